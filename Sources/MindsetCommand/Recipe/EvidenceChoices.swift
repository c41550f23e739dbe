import QAnalysis
import QStudy

/// What is to be computed beside the analysis, each `nil` where nobody said: typed options and
/// recipes are both read into it, and a typed option wins.
struct EvidenceChoices: Equatable, Sendable {
  /// How many times the sorts are drawn; 0 is not at all.
  var bootstrap: Int?
  /// How a draw is brought to the study.
  var bootstrapMatch: BootstrapMatch?
  /// Whether every sort is left out in turn.
  var influence: Bool?
  /// Attributes of people whose groups are compared.
  var groups: [String]?
  /// The two conditions whose sorts are compared person by person.
  var paired: ConditionPair?
  /// Whether other ways to analyse are tried.
  var multiverse: Bool?
  /// Path of the study whose sorts are placed among the viewpoints; in a recipe it counts from the
  /// recipe's own folder.
  var classify: String?
  /// Whether the statements of that study are known by their ids alone, however worded.
  var reworded: Bool?

  /// Whether so many draws can be asked for: none, or two and more, since one has no spread.
  static func canDraw(_ steps: Int) -> Bool { steps == 0 || (2...100_000).contains(steps) }
  /// The same in words.
  static let bootstrapWords = "a whole number from 2 to 100000, or 0 for none"

  /// These choices, and the others' where these are silent.
  func falling(backOn other: EvidenceChoices) -> EvidenceChoices {
    EvidenceChoices(
      bootstrap: bootstrap ?? other.bootstrap,
      bootstrapMatch: bootstrapMatch ?? other.bootstrapMatch,
      influence: influence ?? other.influence,
      groups: groups ?? other.groups,
      paired: paired ?? other.paired,
      multiverse: multiverse ?? other.multiverse, classify: classify ?? other.classify,
      reworded: reworded ?? other.reworded)
  }
}

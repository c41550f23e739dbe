import QNumerics
package import QStudy
import QTables

/// What participants are asked to do: a study whose design has been checked, and nothing of its sorts.
package struct SortingDesign: Equatable, Sendable {
  /// The study without sorts, comments and people.
  package let study: Study
  /// The columns, by ascending value.
  package let grid: Grid
  /// Whether each column takes just its number of cards.
  package let isForced: Bool
  /// The ids of the conditions of instruction, in the order in which they are sorted; one empty id where
  /// the study asks a single question.
  package let conditions: [String]
  /// How sorts are collected; the defaults where the study leaves it open.
  package let collect: CollectSettings
  /// The position of each statement by its id.
  let positions: [String: Int]

  /// Checks a study's design.
  ///
  /// - Parameter study: the study as it stands in its folder.
  /// - Throws: `Findings`: what keeps it from being sorted.
  package init(_ study: Study) throws(Findings) {
    try Findings.check(study.designFindings() + study.backgroundFindings())
    guard let grid = study.grid else {
      throw Findings(
        Finding(
          .badGrid, found: "no grid", expected: "the grid on which cards are laid",
          mend: "Add the key grid to study.yml, as in grid: {-1: 2, 0: 3, 1: 2}."))
    }
    var design = study
    design.sorts = []
    design.comments = []
    design.participants = []
    self.study = design
    self.grid = grid
    isForced = study.distribution != .free
    conditions = study.conditions.isEmpty ? [""] : study.conditions.map(\.id)
    collect = study.collect ?? CollectSettings()
    positions = Dictionary(
      study.statements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many cards a column takes; nil where the grid has no such column.
  func room(at value: Int) -> Int? { grid.columns.first { $0.value == value }?.count }

  /// Whether the way begins with a consent text.
  var asksConsent: Bool { collect.consent != nil }
  /// The hash of the consent text as it is shown to somebody, and the language in which that text is.
  ///
  /// - Parameter language: the one they read in.
  /// - Returns: nil where the study asks for no consent.
  func shownConsent(in language: String) -> (hash: String, language: String)? {
    guard let text = study.worded(in: language).collect?.consent else { return nil }
    let isTranslated = study.translations[language]?.consent != nil
    return (sha256Hex(Array(text.utf8)), isTranslated ? language : study.language)
  }

  /// Who may take part.
  package var access: CollectSettings.Access { collect.access ?? .open }
  /// The pre-sort.
  var presort: CollectSettings.Presort { collect.presort ?? .optional }
  /// Whether extreme cards are chosen in rounds.
  var refines: Bool { collect.refine ?? false }
  /// Whether comments are asked for.
  var asksComments: Bool { collect.comments ?? true }

  /// The question of a condition.
  func question(of condition: String) -> String {
    study.conditions.first { $0.id == condition }?.question ?? study.question
  }

  /// The ids of the cards in the order in which a participant is dealt them.
  ///
  /// - Parameter seed: the seed of their record.
  func dealt(seed: Int) -> [String] {
    let ids = study.statements.map(\.id)
    guard collect.order != .fixed else { return ids }
    var generator = SeededGenerator(seed: UInt64(seed))
    return generator.permutation(ids.count).map { ids[$0] }
  }
}

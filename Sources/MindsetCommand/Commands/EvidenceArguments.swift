public import ArgumentParser
public import QAnalysis
import QStudy

extension BootstrapMatch: ExpressibleByArgument {}

/// Options for what is computed beside the analysis.
struct EvidenceArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw the sorts so many times with replacement, and tell how much scores, loadings and flags "
        + "depend on who took part.", valueName: "n"))
  var bootstrap: Int?

  @Option(
    help: ArgumentHelp(
      "How a draw's viewpoints are brought to the study's: by congruence, or by correlation, "
        + "procrustes or qmethod's qindtest, which drops draws.", valueName: "rule"))
  var bootstrapMatch: BootstrapMatch?

  @Flag(help: "Leave out every sort in turn, and tell how much the viewpoints depend on it.")
  var influence = false

  @Option(
    name: .customLong("groups"),
    help: ArgumentHelp(
      "Tell how groups of people differ, by what is known of them (organisation, say) or by "
        + "condition; may be repeated.", valueName: "attribute"))
  var groups: [String] = []

  @Option(
    help: ArgumentHelp(
      "Tell how people changed between two conditions, as in before,after; both take part.",
      valueName: "conditions"), transform: typedConditions)
  var paired: ConditionPair?

  @Flag(help: "Analyse the sorts in every way others might choose, and tell what holds.")
  var multiverse = false

  @Option(
    help: ArgumentHelp(
      "Place the sorts of another study, on the same statements, among the viewpoints.",
      valueName: "study"))
  var classify: String?

  @OptionGroup var statements: StatementArguments

  mutating func validate() throws {
    if let bootstrap, !EvidenceChoices.canDraw(bootstrap) {
      throw ValidationError("--bootstrap takes \(EvidenceChoices.bootstrapWords).")
    }
  }

  /// The first of these options that was typed.
  var typed: String? {
    [
      ("--bootstrap", bootstrap != nil), ("--bootstrap-match", bootstrapMatch != nil),
      ("--influence", influence), ("--groups", !groups.isEmpty), ("--paired", paired != nil),
      ("--multiverse", multiverse), ("--classify", classify != nil),
      ("--reworded", statements.reworded),
    ].first { $0.1 }?.0
  }

  var choices: EvidenceChoices {
    EvidenceChoices(
      bootstrap: bootstrap, bootstrapMatch: bootstrapMatch, influence: influence ? true : nil,
      groups: groups.isEmpty ? nil : groups, paired: paired, multiverse: multiverse ? true : nil,
      classify: classify, reworded: statements.reworded ? true : nil)
  }
}

/// Which statements of two studies are the same.
struct StatementArguments: ParsableArguments {
  @Flag(help: "Statements of two studies that bear one id are the same, however worded.")
  var reworded = false
}

import ArgumentParser
import QStudy

/// Options for what is computed beside the analysis.
struct EvidenceArguments: ParsableArguments {
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

  var choices: EvidenceChoices {
    EvidenceChoices(
      influence: influence ? true : nil, groups: groups.isEmpty ? nil : groups, paired: paired)
  }
}

import ArgumentParser

/// Options for what is computed beside the analysis.
struct EvidenceArguments: ParsableArguments {
  @Flag(help: "Leave out every sort in turn, and tell how much the viewpoints depend on it.")
  var influence = false

  @Flag(help: "Analyse the sorts in every way others might choose, and tell what holds.")
  var multiverse = false

  @Option(
    help: ArgumentHelp(
      "Place the sorts of another study, on the same statements, among the viewpoints.",
      valueName: "study"))
  var classify: String?

  var choices: EvidenceChoices {
    EvidenceChoices(
      influence: influence ? true : nil, multiverse: multiverse ? true : nil, classify: classify)
  }
}

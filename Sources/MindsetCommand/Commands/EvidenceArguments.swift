import ArgumentParser

/// Options for what is computed beside the analysis.
struct EvidenceArguments: ParsableArguments {
  @Flag(help: "Leave out every sort in turn, and tell how much the viewpoints depend on it.")
  var influence = false

  var choices: EvidenceChoices {
    EvidenceChoices(influence: influence ? true : nil)
  }
}

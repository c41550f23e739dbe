public import ArgumentParser
public import QAnalysis

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

  mutating func validate() throws {
    let range = EvidenceChoices.bootstrapSteps
    if let bootstrap, !range.contains(bootstrap) {
      throw ValidationError(
        "--bootstrap takes a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
  }

  var choices: EvidenceChoices {
    EvidenceChoices(
      bootstrap: bootstrap, bootstrapMatch: bootstrapMatch, influence: influence ? true : nil)
  }
}

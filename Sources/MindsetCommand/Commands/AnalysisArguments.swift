import ArgumentParser
import QAnalysis
import QReport

/// Everything an analysis can be told.
struct AnalysisArguments: ParsableArguments {
  @OptionGroup var method: MethodArguments
  @OptionGroup var program: ProgramArguments
  @OptionGroup var labelling: LabelArguments

  var factors: FactorsChoice? { method.factors }
  var sorts: SelectionArguments { method.sorts }
  var align: String? { method.align }
  var labels: AnalysisDocument.LabelStyle? { labelling.labels }

  /// No option typed: everything is the recipe's.
  static let none: AnalysisArguments = {
    do { return try AnalysisArguments.parse([]) } catch { preconditionFailure("\(error)") }
  }()

  /// These sorts typed and nothing else.
  static func only(_ sorts: SelectionArguments) -> AnalysisArguments {
    var arguments = none
    arguments.method.sorts = sorts
    return arguments
  }

  /// This method typed, a program's small print perhaps, and nothing of labels.
  static func only(
    _ method: MethodArguments, program: ProgramArguments? = nil
  ) -> AnalysisArguments {
    var arguments = none
    arguments.method = method
    if let program { arguments.program = program }
    return arguments
  }

  var choices: SettingChoices {
    var choices = method.choices
    choices.compat = program.compat
    choices.adjustment = labelling.adjustment
    choices.equivalence = labelling.equivalence
    return choices
  }
}

/// Another program's small print.
struct ProgramArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Repeat another program's small print, so that its tables come back as printed: qmethod, kade "
        + "or pqmethod; labels are then classical.", valueName: "program"))
  var compat: CompatMode?
}

/// How statements are labelled: commands that label none hide these, and refuse them.
struct LabelArguments: ParsableArguments {
  @Option(help: "How p-values are adjusted: bh (Benjamini–Hochberg) or holm.")
  var adjustment: Adjustment?

  @Option(
    parsing: .unconditional, help: "Largest difference in z that still counts as agreeing (0.75).")
  var equivalence: Double?

  @Option(help: "Which labels tables and figures carry: mindset or classical.")
  var labels: AnalysisDocument.LabelStyle?

  mutating func validate() throws {
    try checkRange("--equivalence", equivalence, SettingRange.equivalence)
  }

  /// The first of these options that was typed.
  var typed: String? {
    if adjustment != nil { return "--adjustment" }
    if equivalence != nil { return "--equivalence" }
    return labels == nil ? nil : "--labels"
  }
}

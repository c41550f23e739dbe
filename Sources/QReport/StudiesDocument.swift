package import QAnalysis
package import QStudy

/// Several studies compared, with what made them: what the terminal shows and the JSON holds.
package struct StudiesDocument: Sendable {
  /// The studies side by side, in the order of the documents.
  package let comparison: StudiesComparison
  /// Each study's own document.
  package let studies: [AnalysisDocument]
  /// What was named on the command line, one a study; empty where that is not known.
  package let paths: [String]
  /// What made the figures.
  package let tool: AnalysisDocument.Tool
  /// Warnings of each study, with its letter, and of the comparison.
  package let warnings: [Warning]

  /// Makes a document.
  package init(
    _ comparison: StudiesComparison, studies: [AnalysisDocument], paths: [String] = [],
    tool: AnalysisDocument.Tool
  ) {
    self.paths = paths
    self.comparison = comparison
    self.studies = studies
    self.tool = tool
    warnings =
      studies.enumerated().flatMap { position, study in
        study.warnings.map { warning in
          var warning = warning
          warning.message = StudiesComparison.identifier(position) + ": " + warning.message
          return warning
        }
      } + comparison.warnings
  }

  /// `S1`: a second-order viewpoint.
  static func secondOrderIdentifier(_ factor: Int) -> String { "S\(factor + 1)" }

  /// `A.F1`: a viewpoint of a study.
  func identifier(_ study: Int, _ factor: Int) -> String {
    StudiesComparison.identifier(study) + "." + Viewpoint.identifier(factor)
  }

  /// `A.F1`, with the name people gave it.
  func name(_ study: Int, _ factor: Int) -> String {
    let name = studies[study].analysis.viewpoints[factor].name
    return identifier(study, factor) + (name.map { " “\($0)”" } ?? "")
  }
}

package import QAnalysis
package import QStudy

/// A series of solutions with all that was asked beside it: what the terminal shows and the JSON
/// holds.
package struct SolutionsDocument: Sendable {
  /// The solutions and what becomes of their viewpoints.
  package let series: SolutionSeries
  /// The tests against chance, `nil` where they were not run.
  package let retention: Retention?
  /// Which labels are printed.
  package let labels: AnalysisDocument.LabelStyle
  /// What made the figures.
  package let tool: AnalysisDocument.Tool
  /// SHA-256 of the canonical CSV of statements, grid and sorts, in hexadecimal.
  package let fingerprint: String
  /// Warnings of reading.
  package let readingWarnings: [Warning]

  /// Makes a document.
  package init(
    _ series: SolutionSeries, retention: Retention?, labels: AnalysisDocument.LabelStyle,
    tool: AnalysisDocument.Tool, fingerprint: String, further: [Warning] = []
  ) {
    self.series = series
    self.retention = retention
    self.labels = labels
    self.tool = tool
    self.fingerprint = fingerprint
    readingWarnings = further
  }

  /// Each warning once, with the numbers of viewpoints it holds for.
  package var warnings: [(warning: Warning, factors: [Int])] {
    let counts = series.solutions.map(\.analysis.settings.factors)
    var collected = readingWarnings.map { (warning: $0, factors: counts) }
    for solution in series.solutions {
      for warning in solution.analysis.warnings {
        let count = solution.analysis.settings.factors
        if let place = collected.firstIndex(where: { $0.warning == warning }) {
          if !collected[place].factors.contains(count) { collected[place].factors.append(count) }
        } else {
          collected.append((warning, [count]))
        }
      }
    }
    return collected
  }

  /// Statements that tell an extra viewpoint from the others, by the labels in use.
  func distinguishing(_ extra: SolutionStep.Extra) -> [Int] {
    labels == .classical ? extra.classical : extra.distinguishing
  }
}

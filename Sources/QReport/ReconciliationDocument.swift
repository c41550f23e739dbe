package import QAnalysis
package import QStudy

/// A reconciliation with what made it: what the terminal shows and the JSON holds.
package struct ReconciliationDocument: Sendable {
  /// The study by exact conventions and by those of other programs.
  package let reconciliation: Reconciliation
  /// What made the figures.
  package let tool: AnalysisDocument.Tool
  /// SHA-256 of the canonical CSV of statements, grid and sorts, in hexadecimal.
  package let fingerprint: String
  /// Warnings of reading and of the exact analysis.
  package let warnings: [Warning]

  /// Makes a document; `further` warnings, such as those of reading, come first.
  package init(
    _ reconciliation: Reconciliation, tool: AnalysisDocument.Tool, fingerprint: String,
    further: [Warning] = []
  ) {
    self.reconciliation = reconciliation
    self.tool = tool
    self.fingerprint = fingerprint
    warnings = further + reconciliation.exact.warnings
  }
}

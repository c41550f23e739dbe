package import QAnalysis
package import QStudy

/// How many viewpoints, with what a reader must know beside it: what `factors` tells.
package struct RetentionDocument: Sendable {
  /// The sorts.
  package let table: SortTable
  /// Every rule and every number of factors.
  package let panel: RetentionPanel
  /// Seed of permuted, simulated and halved studies.
  package let seed: UInt64
  /// What made the figures.
  package let tool: AnalysisDocument.Tool
  /// SHA-256 of the canonical CSV of statements, grid and sorts, in hexadecimal.
  package let fingerprint: String

  /// Makes a document.
  package init(
    table: SortTable, panel: RetentionPanel, seed: UInt64, tool: AnalysisDocument.Tool,
    fingerprint: String
  ) {
    self.table = table
    self.panel = panel
    self.seed = seed
    self.tool = tool
    self.fingerprint = fingerprint
  }
}

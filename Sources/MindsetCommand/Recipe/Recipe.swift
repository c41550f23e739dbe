import QAnalysis
import QReport
import QStudy

/// An analysis that can be run again: which study, which settings, which decisions, which outputs.
struct Recipe: Equatable, Sendable {
  /// Path of the study, relative to the recipe.
  var study: String
  /// Settings stated.
  var settings: SettingChoices
  /// What is computed beside the analysis.
  var evidence: EvidenceChoices
  /// Which sorts take part.
  var selection: SortTable.Selection
  /// What a person decided about the solution.
  var decisions: Decisions
  /// Which labels outputs carry.
  var labels: AnalysisDocument.LabelStyle?
  /// What `run` writes.
  var outputs: [OutputFormat]
  /// Handout sheets, by name.
  var handouts: [String]
  /// Folder of the outputs, relative to the recipe; `nil` means the recipe's own name.
  var out: String?

  init(
    study: String, settings: SettingChoices = SettingChoices(),
    evidence: EvidenceChoices = EvidenceChoices(),
    selection: SortTable.Selection = SortTable.Selection(), decisions: Decisions = Decisions(),
    labels: AnalysisDocument.LabelStyle? = nil, outputs: [OutputFormat] = [],
    handouts: [String] = [], out: String? = nil
  ) {
    self.study = study
    self.settings = settings
    self.evidence = evidence
    self.selection = selection
    self.decisions = decisions
    self.labels = labels
    self.outputs = outputs
    self.handouts = handouts
    self.out = out
  }
}

/// A form in which results are written.
enum OutputFormat: String, CaseIterable, Sendable {
  /// One self-contained page.
  case html
  /// Tidy tables, one file each.
  case csv
  /// `analysis.json`.
  case json
}

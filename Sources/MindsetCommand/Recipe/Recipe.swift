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
  /// Which sheets `run` writes beside them, as PDF on A4.
  var handouts: SheetChoice
  /// Folder of the outputs, relative to the recipe; `nil` means the recipe's own name.
  var out: String?

  init(
    study: String, settings: SettingChoices = SettingChoices(),
    evidence: EvidenceChoices = EvidenceChoices(),
    selection: SortTable.Selection = SortTable.Selection(), decisions: Decisions = Decisions(),
    labels: AnalysisDocument.LabelStyle? = nil, outputs: [OutputFormat] = [],
    handouts: SheetChoice = .none, out: String? = nil
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

extension Decisions {
  /// What a person decided there and not here, in words; viewpoints held on to by their scores and
  /// without a name are no decision.
  func lacking(of other: Decisions) -> [String] {
    func lost<Entry: Equatable>(_ one: String, _ many: String, _ old: [Entry], _ new: [Entry])
      -> String?
    {
      let count = old.count { !new.contains($0) }
      return count == 0 ? nil : NumberText.count(count, one, many)
    }
    let decided = other.anchors.filter {
      if case .like = $0.kind { return true }
      return $0.name != nil || $0.gist != nil
    }
    return [
      lost("rotation", "rotations", other.rotations, rotations),
      other.take == nil || other.take == take ? nil : "which viewpoints are taken",
      lost("inversion", "inversions", other.invert, invert),
      lost("split", "splits", other.split, split),
      lost("flag", "flags", other.flags, flags),
      lost("named viewpoint", "named viewpoints", decided, anchors),
    ].compactMap(\.self)
  }
}

/// A form in which results are written.
enum OutputFormat: String, CaseIterable, Sendable {
  /// One self-contained page.
  case html
  /// The same as pages to print.
  case pdf
  /// The same as a Word document.
  case docx
  /// Tidy tables, one file each.
  case csv
  /// `analysis.json`.
  case json
  /// The report in Markdown, its figures, and the tables of a paper.
  case markdown
  /// The tables of a paper in LaTeX.
  case latex
  /// The same as a workbook, with the grid of each viewpoint.
  case xlsx

  /// What is written where nothing is chosen.
  static let usual: [OutputFormat] = [.html, .csv, .json]

  /// The forms of the report; the workbook holds its tables.
  static let reports: [OutputFormat] = [.html, .pdf, .docx, .markdown, .xlsx]
}

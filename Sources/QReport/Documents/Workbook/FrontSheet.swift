import QAnalysis
import QDrawing
import QStudy
import QTables

/// The first sheet of a workbook: what it is, what to beware of, and where things are.
struct FrontSheet {
  static let name = "Contents"

  /// A further sheet.
  struct Entry {
    let name: String
    let holds: String
  }

  /// The workbook's sheet with all of this.
  let sheet: WorkbookSheet

  init(_ entries: [Entry], look: WorkbookLook) {
    let document = look.document
    let prose = look.prose
    var sheet = look.sheet(named: Self.name)
    sheet.columnWidths = [28, 104]
    sheet.addAcross(document.study.title, style: Self.heading)
    if let notice = prose.notice { sheet.addAcross(notice, style: Self.notice) }
    if !document.study.question.isEmpty {
      sheet.addAcross(document.study.question, style: WorkbookLook.note)
    }
    sheet.addRow([])
    Self.add("Viewpoints", prose.headline.map(\.text).joined(separator: " "), to: &sheet)
    Self.add("Method", prose.methodInBrief, to: &sheet)
    let warnings = prose.warningsToHandOn.map(\.message)
    Self.add("Warnings", warnings.first ?? "None.", to: &sheet)
    for warning in warnings.dropFirst() { Self.add("", warning, to: &sheet) }
    sheet.addRow([])
    sheet.addRow([
      .text("Sheet", style: WorkbookLook.head), .text("What it holds", style: WorkbookLook.head),
    ])
    for (index, entry) in entries.enumerated() {
      sheet.addRow([
        WorkbookCell(
          .link(entry.name, sheet: index + 1), style: WorkbookLook.row(WorkbookLook.link)),
        .text(entry.holds, style: WorkbookLook.row(WorkbookLook.wording)),
      ])
    }
    if let missing = document.withoutScores { Self.add("", missing, to: &sheet) }
    sheet.addRow([])
    let provenance = document.study.provenance
    if let source = provenance.source { Self.add("Source", source, to: &sheet) }
    if let grid = document.analysis.table.study.grid {
      Self.add("Grid", grid.description, to: &sheet)
    }
    if let kind = provenance.sorts { Self.add("Sorts", kind.rawValue, to: &sheet) }
    if let date = provenance.date { Self.add("Date", date, to: &sheet) }
    Self.add("Made by", "\(document.tool.name) \(document.tool.version)", to: &sheet)
    Self.add("Data (SHA-256)", document.fingerprint, to: &sheet)
    self.sheet = sheet
  }

  private static func add(_ name: String, _ text: String, to sheet: inout WorkbookSheet) {
    var label = WorkbookLook.plain
    label.isBold = true
    sheet.addRow([
      .text(name, style: label), .text(text, style: WorkbookLook.wording),
    ])
  }

  private static var heading: WorkbookStyle {
    var style = WorkbookLook.title
    style.size = 20
    return style
  }

  private static var notice: WorkbookStyle {
    var style = WorkbookLook.wording
    style.isBold = true
    style.fill = WorkbookLook.colour(.seriesWash(1))
    return style
  }
}

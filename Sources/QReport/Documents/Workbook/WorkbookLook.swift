import QAnalysis
import QDrawing
import QStudy
import QTables

/// What all sheets of a workbook have in common.
struct WorkbookLook {
  let document: AnalysisDocument
  let prose: Prose
  /// Whether sheets run from right to left, as the wording of most statements does.
  let isRightToLeft: Bool

  init(_ document: AnalysisDocument) {
    self.document = document
    prose = Prose(document)
    let wordings = document.analysis.table.statements.map(\.text)
    let turned = wordings.count { WritingDirection(of: $0) == .rightToLeft }
    isRightToLeft = 2 * turned > wordings.count
  }

  /// A sheet without cells.
  func sheet(named name: String) -> WorkbookSheet {
    var sheet = WorkbookSheet(name: name)
    sheet.isRightToLeft = isRightToLeft
    sheet.showsGridlines = false
    sheet.acceptsDigitsAsText = true
    var page = WorkbookPage()
    page.foot = ([prose.notice].compactMap(\.self) + [document.study.title])
      .joined(separator: " · ")
    sheet.page = page
    return sheet
  }

  // MARK: Styles

  static let bodySize = 11.0

  static func colour(_ paint: Paint) -> UInt32 { Palette.light.colour(of: paint).rgb }

  /// Words and figures in the ink of the page.
  static var plain: WorkbookStyle {
    var style = WorkbookStyle()
    style.ink = colour(.ink)
    style.level = .top
    return style
  }

  /// Words that run on to further lines.
  static var wording: WorkbookStyle {
    var style = plain
    style.wraps = true
    return style
  }

  static var title: WorkbookStyle {
    var style = wording
    style.isBold = true
    style.size = 15
    return style
  }

  static var note: WorkbookStyle {
    var style = wording
    style.ink = colour(.mutedInk)
    return style
  }

  static var link: WorkbookStyle {
    var style = plain
    style.ink = colour(.series(0))
    style.isUnderlined = true
    return style
  }

  /// The head of a column.
  static var head: WorkbookStyle {
    var style = wording
    style.isBold = true
    style.fill = colour(.surface)
    style.level = .bottom
    style.border = WorkbookStyle.Border(.bottom, colour: colour(.mutedInk))
    return style
  }

  /// A cell of a table, with a line that leads the eye along its row.
  static func row(_ style: WorkbookStyle) -> WorkbookStyle {
    var style = style
    style.border = WorkbookStyle.Border(.bottom, colour: colour(.rule))
    return style
  }
}

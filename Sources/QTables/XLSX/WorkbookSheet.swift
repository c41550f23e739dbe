/// A sheet of a workbook to be written.
package struct WorkbookSheet: Sendable, Equatable {
  /// The name on its tab, as it is wished; the workbook makes names valid and unique.
  package var name: String
  /// The cells, row by row; rows may differ in length.
  package var rows: [[WorkbookCell]]
  /// The width of each column in characters; nil, or past the end, is the width programs give.
  package var columnWidths: [Double?]
  /// How many rows at the top stay in view.
  package var frozenRows: Int
  /// How many columns at the left stay in view.
  package var frozenColumns: Int
  /// Heights in points of rows, by their index. The others are as high as programs find that their
  /// texts need; those of merged cells they don't look at.
  package var rowHeights: [Int: Double] = [:]
  /// Cells shown as one, which holds what their first cell does; at least two each, and none twice.
  package var mergedRanges: [CellRange] = []
  /// Whether the first column is the rightmost.
  package var isRightToLeft = false
  /// Whether the program draws lines between the cells.
  package var showsGridlines = true
  /// Whether texts of digits, such as ids, are left as they are without a remark of the program.
  package var acceptsDigitsAsText = false
  /// How the sheet is printed; nil leaves it to the program.
  package var page: WorkbookPage?

  /// Makes a sheet; all but the name may be filled in later.
  package init(
    name: String, rows: [[WorkbookCell]] = [], columnWidths: [Double?] = [], frozenRows: Int = 0,
    frozenColumns: Int = 0
  ) {
    self.name = name
    self.rows = rows
    self.columnWidths = columnWidths
    self.frozenRows = frozenRows
    self.frozenColumns = frozenColumns
  }
}

/// How a sheet is printed: A4 landscape, one page wide, with its name and the number of the page at the
/// foot.
package struct WorkbookPage: Sendable, Equatable {
  /// The rows that stand on top of every page, by their index.
  package var repeatedRows: ClosedRange<Int>?
  /// Whether the whole sheet is made to fit on one page.
  package var fitsOnePage = false
  /// What stands at the left of the foot: at most 100 characters of it.
  package var foot = ""

  static let longestFoot = 100

  /// A page with nothing of its own.
  package init() {}
}

/// A cell to be written: what it holds, and how it looks.
package struct WorkbookCell: Sendable, Equatable {
  /// What a cell holds.
  package enum Content: Sendable, Equatable {
    case empty
    /// A text whatever it begins with: no program takes it for a formula or a number.
    case text(String)
    /// A number with the 16 digits that workbooks keep; one that is not finite leaves the cell empty.
    case number(Double)
    /// A text that leads to the first cell of a sheet of the same workbook, by the sheet's index.
    case link(String, sheet: Int)
  }

  /// What the cell holds.
  package var content: Content
  /// How the cell looks.
  package var style: WorkbookStyle

  /// Makes a cell.
  package init(_ content: Content, style: WorkbookStyle = WorkbookStyle()) {
    self.content = content
    self.style = style
  }

  /// A cell without content.
  package static let empty = WorkbookCell(.empty)

  /// A cell with a text.
  package static func text(_ text: String, style: WorkbookStyle = WorkbookStyle()) -> WorkbookCell {
    WorkbookCell(.text(text), style: style)
  }

  /// A cell with a number.
  package static func number(
    _ number: Double, style: WorkbookStyle = WorkbookStyle()
  ) -> WorkbookCell {
    WorkbookCell(.number(number), style: style)
  }

  /// A cell with a whole number.
  package static func number(
    _ number: Int, style: WorkbookStyle = WorkbookStyle()
  ) -> WorkbookCell {
    WorkbookCell(.number(Double(number)), style: style)
  }
}

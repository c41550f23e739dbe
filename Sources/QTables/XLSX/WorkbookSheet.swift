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

/// A cell to be written: what it holds, and how it looks.
package struct WorkbookCell: Sendable, Equatable {
  /// What a cell holds.
  package enum Content: Sendable, Equatable {
    case empty
    /// A text whatever it begins with: no program takes it for a formula or a number.
    case text(String)
    /// A number with the 16 digits that workbooks keep; one that is not finite leaves the cell empty.
    case number(Double)
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

/// How a cell looks.
package struct WorkbookStyle: Sendable, Hashable {
  /// Whether it is set in bold.
  package var isBold: Bool
  /// Whether a long text runs on to further lines, at the top of the cell.
  package var wraps: Bool
  /// How a number is shown, in the notation of spreadsheets: `0.00`, `+0;-0;0`; nil lets the program
  /// decide.
  package var numberFormat: String?

  /// Makes a style; the default is that of an untouched cell.
  package init(isBold: Bool = false, wraps: Bool = false, numberFormat: String? = nil) {
    self.isBold = isBold
    self.wraps = wraps
    self.numberFormat = numberFormat
  }

  /// Bold, as a header is.
  package static let bold = WorkbookStyle(isBold: true)
}

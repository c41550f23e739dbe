package import QTables

/// Where the sorts are within the cells of a file, as the user says it.
package struct SortsPlace: Equatable, Sendable {
  /// The values; the row or column of the ids may be among them.
  package var sorts: CellRange?
  /// The ids or the wording of the statements, or both.
  package var statements: CellRange?
  /// The ids of the sorts.
  package var ids: IDPlace?
  /// Pictures of the grid, values and cards, in place of a table.
  package var pictures: [SheetRange] = []
  /// The ids and the wording of the statements on another sheet.
  package var wording: SheetRange?

  /// Makes a place; what is nil is not said.
  package init(sorts: CellRange? = nil, statements: CellRange? = nil, ids: IDPlace? = nil) {
    self.sorts = sorts
    self.statements = statements
    self.ids = ids
  }

  /// Makes a place of the ranges that were typed: several for the sorts, or one with its sheet, are
  /// pictures of the grid; one with its sheet for the statements is their wording.
  ///
  /// - Returns: nil where there are two ranges of one kind for the statements.
  package init?(sorts: [SheetRange], statements: [SheetRange], ids: IDPlace?) {
    let beside = statements.filter { $0.sheet == nil }
    let elsewhere = statements.filter { $0.sheet != nil }
    guard beside.count < 2, elsewhere.count < 2 else { return nil }
    if sorts.count == 1, sorts[0].sheet == nil {
      self.sorts = sorts[0].range
    } else {
      pictures = sorts
    }
    self.statements = beside.first?.range
    self.ids = ids
    wording = elsewhere.first
  }

  /// Whether nothing is said.
  package var isEmpty: Bool { !isOfTable && pictures.isEmpty && wording == nil }

  /// Whether it says where in a sheet the table of the sorts is.
  var isOfTable: Bool { sorts != nil || statements != nil || ids != nil }
}

/// Where the ids of the sorts are: `row:3`, `column:B`, or a range such as `D3:AB3`.
package enum IDPlace: Equatable, Sendable, CustomStringConvertible {
  /// A row, from 1.
  case row(Int)
  /// A column, from 1.
  case column(Int)
  /// A part of a row, of two rows that name the sorts together, or of a column.
  case range(CellRange)

  /// Reads a place as it is typed; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, parts[0].lowercased() == "row" {
      guard let place = CellReference("A" + parts[1]) else { return nil }
      self = .row(place.row)
    } else if parts.count == 2, parts[0].lowercased() == "column" {
      guard let place = CellReference(parts[1].uppercased() + "1"), place.row == 1 else {
        return nil
      }
      self = .column(place.column)
    } else if let range = CellRange(text.uppercased()) {
      self = .range(range)
    } else {
      return nil
    }
  }

  /// The place as it is typed.
  package var description: String {
    switch self {
    case .row(let row): "row:\(row)"
    case .column(let column): "column:\(columnLetters(column - 1))"
    case .range(let range): range.name
    }
  }
}

extension CellRange {
  /// The range as spreadsheets name it, such as `A1:B2`, or `A1` for one cell.
  package var name: String { first == last ? first.name : "\(first.name):\(last.name)" }

  /// The rectangle over some rows and columns, all counted from 1; nil for one that no sheet has.
  init?(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    let first = CellReference(row: rows.lowerBound, column: columns.lowerBound)
    let last = CellReference(row: rows.upperBound, column: columns.upperBound)
    self.init("\(first.name):\(last.name)")
  }

  var rows: ClosedRange<Int> { first.row...last.row }
  var columns: ClosedRange<Int> { first.column...last.column }
}

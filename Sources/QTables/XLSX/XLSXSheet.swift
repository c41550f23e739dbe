/// What a cell holds.
package enum XLSXCell: Sendable, Equatable {
  case empty
  /// A text, the runs of rich text joined.
  case text(String)
  case number(Double)
  case boolean(Bool)
  /// A number that its style shows as a date or time: days since the end of 1899, or since the
  /// beginning of 1904 where the workbook says so.
  case date(serial: Double)
  /// An error value, such as `#N/A`.
  case error(String)
  /// A formula that no program has computed yet; empty where another cell holds the formula.
  case formulaWithoutValue(String)
}

/// A sheet: only the cells that the file mentions are held.
package struct XLSXSheet: Sendable {
  /// The name on its tab.
  package let name: String
  /// Whether it is hidden from the reader of the workbook.
  package let isHidden: Bool
  /// The rows that the file mentions, from top to bottom.
  package let rows: [XLSXRow]
  /// The cells shown as one; all but the first of a range are usually empty.
  package let mergedRanges: [CellRange]
  /// The columns that are hidden, from 1.
  package let hiddenColumns: RangeSet<Int>
  /// Whether notes hang on cells; what they say is not read.
  package var hasNotes = false

  /// The rows that are hidden, from 1.
  package var hiddenRows: [Int] { rows.filter(\.isHidden).map(\.number) }

  /// The rightmost column of any cell; 0 for a sheet without cells.
  package var lastColumn: Int { rows.reduce(0) { max($0, $1.cells.last?.column ?? 0) } }

  /// A cell by row and column, from 1; empty where the sheet has none.
  package subscript(row: Int, column: Int) -> XLSXCell {
    let index = rows.partitioningIndex { $0.number >= row }
    guard index < rows.count, rows[index].number == row else { return .empty }
    return rows[index][column]
  }

  /// The name of a place for messages, such as `D3` for row 3 and column 4.
  package static func name(row: Int, column: Int) -> String {
    CellReference(row: row, column: column).name
  }
}

/// A row of a sheet.
package struct XLSXRow: Sendable {
  /// Its number, from 1.
  package let number: Int
  /// Whether it is hidden.
  package let isHidden: Bool
  /// The cells that the file mentions, from left to right, with their columns from 1.
  package var cells: [(column: Int, cell: XLSXCell)]

  /// A cell by its column, from 1; empty where the row has none.
  package subscript(column: Int) -> XLSXCell {
    let index = cells.partitioningIndex { $0.column >= column }
    guard index < cells.count, cells[index].column == column else { return .empty }
    return cells[index].cell
  }
}

extension Array {
  /// The first index whose element, and every later one, fulfils the condition.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The place of a cell; row and column count from 1.
package struct CellReference: Sendable, Hashable {
  /// The row, at most 1,048,576.
  package let row: Int
  /// The column, at most 16,384.
  package let column: Int

  /// The number of the last row of any sheet.
  package static let lastRow = 1_048_576
  /// The number of the last column of any sheet.
  package static let lastColumn = 16_384

  /// A place by its numbers.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// A place by its name, such as `D3` or `$D$3`; nil for anything that is not in a sheet.
  package init?(_ name: some StringProtocol) {
    var row = 0
    var column = 0
    for byte in name.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case ASCII.zero...ASCII.nine where column > 0: row = row * 10 + Int(byte - ASCII.zero)
      default: return nil
      }
      // Checked at every step, so that no reference is long enough to overflow.
      guard row <= Self.lastRow, column <= Self.lastColumn else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row, column: column)
  }

  /// The place as spreadsheets name it, such as `D3`; a column below 1 has no letters.
  package var name: String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self) + String(row)
  }
}

/// A rectangle of cells, both corners included.
package struct CellRange: Sendable, Hashable {
  /// The top left cell.
  package let first: CellReference
  /// The bottom right cell.
  package let last: CellReference

  /// Cells beside one another: some columns of a row.
  package init(row: Int, columns: ClosedRange<Int>) {
    first = CellReference(row: row, column: columns.lowerBound)
    last = CellReference(row: row, column: columns.upperBound)
  }

  /// A range by its name, such as `A1:B2`, or `A1` for one cell; nil where the corners are not in
  /// order.
  package init?(_ name: String) {
    let corners = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = corners.first.flatMap({ CellReference($0) }),
      let last = corners.last.flatMap({ CellReference($0) }),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.first = first
    self.last = last
  }
}

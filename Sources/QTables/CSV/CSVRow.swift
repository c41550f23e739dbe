/// One row of a `CSVTable`.
///
/// A cell past the end of the row reads as an empty one, so that a short row needs no special care;
/// `count` tells that it is short.
package struct CSVRow: Sendable {
  /// The line of the file on which the row begins, from 1.
  package let line: Int
  let text: [UInt8]
  let allCells: [CSVTable.CellRange]
  let ownCells: Range<Int>

  /// How many cells the row has.
  package var count: Int { ownCells.count }

  /// All cells as strings.
  package var cells: [String] { (0..<count).map { string($0) } }

  /// The bytes of a cell in UTF-8, without quotes.
  package func bytes(_ column: Int) -> ArraySlice<UInt8> {
    guard column >= 0, column < count else { return [] }
    let cell = allCells[ownCells.lowerBound + column]
    return text[Int(cell.start)..<Int(cell.end)]
  }

  /// A cell as it stands in the file, blanks included.
  package func string(_ column: Int) -> String {
    String(decoding: bytes(column), as: UTF8.self)
  }

  /// A cell of words as it was before the apostrophe that keeps a spreadsheet from running it as a
  /// formula; see `CSVWriter.spreadsheetSafe`.
  package func words(_ column: Int) -> String {
    String(decoding: FormulaGuard.unguarded(bytes(column)), as: UTF8.self)
  }

  /// Whether a cell holds nothing but blanks.
  package func isBlank(_ column: Int) -> Bool {
    bytes(column).allSatisfy { $0 == ASCII.space || $0 == ASCII.tab }
  }

  /// A cell as a whole number, by the rules of `parseInteger`.
  package func integer(_ column: Int, decimalComma: Bool = false) -> Int? {
    guard column >= 0, column < count else { return nil }
    let cell = allCells[ownCells.lowerBound + column]
    return parseInteger(
      text.span.extracting(Int(cell.start)..<Int(cell.end)), decimalComma: decimalComma)
  }

  /// A cell as a number, by the rules of `parseNumber`.
  package func number(_ column: Int, decimalComma: Bool = false) -> Double? {
    parseNumber(bytes(column), decimalComma: decimalComma)
  }
}

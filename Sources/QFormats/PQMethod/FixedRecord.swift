internal import QTables

/// A record of a `.dat` file by columns.
///
/// PQMethod counts bytes, so that a letter of several bytes in UTF-8 takes several columns. A file that
/// was brought to UTF-8 afterwards has a column a character. Where a line has such letters, the count that
/// puts a number into every field is taken.
struct FixedRecord {
  private let columns: [ArraySlice<UInt8>]

  /// Takes a line with its columns counted one way or the other.
  private init(_ columns: [ArraySlice<UInt8>]) { self.columns = columns }

  /// Takes a line.
  ///
  /// - Parameters:
  ///   - start: the columns before the first value.
  ///   - fields: how many values of two columns there should be.
  ///   - prefersBytes: how columns are counted where neither count fits.
  init(
    _ line: [UInt8], of text: FixedLines, start: Int, fields: Int, prefersBytes: Bool
  ) {
    let readings = Self.readings(line, of: text)
    self =
      readings.first { $0.isWhole(start: start, fields: fields) }
      ?? (prefersBytes ? readings[0] : readings[readings.count - 1])
  }

  /// The line by bytes and, where that is something else, by characters.
  static func readings(_ line: [UInt8], of text: FixedLines) -> [FixedRecord] {
    let bytes = FixedRecord(line.indices.map { line[$0...$0] })
    return text.hasWideCharacters(line) ? [bytes, FixedRecord(text.characters(of: line))] : [bytes]
  }

  /// How many columns there are without the blanks at the end.
  var extent: Int { columns.lastIndex { !$0.allSatisfy(isBlankByte) }.map { $0 + 1 } ?? 0 }

  /// The bytes of columns counted from 0, as far as the line goes.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    Array(
      columns[min(range.lowerBound, columns.count)..<min(range.upperBound, columns.count)].joined())
  }

  /// Whether the line ends with the last field, or a column before where its digit stands to the left.
  func ends(start: Int, fields: Int) -> Bool {
    let length = start + 2 * fields
    return (length - 1...length).contains(extent)
  }

  /// Whether every field holds a whole number and the line ends with the last.
  func isWhole(start: Int, fields: Int) -> Bool {
    ends(start: start, fields: fields)
      && (0..<fields).allSatisfy {
        parseInteger(bytes(start + 2 * $0..<start + 2 * $0 + 2)[...]) != nil
      }
  }
}

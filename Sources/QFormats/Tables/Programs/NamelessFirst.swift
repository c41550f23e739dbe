internal import QTables

/// A table as R's `write.table` writes it with a comma, a semicolon or a tab: words in quotes, rows that begin
/// with their names, and a header that leaves the first name out.
///
/// ```
/// "s1","s2"
/// "Ann",1,-1
/// "Bob",0,0
/// ```
enum NamelessFirst {
  private static let quote = UInt8(ascii: "\"")
  /// So many lines tell what a text is.
  private static let linesLooked = 50

  /// The table with a blank cell before its header, so that lines and cells keep their numbers; nil for
  /// another.
  static func completed(_ text: [UInt8]) -> [UInt8]? {
    guard text.first == quote else { return nil }
    let delimiters = CSVDelimiter.found.map(\.rawValue)
    return delimiters.first { isShort(text, $0) }.map { [$0] + text }
  }

  /// Whether every name of the header is quoted, and each row begins with a quoted one and has a cell more.
  private static func isShort(_ text: [UInt8], _ delimiter: UInt8) -> Bool {
    let start = text.prefix(1 << 16)
    let lines = start.split(maxSplits: linesLooked) { $0 == 0x0A || $0 == 0x0D }
    // The last one may be cut off.
    let whole =
      text.count > start.count || lines.count > linesLooked ? lines.dropLast() : lines[...]
    guard whole.count > 2, let header = whole.first.flatMap({ cells($0, delimiter) }),
      header.count > 1, header.allSatisfy(\.isQuoted)
    else { return false }
    return whole.dropFirst().allSatisfy { line in
      cells(line, delimiter).map { $0.count == header.count + 1 && $0[0].isQuoted } ?? false
    }
  }

  /// The cells of a line, and whether each stands in quotes; nil where a quote is not closed.
  private static func cells(
    _ line: ArraySlice<UInt8>, _ delimiter: UInt8
  ) -> [(isQuoted: Bool, length: Int)]? {
    var cells = [(isQuoted: line.first == quote, length: 0)]
    var isInside = false
    for byte in line {
      if byte == quote { isInside.toggle() }
      if byte == delimiter, !isInside {
        cells.append((false, 0))
        continue
      }
      if cells[cells.count - 1].length == 0 { cells[cells.count - 1].isQuoted = byte == quote }
      cells[cells.count - 1].length += 1
    }
    return isInside ? nil : cells
  }
}

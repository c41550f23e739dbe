internal import QTables

/// A table as R's `write.table` writes it: blanks between the cells, words in quotes, and a header that is one
/// name shorter than the rows where these begin with their names.
///
/// ```
/// "Ann" "Bob"
/// "s1" 1 -1
/// "s2" 0 0
/// ```
enum BlankSeparated {
  /// Fewer lines are a note, and not a table.
  private static let fewestLines = 3
  private static let fewestCells = 3
  /// So many lines tell what a text is.
  private static let linesLooked = 50

  /// What separates the cells of other tables.
  private static let marks: Set<UInt8> = [0x09, UInt8(ascii: ","), UInt8(ascii: ";")]
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// Whether the first lines of a text are such a table.
  static func recognises(_ text: some Collection<UInt8>) -> Bool {
    let lines = lines(of: Array(text.prefix(1 << 16))).prefix(linesLooked)
    guard lines.count >= fewestLines, let header = lines.first.flatMap({ cells(of: $0) }) else {
      return false
    }
    guard header.contains(where: \.isQuoted) else { return isPlain(lines, header) }
    let counts = lines.dropFirst().map { cells(of: $0)?.count ?? 0 }
    // The last line may be cut off.
    let whole = counts.count > fewestLines ? counts.dropLast() : counts[...]
    guard let count = whole.first, count >= fewestCells else { return false }
    return whole.allSatisfy { $0 == count } && (header.count == count || header.count + 1 == count)
  }

  /// Whether without quotes it is evident that the header leaves out the name of the first column; blanks alone
  /// separate the words of any text.
  private static func isPlain(
    _ lines: ArraySlice<ArraySlice<UInt8>>, _ header: [(bytes: [UInt8], isQuoted: Bool)]
  ) -> Bool {
    let rows = lines.dropFirst().filter { !$0.isEmpty }.dropLast(lines.count == linesLooked ? 1 : 0)
      .map { cells(of: $0) ?? [] }
    func words(_ cells: [(bytes: [UInt8], isQuoted: Bool)]) -> [String] {
      cells.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    return NamelessFirst.isPlain(header: words(header), rows: rows.map(words))
  }

  /// The same table with commas between the cells; lines keep their numbers.
  static func withCommas(_ text: [UInt8]) -> [UInt8] {
    let lines = lines(of: text).map { cells(of: $0) ?? [] }
    let width = lines.dropFirst().first { !$0.isEmpty }?.count ?? 0
    var bytes: [UInt8] = []
    for (number, cells) in lines.enumerated() {
      let isShort = number == 0 && cells.count + 1 == width
      let words = (isShort ? [[]] : []) + cells.map { written($0.bytes) }
      bytes += words.joined(separator: [UInt8(ascii: ",")])
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static func written(_ cell: [UInt8]) -> [UInt8] {
    [quote] + cell.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split(omittingEmptySubsequences: false) { $0 == 0x0A }
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
  }

  /// The cells of a line; nil where a quote is not closed, or other marks stand between.
  private static func cells(
    of line: ArraySlice<UInt8>
  ) -> [(bytes: [UInt8], isQuoted: Bool)]? {
    var cells: [(bytes: [UInt8], isQuoted: Bool)] = []
    var rest = line
    while true {
      rest = rest.drop { $0 == 0x20 }
      guard let first = rest.first else { return cells }
      guard first == quote else {
        let word = rest.prefix { $0 != 0x20 }
        guard !word.contains(where: marks.contains) else { return nil }
        cells.append((Array(word), false))
        rest = rest.dropFirst(word.count)
        continue
      }
      rest = rest.dropFirst()
      var word: [UInt8] = []
      while let byte = rest.first, byte != quote {
        // R writes \" for a quote within a name.
        if byte == backslash, rest.dropFirst().first == quote { rest = rest.dropFirst() }
        if let byte = rest.first { word.append(byte) }
        rest = rest.dropFirst()
      }
      guard rest.first == quote else { return nil }
      rest = rest.dropFirst()
      // Behind a closing quote stands a blank, or another mark separates the cells.
      guard rest.first ?? 0x20 == 0x20 else { return nil }
      cells.append((word, true))
    }
  }
}

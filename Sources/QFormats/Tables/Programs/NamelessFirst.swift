internal import QStudy
internal import QTables

/// A table as R's `write.table` writes it with a comma, a semicolon or a tab: words in quotes or without, rows
/// that begin with their names, and a header that leaves the first name out.
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
    let delimiters = CSVDelimiter.found.map(\.rawValue)
    return delimiters.first { text.first == quote ? isShort(text, $0) : isShortUnquoted(text, $0) }
      .map { [$0] + text }
  }

  /// What is said of a text that was completed, where neither quotes nor its names themselves tell that it is the
  /// first one that is missing.
  static func told(_ table: RawTable, of text: [UInt8]) -> Warning? {
    let names = (1..<max(1, table.width)).map { table.rows[0][$0].name ?? "" }
    guard text.first != quote, ShiftedNumbers.run(names) == nil else { return nil }
    return Warning(
      .layoutInferred,
      "The header has a name less than the rows have cells: as R's write.table leaves out that of the first "
        + "column, “\(excerpt(names[0]))” was put above column B, and so on.")
  }

  /// Whether without quotes the rows are one cell longer than the header, and it is evident which name is missing.
  private static func isShortUnquoted(_ text: [UInt8], _ delimiter: UInt8) -> Bool {
    let lines = sample(of: text)
    guard let header = lines.first, !lines.contains(where: { $0.contains(quote) }) else {
      return false
    }
    func words(_ line: ArraySlice<UInt8>) -> [String] {
      line.split(separator: delimiter, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    return isPlain(header: words(header), rows: lines.dropFirst().map(words))
  }

  /// Whether a header is one cell shorter than its rows, which hold a name of their own and numbers, and its names
  /// number the statements from first to last, so that it is the name of the first column that is missing; or else
  /// the rows' names do, and nothing in it is called as that column is.
  static func isPlain(header: [String], rows: [[String]]) -> Bool {
    let header = header.map(trimmed)
    let names = rows.map { trimmed($0.first ?? "") }
    guard rows.count > 2, header.count > 1, !header.contains(""),
      rows.allSatisfy({ $0.count == header.count + 1 }), Set(names).count == names.count,
      !names.contains(""),
      rows.allSatisfy({ $0.dropFirst().allSatisfy { parseInteger(trimmed($0)) != nil } })
    else { return false }
    return ShiftedNumbers.run(header) != nil
      || ShiftedNumbers.run(names) != nil
        && !header.contains { name in
          parseNumber(name) != nil || SheetWords.isOfIDs(name) || SheetWords.isLabel(name)
            || SheetWords.isText(name) || TableOutline.meaning(of: TableOutline.corner(name)) != nil
        }
  }

  /// The first lines; the last one may be cut off.
  private static func sample(of text: [UInt8]) -> ArraySlice<ArraySlice<UInt8>> {
    let start = text.prefix(1 << 16)
    let lines = start.split(maxSplits: linesLooked) { $0 == 0x0A || $0 == 0x0D }
    return text.count > start.count || lines.count > linesLooked ? lines.dropLast() : lines[...]
  }

  /// Whether every name of the header is quoted, and each row begins with a quoted one and has a cell more.
  private static func isShort(_ text: [UInt8], _ delimiter: UInt8) -> Bool {
    let whole = sample(of: text)
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

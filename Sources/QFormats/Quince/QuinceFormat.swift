internal import QStudy
internal import QTables

/// The results of Quince as Baserow exports them: cells that name themselves, in columns r1 to r150.
///
/// Baserow separates cells by the record separator U+001E without quotes, or by commas with them. A
/// field may lie in any column, since that has changed between versions.
package enum QuinceFormat: StudyFormat {
  package static let id = "quince"
  package static let name = "Quince results from Baserow (.csv)"

  private static let separator: UInt8 = 0x1E

  package static func recognises(_ input: FormatInput) -> Bool {
    let sample = input.sample
    return holds(sample, "(randomId): ") || holds(sample, "id\u{1E}r1\u{1E}")
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    let rows: [LabelledRows.Row]
    var mark = String(UnicodeScalar(separator))
    if input.sample.contains(separator) {
      rows = Self.rows(try decodedText(bytes, file: input.path))
    } else {
      let table = try KeyedTable(bytes, file: input.path, label: "(randomId): ").table
      rows = table.rows.map { ($0.line, $0.cells) }
      mark = String(UnicodeScalar(table.delimiter.rawValue))
    }
    var mending = Mending(applies: options.repair)
    let records = LabelledRows.records(
      rows, file: input.path, separator: mark, &mending)
    return try CollectedRecords(records, of: input)
      .reading(
        format: "Quince table of Baserow", options: options, findings: mending.findings,
        warnings: mending.repairs)
  }

  /// The rows between record separators. Without quotes a line break in a text looks like the end of
  /// the row.
  private static func rows(_ text: [UInt8]) -> [LabelledRows.Row] {
    var rows: [LabelledRows.Row] = []
    for (number, line) in textLines(text) {
      let cells = line.split(separator: separator, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if rows.count < 2 || begins(cells, after: rows) {
        rows.append((number, cells))
      } else {
        let last = rows.count - 1
        rows[last].cells[rows[last].cells.count - 1] += "\n" + (cells.first ?? "")
        rows[last].cells += cells.dropFirst()
      }
    }
    return rows
  }

  /// Whether a line begins a row: with the number that Baserow gives it, after a row that is full or
  /// before a cell with the label that begins a record; so may the last line of a comment be a number.
  private static func begins(_ cells: [String], after rows: [LabelledRows.Row]) -> Bool {
    guard cells.count > 1, parseInteger(cells[0]) != nil else { return false }
    guard rows[rows.count - 1].cells.count < rows[0].cells.count else { return true }
    guard let label = labelledCell(cells[1])?.name else { return false }
    let first = rows[1].cells.dropFirst().first.flatMap(labelledCell)
    return cells[1].hasPrefix("(") || label == first?.name
  }
}

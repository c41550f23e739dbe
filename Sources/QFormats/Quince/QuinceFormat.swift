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
    if bytes.prefix(1 << 16).contains(separator) {
      do {
        rows = Self.rows(try decodeText(bytes).text)
      } catch {
        throw Findings(Finding(error, file: input.path, bytes: bytes))
      }
    } else {
      rows = try KeyedTable(bytes, file: input.path, label: "(randomId): ").table.rows.map {
        ($0.line, $0.cells)
      }
    }
    return try CollectedRecords(
      file: input.path, stem: input.stem, records: LabelledRows.records(rows, file: input.path),
      settings: try CollectorSettings.beside(input)
    ).reading(format: "Quince table of Baserow", options: options)
  }

  /// The rows between record separators. Without quotes a line break in a text looks like the end of
  /// the row; a row begins with the number Baserow gives it.
  private static func rows(_ text: [UInt8]) -> [LabelledRows.Row] {
    var rows: [LabelledRows.Row] = []
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      let cells = line.split(separator: separator, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      let begins = parseInteger(cells[0]) != nil && cells.count > 1
      if rows.count > 1, !begins {
        let last = rows.count - 1
        rows[last].cells[rows[last].cells.count - 1] += "\n" + cells[0]
        rows[last].cells += cells.dropFirst()
      } else if begins || rows.isEmpty {
        rows.append((number + 1, cells))
      }
    }
    return rows
  }
}

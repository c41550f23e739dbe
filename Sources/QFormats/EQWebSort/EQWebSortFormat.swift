internal import QStudy
internal import QTables

/// The results of EQ Web Sort, by whichever way they were stored.
///
/// Firebase and the local panel give JSON; Netlify gives a table with the whole record in one cell, a
/// mail the same text; Google Sheets a table whose cells name themselves; KADE a table of its own.
package enum EQWebSortFormat: StudyFormat {
  package static let id = "eq"
  package static let name = "EQ Web Sort results (.json, .csv or mail)"

  /// Names that only this program gives.
  private static let signs = [
    "projectName", "timeLanding", "timePresort", "timeSort", "posStateNums", "presortTrace",
    "urlUsercode",
  ]

  package static func recognises(_ input: FormatInput) -> Bool {
    let sample = input.sample
    guard signs.contains(where: { holds(sample, $0) }), holds(sample, "sort") else { return false }
    if EQText.looksRight(sample) || holds(sample, "randomId: ") && holds(sample, "sort: ") {
      return true
    }
    return isJSON(sample) ? holds(sample, "\"sort\"") : KeyedTable.looksRight(sample)
  }

  /// Whether the first character is that of a JSON document of records.
  static func isJSON(_ sample: ArraySlice<UInt8>) -> Bool {
    let text = sample.starts(with: [0xEF, 0xBB, 0xBF]) ? sample.dropFirst(3) : sample
    let first = text.first { !isBlankByte($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    let (records, format) = try records(bytes, sample: input.sample, file: input.path)
    return try CollectedRecords(
      file: input.path, stem: input.stem, records: records,
      settings: try CollectorSettings.beside(input)
    ).reading(format: "EQ Web Sort " + format, options: options)
  }

  private static func records(
    _ bytes: [UInt8], sample: ArraySlice<UInt8>, file: String
  ) throws(Findings) -> ([CollectedRecord], format: String) {
    if EQText.looksRight(sample) {
      let text: [UInt8]
      do {
        text = try decodeText(bytes).text
      } catch {
        throw Findings(Finding(error, file: file, bytes: bytes))
      }
      let table = try? KeyedTable(text, file: file, label: "projectName:| ").table
      let whole = table?.rows.reduce(0) { $0 + $1.cells.count(where: EQText.isRecord) }
      // In a mail, commas cut some of the records.
      let isTable = whole ?? 0 > 0 && whole == EQText.count(in: text)
      if isTable || holds(text, "\"projectName:| ") {
        return (
          EQText.records(
            try KeyedTable(text, file: file, label: "projectName:| ").table, file: file),
          "table of Netlify"
        )
      }
      return (EQText.records(text, file: file), "mail")
    }
    if isJSON(sample) { return (try JSONRecords(bytes, file: file).records, "JSON") }
    guard holds(sample, "randomId: ") else {
      return (try KeyedTable(bytes, file: file).records(), "table")
    }
    let rows = try KeyedTable(bytes, file: file, label: "randomId: ").table.rows.map {
      ($0.line, $0.cells)
    }
    return (LabelledRows.records(rows, file: file), "table of Google Sheets")
  }
}

/// Records in running text: `key:| value | key:| value |`, or `key: value * key: value *` as copied.
enum EQText {
  /// What begins a record, what stands between its fields, and what between name and value.
  private static let dialects = [
    (start: "projectName:| ", between: " | ", colon: ":|"),
    (start: "projectName: ", between: " * ", colon: ":"),
  ]

  static func looksRight(_ sample: ArraySlice<UInt8>) -> Bool {
    holds(sample, "sort:| ") || holds(sample, " * randomId: ")
  }

  /// How many records a text holds.
  static func count(in text: [UInt8]) -> Int {
    String(decoding: text, as: UTF8.self).ranges(of: "randomId:| ").count
  }

  /// Whether a cell holds a whole record; commas cut the text of a mail into parts of one.
  static func isRecord(_ cell: String) -> Bool {
    let bytes = Array(cell.utf8)
    return holds(bytes, "randomId:| ") && holds(bytes, "sort:| ")
  }

  /// The records of a table that has each in one cell. What Netlify adds in columns of its own, such
  /// as addresses of computers, is left alone.
  static func records(_ table: CSVTable, file: String) -> [CollectedRecord] {
    table.rows.compactMap { row in
      row.cells.first(where: isRecord).map { record($0, Location(file: file, line: row.line)) }
    }
  }

  /// The records of a mail, or of several in a row.
  static func records(_ text: [UInt8], file: String) -> [CollectedRecord] {
    let text = String(decoding: text, as: UTF8.self)
    let starts = dialects.map(\.start).flatMap { text.ranges(of: $0) }.map(\.lowerBound).sorted()
    var line = 1
    var counted = text.startIndex
    return starts.enumerated().map { place, start in
      line += text[counted..<start].utf8.count { $0 == 0x0A }
      counted = start
      let end = place + 1 < starts.count ? starts[place + 1] : text.endIndex
      return record(String(text[start..<end]), Location(file: file, line: line))
    }
  }

  private static func record(_ text: String, _ location: Location) -> CollectedRecord {
    var record = CollectedRecord(location: location)
    let dialect = dialects.first { text.hasPrefix($0.start) } ?? dialects[0]
    let pieces = text.split(separator: dialect.between)
    for (place, piece) in pieces.enumerated() {
      let name = trimmed(String(piece.prefix { $0 != ":" }))
      let rest = piece.drop { $0 != ":" }
      if rest.hasPrefix(dialect.colon), !name.isEmpty, name.utf8.allSatisfy(isNameByte) {
        var value = trimmed(String(rest.dropFirst(dialect.colon.count)))
        // The last separator has lost its blank where the text was trimmed.
        let bar = String(dialect.between.dropLast())
        if place == pieces.count - 1, value.hasSuffix(bar) { value.removeLast(bar.count) }
        record.fields.append((name, value))
      } else if !record.fields.isEmpty, place < pieces.count - 1 {
        // The separator stood within a text. After the last one comes what is no part of the record.
        record.fields[record.fields.count - 1].value += dialect.between + piece
      }
    }
    return record
  }
}

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
    if EQText.looksRight(sample) || labelOfCells(in: sample) != nil { return true }
    return isJSON(sample) ? holds(sample, "\"sort\"") : KeyedTable.looksRight(sample)
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    var findings: [Finding] = []
    var mending = Mending(applies: options.repair)
    let (records, format) = try records(
      bytes, sample: input.sample, file: input.path, &mending, &findings)
    return try CollectedRecords(records, of: input)
      .reading(
        format: "EQ Web Sort " + format, options: options, findings: findings + mending.findings,
        warnings: mending.repairs)
  }

  private static func records(
    _ bytes: [UInt8], sample: ArraySlice<UInt8>, file: String, _ mending: inout Mending,
    _ findings: inout [Finding]
  ) throws(Findings) -> ([CollectedRecord], format: String) {
    if isJSON(sample) { return (try JSONRecords(bytes, file: file).records, "JSON") }
    if EQText.looksRight(sample) {
      let text = try decodedText(bytes, file: file)
      // A record ends in a blank, for which whoever writes a table sets it in quotes.
      guard holds(text, "\"projectName:|") else {
        return (EQText.records(text, file: file), "mail")
      }
      let table = try KeyedTable(text, file: file, label: "projectName:|").table
      return (EQText.records(table, file: file), "table of Netlify")
    }
    guard let label = labelOfCells(in: sample) else {
      return (try KeyedTable(bytes, file: file).records(&mending, &findings), "table")
    }
    let table = try KeyedTable(bytes, file: file, label: label).table
    let rows = table.rows.map { row in
      (row.line, label.hasSuffix(" ") ? row.cells : row.cells.map(spaced))
    }
    let separator = String(UnicodeScalar(table.delimiter.rawValue))
    return (
      LabelledRows.records(rows, file: file, separator: separator, &mending),
      "table of Google Sheets"
    )
  }

  /// How the cells of Google Sheets name the number that the program drew: with a blank behind the colon,
  /// or without; nil where they do not.
  private static func labelOfCells(in sample: ArraySlice<UInt8>) -> String? {
    if holds(sample, "randomId: "), holds(sample, "sort: ") { return "randomId: " }
    let isBare =
      !isJSON(sample) && holds(sample, "randomId:") && !holds(sample, "randomId:|")
      && holds(sample, "partId:") && holds(sample, "sort:")
    return isBare ? "randomId:" : nil
  }

  /// A cell that names itself, with a blank behind the colon.
  private static func spaced(_ cell: String) -> String {
    guard let colon = cell.firstIndex(of: ":"), colon > cell.startIndex,
      cell[..<colon].utf8.allSatisfy(isNameByte)
    else { return cell }
    let value = cell.index(after: colon)
    return cell[value...].first?.isWhitespace == true
      ? cell : cell[...colon] + " " + cell[value...]
  }
}

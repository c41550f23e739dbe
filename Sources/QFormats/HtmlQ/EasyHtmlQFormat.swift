internal import QStudy
internal import QTables

/// The results of easy-HtmlQ as Firebase exports them, or as a table made of them.
package enum EasyHtmlQFormat: StudyFormat {
  package static let id = "easyhtmlq"
  package static let name = "easy-HtmlQ results (.json or .csv)"

  package static func recognises(_ input: FormatInput) -> Bool {
    let sample = input.sample
    guard isJSON(sample) else { return KeyedTable.looksRight(sample) }
    guard holds(sample, "\"sort\"") else { return false }
    return hasSort(sample)
      || ["\"randomId\"", "\"npos\"", "\"datetime\"", "\"participantName\"", "\"userInputId\""]
        .contains { holds(sample, $0) }
  }

  /// Whether a record holds values between bars as its sort, as no other program writes JSON.
  private static func hasSort(_ sample: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: sample, as: UTF8.self)
    return text.firstMatch(of: /"sort"\s*:\s*"\s*[+-]?\d+\s*\|/) != nil
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    var findings: [Finding] = []
    var mending = Mending(applies: options.repair)
    let isJSON = isJSON(input.sample)
    let records =
      isJSON
      ? try JSONRecords(bytes, file: input.path).records
      : try KeyedTable(bytes, file: input.path).records(&mending, &findings)
    return try CollectedRecords(records, of: input).reading(
      format: isJSON ? "easy-HtmlQ JSON" : "easy-HtmlQ table", options: options,
      findings: findings + mending.findings, warnings: mending.repairs)
  }
}

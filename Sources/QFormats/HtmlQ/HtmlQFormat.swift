internal import QStudy
internal import QTables

/// The results that the server of FlashQ or HtmlQ writes, or that HtmlQ sends by mail.
package enum HtmlQFormat: StudyFormat {
  package static let id = "htmlq"
  package static let name = "HtmlQ or FlashQ results (.csv or mail)"

  package static func recognises(_ input: FormatInput) -> Bool {
    let sample = input.sample
    return HtmlQTable.looksRight(sample) || HtmlQMail.looksRight(sample)
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    let text = try decodedText(bytes, file: input.path)
    if HtmlQMail.looksRight(input.sample) {
      return try CollectedRecords(HtmlQMail.records(text, file: input.path), of: input)
        .reading(format: "HtmlQ mail", options: options)
    }
    var mending = Mending(applies: options.repair)
    var findings: [Finding] = []
    let table = try HtmlQTable(text, file: input.path)
    let records = table.records(&mending, &findings)
    return try CollectedRecords(records, of: input).reading(
      format: "HtmlQ or FlashQ table", options: options, numbers: table.numbers,
      findings: findings + mending.findings,
      warnings: mending.repairs + [table.otherColumns, table.shortLines].compactMap(\.self))
  }
}

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
    let text: [UInt8]
    do {
      text = try decodeText(bytes).text
    } catch {
      throw Findings(Finding(error, file: input.path, bytes: bytes))
    }
    let settings = try CollectorSettings.beside(input)
    var records = CollectedRecords(
      file: input.path, stem: input.stem, records: [], settings: settings)
    if HtmlQMail.looksRight(text.prefix(1 << 16)) {
      records.records = HtmlQMail.records(text, file: input.path)
      return try records.reading(format: "HtmlQ mail", options: options)
    }
    var mending = Mending(applies: options.repair)
    var findings: [Finding] = []
    let table = try HtmlQTable(text, file: input.path)
    records.records = table.records(&mending, &findings)
    return try records.reading(
      format: "HtmlQ or FlashQ table", options: options, findings: findings + mending.findings,
      warnings: mending.repairs)
  }
}

/// Mails of HtmlQ: one `key: value` a line, up to a line of dashes.
enum HtmlQMail {
  static func looksRight(_ sample: ArraySlice<UInt8>) -> Bool {
    func begins(_ line: ArraySlice<UInt8>, _ word: String) -> Bool {
      line.drop { isBlankByte($0) }.starts(with: word.utf8)
    }
    let lines = sample.split(separator: 0x0A)
    return lines.contains { begins($0, "sort:") && $0.contains(UInt8(ascii: "|")) }
      && lines.contains { begins($0, "npos:") } && lines.contains { begins($0, "dur0:") }
  }

  /// The records of one mail or several in a row; a key that comes again begins a new record.
  static func records(_ text: [UInt8], file: String) -> [CollectedRecord] {
    var records: [CollectedRecord] = []
    var names: Set<String> = []
    var isOpen = false
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let text = trimmed(String(decoding: line, as: UTF8.self))
      if text.hasPrefix("-----") { isOpen = false }
      guard let (name, value) = labelledCell(text), isKey(name) else { continue }
      if !isOpen || names.contains(name) {
        records.append(CollectedRecord(location: Location(file: file, line: number + 1)))
        names = []
        isOpen = true
      }
      names.insert(name)
      records[records.count - 1].fields.append((name, value.replacing("\\n", with: "\n")))
    }
    return records
  }

  private static func isKey(_ name: String) -> Bool {
    ["uid", "sort", "nneg", "nneu", "npos", "datetime", "name"].contains(name)
      || ["comment", "form", "dur"].contains { isNumbered(name, $0) }
  }
}

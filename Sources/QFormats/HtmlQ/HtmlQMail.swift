internal import QStudy
internal import QTables

/// Mails of HtmlQ: one `key: value` a line, up to a line of dashes.
enum HtmlQMail {
  static func looksRight(_ sample: ArraySlice<UInt8>) -> Bool {
    let lines = textLines(sample).map { $0.bytes.drop(while: isBlankByte) }
    func has(_ word: String, _ byte: UInt8? = nil) -> Bool {
      lines.contains { $0.starts(with: word.utf8) && (byte.map($0.contains) ?? true) }
    }
    return has("sort:", UInt8(ascii: "|")) && has("npos:") && has("dur0:")
  }

  /// The records of one mail or several in a row; a key that comes again begins a new record.
  ///
  /// A line without a key belongs to the value before it: the program for mail broke it. So does one
  /// behind a blank line, if a key of the same record follows; else it is no part of the record.
  static func records(_ text: [UInt8], file: String) -> [CollectedRecord] {
    var records: [CollectedRecord] = []
    var names: Set<String> = []
    var isOpen = false
    var pending: String?
    for (number, line) in textLines(text) {
      let text = trimmed(String(decoding: line, as: UTF8.self))
      if text.hasPrefix("-----") { isOpen = false }
      guard let (name, value) = labelledCell(text), isKey(name) else {
        if isOpen {
          if let begun = pending {
            pending = begun + "\n" + text
          } else if text.isEmpty {
            pending = ""
          } else {
            append(" " + text, to: &records)
          }
        }
        continue
      }
      if !isOpen || names.contains(name) {
        records.append(CollectedRecord(location: Location(file: file, line: number)))
        names = []
        isOpen = true
      } else if let begun = pending.map(trimmed), !begun.isEmpty {
        append("\n" + begun, to: &records)
      }
      pending = nil
      names.insert(name)
      records[records.count - 1].fields.append((name, value.replacing("\\n", with: "\n")))
    }
    return records
  }

  private static func append(_ text: String, to records: inout [CollectedRecord]) {
    let record = records.count - 1
    records[record].fields[records[record].fields.count - 1].value += text.replacing(
      "\\n", with: "\n")
  }

  private static func isKey(_ name: String) -> Bool {
    ["uid", "sort", "nneg", "nneu", "npos", "datetime", "name"].contains(name)
      || ["comment", "form", "dur"].contains { isNumbered(name, $0) }
  }
}

/// Which cell styles show a number as a date or time.
final class DateStyles: PartListener {
  var part = ""
  /// Whether the codes of the file show dates, decided once for each.
  private var customCodes: [Int: Bool] = [:]
  private var formats: [Int] = []
  private var isCellFormats = false
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  /// For each style number, whether it shows dates.
  var isDate: [Bool] { formats.map(isDateFormat) }

  func start(_ name: String, _ attributes: XMLAttributes) throws(XLSXError) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        customCodes[id] = isDateCode(attributes["formatCode"] ?? "")
      }
    case "cellXfs": isCellFormats = true
    case "xf" where isCellFormats:
      guard formats.count < limits.cells else {
        throw .tooLarge(.cells, limit: limits.cells, part: part)
      }
      formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  func end(_ name: String) { if name == "cellXfs" { isCellFormats = false } }

  private func isDateFormat(_ id: Int) -> Bool {
    if let isDate = customCodes[id] { return isDate }
    switch id {
    // Those from 27 on are dates in East Asian locales.
    case 14...22, 27...36, 45...47, 50...58: return true
    default: return false
    }
  }
}

/// Whether a format code has a letter of dates or times outside quotes, escapes and brackets.
///
/// A bracket of such letters only, as in `[h]:mm`, is elapsed time and counts. A code longer than
/// spreadsheets take, 255 characters, is none of theirs and shows nothing.
func isDateCode(_ code: String) -> Bool {
  guard code.utf16.count <= 255 else { return false }
  var rest = Substring(code.lowercased())
  while let letter = rest.popFirst() {
    switch letter {
    case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
    case "\\", "_", "*": rest = rest.dropFirst()
    case "[":
      let content = rest.prefix { $0 != "]" }
      if !content.isEmpty, content.allSatisfy({ "hms".contains($0) }) { return true }
      rest = rest.dropFirst(content.count + 1)
    case "y", "m", "d", "h", "s": return true
    default: break
    }
  }
  return false
}

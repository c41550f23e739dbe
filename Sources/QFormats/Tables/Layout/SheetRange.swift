package import QTables

/// A rectangle of cells with its sheet, where one is named: `B3:F6`, `Anna!B3:F6` or, as spreadsheets
/// quote other names, `'Anna, May'!B3:F6`.
package struct SheetRange: Equatable, Sendable, CustomStringConvertible {
  /// The sheet; nil for the sheet that is read.
  package let sheet: String?
  /// Its cells.
  package let range: CellRange

  /// Makes a range.
  package init(sheet: String? = nil, range: CellRange) {
    (self.sheet, self.range) = (sheet, range)
  }

  /// Reads one range or several with commas between them; nil for anything else.
  ///
  /// Small letters are taken for a range only on both sides of a colon: alone they may begin the name
  /// of a file.
  package static func list(_ text: String) -> [SheetRange]? {
    var ranges: [SheetRange] = []
    for part in parts(text) {
      var sheet: String?
      var cells = part[...]
      if let mark = part.lastIndex(of: "!") {
        guard let name = name(part[..<mark]) else { return nil }
        sheet = name
        cells = part[part.index(after: mark)...]
      }
      guard let range = CellRange(cells.contains(":") ? cells.uppercased() : String(cells)) else {
        return nil
      }
      ranges.append(SheetRange(sheet: sheet, range: range))
    }
    return ranges
  }

  /// The text cut at commas outside quotes.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in text {
      if character == "'" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  /// The name of a sheet, without the quotes around it; nil where there is none.
  private static func name(_ text: Substring) -> String? {
    guard text.first == "'", text.last == "'", text.count > 2 else {
      return text.isEmpty || text.contains("'") ? nil : String(text)
    }
    return String(text.dropFirst().dropLast()).replacing("''", with: "'")
  }

  /// The range as it is typed.
  package var description: String {
    guard let sheet else { return range.name }
    let isPlain = sheet.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return (isPlain ? sheet : "'\(sheet.replacing("'", with: "''"))'") + "!\(range.name)"
  }
}

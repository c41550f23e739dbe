import QDrawing

/// Words, cells and tables as Markdown has them: as GitHub, Pandoc and most editors read it.
enum MarkdownText {
  /// Text in which no character is Markdown's, on one line.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.onOneLine {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&", "$":
        escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// The same for the beginning of a line, where a dash or a number would begin a list and blanks
  /// would begin code.
  static func line(_ text: String) -> String {
    let rest = escaped(text).drop { $0.isWhitespace }
    if let first = rest.first, "-+=".contains(first) { return "\\" + rest }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let mark = rest.dropFirst(digits.count).first, ".)".contains(mark)
    else { return String(rest) }
    return digits + "\\" + rest.dropFirst(digits.count)
  }

  /// A table's columns and rows; figures that the eye should find are bold.
  static func pipes(_ table: ReportTable) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    return line(table.columns.map { escaped($0.heading) })
      + line(table.columns.map { $0.isNumeric ? "---:" : "---" })
      + table.rows.map { line($0.map(cell)) }.joined()
  }

  private static func cell(_ cell: ReportTable.Cell) -> String {
    let plain = escaped(cell.plainText)
    return cell.isStrong && !plain.isEmpty ? "**\(plain)**" : plain
  }
}

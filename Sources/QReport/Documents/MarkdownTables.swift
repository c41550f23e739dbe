import QStudy

/// The tables of a paper in Markdown, as GitHub, Pandoc and most editors read it.
package enum MarkdownTables {
  /// Name of the file.
  package static let file = "tables.md"

  /// Every table of the document, under its number and title; flags and other figures that the eye
  /// should find are bold.
  package static func text(of document: AnalysisDocument) -> String {
    var text = "# \(escaped(document.study.title))\n\n"
    if let notice = Prose(document).illustrative { text += "**\(escaped(notice))**\n\n" }
    for (number, table) in PaperTables.all(document).enumerated() {
      text += "## Table \(number + 1). \(escaped(table.title))\n\n"
      if !table.note.isEmpty { text += escaped(table.note) + "\n\n" }
      if !table.rows.isEmpty { text += pipes(table) + "\n" }
    }
    return text
  }

  private static func pipes(_ table: ReportTable) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    return line(table.columns.map { escaped($0.heading) })
      + line(table.columns.map { $0.isNumeric ? "---:" : "---" })
      + table.rows.map { line($0.map(cell)) }.joined()
  }

  private static func cell(_ cell: ReportTable.Cell) -> String {
    let plain = escaped(cell.plainText)
    return cell.isStrong && !plain.isEmpty ? "**\(plain)**" : plain
  }

  /// Text in which no character is Markdown's, on one line.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&", "$":
        escaped += "\\\(character)"
      case _ where character.isNewline: escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

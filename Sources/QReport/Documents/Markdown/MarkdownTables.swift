import QStudy

/// The tables of a paper in Markdown.
package enum MarkdownTables {
  /// Name of the file.
  package static let file = "tables.md"

  /// Every table of the document, under its number and title; flags and other figures that the eye
  /// should find are bold.
  package static func text(of document: AnalysisDocument) -> String {
    var text = "# \(MarkdownText.escaped(document.study.title))\n\n"
    if let notice = Prose(document).notice {
      text += "**\(MarkdownText.escaped(notice))**\n\n"
    }
    for (number, table) in PaperTables.all(document).enumerated() {
      text += "## Table \(number + 1). \(MarkdownText.escaped(table.title))\n\n"
      if !table.note.isEmpty { text += MarkdownText.escaped(table.note) + "\n\n" }
      if !table.rows.isEmpty { text += MarkdownText.pipes(table) + "\n" }
    }
    return text
  }
}

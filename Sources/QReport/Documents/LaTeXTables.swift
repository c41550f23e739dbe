import QDrawing
import QStudy

/// The tables of a paper in LaTeX, to be read into a document with `\input`.
///
/// Each is a `longtable` with the rules of booktabs, its caption, and a label by which the text can
/// refer to it: `\ref{tab:factor-characteristics}`.
package enum LaTeXTables {
  /// Name of the file.
  package static let file = "tables.tex"

  /// Every table of the document; flags and other figures that the eye should find are bold.
  package static func text(of document: AnalysisDocument) -> String {
    var text = """
      % \(document.study.title.onOneLine)
      % Read with \\input. The preamble needs \\usepackage{booktabs,longtable,array}, and an engine or
      % a font encoding that has the characters of the statements (XeLaTeX and LuaLaTeX have).

      """
    for table in PaperTables.all(document) where !table.rows.isEmpty {
      text += "\n" + longtable(table, notice: Prose(document).illustrative)
    }
    return text
  }

  private static func longtable(_ table: ReportTable, notice: String?) -> String {
    let spec = table.columns.map { column in
      column.isNumeric ? "r" : column.heading == "Statement" ? "p{0.45\\linewidth}" : "l"
    }
    let note = table.note(after: notice)
    func line(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\\n" }
    let head = line(table.columns.map { escaped($0.heading) })
    return "\\begin{longtable}{\(spec.joined())}\n"
      + "\\caption{\(escaped(table.title)).\(note.isEmpty ? "" : " " + escaped(note))}"
      + "\\label{tab:\(table.id)}\\\\\n\\toprule\n" + head + "\\midrule\n\\endfirsthead\n"
      + "\\toprule\n" + head + "\\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot\n"
      + table.rows.map { line($0.map(cell)) }.joined() + "\\end{longtable}\n"
  }

  private static func cell(_ cell: ReportTable.Cell) -> String {
    let plain = escaped(cell.plainText)
    return cell.isStrong && !plain.isEmpty ? "\\textbf{\(plain)}" : plain
  }

  /// Text in which no character is LaTeX's, on one line; the minus of figures is that of mathematics.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.onOneLine {
      switch character {
      case "\\": escaped += "\\textbackslash{}"
      case "&", "%", "$", "#", "_", "{", "}": escaped += "\\\(character)"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "<": escaped += "\\textless{}"
      case ">": escaped += "\\textgreater{}"
      case "−": escaped += "$-$"
      // A row that begins so would be read as an option of the line break before it.
      case "[": escaped += "{[}"
      case "*": escaped += "{*}"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

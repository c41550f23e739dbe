import QDrawing
import QStudy

/// The tables of a paper in LaTeX, to be read into a document with `\input`.
///
/// Each is a `longtable` with the rules of booktabs, its caption, and a label by which the text can
/// refer to it: `\ref{tab:factor-characteristics}`. One that is too wide for a page, such as the correlations of
/// many sorts, stands in parts, of which those behind the first are its continuation.
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
      let notice = Prose(document).notice
      for (number, part) in table.parts(width: Int(pageWidth)).enumerated() {
        text += "\n" + longtable(part, notice: notice, isContinued: number > 0)
      }
    }
    return text
  }

  /// A table; the continuation of one bears no number of its own.
  private static func longtable(
    _ table: ReportTable, notice: String?, isContinued: Bool
  ) -> String {
    let spec = columns(table)
    let note = isContinued ? notice.map { $0 + "." } ?? "" : table.note(after: notice)
    let small = note.isEmpty ? "" : " " + escaped(note)
    let caption =
      isContinued
      ? "\\caption*{Table~\\ref{tab:\(table.id)}, continued.\(small)}"
      : "\\caption{\(escaped(table.title)).\(small)}\\label{tab:\(table.id)}"
    func line(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\\n" }
    let head = line(table.columns.map { escaped($0.heading) })
    return "\\begin{longtable}{\(spec.joined())}\n"
      + caption + "\\\\\n\\toprule\n" + head + "\\midrule\n\\endfirsthead\n"
      + "\\toprule\n" + head + "\\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot\n"
      + table.rows.map { line($0.map(cell)) }.joined() + "\\end{longtable}\n"
  }

  /// A column of words longer than this is set in lines; LaTeX breaks none in a column that is flush left.
  private static let longest = 30
  /// The width of a page in letters, roughly.
  private static let pageWidth = 80.0
  /// The share of the width that columns of statements take, and what columns of lines take in all.
  private static let statementShare = 0.45
  private static let fewestShared = 0.4
  private static let mostShared = 0.9
  /// No column of lines is narrower.
  private static let narrowest = 0.1

  /// How the columns are set: numbers flush right, words flush left, and long ones in lines, for which
  /// columns share what the others leave by the length of their longest cells.
  private static func columns(_ table: ReportTable) -> [String] {
    let lengths = table.columns.enumerated().map { place, column in
      table.rows.reduce(column.heading.count) { max($0, $1[place].plainText.count) }
    }
    func isLong(_ place: Int) -> Bool {
      let column = table.columns[place]
      return !column.isNumeric && (column.heading == "Statement" || lengths[place] > longest)
    }
    let long = table.columns.indices.filter(isLong)
    let others = lengths.enumerated().filter { !long.contains($0.offset) }.map { $0.element + 2 }
    let taken = Double(others.reduce(0, +)) / pageWidth
    let shared =
      long.count == 1 && table.columns[long[0]].heading == "Statement"
      ? statementShare : max(fewestShared, mostShared - taken)
    // One cell of a page must not leave the others without room.
    let weights = lengths.map { Double(min($0, 200)).squareRoot() }
    let sum = long.reduce(0) { $0 + weights[$1] }
    return table.columns.indices.map { place in
      guard long.contains(place) else { return table.columns[place].isNumeric ? "r" : "l" }
      let share = max(narrowest, shared * weights[place] / sum)
      return "p{\(NumberText.fixed(share, 2))\\linewidth}"
    }
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

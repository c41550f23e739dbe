import QFormats
import QStudy
import QTables

/// Statements as facilitators have them: a text, a table, or a sheet of a workbook.
struct WorkshopStatements {
  let statements: [Statement]
  /// What stands in the column of directions and is none.
  var strangeDirections: [(statement: String, found: String)] = []

  /// The themes that the statements name, in order of appearance, labelled by their id.
  var themes: [Theme] {
    var ids: [String] = []
    for theme in statements.compactMap(\.theme) where !ids.contains(theme) { ids.append(theme) }
    return ids.map { Theme(id: $0, label: $0) }
  }

  /// Fewer cards than this can't be laid on a grid with two ends and a middle.
  static let fewest = 3

  /// Reads the statements of a file.
  ///
  /// - Throws: `Findings`, also for a table of sorts and for statements that stand twice; `FileError`.
  static func read(_ path: String) throws -> WorkshopStatements {
    let found = try unchecked(path)
    try Findings.check(found.findings())
    return found
  }

  private static let expected =
    "an Excel workbook (.xlsx), a CSV table or a text with one statement a line"

  private static func unchecked(_ path: String) throws -> WorkshopStatements {
    let bytes = try readFile(path, limit: 16 << 20)
    if bytes.starts(with: Array("PK".utf8)) {
      do {
        return try of(sheet(of: XLSXWorkbook(reading: bytes)))
      } catch let findings as Findings {
        throw findings
      } catch {
        throw Findings(
          Finding(
            .syntax, location: Location(file: FilePath.name(of: path)),
            found: "a file that is no workbook this program can read",
            expected: expected,
            mend: "Save it as .xlsx or .csv, or paste the statements."))
      }
    }
    if let kind = FileKind.all.first(where: { bytes.starts(with: $0.beginning) }) {
      throw Findings(
        Finding(
          .unreadableFormat, location: Location(file: FilePath.name(of: path)),
          found: kind.name, expected: expected, mend: kind.mend))
    }
    // A text with quotes of its own is no table.
    let rows =
      (try? CSVTable(parsing: bytes))?.rows.map { $0.cells.map(StatementSheet.words) } ?? []
    if StatementSheet.isTable(rows),
      rows.first.map(Set.init)?.isSuperset(of: ["id", "text"]) != true
    {
      return try of(rows)
    }
    let list = try StatementList.read(path)
    // What is no table has numbers for ids.
    guard !StatementSheet.isTable(rows), bytes.first != UInt8(ascii: "<") else {
      return WorkshopStatements(statements: list.statements)
    }
    return numbered(ListMarks.stripped(list.statements.map(\.text)))
  }

  private static func of(_ rows: [[String]]) throws -> WorkshopStatements {
    if let reason = StatementSheet.whyNone(rows) {
      throw Findings(
        Finding(
          .unreadableFormat, found: reason, expected: "a table of statements, one a row",
          mend: "Choose the file with the wordings, or paste the statements."))
    }
    let sheet = StatementSheet(rows)
    return WorkshopStatements(
      statements: sheet.statements, strangeDirections: sheet.strangeDirections)
  }

  static func numbered(_ texts: [String]) -> WorkshopStatements {
    WorkshopStatements(
      statements: texts.enumerated().map { Statement(id: String($0 + 1), text: $1) })
  }

  private func findings() -> [Finding] {
    guard statements.count >= Self.fewest else {
      return [
        Finding(
          .tooFewStatements,
          found: "\(statements.count) statement\(statements.count == 1 ? "" : "s")",
          expected: "\(Self.fewest) at least, one a line",
          mend: "Add the statements that are missing.")
      ]
    }
    let directions = strangeDirections.map { statement, found in
      Finding(
        .badValue, statement: statement,
        found: "“\(found)” as the direction of statement \(statement)",
        expected: "+ or for, - or against, or nothing",
        mend: "Correct it in the table, or leave the column out.")
    }
    var places: [String: Int] = [:]
    return directions
      + statements.enumerated().compactMap { place, statement in
        let key = statement.text.lowercased()
        guard let first = places[key] else {
          places[key] = place
          return nil
        }
        return Finding(
          .duplicateStatement, statement: statement.id,
          found: "“\(statement.text)” twice, as statement \(first + 1) and \(place + 1)",
          expected: "each statement once", mend: "Take one of the two out.")
      }
  }

  /// The cells of the first sheet that has some.
  private static func sheet(of workbook: XLSXWorkbook) -> [[String]] {
    let sheet = workbook.sheets.first { !$0.isHidden && !$0.rows.isEmpty } ?? workbook.sheets.first
    guard let sheet else { return [] }
    return sheet.rows.map { row in
      var cells = Array(repeating: "", count: row.cells.last.map { $0.column + 1 } ?? 0)
      for (column, cell) in row.cells { cells[column] = text(cell) }
      return cells
    }.filter { row in row.contains { !$0.isEmpty } }
  }

  private static func text(_ cell: XLSXCell) -> String {
    switch cell {
    case .text(let text): StatementSheet.words(text)
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    default: ""
    }
  }
}

/// Files that are told by how they begin, and hold no statements that can be read: whatever they are called.
private struct FileKind {
  let beginning: [UInt8]
  let name: String
  var mend = "Copy the statements out of it, and paste them."

  static let all = [
    FileKind(
      beginning: [0xD0, 0xCF, 0x11, 0xE0], name: "a workbook of the form before 2007 (.xls)",
      mend: "Open it in the spreadsheet program and save it as .xlsx."),
    FileKind(beginning: Array("%PDF".utf8), name: "a PDF"),
    FileKind(beginning: Array("{\\rtf".utf8), name: "a document of a word processor (RTF)"),
    FileKind(
      beginning: [0x89] + Array("PNG".utf8), name: "a picture", mend: "Type the statements."),
    FileKind(beginning: [0xFF, 0xD8, 0xFF], name: "a picture", mend: "Type the statements."),
  ]
}

/// Numbers and bullets that people put before the lines of a list.
enum ListMarks {
  /// Lines without bullets, and without numbers where most lines have one: a single one may be part of a
  /// sentence.
  static func stripped(_ lines: [String]) -> [String] {
    let numbered = lines.count { $0.prefixMatch(of: number) != nil }
    return lines.map { line in
      if let mark = line.prefixMatch(of: bullet) { return String(line[mark.range.upperBound...]) }
      if numbered * 2 > lines.count, let mark = line.prefixMatch(of: number) {
        return String(line[mark.range.upperBound...])
      }
      return line
    }
  }

  private static var bullet: Regex<Substring> { /[-–—•·*‣◦▪]\s+/ }
  private static var number: Regex<Substring> { /\(?[0-9]{1,3}[.):]\s+/ }
}

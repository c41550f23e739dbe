import QFormats
import QStudy
import QTables

/// Statements as facilitators have them: a text, a table, or a sheet of a workbook.
enum WorkshopStatements {
  /// Reads the statements of a file.
  ///
  /// - Throws: `Findings`, `FileError`.
  static func read(_ path: String) throws -> StatementList {
    let bytes = try readFile(path, limit: 16 << 20)
    guard bytes.starts(with: Array("PK".utf8)) else { return try StatementList.read(path) }
    let rows: [[String]]
    do {
      rows = try sheet(of: XLSXWorkbook(reading: bytes))
    } catch {
      throw Findings(
        Finding(
          .syntax, location: Location(file: FilePath.name(of: path)),
          found: "a file that is no workbook this program can read",
          expected: "an Excel workbook (.xlsx), a CSV table or a text with one statement a line",
          mend: "Save it as .xlsx or .csv, or paste the statements."))
    }
    let table = path + ".csv"
    try writeFile(CSVWriter().bytes(named(rows)), to: table)
    return try StatementList.read(table)
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
    case .text(let text): text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    default: ""
    }
  }

  /// The rows with the columns of a list of statements: as they are where they bear these names, else the
  /// column with the longest texts.
  private static func named(_ rows: [[String]]) -> [[String]] {
    guard let header = rows.first else { return rows }
    let names = header.map { $0.lowercased() }
    if names.contains("text") { return [names] + rows.dropFirst() }
    let columns = rows.map(\.count).max() ?? 0
    let length = { (column: Int) in
      rows.reduce(0) { $0 + ($1.indices.contains(column) ? $1[column].count : 0) }
    }
    guard let column = (0..<columns).max(by: { length($0) < length($1) }) else { return rows }
    var texts = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
      .filter { !$0.isEmpty }
    // A heading is a word or two; a statement is not.
    if let first = texts.first,
      ["statement", "statements", "item", "items", "card", "wording"]
        .contains(first.lowercased())
    {
      texts.removeFirst()
    }
    return [["id", "text"]] + texts.enumerated().map { [String($0 + 1), $1] }
  }
}

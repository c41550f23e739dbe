import QFormats
import QStudy

/// A table of statements as somebody made it in a spreadsheet: whatever its columns are called and in whatever
/// order they stand.
struct StatementSheet {
  let statements: [Statement]
  /// What stands in the column of directions and is none.
  let strangeDirections: [(statement: String, found: String)]

  /// The texts of a cell on one line.
  static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Reads a table; a row may name its columns, the first one or one below a title. Without names the text is
  /// the column with the longest texts.
  init(_ rows: [[String]]) {
    let (columns, body) = Self.headed(rows)
    func cell(_ row: [String], _ column: Int?) -> String? {
      column.flatMap { row.indices.contains($0) && !row[$0].isEmpty ? row[$0] : nil }
    }
    let width = rows.map(\.count).max() ?? 0
    let free = (0..<width).filter { !columns.values.contains($0) }
    let length = { (column: Int) in body.reduce(0) { $0 + (cell($1, column)?.count ?? 0) } }
    let text = columns[.text] ?? free.max { length($0) < length($1) }
    let filled = body.filter { cell($0, text) != nil }
    let ids = filled.compactMap { cell($0, columns[.id]) }
    let hasIDs = ids.count == filled.count && Set(ids).count == ids.count
    let texts = ListMarks.stripped(filled.map { cell($0, text) ?? "" })
    var strange: [(String, String)] = []
    statements = zip(filled, texts).enumerated().map { place, entry in
      let (row, text) = entry
      var statement = Statement(
        id: hasIDs ? ids[place] : String(place + 1), text: text, theme: cell(row, columns[.theme]))
      if let written = cell(row, columns[.direction]) {
        statement.direction = Self.direction(written)
        if statement.direction == nil { strange.append((statement.id, written)) }
      }
      statement.short = cell(row, columns[.short])
      return statement
    }
    strangeDirections = strange
  }

  /// A direction in signs or in words.
  private static func direction(_ written: String) -> Direction? {
    switch written.lowercased() {
    case "for", "pro", "für", "dafür", "positiv": .speaksFor
    case "against", "con", "contra", "gegen", "kontra", "dagegen", "negativ": .speaksAgainst
    default: Direction(written: written)
    }
  }

  /// Rows that are looked at for names: more of title, authors and notes nobody puts above a table.
  private static let mostAbove = 40

  /// The columns that are named, and the rows below the names. Below a title and notes, which fill fewer cells than
  /// the names do, the text must be among several: a statement may be a single word that names a column.
  private static func headed(_ rows: [[String]]) -> (
    columns: [StatementColumn: Int], body: ArraySlice<[String]>
  ) {
    let first = StatementColumn.named(in: rows.first ?? [])
    guard first.isEmpty else { return (first, rows.dropFirst()) }
    for (place, row) in rows.prefix(mostAbove).enumerated() {
      let columns = StatementColumn.named(in: row)
      guard columns[.text] != nil, columns.count > 1 else { continue }
      let mostCells = max(1, row.count { !$0.isEmpty } - 1)
      let areNotes = rows[..<place].allSatisfy { above in above.count { !$0.isEmpty } <= mostCells }
      guard areNotes else { continue }
      return (columns, rows.dropFirst(place + 1))
    }
    return ([:], rows[...])
  }

  /// Whether rows are a table, and no text in which commas stand.
  static func isTable(_ rows: [[String]]) -> Bool {
    guard let header = rows.first else { return false }
    if !headed(rows).columns.isEmpty || whyNone(rows) != nil { return true }
    let isEven = header.count > 1 && rows.allSatisfy { $0.count == header.count }
    return isEven && rows.count > 1 && rows.allSatisfy { Int($0[0]) != nil }
  }

  /// Why a table is none of statements; nil where it may be one.
  static func whyNone(_ rows: [[String]]) -> String? {
    guard let header = rows.first, header.count > 1 else { return nil }
    switch header[0].lowercased() {
    case "sort": return "a table of sorts or comments"
    case "participant": return "a table of people"
    default: break
    }
    let cells = rows.dropFirst().flatMap { $0.dropFirst() }.filter { !$0.isEmpty }
    let numbers = cells.count { Int($0) != nil }
    return header.count > 3 && numbers * 2 > cells.count
      ? "a table of numbers, as sorts have" : nil
  }
}

internal import QStudy
internal import QTables

/// Columns of comments, each right of the values that it speaks of: `value | comment` below every name, or
/// `comment` beside it in the same row.
///
/// They are taken out of the table before it is looked at, so that it reads as one without them; the cells
/// of the others keep their places.
struct CommentPairs {
  /// A single column called so may hold notes.
  private static let fewestPairs = 2
  /// So many rows at the top may hold the header.
  private static let mostAbove = 20
  private static let mostRows = 300

  /// The table without the columns, and without the row that only says what they hold.
  let table: RawTable
  /// What was written, by the place of the value that it speaks of.
  private let comments: [(line: Int, column: Int, text: String)]
  /// What was read as comments, as a sentence.
  let told: String

  /// Finds them in a table; nil where there are none.
  static func find(in table: RawTable) throws(Findings) -> CommentPairs? {
    for row in table.rows.indices.prefix(mostAbove) {
      let columns = (1..<max(1, table.width)).filter { column in
        !table.isBlank(row, column)
          && table.rows[row][column].name.map(TableReader.isOfComments) ?? false
          && isBesideValues(table, row, column)
      }
      if columns.count >= fewestPairs { return try CommentPairs(table, header: row, columns) }
    }
    return nil
  }

  /// Whether a column holds no value, and that left of it some.
  private static func isBesideValues(_ table: RawTable, _ row: Int, _ column: Int) -> Bool {
    let below = table.rows.indices.dropFirst(row + 1).prefix(mostRows)
    return below.contains { table.value($0, column - 1) != nil }
      && !below.contains { table.value($0, column) != nil }
  }

  private init?(_ table: RawTable, header: Int, _ columns: [Int]) throws(Findings) {
    let lefts = columns.map { $0 - 1 }
    func isOfValues(_ column: Int) -> Bool {
      table.rows[header][column].name.map { name in
        SheetWords.isLabel(name) || LongWords.values.contains(LongWords.plain(name))
      } ?? false
    }
    let isLower =
      header > 0 && lefts.allSatisfy { isOfValues($0) && !table.isBlank(header - 1, $0) }
    // Where the row names nobody, and none above does, it is no table of pairs.
    guard isLower || !lefts.contains(where: { table.isBlank(header, $0) || isOfValues($0) }) else {
      return nil
    }
    let gone = Set(columns)
    let places = (0..<table.width).map { gone.contains($0) ? nil : Optional($0) }
    var rows = Array(table.rows.indices)
    var first = RawRow(places, of: table.rows[0], endsWithRow: false, adding: .blank)
    if isLower {
      rows.remove(at: header)
      // What stands beside the pairs on the lower row names the other columns.
      let names = (0..<table.width).map { column -> RawCell in
        let own = gone.contains(column) ? RawCell.blank : table.rows[header - 1][column]
        let isPair = gone.contains(column) || lefts.contains(column)
        return own == .blank && !isPair ? table.rows[header][column] : own
      }
      let named = RawRow(line: table.rows[header - 1].line, cells: names)
      if header == 1 { first = named }
      self.table = try Self.replacing(
        header - 1, with: named, in: table, first: first, rows: rows, places: places)
    } else {
      self.table = try table.picking(
        header: first, rows: Array(rows.dropFirst()), places: places,
        countsCells: table.countsCells, added: { _ in .blank })
    }
    var comments: [(line: Int, column: Int, text: String)] = []
    for column in columns {
      for row in table.rows.dropFirst(header + 1) {
        if let text = row[column].name { comments.append((row.line, column - 1, text)) }
      }
    }
    self.comments = comments
    let cells = SheetCells(table: table)
    told =
      "\(sentence(cells.letters(columns))) read as comments on the values left of them, "
      + "\(comments.count) in all"
      + (isLower ? "; \(cells.lines([header])) says so." : ".")
  }

  /// The table with one row in place of another.
  private static func replacing(
    _ place: Int, with row: RawRow, in table: RawTable, first: RawRow, rows: [Int], places: [Int?]
  ) throws(Findings) -> RawTable {
    if place == 0 {
      return try table.picking(
        header: first, rows: Array(rows.dropFirst()), places: places,
        countsCells: table.countsCells, added: { _ in .blank })
    }
    let picked = rows.map { number in
      number == place
        ? row
        : RawRow(
          places, of: table.rows[number], endsWithRow: table.countsCells, adding: .blank)
    }
    return try RawTable(
      file: table.file, sheet: table.sheet, rows: picked,
      takesDecimalComma: table.takesDecimalComma, countsCells: table.countsCells,
      mayHoldSigns: table.mayHoldSigns)
  }

  /// Gives a study the comments, and tells of them; those on what is no value of a sort are left out.
  func comment(_ reading: inout StudyReading) {
    let sorts = LinePlaces(reading.sources.sorts)
    let statements = LinePlaces(reading.sources.statements)
    for (line, column, text) in comments {
      if let sort = sorts.columns[column], let statement = statements.lines[line] {
        reading.study.comments.append(Comment(sort: sort, statement: statement, text: text))
      } else if let sort = sorts.lines[line], let statement = statements.columns[column] {
        reading.study.comments.append(Comment(sort: sort, statement: statement, text: text))
      }
    }
    reading.warnings.append(Warning(.layoutInferred, told))
    reading.layout?.add(told: told)
  }
}

/// The ids of what stands in a table, by its lines and by its columns from 0.
struct LinePlaces {
  private(set) var lines: [Int: String] = [:]
  private(set) var columns: [Int: String] = [:]

  init(_ locations: [String: Location]) {
    for (id, location) in locations {
      if let line = location.line { lines[line] = id }
      guard let cell = location.cell?.split(separator: "!").last else { continue }
      // In a text the cell is the letters alone.
      let name = cell.contains(where: \.isNumber) ? String(cell) : String(cell) + "1"
      if let column = CellReference(name)?.column { columns[column - 1] = id }
    }
  }
}

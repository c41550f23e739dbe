internal import QStudy
internal import QTables

/// The table of the sorts as the user describes it with `--sorts`, `--statements` and `--ids`.
///
/// Ids or statements that are not said stand next to the values: above them or left of them.
struct LayoutChoice {
  private let cells: SheetCells
  private let place: SortsPlace
  private let options: ReadingOptions
  private let sorts: CellRange
  private var findings: [Finding] = []

  private var table: RawTable { cells.table }

  /// The table described.
  ///
  /// - Throws: what the file or another option contradicts.
  static func cut(
    _ table: RawTable, place: SortsPlace, options: ReadingOptions
  ) throws(Findings) -> TableCut {
    guard let sorts = place.sorts else {
      let typed = place.statements.map { "--statements \($0.name)" } ?? "--ids"
      throw Findings(
        Finding(
          .badValue, location: Location(file: table.file), found: "\(typed) without --sorts",
          expected: "the range of the values as well",
          mend: "Add --sorts with the range of the values, such as --sorts D4:AB43."))
    }
    var choice = LayoutChoice(
      cells: SheetCells(table: table), place: place, options: options, sorts: sorts)
    let cut = choice.cut()
    try Findings.check(choice.findings)
    guard let cut else {
      throw Findings(
        Finding(
          .blankCell, location: Location(file: table.file),
          found: "no filled cell in \(sorts.name)",
          expected: "the values of the sorts", mend: "Correct the range after --sorts."))
    }
    // Whether a row or a column in the range is a total, the rules that find the range tell.
    return LayoutFinder.withoutTotals(cut, of: table, options: options)
  }

  private init(
    cells: SheetCells, place: SortsPlace, options: ReadingOptions, sorts: CellRange
  ) {
    (self.cells, self.place, self.options, self.sorts) = (cells, place, options, sorts)
  }

  private mutating func cut() -> TableCut? {
    checkInside("--sorts", sorts)
    if let statements = place.statements { checkInside("--statements", statements) }
    let meaning = meaning()
    guard findings.isEmpty else { return nil }
    switch meaning {
    case .statements: return statementRows()
    case .sorts: return sortRows()
    case nil:
      // The reader finds the orientation, the names being next to the values.
      return sortRows(meaning: nil)
    }
  }

  private mutating func contradict(_ option: String, _ found: String, _ expected: String) {
    let where_ = table.sheet.map { " of the sheet “\($0)”" } ?? ""
    findings.append(
      Finding(
        .badValue, location: Location(file: table.file, cell: table.sheet), found: found,
        expected: expected + where_, mend: "Correct \(option), or leave it out."))
  }

  private mutating func checkInside(_ option: String, _ range: CellRange) {
    let lastLine = table.rows.last?.line ?? 1
    guard range.last.row > lastLine || range.last.column > table.width else { return }
    let last = CellReference(row: lastLine, column: max(1, table.width)).name
    contradict(option, "the range \(range.name)", "a range within A1:\(last), the filled cells")
  }

  // MARK: What a row is

  private mutating func meaning() -> TableRows? {
    var votes: [(option: String, rows: TableRows)] = []
    if let rows = options.rows { votes.append(("--rows \(rows.rawValue)", rows)) }
    switch place.ids {
    case .row(let row): votes.append(("--ids row:\(row)", .statements))
    case .column: votes.append(("--ids \(place.ids?.description ?? "")", .sorts))
    case .range(let range):
      if range.rows.count == 1, range.columns.count > 1 {
        votes.append(("--ids \(range.name)", .statements))
      } else if range.columns.count == 1, range.rows.count > 1 {
        votes.append(("--ids \(range.name)", .sorts))
      } else {
        contradict("--ids", "the ids in \(range.name)", "a part of one row or of one column")
      }
    case nil: break
    }
    if let range = place.statements {
      let isBeside = !range.columns.overlaps(sorts.columns)
      let isAbove = !range.rows.overlaps(sorts.rows)
      if isBeside, !isAbove || range.rows.count >= range.columns.count {
        votes.append(("--statements \(range.name)", .statements))
      } else if isAbove {
        votes.append(("--statements \(range.name)", .sorts))
      } else {
        contradict(
          "--statements", "the statements in \(range.name), within the sorts",
          "a column beside the values or a row above them")
      }
    }
    if let first = votes.first, let other = votes.first(where: { $0.rows != first.rows }) {
      contradict(
        other.option.prefix { $0 != " " } + "",
        "\(first.option), which makes a row a \(first.rows.thing), and \(other.option), which makes "
          + "it a \(other.rows.thing)", "options that agree")
    }
    return votes.first?.rows
  }

  // MARK: A row a statement

  private mutating func statementRows() -> TableCut? {
    let idLine: Int? =
      switch place.ids {
      case .row(let row): row
      case .range(let range): range.first.row
      case .column, nil: filledLine(above: sorts.first.row)
      }
    let columns = sorts.columns.map { $0 - 1 }
    checkIDs(length: sorts.columns.count, of: "column")
    let header = idLine.flatMap { row(at: $0) }
    if let idLine, header == nil || !columns.contains(where: { !isBlank(header, $0) }) {
      contradict("--ids", "no id in row \(idLine)", "the ids of the sorts in \(sorts.name)")
    }
    let lines = sorts.rows.filter { $0 != idLine }
    let texts = place.statements?.rows.filter { $0 != idLine } ?? lines
    checkStatements(texts, lines, "row")
    guard findings.isEmpty else { return nil }
    let words = place.statements?.columns.map { $0 - 1 } ?? columnLeft()
    let rows = lines.compactMap { row(at: $0) }.filter { row in
      (columns + words).contains { !table.isBlank(row, $0) }
    }
    guard !rows.isEmpty else { return nil }
    var cut = TableCut(header: header, rows: rows, columns: [])
    (cut.label, cut.columns) = statementColumns(words, rows: rows, names: &cut.names)
    if let header {
      cut.columns += (0..<table.width).filter { column in
        !columns.contains(column) && !words.contains(column)
          && cells.name(header, column)?.lowercased() == "theme"
      }
    }
    cut.columns += columns.filter { column in
      !words.contains(column)
        && (rows + (header.map { [$0] } ?? [])).contains { !table.isBlank($0, column) }
    }
    if header == nil {
      for (number, column) in columns.enumerated() { cut.names[column] = "P\(number + 1)" }
    }
    cut.values = Set(columns)
    cut.meaning = .statements
    for name in options.attributes {
      let row = table.rows.indices.first { row in
        !rows.contains(row) && row != header
          && (0..<sorts.first.column - 1).contains { cells.name(row, $0) == name }
      }
      if let row { cut.people.append((name, row)) }
    }
    return cut
  }

  /// The column of the ids and the others that word the statements, of those the user named.
  private func statementColumns(
    _ columns: [Int], rows: [Int], names: inout [Int: String]
  ) -> (label: Int?, others: [Int]) {
    let filled = columns.filter { column in rows.contains { !table.isBlank($0, column) } }
    let texts = filled.filter { column in
      let words = rows.compactMap { cells.name($0, column) }
      return words.count { $0.contains(where: \.isWhitespace) } * 2 > words.count
    }
    guard let label = filled.first(where: { !texts.contains($0) }) else {
      return (texts.first, [])
    }
    guard let text = texts.first else { return (label, []) }
    names[text] = "text"
    return (label, [text])
  }

  // MARK: A row a sort

  private mutating func sortRows(meaning: TableRows? = .sorts) -> TableCut? {
    let idColumn: Int? =
      switch place.ids {
      case .column(let column): column - 1
      case .range(let range): range.first.column - 1
      // What the user says of the participants does not name them.
      case .row, nil: columnLeft(besides: options.attributes).last
      }
    checkIDs(length: sorts.rows.count, of: "row")
    if let idColumn, idColumn >= table.width {
      contradict("--ids", "no id in column \(columnLetters(idColumn))", "the ids of the sorts")
    }
    let columns = sorts.columns.map { $0 - 1 }.filter { $0 != idColumn }
    let headerLines =
      place.statements.map { Array($0.rows) } ?? filledLine(above: sorts.first.row).map { [$0] }
      ?? []
    if let range = place.statements {
      let named = range.columns.map { $0 - 1 }.filter { $0 != idColumn }
      checkStatements(named, columns, "column")
    }
    guard findings.isEmpty else { return nil }
    let lines = sorts.rows.filter { !headerLines.contains($0) }
    let rows = lines.compactMap { row(at: $0) }.filter { row in
      (columns + (idColumn.map { [$0] } ?? [])).contains { !table.isBlank(row, $0) }
    }
    guard !rows.isEmpty else { return nil }
    var headers = headerLines.compactMap { row(at: $0) }
    var cut = TableCut(header: nil, rows: rows, label: idColumn, columns: [])
    if headers.count > 1 {
      let texts = headers.first { row in
        columns.count { cells.name(row, $0)?.contains(where: \.isWhitespace) == true } * 2
          > columns.count
      }
      cut.wording = texts
      headers.removeAll { $0 == texts }
    }
    cut.header = headers.first
    let known = Set(options.attributes + ["participant", "condition"])
    cut.columns = (0..<table.width).filter { column in
      if column == idColumn { return false }
      let name = cut.header.flatMap { cells.name($0, column) }
      if let name, known.contains(name) || known.contains(name.lowercased()) { return true }
      guard columns.contains(column) else { return false }
      return (rows + headers).contains { !table.isBlank($0, column) }
    }
    if cut.header == nil {
      for (number, column) in columns.enumerated() { cut.names[column] = "\(number + 1)" }
    }
    let attributes = Set(
      cut.columns.filter { column in
        cut.header.flatMap { cells.name($0, column) }.map {
          known.contains($0) || known.contains($0.lowercased())
        } ?? false
      })
    cut.values = Set(columns).subtracting(attributes)
    cut.meaning = meaning
    return cut
  }

  // MARK: Rows and columns

  private mutating func checkIDs(length: Int, of line: String) {
    guard case .range(let range) = place.ids else { return }
    let count = max(range.rows.count, range.columns.count)
    if count != length {
      contradict(
        "--ids", "\(count) cells in \(range.name)",
        "\(length), one for each \(line) of \(sorts.name),")
    }
  }

  private mutating func checkStatements(_ given: [Int], _ needed: [Int], _ line: String) {
    guard let range = place.statements, given.count != needed.count else { return }
    contradict(
      "--statements", "\(given.count) \(line)s in \(range.name)",
      "\(needed.count), one for each \(line) of \(sorts.name),")
  }

  private func isBlank(_ row: Int?, _ column: Int) -> Bool {
    row.map { table.isBlank($0, column) } ?? true
  }

  /// The place of a row by its number in the file.
  private func row(at line: Int) -> Int? { table.rows(on: line...line).first }

  /// The nearest row above a line that names most columns of the sorts.
  private func filledLine(above line: Int) -> Int? {
    let columns = sorts.columns.map { $0 - 1 }
    return table.rows.indices.last { row in
      table.rows[row].line < line
        && columns.count { !table.isBlank(row, $0) } * 2 > columns.count
    }.map { table.rows[$0].line }
  }

  /// The nearest column left of the sorts that is filled in most of their rows.
  ///
  /// - Parameter names: columns that are called so are passed over.
  private func columnLeft(besides names: [String] = []) -> [Int] {
    let rows = sorts.rows.compactMap { row(at: $0) }
    let header = names.isEmpty ? nil : filledLine(above: sorts.first.row).flatMap { row(at: $0) }
    let column = (0..<sorts.first.column - 1).last { column in
      rows.count { !table.isBlank($0, column) } * 2 > rows.count
        && !(header.flatMap { cells.name($0, column) }.map(names.contains) ?? false)
    }
    return column.map { [$0] } ?? []
  }
}

internal import QStudy
internal import QTables

/// The table of the sorts as the user describes it with `--sorts`, `--statements` and `--ids`.
///
/// Ids or statements that are not said stand next to the values: above them or left of them.
struct LayoutChoice {
  let cells: SheetCells
  let place: SortsPlace
  let options: ReadingOptions
  let sorts: CellRange
  var findings: [Finding] = []

  var table: RawTable { cells.table }

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
    // What in the range is no sort and no statement, the rules that find the range tell.
    return LayoutFinder.tidied(cut, of: table, options: options)
  }

  private init(
    cells: SheetCells, place: SortsPlace, options: ReadingOptions, sorts: CellRange
  ) {
    (self.cells, self.place, self.options, self.sorts) = (cells, place, options, sorts)
  }

  private mutating func cut() -> TableCut? {
    checkInside("--sorts", sorts)
    if let statements = place.statements { checkInside("--statements", statements) }
    if case .range(let ids) = place.ids { checkInside("--ids", ids) }
    guard findings.isEmpty else { return nil }
    let meaning = meaning()
    guard findings.isEmpty else { return nil }
    switch meaning {
    case .statements: return statementRows()
    case .sorts: return sortRows()
    case nil:
      // Without names only the values tell; else the reader finds the orientation.
      guard columnLeft().isEmpty, filledLine(above: sorts.first.row) == nil else {
        return sortRows(meaning: nil)
      }
      return sharedDirection() == .statements ? statementRows() : sortRows(meaning: nil)
    }
  }

  /// The direction in which more than half of the lines of values fill one grid; nil where it is neither
  /// or both.
  private func sharedDirection() -> TableRows? {
    let rows = Array(table.rows(on: sorts.rows).prefix(TableOutline.mostStatements))
    let columns = Array((sorts.first.column - 1)..<min(sorts.last.column, table.width))
    let across = TableOutline.isShared(rows.count) { row in
      columns.map { table.value(rows[row], $0) }
    }
    let down = TableOutline.isShared(columns.count) { column in
      rows.map { table.value($0, columns[column]) }
    }
    return across == down ? nil : across ? .sorts : .statements
  }

  mutating func contradict(_ option: String, _ found: String, _ expected: String) {
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
      if range.columns.count > 1, table.rows(on: range.rows).count <= 2 {
        votes.append(("--ids \(range.name)", .statements))
      } else if range.columns.count == 1, range.rows.count > 1 {
        votes.append(("--ids \(range.name)", .sorts))
      } else {
        contradict(
          "--ids", "the ids in \(range.name)",
          "a part of one row, of two that name the sorts together, or of one column")
      }
    case nil: break
    }
    if let range = place.statements {
      // Wording may stand right of the values, or amid them, and ids left of them: then the range holds
      // both.
      let isBeside =
        !range.columns.overlaps(sorts.columns)
        || range.columns.lowerBound < sorts.columns.lowerBound
        || range.columns.upperBound > sorts.columns.upperBound
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
}

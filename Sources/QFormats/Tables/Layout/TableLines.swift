internal import QStudy

/// The rows or the columns of a table, each with its cells at the same places across.
struct TableLines {
  let cells: SheetCells
  let areRows: Bool
  /// The columns of a row, or the rows of a column.
  let across: [Int]

  private func cell(_ line: Int, _ place: Int) -> (row: Int, column: Int) {
    areRows ? (line, across[place]) : (across[place], line)
  }

  private func number(_ line: Int, _ place: Int) -> Double? {
    let cell = cell(line, place)
    return cells.number(cell.row, cell.column)
  }

  private func values(_ line: Int) -> [Int?] {
    across.indices.map { place in
      let cell = cell(line, place)
      return cells.table.value(cell.row, cell.column)
    }
  }

  /// Those of some lines that fill the grid that more than half of others fill.
  func filling(_ lines: [Int], others: [Int]) -> Set<Int> {
    guard !lines.isEmpty,
      let shared = TableOutline.mostShared(others.count, vector: { values(others[$0]) }),
      shared.bearers > 1, shared.bearers * 2 > others.count
    else { return [] }
    return Set(lines.filter { CardCounts(values($0)) == shared.values })
  }

  /// What a line is computed from others; nil where it is not.
  func total(_ line: Int, of others: [Int], isNamed: Bool) -> Totals? {
    Totals.kind(count: across.count, isNamed: isNamed) { place in
      number(line, place)
    } others: { place in
      others.compactMap { number($0, place) }
    }
  }

  /// The lines called after totals that are sorts for all that: they fill the grid of the others, and
  /// are computed neither from these nor from all.
  func sorts(among named: [Int], others: [Int]) -> Set<Int> {
    let filling = filling(named, others: others)
    return filling.filter { line in
      total(line, of: others, isNamed: true) == nil
        && total(line, of: others + filling.filter { $0 != line }, isNamed: true) == nil
    }
  }
}

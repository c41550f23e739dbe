internal import QStudy

/// The cells of a table by lines: its rows or, where it is turned, its columns.
struct TurnedCells {
  let cells: SheetCells
  /// Whether a line is a column.
  let isTurned: Bool

  var table: RawTable { cells.table }
  /// How many lines there are.
  var count: Int { isTurned ? table.width : table.rows.count }
  /// How many cells a line has.
  var length: Int { isTurned ? table.rows.count : table.width }

  func place(_ line: Int, _ cell: Int) -> (row: Int, column: Int) {
    isTurned ? (cell, line) : (line, cell)
  }

  func value(_ line: Int, _ cell: Int) -> Int? {
    let place = place(line, cell)
    return table.value(place.row, place.column)
  }

  func isBlank(_ line: Int, _ cell: Int) -> Bool {
    let place = place(line, cell)
    return table.isBlank(place.row, place.column)
  }

  func name(_ line: Int, _ cell: Int) -> String? {
    let place = place(line, cell)
    return cells.name(place.row, place.column)
  }

  func number(_ line: Int, _ cell: Int) -> Double? {
    let place = place(line, cell)
    return cells.number(place.row, place.column)
  }

  /// The cells of a line whose values rise, or fall, by one each, as far as they do.
  func runs(_ line: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < length {
      guard let first = value(line, start) else {
        start += 1
        continue
      }
      var (end, last, step) = (start + 1, first, 0)
      while end < length, let next = value(line, end), abs(next - last) == 1,
        step == 0 || next - last == step
      {
        (step, last, end) = (next - last, next, end + 1)
      }
      runs.append(start..<end)
      start = end
    }
    return runs
  }

  /// Some lines, for people.
  func words(_ lines: [Int]) -> String { isTurned ? cells.letters(lines) : cells.lines(lines) }
}

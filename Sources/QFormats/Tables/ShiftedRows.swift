internal import QStudy

/// Rows pushed one cell to the right: a blank cell where the values begin, or amid them, and a value past
/// the last column.
///
/// Read as they stand, one value would seem to be missing, and all behind the blank cell would be those of
/// other statements.
struct ShiftedRows {
  /// Fewer numbers in a row are not the values of a table.
  private static let fewestValues = 3

  private let table: RawTable
  /// The cells of the values in most rows.
  private let usual: ClosedRange<Int>
  /// The rows that have them there.
  private let usualRows: [Int]

  /// The table with such rows back in their places; a fault for each, unless it is to be mended.
  ///
  /// They are read where they belong either way, so that the fault is told once and not again for every
  /// cell.
  static func putBack(_ table: RawTable, _ mending: inout Mending) throws(Findings) -> RawTable {
    guard let rows = ShiftedRows(table) else { return table }
    let blanks = rows.blanks()
    guard !blanks.isEmpty else { return table }
    for (row, blank) in blanks.sorted(by: { $0.key < $1.key }) {
      let name = table.rows[row].names.first.map { "“\(excerpt($0))”" } ?? "the row"
      let last = rows.usual.upperBound
      let finding = Finding(
        .shiftedRow, location: table.location(row, blank),
        found:
          "the values of \(name) in \(table.letters(blank + 1)) to \(table.letters(last + 1)), one "
          + "cell to the right, after a blank one",
        expected: "them in \(table.letters(blank)) to \(table.letters(last)), as in the other rows",
        mend: "Move them one cell to the left.")
      _ = mending.mends(
        finding, repair: "The values of \(name) were moved one cell to the left.",
        offer: "--repair moves them.")
    }
    let moved = table.rows.indices.map { row -> RawRow in
      guard let blank = blanks[row] else { return table.rows[row] }
      var cells = (0..<table.rows[row].count).map { table.rows[row][$0] }
      cells.remove(at: blank)
      return RawRow(line: table.rows[row].line, cells: cells)
    }
    return try RawTable(
      file: table.file, sheet: table.sheet, rows: moved,
      takesDecimalComma: table.takesDecimalComma, countsCells: table.countsCells,
      mayHoldSigns: table.mayHoldSigns)
  }

  /// Finds where most rows have their values; nil where they differ, or no column follows.
  private init?(_ table: RawTable) {
    var bearers: [ClosedRange<Int>: [Int]] = [:]
    var all = 0
    for row in table.rows.indices {
      guard let run = Self.lastRun(table, row) else { continue }
      bearers[run, default: []].append(row)
      all += 1
    }
    guard let (usual, rows) = bearers.max(by: { $0.value.count < $1.value.count }),
      rows.count > 1, rows.count * 2 > all, usual.upperBound + 1 < table.width, rows[0] > 0,
      // Where the column beyond has a name it may be filled at will.
      (0...rows[0]).allSatisfy({ table.isBlank($0, usual.upperBound + 1) })
    else { return nil }
    (self.table, self.usual, usualRows) = (table, usual, rows)
  }

  /// The values at the end of a row; nil where it ends in something else, or in a few.
  private static func lastRun(_ table: RawTable, _ row: Int) -> ClosedRange<Int>? {
    var end = table.width - 1
    while end >= 0, table.isBlank(row, end) { end -= 1 }
    var start = end + 1
    while start > 0, table.value(row, start - 1) != nil { start -= 1 }
    return end - start + 1 >= fewestValues ? start...end : nil
  }

  /// The blank cell of each row that was pushed.
  private func blanks() -> [Int: Int] {
    var blanks: [Int: Int] = [:]
    for row in (usualRows[0] + 1)..<table.rows.count {
      guard let run = Self.lastRun(table, row), run.upperBound == usual.upperBound + 1,
        run.lowerBound > 0, table.isBlank(row, run.lowerBound - 1)
      else { continue }
      let blank = run.lowerBound - 1
      guard blank >= usual.lowerBound,
        (usual.lowerBound..<blank).allSatisfy({ table.value(row, $0) != nil }),
        // The first column may hold numbers for names.
        blank <= max(usual.lowerBound, 1)
          || fillsGrid(row, run, from: max(usual.lowerBound, 1))
          || fillsGrid(row, run, from: blank)
      else { continue }
      blanks[row] = blank
    }
    return blanks
  }

  /// Whether the values from a column on, those behind the blank cell moved back, are those that most of the
  /// other rows hold there; before the column may stand ids or ages.
  private func fillsGrid(_ row: Int, _ run: ClosedRange<Int>, from start: Int) -> Bool {
    let looked = usualRows.prefix(1000)
    let places = start...usual.upperBound
    guard
      let shared = TableOutline.mostShared(
        looked.count, vector: { number in places.map { table.value(looked[number], $0) } }),
      shared.bearers * 2 > looked.count
    else { return false }
    let values =
      (start..<(run.lowerBound - 1)).map { table.value(row, $0) }
      + run.map { table.value(row, $0) }
    return CardCounts(values) == shared.values
  }
}

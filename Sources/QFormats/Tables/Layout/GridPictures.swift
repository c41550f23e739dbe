internal import QStudy
internal import QTables

/// Finds pictures of the grid: a row of values, the numbers of the cards below them.
///
/// ```
/// Anna
/// -2  -1   0   1   2
///  3   1   2   5   7
///      4   6   8
///          9
/// ```
enum GridPictures {
  /// A longer table is no sheet of pictures.
  private static let mostRows = 5000
  private static let mostColumns = 1000
  private static let fewestValues = 3
  /// So many pictures no sheet holds; a hostile one must not cost more.
  private static let mostPictures = 2000

  /// A part of a table: places of its rows and columns.
  private struct Area {
    let rows: Range<Int>
    let columns: Range<Int>
  }

  /// The pictures in a table, from top to bottom; none where it holds anything else.
  static func find(in table: RawTable) -> [CardSort] {
    let whole = Area(rows: table.rows.indices, columns: 0..<table.width)
    return find(in: table, [whole]).flatMap(\.self)
  }

  /// The pictures in some ranges of a table, which the user named.
  ///
  /// - Throws: a finding for each range without one.
  static func find(in table: RawTable, ranges: [CellRange]) throws(Findings) -> [CardSort] {
    let areas = ranges.map { range in
      Area(
        rows: table.rows(on: range.rows),
        columns: min(range.first.column - 1, table.width)..<min(range.last.column, table.width))
    }
    let found = find(in: table, areas)
    try Findings.check(
      zip(ranges, found).filter { $0.1.isEmpty }.map { range, _ in
        Finding(
          .badValue,
          location: Location(
            file: table.file, cell: table.sheet.map { "\($0)!\(range.name)" } ?? range.name),
          found: "no picture of the grid in \(range.name)",
          expected:
            "a row of values that rise or fall by one, and below or above it the numbers of "
            + "cards, nearly all different",
          mend:
            "Correct the range after --sorts; for a table of values give one range, without the "
            + "name of a sheet, and the sheet with --sheet.")
      })
    return found.flatMap(\.self)
  }

  /// The pictures in some areas of a table, by area.
  private static func find(in table: RawTable, _ areas: [Area]) -> [[CardSort]] {
    guard table.rows.count <= mostRows, table.width <= mostColumns else {
      return areas.map { _ in [] }
    }
    let cells = SheetCells(table: table)
    var count = 0
    var unnamed = 0
    /// The last row that belongs to a picture, by column.
    var taken = [Int](repeating: -1, count: table.width)
    return areas.map { area in
      var pictures: [CardSort] = []
      /// The same of this area.
      var last = [Int](repeating: -1, count: table.width)
      for row in area.rows {
        for run in runs(table, row, area.columns) where last[run.lowerBound] < row {
          // The rows of other pictures, or of one above, name nothing.
          let above = run.map { taken[$0] }.filter { $0 < row }.max() ?? -1
          let both = [
            picture(table, row, run, downTo: area.rows.upperBound),
            picture(table, row, run, upTo: max(above, area.rows.lowerBound - 1)),
          ]
          guard count < mostPictures,
            let picture = both.compactMap(\.self).first(where: {
              $0.isOfCards && isPlainly($0, under: run, in: row)
            })
          else { continue }
          var named = picture
          let rows = picture.cards.map(\.row) + [row]
          let (top, bottom) = (rows.min() ?? row, rows.max() ?? row)
          if let name = name(cells, row: row, top: top, run: run, after: above) {
            named.name = name
          } else {
            unnamed += 1
            named.name = unnamed == 1 ? "" : " \(unnamed)"
          }
          named.range = CellRange(
            rows: table.rows[top].line...table.rows[bottom].line,
            columns: (run.lowerBound + 1)...run.upperBound)
          pictures.append(named)
          count += 1
          for column in run { (taken[column], last[column]) = (bottom, bottom) }
        }
      }
      return pictures
    }
  }

  /// Values that run through a grid, or cards without a fault below values that might be ids.
  private static func isPlainly(_ picture: CardSort, under run: Range<Int>, in row: Int) -> Bool {
    guard picture.cards.count > run.count else { return false }
    return run.contains { (picture.table.value(row, $0) ?? 1) < 1 } || picture.isComplete
  }

  /// Neighbouring cells of a row whose values rise, or fall, by one each.
  private static func runs(
    _ table: RawTable, _ row: Int, _ columns: Range<Int>
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = columns.lowerBound
    while start < columns.upperBound {
      guard let first = table.value(row, start) else {
        start += 1
        continue
      }
      var end = start + 1
      var step: Int?
      var last = first
      while end < columns.upperBound, let next = table.value(row, end) {
        let difference = next - last
        guard abs(difference) == 1, step == nil || step == difference else { break }
        (step, last) = (difference, next)
        end += 1
      }
      if end - start >= fewestValues { runs.append(start..<end) }
      start = end
    }
    return runs
  }

  private static func picture(
    _ table: RawTable, _ row: Int, _ run: Range<Int>, downTo end: Int
  ) -> CardSort? {
    var cards: [CardSort.Card] = []
    var next = row + 1
    // The body ends where a row has no number below the values, or is another row of values.
    while next < end {
      let filled = run.filter { !table.isBlank(next, $0) }
      guard filled.contains(where: { table.value(next, $0) != nil }),
        !filled.contains(where: { (table.value(next, $0) ?? 1) < 1 })
      else { break }
      // A blank row may stand between values and cards, hardly within the cards.
      if next > row + 1, table.rows[next].line > table.rows[next - 1].line + 1,
        runs(table, next, 0..<table.width).contains(run)
      {
        break
      }
      for column in filled {
        guard let value = table.value(row, column) else { continue }
        cards.append(CardSort.Card(row: next, column: column, value: value))
      }
      next += 1
    }
    guard !cards.isEmpty else { return nil }
    return CardSort(name: "", table: table, row: row, column: run.lowerBound, cards: cards)
  }

  /// The picture whose values stand below the cards.
  private static func picture(
    _ table: RawTable, _ row: Int, _ run: Range<Int>, upTo last: Int
  ) -> CardSort? {
    var cards: [CardSort.Card] = []
    for above in stride(from: row - 1, to: last, by: -1) {
      let filled = run.filter { !table.isBlank(above, $0) }
      guard filled.contains(where: { table.value(above, $0) != nil }),
        !filled.contains(where: { (table.value(above, $0) ?? 1) < 1 })
      else { break }
      for column in filled {
        guard let value = table.value(row, column) else { continue }
        cards.append(CardSort.Card(row: above, column: column, value: value))
      }
    }
    guard !cards.isEmpty else { return nil }
    return CardSort(name: "", table: table, row: row, column: run.lowerBound, cards: cards)
  }

  /// The name left of the values, or in one of the three rows above them.
  private static func name(
    _ cells: SheetCells, row: Int, top: Int, run: Range<Int>, after last: Int
  ) -> String? {
    func words(_ row: Int, _ columns: Range<Int>) -> String? {
      columns.lazy.compactMap { column -> String? in
        guard cells.kind(row, column) == .word, let name = cells.name(row, column),
          !SheetWords.isLabel(name)
        else { return nil }
        return withoutLabel(name)
      }.first
    }
    let left = max(0, run.lowerBound - 3)..<run.lowerBound
    if let name = words(row, left) { return name }
    for above in stride(from: top - 1, through: max(last + 1, top - 3, 0), by: -1) {
      if let name = words(above, left.lowerBound..<run.upperBound) { return name }
    }
    // Beside the cards.
    let beside = top == row ? row + 1 : top
    return beside < cells.table.rows.count ? words(beside, left) : nil
  }

  /// “Participant: Anna” is Anna.
  private static func withoutLabel(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":"), SheetWords.isLabel(String(name[..<colon])) else {
      return name
    }
    let rest = trimmed(String(name[name.index(after: colon)...]))
    return rest.isEmpty ? name : rest
  }
}

internal import QStudy
internal import QTables

/// The grid as people note it beside the sorts: a line of values, and next to it how many cards each
/// takes; or, at the end of the sorts, how many cards of each lie on a value.
///
/// Rows of such notes are taken away above or below all others with numbers, columns right of everything
/// else.
struct GridNotes {
  /// A larger table is looked at no further.
  private static let mostRows = 5000
  private static let mostColumns = 1000
  /// A sheet has so many notes of its grid.
  private static let mostNotes = 4
  private static let fewestValues = 3
  /// So many numbers may stand in the line of a sort beside its values: an age, a total.
  private static let mostBeside = 4
  /// The counts stand beside ids in one of so many lines.
  private static let linesLooked = 10

  private let cells: SheetCells
  private var table: RawTable { cells.table }
  /// What is taken away.
  private var left: [Int] = []
  private var areColumns = false
  private var reason = ""

  /// A table without notes of the grid, and what was left out, as sentences.
  static func leftOut(of table: RawTable) -> (table: RawTable, told: [String]) {
    guard table.rows.count <= mostRows, table.width <= mostColumns else { return (table, []) }
    var (rest, told) = (table, [String]())
    while told.count < mostNotes, rest.rows.count > 3 {
      var notes = GridNotes(cells: SheetCells(table: rest))
      guard notes.find(), let smaller = notes.rest() else { break }
      told.append(notes.told)
      rest = smaller
    }
    return (rest, told)
  }

  private init(cells: SheetCells) { self.cells = cells }

  private mutating func find() -> Bool {
    let both = [false, true].map { TurnedCells(cells: cells, isTurned: $0) }
    for lines in both where findGrid(lines) || findCounts(lines) { return true }
    return false
  }

  private var told: String {
    let words = TurnedCells(cells: cells, isTurned: areColumns).words(left.sorted())
    return "\(sentence(words)) left out: \(reason)."
  }

  /// The table without what is taken away.
  private func rest() -> RawTable? {
    let gone = Set(left)
    let kept = table.rows.indices.filter { areColumns || !gone.contains($0) }
    let end = areColumns ? left.min() ?? table.width : table.width
    let places = (0..<end).map { Optional($0) }
    guard let first = kept.first else { return nil }
    let header = RawRow(
      places, of: table.rows[first], endsWithRow: table.countsCells, adding: .blank)
    return try? table.picking(
      header: header, rows: Array(kept.dropFirst()), places: places,
      countsCells: table.countsCells, added: { _ in .blank })
  }

  // MARK: A grid

  /// Values with the number of cards of each in the line next to them.
  private struct Grid {
    let lines: TurnedCells
    let pair: [Int]
    let run: Range<Int>
    let values: [Int]
    let counts: [Int]

    var cards: Int { counts.reduce(0, +) }
  }

  private mutating func findGrid(_ lines: TurnedCells) -> Bool {
    for line in 0..<lines.count {
      for run in lines.runs(line) where run.count >= Self.fewestValues {
        for other in [line + 1, line - 1] where (0..<lines.count).contains(other) {
          let counts = run.compactMap { lines.value(other, $0) }
          guard counts.count == run.count, counts.allSatisfy({ $0 > 0 }) else { continue }
          let grid = Grid(
            lines: lines, pair: [line, other], run: run,
            values: run.compactMap { lines.value(line, $0) }, counts: counts)
          if take(grid) { return true }
        }
      }
    }
    return false
  }

  /// Takes a grid away whose cards are as many as the sorts have; false where anything else would go
  /// with it.
  private mutating func take(_ grid: Grid) -> Bool {
    let (lines, run) = (grid.lines, grid.run)
    let areAlone = grid.pair.allSatisfy { line in
      (0..<lines.length).allSatisfy { cell in
        run.contains(cell) || lines.number(line, cell) == nil
          || lines.value(line, cell) == grid.cards
      }
    }
    if areAlone, isNote(grid), take(grid, lines: grid.pair.sorted(), of: lines) { return true }
    let across = TurnedCells(cells: cells, isTurned: !lines.isTurned)
    let isOnly = run.allSatisfy { cell in
      (0..<across.length).allSatisfy { grid.pair.contains($0) || across.isBlank(cell, $0) }
    }
    return isOnly && take(grid, lines: Array(run), of: across)
  }

  /// Whether two lines are called as people call a grid, or stand apart: else they may be two sorts.
  private func isNote(_ grid: Grid) -> Bool {
    let (lines, before) = (grid.lines, 0..<grid.run.lowerBound)
    let names = grid.pair.flatMap { line in before.compactMap { lines.name(line, $0) } }
    if names.allSatisfy({ SheetWords.isLabel($0) || SheetWords.isOfCounts($0) }) { return true }
    let (first, last) = (grid.pair.min() ?? 0, grid.pair.max() ?? 0)
    if lines.isTurned {
      return first > 0 && (0..<lines.length).allSatisfy { lines.isBlank(first - 1, $0) }
    }
    func isGap(_ row: Int) -> Bool {
      table.rows.indices.contains(row) && table.rows.indices.contains(row + 1)
        && table.rows[row + 1].line > table.rows[row].line + 1
    }
    return isGap(first - 1) || isGap(last)
  }

  private mutating func take(_ grid: Grid, lines taken: [Int], of lines: TurnedCells) -> Bool {
    let all = taken + wordsAbove(taken, of: lines)
    guard isRemovable(all, of: lines), isOfSorts(grid, besides: Set(all), of: lines) else {
      return false
    }
    leaveOut(all, of: lines, "the grid, how many cards each value takes")
    return true
  }

  /// Whether most rows, or most columns, hold about as many values as the grid has cards; of a grid that
  /// nothing tells but its numbers, whether they fill it.
  private func isOfSorts(_ grid: Grid, besides gone: Set<Int>, of lines: TurnedCells) -> Bool {
    let (first, start) = (grid.pair[0], grid.run.lowerBound)
    let isTold =
      grid.values.contains { $0 < 1 }
      || start > 0 && grid.lines.name(first, start - 1).map(SheetWords.isLabel) ?? false
    let most = grid.cards + grid.run.count + Self.mostBeside
    return [false, true].contains { isTurned in
      let sorts = TurnedCells(cells: cells, isTurned: isTurned)
      let isSame = isTurned == lines.isTurned
      let all = (0..<sorts.count).filter { !isSame || !gone.contains($0) }.map { line in
        (0..<sorts.length).compactMap { cell in
          isSame || !gone.contains(cell) ? sorts.value(line, cell) : nil
        }
      }.filter { $0.count > 1 }
      let fitting = all.count { values in
        guard (grid.cards...most).contains(values.count) else { return false }
        return isTold
          || zip(grid.values, grid.counts).allSatisfy { value, count in
            values.count { $0 == value } == count
          }
      }
      return fitting > 1 && fitting * 2 > all.count
    }
  }

  // MARK: Counts of each sort

  /// Finds lines that count in each sort how many cards lie on a value.
  private mutating func findCounts(_ lines: TurnedCells) -> Bool {
    let across = TurnedCells(cells: cells, isTurned: !lines.isTurned)
    for head in 0..<min(across.count, Self.linesLooked) {
      guard let run = across.runs(head).last, run.count >= Self.fewestValues, run.lowerBound > 2
      else { continue }
      let sorts = (head + 1..<across.count).filter { sort in
        run.contains { across.value(sort, $0) != nil }
      }
      let counted = sorts.count { sort in
        run.allSatisfy { cell in
          let value = across.value(head, cell)
          let count = (0..<run.lowerBound).count { across.value(sort, $0) == value }
          return (across.value(sort, cell) ?? 0) == count
        }
      }
      let taken = Array(run) + wordsAbove(Array(run), of: lines)
      guard counted > 1, counted * 2 > sorts.count, isRemovable(taken, of: lines) else { continue }
      leaveOut(taken, of: lines, "how many cards of each sort lie on a value")
      return true
    }
    return false
  }

  // MARK: What is taken away

  /// The rows right above some that hold one word or two and nothing else, such as “value” and
  /// “cards”.
  private func wordsAbove(_ taken: [Int], of lines: TurnedCells) -> [Int] {
    guard !lines.isTurned, let first = taken.min() else { return [] }
    return Array(
      (0..<first).reversed().prefix { row in
        let words = (0..<table.width).compactMap { cells.name(row, $0) }
        return words.count < 3
          && words.allSatisfy { SheetWords.isLabel($0) || SheetWords.isOfCounts($0) }
      })
  }

  /// Whether some rows stand above or below all others with numbers, or columns right of all others.
  private func isRemovable(_ taken: [Int], of lines: TurnedCells) -> Bool {
    guard let first = taken.min(), let last = taken.max() else { return false }
    func areFree(_ others: Range<Int>) -> Bool {
      others.allSatisfy { line in
        taken.contains(line)
          || (0..<lines.length).allSatisfy { cell in
            lines.isTurned ? lines.isBlank(line, cell) : lines.value(line, cell) == nil
          }
      }
    }
    return areFree(last..<lines.count) && areFree(first..<last)
      || !lines.isTurned && areFree(0..<last)
  }

  private mutating func leaveOut(_ taken: [Int], of lines: TurnedCells, _ reason: String) {
    (left, areColumns, self.reason) = (taken, lines.isTurned, reason)
  }
}

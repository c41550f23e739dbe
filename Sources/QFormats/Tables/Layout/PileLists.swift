internal import QStudy
internal import QTables

/// A table whose cells list the cards that a person laid on a value, several in a cell: a row for each
/// person and a column for each value, or the other way round.
///
/// ```
/// participant  -1    0        1
/// Anna         3, 5  1, 2, 7  4, 6
/// ```
struct PileLists {
  /// No study has more values.
  private static let mostValues = 100
  private static let mostLines = 100_000
  /// So many lines are looked through for the values, and for a list below them.
  private static let linesLooked = 50

  private(set) var sorts: [CardSort] = []
  /// The cells: names, values and cards.
  private(set) var range: CellRange?
  /// What was left out, as sentences.
  private(set) var told: [String] = []

  /// A line is a sort, or holds the values.
  private let lines: TurnedCells

  private var table: RawTable { lines.table }

  /// The piles in a table; nil where it holds none, or anything else.
  static func find(in table: RawTable) -> PileLists? {
    let cells = SheetCells(table: table)
    for isTurned in [false, true] {
      var lists = PileLists(lines: TurnedCells(cells: cells, isTurned: isTurned))
      let (count, length) = (lists.lines.count, lists.lines.length)
      guard (3...mostLines).contains(length), (2...mostLines).contains(count) else { continue }
      for head in 0..<min(count - 1, linesLooked) where lists.look(below: head) { return lists }
    }
    return PileRows.find(in: table).map { PileLists($0, cells) }
  }

  private init(lines: TurnedCells) { self.lines = lines }

  private init(_ rows: PileRows, _ cells: SheetCells) {
    lines = TurnedCells(cells: cells, isTurned: false)
    (sorts, range, told) = (rows.sorts, rows.range, rows.told)
  }

  /// The cards in a cell; nil where it lists none.
  private func cards(_ line: Int, _ cell: Int) -> [Int]? {
    let place = lines.place(line, cell)
    return CardList.numbers(in: table, place.row, place.column)
  }

  /// The values in a line: all its numbers, which rise, or fall, by one each.
  private func values(_ line: Int) -> Range<Int>? {
    let runs = lines.runs(line)
    guard runs.count == 1, (3...Self.mostValues).contains(runs[0].count) else { return nil }
    return runs[0]
  }

  /// Reads the lines below that of the values; false where these are no piles.
  private mutating func look(below head: Int) -> Bool {
    guard let run = values(head) else { return false }
    let below = (head + 1)..<lines.count
    let hasLists = below.prefix(Self.linesLooked).contains { line in
      run.contains { lines.value(line, $0) == nil && (cards(line, $0)?.count ?? 0) > 1 }
    }
    guard hasLists else { return false }
    let filled = below.filter { line in
      run.contains { !lines.isBlank(line, $0) }
        && !run.allSatisfy { lines.value(line, $0) == lines.value(head, $0) }
    }
    let beside = (0..<lines.length).filter { cell in
      !run.contains(cell) && filled.contains { !lines.isBlank($0, cell) }
    }
    let label = beside.first { $0 < run.lowerBound }
    let attributes = beside.filter { cell in
      cell != label && lines.name(head, cell).map { !SheetWords.isOfCounts($0) } ?? false
    }
    let found = filled.map { sort($0, head: head, run, label: label, attributes) }
    guard found.count(where: \.isOfCards) * 2 > found.count else { return false }
    let values = run.compactMap { lines.value(head, $0) }
    let grids = found.filter(\.isComplete).map { $0.heights(of: values) }
    let counts = zip(filled, found).filter { line, sort in
      SheetWords.isOfCounts(sort.name)
        && run.allSatisfy { (cards(line, $0)?.count ?? 0) < 2 }
        || grids.contains(run.map { lines.value(line, $0) ?? 0 })
    }.map(\.0)
    sorts = zip(filled, found).filter { !counts.contains($0.0) }.map(\.1)
    leaveOut(counts, "how many cards each value takes")
    leaveOut(
      (0..<lines.count).filter { line in
        line != head && !filled.contains(line)
          && (0..<lines.length).contains { !lines.isBlank(line, $0) }
      }, "no cards")
    let used = [label].compactMap(\.self) + run + attributes
    let taken = [head] + filled.filter { !counts.contains($0) }
    range = lines.isTurned ? range(rows: used, columns: taken) : range(rows: taken, columns: used)
    return true
  }

  private func sort(
    _ line: Int, head: Int, _ run: Range<Int>, label: Int?, _ attributes: [Int]
  ) -> CardSort {
    let place = lines.place(line, label ?? run.lowerBound)
    var sort = CardSort(
      name: label.flatMap { lines.name(line, $0) } ?? "", table: table, row: place.row,
      column: place.column,
      cards: run.flatMap { cell in
        let place = lines.place(line, cell)
        return CardSort.Card.listed(
          in: table, place.row, place.column, value: lines.value(head, cell) ?? 0)
      })
    sort.areListed = true
    sort.attributes = attributes.compactMap { cell in
      guard let title = lines.name(head, cell), let word = lines.name(line, cell) else {
        return nil
      }
      return (title, word)
    }
    return sort
  }

  private mutating func leaveOut(_ left: [Int], _ reason: String) {
    guard !left.isEmpty else { return }
    told.append("\(sentence(lines.words(left))) left out: \(reason).")
  }

  private func range(rows: [Int], columns: [Int]) -> CellRange? {
    let places = columns.compactMap { table.place($0) }
    guard let top = rows.min(), let bottom = rows.max(), let left = places.min(),
      let right = places.max()
    else { return nil }
    return CellRange(
      rows: table.rows[top].line...table.rows[bottom].line, columns: (left + 1)...(right + 1))
  }
}

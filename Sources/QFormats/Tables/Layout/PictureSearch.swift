internal import QStudy
internal import QTables

/// Looks through an area of a table for values of a grid with the numbers of cards below or above them.
///
/// What it costs grows with the cells of the table and no faster: a row of values without one below 1,
/// which might be cards itself, is given up at its first fault, and in all so many cells are looked at.
struct PictureSearch {
  /// A row of values: neighbouring cells that rise, or fall, by one each.
  struct Run {
    let row: Int
    let columns: Range<Int>
    /// The values, from the lowest.
    let values: [Int]

    /// Whether they run through a grid; others might be ids, or cards.
    var isOfGrid: Bool { values[0] < 1 }
  }

  private static let fewestValues = 3
  /// How often a cell is looked at, all in all.
  private static let looksPerCell = 8

  let cells: SheetCells
  /// The cells with the names, where those of the search are numbers made of words.
  private let names: SheetCells
  private var looks = 0
  /// The rows that belong to pictures, by column, from top to bottom.
  private var taken: [[Range<Int>]]

  private var table: RawTable { cells.table }
  /// Whether so much was looked at that the search was given up.
  var isExhausted: Bool { looks > Self.looksPerCell * max(1000, table.rows.count * table.width) }

  init(_ table: RawTable, names: RawTable? = nil) {
    cells = SheetCells(table: table)
    self.names = SheetCells(table: names ?? table)
    taken = Array(repeating: [], count: table.width)
  }

  // MARK: Values

  /// The rows of values in some columns of a row.
  func runs(_ row: Int, _ columns: Range<Int>) -> [Run] {
    var runs: [Run] = []
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
      if end - start >= Self.fewestValues {
        runs.append(
          Run(row: row, columns: start..<end, values: Array(min(first, last)...max(first, last))))
      }
      start = end
    }
    return runs
  }

  // MARK: Cards

  /// The picture with some values that has no fault in most of its cards.
  ///
  /// - Parameters:
  ///   - rows: those in which its cards may lie.
  ///   - columns: those that are looked at; the picture stands apart from other numbers in them, among
  ///     which a few of a table look like one by chance.
  mutating func picture(_ run: Run, in rows: Range<Int>, _ columns: Range<Int>) -> CardSort? {
    let above = lastTaken(above: run)
    for isDown in [true, false] {
      let cards = cardCells(run, in: rows, after: above, isDown: isDown, isStrict: !run.isOfGrid)
      let picture = named(cards, run, after: above)
      if let picture, picture.isOfCards, cards.count > run.columns.count,
        run.isOfGrid || picture.isComplete, isSure(picture, run, columns)
      {
        return take(picture, run)
      }
    }
    return nil
  }

  /// So many cards, each number once, are no chance.
  private static let manyCards = 12

  /// Whether no number stands right beside a picture, or no chance makes one as it is.
  private func isSure(_ picture: CardSort, _ run: Run, _ columns: Range<Int>) -> Bool {
    if picture.isComplete, picture.cards.count >= Self.manyCards { return true }
    return ([run.row] + picture.cards.map(\.row)).allSatisfy { row in
      [run.columns.lowerBound - 1, run.columns.upperBound].allSatisfy { column in
        !columns.contains(column) || table.value(row, column) == nil
      }
    }
  }

  /// The picture with some values, whatever is wrong with its cards; nil where there are none.
  mutating func faultyPicture(_ run: Run, in rows: Range<Int>) -> CardSort? {
    let above = lastTaken(above: run)
    let both = [true, false].map { isDown in
      cardCells(run, in: rows, after: above, isDown: isDown, isStrict: false)
    }
    let cards = both[0].count >= both[1].count ? both[0] : both[1]
    return named(cards, run, after: above).map { take($0, run) }
  }

  /// Whether some values lie within a picture.
  func isTaken(_ run: Run) -> Bool {
    run.columns.contains { column in
      taken[column].last { $0.lowerBound <= run.row }?.contains(run.row) ?? false
    }
  }

  /// The last row of the pictures above, which names nothing.
  private func lastTaken(above run: Run) -> Int {
    run.columns.compactMap { column in
      taken[column].last { $0.upperBound <= run.row }.map { $0.upperBound - 1 }
    }.max() ?? -1
  }

  /// The cells with the numbers of cards next to some values.
  ///
  /// - Parameter isStrict: whether the first fault ends the search, so that there are none.
  private mutating func cardCells(
    _ run: Run, in rows: Range<Int>, after last: Int, isDown: Bool, isStrict: Bool
  ) -> [CardSort.Card] {
    var cards: [CardSort.Card] = []
    var numbers: Set<Int> = []
    let step = isDown ? 1 : -1
    let end = isDown ? rows.upperBound : max(last, rows.lowerBound - 1)
    for row in stride(from: run.row + step, to: end, by: step) {
      looks += run.columns.count
      if isExhausted { return [] }
      // The body ends where a row has no number, or is another row of values.
      guard run.columns.contains(where: { table.value(row, $0) != nil }),
        !run.columns.contains(where: { (table.value(row, $0) ?? 1) < 1 })
      else { break }
      // A blank row may stand between values and cards, hardly within the cards.
      if isDown, row > run.row + 1, table.rows[row].line > table.rows[row - 1].line + 1,
        // A list of the statements may begin there.
        runs(row, run.columns).contains(where: { $0.columns == run.columns })
          || run.columns.contains(where: { cells.kind(row, $0) == .word })
      {
        break
      }
      for column in run.columns where !table.isBlank(row, column) {
        if isStrict {
          guard let number = table.value(row, column), numbers.insert(number).inserted else {
            return []
          }
        }
        guard let value = table.value(run.row, column) else { continue }
        cards.append(CardSort.Card(in: table, row, column, value: value))
      }
    }
    return cards
  }

  private func named(_ cards: [CardSort.Card], _ run: Run, after last: Int) -> CardSort? {
    guard let top = cards.map(\.row).min(), let bottom = cards.map(\.row).max() else {
      return nil
    }
    var picture = CardSort(
      name: "", table: table, row: run.row, column: run.columns.lowerBound, cards: cards,
      values: run.values)
    let (first, lowest) = (min(top, run.row), max(bottom, run.row))
    picture.name = name(row: run.row, top: first, run: run.columns, after: last) ?? ""
    picture.range = CellRange(
      rows: table.rows[first].line...table.rows[lowest].line,
      columns: (run.columns.lowerBound + 1)...run.columns.upperBound)
    return picture
  }

  /// Marks the cells of a picture.
  private mutating func take(_ picture: CardSort, _ run: Run) -> CardSort {
    let rows = picture.cards.map(\.row) + [run.row]
    let marked = (rows.min() ?? run.row)..<((rows.max() ?? run.row) + 1)
    for column in run.columns {
      let place = taken[column].firstIndex { $0.lowerBound > marked.lowerBound }
      taken[column].insert(marked, at: place ?? taken[column].count)
    }
    return picture
  }

  /// So many words one below the other are a list, such as that of the statements.
  private static let fewestListed = 6

  /// Whether a cell is one of a list, or its heading, and so nobody's name.
  ///
  /// - Parameter isBeside: whether it stands beside the picture, where numbers are a list, too.
  private func isInList(_ row: Int, _ column: Int, isBeside: Bool) -> Bool {
    func words(_ step: Int) -> Int {
      var count = 0
      var next = row + step
      while count < Self.fewestListed, table.rows.indices.contains(next),
        names.kind(next, column) == .word || isBeside && !table.isBlank(next, column)
      {
        count += 1
        next += step
      }
      return count
    }
    return words(-1) + 1 + words(1) >= Self.fewestListed
  }

  /// The name left of the values, or in one of the three rows above them.
  private func name(
    row: Int, top: Int, run: Range<Int>, after last: Int
  ) -> String? {
    func words(_ row: Int, _ columns: Range<Int>) -> String? {
      columns.lazy.compactMap { column -> String? in
        guard names.kind(row, column) == .word, let name = names.name(row, column),
          !SheetWords.isLabel(name), !name.hasSuffix(":"),
          !isInList(row, column, isBeside: column < run.lowerBound)
        else { return nil }
        return SheetWords.withoutLabel(name)
      }.first
    }
    let left = max(0, run.lowerBound - 3)..<run.lowerBound
    if let name = words(row, left) { return name }
    for above in stride(from: top - 1, through: max(last + 1, top - 3, 0), by: -1) {
      if let name = words(above, left.lowerBound..<run.upperBound) { return name }
    }
    // Beside the cards.
    let beside = top == row ? row + 1 : top
    return beside < table.rows.count ? words(beside, left) : nil
  }
}

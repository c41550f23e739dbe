internal import QStudy

/// Rows pushed to the right, or columns pushed down: blank cells where the line begins, or amid it, and as
/// many values past the last column or row.
///
/// Read as they stand, values would seem to be missing, and all behind the blank cells would be those of
/// other statements. A line is only moved where that fills a grid: a blank cell and a stray value are no push.
struct ShiftedLines {
  /// Fewer numbers in a line are not the values of a table.
  private static let fewestValues = 3
  /// Where a row is a statement there are no more rows, and in a longer table nobody moves a column by hand.
  static let mostRows = TableOutline.mostStatements + 100
  /// So many lines show what is usual as well as all.
  private static let linesLooked = 1000

  /// A line that was pushed.
  private struct Push {
    let line: Int
    /// The blank cells before what was pushed.
    let gap: ClosedRange<Int>
    /// Whether all behind them was pushed; else it can't be told what belongs to what stands behind the values.
    let isWhole: Bool

    var count: Int { gap.count }
    /// Where a cell of the line stands that belongs in a place.
    func source(of place: Int) -> Int { place < gap.lowerBound ? place : place + gap.count }
  }

  let lines: TurnedCells
  /// The cells of the values in most lines, without the totals behind them.
  let usual: ClosedRange<Int>
  private let endsInTotals: Bool
  /// The lines that have them there, without the first line, which holds names.
  let usualLines: [Int]
  /// The grid that the user states.
  private let grid: Grid?

  /// The table with such rows and columns back in their places; a fault for each, unless it is to be mended.
  ///
  /// They are read where they belong either way, so that the fault is told once and not again for every
  /// cell.
  ///
  /// - Parameter grid: the grid that the user states.
  static func putBack(
    _ table: RawTable, grid: Grid?, _ mending: inout Mending
  ) throws(Findings) -> RawTable {
    let left = try putBack(table, areColumns: false, grid: grid, &mending)
    guard left.rows.count <= mostRows else { return left }
    return try putBack(left, areColumns: true, grid: grid, &mending)
  }

  private static func putBack(
    _ table: RawTable, areColumns: Bool, grid: Grid?, _ mending: inout Mending
  ) throws(Findings) -> RawTable {
    let cells = TurnedCells(cells: SheetCells(table: table), isTurned: areColumns)
    guard let lines = ShiftedLines(cells, grid: grid) else { return table }
    let pushes = lines.pushes()
    for line in lines.overNames() { lines.report(overName: line, &mending) }
    guard !pushes.isEmpty else {
      if let finding = lines.lostCell() { mending.leave(finding) }
      return table
    }
    for push in pushes { lines.report(push, &mending) }
    return try areColumns ? lines.movedUp(pushes) : lines.movedLeft(pushes)
  }

  /// Finds where most lines have their values; nil where they differ.
  private init?(_ lines: TurnedCells, grid: Grid?) {
    var bearers: [ClosedRange<Int>: [Int]] = [:]
    var all = 0
    for line in 0..<lines.count {
      guard let run = Self.run(lines, line) else { continue }
      bearers[run, default: []].append(line)
      all += 1
    }
    guard let (usual, own) = bearers.max(by: { $0.value.count < $1.value.count }),
      own.count > 1, own.count * 2 > all
    else { return nil }
    (self.lines, self.grid) = (lines, grid)
    usualLines = own[0] == 0 ? Array(own.dropFirst()) : own
    self.usual = usual.lowerBound...Self.lastValue(usual, in: lines, names: 0..<usualLines[0])
    endsInTotals = self.usual != usual
  }

  /// The longest run of values in a line, the last of several; nil where it is short.
  private static func run(_ lines: TurnedCells, _ line: Int) -> ClosedRange<Int>? {
    var end = lines.length
    while end > 0, lines.value(line, end - 1) == nil { end -= 1 }
    var start = end
    while start > 0, lines.value(line, start - 1) != nil { start -= 1 }
    // Most tables end with their values, and before more than half of a line nothing is longer.
    if (end - start) * 2 > lines.length {
      return end - start >= fewestValues ? start...(end - 1) : nil
    }
    var longest = 0..<0
    start = 0
    for cell in 0...lines.length
    where cell == lines.length || lines.value(line, cell) == nil {
      if cell - start >= longest.count { longest = start..<cell }
      start = cell + 1
    }
    return longest.count >= fewestValues ? longest.lowerBound...(longest.upperBound - 1) : nil
  }

  // MARK: What was pushed

  private func pushes() -> [Push] {
    let past = usual.upperBound + 1
    guard past < lines.length else { return [] }
    let longer = (1..<max(1, lines.count)).filter { lines.value($0, past) != nil }
    guard !longer.isEmpty else { return [] }
    let looked = usualLines.prefix(Self.linesLooked)
    let isFilled = (0..<past).map { cell in
      looked.count { !lines.isBlank($0, cell) } * 2 > looked.count
    }
    let end = looked.map(lastFilled).max() ?? 0
    let found = longer.compactMap { push($0, isFilled, end: end) }
    let pushed = Set(found.map(\.line))
    let free = found.filter { push in
      (past..<(past + push.count)).allSatisfy { isFree($0, besides: pushed) }
    }
    let shared = sharedGrid()
    let own = free.filter { fills($0, shared) }
    return own.count < free.count && fillAcross(free) ? free : own
  }

  /// A line with values past the usual ones, as many as cells are blank before them.
  ///
  /// - Parameters:
  ///   - isFilled: whether most lines fill a cell.
  ///   - usualEnd: the last cell that a usual line fills.
  private func push(_ line: Int, _ isFilled: [Bool], end usualEnd: Int) -> Push? {
    let past = usual.upperBound + 1
    let beyond = (past..<lines.length).prefix { lines.value(line, $0) != nil }.count
    guard let last = (0..<past).last(where: { lines.isBlank(line, $0) }) else { return nil }
    let blanks = (0...last).reversed().prefix { lines.isBlank(line, $0) }.count
    let count = min(beyond, blanks)
    let gap = (last - count + 1)...last
    guard
      (max(usual.lowerBound + count, last + 1)..<(past + count)).allSatisfy({
        lines.value(line, $0) != nil
      }),
      (usual.lowerBound..<max(usual.lowerBound, gap.lowerBound)).allSatisfy({
        lines.value(line, $0) != nil
      }),
      // What others leave blank too is no gap, and what they fill is not blank before it.
      gap.allSatisfy({ isFilled[$0] }),
      (0..<gap.lowerBound).allSatisfy({ !lines.isBlank(line, $0) || !isFilled[$0] })
    else { return nil }
    guard !endsInTotals || !isTotal(line, past) else { return nil }
    let end = lastFilled(line)
    return Push(
      line: line, gap: gap,
      isWhole: end == usual.upperBound + count || end > usualEnd && end <= usualEnd + count)
  }

  private func lastFilled(_ line: Int) -> Int {
    (0..<lines.length).last { !lines.isBlank(line, $0) } ?? 0
  }

  /// Whether a cell past the values holds none by right: it has no name, or that of comments or totals, or
  /// others have words there.
  private func isFree(_ cell: Int, besides pushed: Set<Int>) -> Bool {
    let names = (0..<(usualLines.first ?? 0)).filter {
      !pushed.contains($0) && !lines.isBlank($0, cell)
    }.compactMap { lines.name($0, cell) }
    if names.isEmpty
      || names.allSatisfy({ TableReader.isOfComments($0) || SheetWords.isTotal($0) })
    {
      return true
    }
    let filled = usualLines.prefix(Self.linesLooked).filter { !lines.isBlank($0, cell) }
    return !filled.isEmpty && filled.allSatisfy { lines.value($0, cell) == nil }
  }

  // MARK: The grid

  /// The values that most lines hold from a cell on; before it may stand ids or ages.
  private func sharedGrid() -> (start: Int, values: CardCounts)? {
    let looked = usualLines.prefix(Self.linesLooked)
    for start in usual.prefix((usual.count + 1) / 2) {
      if let shared = TableOutline.mostShared(
        looked.count,
        vector: { number in (start...usual.upperBound).map { lines.value(looked[number], $0) } }),
        shared.bearers > 1, shared.bearers * 2 > looked.count
      {
        return (start, shared.values)
      }
    }
    return nil
  }

  /// Whether a line, moved back, holds what most others hold or what is laid on the stated grid.
  private func fills(_ push: Push, _ shared: (start: Int, values: CardCounts)?) -> Bool {
    func moved(from start: Int) -> CardCounts? {
      CardCounts((start...usual.upperBound).map { lines.value(push.line, push.source(of: $0)) })
    }
    if let shared, moved(from: shared.start) == shared.values { return true }
    guard let grid, case let start = usual.upperBound + 1 - grid.cardCount,
      start >= usual.lowerBound
    else { return false }
    return moved(from: start) == CardCounts(grid.ascendingValues)
  }

  /// Whether with some lines moved back the lines across them, where they are the sorts, fill one grid.
  private func fillAcross(_ pushes: [Push]) -> Bool {
    guard usualLines.count <= Self.mostRows else { return false }
    let first = pushes.map(\.gap.lowerBound).min() ?? 0
    let across = Array(max(usual.lowerBound, first)...usual.upperBound)
    let counts = across.compactMap { place in
      CardCounts(
        usualLines.map { lines.value($0, place) }
          + pushes.map { lines.value($0.line, $0.source(of: place)) })
    }
    guard let one = counts.first, !one.isSingleValue, counts.count > 1 else { return false }
    return counts.allSatisfy { $0 == one }
  }

  /// The lines with a value in place of their name, where no other has one, and a blank cell at the end; and where
  /// a line is a column, of which the first is a header perhaps of numbers, the values that most others hold.
  private func overNames() -> [Int] {
    let name = usual.lowerBound - 1
    guard name >= 0,
      usualLines.allSatisfy({ !lines.isBlank($0, name) && lines.value($0, name) == nil })
    else { return [] }
    let others = (1..<max(1, lines.count)).filter { line in
      lines.isBlank(line, usual.upperBound)
        && Self.run(lines, line) == name...(usual.upperBound - 1)
    }
    guard lines.isTurned, !others.isEmpty else { return usualLines.count > 2 ? others : [] }
    guard let shared = sharedGrid(), shared.start == usual.lowerBound else { return [] }
    return others.filter { line in
      CardCounts((name..<usual.upperBound).map { lines.value(line, $0) }) == shared.values
    }
  }

  // MARK: The mend

  private func report(_ push: Push, _ mending: inout Mending) {
    let name = (0..<(usual.lowerBound + push.count)).lazy.compactMap { lines.name(push.line, $0) }
      .first
    let whose =
      name.map { "the values of “\(excerpt($0))”" }
      ?? (lines.isTurned ? "the values of a column" : "the values of the row")
    let cells = push.count == 1 ? "one cell" : "\(push.count) cells"
    let (way, back) =
      lines.isTurned
      ? ("\(cells) down", "\(cells) up") : ("\(cells) to the right", "\(cells) to the left")
    let place = lines.place(push.line, push.gap.lowerBound)
    let finding = Finding(
      lines.isTurned ? .shiftedColumn : .shiftedRow,
      location: lines.table.location(place.row, place.column),
      found:
        "\(whose) in \(words(push.gap.upperBound + 1)) to \(words(usual.upperBound + push.count)), "
        + "\(way), after \(push.count == 1 ? "a blank one" : "\(push.count) blank ones")",
      expected:
        "them in \(words(push.gap.lowerBound)) to \(words(usual.upperBound)), as in the other "
        + (lines.isTurned ? "columns" : "rows"),
      mend: "Move them \(back)"
        + (push.isWhole
          ? "." : ", and look at what stands behind them: it may belong there or not."))
    guard push.isWhole else { return mending.leave(finding) }
    _ = mending.mends(
      finding, repair: "\(sentence(whose)) were moved \(back).", offer: "--repair moves them.")
  }

  /// Whose name was written over can't be told, so that there is no sure mend.
  private func report(overName line: Int, _ mending: inout Mending) {
    let name = usual.lowerBound - 1
    let place = lines.place(line, name)
    let (way, back, others) =
      lines.isTurned
      ? ("up, over the name of the column", "down, and write the name above them", "columns")
      : (
        "to the left, over the name of the row", "to the right, and write the name before them",
        "rows"
      )
    mending.leave(
      Finding(
        lines.isTurned ? .shiftedColumn : .shiftedRow,
        location: lines.table.location(place.row, place.column),
        found: "values in \(words(name)) to \(words(usual.upperBound - 1)), one cell \(way)",
        expected:
          "them in \(words(usual.lowerBound)) to \(words(usual.upperBound)), as in the other \(others)",
        mend: "Move them one cell \(back)."))
  }

  /// A cell of a line, for people.
  func words(_ cell: Int) -> String {
    lines.isTurned ? "row \(lines.table.rows[cell].line)" : lines.table.letters(cell)
  }

  private func movedLeft(_ pushes: [Push]) throws(Findings) -> RawTable {
    let pushed = Dictionary(pushes.map { ($0.line, $0) }) { first, _ in first }
    return try rebuilt { row in
      guard let push = pushed[row], case let gap = push.gap else { return nil }
      var cells = self.cells(row)
      let count = cells.count
      cells.removeSubrange(gap)
      // What is not sure to have been pushed stays where it is, and no row gets shorter than the first.
      let blanks = Array(repeating: RawCell.blank, count: gap.count)
      if push.isWhole {
        cells += blanks.prefix(max(0, min(count, lines.table.rows[0].count) - cells.count))
      } else {
        cells.insert(contentsOf: blanks, at: usual.upperBound + 1)
      }
      return cells
    }
  }

  private func movedUp(_ pushes: [Push]) throws(Findings) -> RawTable {
    try rebuilt { row in
      var cells = self.cells(row)
      for push in pushes
      where row >= push.gap.lowerBound && (push.isWhole || row <= usual.upperBound + push.count) {
        while cells.count <= push.line { cells.append(.blank) }
        let source = push.source(of: row)
        let end = push.isWhole ? lines.length - 1 : usual.upperBound + push.count
        cells[push.line] = source <= end ? lines.table.rows[source][push.line] : .blank
      }
      return cells
    }
  }

  private func cells(_ row: Int) -> [RawCell] {
    (0..<lines.table.rows[row].count).map { lines.table.rows[row][$0] }
  }

  /// The table with other cells in some rows, for which they are not nil.
  private func rebuilt(_ cells: (Int) -> [RawCell]?) throws(Findings) -> RawTable {
    let table = lines.table
    return try RawTable(
      file: table.file, sheet: table.sheet,
      rows: table.rows.indices.map { row in
        cells(row).map { RawRow(line: table.rows[row].line, cells: $0) } ?? table.rows[row]
      },
      takesDecimalComma: table.takesDecimalComma, countsCells: table.countsCells,
      mayHoldSigns: table.mayHoldSigns)
  }
}

internal import QStudy

/// Rows pushed one cell to the right, or columns pushed one cell down: a blank cell where the values begin,
/// or amid them, and a value past the last column or row.
///
/// Read as they stand, one value would seem to be missing, and all behind the blank cell would be those of
/// other statements.
struct ShiftedLines {
  /// Fewer numbers in a line are not the values of a table.
  private static let fewestValues = 3
  /// Where a row is a statement there are no more rows, and in a longer table nobody moves a column by hand.
  private static let mostRows = TableOutline.mostStatements + 100

  private let lines: TurnedCells
  /// The cells of the values in most lines.
  private let usual: ClosedRange<Int>
  /// The lines that have them there.
  private let usualLines: [Int]

  /// The table with such rows and columns back in their places; a fault for each, unless it is to be mended.
  ///
  /// They are read where they belong either way, so that the fault is told once and not again for every
  /// cell.
  static func putBack(_ table: RawTable, _ mending: inout Mending) throws(Findings) -> RawTable {
    let left = try putBack(table, areColumns: false, &mending)
    guard left.rows.count <= mostRows else { return left }
    return try putBack(left, areColumns: true, &mending)
  }

  private static func putBack(
    _ table: RawTable, areColumns: Bool, _ mending: inout Mending
  ) throws(Findings) -> RawTable {
    let cells = TurnedCells(cells: SheetCells(table: table), isTurned: areColumns)
    guard let lines = ShiftedLines(cells) else { return table }
    let blanks = lines.blanks()
    for column in lines.overNames() { lines.report(overName: column, &mending) }
    guard !blanks.isEmpty else { return table }
    for (line, blank) in blanks.sorted(by: { $0.key < $1.key }) {
      lines.report(line, blank, &mending)
    }
    return try areColumns ? lines.movedUp(blanks) : lines.movedLeft(blanks)
  }

  /// Finds where most lines have their values; nil where they differ.
  private init?(_ lines: TurnedCells) {
    var bearers: [ClosedRange<Int>: [Int]] = [:]
    var all = 0
    for line in 0..<lines.count {
      guard let run = Self.lastRun(lines, line) else { continue }
      bearers[run, default: []].append(line)
      all += 1
    }
    guard let (usual, own) = bearers.max(by: { $0.value.count < $1.value.count }),
      own.count > 1, own.count * 2 > all,
      // The first column may be the numbers of the statements; the first row is that of the names.
      lines.isTurned || own[0] > 0
    else { return nil }
    (self.lines, self.usual, usualLines) = (lines, usual, own)
  }

  /// The values at the end of a line; nil where it ends in something else, or in a few.
  private static func lastRun(_ lines: TurnedCells, _ line: Int) -> ClosedRange<Int>? {
    var end = lines.length - 1
    while end >= 0, lines.isBlank(line, end) { end -= 1 }
    var start = end + 1
    while start > 0, lines.value(line, start - 1) != nil { start -= 1 }
    return end - start + 1 >= fewestValues ? start...end : nil
  }

  /// The first line that may have been pushed: a row below the header, a column right of the names.
  private var firstLine: Int { lines.isTurned ? 1 : usualLines[0] + 1 }

  /// The blank cell of each line that was pushed.
  private func blanks() -> [Int: Int] {
    var blanks: [Int: Int] = [:]
    guard usual.upperBound + 1 < lines.length,
      // Where what stands beyond has a name it may be filled at will.
      (0...usualLines[0]).allSatisfy({ line in
        lines.isBlank(line, usual.upperBound + 1)
          || line >= firstLine && Self.lastRun(lines, line)?.upperBound == usual.upperBound + 1
      })
    else { return [:] }
    for line in firstLine..<lines.count {
      guard let run = Self.lastRun(lines, line), run.upperBound == usual.upperBound + 1,
        run.lowerBound > 0, lines.isBlank(line, run.lowerBound - 1)
      else { continue }
      let blank = run.lowerBound - 1
      guard blank >= usual.lowerBound,
        (usual.lowerBound..<blank).allSatisfy({ lines.value(line, $0) != nil }),
        // The first cells may hold numbers for names.
        blank <= max(usual.lowerBound, 1)
          || fillsGrid(line, run, from: max(usual.lowerBound, 1))
          || fillsGrid(line, run, from: blank)
      else { continue }
      blanks[line] = blank
    }
    return blanks
  }

  /// The columns with a value in place of their name and a blank cell at the end, whose values are those that
  /// most of the other columns hold.
  private func overNames() -> [Int] {
    let name = usual.lowerBound - 1
    guard lines.isTurned, name >= 0, usualLines.allSatisfy({ !lines.isBlank($0, name) }) else {
      return []
    }
    return (firstLine..<lines.count).filter { line in
      Self.lastRun(lines, line) == name...(usual.upperBound - 1)
        && holdsUsual(line, (name..<usual.upperBound).map { $0 }, from: usual.lowerBound)
    }
  }

  /// Whether the values from a cell on, those behind the blank one moved back, are those that most of the
  /// other lines hold there; before it may stand ids or ages.
  private func fillsGrid(_ line: Int, _ run: ClosedRange<Int>, from start: Int) -> Bool {
    holdsUsual(line, Array(start..<(run.lowerBound - 1)) + Array(run), from: start)
  }

  /// Whether some cells of a line hold the values that most of the other lines hold from a cell on.
  private func holdsUsual(_ line: Int, _ cells: [Int], from start: Int) -> Bool {
    let looked = usualLines.prefix(1000)
    let places = start...usual.upperBound
    guard
      let shared = TableOutline.mostShared(
        looked.count, vector: { number in places.map { lines.value(looked[number], $0) } }),
      shared.bearers * 2 > looked.count
    else { return false }
    return CardCounts(cells.map { lines.value(line, $0) }) == shared.values
  }

  // MARK: The mend

  private func report(_ line: Int, _ blank: Int, _ mending: inout Mending) {
    let name = (0..<blank).lazy.compactMap { lines.name(line, $0) }.first
    let whose =
      name.map { "the values of “\(excerpt($0))”" }
      ?? (lines.isTurned ? "the values of a column" : "the values of the row")
    let (way, back) =
      lines.isTurned
      ? ("one cell down", "one cell up") : ("one cell to the right", "one cell to the left")
    let place = lines.place(line, blank)
    let finding = Finding(
      lines.isTurned ? .shiftedColumn : .shiftedRow,
      location: lines.table.location(place.row, place.column),
      found:
        "\(whose) in \(words(blank + 1)) to \(words(usual.upperBound + 1)), \(way), after a blank one",
      expected: "them in \(words(blank)) to \(words(usual.upperBound)), as in the other "
        + (lines.isTurned ? "columns" : "rows"),
      mend: "Move them \(back).")
    _ = mending.mends(
      finding, repair: "\(sentence(whose)) were moved \(back).", offer: "--repair moves them.")
  }

  /// Whose name was written over can't be told, so that there is no sure mend.
  private func report(overName column: Int, _ mending: inout Mending) {
    let name = usual.lowerBound - 1
    mending.leave(
      Finding(
        .shiftedColumn, location: lines.table.location(name, column),
        found:
          "values in \(words(name)) to \(words(usual.upperBound - 1)), one cell up, over the name of the column",
        expected:
          "them in \(words(usual.lowerBound)) to \(words(usual.upperBound)), as in the other columns",
        mend: "Move them one cell down, and write the name above them."))
  }

  /// A cell of a line, for people.
  private func words(_ cell: Int) -> String {
    lines.isTurned ? "row \(lines.table.rows[cell].line)" : lines.table.letters(cell)
  }

  private func movedLeft(_ blanks: [Int: Int]) throws(Findings) -> RawTable {
    try rebuilt { row in
      guard let blank = blanks[row] else { return nil }
      var cells = self.cells(row)
      cells.remove(at: blank)
      return cells
    }
  }

  private func movedUp(_ blanks: [Int: Int]) throws(Findings) -> RawTable {
    let last = usual.upperBound + 1
    return try rebuilt { row in
      var cells = self.cells(row)
      for (column, blank) in blanks where (blank...last).contains(row) {
        while cells.count <= column { cells.append(.blank) }
        cells[column] = row < last ? lines.table.rows[row + 1][column] : .blank
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

internal import QStudy
internal import QTables

/// The sorts as KADE's sheets hold them.
struct KADESorts {
  private(set) var sorts: [CollectedSort] = []
  private(set) var findings: [Finding] = []
  private(set) var warnings: [Warning] = []
  /// How numbers are written where it is in no plain way.
  private(set) var numbers = NumbersFound()
  /// The names above the values, where each has one, with their row.
  private(set) var header: (row: Int, names: [String])?
  let sheet: KADESheet
  let statements: [Statement]
  /// How many placements were read, those of sorts without a name among them.
  private var read = 0

  /// How many cells sorts and statements may span: a few far corners must not make a giant of them.
  static let mostCells = Limits().cells

  /// Begins with no sort.
  init(of sheet: KADESheet, statements: [Statement]) {
    self.sheet = sheet
    self.statements = statements
  }

  // MARK: Type 2 and type 3

  /// Reads a row a sort: its name, then the value of each statement.
  ///
  /// A row without a name is passed over, as in KADE, unless it holds a value.
  ///
  /// - Parameters:
  ///   - top: the row below which the table stands, with its header or without.
  ///   - isResults: whether means may stand after the values, under a name of theirs.
  mutating func readValues(below top: Int, isResults: Bool = false) {
    let notes = leaveOutNotes(below: top)
    let rows = sheet.sheet.rows.filter { $0.number > top && !notes.contains($0.number) }
    let head = TableHead(
      rows.lazy.map { [sheet] in sheet.headRow($0) }, of: "The sheet “\(sheet.sheet.name)”")
    warnings += head.warnings
    compareNumbers(in: head.header.map { rows[$0] }, below: top)
    let lastColumn = isResults ? head.header.flatMap { lastValue(rows[$0]) } : nil
    if let finding = otherLength(
      of: Array(rows.dropFirst(head.count)), last: lastColumn ?? .max,
      header: head.header.map { rows[$0] })
    {
      add(finding)
      return
    }
    for row in rows.dropFirst(head.count) {
      let last = min(sheet.lastFilled(row), lastColumn ?? .max)
      let name = sheet.name(row.number, 1)
      guard last > 1 || name != nil else { continue }
      if name == nil {
        guard (2...last).contains(where: { sheet.integer(row.number, $0) != nil }) else {
          continue
        }
        add(
          Finding(
            .blankCell, location: sheet.location(row.number, 1), found: "a sort without a name",
            expected: "a name in the first column",
            mend: "Fill in the name; KADE passes over such a row."))
      }
      if last - 1 != statements.count {
        add(
          Finding(
            .raggedRow, location: sheet.location(row.number), sort: name,
            found: "\(max(0, last - 1)) value\(last == 2 ? "" : "s")",
            expected: "\(statements.count), one for each statement",
            mend: "Complete the sort, or remove what is too much; KADE does not tell."))
      }
      guard hasRoom(sheet.location(row.number)) else { return }
      var placements: [Int?] = []
      for (index, statement) in statements.enumerated() {
        let cell = index + 2 <= last ? placement(row.number, index + 2) : .blank
        placements.append(
          cell.value(
            at: sheet.location(row.number, index + 2), sort: name, statement: statement.id,
            &findings))
      }
      guard let name else { continue }
      sorts.append(
        CollectedSort(id: name, location: sheet.location(row.number), placements: placements))
    }
  }

  /// The one finding where every sort has as many values as the others, and not as many as there are
  /// statements: a statement or a column is missing, or one too many, and no value is sure to be that of its
  /// statement. nil where it is not so.
  private func otherLength(of rows: [XLSXRow], last: Int, header: XLSXRow?) -> Finding? {
    let sorts = rows.filter { sheet.name($0.number, 1) != nil && sheet.lastFilled($0) > 1 }
    let counts = Set(sorts.map { min(sheet.lastFilled($0), last) - 1 })
    guard sorts.count > 1, counts.count == 1, let count = counts.first, count != statements.count
    else { return nil }
    let names = (0..<count).map { place in header.flatMap { sheet.name($0.number, place + 2) } }
    // Where the header numbers the values, as in s1 or 1, it says which is too much, or missing.
    let numbers = names.map { name in
      name.flatMap { NumberedName($0, isAtEnd: true) }.map { "\($0.number)" }
    }
    let ids = statements.map(\.id)
    let areTold =
      SheetCells.isComplete(names)
      && Set(ids).intersection(numbers.compactMap(\.self)).count * 2 > ids.count
    let extra =
      areTold ? numbers.firstIndex { $0.map { !ids.contains($0) } ?? true } : nil
    let missing = areTold ? ids.first { !numbers.contains($0) } : nil
    let isLong = count > statements.count
    let column = isLong ? (extra ?? count - 1) + 2 : nil
    let what =
      isLong
      ? extra.map {
        "column \(columnLetters($0 + 1)) (“\(excerpt(names[$0] ?? ""))”) has no statement"
      }
        ?? "the last values stand in column \(columnLetters(count))"
      : missing.map { "no column is called \($0)" }
        ?? "the values end in column \(columnLetters(count))"
    return Finding(
      .raggedRow, location: sheet.location(header?.number ?? sorts[0].number, column),
      found: "\(count) values in each of \(sorts.count) sorts; \(what)",
      expected: "\(statements.count), one for each statement",
      mend: isLong
        ? "Add the statement that is missing to the sheet of the statements, or remove the column that "
          + "is too much."
        : "Add the column that is missing, or remove the statement that is too much from the sheet of "
          + "the statements.")
  }

  /// Tells of statements in another order than the header has. As in KADE, which looks at no number, the
  /// place tells.
  private mutating func compareNumbers(in header: XLSXRow?, below top: Int) {
    let names = header.map { row in
      statements.indices.map { sheet.name(row.number, $0 + 2) ?? "" }
    }
    if let header, let names, !names.contains("") { self.header = (header.number, names) }
    guard let order = StatementOrder(names: names ?? [], ids: statements.map(\.id)) else { return }
    let list = "the sheet of the statements"
    if order.areShifted {
      add(order.finding(at: sheet.location(header?.number ?? top + 1), list: list))
    } else {
      warnings.append(
        order.warning(
          file: sheet.file, table: "the sheet “\(sheet.sheet.name)”", list: list))
    }
  }

  /// The column before the means, by the header over them; nil where there are none.
  private func lastValue(_ header: XLSXRow) -> Int? {
    let mean = header.cells.first {
      $0.column > 1 && sheet.name(header.number, $0.column)?.lowercased() == "mean"
    }
    return mean.map { $0.column - 1 }
  }

  // MARK: Type 1

  /// Reads a column a sort: under its name the numbers of the cards, beside the values where they lie.
  ///
  /// - Parameter first: the number of the first card.
  mutating func readCards(namesRow: Int, from first: Int = 1) {
    guard let header = sheet.sheet.rows.first(where: { $0.number == namesRow }) else { return }
    let notes = leaveOutNotes(below: namesRow)
    let rows = sheet.filledRows.filter { $0.number > namesRow && !notes.contains($0.number) }
    let last = rows.reduce(sheet.lastFilled(header)) { max($0, sheet.lastFilled($1)) }
    guard last > 1 else { return }
    guard rows.count * last <= Self.mostCells else {
      add(.tooLarge(.cells, Self.mostCells, sheet.location(namesRow)))
      return
    }
    let values = rows.map { row -> Int? in
      let value = placement(row.number, 1)
      if value == .blank {
        add(
          Finding(
            .blankCell, location: sheet.location(row.number, 1), found: "cards beside no value",
            expected: "the value where they lie in the first column", mend: "Fill in the value."))
      }
      return value.value(
        at: sheet.location(row.number, 1), sort: nil, statement: nil, &findings)
    }
    if let finding = otherCards(in: 2...last, rows, header, from: first) {
      add(finding)
      return
    }
    for column in 2...last {
      let isFilled = rows.contains { sheet.placement($0.number, column) != .blank }
      let name = sheet.name(namesRow, column)
      guard isFilled || name != nil else { continue }
      guard hasRoom(sheet.location(namesRow, column)) else { return }
      let placements = cards(column, rows, values, sort: name, from: first)
      guard let name else {
        add(
          Finding(
            .blankCell, location: sheet.location(namesRow, column), found: "a sort without a name",
            expected: "a name over the numbers of the cards", mend: "Fill in the name."))
        continue
      }
      sorts.append(
        CollectedSort(
          id: name, location: sheet.location(namesRow, column), placements: placements))
    }
  }

  private mutating func cards(
    _ column: Int, _ rows: [XLSXRow], _ values: [Int?], sort: String?, from first: Int
  ) -> [Int?] {
    var placements: [Int?] = Array(repeating: nil, count: statements.count)
    var rowOfCard: [Int?] = Array(repeating: nil, count: statements.count)
    for (row, value) in zip(rows, values) {
      let location = sheet.location(row.number, column)
      guard
        let written = placement(row.number, column).value(
          at: location, sort: sort, statement: nil, &findings)
      else { continue }
      let card = written - first + 1
      guard (1...max(1, statements.count)).contains(card), !statements.isEmpty else {
        add(
          Finding(
            .unknownStatement, location: location, sort: sort, statement: "\(card)",
            found: "the card number \(card)", expected: "a number from 1 to \(statements.count)",
            mend: "Correct the number of the card."))
        continue
      }
      if let earlier = rowOfCard[card - 1] {
        add(
          Finding(
            .duplicateStatement, location: location, sort: sort, statement: statements[card - 1].id,
            found: "the card number \(card) a second time",
            expected: "each card once; the first is in row \(earlier)",
            mend: "Correct one of the two numbers."))
        continue
      }
      rowOfCard[card - 1] = row.number
      placements[card - 1] = value
    }
    for (index, statement) in statements.enumerated() where rowOfCard[index] == nil {
      guard findings.count < PlacementCell.mostFindings else { break }
      add(
        Finding(
          .missingStatement, location: sheet.location(rows.first?.number ?? 1, column), sort: sort,
          statement: statement.id, found: "no card number \(index + 1)",
          expected: "each of the cards 1 to \(statements.count) once",
          mend: "Enter the number beside the value where the card lies."))
    }
    return placements
  }

  /// A cell as a placement; how it is written is kept.
  private mutating func placement(_ row: Int, _ column: Int) -> PlacementCell {
    let placement = sheet.placement(row, column)
    if case .text(let text) = sheet.sheet[row, column], case .value = placement {
      numbers.add(text, isStored: true, at: XLSXSheet.name(row: row, column: column))
    }
    return placement
  }

  // MARK: Notes

  /// The numbers of the rows with notes below the sorts, which are told.
  private mutating func leaveOutNotes(below top: Int) -> Set<Int> {
    let notes = sheet.notes(below: top)
    guard let first = notes.first else { return [] }
    let words = first.cells.lazy.compactMap { [sheet] in sheet.name(first.number, $0.column) }.first
    warnings.append(
      Warning(
        .layoutInferred,
        "The sheet “\(excerpt(sheet.sheet.name))”: row\(notes.count == 1 ? "" : "s") "
          + notes.prefix(8).map { "\($0.number)" }.joined(separator: ", ")
          + (notes.count > 8 ? " …" : "")
          + " (“\(excerpt(words ?? ""))”) left out: notes below the sorts."))
    return Set(notes.map(\.number))
  }

  // MARK: Limits

  private mutating func add(_ finding: Finding) {
    if findings.count < PlacementCell.mostFindings { findings.append(finding) }
  }

  /// Whether one more sort may be read; where not, that is a finding.
  private mutating func hasRoom(_ location: Location) -> Bool {
    read += statements.count
    if read <= Self.mostCells { return true }
    add(.tooLarge(.cells, Self.mostCells, location))
    return false
  }
}

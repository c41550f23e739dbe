internal import QStudy
internal import QTables

/// The sorts as KADE's sheets hold them.
struct KADESorts {
  private(set) var sorts: [CollectedSort] = []
  private(set) var findings: [Finding] = []
  private let sheet: KADESheet
  private let statements: [Statement]
  /// How many placements were read, those of sorts without a name among them.
  private var read = 0

  /// How many cells sorts and statements may span: a few far corners must not make a giant of them.
  private static let mostCells = 5_000_000

  /// Begins with no sort.
  init(of sheet: KADESheet, statements: [Statement]) {
    self.sheet = sheet
    self.statements = statements
  }

  // MARK: Type 2 and type 3

  /// Reads a row a sort: its name, then the value of each statement.
  ///
  /// A row without a name is passed over, as in KADE, unless it holds a value. `lastColumn` ends the
  /// values where means stand after them.
  mutating func readValues(from firstRow: Int, to lastColumn: Int? = nil) {
    let rows = sheet.sheet.rows.filter { $0.number >= firstRow }
    for row in rows {
      let last = min(sheet.lastFilled(row), lastColumn ?? .max)
      let name = sheet.name(row.number, 1)
      guard last > 1 || name != nil else { continue }
      if name == nil {
        guard last > 1, row.cells.contains(where: { isNumber($0.cell) && $0.column > 1 }) else {
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
        let cell = index + 2 <= last ? sheet.placement(row.number, index + 2) : .blank
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

  private func isNumber(_ cell: XLSXCell) -> Bool {
    if case .number = cell { true } else { false }
  }

  // MARK: Type 1

  /// Reads a column a sort: under its name the numbers of the cards, beside the values where they lie.
  mutating func readCards(namesRow: Int) {
    guard let header = sheet.sheet.rows.first(where: { $0.number == namesRow }) else { return }
    let rows = sheet.filledRows.filter { $0.number > namesRow }
    let last = rows.reduce(sheet.lastFilled(header)) { max($0, sheet.lastFilled($1)) }
    guard last > 1 else { return }
    guard rows.count * last <= Self.mostCells else {
      add(.tooLarge(.cells, Self.mostCells, sheet.location(namesRow)))
      return
    }
    let values = rows.map { row -> Int? in
      let value = sheet.placement(row.number, 1)
      if value == .blank {
        add(
          Finding(
            .blankCell, location: sheet.location(row.number, 1), found: "cards beside no value",
            expected: "the value where they lie in the first column", mend: "Fill in the value."))
      }
      return value.value(
        at: sheet.location(row.number, 1), sort: nil, statement: nil, &findings)
    }
    for column in 2...last {
      let isFilled = rows.contains { sheet.placement($0.number, column) != .blank }
      let name = sheet.name(namesRow, column)
      guard isFilled || name != nil else { continue }
      guard hasRoom(sheet.location(namesRow, column)) else { return }
      let placements = cards(column, rows, values, sort: name)
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
    _ column: Int, _ rows: [XLSXRow], _ values: [Int?], sort: String?
  ) -> [Int?] {
    var placements: [Int?] = Array(repeating: nil, count: statements.count)
    var rowOfCard: [Int?] = Array(repeating: nil, count: statements.count)
    for (row, value) in zip(rows, values) {
      let location = sheet.location(row.number, column)
      guard
        let card = sheet.placement(row.number, column).value(
          at: location, sort: sort, statement: nil, &findings)
      else { continue }
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
      add(
        Finding(
          .missingStatement, location: sheet.location(rows.first?.number ?? 1, column), sort: sort,
          statement: statement.id, found: "no card number \(index + 1)",
          expected: "each of the cards 1 to \(statements.count) once",
          mend: "Enter the number beside the value where the card lies."))
    }
    return placements
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

internal import QStudy
internal import QTables

/// The sorts as KADE's sheets hold them.
struct KADESorts {
  private(set) var sorts: [CollectedSort] = []
  private(set) var findings: [Finding] = []
  private(set) var warnings: [Warning] = []
  private let sheet: KADESheet
  private let statements: [Statement]
  /// How many placements were read, those of sorts without a name among them.
  private var read = 0

  /// How many cells sorts and statements may span: a few far corners must not make a giant of them.
  private static let mostCells = Limits().cells

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
    let rows = sheet.sheet.rows.filter { $0.number > top }
    let head = TableHead(
      rows.lazy.map { [sheet] in sheet.headRow($0) }, of: "The sheet “\(sheet.sheet.name)”")
    warnings += head.warnings
    if let header = head.header { compareNumbers(in: rows[header]) }
    let lastColumn = isResults ? head.header.flatMap { lastValue(rows[$0]) } : nil
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

  /// Tells of a header that numbers the values in another order than the sheet of the statements does. As
  /// in KADE, which looks at no number, the place tells.
  private mutating func compareNumbers(in header: XLSXRow) {
    let numbers = statements.indices.map { sheet.name(header.number, $0 + 2) ?? "" }
    let ids = statements.map(\.id)
    guard numbers != ids, Set(numbers) == Set(ids) else { return }
    warnings.append(
      Warning(
        .layoutInferred,
        "\(sheet.file): the header of the sheet “\(sheet.sheet.name)” numbers the values "
          + numbers.prefix(3).joined(separator: ", ")
          + " …, the sheet of the statements has them in the "
          + "order " + ids.prefix(3).joined(separator: ", ")
          + " …. As in KADE the values were read by their places, the first as that of the statement "
          + "\(ids[0]). If the numbers are right, sort the statements by them.", statements: ids))
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

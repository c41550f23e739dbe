internal import QStudy
internal import QTables

/// The grid as KADE's sheets declare it: how many cards each of the values −6 to 13 takes.
struct KADEPattern {
  /// The values that KADE knows.
  static let values = -6...13
  /// The row of an old type 1 that names the participants.
  static let oldNamesRow = 30
  /// The rows of an old type 1 that hold values and counts.
  private static let oldRows = 6...25

  /// The grid; nil where no value takes a card, or with a finding.
  private(set) var grid: Grid?
  /// What is wrong with it.
  private(set) var findings: [Finding] = []

  /// A sheet `pattern`: values over counts. Where no values stand over them, the places of the counts
  /// say which values they are of, as in KADE.
  init(_ sheet: KADESheet) {
    let rows = sheet.filledRows.prefix(2)
    // One row with values below 0 is that of the values, its counts not filled in.
    guard let counts = rows.last,
      rows.count > 1
        || !counts.cells.contains(where: { column, _ in
          (sheet.integer(counts.number, column) ?? 0) < 0
        })
    else { return }
    let header = rows.count == 2 ? rows.first : nil
    let headed = counts.cells.map { cell in
      header.flatMap { sheet.integer($0.number, cell.column) }
    }
    let hasHeader = headed.contains { $0 != nil }
    let cells = zip(counts.cells, headed).map { cell, headed in
      let placed = Self.values.lowerBound + cell.column - 1
      let value = hasHeader ? headed : Self.values.contains(placed) ? placed : nil
      return (value: value, row: counts.number, column: cell.column)
    }
    read(cells, sheet)
  }

  /// The rows of an old type 1: value and count.
  init(oldColumnOf sheet: KADESheet) {
    read(Self.oldRows.map { (sheet.integer($0, 1), $0, 2) }, sheet)
  }

  /// The values of a sort as they are listed: `-2,-1,-1,0 …`, in a row of cells or in one text.
  init(listing values: [PlacementCell], at location: Location) {
    var list: [Int] = []
    for value in values {
      if let value = value.value(at: location, sort: nil, statement: nil, &findings) {
        list.append(value)
      }
    }
    guard findings.isEmpty, !list.isEmpty else { return }
    do {
      grid = try Grid(counting: list)
    } catch {
      findings.append(Finding(error, location: location))
    }
  }

  /// The counts of −6 to 13 in this order.
  init(counts: [PlacementCell], at location: Location) {
    let isComplete = counts.count == Self.values.count
    var columns: [Grid.Column] = []
    for (value, cell) in zip(Self.values, counts) {
      if case .value(let count) = cell {
        if count != 0 { columns.append(Grid.Column(value: value, count: count)) }
      } else {
        findings.append(Self.fault(location, "no whole number for the value \(value)"))
      }
    }
    if !isComplete { findings.append(Self.fault(location, "\(counts.count) numbers of cards")) }
    guard findings.isEmpty, !columns.isEmpty else { return }
    do {
      grid = try Grid(columns: columns)
    } catch {
      findings.append(Finding(error, location: location))
    }
  }

  private mutating func read(
    _ cells: [(value: Int?, row: Int, column: Int)], _ sheet: KADESheet
  ) {
    var columns: [Grid.Column] = []
    for (value, row, column) in cells {
      let location = sheet.location(row, column)
      switch sheet.placement(row, column) {
      case .blank, .value(0): continue
      case .value(let count):
        guard let value else {
          findings.append(Self.fault(location, "a number of cards that belongs to no value"))
          continue
        }
        columns.append(Grid.Column(value: value, count: count))
      case .notANumber(let text):
        // The label of a row has no value over it.
        if value != nil { findings.append(Self.fault(location, "“\(excerpt(text))”")) }
      case .notAnInteger(let text), .outOfRange(let text):
        findings.append(Self.fault(location, text))
      }
    }
    guard findings.isEmpty, !columns.isEmpty else { return }
    do {
      grid = try Grid(columns: columns)
    } catch {
      findings.append(Finding(error, location: sheet.location(cells[0].row)))
    }
  }

  private static func fault(_ location: Location, _ found: String) -> Finding {
    Finding(
      .badGrid, location: location, found: found,
      expected: "how many cards each value from -6 to 13 takes",
      mend: "Write a whole number under each value, 0 where no card lies.")
  }

  /// Whether the sheet lists the values −6 to 13 downwards, as an old type 1 does.
  static func isOldColumn(_ sheet: KADESheet) -> Bool {
    zip(oldRows, values).allSatisfy { sheet.integer($0, 1) == $1 }
  }

  /// The row of an old type 2 that lists the values of a sort after its label, `Sort Pattern`.
  static func oldRow(in sheet: KADESheet) -> Int? {
    let row = sheet.sheet.rows.prefix { $0.number <= 10 }.first { row in
      guard let label = sheet.name(row.number, 1)?.lowercased() else { return false }
      return label.contains("pattern")
        && (2...4).allSatisfy { sheet.integer(row.number, $0) != nil }
    }
    return row?.number
  }
}

internal import QStudy
internal import QTables

/// A sort as cards under the values of a grid: a picture of the grid, or a list of piles.
struct CardSort {
  /// A cell that holds the number of a card.
  struct Card {
    let row: Int
    let column: Int
    /// The value under which it lies.
    let value: Int
  }

  var name: String
  let table: RawTable
  /// The cell that stands for the sort in messages.
  let row: Int
  let column: Int
  let cards: [Card]
  /// The cells of a picture, its values and its cards; nil for a pile.
  var range: CellRange?

  var numbers: [Int] { cards.compactMap { table.value($0.row, $0.column) } }

  /// Whether the cards are 1, 2 … each once.
  var isComplete: Bool {
    numbers.count == cards.count && numbers.sorted() == Array(1...cards.count)
  }

  /// Whether the cells are the numbers of cards at all: nearly all different, and nearly all there.
  var isOfCards: Bool {
    let numbers = numbers
    guard cards.count > 3, !numbers.contains(where: { $0 < 1 }) else { return false }
    let distinct = Set(numbers)
    return distinct.count * 5 >= cards.count * 4
      && distinct.count { $0 <= cards.count } * 5 >= cards.count * 4
  }
}

/// Makes a study of sorts that are laid out as cards.
enum CardSorts {
  /// The study, its statements being the cards.
  ///
  /// - Throws: every card that is missing, there twice, or none, with participant and cells.
  static func reading(
    _ sorts: [CardSort], title: String, file: String, format: String, options: ReadingOptions,
    layout: SheetLayout?, warnings: [Warning]
  ) throws(Findings) -> StudyReading {
    var findings: [Finding] = []
    let complete = sorts.filter(\.isComplete).map(\.cards.count)
    var collected: [CollectedSort] = []
    for sort in sorts {
      let count = expected(of: sort, complete: complete)
      collected.append(
        CollectedSort(
          id: sort.name, location: sort.table.location(sort.row, sort.column),
          placements: placements(sort, count: count, &findings)))
    }
    try Findings.check(findings)
    var design = Study(title: title)
    let counts = Set(collected.map(\.placements.count))
    if let count = options.design ?? counts.first, count > 0, counts.contains(count) {
      design.statements = (1...count).map { Statement(id: "\($0)", text: "Statement \($0)") }
    }
    var reading = try CollectedStudy(design: design, sorts: collected, file: file)
      .reading(format: format, options: options, warnings: warnings)
    reading.layout = layout
    return reading
  }

  /// How many cards a sort should have: as many as it has where it is complete, else as the others
  /// that have about as many.
  private static func expected(of sort: CardSort, complete: [Int]) -> Int {
    let own = sort.cards.count
    if sort.isComplete { return own }
    let near = complete.filter { abs($0 - own) <= max(3, own / 10) }
    if let count = near.first { return count }
    // A last card that is named, though some before it are not.
    let highest = sort.numbers.max() ?? own
    return highest <= own + max(3, own / 10) ? max(own, highest) : own
  }

  private static func placements(
    _ sort: CardSort, count: Int, _ findings: inout [Finding]
  ) -> [Int?] {
    var placements = [Int?](repeating: nil, count: count)
    var first: [Int: CardSort.Card] = [:]
    let table = sort.table
    func fault(
      _ code: Finding.Code, _ card: CardSort.Card, _ number: Int?, _ found: String,
      _ expected: String
    ) {
      guard findings.count < PlacementCell.mostFindings else { return }
      findings.append(
        Finding(
          code, location: table.location(card.row, card.column), sort: sort.name,
          statement: number.map(String.init), found: found, expected: expected,
          mend: "Look at the sheet or the photograph, and correct the number of the card."))
    }
    for card in sort.cards {
      guard let number = table.value(card.row, card.column) else {
        let text = excerpt(table.rows[card.row][card.column].name ?? "an error")
        fault(.notANumber, card, nil, "“\(text)”", "the number of a card, 1 to \(count)")
        continue
      }
      guard (1...count).contains(number) else {
        fault(.unknownStatement, card, number, "the card \(number)", "a card from 1 to \(count)")
        continue
      }
      if let other = first[number] {
        let place = table.location(other.row, other.column)
        fault(
          .duplicateStatement, card, number, "the card \(number) a second time",
          "each card once; the first is in \(place.cell ?? "line \(place.line ?? 0)")")
        continue
      }
      first[number] = card
      placements[number - 1] = card.value
    }
    let missing = (1...count).filter { first[$0] == nil }
    if !missing.isEmpty {
      let cards = missing.prefix(10).map(String.init).joined(separator: ", ")
      findings.append(
        Finding(
          .missingStatement, location: table.location(sort.row, sort.column), sort: sort.name,
          statement: missing.count == 1 ? cards : nil,
          found: "no card \(cards)" + (missing.count > 10 ? " …" : ""),
          expected: "each card from 1 to \(count) once",
          mend: "Look at the sheet or the photograph, and fill in what is missing."))
    }
    return placements
  }
}

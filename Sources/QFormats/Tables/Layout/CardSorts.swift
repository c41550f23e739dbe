internal import QStudy
internal import QTables

/// A sort as cards under the values of a grid: a picture of the grid, or a list of piles.
struct CardSort {
  /// A card in a cell, which may list others too.
  struct Card {
    let row: Int
    let column: Int
    /// The value under which it lies.
    let value: Int
    /// Its number; nil where the cell holds none.
    let number: Int?

    /// The card whose number a cell holds.
    init(in table: RawTable, _ row: Int, _ column: Int, value: Int) {
      self.init(row: row, column: column, value: value, number: table.value(row, column))
    }

    private init(row: Int, column: Int, value: Int, number: Int?) {
      (self.row, self.column, self.value, self.number) = (row, column, value, number)
    }

    /// The card in a cell, by its number or by its id with a number: `S8`, `Card 8`.
    static func named(in table: RawTable, _ row: Int, _ column: Int, value: Int) -> Card {
      let own = Card(in: table, row, column, value: value)
      guard own.number == nil, let numbers = CardList.numbers(in: table, row, column),
        numbers.count == 1
      else { return own }
      return Card(row: row, column: column, value: value, number: numbers[0])
    }

    /// The cards that a cell lists: none in a blank one, one without a number where it lists none.
    static func listed(in table: RawTable, _ row: Int, _ column: Int, value: Int) -> [Card] {
      if table.isBlank(row, column) { return [] }
      guard let numbers = CardList.numbers(in: table, row, column) else {
        return [Card(row: row, column: column, value: value, number: nil)]
      }
      return numbers.map { Card(row: row, column: column, value: value, number: $0) }
    }
  }

  var name: String
  let table: RawTable
  /// The cell that stands for the sort in messages.
  let row: Int
  let column: Int
  let cards: [Card]
  /// The values of a picture, from the lowest; none for a pile.
  var values: [Int] = []
  /// The cells of a picture, its values and its cards; nil for a pile.
  var range: CellRange?
  /// Whether a cell lists several cards.
  var areListed = false
  /// The wording of cards by their numbers, where the cells hold it.
  var texts: [Int: String] = [:]
  /// What the person wrote of cards.
  var comments: [(statement: Int, text: String)] = []
  /// What is known of the person.
  var attributes: [(name: String, value: String)] = []

  var numbers: [Int] { cards.compactMap(\.number) }

  /// Whether the values run through a grid; others might be ids, or cards.
  var isOfGrid: Bool { values.first.map { $0 < 1 } ?? false }

  /// How many cards lie at each value, from the lowest.
  var heights: [Int] { heights(of: values) }

  /// How many cards lie at each of some values.
  func heights(of values: [Int]) -> [Int] {
    values.map { value in cards.count { $0.value == value } }
  }

  /// Whether the cards are 1, 2 … each once.
  var isComplete: Bool {
    !cards.isEmpty && numbers.count == cards.count
      && numbers.sorted() == Array(1...cards.count)
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
    let complete = sorts.filter(\.isComplete)
    var collected: [CollectedSort] = []
    for sort in sorts {
      let count = expected(of: sort, complete: complete)
      collected.append(
        CollectedSort(
          id: sort.name, location: sort.table.location(sort.row, sort.column),
          placements: placements(sort, count: count, &findings), comments: sort.comments,
          attributes: sort.attributes))
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

  /// How many cards a sort should have: as many as it has where it is complete, else as one with the
  /// same values, or as the others that have about as many.
  private static func expected(of sort: CardSort, complete: [CardSort]) -> Int {
    let own = sort.cards.count
    // The lists of one table are of one design: a last card may be missing.
    if sort.areListed, let most = mostCards(complete) { return most }
    if sort.isComplete { return own }
    let same = complete.first { !$0.values.isEmpty && $0.values == sort.values }
    if let same { return same.cards.count }
    let near = complete.map(\.cards.count).filter { abs($0 - own) <= max(3, own / 10) }
    if let count = near.first { return count }
    // A last card that is named, though some before it are not.
    let highest = sort.numbers.max() ?? own
    return highest <= own + max(3, own / 10) ? max(own, highest) : own
  }

  /// How many cards most of some sorts have, the higher number where two are met as often.
  private static func mostCards(_ sorts: [CardSort]) -> Int? {
    let counts = Dictionary(grouping: sorts, by: \.cards.count).mapValues(\.count)
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  private static func placements(
    _ sort: CardSort, count: Int, _ findings: inout [Finding]
  ) -> [Int?] {
    let table = sort.table
    var places = CardPlaces(
      sort: sort.name, names: (1...count).map(String.init),
      mend: "Look at the sheet or the photograph, and correct the number of the card.")
    for card in sort.cards {
      let location = table.location(card.row, card.column)
      if let number = card.number {
        if (1...count).contains(number) {
          places.lay(number - 1, value: card.value, at: location, &findings)
        } else {
          places.fault(
            .unknownStatement, at: location, statement: "\(number)", found: "the card \(number)",
            expected: "a card from 1 to \(count)", &findings)
        }
      } else if sort.areListed {
        let fault = CardList.fault(table.rows[card.row][card.column])
        places.fault(
          .notANumber, at: location, found: fault.found,
          expected: "the numbers of cards, 1 to \(count)", mend: fault.mend, &findings)
      } else {
        let text = excerpt(table.rows[card.row][card.column].name ?? "an error")
        places.fault(
          .notANumber, at: location, found: "“\(text)”",
          expected: "the number of a card, 1 to \(count)", &findings)
      }
    }
    places.end(
      at: table.location(sort.row, sort.column), expected: "each card from 1 to \(count) once",
      mend: "Look at the sheet or the photograph, and fill in what is missing.", &findings)
    return places.placements
  }
}

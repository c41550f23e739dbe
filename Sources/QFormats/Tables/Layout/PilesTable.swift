internal import QStudy

/// Finds tables whose cells are the numbers of cards: the values of the grid, each as often as it has
/// cards, or names of its places, stand at one side, and each line across it is a sort, as in the first Excel type of Ken-Q.
/// Lines before the first value and after the last, each with a name, describe the participants.
struct PilesTable {
  let sorts: [CardSort]
  /// The values, and the lines that describe the participants: columns where each row below the first is a
  /// sort, else rows.
  let values: Range<Int>
  let attributes: [Int]
  /// Whether each column right of the first is a sort; else each row below the first is.
  let isDown: Bool

  /// No study has more cards.
  private static let mostCards = 1000
  private static let mostSorts = 100_000

  /// The sorts in a table whose first row is the header; nil where it holds anything else.
  static func find(in table: RawTable) -> PilesTable? {
    PilesTable(table, isDown: true) ?? PilesTable(table, isDown: false)
  }

  private init?(_ table: RawTable, isDown: Bool) {
    let length = isDown ? table.rows.count : table.width
    let count = isDown ? table.width : table.rows.count
    guard (5...Self.mostCards).contains(length), (2...Self.mostSorts).contains(count) else {
      return nil
    }
    func place(_ sort: Int, _ card: Int) -> (row: Int, column: Int) {
      isDown ? (card, sort) : (sort, card)
    }
    func head(_ card: Int) -> String? {
      table.rows[place(0, card).row][place(0, card).column].name
    }
    // The values, at least one of them more than once, without a gap.
    let numbered = (1..<length).filter { table.value(place(0, $0).row, place(0, $0).column) != nil }
    let named = PlaceNames.values((1..<length).map { head($0) ?? "" })
    let values =
      named == nil ? (numbered.first ?? 1)..<(numbered.last.map { $0 + 1 } ?? 1) : 1..<length
    let known = named ?? numbered.compactMap { table.value(place(0, $0).row, place(0, $0).column) }
    let attributes = (1..<length).filter { !values.contains($0) }
    let isInOrder = known == known.sorted() || known == known.sorted(by: >)
    guard known.count == values.count, Set(known).count >= 3, Set(known).count < known.count,
      attributes.allSatisfy({ head($0).map { !SheetWords.isOfCounts($0) } ?? false }),
      // Some sort the ends first, and keep the middle for the last.
      isInOrder || known.contains(where: { $0 < 0 }) && known.contains(where: { $0 > 0 })
    else { return nil }
    var sorts: [CardSort] = []
    for sort in 1..<count {
      let cards = zip(values, known).map { card, value in
        let place = place(sort, card)
        return CardSort.Card.named(in: table, place.row, place.column, value: value)
      }.filter { !table.isBlank($0.row, $0.column) }
      let own = place(sort, 0)
      guard !cards.isEmpty else { continue }
      let name = table.rows[own.row][own.column].name ?? ""
      var found = CardSort(
        name: name, table: table, row: own.row, column: own.column, cards: cards)
      found.attributes = attributes.compactMap { line in
        let place = place(sort, line)
        guard let title = head(line), let word = table.rows[place.row][place.column].name else {
          return nil
        }
        return (title, word)
      }
      sorts.append(found)
    }
    guard sorts.count(where: \.isOfCards) * 2 > sorts.count else { return nil }
    self.sorts = sorts
    (self.values, self.attributes, self.isDown) = (values, attributes, isDown)
  }

  /// The sorts with what rows that were taken apart from the table say of the people.
  func sorts(describedBy extras: TableExtras) -> [CardSort] {
    guard isDown else { return sorts }
    return sorts.map { sort in
      var sort = sort
      sort.attributes += extras.people.compactMap { person in
        person.cells[sort.column].map { (person.name, $0) }
      }
      return sort
    }
  }
}

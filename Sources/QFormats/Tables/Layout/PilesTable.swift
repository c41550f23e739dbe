internal import QStudy

/// Finds tables whose cells are the numbers of cards: the values of the grid, each as often as it has
/// cards, or names of its places, stand at one side, and each line across it is a sort, as in the first Excel type of Ken-Q.
enum PilesTable {
  /// No study has more cards.
  private static let mostCards = 1000
  private static let mostSorts = 100_000

  /// The sorts in a table whose first row is the header; none where it holds anything else.
  static func find(in table: RawTable) -> [CardSort] {
    let down = sorts(table, isDown: true)
    return down.isEmpty ? sorts(table, isDown: false) : down
  }

  private static func sorts(_ table: RawTable, isDown: Bool) -> [CardSort] {
    let length = isDown ? table.rows.count : table.width
    let count = isDown ? table.width : table.rows.count
    guard (5...mostCards).contains(length), (2...mostSorts).contains(count) else { return [] }
    func place(_ sort: Int, _ card: Int) -> (row: Int, column: Int) {
      isDown ? (card, sort) : (sort, card)
    }
    // The values, at least one of them more than once.
    let heads = (1..<length).map { place(0, $0) }
    let numbers = heads.compactMap { table.value($0.row, $0.column) }
    let known =
      numbers.count == heads.count
      ? numbers
      : PlaceNames.values(heads.map { table.rows[$0.row][$0.column].name ?? "" }) ?? []
    let isInOrder = known == known.sorted() || known == known.sorted(by: >)
    guard known.count == heads.count, Set(known).count >= 3, Set(known).count < known.count,
      // Some sort the ends first, and keep the middle for the last.
      isInOrder || known.contains(where: { $0 < 0 }) && known.contains(where: { $0 > 0 })
    else { return [] }
    var sorts: [CardSort] = []
    for sort in 1..<count {
      let cards = (1..<length).map { card in
        let place = place(sort, card)
        return CardSort.Card.named(
          in: table, place.row, place.column, value: known[card - 1])
      }.filter { !table.isBlank($0.row, $0.column) }
      let head = place(sort, 0)
      guard !cards.isEmpty else { continue }
      let name = table.rows[head.row][head.column].name ?? ""
      sorts.append(
        CardSort(name: name, table: table, row: head.row, column: head.column, cards: cards))
    }
    let ofCards = sorts.count { $0.isOfCards }
    return ofCards * 2 > sorts.count ? sorts : []
  }
}

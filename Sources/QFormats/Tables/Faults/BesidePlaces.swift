internal import QStudy

extension TableOutline {
  /// So many rows show what they hold as well as all.
  private static let rowsLooked = 1000

  /// The finding for columns beside the places of the grid, which the header names by their values and whose cells
  /// hold the numbers of cards: such a table is read where it holds nothing else. nil for another.
  static func besidePlaces(_ table: RawTable, _ columns: [Column]) -> Finding? {
    let places = columns.filter { table.value(0, $0.index) != nil }
    let others = columns.filter { table.value(0, $0.index) == nil }
    let rows = table.rows.indices.dropFirst().prefix(rowsLooked)
    let cards = Set(1...max(1, places.count))
    let areCards = rows.count { row in
      Set(places.compactMap { table.value(row, $0.index) }) == cards
    }
    guard let first = others.first, places.count > 3, areCards * 2 > rows.count else { return nil }
    let names = others.prefix(8).map { "“\(excerpt($0.name))”" }.joined(separator: ", ")
    return Finding(
      .badValue, location: table.location(0, first.index),
      found:
        "the column\(others.count == 1 ? "" : "s") \(names)\(others.count > 8 ? " …" : "") beside places of the "
        + "grid with the numbers of cards in them",
      expected: "a name and the places, where cells hold the numbers of cards",
      mend:
        "Move what is known of the participants to a table of its own: participants.csv of the study, or another "
        + "sheet with their names.")
  }
}

internal import QStudy
internal import QTables

/// A file that shows one sort as it lay on the table: the cards from top to bottom, a column a value
/// from left to right, and perhaps the values in a row below.
///
/// ```
/// ,i01,
/// i02,i03,i04
/// -1,0,1
/// ```
struct PictureOfGrid {
  /// A card where it lies.
  struct Card {
    let name: String
    let row: Int
    let column: Int
  }

  let table: RawTable
  /// The cards, row by row; what stands below them all is none.
  let cards: [Card]
  /// The values of the columns, where a row states them.
  let values: [Int]?
  /// How many columns the rows of the cards have, blank ones at the end included.
  let width: Int

  /// How many columns hold a card, up to the last that does.
  var extent: Int { (cards.map(\.column).max() ?? -1) + 1 }

  /// Looks at a table.
  ///
  /// - Parameters:
  ///   - card: the card that a name means; nil where the cards are not known.
  ///   - sample: how many different cards a sort has, after which no more are looked for; nil where
  ///     that is not known.
  init(_ table: RawTable, card: ((String) -> Int?)?, sample: Set<Int>? = nil) {
    self.table = table
    var cards: [Card] = []
    var values: [Int]?
    var width = 0
    var met: Set<String> = []
    var known: Set<Int> = []
    for row in table.rows.indices {
      let names = (0..<table.rows[row].extent).map { table.rows[row][$0].name }
      if let found = Self.values(table, row) {
        let isOfCards: Bool
        if let card {
          isOfCards =
            known != sample
            && names.allSatisfy { $0.flatMap(card).map { !known.contains($0) } ?? false }
        } else {
          isOfCards =
            !names.contains { $0.map(met.contains) ?? false } && found.allSatisfy { $0 > 0 }
            && (met.isEmpty || met.contains { Int($0) != nil })
        }
        if !isOfCards {
          values = found
          if cards.isEmpty { continue } else { break }
        }
      }
      // Below the tallest column stand notes, and perhaps the values.
      if let sample, !known.isEmpty, known.isSuperset(of: sample) { continue }
      width = max(width, table.rows[row].count)
      for (column, name) in names.enumerated() {
        guard let name else { continue }
        cards.append(Card(name: name, row: row, column: column))
        met.insert(name)
        if let position = card?(name) { known.insert(position) }
      }
    }
    self.cards = cards
    self.values = values
    self.width = width
  }

  /// The whole numbers of a row that rise, or fall, from its first cell to its last.
  private static func values(_ table: RawTable, _ row: Int) -> [Int]? {
    let values = (0..<table.rows[row].extent).map { table.value(row, $0) }
    let known = values.compactMap(\.self)
    guard known.count == values.count, known.count > 1 else { return nil }
    let pairs = Array(zip(known, known.dropFirst()))
    return pairs.allSatisfy(<) || pairs.allSatisfy(>) ? known : nil
  }
}

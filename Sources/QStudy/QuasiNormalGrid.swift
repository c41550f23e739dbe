extension Grid {
  /// A grid for so many cards where none is declared: nine columns from −4 to +4, seven below thirty
  /// cards, three below seven, filled from the middle out so that the columns fall off to both sides.
  ///
  /// Every column has one card at least, and each column one more for every step towards the middle,
  /// as near as whole cards allow. `nil` for fewer than three cards.
  public static func quasiNormal(cards: Int) -> Grid? {
    let reach = cards < 7 ? 1 : cards < 30 ? 3 : 4
    guard cards >= 2 * reach + 1 else { return nil }
    let weights = (0...2 * reach).map { 1 + Double(min($0, 2 * reach - $0)) }
    let total = weights.reduce(0, +)
    var counts = weights.map { Int(Double(cards - weights.count) * $0 / total) + 1 }
    // What rounding left goes to the middle, then to the columns beside it in turn.
    let order = (0...2 * reach).sorted { (abs($0 - reach), $0) < (abs($1 - reach), $1) }
    for k in 0..<(cards - counts.reduce(0, +)) { counts[order[k % order.count]] += 1 }
    return try? Grid(columns: counts.enumerated().map { Column(value: $0 - reach, count: $1) })
  }
}

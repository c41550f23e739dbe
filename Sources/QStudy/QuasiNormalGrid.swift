extension Grid {
  /// A grid for so many cards where none is declared: nine columns from −4 to +4, seven below thirty
  /// cards, three below seven, filled from the middle out so that the columns fall off to both sides.
  ///
  /// Every column has one card at least, and each column one more for every step towards the middle,
  /// as near as whole cards allow. Both sides have the same: a lopsided grid would have people disagree with
  /// more than they agree with. `nil` for fewer than three cards.
  public static func quasiNormal(cards: Int) -> Grid? {
    let reach = cards < 7 ? 1 : cards < 30 ? 3 : 4
    guard cards >= 2 * reach + 1 else { return nil }
    let weights = (0...2 * reach).map { 1 + Double(min($0, 2 * reach - $0)) }
    let total = weights.reduce(0, +)
    var counts = weights.map { Int(Double(cards - weights.count) * $0 / total) + 1 }
    // Of what rounding left an odd card goes to the middle, or two where the columns beside it would
    // overtake it; the others go in pairs to both sides, from the middle out.
    var left = cards - counts.reduce(0, +)
    let middle =
      left % 2 == 1 ? 1 : left > 0 && counts[reach] == counts[reach - 1] ? 2 : 0
    counts[reach] += middle
    left -= middle
    for k in stride(from: 1, through: left / 2, by: 1) {
      counts[reach - k] += 1
      counts[reach + k] += 1
    }
    return try? Grid(columns: counts.enumerated().map { Column(value: $0 - reach, count: $1) })
  }
}

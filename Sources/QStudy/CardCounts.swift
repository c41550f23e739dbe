/// How many cards a sort has at each value: two sorts fill one grid when these are equal.
package struct CardCounts: Hashable, Sendable {
  private let lowest: Int
  private let counts: [Int]

  /// Counts the values; `nil` where a cell is blank or lies beyond every grid, or there is none.
  package init?(_ cells: [Int?]) {
    var low = Int.max
    var high = Int.min
    for cell in cells {
      guard let cell, cell.magnitude <= UInt(Grid.largestValue) else { return nil }
      low = min(low, cell)
      high = max(high, cell)
    }
    guard low <= high else { return nil }
    var counts = [Int](repeating: 0, count: high - low + 1)
    for case let cell? in cells { counts[cell - low] += 1 }
    lowest = low
    self.counts = counts
  }

  /// Whether all cards lie at one value.
  package var isSingleValue: Bool { counts.count == 1 }

  /// Every value as often as it was counted, ascending.
  var ascendingValues: [Int] {
    counts.enumerated().flatMap { Array(repeating: lowest + $0.offset, count: $0.element) }
  }
}

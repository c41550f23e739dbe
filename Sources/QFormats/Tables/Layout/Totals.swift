/// What a line of a table is computed from the others.
enum Totals: String {
  case sum, mean, count
  case deviation = "standard deviation"
  case minimum, maximum, median, range

  /// Cells of a table that a spreadsheet shows with two decimals.
  private static let tolerance = 0.0051
  /// Fewer cells agree by chance.
  private static let fewestCells = 4

  /// What a line holds in every cell: the sum, mean, count or standard deviation of the others, and where
  /// it is named, or bears no name, their lowest, highest, middle one or range; nil where it is none of
  /// them.
  ///
  /// - Parameters:
  ///   - count: how many cells the line has.
  ///   - isNamed: whether a name, or the lack of one, says that it is no ordinary line; else its cells
  ///     must differ, since a sum that is always the same is met by chance.
  ///   - cell: a cell of the line.
  ///   - others: the cells that stand across it.
  static func kind(
    count: Int, isNamed: Bool, cell: (Int) -> Double?, others: (Int) -> [Double]
  ) -> Totals? {
    var left: [Totals] =
      [.sum, .mean, .count, .deviation] + (isNamed ? [.minimum, .maximum, .median, .range] : [])
    var seen: Set<Double> = []
    var compared = 0
    for i in 0..<count {
      guard let value = cell(i) else { continue }
      let others = others(i)
      guard others.count > 1 else { return nil }
      left.removeAll { !$0.fits(value, others) }
      if left.isEmpty { return nil }
      compared += 1
      seen.insert(value)
    }
    guard compared >= (isNamed ? 2 : fewestCells), compared * 2 > count,
      isNamed || seen.count >= 3
    else { return nil }
    return left.first
  }

  private func fits(_ value: Double, _ others: [Double]) -> Bool {
    let sum = others.reduce(0, +)
    let count = Double(others.count)
    func isNear(_ other: Double) -> Bool { abs(value - other) <= Self.tolerance }
    switch self {
    case .sum: return isNear(sum)
    case .mean: return isNear(sum / count)
    case .count: return isNear(count)
    case .minimum: return others.min().map(isNear) ?? false
    case .maximum: return others.max().map(isNear) ?? false
    case .range:
      guard let low = others.min(), let high = others.max() else { return false }
      return isNear(high - low)
    case .median:
      let sorted = others.sorted()
      return isNear((sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2)
    case .deviation:
      let squares = others.reduce(0) { $0 + ($1 - sum / count) * ($1 - sum / count) }
      return isNear((squares / count).squareRoot()) || isNear((squares / (count - 1)).squareRoot())
    }
  }
}

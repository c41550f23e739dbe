/// The classical tests of statements: a difference is significant above q·SED (Brown 1980:246); a
/// factor is marked where it differs from every other.
struct ClassicalTests {
  /// In the order they are tried.
  private static let levels = [0.001, 0.05, 0.01]

  private let factors: [Int]
  /// q·SED, factors × factors × levels.
  private let bounds: [[[Double]]]
  private let conventions: ComparisonConventions

  /// - Parameter factors: the factors that have scores.
  init(factors: [Int], characteristics: Characteristics, conventions: ComparisonConventions) {
    let quantiles = [conventions.p001, conventions.p05, conventions.p01]
    self.factors = factors
    self.conventions = conventions
    bounds = factors.map { factor in
      factors.map { other in
        let sed = characteristics.sed(factor, other) ?? .infinity
        return quantiles.map { $0 * sed }
      }
    }
  }

  /// The smallest level at which z_a − z_b is significant; `nil` where it is at none.
  func level(of difference: Double, between a: Int, _ b: Int) -> Double? {
    guard let j = factors.firstIndex(of: a), let k = factors.firstIndex(of: b) else { return nil }
    return zip(Self.levels, bounds[j][k]).filter { isBeyond($1, difference) }.map(\.0).min()
  }

  private func isBeyond(_ bound: Double, _ difference: Double) -> Bool {
    abs(difference) > bound || conventions.bound == .inclusive && abs(difference) == bound
  }

  /// Tests one statement, factor by factor, other by other, first at .001, then at .05, then at .01.
  ///
  /// Where the conventions round significant scores, a score rounded by one test meets the next in
  /// that form, so that this order, which is KADE's, bears on the outcome; elsewhere it does not.
  ///
  /// - Parameter z: scores of the statement, one for each of the factors.
  func verdict(_ z: [Double]) -> Comparison.Classical {
    guard factors.count >= 2 else {
      return Comparison.Classical(distinguishes: [], consensus: .none)
    }
    var z = z
    var somePairDiffers = Self.levels.map { _ in false }
    var marks: [Comparison.Classical.Mark] = []
    for (j, factor) in factors.enumerated() {
      var differsFromAll = Self.levels.map { _ in true }
      for k in factors.indices where k != j {
        for (level, bound) in bounds[j][k].enumerated() {
          if isBeyond(bound, z[j] - z[k]) {
            somePairDiffers[level] = true
            z[j] = conventions.significantScores(z[j])
          } else {
            differsFromAll[level] = false
          }
        }
      }
      let level = zip(Self.levels, differsFromAll).filter(\.1).map(\.0).min()
      if let level { marks.append(Comparison.Classical.Mark(factor: factor, level: level)) }
    }
    let agreesAtP01 = !somePairDiffers[2] && conventions.consensus == .p01
    return Comparison.Classical(
      distinguishes: marks,
      consensus: !somePairDiffers[1] ? .p05 : agreesAtP01 ? .p01 : .none)
  }
}

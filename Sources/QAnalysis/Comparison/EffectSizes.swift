import QStudy

/// Means and variances of each factor's definers, statement by statement, for Hedges' g.
///
/// x = placements of the flagged sorts, negative flags reversed about the grid's centre, every sort
/// standardised where the sorts are free; a sort flagged on both factors is left out of both.
struct EffectSizes {
  private let placements: [[Double]]
  private let flags: Flags
  private let reversal: Double

  init(_ table: SortTable, flags: Flags) {
    placements = FactorScores.comparablePlacements(table)
    self.flags = flags
    // Standardised sorts are reversed about 0.
    reversal = table.fillsGrid ? 2 * table.grid.centre : 0
  }

  /// g = (1 − 3/(4ν − 1))(x̄_a − x̄_b)/s of every statement, s² the pooled variance, ν = p_a + p_b − 2
  /// (Hedges 1981); `nil` when ν < 2, s = 0, or either factor keeps fewer than two sorts. O(P N).
  func hedgesG(_ a: Int, _ b: Int) -> [Double?] {
    let first = moments(of: a, leavingOut: b)
    let second = moments(of: b, leavingOut: a)
    let freedom = Double(first.count + second.count - 2)
    let correction = 1 - 3 / (4 * freedom - 1)
    return placements[0].indices.map { j in
      guard first.count >= 2, second.count >= 2, freedom >= 2 else { return nil }
      let pooled = (first.squares[j] + second.squares[j]) / freedom
      guard pooled > 1e-24 else { return nil }
      return correction * (first.means[j] - second.means[j]) / pooled.squareRoot()
    }
  }

  /// How many sorts define `f` and not `g`, and the mean and the sum of squares about it of every
  /// statement; sort by sort, as the placements lie in memory.
  private func moments(
    of f: Int, leavingOut g: Int
  ) -> (count: Int, means: [Double], squares: [Double]) {
    let members = flags.values.indices.filter {
      flags.values[$0][f] != 0 && flags.values[$0][g] == 0
    }
    let statements = placements[0].indices
    func value(_ i: Int, _ j: Int) -> Double {
      flags.values[i][f] > 0 ? placements[i][j] : reversal - placements[i][j]
    }
    var means = [Double](repeating: 0, count: statements.count)
    for i in members {
      for j in statements { means[j] += value(i, j) }
    }
    for j in statements { means[j] /= Double(members.count) }
    var squares = [Double](repeating: 0, count: statements.count)
    for i in members {
      for j in statements {
        let deviation = value(i, j) - means[j]
        squares[j] += deviation * deviation
      }
    }
    return (members.count, means, squares)
  }
}

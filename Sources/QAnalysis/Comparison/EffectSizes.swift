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
    reversal = table.isForced ? 2 * table.grid.centre : 0
  }

  /// g = (1 − 3/(4ν − 1))(x̄_a − x̄_b)/s, s² the pooled variance, ν = p_a + p_b − 2 (Hedges 1981);
  /// `nil` when ν < 2, s = 0, or either factor keeps fewer than two sorts.
  func hedgesG(_ a: Int, _ b: Int, statement: Int) -> Double? {
    let first = values(of: a, leavingOut: b, statement: statement)
    let second = values(of: b, leavingOut: a, statement: statement)
    guard first.count >= 2, second.count >= 2 else { return nil }
    let freedom = Double(first.count + second.count - 2)
    guard freedom >= 2 else { return nil }
    let pooled = (squares(first) + squares(second)) / freedom
    guard pooled > 1e-24 else { return nil }
    let correction = 1 - 3 / (4 * freedom - 1)
    return correction * (mean(first) - mean(second)) / pooled.squareRoot()
  }

  private func values(of f: Int, leavingOut g: Int, statement: Int) -> [Double] {
    flags.values.indices.compactMap { i in
      let sign = flags.values[i][f]
      guard sign != 0, flags.values[i][g] == 0 else { return nil }
      return sign > 0 ? placements[i][statement] : reversal - placements[i][statement]
    }
  }

  private func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }

  private func squares(_ x: [Double]) -> Double {
    let m = mean(x)
    return x.reduce(0) { $0 + ($1 - m) * ($1 - m) }
  }
}

import QNumerics

/// Pseudo-F of several groups on d² = 1 − r (Anderson 2001), and its permutation test.
struct PseudoF {
  private let permutation: GroupPermutation
  private let likeness: Likeness
  /// The columns of ``Likeness`` of the sorts that take part.
  private let columns: Matrix

  init(_ permutation: GroupPermutation, likeness: Likeness) {
    self.permutation = permutation
    self.likeness = likeness
    columns = likeness.columns(permutation.sorts)
  }

  /// SS_W of every permutation: Σ_g Σ_{i<j∈g} (1 − r_ij)/n_g = Σ_g (n_g − Σ_{ij∈g} r_ij/n_g)/2.
  private func within(_ indicators: Matrix) throws -> [Double] {
    let groups = permutation.sizes.count
    let products = try columns.times(indicators)
    let (sums, rows, marks) = (products.storage, products.rows, indicators.storage)
    return (0..<indicators.columns / groups).map { b in
      var within = 0.0
      for g in 0..<groups {
        let start = (b * groups + g) * rows
        var sum = 0.0
        switch likeness {
        case .vectors: for k in start..<start + rows { sum += sums[k] * sums[k] }
        case .matrix: for k in start..<start + rows { sum += sums[k] * marks[k] }
        }
        let n = Double(permutation.sizes[g])
        within += (n - sum / n) / 2
      }
      return within
    }
  }

  /// F and its permutation p; O(B · P · N · G) as products of matrices.
  func overall(permutations: Int, seed: UInt64, threads: Int?) throws -> GroupComparison.Overall {
    let groups = permutation.sizes.count
    let sorts = permutation.sorts.count
    let inAll =
      (Double(sorts) - likeness.sum(permutation.sorts, permutation.sorts) / Double(sorts)) / 2
    let observed = try within(permutation.observedIndicators(labels: groups))[0]
    // Two groups of people who all sorted alike: no F, and nothing to permute.
    guard observed > 1e-9 else { return GroupComparison.Overall(pseudoF: nil, p: nil) }
    @Sendable func pseudoF(_ within: Double) -> Double {
      ((inAll - within) / Double(groups - 1)) / (within / Double(sorts - groups))
    }
    let reached = pseudoF(observed) - PermutationCounts.ratioTolerance
    let counts = try PermutationCounts(
      permutations, statistics: 1, width: (sorts + columns.rows) * groups, threads: threads
    ) { range, counts in
      let drawn = try within(permutation.indicators(range, seed: seed, labels: groups))
      counts[0] += drawn.count { $0 <= 1e-9 || pseudoF($0) >= reached }
    }
    return GroupComparison.Overall(pseudoF: pseudoF(observed), p: counts.p(0))
  }
}

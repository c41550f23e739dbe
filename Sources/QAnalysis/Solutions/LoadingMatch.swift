package import QNumerics

/// Which factor of one solution is which of another, by their loadings on the same sorts.
package enum LoadingMatch {
  /// A factor of each solution.
  package struct Pair {
    /// Position in the old solution.
    package let old: Int
    /// Position in the new one.
    package let new: Int
    /// φ of their loadings; negative where the factor is turned about.
    package let congruence: Double
  }

  /// Pairs the factors one to one so that Σ|φ| is as large as possible, in the order of the old
  /// solution; min(old, new) pairs are made, however weak.
  /// - Throws: numerics failures.
  package static func pairs(old: Matrix, new: Matrix) throws -> [Pair] {
    let congruence = Congruence.matrix(old, new)
    // The two poles of a split factor are each other's mirror: the one from the same side is meant.
    let benefit = congruence.map { abs($0) + ($0 > 0 ? 1e-6 : 0) }
    return try Assignment.maximising(benefit).enumerated().compactMap {
      position, factor in
      factor.map { Pair(old: position, new: $0, congruence: congruence[position, $0]) }
    }
  }
}

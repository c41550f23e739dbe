import QNumerics
import QStudy

/// Which viewpoint of one solution is which of another: |r| of z over the statements both have,
/// by optimal assignment.
public enum SolutionMatch {
  /// |r| below which two viewpoints are not the same one.
  public static let weakest = Identity.weak
  /// |r| from which two viewpoints are the same one beyond doubt.
  public static let sure = Identity.sure

  /// Pairs the factors of two solutions one to one so that Σ|r| is as large as possible.
  ///
  /// min(old, new) pairs are made, however weak; a factor without scores, and one whose scores do
  /// not vary over the common statements, correlates 0 with any. O(N K² + K³).
  /// - Returns: positions and the signed correlation, in the order of the old solution.
  /// - Throws: numerics failures.
  public static func match(
    old: EarlierSolution, new: EarlierSolution
  ) throws -> [(old: Int, new: Int, correlation: Double)] {
    guard !old.z.isEmpty, !new.z.isEmpty else { return [] }
    let places = Dictionary(
      new.statements.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let common = old.statements.indices.compactMap { j in
      places[old.statements[j]].map { (old: j, new: $0) }
    }
    let likeness = old.z.map { a in
      new.z.map { b -> Double in
        guard let a, let b else { return 0 }
        let r = Moments.correlation(common.map { a[$0.old] }, common.map { b[$0.new] }) ?? 0
        return r.isFinite ? r : 0
      }
    }
    let assigned = try Assignment.maximising(try Matrix(rowVectors: likeness.map { $0.map(abs) }))
    return assigned.enumerated().compactMap { position, factor in
      factor.map { (old: position, new: $0, correlation: likeness[position][$0]) }
    }
  }
}

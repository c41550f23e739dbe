internal import CLAPACK

/// The thin singular value decomposition of a matrix: A = U diag(values) Vᵀ.
///
/// For A m×n and k = min(m, n), by LAPACK's `dgesdd` (divide and conquer; Gu & Eisenstat 1995);
/// O(mnk). The signs of a pair of vectors are LAPACK's choice.
public struct SingularValues: Sendable {
  /// The left vectors as columns, m×k: UᵀU = I.
  public let u: Matrix

  /// The k singular values, largest first, none negative.
  public let values: [Double]

  /// The right vectors as rows, k×n: VᵀV = I.
  public let vTransposed: Matrix

  /// Decomposes A; an empty matrix has no singular values.
  ///
  /// - Throws: ``NumericsError/input(_:)`` where an entry is not finite;
  ///   ``NumericsError/notConverged(routine:info:)``.
  public init(of a: Matrix) throws(NumericsError) {
    try a.requireFinite(for: "singular values")
    let k = min(a.rows, a.columns)
    var u = Matrix(rows: a.rows, columns: k)
    var vTransposed = Matrix(rows: k, columns: a.columns)
    var values = [Double](repeating: 0, count: k)
    if k > 0 {
      ForeignThreads.keepToOne
      let (m, n) = (CInt(a.rows), CInt(a.columns))
      var scratch = a.entries
      var integers = [CInt](repeating: 0, count: 8 * k)
      var bestWork = 0.0
      let query = mindset_dgesdd(m, n, &scratch, &values, nil, nil, &bestWork, -1, &integers)
      try NumericsError.check(query, routine: "dgesdd")
      var work = [Double](repeating: 0, count: Int(bestWork))
      let info = mindset_dgesdd(
        m, n, &scratch, &values, &u.entries, &vTransposed.entries, &work, CInt(work.count),
        &integers)
      try NumericsError.check(info, routine: "dgesdd")
    }
    self.u = u
    self.values = values
    self.vTransposed = vTransposed
  }
}

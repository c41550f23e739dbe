internal import CLAPACK

/// The X of least norm among those that minimise ‖A X − B‖, column by column of B.
///
/// For A m×n and B m×r, by LAPACK's `dgelsd` (singular value decomposition). Singular values not
/// above max(m, n)·2⁻⁵² of the largest count as 0, so any rank is allowed.
public struct LeastSquares: Sendable {
  /// X, n×r; all 0 where A has no rows.
  public let solution: Matrix

  /// The number of singular values of A that count as more than 0.
  public let rank: Int

  /// Solves for X.
  ///
  /// - Throws: ``NumericsError/input(_:)`` where A and B differ in rows or an entry is not finite;
  ///   ``NumericsError/notConverged(routine:info:)``.
  public init(_ a: Matrix, _ b: Matrix) throws(NumericsError) {
    try Matrix.requireSystem(a, b, operation: "least squares")
    ForeignThreads.keepToOne
    let (m, n, r) = (CInt(a.rows), CInt(a.columns), CInt(max(1, b.columns)))
    var scratch = a.entries
    // B goes in and X comes out in the same columns, as long as the longer of the two. LAPACK
    // needs at least one column to find the rank.
    let length = max(a.rows, a.columns)
    var x = Matrix(rows: length, columns: Int(r)) { i, j in
      i < b.rows && j < b.columns ? b[i, j] : 0
    }
    var singularValues = [Double](repeating: 0, count: min(a.rows, a.columns))
    let cutoff = Double(length) * .ulpOfOne
    var rank: CInt = 0

    var bestWork = 0.0
    var bestIntegers: CInt = 0
    let query = mindset_dgelsd(
      m, n, r, &scratch, &x.entries, &singularValues, cutoff, &rank, &bestWork, -1, &bestIntegers)
    try NumericsError.check(query, routine: "dgelsd")
    var work = [Double](repeating: 0, count: Int(bestWork))
    var integers = [CInt](repeating: 0, count: max(1, Int(bestIntegers)))
    let info = mindset_dgelsd(
      m, n, r, &scratch, &x.entries, &singularValues, cutoff, &rank, &work, CInt(work.count),
      &integers)
    try NumericsError.check(info, routine: "dgelsd")
    self.rank = Int(rank)
    solution = Matrix(rows: a.columns, columns: b.columns) { i, j in x[i, j] }
  }
}

/// The X with A X = B, for A n×n and B n×r, by LAPACK's `dgesv` (elimination with row exchanges).
///
/// Only an exact 0 on the diagonal counts as singular; a matrix that is singular but for rounding
/// gives large numbers. Use ``LeastSquares`` where that may happen. O(n³).
///
/// - Throws: ``NumericsError/input(_:)`` where A is not square, A and B differ in rows, or an entry
///   is not finite; ``NumericsError/singular(pivot:)``.
public func solve(_ a: Matrix, _ b: Matrix) throws(NumericsError) -> Matrix {
  try a.requireSquare(for: "solve")
  try Matrix.requireSystem(a, b, operation: "solve")
  ForeignThreads.keepToOne
  var scratch = a.entries
  var x = b
  var exchanges = [CInt](repeating: 0, count: a.rows)
  let info = mindset_dgesv(CInt(a.rows), CInt(b.columns), &scratch, &exchanges, &x.entries)
  if info > 0 { throw .singular(pivot: Int(info) - 1) }
  try NumericsError.check(info, routine: "dgesv")
  return x
}

extension Matrix {
  /// A X = B makes sense: as many rows in A as in B, all entries finite.
  fileprivate static func requireSystem(
    _ a: Matrix, _ b: Matrix, operation: String
  ) throws(NumericsError) {
    guard a.rows == b.rows else {
      throw .input(.shape(operation: operation, left: a.shape, right: b.shape))
    }
    try a.requireFinite(for: operation)
    try b.requireFinite(for: operation)
  }
}

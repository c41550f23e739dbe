internal import CLAPACK

/// The eigenvalues and eigenvectors of a symmetric matrix: A = V diag(values) Vᵀ.
///
/// Computed by LAPACK's `dsyevr` (multiple relatively robust representations; Dhillon & Parlett
/// 2004) from the upper triangle; mirror images may differ by 1e-10 of the largest entry. Values without
/// vectors are taken from the tridiagonal form by `dsterf`, one alone by `dstebz`. O(n³).
/// A vector's sign, and the basis inside a repeated eigenvalue's space, are LAPACK's choice.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, largest first: n of them, or k where only the leading k were asked for.
  public let values: [Double]

  /// The eigenvectors of length 1 as columns, in the order of ``values``: n×n or n×k.
  public let vectors: Matrix

  /// All eigenvalues and eigenvectors of A (n×n); a 0×0 matrix has none.
  ///
  /// - Throws: ``NumericsError/input(_:)`` for a matrix that is not square, symmetric and finite;
  ///   ``NumericsError/notConverged(routine:info:)``.
  public init(of a: Matrix) throws(NumericsError) {
    try self.init(of: a, leading: a.rows)
  }

  /// The k largest eigenvalues of A (n×n) and their eigenvectors (n×k).
  ///
  /// - Throws: as ``init(of:)``, and ``NumericsError/outOfRange(asked:available:)`` unless
  ///   0 ≤ k ≤ n.
  public init(of a: Matrix, leading k: Int) throws(NumericsError) {
    try a.requireSymmetric(for: Self.operation)
    guard (0...a.rows).contains(k) else { throw .outOfRange(asked: k, available: a.rows) }
    let (ascending, columns) = try Self.decompose(a, leading: k)
    values = ascending.reversed()
    vectors = columns.selectingColumns((0..<k).reversed())
  }

  /// The eigenvalues of A (n×n) alone, largest first: several times faster than with vectors.
  ///
  /// - Throws: as ``init(of:)``.
  public static func values(of a: Matrix) throws(NumericsError) -> [Double] {
    try a.requireSymmetric(for: operation)
    try a.requireFinite(for: operation)
    return try TridiagonalForm(of: a).values()
  }

  /// The eigenvalue of A (n×n) that stands at `position` among all, from 0 for the largest: faster than
  /// ``values(of:)`` where no other is needed.
  ///
  /// - Throws: as ``init(of:)``, and ``NumericsError/outOfRange(asked:available:)`` unless
  ///   0 ≤ position < n.
  public static func value(of a: Matrix, at position: Int) throws(NumericsError) -> Double {
    try a.requireSymmetric(for: operation)
    try a.requireFinite(for: operation)
    guard (0..<a.rows).contains(position) else {
      throw .outOfRange(asked: position, available: a.rows)
    }
    return try TridiagonalForm(of: a).value(at: position)
  }

  private static let operation = "symmetric eigenvalues"

  /// The k largest eigenvalues in LAPACK's ascending order, with their vectors.
  private static func decompose(
    _ a: Matrix, leading k: Int
  ) throws(NumericsError) -> (values: [Double], vectors: Matrix) {
    try a.requireFinite(for: operation)
    var z = Matrix(rows: a.rows, columns: k)
    guard k > 0 else { return ([], z) }

    ForeignThreads.keepToOne
    let n = CInt(a.rows)
    let first = CInt(a.rows - k + 1)
    var scratch = a.entries
    // LAPACK uses all n places of `w` while it works, however few values it returns.
    var w = [Double](repeating: 0, count: a.rows)
    var support = [CInt](repeating: 0, count: 2 * a.rows)

    var bestWork = 0.0
    var bestIntegers: CInt = 0
    let query = mindset_dsyevr(
      n, &scratch, first, n, &w, nil, nil, &bestWork, -1, &bestIntegers, -1)
    try NumericsError.check(query, routine: "dsyevr")
    var work = [Double](repeating: 0, count: Int(bestWork))
    var integers = [CInt](repeating: 0, count: Int(bestIntegers))
    let info = mindset_dsyevr(
      n, &scratch, first, n, &w, &z.entries, &support, &work, CInt(work.count), &integers,
      bestIntegers)
    try NumericsError.check(info, routine: "dsyevr")
    return (Array(w[..<k]), z)
  }
}

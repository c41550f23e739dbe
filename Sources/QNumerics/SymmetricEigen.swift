internal import CLAPACK

/// The eigenvalues and eigenvectors of a symmetric matrix: A = V diag(values) Vᵀ.
///
/// Computed by LAPACK's `dsyevr` (multiple relatively robust representations; Dhillon & Parlett
/// 2004) from the upper triangle; mirror images may differ by 1e-10 of the largest entry. O(n³).
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
    let (ascending, columns) = try Self.decompose(a, leading: k, vectors: true)
    values = ascending.reversed()
    vectors = columns.selectingColumns((0..<k).reversed())
  }

  /// The eigenvalues of A (n×n) alone, largest first: several times faster than with vectors.
  ///
  /// - Throws: as ``init(of:)``.
  public static func values(of a: Matrix) throws(NumericsError) -> [Double] {
    try a.requireSymmetric(for: operation)
    return try decompose(a, leading: a.rows, vectors: false).values.reversed()
  }

  private static let operation = "symmetric eigenvalues"

  /// The k largest eigenvalues in LAPACK's ascending order, with their vectors where wanted.
  private static func decompose(
    _ a: Matrix, leading k: Int, vectors: Bool
  ) throws(NumericsError) -> (values: [Double], vectors: Matrix) {
    try a.requireFinite(for: operation)
    var z = Matrix(rows: a.rows, columns: vectors ? k : 0)
    guard k > 0 else { return ([], z) }

    ForeignThreads.keepToOne
    let n = CInt(a.rows)
    let first = CInt(a.rows - k + 1)
    var scratch = a.entries
    // LAPACK uses all n places of `w` while it works, however few values it returns.
    var w = [Double](repeating: 0, count: a.rows)
    var support = [CInt](repeating: 0, count: vectors ? 2 * a.rows : 0)

    var bestWork = 0.0
    var bestIntegers: CInt = 0
    let query = mindset_dsyevr(
      vectors, n, &scratch, first, n, &w, nil, nil, &bestWork, -1, &bestIntegers, -1)
    try NumericsError.check(query, routine: "dsyevr")
    var work = [Double](repeating: 0, count: Int(bestWork))
    var integers = [CInt](repeating: 0, count: Int(bestIntegers))
    let info = mindset_dsyevr(
      vectors, n, &scratch, first, n, &w, &z.entries, &support, &work, CInt(work.count), &integers,
      bestIntegers)
    try NumericsError.check(info, routine: "dsyevr")
    return (Array(w[..<k]), z)
  }
}

import QNumerics

/// The orthogonal rotation that brings loadings A nearest to a target B in least squares:
/// T = UV′ with A′B = U diag(s) V′ (Schönemann 1966).
struct TargetRotation {
  /// K×K, orthogonal.
  let matrix: Matrix

  /// Targets are loadings or patterns of −1, 0 and 1; what is larger by far is a mistake.
  static let largest = 1000.0

  /// - Parameters:
  ///   - loadings: P × K, unrotated.
  ///   - sorts: identifiers of the P sorts.
  ///   - target: K loadings for every one of these sorts, and for no other.
  /// - Throws: ``AnalysisError`` for a target of other sorts or another size, with loadings beyond
  ///   ±1000, or of a rank below K, which leaves the rotation open.
  init(_ loadings: Matrix, sorts: [String], target: [String: [Double]]?) throws {
    guard let target else { throw AnalysisError.noTarget }
    if let unknown = target.keys.filter({ !sorts.contains($0) }).min() {
      throw AnalysisError.unknownTargetSort(id: unknown)
    }
    let rows = try sorts.map { sort -> [Double] in
      guard let row = target[sort] else { throw AnalysisError.sortWithoutTarget(id: sort) }
      guard row.count == loadings.columns else {
        throw AnalysisError.targetFactors(asked: loadings.columns, target: row.count)
      }
      if let loading = row.first(where: { !(abs($0) <= Self.largest) }) {
        throw AnalysisError.unusableTarget(sort: sort, loading: loading)
      }
      return row
    }
    let spread = try SingularValues(of: Matrix(rowVectors: rows)).values
    let rank = spread.count { $0 > 1e-9 * (spread.max() ?? 0) }
    guard rank == loadings.columns else {
      throw AnalysisError.targetRank(factors: loadings.columns, rank: rank)
    }
    let parts = try SingularValues(of: loadings.transposedTimes(Matrix(rowVectors: rows)))
    matrix = try parts.u.times(parts.vTransposed)
  }
}

/// The rotation whose first factor passes through one sort: first column a_i/‖a_i‖, completed to an
/// orthogonal matrix by one Householder reflection, so that b_i = (h_i, 0, …).
struct DefiningSortRotation {
  private let frame: Matrix
  /// Loadings on the factors at right angles to the sort, P × (K − 1); the sort's own are 0.
  let rest: Matrix

  /// - Parameters:
  ///   - loadings: P × K, unrotated.
  ///   - sort: row of the sort.
  ///   - name: its identifier.
  init(_ loadings: Matrix, sort: Int, name: String) throws {
    let row = loadings.row(sort)
    let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 1e-6 else { throw AnalysisError.definingSortWithoutLoadings(id: name) }
    let first = row.map { $0 / length }
    // The reflection takes the first axis to ∓first; v never vanishes with this sign.
    var v = first
    v[0] += first[0] < 0 ? -1 : 1
    let squares = v.reduce(0) { $0 + $1 * $1 }
    let frame = Matrix(rows: row.count, columns: row.count) { i, j in
      j == 0 ? first[i] : (i == j ? 1 : 0) - 2 * v[i] * v[j] / squares
    }
    let turned = try loadings.times(frame)
    rest = Matrix(rows: loadings.rows, columns: row.count - 1) { i, f in
      i == sort ? 0 : turned[i, f + 1]
    }
    self.frame = frame
  }

  /// K×K, orthogonal: the first factor through the sort, the others turned by `rest`.
  func matrix(turningRest rest: Matrix) throws -> Matrix {
    let k = frame.columns
    return try frame.times(
      Matrix(rows: k, columns: k) { i, j in
        i == 0 || j == 0 ? (i == j ? 1 : 0) : rest[i - 1, j - 1]
      })
  }
}

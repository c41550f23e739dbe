import QNumerics

/// Promax (Hendrickson & White 1964): least squares from varimax loadings B to the target b·|b|³,
/// which leaves large loadings large and small ones smaller; factors scaled to variance 1.
struct Promax {
  /// K×K: pattern = unrotated loadings × matrix.
  let matrix: Matrix

  /// The power of the target.
  static let power = 4

  /// - Parameters:
  ///   - loadings: P × K, unrotated.
  ///   - varimax: what turns them into B, K×K orthogonal.
  init(_ loadings: Matrix, varimax: Matrix) throws {
    guard loadings.columns > 1 else {
      matrix = varimax
      return
    }
    let b = try loadings.times(varimax)
    let target = b.map { value in
      (1..<Self.power).reduce(value) { product, _ in product * abs(value) }
    }
    let turn = try LeastSquares(b, target).solution
    let spread = try solve(turn.gram, .identity(turn.columns))
    let scale = (0..<turn.columns).map { spread[$0, $0].squareRoot() }
    matrix = try varimax.times(
      Matrix(rows: turn.rows, columns: turn.columns) { i, f in turn[i, f] * scale[f] })
  }
}

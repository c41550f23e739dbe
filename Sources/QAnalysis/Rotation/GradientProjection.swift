import QNumerics

/// A rotation that lowers a criterion by steps against its gradient, brought back each time to
/// matrices of the kind sought: Jennrich's gradient projection (2001 orthogonal, 2002 oblique).
///
/// A step is halved, ten times at most, until the criterion falls by more than half of what the
/// gradient promises; the next one starts at twice its length. Loadings are rotated as they are,
/// rows not normalised.
struct GradientProjection {
  /// K×K: rotated = loadings × matrix; orthogonal, or (T⁻¹)′ with columns of T of length 1.
  let matrix: Matrix
  /// Steps taken.
  let steps: Int
  /// Whether the projected gradient became smaller than the stop.
  let converged: Bool

  private struct Point {
    let value: Double
    let gradient: Matrix
  }

  /// Quartimax: orthogonal T that minimises −¼Σb⁴ of b = A T.
  init(quartimax a: Matrix, stop: Double, steps limit: Int) throws {
    (matrix, steps, converged) = try Self.descend(
      factors: a.columns, stop: stop, limit: limit,
      point: { t in
        let b = try a.times(t)
        return Point(
          value: -b.storage.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 4,
          gradient: try a.transposedTimes(b.map { -$0 * $0 * $0 }))
      },
      tangent: { t, gradient in
        let m = try t.transposedTimes(gradient)
        let k = m.columns
        let symmetric = Matrix(rows: k, columns: k) { i, j in (m[i, j] + m[j, i]) / 2 }
        let normal = try t.times(symmetric)
        return Matrix(rows: k, columns: k) { i, j in gradient[i, j] - normal[i, j] }
      },
      retract: { x in
        let parts = try SingularValues(of: x)
        return try parts.u.times(parts.vTransposed)
      })
  }

  /// Direct oblimin with γ = 0 (direct quartimin): T with columns of length 1 that minimises
  /// ¼Σ_i Σ_{f≠g} b²_if b²_ig of the pattern b = A (T⁻¹)′; factors correlate by T′T.
  init(oblimin a: Matrix, stop: Double, steps limit: Int) throws {
    let (t, steps, converged) = try Self.descend(
      factors: a.columns, stop: stop, limit: limit,
      point: { t in
        let inverse = try solve(t, .identity(t.columns))
        let b = try a.timesTransposed(inverse)
        let sums = rowSumsOfSquares(b)
        let others = Matrix(rows: b.rows, columns: b.columns) { i, f in
          sums[i] - b[i, f] * b[i, f]
        }
        let slope = Matrix(rows: b.rows, columns: b.columns) { i, f in b[i, f] * others[i, f] }
        let value = zip(b.storage, slope.storage).reduce(0) { $0 + $1.0 * $1.1 } / 4
        let gradient = try b.transposedTimes(slope).times(inverse).transposed.map { -$0 }
        return Point(value: value, gradient: gradient)
      },
      tangent: { t, gradient in
        let k = t.columns
        let along = (0..<k).map { j in
          (0..<k).reduce(0) { $0 + t[$1, j] * gradient[$1, j] }
        }
        return Matrix(rows: k, columns: k) { i, j in gradient[i, j] - t[i, j] * along[j] }
      },
      retract: { x in
        let lengths = columnSumsOfSquares(x).map { $0.squareRoot() }
        return Matrix(rows: x.rows, columns: x.columns) { i, j in x[i, j] / lengths[j] }
      })
    matrix = try solve(t, .identity(t.columns)).transposed
    self.steps = steps
    self.converged = converged
  }

  private static func descend(
    factors: Int, stop: Double, limit: Int, point: (Matrix) throws -> Point,
    tangent: (Matrix, Matrix) throws -> Matrix, retract: (Matrix) throws -> Matrix
  ) throws -> (matrix: Matrix, steps: Int, converged: Bool) {
    var t = Matrix.identity(factors)
    guard factors > 1 else { return (t, 0, true) }
    var current = try point(t)
    var length = 1.0
    for step in 0...limit {
      let direction = try tangent(t, current.gradient)
      let size = direction.storage.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if size < stop { return (t, step, true) }
      if step == limit { break }
      length *= 2
      var next = t
      var reached = current
      for _ in 0...10 {
        next = try retract(
          Matrix(rows: factors, columns: factors) { i, j in t[i, j] - length * direction[i, j] })
        reached = try point(next)
        if current.value - reached.value > 0.5 * size * size * length { break }
        length /= 2
      }
      t = next
      current = reached
    }
    return (t, limit, false)
  }
}

import Glibc
import QNumerics

/// An orthogonal rotation that maximises the orthomax criterion, by cyclic plane rotations.
///
/// Maximises Σ_f [Σ_i b⁴ − (γ/P)(Σ_i b²)²] over loadings b of rows scaled to length 1 (Kaiser
/// 1958); γ = 0 quartimax, 1 varimax, K/2 equamax (Crawford & Ferguson 1970). Within a plane the
/// best angle is known in closed form, so no step lowers the criterion.
struct Orthomax {
  /// K×K, orthogonal: rotated = loadings × matrix.
  let matrix: Matrix
  /// Sweeps over all planes.
  let sweeps: Int
  /// Whether the last sweep turned no plane by as much as the stop.
  let converged: Bool

  init(_ loadings: Matrix, gamma: Double, conventions: RotationConventions) throws {
    let sorts = Double(loadings.rows)
    let factors = loadings.columns
    let lengths = rowSumsOfSquares(loadings).map { $0.squareRoot() }
    var b = Matrix(rows: loadings.rows, columns: factors) { i, f in
      lengths[i] > 0 ? loadings[i, f] / lengths[i] : 0
    }.columnVectors
    var turns = Matrix.identity(factors).columnVectors
    var sweeps = 0
    var converged = factors < 2
    while !converged, sweeps < conventions.sweeps {
      var largest = 0.0
      for p in 0..<factors {
        for q in (p + 1)..<max(p + 1, factors) {
          let angle = Self.bestAngle(b[p], b[q], gamma: gamma, sorts: sorts)
          largest = max(largest, abs(angle))
          Self.turn(&b, p, q, by: angle)
          Self.turn(&turns, p, q, by: angle)
        }
      }
      sweeps += 1
      converged = largest < conventions.stop
    }
    matrix = try Matrix(columnVectors: turns)
    self.sweeps = sweeps
    self.converged = converged
  }

  /// φ = ¼ atan2(2Σuv − 2γΣuΣv/P, Σ(u² − v²) − γ((Σu)² − (Σv)²)/P), u = x² − y², v = 2xy.
  private static func bestAngle(
    _ x: [Double], _ y: [Double], gamma: Double, sorts: Double
  ) -> Double {
    var u = 0.0
    var v = 0.0
    var uv = 0.0
    var uuvv = 0.0
    for i in x.indices {
      let ui = x[i] * x[i] - y[i] * y[i]
      let vi = 2 * x[i] * y[i]
      u += ui
      v += vi
      uv += ui * vi
      uuvv += ui * ui - vi * vi
    }
    let sine = 2 * uv - 2 * gamma * u * v / sorts
    let cosine = uuvv - gamma * (u * u - v * v) / sorts
    return atan2(sine, cosine) / 4
  }

  /// x ← x cos φ + y sin φ, y ← y cos φ − x sin φ on columns p and q.
  private static func turn(_ columns: inout [[Double]], _ p: Int, _ q: Int, by angle: Double) {
    let c = cos(angle)
    let s = sin(angle)
    for i in columns[p].indices {
      let x = columns[p][i]
      let y = columns[q][i]
      columns[p][i] = x * c + y * s
      columns[q][i] = y * c - x * s
    }
  }
}

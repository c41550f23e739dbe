import Glibc
import QNumerics

/// An orthogonal rotation that maximises the orthomax criterion, by cyclic plane rotations.
///
/// Maximises Σ_f [Σ_i b⁴ − (γ/P)(Σ_i b²)²] over loadings b of rows scaled to length 1 (Kaiser
/// 1958); γ = 0 quartimax, 1 varimax, K/2 equamax (Crawford & Ferguson 1970). Within a plane the
/// best angle is known in closed form, so no step lowers the criterion. Since the criterion may have
/// several optima, random orthogonal starts stand beside the unrotated loadings.
struct Orthomax {
  /// K×K, orthogonal: rotated = loadings × matrix.
  let matrix: Matrix
  /// Sweeps over all planes, from the start that was taken.
  let sweeps: Int
  /// Whether the last sweep turned no plane by as much as the stop.
  let converged: Bool
  /// How many starts there were, and how many of them ended at another optimum.
  let agreement: StartAgreement

  /// Rotates P × K loadings; a row of zeros stays so.
  ///
  /// - Parameter seed: of the random starts, which have a stream of their own.
  init(
    _ loadings: Matrix, gamma: Double, seed: UInt64, conventions: RotationConventions
  ) throws {
    let factors = loadings.columns
    let lengths = rowSumsOfSquares(loadings).map { $0.squareRoot() }
    let scaled = Matrix(rows: loadings.rows, columns: factors) { i, f in
      lengths[i] > 0 ? loadings[i, f] / lengths[i] : 0
    }
    var best = OrthomaxAscent(scaled, start: .identity(factors), gamma: gamma)
    best.climb(stop: conventions.stop, sweeps: conventions.sweeps)
    var values = [best.criterion]
    var generator = SeededGenerator(seed: seed, stream: Self.stream)
    for _ in 0..<(factors < 2 ? 0 : conventions.starts) {
      let start = Self.randomOrthogonal(factors, &generator)
      var ascent = OrthomaxAscent(try scaled.times(start), start: start, gamma: gamma)
      ascent.climb(stop: Self.roughStop, sweeps: min(Self.roughSweeps, conventions.sweeps))
      values.append(ascent.criterion)
      guard ascent.criterion > best.criterion + Self.gain * abs(best.criterion) else { continue }
      ascent.climb(stop: conventions.stop, sweeps: conventions.sweeps)
      best = ascent
    }
    matrix = best.turn
    sweeps = best.sweeps
    converged = best.converged
    let floor = best.criterion - StartAgreement.tolerance * abs(best.criterion)
    agreement = StartAgreement(starts: values.count, elsewhere: values.count { $0 < floor })
  }

  /// The number of the random starts' stream.
  private static let stream: UInt64 = 0x726F_7461_7465
  /// A start is followed to angles of this size, where its criterion is within about 1e-10 of its
  /// optimum's, and to the end only if it wins.
  private static let roughStop = 1e-5
  private static let roughSweeps = 100
  /// The relative gain for which another start replaces the unrotated one.
  private static let gain = 1e-9

  /// An orthogonal matrix, each equally likely: normal columns made orthonormal one after the other.
  private static func randomOrthogonal(_ n: Int, _ generator: inout SeededGenerator) -> Matrix {
    var columns: [[Double]] = []
    while columns.count < n {
      var column = (0..<n).map { _ in generator.normal() }
      // Twice, so that the columns are orthogonal to the last digits.
      for _ in 0..<2 {
        for other in columns {
          let share = zip(column, other).reduce(0) { $0 + $1.0 * $1.1 }
          column = zip(column, other).map { $0 - share * $1 }
        }
      }
      let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > 1e-6 { columns.append(column.map { $0 / length }) }
    }
    return Matrix(rows: n, columns: n) { i, j in columns[j][i] }
  }
}

/// Whether the starts of a rotation end at one optimum.
public struct StartAgreement: Equatable, Sendable {
  /// Starts tried, the unrotated loadings among them.
  public let starts: Int
  /// Starts that ended at a criterion lower than the best by more than a millionth of it.
  public let elsewhere: Int

  static let tolerance = 1e-6
}

/// Loadings on their way up the orthomax criterion.
private struct OrthomaxAscent {
  /// Columns of loadings with rows of length 1, one after the other.
  private var b: [Double]
  /// Columns of what turned them.
  private var t: [Double]
  private let rows: Int
  private let factors: Int
  private let gamma: Double
  private(set) var sweeps = 0
  private(set) var converged: Bool

  /// `loadings` are already turned by `start`.
  init(_ loadings: Matrix, start: Matrix, gamma: Double) {
    b = loadings.storage
    t = start.storage
    rows = loadings.rows
    factors = loadings.columns
    self.gamma = gamma
    converged = factors < 2
  }

  /// K×K, orthogonal.
  var turn: Matrix { Matrix(rows: factors, columns: factors) { i, f in t[f * factors + i] } }

  /// Σ_f [Σ_i b⁴ − (γ/P)(Σ_i b²)²].
  var criterion: Double {
    (0..<factors).reduce(0) { total, f in
      var squares = 0.0
      var fourths = 0.0
      for i in (f * rows)..<((f + 1) * rows) {
        let square = b[i] * b[i]
        squares += square
        fourths += square * square
      }
      return total + fourths - gamma / Double(rows) * squares * squares
    }
  }

  /// Sweeps until no plane turns by as much as `stop`, `sweeps` in all at most.
  mutating func climb(stop: Double, sweeps limit: Int) {
    converged = factors < 2
    while !converged, sweeps < limit {
      var largest = 0.0
      for p in 0..<factors {
        for q in (p + 1)..<max(p + 1, factors) {
          let angle = bestAngle(p, q)
          largest = max(largest, abs(angle))
          Self.turn(&b, p, q, length: rows, by: angle)
          Self.turn(&t, p, q, length: factors, by: angle)
        }
      }
      sweeps += 1
      converged = largest < stop
    }
  }

  /// φ = ¼ atan2(2Σuv − 2γΣuΣv/P, Σ(u² − v²) − γ((Σu)² − (Σv)²)/P), u = x² − y², v = 2xy; 0 where
  /// the criterion is the same at every angle but for rounding.
  private func bestAngle(_ p: Int, _ q: Int) -> Double {
    var u = 0.0
    var v = 0.0
    var uv = 0.0
    var uuvv = 0.0
    b.withUnsafeBufferPointer { b in
      for i in 0..<rows {
        let x = b[p * rows + i]
        let y = b[q * rows + i]
        let ui = x * x - y * y
        let vi = 2 * x * y
        u += ui
        v += vi
        uv += ui * vi
        uuvv += ui * ui - vi * vi
      }
    }
    let sorts = Double(rows)
    let sine = 2 * uv - 2 * gamma * u * v / sorts
    let cosine = uuvv - gamma * (u * u - v * v) / sorts
    guard max(abs(sine), abs(cosine)) > 1e-14 * sorts else { return 0 }
    return atan2(sine, cosine) / 4
  }

  /// x ← x cos φ + y sin φ, y ← y cos φ − x sin φ on columns p and q.
  private static func turn(
    _ columns: inout [Double], _ p: Int, _ q: Int, length: Int, by angle: Double
  ) {
    guard angle != 0 else { return }
    let c = cos(angle)
    let s = sin(angle)
    columns.withUnsafeMutableBufferPointer { columns in
      for i in 0..<length {
        let x = columns[p * length + i]
        let y = columns[q * length + i]
        columns[p * length + i] = x * c + y * s
        columns[q * length + i] = y * c - x * s
      }
    }
  }
}

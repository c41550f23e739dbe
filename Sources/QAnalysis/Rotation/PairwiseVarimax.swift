import QNumerics

/// The small print of the pairwise varimax of older programs.
public struct PairwiseVarimaxRules: Equatable, Sendable {
  /// Rounding of squares, lengths, sums, sines, cosines and values on the way.
  public var steps = Rounding.exact
  /// Rounding of the ratio that stands for the tangent of four times the angle.
  public var tangent = Rounding.exact
  /// Rounding of lengths, of scaled values and of their products when rows are scaled back.
  public var results = Rounding.exact
  /// A tangent below this turns nothing.
  public var smallest = 0.00116
  /// The half root of 2 as these programs write it.
  public var rootOfHalf = 0.7071066
  /// Change of the criterion that counts as none; ``unchanged`` such sweeps, in
  /// succession or not, end the iteration.
  public var stop = 1e-7
  /// Sweeps without change that end it.
  public var unchanged = 4
  /// Sweeps after which it gives up and says so.
  public var sweeps = 50

  /// Makes rules.
  public init() {}
}

/// Varimax as programs of the 1960s hand it down: Kaiser's pairwise scheme (Kaiser 1958, 1959) with
/// its angles from square roots, and one branch inverted.
///
/// Rows are scaled to length 1. For every pair of factors x, y: u = (x + y)(x − y), v = 2xy;
/// T = 2Σuv − 2ΣuΣv/P, G = Σ(u² − v²) − ((Σu)² − (Σv)²)/P, and tan 4φ = T/G. Where T exceeds G the
/// angle is to come from its cotangent, |G|/|T|; these programs take |T|/|G| for it, so a sweep turns
/// too little or too far and the next ones mend it. The optimum is varimax's within about 1e-3; the order and sign of the factors are
/// this scheme's own. No angle is turned whose tangent is below ``PairwiseVarimaxRules/smallest``.
struct PairwiseVarimax {
  /// Rotated loadings, each column with Σ a·|a| ≥ 0, rounded as the rules say.
  let loadings: Matrix
  /// K×K: loadings × matrix, but for rounding, gives the rotated ones.
  let matrix: Matrix
  /// Sweeps over all pairs.
  let sweeps: Int
  /// Whether the criterion stood still before the sweeps ran out.
  let converged: Bool

  init(_ loadings: Matrix, rules: PairwiseVarimaxRules) throws {
    let round = rules.steps
    let factors = loadings.columns
    let lengths = (0..<loadings.rows).map { i in
      round(round(loadings.row(i).reduce(0) { $0 + round($1 * $1) }).squareRoot())
    }
    var b = Matrix(rows: loadings.rows, columns: factors) { i, f in
      lengths[i] > 0 ? round(loadings[i, f] / lengths[i]) : 0
    }.columnVectors
    var turns = Matrix.identity(factors).columnVectors
    var last = Self.criterion(b)
    var unchanged = 0
    var sweeps = 0
    while unchanged < rules.unchanged, sweeps < rules.sweeps {
      for p in 0..<factors {
        for q in (p + 1)..<max(p + 1, factors) {
          guard let (cosine, sine) = Self.angle(b[p], b[q], rules: rules) else { continue }
          Self.turn(&b, p, q, cosine: cosine, sine: sine, round: round)
          Self.turn(&turns, p, q, cosine: cosine, sine: sine, round: .exact)
        }
      }
      sweeps += 1
      let criterion = Self.criterion(b)
      if abs(criterion - last) <= rules.stop { unchanged += 1 }
      last = criterion
    }
    for f in 0..<factors {
      b[f] = zip(b[f], lengths).map { rules.results(rules.results($0) * rules.results($1)) }
      if signedSquareSum(b[f]) < 0 {
        b[f] = b[f].map { -$0 }
        turns[f] = turns[f].map { -$0 }
      }
    }
    self.loadings = try Matrix(columnVectors: b)
    matrix = try Matrix(columnVectors: turns)
    self.sweeps = sweeps
    converged = unchanged >= rules.unchanged
  }

  /// Σ_f [P Σ_i b⁴ − (Σ_i b²)²]/P².
  private static func criterion(_ columns: [[Double]]) -> Double {
    columns.reduce(0) { sum, column in
      let sorts = Double(column.count)
      let second = column.reduce(0) { $0 + $1 * $1 }
      let fourth = column.reduce(0) { $0 + $1 * $1 * $1 * $1 }
      return sum + (sorts * fourth - second * second) / (sorts * sorts)
    }
  }

  /// Cosine and sine of the angle in the plane of x and y; `nil` where nothing is turned.
  private static func angle(
    _ x: [Double], _ y: [Double], rules: PairwiseVarimaxRules
  ) -> (cosine: Double, sine: Double)? {
    let round = rules.steps
    var sumU = 0.0
    var sumV = 0.0
    var uuvv = 0.0
    var uv = 0.0
    for (a, b) in zip(x, y) {
      let u = (a + b) * (a - b)
      let v = 2 * a * b
      sumU += u
      sumV += v
      uuvv += (u + v) * (u - v)
      uv += 2 * u * v
    }
    let sorts = Double(x.count)
    let t = round(uv - 2 * sumU * sumV / sorts)
    let g = round(uuvv - (sumU * sumU - sumV * sumV) / sorts)
    let ratio = g == 0 ? Double.infinity : rules.tangent(abs(t) / abs(g))
    // Of an angle and its complement: cosine and sine of the one whose tangent the ratio is.
    let near = ratio.isFinite ? round(1 / (1 + ratio * ratio).squareRoot()) : 0
    let far = ratio.isFinite ? round(ratio * near) : 1

    let cosine4: Double
    let sine4: Double
    if t < g {
      if ratio < rules.smallest { return nil }
      (cosine4, sine4) = (near, far)
    } else if t > g {
      // Inverted: the ratio should be |G|/|T| here.
      (cosine4, sine4) = ratio < rules.smallest ? (0, 1) : (far, near)
    } else {
      if t + g < rules.smallest { return nil }
      (cosine4, sine4) = (rules.rootOfHalf, rules.rootOfHalf)
    }
    // Half the angle, twice.
    let cosine2 = round(((1 + cosine4) / 2).squareRoot())
    let sine2 = round(sine4 / (2 * cosine2))
    let cosine1 = round(((1 + cosine2) / 2).squareRoot())
    let sine1 = round(sine2 / (2 * cosine1))
    let root = rules.rootOfHalf
    let cosine = g > 0 ? cosine1 : round(root * cosine1 + root * sine1)
    let sine = g > 0 ? sine1 : round(abs(root * cosine1 - root * sine1))
    return (cosine, t > 0 ? sine : -sine)
  }

  /// x ← x cos φ + y sin φ, y ← y cos φ − x sin φ on columns p and q.
  private static func turn(
    _ columns: inout [[Double]], _ p: Int, _ q: Int, cosine: Double, sine: Double, round: Rounding
  ) {
    for i in columns[p].indices {
      let x = columns[p][i]
      let y = columns[q][i]
      columns[p][i] = round(x * cosine + y * sine)
      columns[q][i] = round(y * cosine - x * sine)
    }
  }
}

#if canImport(Glibc)
  internal import Glibc
#endif

/// Student's t distribution with ν degrees of freedom, ν > 0 and not necessarily whole.
public struct StudentT: Sendable {
  /// ν.
  public let degreesOfFreedom: Double

  /// Γ((ν + 1)/2) / (Γ(ν/2) √π), which is 1 / B(ν/2, ½).
  private let inverseBeta: Double

  /// The distribution, or nil unless `degreesOfFreedom` is finite and more than 0.
  public init?(degreesOfFreedom: Double) {
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
    inverseBeta = Self.gammaRatio(degreesOfFreedom / 2) / Double.pi.squareRoot()
  }

  /// P(|T| > |t|) = I_x(ν/2, ½) at x = ν / (ν + t²): 1 at 0, and 0 at ±∞ (DLMF 8.17).
  ///
  /// Good to 12 digits for any ν, in the tail as well.
  public func twoSidedP(_ t: Double) -> Double {
    guard !t.isNaN else { return .nan }
    let a = degreesOfFreedom / 2
    let ratio = t * t / degreesOfFreedom
    // x and y = 1 − x both without cancellation.
    let x = 1 / (1 + ratio)
    let y = 1 / (1 + 1 / ratio)
    guard x > 0 else { return 0 }
    let front = exp(a * (y < 0.5 ? log1p(-y) : log(x))) * y.squareRoot() * inverseBeta
    // Near the centre the series is short and the fraction long; further out it is the reverse.
    if y * (a + 2.5) < 1.5 { return 1 - 2 * front * Self.betaSeries(a, y) }
    return front * Self.betaFraction(a, x, y)
  }

  /// The t with P(T ≤ t) = p: −∞ at 0, 0 at ½, +∞ at 1, and NaN where p is not in 0...1.
  ///
  /// Halves a bracket until no number lies inside it: some 60 evaluations of ``twoSidedP(_:)``.
  /// Relative accuracy 1e-10 or better; as p nears 1 it is limited by the digits that p itself has.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0 && p <= 1 else { return .nan }
    if p == 0.5 { return 0 }
    let tails = 2 * min(p, 1 - p)
    let magnitude = tails > 0 ? critical(tails) : .infinity
    return p < 0.5 ? -magnitude : magnitude
  }

  /// The t > 0 with P(|T| > t) = tails, for 0 < tails < 1.
  private func critical(_ tails: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while twoSidedP(high) > tails {
      (low, high) = (high, 2 * high)
      if high.isInfinite { return high }
    }
    while true {
      let middle = low + (high - low) / 2
      guard low < middle, middle < high else { return high }
      if twoSidedP(middle) > tails { low = middle } else { high = middle }
    }
  }

  /// Γ(a + ½) / Γ(a), which a difference of log-gammas would spoil for large a.
  ///
  /// Its asymptotic series in 1/a (DLMF 5.11.13), used from 100 up, where the first term left out,
  /// 2e-4/a⁶, is below rounding; Γ(a + ½)/Γ(a) = a / (a + ½) · Γ(a + 3⁄2)/Γ(a + 1) carries
  /// a smaller a there.
  private static func gammaRatio(_ a: Double) -> Double {
    var (a, carried) = (a, 1.0)
    while a < 100 {
      carried *= a / (a + 0.5)
      a += 1
    }
    let h = 1 / a
    let series =
      1 + h * (-1 / 8 + h * (1 / 128 + h * (5 / 1024 + h * (-21 / 32768 + h * (-399 / 262144)))))
    return carried * a.squareRoot() * series
  }

  /// ₂F₁(a + ½, 1; 3⁄2; y) of DLMF 8.17.8, whose terms are all positive.
  private static func betaSeries(_ a: Double, _ y: Double) -> Double {
    var (sum, term, n) = (1.0, 1.0, 0.0)
    while term > .ulpOfOne / 4 * sum {
      term *= y * (a + 0.5 + n) / (n + 1.5)
      sum += term
      n += 1
    }
    return sum
  }

  /// The continued fraction of I_x(a, b) / (xᵃ yᵇ / B(a, b)) at b = ½, y = 1 − x, in the form of
  /// DiDonato & Morris (1992), which does not cancel for large a as DLMF 8.17.22 does.
  ///
  /// Evaluated from the front (Lentz 1976). Some 100 terms at most where y(a + 2.5) ≥ 1.5.
  private static func betaFraction(_ a: Double, _ x: Double, _ y: Double) -> Double {
    let b = 0.5
    // λ of the paper, a − (a + b)x.
    let lambda = (a + b) * y - b
    var value = a / (a + 1) * (lambda + 1)
    var (c, d, n) = (value, 0.0, 1.0)
    while true {
      let twice = a + 2 * n
      let numerator =
        (a + (n - 1)) / (twice - 1) * ((a + b + (n - 1)) / (twice - 1)) * n * (b - n) * x * x
      let denominator =
        n + n * (b - n) * x / (twice - 1) + (a + n) / (twice + 1) * (lambda + 1 + n * (1 + y))
      d = 1 / (denominator + numerator * d)
      c = denominator + numerator / c
      value *= c * d
      if abs(c * d - 1) <= 1e-15 { return 1 / value }
      n += 1
    }
  }
}

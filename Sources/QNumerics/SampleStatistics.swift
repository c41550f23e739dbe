/// The p-quantile of a sample: linear between order statistics, type 7 of Hyndman & Fan (1996),
/// which is R's default.
///
/// With the values x₀ ≤ … ≤ xₙ₋₁ and h = (n − 1)p, it is x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎), k = ⌊h⌋. The
/// values may come in any order; O(n log n).
///
/// - Returns: nil where there are no values, one is NaN, or p is not in 0...1.
public func quantile(_ values: [Double], _ p: Double) -> Double? {
  quantiles(values, [p])?[0]
}

/// ``quantile(_:_:)`` at several p, the values put in order once.
///
/// - Returns: nil where there are no values, one is NaN, or a p is not in 0...1.
public func quantiles(_ values: [Double], _ ps: [Double]) -> [Double]? {
  guard !values.isEmpty, ps.allSatisfy({ $0 >= 0 && $0 <= 1 }),
    !values.contains(where: \.isNaN)
  else { return nil }
  let ordered = values.sorted()
  return ps.map { p in
    let place = Double(ordered.count - 1) * p
    let below = Int(place)
    let share = place - Double(below)
    // No interpolation towards a neighbour of weight 0, which may be infinite or not exist.
    guard share > 0 else { return ordered[below] }
    return ordered[below] + share * (ordered[below + 1] - ordered[below])
  }
}

/// Mean, spread and correlation of samples; sums are taken about the mean, in two passes.
public enum Moments {
  /// Σx / n, or nil where there are no values.
  public static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// Σ(x − x̄)² / (n − ddof), or nil unless n > ddof.
  ///
  /// `ddof` is 1 for the sample variance and 0 for that of a whole population.
  public static func variance(_ values: [Double], ddof: Int = 1) -> Double? {
    guard values.count > ddof, let mean = mean(values) else { return nil }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - ddof)
  }

  /// The square root of ``variance(_:ddof:)``.
  public static func standardDeviation(_ values: [Double], ddof: Int = 1) -> Double? {
    variance(values, ddof: ddof)?.squareRoot()
  }

  /// Pearson's r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²), kept within −1...1.
  ///
  /// - Returns: nil where the vectors differ in length, or one of them is constant or empty.
  public static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    guard x.count == y.count, x.min() != x.max(), y.min() != y.max(),
      let meanX = mean(x), let meanY = mean(y)
    else { return nil }
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - meanX) * (a - meanX)
      yy += (b - meanY) * (b - meanY)
      xy += (a - meanX) * (b - meanY)
    }
    let r = xy / (xx.squareRoot() * yy.squareRoot())
    return r.isNaN ? r : min(1, max(-1, r))
  }
}

import QNumerics
import QStudy

/// Brown's centroid factors (Thurstone 1947; Brown 1980:208–224).
///
/// For each factor the residual's diagonal is set to 0; while a column sum is negative the first
/// sort with the smallest sum is reflected, one at a time; with S the column sums the loadings are
/// f = t/√Σt, t = S + h, h = S/(P − 1) at first and f² from then on, until no h changes by the
/// stop. Reflections are undone on f, and R − ff′ is the next residual. Older programs start from
/// another h, stop sooner, and bring h² > 1 back to 1: ``CentroidConventions``.
struct CentroidExtraction {
  /// P × number of factors that could be extracted.
  let loadings: Matrix
  /// Iterations over all factors.
  let iterations: Int
  /// Whether each factor's iteration reached the stop.
  let converged: Bool
  /// Factors (from 0) whose reflections rest on column sums smaller than 1e-4.
  let weaklyReflected: [Int]

  private static let iterationCap = 10_000

  init(_ correlations: Matrix, count: Int, conventions: CentroidConventions) throws {
    let round = conventions.rounding
    let sorts = correlations.rows
    var residual = correlations
    var columns: [[Double]] = []
    var iterations = 0
    var converged = true
    var weaklyReflected: [Int] = []
    for factor in 0..<count {
      for i in 0..<sorts { residual[i, i] = 0 }
      let reflection = Self.reflect(residual, below: -conventions.reflectBelow)
      let sums = Self.columnSums(residual, signs: reflection.signs, conventions)
      var h = sums.map { conventions.start ?? $0 / Double(max(1, sorts - 1)) }
      var f = [Double](repeating: 0, count: sorts)
      var reached = false
      var vanished = false
      for _ in 0..<Self.iterationCap {
        let t = zip(sums, h).map { round($0 + $1) }
        let total = t.reduce(0) { round($0 + $1) }
        guard total > 1e-12 else {
          vanished = true
          break
        }
        let root = round(total.squareRoot())
        f = t.map { round($0 / root) }
        let next = f.map { round($0 * $0) }
        let change = zip(h, next).map { abs($0 - $1) }.max() ?? 0
        h = next
        iterations += 1
        if change < conventions.stop {
          reached = true
          break
        }
      }
      if vanished { break }
      converged = converged && reached
      if reflection.smallest < 1e-4 { weaklyReflected.append(factor) }
      let loading = zip(f, reflection.signs).map { $0 * $1 }
      columns.append(loading)
      for j in 0..<sorts {
        for i in 0..<sorts { residual[i, j] = round(residual[i, j] - loading[i] * loading[j]) }
      }
    }
    let found =
      columns.isEmpty ? Matrix(rows: sorts, columns: 0) : try Matrix(columnVectors: columns)
    loadings = conventions.dividesHeywood ? dividingHeywoodRows(found) : found
    self.iterations = iterations
    self.converged = converged
    self.weaklyReflected = weaklyReflected
  }

  /// Signs that make every column sum non-negative, found one reflection at a time.
  ///
  /// Each reflection raises the total of the matrix, so it ends; the cap guards against rounding.
  private static func reflect(
    _ residual: Matrix, below threshold: Double
  ) -> (signs: [Double], smallest: Double) {
    let sorts = residual.rows
    var signs = [Double](repeating: 1, count: sorts)
    var sums = residual.columnVectors.map { $0.reduce(0, +) }
    var smallest = Double.infinity
    for _ in 0..<(100 * max(1, sorts)) {
      guard let lowest = sums.indices.min(by: { sums[$0] < sums[$1] }), sums[lowest] < threshold
      else { break }
      smallest = min(smallest, abs(sums[lowest]))
      signs[lowest] *= -1
      // Column j loses r_jl twice; the reflected column's own sum changes sign.
      for j in 0..<sorts where j != lowest {
        sums[j] += 2 * residual[lowest, j] * signs[lowest] * signs[j]
      }
      sums[lowest] = -sums[lowest]
    }
    return (signs, smallest)
  }

  /// The sums of the reflected columns. They are summed afresh: running sums gather rounding, and a sum
  /// of zero must stay one.
  private static func columnSums(
    _ residual: Matrix, signs: [Double], _ conventions: CentroidConventions
  ) -> [Double] {
    let sorts: [Int] =
      switch conventions.sums {
      case .fromFirst: Array(signs.indices)
      case .fromLast: signs.indices.reversed()
      }
    return signs.indices.map { j in
      sorts.reduce(0) { conventions.rounding($0 + residual[$1, j] * signs[$1] * signs[j]) }
    }
  }

  func warnings(wished: Int) -> [Warning] {
    var warnings: [Warning] = []
    if loadings.columns < wished {
      warnings.append(
        Warning(
          .fewerFactorsExtracted,
          "The centroid method found \(loadings.columns) factors where \(wished) were to be "
            + "extracted: nothing is left after them."))
    }
    if !converged {
      warnings.append(
        Warning(.notConverged, "The centroid iteration did not reach its stop for every factor."))
    }
    if !weaklyReflected.isEmpty {
      let names = weaklyReflected.map { "\($0 + 1)" }.joined(separator: ", ")
      warnings.append(
        Warning(
          .smallReflection,
          "Reflections of unrotated factor \(names) rest on column sums below 0.0001; another "
            + "program may reflect differently there."))
    }
    return warnings
  }
}

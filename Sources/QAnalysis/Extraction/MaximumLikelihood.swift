import Glibc
import QNumerics
import QStudy

/// Maximum likelihood factors (Lawley 1940; Jöreskog 1967).
///
/// With θ and u the eigenvalues and eigenvectors of Ψ^−½ R Ψ^−½, the factors for given unique
/// variances ψ are a = √ψ u √(θ − 1) over the K largest θ, and what is left to minimise is
/// F(ψ) = Σ (θ − log θ − 1) over the others. Newton's method on x = log ψ with the exact second
/// derivatives; ∂F/∂xᵢ = Σ (1 − θ) u²ᵢ, and the steps are halved until F falls.
struct MaximumLikelihood {
  /// P × count, or fewer columns where fewer θ exceed 1.
  let loadings: Matrix
  /// ψ, P of them.
  let uniquenesses: [Double]
  /// Newton steps.
  let iterations: Int
  /// Whether the largest |∂F/∂x| that may still move is below the stop.
  let converged: Bool
  /// Sorts whose unique variance stands at its lower bound.
  let heywood: [Int]

  /// Fits `count` factors.
  ///
  /// - Throws: ``AnalysisError/notPositiveDefinite(sorts:statements:)`` where R is singular or there
  ///   are not fewer sorts than statements; ``AnalysisError/tooManyFactors(asked:available:)`` where
  ///   the model has more parameters than there are correlations, (P − K)² < P + K; LAPACK failures.
  init(
    _ correlations: Matrix, statements: Int, count: Int, conventions: MaximumLikelihoodConventions
  ) throws {
    let sorts = correlations.rows
    let eigen = try SymmetricEigen(of: correlations)
    guard sorts < statements, let smallest = eigen.values.last, smallest > Extraction.nothing else {
      throw AnalysisError.notPositiveDefinite(sorts: sorts, statements: statements)
    }
    let identified = (0...sorts).prefix { (sorts - $0) * (sorts - $0) >= sorts + $0 }.last ?? 0
    guard count <= identified else {
      throw AnalysisError.tooManyFactors(asked: count, available: identified)
    }
    let bound = log(1 - conventions.largestCommunality)
    // Jöreskog's start: (1 − K/2P)/(R⁻¹)ᵢᵢ.
    let share = 1 - Double(count) / Double(2 * sorts)
    var x = (0..<sorts).map { i in
      let inverse = (0..<sorts).reduce(0) { sum, m in
        sum + eigen.vectors[i, m] * eigen.vectors[i, m] / eigen.values[m]
      }
      return min(0, max(bound, log(share / inverse)))
    }
    var fit = try Fit(correlations, x, count: count)
    var iterations = 0
    var moving = true
    while iterations < conventions.iterations && moving
      && fit.largestFree(x, bound: bound) >= conventions.stop
    {
      moving = false
      let step = try fit.step(x, bound: bound)
      var length = 1.0
      while length > 1e-10 && !moving {
        let tried = zip(x, step).map { max(bound, $0 + length * $1) }
        let next = try Fit(correlations, tried, count: count)
        // Near the minimum F falls by less than it can show; the gradient then decides.
        if next.value < fit.value
          || next.value - fit.value <= 1e-13 * (1 + fit.value)
            && next.largestFree(tried, bound: bound) < fit.largestFree(x, bound: bound)
        {
          x = tried
          fit = next
          moving = true
        }
        length /= 2
      }
      iterations += 1
    }
    converged = fit.largestFree(x, bound: bound) < conventions.stop
    self.iterations = iterations
    uniquenesses = x.map { exp($0) }
    heywood = x.indices.filter { x[$0] <= bound }
    loadings = fit.loadings(x)
  }

  /// F and its derivatives at one x.
  private struct Fit {
    let theta: [Double]
    let vectors: Matrix
    let count: Int
    let value: Double
    let gradient: [Double]

    init(_ correlations: Matrix, _ x: [Double], count: Int) throws {
      let scale = x.map { exp(-$0 / 2) }
      let eigen = try SymmetricEigen(
        of: Matrix(rows: x.count, columns: x.count) { i, j in
          correlations[i, j] * scale[i] * scale[j]
        })
      // R is positive definite; rounding must not say otherwise to the logarithm.
      theta = eigen.values.map { max($0, 1e-300) }
      vectors = eigen.vectors
      self.count = count
      value = theta.dropFirst(count).reduce(0) { $0 + $1 - log($1) - 1 }
      var gradient = [Double](repeating: 0, count: x.count)
      for m in count..<x.count {
        for i in x.indices { gradient[i] += (1 - theta[m]) * vectors[i, m] * vectors[i, m] }
      }
      self.gradient = gradient
    }

    /// Which entries may move: all but those at the bound that would go below it.
    func free(_ x: [Double], bound: Double) -> [Int] {
      x.indices.filter { x[$0] > bound || gradient[$0] < 0 }
    }

    func largestFree(_ x: [Double], bound: Double) -> Double {
      free(x, bound: bound).map { abs(gradient[$0]) }.max() ?? 0
    }

    /// Newton's step over the free entries; where that is not downhill, the step by Jöreskog's
    /// approximation (Σ uᵢuⱼ)², which is never negative.
    func step(_ x: [Double], bound: Double) throws -> [Double] {
      let free = free(x, bound: bound)
      let left = Array(count..<x.count)
      let rest = vectors.selectingColumns(left)
      let projection = rest.outerGram
      let weighted = Matrix(rows: x.count, columns: left.count) { i, m in
        rest[i, m] * theta[left[m]]
      }
      let product = try weighted.timesTransposed(rest)
      var second = Matrix(rows: x.count, columns: x.count) { i, j in
        product[i, j] * projection[i, j]
      }
      for n in 0..<count {
        let scaled = Matrix(rows: x.count, columns: left.count) { i, m in
          let t = theta[left[m]]
          let gap = max(theta[n] - t, 1e-12)
          return rest[i, m] * (1 - t) * (theta[n] + t) / gap
        }
        let mixed = try scaled.timesTransposed(rest)
        for j in x.indices {
          for i in x.indices { second[i, j] += mixed[i, j] * vectors[i, n] * vectors[j, n] }
        }
      }
      let downhill = Matrix(rows: free.count, columns: 1) { i, _ in -gradient[free[i]] }
      for matrix in [second, projection.map { $0 * $0 }] {
        let part = matrix.selectingRows(free).selectingColumns(free)
        let solution = try LeastSquares(part, downhill).solution.column(0)
        let slope = zip(free, solution).reduce(0) { $0 + gradient[$1.0] * $1.1 }
        guard slope < 0 else { continue }
        // A step of more than e² in a variance leaves where the second derivatives hold.
        let longest = solution.map { abs($0) }.max() ?? 0
        let shrink = longest > 2 ? 2 / longest : 1
        var step = [Double](repeating: 0, count: x.count)
        for (i, value) in zip(free, solution) { step[i] = value * shrink }
        return step
      }
      return gradient.map { -$0 }
    }

    func loadings(_ x: [Double]) -> Matrix {
      let kept = theta.prefix(count).prefix { $0 - 1 > Extraction.nothing }
      return Matrix(rows: x.count, columns: kept.count) { i, f in
        exp(x[i] / 2) * vectors[i, f] * (kept[f] - 1).squareRoot()
      }.signedBySquareSum
    }
  }

  func warnings(wished: Int) -> [Warning] {
    var warnings: [Warning] = []
    if loadings.columns < wished {
      warnings.append(
        Warning(
          .fewerFactorsExtracted,
          "Maximum likelihood found \(loadings.columns) factors where \(wished) were to be "
            + "extracted: nothing is left after them."))
    }
    if !converged {
      warnings.append(
        Warning(
          .notConverged,
          "Maximum likelihood did not converge in \(iterations) steps; the loadings are those of "
            + "the last one."))
    }
    return warnings
  }
}

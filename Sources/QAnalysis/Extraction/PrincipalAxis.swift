import QNumerics
import QStudy

/// Iterated principal axis factors, the fixed point of minimum residuals (Thomson 1934; Harman &
/// Jones 1966).
///
/// With h the communalities, the leading eigenvectors v and eigenvalues λ of R with diagonal h give
/// a = v√λ and the next h = Σa², until no h changes by the stop. At the fixed point the sum of
/// squared off-diagonal residuals is stationary.
struct PrincipalAxis {
  /// P × count, or fewer columns where fewer eigenvalues of the reduced matrix are positive.
  let loadings: Matrix
  /// Iterations until the stop, or the cap.
  let iterations: Int
  /// Whether no communality moved by the stop any more.
  let converged: Bool
  /// Sorts whose communality had to be held below 1.
  let heywood: [Int]

  /// Iterates from squared multiple correlations, or, where R is singular, from the largest |r| of
  /// each sort. A communality is never taken above `conventions.largestCommunality`.
  /// - Throws: LAPACK failures.
  init(_ correlations: Matrix, count: Int, conventions: PrincipalAxisConventions) throws {
    let sorts = correlations.rows
    var h = try Self.start(correlations).map { min($0, conventions.largestCommunality) }
    var reduced = correlations
    var factors = Matrix(rows: sorts, columns: 0)
    var iterations = 0
    var converged = false
    var heywood: [Int] = []
    while iterations < conventions.iterations && !converged {
      for i in 0..<sorts { reduced[i, i] = h[i] }
      factors = try Self.axes(reduced, count: count)
      let sums = rowSumsOfSquares(factors)
      let next = sums.map { min($0, conventions.largestCommunality) }
      heywood = sums.indices.filter { sums[$0] > conventions.largestCommunality }
      converged = zip(h, next).allSatisfy { abs($0 - $1) < conventions.stop }
      h = next
      iterations += 1
    }
    loadings = factors
    self.iterations = iterations
    self.converged = converged
    self.heywood = heywood
  }

  /// v√λ of the leading positive eigenvalues, signed so that Σ a·|a| ≥ 0.
  private static func axes(_ reduced: Matrix, count: Int) throws -> Matrix {
    let eigen = try SymmetricEigen(of: reduced, leading: min(count, reduced.rows))
    let kept = eigen.values.prefix { $0 > Extraction.nothing }
    return Matrix(rows: reduced.rows, columns: kept.count) { i, f in
      eigen.vectors[i, f] * kept[f].squareRoot()
    }.signedBySquareSum
  }

  /// 1 − 1/(R⁻¹)ᵢᵢ, or maxⱼ |rᵢⱼ| where R is singular.
  private static func start(_ correlations: Matrix) throws -> [Double] {
    let sorts = correlations.rows
    let eigen = try SymmetricEigen(of: correlations)
    if let smallest = eigen.values.last, smallest > Extraction.nothing {
      return (0..<sorts).map { i in
        let inverse = (0..<sorts).reduce(0) { sum, m in
          sum + eigen.vectors[i, m] * eigen.vectors[i, m] / eigen.values[m]
        }
        return 1 - 1 / inverse
      }
    }
    return (0..<sorts).map { i in
      (0..<sorts).reduce(0) { $1 == i ? $0 : max($0, abs(correlations[i, $1])) }
    }
  }

  func warnings(wished: Int) -> [Warning] {
    var warnings: [Warning] = []
    if loadings.columns < wished {
      warnings.append(
        Warning(
          .fewerFactorsExtracted,
          "Principal axis factoring found \(loadings.columns) factors where \(wished) were to be "
            + "extracted: nothing is left after them."))
    }
    if !converged {
      warnings.append(
        Warning(
          .notConverged,
          "Principal axis factoring did not converge in \(iterations) iterations; the loadings are "
            + "those of the last one."))
    }
    return warnings
  }
}

extension Matrix {
  /// The columns, each turned about where Σ a·|a| is negative.
  var signedBySquareSum: Matrix {
    var result = self
    for f in 0..<columns {
      let column = column(f)
      if signedSquareSum(column) < 0 { result.setColumn(f, to: column.map { -$0 }) }
    }
    return result
  }
}

package import QNumerics
import QStudy

/// Horst's centroid factors with iterated communalities (Horst 1965, section 5.5).
///
/// A pass takes out the factors of R with communalities D in its diagonal. For each factor, W are the
/// row sums of the residual without its diagonal, every sign in V is 1, and while the smallest W_i V_i
/// is negative, at j, V_j turns about and W gains 2 r_.j V_j. Then a = W + D∘V, a ← a/√Σ|a|, and aa′
/// is taken from the residual, its diagonal included. What is left in the diagonal after the factors,
/// e, corrects the communalities: D ← min(1, D − e), and another pass begins from R, until no |e|
/// exceeds the stop. The first pass has D = 1.
struct HorstExtraction {
  /// P × number of factors that could be extracted.
  let loadings: Matrix
  /// Passes made; those of the last are the factors.
  let passes: Int
  /// Whether the communalities settled before the passes ran out.
  let converged: Bool
  /// The communalities after each pass, and what the last pass left of R.
  let settling: CommunalitySettling

  /// Extracts `count` factors, or, where it is `nil`, as many as Horst's own rule finds: a pass ends
  /// where 2NS < P(P − 1), S the sum of squares of the residual outside its diagonal.
  init(
    _ correlations: Matrix, statements: Int, count: Int?, conventions: HorstConventions
  ) throws {
    let sorts = correlations.rows
    var communalities = [Double](repeating: 1, count: sorts)
    var columns: [[Double]] = []
    var passes = 0
    var converged = false
    var trace: [[Double]] = []
    var left = Matrix(rows: sorts, columns: sorts)
    while !converged, passes < conventions.passes {
      var residual = Residual(correlations, diagonal: communalities)
      columns = []
      while columns.count < count ?? sorts {
        if count == nil, residual.isSmall(statements: statements) { break }
        guard let factor = residual.removeFactor(conventions) else { break }
        columns.append(factor)
      }
      passes += 1
      converged = residual.diagonal.allSatisfy { abs($0) <= conventions.stop }
      communalities = zip(communalities, residual.diagonal).map {
        min(1, conventions.rounding($0 - $1))
      }
      trace.append(communalities)
      left = residual.matrix
    }
    let found =
      columns.isEmpty ? Matrix(rows: sorts, columns: 0) : try Matrix(columnVectors: columns)
    loadings = conventions.dividesHeywood ? dividingHeywoodRows(found) : found
    self.passes = passes
    self.converged = converged
    settling = CommunalitySettling(communalities: trace, residual: left)
  }

  /// What the factors so far leave of R.
  private struct Residual {
    /// P×P; the diagonal is kept apart and is 0 here.
    var matrix: Matrix
    var diagonal: [Double]

    init(_ correlations: Matrix, diagonal: [Double]) {
      matrix = correlations
      for i in 0..<matrix.rows { matrix[i, i] = 0 }
      self.diagonal = diagonal
    }

    /// Whether 2NS < P(P − 1), S over both triangles.
    func isSmall(statements: Int) -> Bool {
      let sum = columnSumsOfSquares(matrix).reduce(0, +)
      return 2 * sum * Double(statements) < Double(matrix.rows * (matrix.rows - 1))
    }

    /// Takes a factor out; `nil` where nothing is left to take.
    mutating func removeFactor(_ conventions: HorstConventions) -> [Double]? {
      let round = conventions.rounding
      let sorts = diagonal.count
      var sums = matrix.columnVectors.map { $0.reduce(0) { round($0 + $1) } }
      var signs = [Double](repeating: 1, count: sorts)
      // Each turn raises V′RV, so it ends; the cap guards against rounding.
      for _ in 0..<(100 * max(1, sorts)) {
        let products = zip(sums, signs).map { $0 * $1 }
        guard let smallest = products.min(), smallest < -1e-12,
          let j = conventions.tiedMinimum == .first
            ? products.firstIndex(of: smallest) : products.lastIndex(of: smallest)
        else { break }
        signs[j] *= -1
        for i in 0..<sorts { sums[i] = round(sums[i] + 2 * matrix[i, j] * signs[j]) }
      }
      let weights = (0..<sorts).map { round(sums[$0] + diagonal[$0] * signs[$0]) }
      let total = weights.reduce(0) { round($0 + abs($1)) }
      guard total > 1e-12 else { return nil }
      let scale = round(1 / total.squareRoot())
      let factor = weights.map { round($0 * scale) }
      for j in 0..<sorts {
        for i in 0..<sorts where i != j {
          matrix[i, j] = round(matrix[i, j] - factor[i] * factor[j])
        }
        diagonal[j] = round(diagonal[j] - factor[j] * factor[j])
      }
      return factor
    }
  }

  /// - Parameter wished: the number asked for; `nil` where the rule found it.
  func warnings(wished: Int?) -> [Warning] {
    var warnings: [Warning] = []
    if let wished, loadings.columns < wished {
      warnings.append(
        Warning(
          .fewerFactorsExtracted,
          "Horst’s centroid found \(loadings.columns) factors where \(wished) were to be extracted: "
            + "nothing is left after them."))
    }
    if !converged {
      warnings.append(
        Warning(
          .notConverged,
          "The communalities of Horst’s centroid did not settle in \(passes) passes; the factors are "
            + "those of the last one."))
    }
    return warnings
  }
}

/// How the communalities of Horst's centroid settled, which PQMethod prints behind its loadings.
package struct CommunalitySettling: Sendable {
  /// The communalities after each pass, P of them.
  package let communalities: [[Double]]
  /// What the factors of the last pass leave of R outside its diagonal, P × P.
  package let residual: Matrix
}

/// Loadings with every sort whose h² exceeds 1 brought back to h² = 1.
func dividingHeywoodRows(_ loadings: Matrix) -> Matrix {
  let lengths = rowSumsOfSquares(loadings).map { max(1, $0).squareRoot() }
  return Matrix(rows: loadings.rows, columns: loadings.columns) { loadings[$0, $1] / lengths[$0] }
}

import QNumerics

/// Factor scores by regression on all sorts, none left out: what PQMethod calls exact scores.
///
/// S = Z√(N − 1) · A(A′A)⁻¹, with Z the N×P centred placements of unit length (so that Z√(N − 1) are
/// the standardised sorts) and A the P×K rotated loadings in hand. For principal components these
/// are the components' own scores; R need not have an inverse. For orthogonal rotations.
public struct RegressionScores: Equatable, Sendable {
  /// Scores by factor, each in the order of the statements.
  public let scores: [[Double]]

  /// Scores the statements of an analysis; `nil` where the loadings in hand depend on each other, as
  /// those of a split factor do, and for oblique rotations.
  ///
  /// - Throws: LAPACK failures.
  public init?(_ analysis: Analysis) throws {
    try self.init(analysis, factors: Array(0..<analysis.rotation.loadings.columns))
  }

  /// Scores the statements by some of the factors alone, as PQMethod does that leaves out those
  /// without a defining sort.
  package init?(_ analysis: Analysis, factors: [Int]) throws {
    guard analysis.rotation.factorCorrelations == nil, !factors.isEmpty else { return nil }
    let loadings = analysis.rotation.loadings.selectingColumns(factors)
    let unit = analysis.correlations.unitPlacements
    // A S′ = Z′√(N − 1) in least squares is the same, without an inverse.
    let solution = try LeastSquares(loadings, unit.transposed)
    guard solution.rank == loadings.columns else { return nil }
    let scale = Double(unit.rows - 1).squareRoot()
    scores = solution.solution.transposed.columnVectors.map { $0.map { $0 * scale } }
  }

  /// T-scores: 50 + 10 S, rounded to whole numbers.
  public var tScores: [[Double]] { scores.map { $0.map { (50 + 10 * $0).rounded() } } }
}

import QNumerics
import QStudy

/// What a method that works on the matrix R makes of it: every method but principal components.
struct FittedFactors {
  /// P × number of factors that could be extracted.
  let loadings: Matrix
  /// Iterations the method took.
  let iterations: Int
  /// Whether every iteration reached its stop.
  let converged: Bool
  /// Fewer factors than wished, reflections that rest on next to nothing.
  let warnings: [Warning]
  /// Sorts whose communality had to be held below 1.
  let heywood: [Int]

  /// Extracts by the method of the settings, the number they ask for; principal components, which
  /// don't need R, have no factors here.
  init(_ matrix: Matrix, statements: Int, settings: AnalysisSettings) throws {
    let sorts = matrix.rows
    let kept = settings.factors
    switch settings.extraction {
    case .pca:
      loadings = Matrix(rows: sorts, columns: 0)
      iterations = 0
      converged = true
      warnings = []
      heywood = []
    case .centroid:
      let wished = min(max(kept, settings.extract ?? 7), sorts)
      let centroid = try CentroidExtraction(
        matrix, count: wished, conventions: settings.conventions.centroid)
      loadings = centroid.loadings
      iterations = centroid.iterations
      converged = centroid.converged
      warnings = centroid.warnings(wished: wished)
      heywood = []
    case .horst:
      let wished =
        settings.extractionStop == .automatic
        ? nil : min(max(kept, settings.extract ?? kept), sorts)
      let horst = try HorstExtraction(
        matrix, statements: statements, count: wished, conventions: settings.conventions.horst)
      loadings = horst.loadings
      iterations = horst.passes
      converged = horst.converged
      warnings = horst.warnings(wished: wished)
      heywood = []
    case .paf:
      let wished = min(max(kept, settings.extract ?? 0), sorts)
      let axes = try PrincipalAxis(
        matrix, count: wished, conventions: settings.conventions.principalAxis)
      loadings = axes.loadings
      iterations = axes.iterations
      converged = axes.converged
      warnings = axes.warnings(wished: wished)
      heywood = axes.heywood
    case .ml:
      let wished = min(max(kept, settings.extract ?? 0), sorts)
      let likeliest: MaximumLikelihood
      do {
        likeliest = try MaximumLikelihood(
          matrix, statements: statements, count: wished,
          conventions: settings.conventions.maximumLikelihood)
      } catch AnalysisError.tooManyFactors(_, let available) {
        // More than there are sorts were not tried; what was asked for is told all the same.
        throw available < kept
          ? AnalysisError.tooManyFactors(asked: kept, available: available)
          : .tooManyExtracted(asked: settings.extract ?? wished, available: available)
      }
      loadings = likeliest.loadings
      iterations = likeliest.iterations
      converged = likeliest.converged
      warnings = likeliest.warnings(wished: wished)
      heywood = likeliest.heywood
    }
  }
}

import QAnalysis
import QNumerics
import QStudy
import TestSupport
import Testing

/// What defines principal axis and maximum likelihood factors, checked on the result alone.
@Suite("Principal axis and maximum likelihood")
struct FactorModelTests {
  private func correlated(
    statements: Int = 40, sorts: Int = 18, viewpoints: Int = 3, seed: UInt64 = 5
  ) throws -> (table: SortTable, correlations: Correlations, matrix: Matrix) {
    let table = try SortTable(
      try simulated(statements: statements, sorts: sorts, viewpoints: viewpoints, seed: seed))
    let correlations = try Correlations(table, method: .pearson)
    return (table, correlations, try #require(correlations.matrix))
  }

  /// R − (LLᵀ + diagonal): what the factors leave.
  private func residual(_ r: Matrix, _ loadings: Matrix) -> Matrix {
    let common = loadings.outerGram
    return Matrix(rows: r.rows, columns: r.columns) { i, j in r[i, j] - common[i, j] }
  }

  @Test("Principal axis is a fixed point, whether R can be inverted or not", arguments: [18, 50])
  func fixedPoint(sorts: Int) throws {
    let study = try correlated(sorts: sorts)
    for factors in 1...4 {
      let extraction = try Extraction(
        study.correlations, settings: AnalysisSettings(factors: factors, extraction: .paf))
      #expect(extraction.converged && extraction.heywood.isEmpty)
      #expect(extraction.loadings.columns == factors)
      var reduced = study.matrix
      for i in 0..<sorts { reduced[i, i] = extraction.communalities[i] }
      // (R − Ψ) a = a · aᵀa: each factor is an eigenvector, its square length the eigenvalue.
      let product = try reduced.times(extraction.loadings)
      for f in 0..<factors {
        let a = extraction.loadings.column(f)
        let size = a.reduce(0) { $0 + $1 * $1 }
        expectClose(product.column(f), a.map { $0 * size }, absolute: 1e-6)
      }
    }
  }

  @Test("Principal axis leaves a smaller off-diagonal residual than principal components")
  func minimumResiduals() throws {
    let study = try correlated()
    func left(_ method: ExtractionMethod) throws -> Double {
      let kept = try Extraction(
        study.correlations, settings: AnalysisSettings(factors: 3, extraction: method)
      ).loadings.selectingColumns([0, 1, 2])
      let rest = residual(study.matrix, kept)
      var sum = 0.0
      for i in 0..<rest.rows { for j in 0..<i { sum += rest[i, j] * rest[i, j] } }
      return sum
    }
    #expect(try left(.paf) < left(.pca))
    #expect(try left(.paf) < left(.centroid))
    #expect(try left(.paf) < left(.ml))
  }

  @Test("Maximum likelihood reproduces the diagonal, and its derivatives are 0", arguments: 1...3)
  func likelihoodEquations(factors: Int) throws {
    let study = try correlated()
    let extraction = try Extraction(
      study.correlations, settings: AnalysisSettings(factors: factors, extraction: .ml))
    #expect(extraction.converged && extraction.heywood.isEmpty)
    let a = extraction.loadings
    var sigma = a.outerGram
    for i in 0..<18 { sigma[i, i] = 1 }
    let inverse = try solve(sigma, Matrix.identity(18))
    let difference = Matrix(rows: 18, columns: 18) { i, j in sigma[i, j] - study.matrix[i, j] }
    let gradient = try inverse.times(difference).times(inverse)
    // Over Ψ the diagonal of Σ⁻¹(Σ − R)Σ⁻¹ vanishes, over L its product with L.
    for i in 0..<18 { expectClose(gradient[i, i], 0, absolute: 1e-6) }
    let overLoadings = try gradient.times(a)
    #expect(overLoadings.storage.allSatisfy { abs($0) < 1e-6 })
    // AᵀΨ⁻¹A is diagonal: the factors are the canonical ones.
    let scaled = Matrix(rows: 18, columns: factors) { i, f in
      a[i, f] / (1 - extraction.communalities[i]).squareRoot()
    }
    let products = scaled.gram
    for f in 0..<factors { for g in 0..<f { expectClose(products[f, g], 0, absolute: 1e-6) } }
  }

  @Test("Maximum likelihood is refused where R can't be inverted or the model has too many parts")
  func refusals() throws {
    let many = try SortTable(try simulated(statements: 24, sorts: 24))
    #expect(throws: AnalysisError.notPositiveDefinite(sorts: 24, statements: 24)) {
      try Analysis(many, settings: AnalysisSettings(factors: 2, extraction: .ml))
    }
    var twice = try simulated(sorts: 8)
    twice.sorts.append(QSort(id: "again", placements: twice.sorts[0].placements))
    let repeated = try SortTable(twice)
    #expect(throws: AnalysisError.notPositiveDefinite(sorts: 9, statements: 24)) {
      try Analysis(repeated, settings: AnalysisSettings(factors: 2, extraction: .ml))
    }
    // (9 − 6)² < 9 + 6, (9 − 5)² ≥ 9 + 5.
    let table = try lipset()
    #expect(throws: AnalysisError.tooManyFactors(asked: 6, available: 5)) {
      try Analysis(table, settings: AnalysisSettings(factors: 6, extraction: .ml))
    }
    // More than there are sorts: what was asked for is told.
    #expect(throws: AnalysisError.tooManyFactors(asked: 50, available: 5)) {
      try Analysis(table, settings: AnalysisSettings(factors: 50, extraction: .ml))
    }
  }

  @Test(
    "A Heywood case is held at its bound and named, and identical sorts do not stop it",
    arguments: [ExtractionMethod.paf, .ml])
  func heywood(method: ExtractionMethod) throws {
    let analysis = try Analysis(
      try lipset(), settings: AnalysisSettings(factors: 3, extraction: method))
    #expect(!analysis.extraction.heywood.isEmpty)
    #expect(analysis.warnings.contains { $0.code == .heywood && !$0.sorts.isEmpty })
    #expect(analysis.extraction.loadings.storage.allSatisfy { $0.isFinite && abs($0) < 1.01 })
  }

  @Test("An iteration cap is told, not hidden", arguments: [ExtractionMethod.paf, .ml])
  func cap(method: ExtractionMethod) throws {
    let study = try correlated()
    var settings = AnalysisSettings(factors: 3, extraction: method)
    settings.conventions.principalAxis.iterations = 2
    settings.conventions.maximumLikelihood.iterations = 1
    let analysis = try Analysis(study.table, settings: settings)
    #expect(!analysis.extraction.converged)
    #expect(analysis.warnings.contains { $0.code == .notConverged })
  }
}

public import QNumerics
public import QStudy

/// Unrotated factors of the correlations between sorts.
public struct Extraction: Sendable {
  /// How they were extracted.
  public let method: ExtractionMethod
  /// Eigenvalues of R, largest first: all that can differ from 0, min(N, P) of them.
  public let eigenvalues: [Double]
  /// Loadings a, P × extracted.
  public let loadings: Matrix
  /// Share of each sort's variance carried by the extracted factors: h² = Σ a², P of them.
  public let communalities: [Double]
  /// Iterations the method took (Horst: passes), 0 where it does not iterate.
  public let iterations: Int
  /// Whether every iteration reached its stop.
  public let converged: Bool
  /// Sorts (from 0) whose communality had to be held below 1, by principal axis or maximum likelihood.
  public let heywood: [Int]
  /// How the communalities settled, for Horst's centroid; `nil` for all other methods.
  package let settling: CommunalitySettling?
  /// Fewer factors than wished, reflections that rest on next to nothing.
  public let warnings: [Warning]

  /// An eigenvalue or a sum of squares below this carries nothing but rounding.
  static let nothing = 1e-10

  /// Extracts factors.
  ///
  /// - Parameters:
  ///   - correlations: the correlations between P sorts.
  ///   - settings: method, number to extract and to keep.
  /// - Throws: ``AnalysisError/tooManyFactors(asked:available:)`` when fewer factors than are to be
  ///   kept carry any variance; ``AnalysisError/tooManySorts(sorts:limit:method:)`` for all but
  ///   principal components above ``Correlations/largestMatrix`` sorts;
  ///   ``AnalysisError/notPositiveDefinite(sorts:statements:)`` for maximum likelihood;
  ///   ``AnalysisError/noAutomaticStop(method:)``; LAPACK failures.
  public init(_ correlations: Correlations, settings: AnalysisSettings) throws {
    guard settings.factors >= 1 else { throw AnalysisError.noFactors }
    let sorts = correlations.unitPlacements.columns
    let statements = correlations.unitPlacements.rows
    method = settings.extraction
    guard settings.extractionStop == .count || method == .horst else {
      throw AnalysisError.noAutomaticStop(method: method.rawValue)
    }

    let extracted: Matrix
    var warnings: [Warning] = []
    if settings.extraction == .pca {
      let wished = max(settings.factors, settings.extract ?? 8)
      let components = try PrincipalComponents(
        correlations, count: min(wished, statements, sorts),
        algorithm: settings.conventions.extraction.components)
      eigenvalues = components.eigenvalues
      extracted = components.loadings
      iterations = 0
      converged = true
      heywood = []
      settling = nil
    } else {
      let matrix = try Self.matrix(correlations, method: method)
      let fitted = try FittedFactors(matrix, statements: statements, settings: settings)
      eigenvalues = try Self.eigenvalues(of: matrix, count: min(statements, sorts))
      extracted = fitted.loadings
      iterations = fitted.iterations
      converged = fitted.converged
      warnings = fitted.warnings
      heywood = fitted.heywood
      settling = fitted.settling
    }
    loadings = extracted.map { settings.conventions.extraction.rounding($0) }
    guard loadings.columns >= settings.factors else {
      throw AnalysisError.tooManyFactors(asked: settings.factors, available: loadings.columns)
    }
    communalities = rowSumsOfSquares(loadings)
    if !warnings.contains(where: { $0.code == .fewerFactorsExtracted }) {
      warnings += Self.otherNumber(extracted: loadings.columns, settings)
    }
    self.warnings = warnings
  }
}

extension Extraction {
  /// Says so where not as many factors were extracted as a person asked for.
  private static func otherNumber(extracted: Int, _ settings: AnalysisSettings) -> [Warning] {
    guard settings.extractionStop == .count, let asked = settings.extract, asked != extracted else {
      return []
    }
    let reason = asked < extracted ? "as many are kept" : "these sorts carry no more"
    return [
      Warning(
        .otherNumberExtracted,
        "\(extracted) factor\(extracted == 1 ? " was" : "s were") extracted, not \(asked) as asked "
          + "for: \(reason).")
    ]
  }

  /// Names the sorts whose communality had to be held below 1.
  func heywoodWarnings(sorts: [QSort]) -> [Warning] {
    guard !heywood.isEmpty else { return [] }
    let ids = heywood.map { sorts[$0].id }
    return [
      Warning(
        .heywood,
        "The extraction would give \(ids.joined(separator: ", ")) a communality of 1 or more and "
          + "was held below it (Heywood case): fewer factors or principal components may suit "
          + "these sorts better.", sorts: ids)
    ]
  }

  private static func matrix(_ correlations: Correlations, method: ExtractionMethod) throws
    -> Matrix
  {
    guard let matrix = correlations.matrix else {
      throw AnalysisError.tooManySorts(
        sorts: correlations.unitPlacements.columns, limit: Correlations.largestMatrix,
        method: method.rawValue)
    }
    return matrix
  }

  private static func eigenvalues(of matrix: Matrix, count: Int) throws -> [Double] {
    try SymmetricEigen.values(of: matrix).prefix(count).map { max(0, $0) }
  }
}

/// Σ over columns of the squared entries of each row.
func rowSumsOfSquares(_ matrix: Matrix) -> [Double] {
  (0..<matrix.rows).map { i in
    (0..<matrix.columns).reduce(0) { $0 + matrix[i, $1] * matrix[i, $1] }
  }
}

/// Σ over rows of the squared entries of each column.
func columnSumsOfSquares(_ matrix: Matrix) -> [Double] {
  matrix.columnVectors.map { $0.reduce(0) { $0 + $1 * $1 } }
}

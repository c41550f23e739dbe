import QNumerics

/// Principal components of the sorts: a = v√λ, v the eigenvectors of R (Hotelling 1933).
struct PrincipalComponents {
  /// Which matrix is decomposed; both give the same loadings.
  enum Route {
    /// R = ZᵀZ, P×P.
    case sorts
    /// ZZᵀ, N×N: its eigenvectors u give a = Zᵀu; the way to many sorts.
    case statements
  }

  /// All eigenvalues that can differ from 0, largest first: min(N, P).
  let eigenvalues: [Double]
  /// P × count, or fewer columns where fewer eigenvalues differ from 0.
  let loadings: Matrix

  /// Decomposes along the shorter side; `route` overrides it.
  init(_ correlations: Correlations, count: Int, route: Route? = nil) throws {
    let sorts = correlations.unitPlacements.columns
    let statements = correlations.unitPlacements.rows
    let shorter: Route =
      sorts > statements && correlations.unitVectors != nil ? .statements : .sorts
    let eigen: SymmetricEigen
    let vectors: Matrix
    if case .statements = route ?? shorter, let unitVectors = correlations.unitVectors {
      eigen = try SymmetricEigen(of: correlations.products ?? unitVectors.outerGram)
      vectors = try unitVectors.transposedTimes(eigen.vectors)
    } else if let matrix = correlations.matrix {
      eigen = try SymmetricEigen(of: matrix)
      vectors = eigen.vectors
    } else {
      throw AnalysisError.tooManySorts(
        sorts: sorts, limit: Correlations.largestMatrix, method: correlations.method.rawValue)
    }
    let eigenvalues = eigen.values.prefix(min(sorts, statements)).map { max(0, $0) }
    self.eigenvalues = eigenvalues
    let kept = eigenvalues.prefix(count).prefix { $0 > Extraction.nothing }
    loadings = try Matrix(
      columnVectors: kept.indices.map { f in
        // Zᵀu has length √λ already; scaling v or Zᵀu to length √λ serves both routes.
        let vector = vectors.column(f)
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let scaled = vector.map { $0 * eigenvalues[f].squareRoot() / length }
        return signedSquareSum(scaled) < 0 ? scaled.map { -$0 } : scaled
      })
  }
}

/// Σ a·|a|: positive where a factor's large loadings are; its sign is the factor's sign.
func signedSquareSum(_ loadings: [Double]) -> Double {
  loadings.reduce(0) { $0 + $1 * abs($1) }
}

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

  /// Decomposes R by `algorithm`: along the shorter side, which `route` overrides, or as a P×P matrix.
  init(
    _ correlations: Correlations, count: Int, algorithm: ComponentAlgorithm = .lapack,
    route: Route? = nil
  ) throws {
    let sorts = correlations.unitPlacements.columns
    let statements = correlations.unitPlacements.rows
    let found: (values: [Double], loadings: [[Double]])
    switch algorithm {
    case .lapack:
      found = try Self.lapack(correlations, count: count, route: route)
    case .householderQL(let rounding):
      let eigen = try HouseholderQL(
        of: Self.stored(correlations, round: rounding), rounding: rounding)
      found = (
        eigen.values,
        zip(eigen.vectors.columnVectors, eigen.values).prefix(count).map { vector, value in
          vector.map { rounding($0 * max(0, value).squareRoot()) }
        }
      )
    }
    let eigenvalues = found.values.prefix(min(sorts, statements)).map { max(0, $0) }
    self.eigenvalues = eigenvalues
    let kept = eigenvalues.prefix(count).prefix { $0 > Extraction.nothing }
    loadings = try Matrix(
      columnVectors: found.loadings.prefix(kept.count).map { a in
        signedSquareSum(a) < 0 ? a.map { -$0 } : a
      })
  }

  /// By LAPACK: all eigenvalues, and the loadings of the first `count`.
  private static func lapack(
    _ correlations: Correlations, count: Int, route: Route?
  ) throws -> (values: [Double], loadings: [[Double]]) {
    let sorts = correlations.unitPlacements.columns
    let shorter: Route =
      sorts > correlations.unitPlacements.rows && correlations.unitVectors != nil
      ? .statements : .sorts
    let eigen: SymmetricEigen
    let vectors: Matrix
    if case .statements = route ?? shorter, let unitVectors = correlations.unitVectors {
      eigen = try SymmetricEigen(of: correlations.products ?? unitVectors.outerGram)
      vectors = try unitVectors.transposedTimes(eigen.vectors)
    } else {
      eigen = try SymmetricEigen(of: matrix(correlations))
      vectors = eigen.vectors
    }
    return (
      eigen.values,
      eigen.values.indices.prefix(count).map { f in
        // Zᵀu has length √λ already; scaling v or Zᵀu to length √λ serves both routes.
        let vector = vectors.column(f)
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 * max(0, eigen.values[f]).squareRoot() / length }
      }
    )
  }

  /// R as the routine itself computes it, with its figures rounded as they are stored: √N, and the
  /// deviations of which squares are added up, are not. Ranked correlations are rounded themselves.
  private static func stored(_ correlations: Correlations, round: Rounding) throws -> Matrix {
    let whole = try matrix(correlations)
    guard correlations.method == .pearson else { return whole.map { round($0) } }
    let standardised = correlations.placements.map {
      Correlations.standardised($0, round: round, passing: .exact)
    }
    return Correlations.sumsOfProducts(standardised, round: round)
  }

  private static func matrix(_ correlations: Correlations) throws -> Matrix {
    guard let matrix = correlations.matrix else {
      throw AnalysisError.tooManySorts(
        sorts: correlations.unitPlacements.columns, limit: Correlations.largestMatrix,
        method: correlations.method.rawValue)
    }
    return matrix
  }
}

extension PrincipalComponents {
  /// The leading components of all sorts, by LAPACK, without the other eigenvalues.
  ///
  /// - Returns: one row a sort; fewer columns than `count` where fewer eigenvalues differ from 0. The
  ///   signs are LAPACK's choice.
  static func loadings(_ correlations: Correlations, count: Int) throws -> Matrix {
    guard let products = correlations.products, let vectors = correlations.unitVectors else {
      let sorts = Array(0..<correlations.unitPlacements.columns)
      return try loadings(
        correlations, sorts: sorts, copies: sorts.map { _ in 1 }, count: count)
    }
    let eigen = try SymmetricEigen(of: products, leading: min(count, products.rows))
    let kept = eigen.values.prefix { $0 > Extraction.nothing }.count
    return try vectors.transposedTimes(eigen.vectors).selectingColumns(Array(0..<kept))
  }

  /// The leading components of sorts some of which stand several times: as if R held a row and a
  /// column for every copy.
  ///
  /// With m the copies, D = diag(√m) and v, λ the eigenvectors and values of DRD, a copy loads
  /// v√λ/√m; always by LAPACK. Where there are fewer statements than sorts, u and λ of Z diag(m) Zᵀ give a = Zᵀu. The
  /// signs are LAPACK's choice.
  ///
  /// - Parameters:
  ///   - sorts: positions of sorts, each once.
  ///   - copies: how often each of them stands.
  ///   - count: how many components are wanted.
  /// - Returns: one row a sort; fewer columns where fewer eigenvalues differ from 0.
  static func loadings(
    _ correlations: Correlations, sorts: [Int], copies: [Int], count: Int
  ) throws -> Matrix {
    let roots = copies.map { Double($0).squareRoot() }
    if let vectors = correlations.unitVectors, vectors.rows < sorts.count {
      let weighted = Matrix(rows: vectors.rows, columns: sorts.count) { j, k in
        vectors[j, sorts[k]] * roots[k]
      }
      let eigen = try SymmetricEigen(
        of: weighted.outerGram, leading: min(count, vectors.rows))
      let kept = eigen.values.prefix { $0 > Extraction.nothing }.count
      let loadings = try weighted.transposedTimes(eigen.vectors)
      return Matrix(rows: sorts.count, columns: kept) { k, f in loadings[k, f] / roots[k] }
    }
    let matrix = try matrix(correlations)
    let weighted = Matrix(rows: sorts.count, columns: sorts.count) { k, l in
      matrix[sorts[k], sorts[l]] * roots[k] * roots[l]
    }
    let eigen = try SymmetricEigen(of: weighted, leading: min(count, sorts.count))
    let kept = eigen.values.prefix { $0 > Extraction.nothing }
    return Matrix(rows: sorts.count, columns: kept.count) { k, f in
      eigen.vectors[k, f] * kept[f].squareRoot() / roots[k]
    }
  }
}

/// Σ a·|a|: positive where a factor's large loadings are; its sign is the factor's sign.
func signedSquareSum(_ loadings: [Double]) -> Double {
  loadings.reduce(0) { $0 + $1 * abs($1) }
}

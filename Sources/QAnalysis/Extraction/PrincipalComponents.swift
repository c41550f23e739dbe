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

extension PrincipalComponents {
  /// The leading components of sorts some of which stand several times: as if R held a row and a
  /// column for every copy.
  ///
  /// With m the copies, D = diag(√m) and v, λ the eigenvectors and values of DRD, a copy loads
  /// v√λ/√m. Where there are fewer statements than sorts, u and λ of Z diag(m) Zᵀ give a = Zᵀu. The
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
    guard let matrix = correlations.matrix else {
      throw AnalysisError.tooManySorts(
        sorts: correlations.unitPlacements.columns, limit: Correlations.largestMatrix,
        method: correlations.method.rawValue)
    }
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

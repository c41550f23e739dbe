import QNumerics
public import QStudy

/// How many factors stand out from chance: parallel analysis (Horn 1965), each person's own
/// placements permuted over the statements.
public struct ParallelAnalysis: Equatable, Sendable {
  /// Eigenvalues of the Pearson correlations between sorts, largest first; min(N, P) of them.
  public let eigenvalues: [Double]
  /// 95th percentile (type 7) of each eigenvalue over the permuted studies.
  public let reference: [Double]
  /// Number of leading eigenvalues above their reference, up to the first that is not.
  public let suggested: Int
  /// Number of permuted studies.
  public let studies: Int

  /// Compares the study's eigenvalues with those of permuted studies.
  ///
  /// 1,000 studies, 100 above 1,000 sorts. Statements are never permuted across persons: each sort
  /// keeps its own distribution. O(studies · (N P min(N, P) + min(N, P)³)).
  /// - Parameters:
  ///   - table: the sorts.
  ///   - seed: seed of the permutations; each study draws from a stream of its own, so the result
  ///     does not depend on `threads`.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Throws: LAPACK failures.
  public init(_ table: SortTable, seed: UInt64, threads: Int? = nil) throws {
    let sorts = table.sorts.count
    let statements = table.statements.count
    let studies = sorts > 1000 ? 100 : 1000
    let observed = try Matrix(
      columnVectors: table.placements.map { Correlations.unit($0) })
    eigenvalues = try Self.eigenvalues(observed)

    // Canonical order: neither the order of statements nor that of sorts may change the draw.
    let canonical = table.placements.map { $0.sorted() }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { Correlations.unit($0) }
    let draws = try concurrentMap(studies, threads: threads) { study in
      var generator = SeededGenerator(seed: seed, stream: UInt64(study))
      var storage: [Double] = []
      storage.reserveCapacity(statements * sorts)
      for sort in canonical {
        var permuted = sort
        generator.shuffle(&permuted)
        storage += permuted
      }
      return try Self.eigenvalues(Matrix(rows: statements, columns: sorts, storage: storage))
    }
    let reference = eigenvalues.indices.map { k in
      quantile(draws.map { $0[k] }, 0.95) ?? 0
    }
    self.reference = reference
    suggested = zip(eigenvalues, reference).prefix { $0 > $1 }.count
    self.studies = studies
  }

  /// Eigenvalues of ZᵀZ or of ZZᵀ, whichever is smaller: they are the same.
  private static func eigenvalues(_ unit: Matrix) throws -> [Double] {
    try SymmetricEigen.values(of: unit.smallerGram).map { max(0, $0) }
  }
}

extension Matrix {
  /// AᵀA or AAᵀ, whichever has fewer rows: but for zeros their eigenvalues are the same.
  var smallerGram: Matrix { columns > rows ? outerGram : gram }
}

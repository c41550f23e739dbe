import QNumerics
public import QStudy

/// Parallel analysis one factor at a time: is the next eigenvalue larger than it is in studies that
/// have the factors found so far and no more? (After Green, Levy, Thompson, Lu & Lo 2012.)
///
/// Plain parallel analysis holds every eigenvalue against pure noise, although the second cannot be
/// what it is in noise once a first factor takes its share of the variance. Here k factors are
/// fitted by iterated principal axis and studies X = F L′ + √(1 − h²)∘E simulated from the fit, each
/// person's column ranked into that person's own placements.
public struct SequentialParallelAnalysis: Equatable, Sendable {
  /// One step: the eigenvalue tested, and the level it had to pass.
  public struct Step: Equatable, Sendable {
    /// λ of the factor tested.
    public let eigenvalue: Double
    /// 95th percentile (type 7) of that eigenvalue over the simulated studies.
    public let reference: Double
  }

  /// The steps taken, the last being the first that failed; at most ``most``.
  public let steps: [Step]
  /// Number of factors that passed.
  public let suggested: Int

  /// More factors than this are not tested for.
  public static let most = 8
  /// Above this many sorts the fit would take minutes; the test is then not made.
  public static let largest = 200
  /// Studies simulated for each step after the first.
  public static let studies = 200

  /// Goes on from plain parallel analysis, whose first test is also the first here.
  ///
  /// O(most · (200 P³ + studies · (N P log N + P³))). The draws of a study depend on the seed and on
  /// the sorts' ids, not on `threads` nor on the order of sorts or statements.
  /// - Parameters:
  ///   - table: the sorts.
  ///   - parallel: plain parallel analysis of the same sorts.
  ///   - seed: seed of the simulated studies.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Returns: nil above ``largest`` sorts.
  /// - Throws: LAPACK failures.
  public init?(
    _ table: SortTable, parallel: ParallelAnalysis, seed: UInt64, threads: Int? = nil
  ) throws {
    // By id, so that each person draws the same numbers wherever the sort stands.
    let order = table.sorts.indices.sorted { table.sorts[$0].id < table.sorts[$1].id }
    try self.init(
      columns: order.map { Correlations.unit(table.placements[$0]) },
      eigenvalues: parallel.eigenvalues, first: parallel.reference.first, seed: seed,
      threads: threads)
  }

  /// The same from columns of unit length, for studies without names.
  init?(
    columns: [[Double]], eigenvalues: [Double], first: Double?, seed: UInt64, threads: Int?
  ) throws {
    guard columns.count <= Self.largest, let leading = eigenvalues.first, let first else {
      return nil
    }
    var steps = [Step(eigenvalue: leading, reference: first)]
    let correlations = try Matrix(columnVectors: columns).gram
    let multisets = columns.map { $0.sorted() }
    let last = min(Self.most, columns.count - 1, columns[0].count - 1)
    let conventions = Self.fit
    while let step = steps.last, step.eigenvalue > step.reference, steps.count < last {
      let k = steps.count
      let fit = try PrincipalAxis(correlations, count: k, conventions: conventions)
      guard fit.loadings.columns == k else { break }
      let draws = try concurrentMap(Self.studies, threads: threads) { study in
        var generator = SeededGenerator(seed: seed, stream: UInt64(k) << 32 + UInt64(study))
        let simulated = try Self.study(
          fit.loadings, multisets: multisets, largest: conventions.largestCommunality,
          generator: &generator)
        return try max(0, SymmetricEigen.value(of: simulated.smallerGram, at: k))
      }
      steps.append(
        Step(eigenvalue: eigenvalues[k], reference: quantile(draws, 0.95) ?? .infinity))
    }
    self.steps = steps
    suggested = steps.prefix { $0.eigenvalue > $0.reference }.count
  }

  /// A rough fit serves: the eigenvalue it is for varies by far more from study to study.
  private static let fit: PrincipalAxisConventions = {
    var conventions = PrincipalAxisConventions()
    conventions.stop = 1e-6
    conventions.iterations = 200
    return conventions
  }()

  /// One simulated study, N×P, its columns of unit length.
  private static func study(
    _ loadings: Matrix, multisets: [[Double]], largest: Double,
    generator: inout SeededGenerator
  ) throws -> Matrix {
    let statements = multisets[0].count
    let factors = orthonormal(
      statements: statements, count: loadings.columns, generator: &generator)
    let length = Double(statements).squareRoot()
    var storage: [Double] = []
    storage.reserveCapacity(statements * multisets.count)
    var column = [Double](repeating: 0, count: statements)
    var keys = [UInt64](repeating: 0, count: statements)
    for (i, multiset) in multisets.enumerated() {
      var communality = 0.0
      for f in 0..<loadings.columns { communality += loadings[i, f] * loadings[i, f] }
      let own = (1 - min(communality, largest)).squareRoot()
      for j in 0..<statements { column[j] = own * generator.normal() }
      for f in 0..<loadings.columns {
        let a = loadings[i, f] * length
        for j in 0..<statements { column[j] += a * factors[f][j] }
      }
      rank(&column, into: multiset, keys: &keys)
      storage += column
    }
    return try Matrix(rows: statements, columns: multisets.count, storage: storage)
  }

  /// Puts the values of a sorted multiset in the places of drawn numbers, by their order.
  ///
  /// The numbers are sorted as whole ones of the same order, whose lowest bits are the place: faster
  /// than places sorted by what stands there, and two draws that agree in all other bits don't occur.
  private static func rank(
    _ column: inout [Double], into multiset: [Double], keys: inout [UInt64]
  ) {
    let places: UInt64 = 1 << UInt64(Int.bitWidth - column.count.leadingZeroBitCount) - 1
    for (j, value) in column.enumerated() {
      let bits = value.bitPattern
      let ascending = value.sign == .minus ? ~bits : bits | 1 << 63
      keys[j] = ascending & ~places | UInt64(j)
    }
    keys.sort()
    for (rank, key) in keys.enumerated() { column[Int(key & places)] = multiset[rank] }
  }

  /// Random vectors of mean 0 and length 1 at right angles to each other (Gram & Schmidt).
  private static func orthonormal(
    statements: Int, count: Int, generator: inout SeededGenerator
  ) -> [[Double]] {
    var vectors: [[Double]] = []
    for _ in 0..<count {
      var vector = Correlations.unit((0..<statements).map { _ in generator.normal() })
      for other in vectors {
        let product = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
        for j in vector.indices { vector[j] -= product * other[j] }
      }
      vectors.append(Correlations.unit(vector))
    }
    return vectors
  }
}

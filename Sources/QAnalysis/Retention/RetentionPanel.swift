import QNumerics
public import QStudy

/// Every rule for the number of viewpoints, and every number from 0 to 8, side by side; and beside each
/// what pure noise of the same design gives.
///
/// Noise is a study in which each person's own placements are permuted over the statements. Solutions
/// are principal components of Pearson's R, rotated by varimax and flagged by the standard rule,
/// whatever the settings of an analysis: the panel is about the sorts.
public struct RetentionPanel: Equatable, Sendable {
  /// A rule and what it finds.
  public struct Finding: Equatable, Sendable {
    /// The rule.
    public let criterion: RetentionCriterion
    /// The number it finds; `nil` where it could not be applied.
    public let factors: Int?
    /// The median of what it finds in noise; `nil` where it could not be applied.
    public let noise: Double?
  }

  /// What K factors give.
  public struct Solution: Equatable, Sendable {
    /// K.
    public let factors: Int
    /// Per cent of the variance of all sorts that K components carry.
    public let cumulativeVariance: Double
    /// h²ᵢ(K) − h²ᵢ(K − 1): what the K-th component adds to each sort, or leaving it out takes away; in
    /// the order of the sorts, empty for K = 0.
    public let communalityDrops: [Double]
    /// Sorts flagged on some factor; `nil` for K = 0.
    public let flagged: Int?
    /// Defining sorts of the factor that has fewest; `nil` for K = 0.
    public let fewestDefiningSorts: Int?
    /// The median over halved studies of the smallest |r| between z-scores of matched factors; `nil`
    /// where halves have too few sorts.
    public let splitHalf: Double?
    /// The same in noise.
    public let splitHalfNoise: Double?
    /// The share of the sorts of a noise study that get flagged, from 0 to 1.
    public let noiseFlagged: Double?
  }

  /// The three tests that lead.
  public let retention: Retention
  /// All rules, the leading ones first.
  public let findings: [Finding]
  /// K = 0…8, fewer where the sorts carry less.
  public let solutions: [Solution]

  /// Noise studies.
  public static let noiseStudies = 100
  /// Times that the study is halved.
  public static let halves = 100
  /// The largest K shown.
  public static let most = 8

  /// Fills the panel.
  ///
  /// - Parameters:
  ///   - table: the sorts.
  ///   - retention: the three leading tests, run with the same seed.
  ///   - seed: seed of noise studies and halves.
  ///   - threads: how many threads share the work; `nil` means one a core. Results don't depend on it,
  ///     nor on the order of sorts or statements.
  /// - Throws: LAPACK failures.
  public init(
    _ table: SortTable, retention: Retention, seed: UInt64, threads: Int? = nil
  ) throws {
    self.retention = retention
    let columns = table.placements.map { Correlations.unit($0) }
    let own = try ComponentSolutions(columns, most: Self.most)

    // By id, so that the same people fall into the same half wherever they stand.
    let byId = table.sorts.indices.sorted { table.sorts[$0].id < table.sorts[$1].id }
      .map { columns[$0] }
    let halves = try concurrentMap(Self.halves, threads: threads) { half in
      var generator = SeededGenerator(seed: seed, stream: 1 << 48 + UInt64(half))
      return try ComponentSolutions.splitHalf(byId, most: Self.most, generator: &generator)
    }

    // Neither the order of statements nor that of sorts may change the draw.
    let canonical = table.placements.map { $0.sorted() }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { Correlations.unit($0) }
    let noise = try concurrentMap(Self.noiseStudies, threads: threads) { study in
      var generator = SeededGenerator(seed: seed, stream: 2 << 48 + UInt64(study))
      return try NoiseStudy(
        canonical, reference: retention.parallel.reference, generator: &generator)
    }

    let counts = RetentionCounts(
      own, parallel: retention.parallel.suggested, sequential: retention.sequential?.suggested,
      averagePartial: retention.averagePartial?.suggested)
    findings = RetentionCriterion.allCases.map { criterion in
      Finding(
        criterion: criterion, factors: counts[criterion],
        noise: quantile(noise.compactMap { $0.counts[criterion].map(Double.init) }, 0.5))
    }
    solutions = (0...own.flags.count).map { k in
      let flags = k == 0 ? nil : own.flags[k - 1]
      return Solution(
        factors: k,
        cumulativeVariance: 100 * own.eigenvalues.prefix(k).reduce(0, +) / Double(columns.count),
        communalityDrops: k == 0 ? [] : own.components.column(k - 1).map { $0 * $0 },
        flagged: flags?.flagged, fewestDefiningSorts: flags?.fewest,
        splitHalf: Self.median(halves, k), splitHalfNoise: Self.median(noise.map(\.splitHalf), k),
        noiseFlagged: k == 0
          ? nil
          : Moments.mean(
            noise.compactMap { study in
              k <= study.flagged.count
                ? Double(study.flagged[k - 1]) / Double(columns.count) : nil
            }))
    }
  }

  /// The median over studies of what K = 1, 2, … gave, those included that did not reach K.
  private static func median(_ studies: [[Double]], _ k: Int) -> Double? {
    guard k > 0 else { return nil }
    let values = studies.compactMap { k <= $0.count ? $0[k - 1] : nil }
    return values.count == studies.count ? quantile(values, 0.5) : nil
  }
}

/// What the rules find in one permuted study.
private struct NoiseStudy: Sendable {
  let counts: RetentionCounts
  let flagged: [Int]
  let splitHalf: [Double]

  init(
    _ canonical: [[Double]], reference: [Double], generator: inout SeededGenerator
  ) throws {
    let columns = canonical.map { column in
      var permuted = column
      generator.shuffle(&permuted)
      return permuted
    }
    let solutions = try ComponentSolutions(columns, most: RetentionPanel.most)
    let eigenvalues = solutions.eigenvalues
    counts = RetentionCounts(
      solutions, parallel: zip(eigenvalues, reference).prefix { $0 > $1 }.count,
      sequential: try SequentialParallelAnalysis(
        columns: columns, eigenvalues: eigenvalues, first: reference.first, seed: generator.next(),
        threads: 1)?.suggested,
      averagePartial: try MinimumAveragePartial(unit: Matrix(columnVectors: columns))?.suggested)
    flagged = solutions.flags.map(\.flagged)
    splitHalf = try ComponentSolutions.splitHalf(
      columns, most: RetentionPanel.most, generator: &generator)
  }
}

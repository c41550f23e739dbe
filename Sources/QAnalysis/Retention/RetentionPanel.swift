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
    /// ``SplitHalfStability/median`` of K factors; `nil` with fewer than four sorts.
    public let splitHalf: Double?
    /// The same over the noise studies, each halved once.
    public let splitHalfNoise: Double?
    /// ``NoiseFlags/share`` of K factors.
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
    let settings = AnalysisSettings(factors: 1, seed: seed)
    let own = try ComponentSolutions(table, settings: settings)
    let numbers = Array(own.flags.indices.map { $0 + 1 })
    // The halvings and the noise of ``SplitHalfStability`` and ``NoiseFlags``: what an analysis by
    // these settings tells is what the panel tells.
    let halves =
      try table.sorts.count < 4
      ? []
      : concurrentMap(Self.halves, threads: threads) { number in
        try SplitHalfStability.halving(number, of: table, factors: numbers, settings: settings)
      }
    let noise = try concurrentMap(Self.noiseStudies, threads: threads) { number in
      try NoiseStudy(
        number, of: table, factors: numbers, settings: settings,
        reference: retention.parallel.reference)
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
        cumulativeVariance: 100 * own.extraction.eigenvalues.prefix(k).reduce(0, +)
          / Double(table.sorts.count),
        communalityDrops: k == 0
          ? [] : own.extraction.loadings.column(k - 1).map { $0 * $0 },
        flagged: flags?.flagged, fewestDefiningSorts: flags?.fewestDefiners,
        splitHalf: Self.median(halves, k), splitHalfNoise: Self.median(noise.map(\.splitHalf), k),
        noiseFlagged: k == 0 ? nil : Moments.mean(noise.compactMap { $0.flagged[k - 1] }))
    }
  }

  /// The median over studies of what K = 1, 2, … gave.
  private static func median(_ studies: [[Double]], _ k: Int) -> Double? {
    k > 0 ? quantile(studies.compactMap { $0.isEmpty ? nil : $0[k - 1] }, 0.5) : nil
  }
}

/// What the rules find in one study of noise.
private struct NoiseStudy: Sendable {
  let counts: RetentionCounts
  /// The share of sorts flagged, for each number of factors.
  let flagged: [Double?]
  /// What one halving gives, for each number of factors; empty where there are too few sorts.
  let splitHalf: [Double]

  init(
    _ number: Int, of table: SortTable, factors: [Int], settings: AnalysisSettings,
    reference: [Double]
  ) throws {
    let noise = try NoiseFlags.study(number, of: table, seed: settings.seed)
    var plain = settings
    plain.conventions.rotation.starts = 0
    let solutions = try ComponentSolutions(noise, settings: plain)
    let eigenvalues = solutions.extraction.eigenvalues
    var generator = SeededGenerator(seed: settings.seed, stream: 2 << 48 + UInt64(number))
    counts = RetentionCounts(
      solutions, parallel: zip(eigenvalues, reference).prefix { $0 > $1 }.count,
      sequential: try SequentialParallelAnalysis(
        columns: noise.placements.map { Correlations.unit($0.map(Double.init)) },
        eigenvalues: eigenvalues, first: reference.first, seed: generator.next(), threads: 1)?
        .suggested,
      averagePartial: try MinimumAveragePartial(noise)?.suggested)
    flagged = factors.map { k in
      k <= solutions.flags.count
        ? Double(solutions.flags[k - 1].flagged) / Double(noise.sorts.count) : nil
    }
    splitHalf =
      try noise.sorts.count < 4
      ? [] : SplitHalfStability.halving(number, of: noise, factors: factors, settings: settings)
  }
}

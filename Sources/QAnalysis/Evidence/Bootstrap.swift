import QNumerics
public import QStudy

/// How much the figures of a study depend on who took part: the sorts are drawn again and again with
/// replacement, and the study is made from every draw (Zabala & Pascual 2016).
///
/// Each step extracts, rotates (from the unrotated loadings only, without random starts), flags and
/// scores like the study, and its factors are brought to the study's by ``BootstrapMatch``. Turning,
/// inverting, taking and splitting by hand are repeated; flags by hand are not, since a draw is to
/// show whom the rule flags. Where no sort is flagged on a factor, the one with the largest loading
/// defines it. A sort's loading and flag count in the steps that hold it.
public struct Bootstrap: Equatable, Sendable {
  /// What the steps make of one figure.
  public struct Estimate: Equatable, Sendable {
    /// Mean over the steps.
    public let mean: Double
    /// Standard deviation over the steps, divisor n − 1.
    public let standardError: Double
    /// Mean less the study's own figure.
    public let bias: Double
    /// The 2.5 % point of the steps (type 7 of Hyndman & Fan 1996).
    public let lower: Double
    /// The 97.5 % point.
    public let upper: Double
  }

  /// How many resamples were drawn.
  public let steps: Int
  /// How steps were brought to the study.
  public let match: BootstrapMatch
  /// Steps that extraction or rotation had no answer for, or that the rule of matching dropped.
  public let failed: Int
  /// Steps whose sorts carry fewer factors than were kept: too few different ones.
  public let degenerate: Int
  /// For each factor, the steps in which no sort is flagged on it.
  public let undefined: [Int]
  /// For each factor, the steps in which |φ| with the study's loadings is below ``weak``.
  public let weakMatches: [Int]
  /// For each factor, the median |φ| with the study's loadings; `nil` without a step.
  public let medianMatch: [Double?]
  /// z: factors × statements. `nil` with fewer than two values, and where the study has no scores.
  public let z: [[Estimate?]]
  /// Loadings: sorts × factors. `nil` with fewer than two values.
  public let loadings: [[Estimate?]]
  /// In what share of the steps that hold the sort it is flagged on the factor, at either pole: sorts
  /// × factors; `nil` where no step holds it.
  public let flagFrequency: [[Double?]]
  /// In what share of the steps the array has the statement in the upper ``outerColumns`` columns of
  /// the grid: factors × statements; `nil` as of ``z``.
  public let highest: [[Double?]]
  /// The same of the lower columns.
  public let lowest: [[Double?]]
  /// How many columns at either end of the grid are its outer ones: two, or one where the grid has
  /// fewer than five.
  public let outerColumns: Int
  /// Steps that have values: neither ``failed`` nor ``degenerate``.
  public var fitted: Int { steps - failed - degenerate }
  /// Whether there is any spread to tell: two steps at least have values.
  public var hasIntervals: Bool { fitted > 1 }
  /// Too few steps, steps that were lost, and viewpoints that often go undefined or are found again only loosely.
  public let warnings: [Warning]

  /// A sort flagged in this share of the steps or more is a firm member of the viewpoint.
  public static let firm = 0.8
  /// Fewer steps than this say little of a spread, and less of an interval, which takes 1,000 or more
  /// (Efron & Tibshirani 1993).
  public static let fewest = 100
  /// |φ| from which two factors are fairly alike (Lorenzo-Seva & ten Berge 2006); below it the match
  /// is weak.
  public static let weak = 0.85

  /// Draws balanced resamples: over all steps every sort stands as often as there are steps. O(steps)
  /// extractions; what is drawn follows from the seed of the settings and the sorts' identifiers.
  ///
  /// - Parameters:
  ///   - analysis: the study's analysis.
  ///   - steps: how many resamples.
  ///   - match: how steps are brought to the study.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Throws: ``AnalysisError/tooManyDraws(asked:available:)`` above ``mostSteps(for:)``;
  ///   ``AnalysisError/obliqueTarget(method:)`` for an oblique rotation with
  ///   ``BootstrapMatch/procrustes``; LAPACK failures.
  public init(
    _ analysis: Analysis, steps: Int, match: BootstrapMatch = .congruence, threads: Int? = nil
  ) throws {
    let most = Self.mostSteps(for: analysis)
    guard steps <= most else { throw AnalysisError.tooManyDraws(asked: steps, available: most) }
    try self.init(
      analysis,
      resamples: BootstrapResamples.balanced(
        analysis.table.sorts.map(\.id), steps: steps, seed: analysis.settings.seed),
      match: match, threads: threads)
  }

  /// Takes the resamples given, one a step.
  ///
  /// - Parameters:
  ///   - analysis: the study's analysis.
  ///   - resamples: lists of positions of sorts, from 0.
  ///   - match: how steps are brought to the study.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Precondition: every position is that of a sort.
  /// - Throws: as ``init(_:steps:match:threads:)``, but for the number of draws.
  public init(
    _ analysis: Analysis, resamples: [[Int]], match: BootstrapMatch = .congruence,
    threads: Int? = nil
  ) throws {
    precondition(
      resamples.allSatisfy { $0.allSatisfy(analysis.table.sorts.indices.contains) },
      "a resample holds positions of sorts")
    let plan = try BootstrapPlan(analysis, match: match)
    let outcomes = try concurrentMap(resamples.count, threads: threads) {
      try plan.outcome(resamples[$0])
    }
    let fitted = outcomes.compactMap { outcome in
      if case .fitted(let step) = outcome { step } else { nil }
    }
    steps = resamples.count
    self.match = match
    degenerate = outcomes.count { if case .degenerate = $0 { true } else { false } }
    failed = outcomes.count { if case .failed = $0 { true } else { false } }

    let factors = Array(0..<analysis.flags.factors)
    undefined = factors.map { f in fitted.count { $0.undefined.contains(f) } }
    weakMatches = factors.map { f in fitted.count { abs($0.congruence[f]) < Self.weak } }
    medianMatch = factors.map { f in quantile(fitted.map { abs($0.congruence[f]) }, 0.5) }

    let scores = analysis.scores.z
    z = concurrentMap(factors.count, threads: threads) { f in
      guard let own = scores[f] else { return analysis.table.statements.map { _ in nil } }
      let found = fitted.compactMap { $0.z[f] }
      return own.indices.map { j in Estimate(found.map { $0[j] }, study: own[j]) }
    }
    let own = analysis.rotation.loadings
    loadings = concurrentMap(own.rows, threads: threads) { i in
      let holding = fitted.filter { $0.holds[i] }
      return factors.map { f in
        Estimate(holding.map { $0.loadings[i, f] }, study: own[i, f])
      }
    }
    flagFrequency = (0..<own.rows).map { i in
      let holding = fitted.filter { $0.holds[i] }
      return factors.map { f in
        share(holding.count { $0.isFlagged(sort: i, factor: f) }, of: holding.count)
      }
    }

    let columns = analysis.table.grid.values
    let outer = columns.count < 5 ? 1 : 2
    outerColumns = outer
    let arrays = factors.map { f in
      scores[f] == nil ? [] : fitted.compactMap { $0.arrays[f] }
    }
    let statements = analysis.table.statements.count
    highest = arrays.map {
      Self.shares(of: $0, statements: statements, atLeast: columns[columns.count - outer])
    }
    lowest = arrays.map { arrays in
      Self.shares(
        of: arrays.map { $0.map { -$0 } }, statements: statements, atLeast: -columns[outer - 1])
    }
    warnings = Self.warnings(
      analysis, degenerate: degenerate, failed: failed, fitted: fitted.count,
      undefined: undefined, weak: weakMatches)
  }

  /// The largest number of steps: each keeps its loadings, scores and arrays, and more than fifty
  /// million figures in all, steps × (sorts + statements) × factors, would take gigabytes.
  public static func mostSteps(for analysis: Analysis) -> Int {
    let table = analysis.table
    let figures = (table.sorts.count + table.statements.count) * analysis.flags.factors
    return 50_000_000 / max(1, figures)
  }

  /// In what share of some arrays each statement lies in a column of this value or a higher one.
  private static func shares(
    of arrays: [[Int]], statements: Int, atLeast limit: Int
  ) -> [Double?] {
    var counts = [Int](repeating: 0, count: statements)
    for array in arrays {
      for j in array.indices where array[j] >= limit { counts[j] += 1 }
    }
    return counts.map { share($0, of: arrays.count) }
  }

  /// Whether the sort is flagged on the factor in at least ``firm`` of the steps that hold it.
  public func isFirm(sort: Int, factor: Int) -> Bool {
    (flagFrequency[sort][factor] ?? 0) >= Self.firm
  }
}

private func share(_ part: Int, of whole: Int) -> Double? {
  whole > 0 ? Double(part) / Double(whole) : nil
}

extension Bootstrap.Estimate {
  /// `nil` with fewer than two values, which have no spread.
  fileprivate init?(_ values: [Double], study: Double) {
    guard let deviation = Moments.standardDeviation(values), let mean = Moments.mean(values),
      let interval = quantiles(values, [0.025, 0.975])
    else { return nil }
    self.mean = mean
    standardError = deviation
    bias = mean - study
    lower = interval[0]
    upper = interval[1]
  }
}

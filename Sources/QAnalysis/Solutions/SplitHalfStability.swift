import QNumerics
public import QStudy

/// Whether two halves of the people find the same viewpoints.
///
/// The sorts are halved at random many times; each half is analysed on its own by the same
/// settings, without a person's decisions, and the two solutions are matched by
/// ``SolutionMatch/match(old:new:)``. A pair of halves is as like as its least like viewpoints.
public struct SplitHalfStability: Equatable, Sendable {
  /// K: how many factors were kept in each half.
  public let factors: Int
  /// The smallest matched |r| between z of the two halves, one a halving, in the order drawn. 0
  /// where a viewpoint has no scores in one half, and where a half does not carry K factors.
  public let smallest: [Double]
  /// Median of ``smallest``; `nil` with fewer than four sorts, which have no halves to analyse.
  public let median: Double?

  /// Halves the sorts, analyses both halves and compares them.
  ///
  /// With an odd number of sorts the second half has one more. The draw depends on the seed and the
  /// identifiers of the sorts, not on the order of sorts or statements, nor on threads: each
  /// halving draws from a stream of its own. O(halves) analyses of P sorts.
  /// - Parameters:
  ///   - table: the sorts.
  ///   - settings: as for the analysis of all sorts; its seed is that of the draw.
  ///   - halves: how many halvings.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Throws: ``AnalysisError/noFactors``; LAPACK failures.
  public init(
    _ table: SortTable, settings: AnalysisSettings, halves: Int = 100, threads: Int? = nil
  ) throws {
    guard settings.factors >= 1 else { throw AnalysisError.noFactors }
    factors = settings.factors
    guard table.sorts.count >= 4 else {
      smallest = []
      median = nil
      return
    }
    smallest = try concurrentMap(halves, threads: threads) { number in
      try Self.halving(number, of: table, factors: [settings.factors], settings: settings)[0]
    }
    median = quantile(smallest, 0.5)
  }

  /// One halving: the smallest matched |r| for each number of factors.
  ///
  /// A half that lacks the defining sort, or sorts of the target, is rotated by varimax as well as
  /// the other: what is asked is whether both halves find the viewpoints by themselves.
  static func halving(
    _ number: Int, of table: SortTable, factors: [Int], settings: AnalysisSettings
  ) throws -> [Double] {
    let canonical = table.sorts.sorted { $0.id < $1.id }
    let middle = canonical.count / 2
    var generator = SeededGenerator(seed: settings.seed, stream: UInt64(number))
    let order = generator.permutation(canonical.count)
    let halves = try [order[..<middle], order[middle...]].map { sorts in
      var study = table.study
      study.sorts = sorts.map { canonical[$0] }
      return try SortTable(study, acceptsFree: true)
    }
    let solutions = try halves.map {
      try AutomaticSolution.each(factors, of: $0, settings: settings)
    }
    return try zip(solutions[0], solutions[1]).map { first, second in
      guard let first, let second else { return 0 }
      let matched = try SolutionMatch.match(
        old: first.scored(halves[0], settings: settings),
        new: second.scored(halves[1], settings: settings))
      return matched.map { abs($0.correlation) }.min() ?? 0
    }
  }
}

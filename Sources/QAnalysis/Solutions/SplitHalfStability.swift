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
    factors = settings.factors
    guard table.sorts.count >= 4 else {
      smallest = []
      median = nil
      return
    }
    let canonical = table.sorts.sorted { $0.id < $1.id }
    let middle = canonical.count / 2
    smallest = try concurrentMap(halves, threads: threads) { halving in
      var generator = SeededGenerator(seed: settings.seed, stream: UInt64(halving))
      let order = generator.permutation(canonical.count)
      guard
        let first = try Self.solution(table, order[..<middle].map { canonical[$0] }, settings),
        let second = try Self.solution(table, order[middle...].map { canonical[$0] }, settings)
      else { return 0 }
      let matched = try SolutionMatch.match(old: first, new: second)
      return matched.map { abs($0.correlation) }.min() ?? 0
    }
    median = quantile(smallest, 0.5)
  }

  /// The automatic solution of some of the sorts; `nil` where they do not carry so many factors.
  ///
  /// A half that lacks the defining sort, or sorts of the target, is rotated by varimax as well as
  /// the other: what is asked is whether both halves find the viewpoints by themselves.
  private static func solution(
    _ table: SortTable, _ sorts: [QSort], _ settings: AnalysisSettings
  ) throws -> EarlierSolution? {
    var study = table.study
    study.sorts = sorts
    let half = try SortTable(study, acceptsFree: true, missing: table.missing)
    var settings = settings
    if settings.rotation == .target || settings.rotation == .defining {
      settings.rotation = .varimax
    }
    do {
      let correlations = try Correlations(
        half, method: settings.correlation, conventions: settings.conventions.correlation)
      let rotation = try Rotation(
        Extraction(correlations, settings: settings), sorts: half.sorts.map(\.id),
        settings: settings)
      let flags = Flags(
        rotation, statements: half.statements.count, settings: settings, decided: [])
      let scores = FactorScores(
        half, rotation: rotation, flags: flags, conventions: settings.conventions.scores)
      return EarlierSolution(statements: half.statements.map(\.id), z: scores.z)
    } catch AnalysisError.tooManyFactors {
      return nil
    }
  }
}

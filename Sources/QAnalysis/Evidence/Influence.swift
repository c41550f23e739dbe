import QNumerics
public import QStudy

/// What each sort does to the viewpoints: the study is analysed again without it, one after the
/// other.
///
/// Decisions made by hand are repeated on each solution, but for flags of the sort left out.
public struct Influence: Equatable, Sendable {
  /// What becomes of the viewpoints without one sort.
  public struct Sort: Equatable, Sendable {
    /// r of each viewpoint's z with and without the sort, in the order of the factors: 0 where it
    /// has no scores without it, `nil` where it has none with it.
    public let correlations: [Double?]
    /// 1 − min |r| over the viewpoints: 0 where the sort changes nothing.
    public let influence: Double
    /// How many statements bear another label without it, or distinguish another viewpoint.
    public let labelsChanged: Int
  }

  /// One a sort, in the order of the table; `nil` where the others do not carry the solution: too few
  /// factors, or none without the sort that a rotation rests on.
  public let sorts: [Sort?]
  /// The sorts without which the solution can't be had.
  public let warnings: [Warning]

  /// Leaves out every sort in turn. P analyses of P − 1 sorts.
  ///
  /// - Parameters:
  ///   - analysis: the study's analysis.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Throws: LAPACK failures.
  public init(_ analysis: Analysis, threads: Int? = nil) throws {
    let automatic = try Rotation(
      analysis.extraction, sorts: analysis.table.sorts.map(\.id), settings: analysis.settings)
    let sorts = try concurrentMap(analysis.table.sorts.count, threads: threads) { left -> Sort? in
      // A table has two sorts or more.
      guard analysis.table.sorts.count > 2 else { return nil }
      do {
        return try Sort(
          analysis, without: Refit(analysis, automatic: automatic, leavingOut: left))
      } catch is AnalysisError {
        return nil
      }
    }
    self.sorts = sorts
    let lost = sorts.indices.filter { sorts[$0] == nil }.map { analysis.table.sorts[$0].id }
    warnings =
      lost.isEmpty
      ? []
      : [
        Warning(
          .influenceUndefined,
          "Without \(lost.joined(separator: ", ")) the other sorts do not carry this solution, so "
            + "that its influence can't be told.", sorts: lost)
      ]
  }
}

extension Influence.Sort {
  init(_ analysis: Analysis, without refit: Refit) {
    correlations = zip(analysis.scores.z, refit.scores.z).map { old, new in
      guard let old else { return nil }
      return new.flatMap { Moments.correlation(old, $0) } ?? 0
    }
    influence = 1 - (correlations.compactMap { $0.map(abs) }.min() ?? 1)
    labelsChanged = analysis.comparison.statements.enumerated().count { j, statement in
      statement.label != refit.labels.labels[j]
        || statement.distinguishes != refit.labels.distinguishes[j]
    }
  }
}

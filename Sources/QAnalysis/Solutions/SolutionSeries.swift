public import QStudy

/// Solutions of the same sorts with one viewpoint more each time, side by side.
///
/// Each is the automatic solution of its own number of factors, so that its figures are those of an
/// analysis with that number.
public struct SolutionSeries: Sendable {
  /// One solution of the series.
  public struct Solution: Sendable {
    /// The analysis.
    public let analysis: Analysis
    /// Whether two halves of the people find its viewpoints.
    public let stability: SplitHalfStability

    /// Per cent of the variance that its viewpoints explain together.
    public var explainedVariance: Double { analysis.characteristics.explainedVariance }

    /// The largest |r| between z of two of its viewpoints; `nil` where no two have scores.
    public var largestCorrelation: Double? {
      let correlations = analysis.scores.correlations
      return correlations.indices.flatMap { f in
        correlations.indices.dropFirst(f + 1).compactMap { correlations[f][$0].map(abs) }
      }.max()
    }
  }

  /// The solutions, by number of viewpoints.
  public let solutions: [Solution]
  /// What becomes of the viewpoints from each solution to the next; one fewer than solutions.
  public let steps: [SolutionStep]

  /// Analyses the sorts with every number of factors of a range, and compares neighbours.
  ///
  /// - Parameters:
  ///   - table: the sorts.
  ///   - factors: the numbers of factors.
  ///   - settings: every other choice; its own number of factors is not read.
  ///   - anchors: names of viewpoints, each given to the viewpoint that is most like it.
  ///   - earlier: an earlier solution that positions and signs are taken from.
  ///   - threads: how many threads share the halvings; `nil` means one a core.
  /// - Throws: ``AnalysisError`` for what can't be computed, so for more factors than the sorts
  ///   carry; LAPACK failures.
  public init(
    _ table: SortTable, factors: ClosedRange<Int>, settings: AnalysisSettings,
    anchors: [Anchor] = [], alignedTo earlier: EarlierSolution? = nil, threads: Int? = nil
  ) throws {
    solutions = try factors.map { count in
      var settings = settings
      settings.factors = count
      return Solution(
        analysis: try Analysis(
          table, settings: settings, decisions: Decisions(anchors: anchors), alignedTo: earlier),
        stability: try SplitHalfStability(table, settings: settings, threads: threads))
    }
    steps = try zip(solutions, solutions.dropFirst()).map {
      try SolutionStep(from: $0.analysis, to: $1.analysis)
    }
  }
}

import QNumerics

/// What studies of one design would show, by drawing many of them.
public struct DesignOutlook: Equatable, Sendable {
  /// A share with its Monte-Carlo error.
  public struct Share: Equatable, Sendable {
    /// The mean over the studies in which the thing could be said at all.
    public let mean: Double
    /// The standard error of that mean.
    public let error: Double
  }

  /// The design.
  public let design: PlantedDesign
  /// How many studies were drawn.
  public let studies: Int
  /// Each study.
  public let trials: [DesignTrial]

  /// Draws studies and analyses each by principal components and varimax, with as many factors as
  /// viewpoints were planted.
  ///
  /// A study draws from the stream of its own number; the figures do not depend on threads.
  /// - Parameters:
  ///   - design: the design.
  ///   - studies: how many to draw.
  ///   - tested: in how many of them, from the first on, the number of viewpoints is also held
  ///     against chance, which takes a hundred times as long.
  ///   - resamples: of how many a bootstrap of each study consists; 0 makes none.
  ///   - seed: of all chance.
  ///   - threads: how many threads share the work; `nil` means one a core.
  /// - Throws: findings, where the design makes no study; ``AnalysisError``; LAPACK failures.
  public init(
    _ design: PlantedDesign, studies: Int, tested: Int = 0, resamples: Int = 0, seed: UInt64,
    threads: Int? = nil
  ) throws {
    var settings = AnalysisSettings(factors: design.viewpoints, extract: design.viewpoints)
    settings.conventions.rotation.starts = 0
    let fixed = settings
    let expected = resamples > 0 ? try design.expectedPlacements(seed: seed) : [:]
    self.design = design
    self.studies = studies
    trials = try concurrentMap(studies, threads: threads) { number in
      var generator = SeededGenerator(seed: seed, stream: 5 << 48 + UInt64(number))
      let draw = try design.draw(&generator)
      var trial = try DesignTrial(draw, settings: fixed)
      if number < tested {
        let retention = try Retention(draw.table, seed: seed, threads: 1)
        trial.isSupported = design.viewpoints <= retention.range.upperBound
      }
      if resamples > 0 {
        try trial.cover(draw, settings: fixed, steps: resamples, expected: expected)
      }
      return trial
    }
  }

  /// The mean share of a count over the studies, or over those for which something `holds`; `nil` where it
  /// never could be said.
  public func share(
    where holds: (DesignTrial) -> Bool = { _ in true }, _ count: (DesignTrial) -> DesignTrial.Count
  ) -> Share? {
    let shares = trials.filter(holds).compactMap { count($0).share }
    guard let mean = Moments.mean(shares) else { return nil }
    let variance = Moments.variance(shares) ?? 0
    return Share(mean: mean, error: (variance / Double(shares.count)).squareRoot())
  }

  /// The median over the studies of the smallest difference in z that could be shown to be none.
  public var detectableEquivalence: Double? {
    quantile(trials.compactMap(\.detectableEquivalence), 0.5)
  }

  /// The share of studies in which as many viewpoints stand out from chance as were kept, of those
  /// in which that was tested.
  public var supported: Double? {
    Moments.mean(trials.compactMap(\.isSupported).map { $0 ? 1 : 0 })
  }

  /// The share of studies in which every planted viewpoint was found.
  public var foundAll: Double {
    Double(trials.count(where: \.foundAll)) / Double(max(1, studies))
  }
}

import QNumerics
public import QStudy

/// How many sorts the flag rule of an analysis flags where there is nothing to find.
///
/// A flag says that a sort resembles one factor more than the others, and noise has factors too.
public struct NoiseFlags: Equatable, Sendable {
  /// The mean share of sorts flagged in studies of pure noise, 0 to 1.
  public let share: Double
  /// How many noise studies there were.
  public let studies: Int

  /// Permutes each person's own placements over the statements and analyses the result by the same
  /// settings, up to the flags; a person's decisions and random starts of rotation take no part, and
  /// a target or a defining sort gives way to varimax.
  ///
  /// `nil` where no noise study carries as many factors. O(studies) analyses of P sorts; the draw
  /// depends on the seed, not on `threads`, nor on the order of sorts or statements.
  ///
  /// Extractions that iterate over eigenvectors (paf, ml) are tried on fewer studies by default,
  /// stop at four digits and after a hundred iterations: more factors than noise holds hardly ever
  /// converge, and a flag does not hang on the digits beyond.
  /// - Parameters:
  ///   - table: the sorts whose design the noise has.
  ///   - settings: how noise is analysed.
  ///   - studies: how many noise studies; `nil` means 100, or 25 for paf and ml.
  ///   - threads: how many threads; `nil` means as many as there are processors.
  /// - Throws: LAPACK failures.
  public init?(
    _ table: SortTable, settings: AnalysisSettings, studies: Int? = nil, threads: Int? = nil
  ) throws {
    let isIterated = [.paf, .ml].contains(settings.extraction)
    let studies = studies ?? (isIterated ? 25 : 100)
    var settings = settings
    settings.conventions.rotation.starts = 0
    settings.conventions.principalAxis.stop = max(1e-4, settings.conventions.principalAxis.stop)
    settings.conventions.principalAxis.iterations = min(
      100, settings.conventions.principalAxis.iterations)
    settings.conventions.maximumLikelihood.stop = max(
      1e-4, settings.conventions.maximumLikelihood.stop)
    settings.conventions.maximumLikelihood.iterations = min(
      100, settings.conventions.maximumLikelihood.iterations)
    let fixed = settings
    let shares = try concurrentMap(studies, threads: threads) { number -> Double? in
      let noise = Self.study(number, of: table, seed: fixed.seed)
      let solution = try AutomaticSolution.each([fixed.factors], of: noise, settings: fixed)[0]
      return solution.map { Double($0.flags.flagged) / Double(noise.sorts.count) }
    }.compactMap(\.self)
    guard let share = Moments.mean(shares) else { return nil }
    self.share = share
    self.studies = shares.count
  }

  /// A study of noise with the design of another.
  static func study(_ number: Int, of table: SortTable, seed: UInt64) -> SortTable {
    var generator = SeededGenerator(seed: seed, stream: 3 << 48 + UInt64(number))
    // Canonical order: neither the order of statements nor that of sorts may change the draw.
    let canonical = table.placements.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    return table.placing(
      canonical.map { placements in
        var permuted = placements
        generator.shuffle(&permuted)
        return permuted
      })
  }
}

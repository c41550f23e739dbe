import QNumerics
public import QStudy

/// What is reported of one factor beside its scores.
public struct FactorCharacteristics: Equatable, Sendable {
  /// p: how many sorts define it.
  public let definers: Int
  /// Σa² over all sorts.
  public let eigenvalue: Double
  /// 100 Σa²/P, per cent, a the loadings; of oblique factors, which overlap, the pattern's, and of both
  /// poles of a split factor the same. What all carry together: ``Characteristics/explainedVariance``.
  public let explainedVariance: Double
  /// Classical reliability .8p/(1 + .8(p − 1)) (Brown 1980:245); `nil` without definers.
  public let reliability: Double?
  /// Classical standard error of z, √(1 − reliability); `nil` without definers.
  public let standardError: Double?
  /// r̄: mean correlation between the definers, the sign of their flags taken into account; for a
  /// factor of one or two definers the mean over all pairs within factors. `nil` where there is no
  /// pair anywhere.
  public let meanCorrelation: Double?
  /// max(0, p r̄/(1 + (p − 1) r̄)); `nil` where r̄ or the scores are.
  public let empiricalReliability: Double?
  /// √(1 − empirical reliability); `nil` where that is.
  public let empiricalStandardError: Double?
  /// Whether some definers hold the viewpoint and some its opposite.
  public let bipolar: Bool
}

/// The characteristics of every factor, and the standard errors of their differences.
public struct Characteristics: Sendable {
  /// One a factor.
  public let factors: [FactorCharacteristics]
  /// Per cent of the variance that all factors carry together, a split factor counted once: the sum
  /// over factors, or 100/P Σ b Φ b′ over the rows b of an oblique pattern.
  public let explainedVariance: Double
  /// Factors that have scores, and so take part in comparisons; ascending.
  public let comparable: [Int]
  /// Thin factors, factors without agreement among their definers, negative flags.
  public let warnings: [Warning]
  private let ratios: [[Double?]]
  private let conventions: CharacteristicsConventions

  /// The ratio from which on two viewpoints are not told apart (Henseler, Ringle & Sarstedt 2015,
  /// after Clark & Watson 1995 and Kline 2011).
  public static let indistinctRatio = 0.85

  /// Classical SED_fg = √(SE_f² + SE_g²) (Brown 1980:246); `nil` where a factor has no definers.
  public func sed(_ f: Int, _ g: Int) -> Double? {
    combined(factors[f].standardError, factors[g].standardError).map { conventions.errors($0) }
  }

  /// SED_fg from the empirical standard errors; `nil` where one is undefined.
  public func empiricalSED(_ f: Int, _ g: Int) -> Double? {
    combined(factors[f].empiricalStandardError, factors[g].empiricalStandardError)
  }

  /// The heterotrait–monotrait ratio of two factors: the mean correlation between the definers of the
  /// one and of the other, over the geometric mean of those within each (Henseler, Ringle & Sarstedt
  /// 2015). 1 where they agree across as within. `nil` where a mean within is not above 0.
  public func heterotraitMonotrait(_ f: Int, _ g: Int) -> Double? {
    ratios[f][g]
  }

  /// Whether the definers of two factors agree across so nearly as within that they may be one
  /// viewpoint divided: a ratio of ``indistinctRatio`` or more.
  public func areIndistinct(_ f: Int, _ g: Int) -> Bool {
    ratios[f][g].map { $0 >= Self.indistinctRatio } ?? false
  }

  private func combined(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b else { return nil }
    return (a * a + b * b).squareRoot()
  }

  init(
    _ table: SortTable, correlations: Correlations, rotation: Rotation, flags: Flags,
    scores: FactorScores, settings: AnalysisSettings
  ) {
    let conventions = settings.conventions.characteristics
    self.conventions = conventions
    let sorts = table.sorts.count
    let sizes = columnSumsOfSquares(rotation.loadings).map { conventions.eigenvalues($0) }
    let definers = (0..<flags.factors).map { flags.definers(of: $0) }
    let agreement = DefinerAgreement(correlations, flags: flags)
    ratios = agreement.ratios

    var warnings: [Warning] = []
    factors = definers.enumerated().map { f, members in
      let p = Double(members.count)
      let signs = Set(members.map { flags.values[$0][f] })
      let r = settings.reliability
      let classical = members.isEmpty ? nil : conventions.errors(r * p / (1 + r * (p - 1)))
      let mean = agreement.within[f]
      let empirical =
        scores.z[f] == nil
        ? nil
        : mean.map { mean in
          // r̄ ≤ 0 gives 0; the denominator is then the one that could vanish.
          mean <= 0 ? 0 : min(1, p * mean / (1 + (p - 1) * mean))
        }
      let name = Viewpoint.identifier(f)
      if !members.isEmpty, members.count <= 2 {
        warnings.append(
          Warning(
            .thinFactor,
            "\(name) is defined by \(members.count == 1 ? "one sort" : "two sorts") only: its scores "
              + "follow \(members.count == 1 ? "that person" : "those two") closely.",
            sorts: members.map { table.sorts[$0].id }, factors: [name]))
      }
      if let mean, mean <= 0 {
        warnings.append(
          Warning(
            .noReliability,
            "The sorts that define \(name) do not agree with each other on average; nothing can be "
              + "shown for it.", sorts: members.map { table.sorts[$0].id }, factors: [name]))
      }
      let negative = members.filter { flags.values[$0][f] < 0 }
      if !negative.isEmpty {
        let ids = negative.map { table.sorts[$0].id }
        warnings.append(
          Warning(
            signs.count > 1 ? .bipolarFactor : .negativeFlags,
            signs.count > 1
              ? "\(name) is bipolar: \(ids.joined(separator: ", ")) hold\(ids.count == 1 ? "s" : "") "
                + "the opposite view. Its array speaks for the positive pole; to see both, split it."
              : "Every sort that defines \(name) does so on its negative pole; invert it to read it "
                + "from their side.", sorts: ids, factors: [name]))
      }
      return FactorCharacteristics(
        definers: members.count, eigenvalue: sizes[f],
        explainedVariance: conventions.explainedVariance(100 * sizes[f] / Double(sorts)),
        reliability: classical,
        standardError: classical.map { conventions.errors(max(0, 1 - $0).squareRoot()) },
        meanCorrelation: mean,
        empiricalReliability: empirical,
        empiricalStandardError: empirical.map { max(0, 1 - $0).squareRoot() },
        bipolar: signs.count > 1)
    }
    let shares = factors.map(\.explainedVariance)
    let whole = shares.indices.filter { rotation.splitFrom[$0] == nil }
    explainedVariance =
      rotation.obliqueCommunalities.map {
        conventions.explainedVariance(100 * $0.reduce(0, +) / Double(sorts))
      } ?? whole.reduce(0) { $0 + shares[$1] }
    comparable = scores.z.indices.filter { scores.z[$0] != nil }
    if !agreement.hasPairs, !comparable.isEmpty {
      warnings.append(
        Warning(
          .noReliability,
          "No factor is defined by two sorts: how sure its scores are cannot be told, and every "
            + "statement stays undecided."))
    }
    self.warnings = warnings
  }
}

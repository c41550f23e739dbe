/// The small print of a Q analysis, on which programs differ: each stage reads its own part.
///
/// The defaults are ``exact``, Mindset's own: full double precision, converged iterations, no
/// rounding on the way. Another program's constant states only where it departs from that.
public struct Conventions: Equatable, Sendable {
  /// Correlations between sorts.
  public var correlation = CorrelationConventions()
  /// Unrotated factors, however extracted.
  public var extraction = ExtractionConventions()
  /// Brown's centroid factors.
  public var centroid = CentroidConventions()
  /// Horst's centroid factors.
  public var horst = HorstConventions()
  /// Iterated principal axis factors.
  public var principalAxis = PrincipalAxisConventions()
  /// Maximum likelihood factors.
  public var maximumLikelihood = MaximumLikelihoodConventions()
  /// Rotation, and the order and sign of factors.
  public var rotation = RotationConventions()
  /// Defining sorts.
  public var flags = FlagConventions()
  /// z-scores and arrays.
  public var scores = ScoreConventions()
  /// Reliability, standard errors, explained variance.
  public var characteristics = CharacteristicsConventions()
  /// The classical tests.
  public var comparison = ComparisonConventions()
  /// Steps of a bootstrap.
  public var bootstrap = BootstrapConventions()

  /// Makes exact conventions.
  public init() {}

  /// Full precision throughout.
  public static let exact = Conventions()
}

/// The small print of correlating.
public struct CorrelationConventions: Equatable, Sendable {
  /// How correlations are computed.
  public var algorithm = CorrelationAlgorithm.unitVectors
  /// Rounding of correlations before anything is computed from them.
  public var rounding = Rounding.exact
}

/// How correlations are computed.
public enum CorrelationAlgorithm: Equatable, Sendable {
  /// As products of sorts centred and scaled to length 1, in double precision.
  case unitVectors
  /// Every figure rounded as it is stored: of N placements x their mean, the deviations d from it, the
  /// standard deviation s over N, √N, and z = d/(√N s); r = Σzz′ is added up in full and rounded.
  case standardised(Rounding)
}

/// The small print of every extraction.
public struct ExtractionConventions: Equatable, Sendable {
  /// How principal components are computed.
  public var components = ComponentAlgorithm.lapack
  /// Rounding of unrotated loadings before anything is computed from them.
  public var rounding = Rounding.exact
}

/// How principal components are computed.
public enum ComponentAlgorithm: Equatable, Sendable {
  /// By LAPACK along the shorter side of the table, in double precision.
  case lapack
  /// Of the P×P matrix by Householder's tridiagonal form and QL, every figure rounded as it is stored,
  /// from the standardised placements on.
  case householderQL(Rounding)
}

/// The small print of the centroid method.
public struct CentroidConventions: Equatable, Sendable {
  /// Largest change of a squared loading at which the iteration stops. The stop is part of the
  /// method: run to the end, every residual column sum is 0 and the next factor is noise.
  public var stop = 1e-5
  /// A column sum below −this is reflected.
  public var reflectBelow = 1e-12
  /// Where the sum of a column begins; it matters where sums are rounded.
  public var sums = SumOrder.fromFirst
  /// The communality h every sort starts from; `nil` takes the mean residual S/(P − 1).
  public var start: Double?
  /// Whether a sort whose h² exceeds 1 over all factors is brought back to 1.
  public var dividesHeywood = false
  /// Rounding of sums after every sort, of loadings, squares and residuals.
  public var rounding = Rounding.exact
}

/// Where the sum of a column begins.
public enum SumOrder: Equatable, Sendable {
  /// With the first sort.
  case fromFirst
  /// With the last sort.
  case fromLast
}

/// The small print of Horst's centroid.
public struct HorstConventions: Equatable, Sendable {
  /// Which of several sorts with the same smallest sum turns about.
  public enum TiedMinimum: Sendable {
    /// The one listed first.
    case first
    /// The one listed last.
    case last
  }

  /// Largest residual communality at which the communalities have settled.
  public var stop = 1e-4
  /// Passes after which the result is kept as it is; it may oscillate, so that the number is part of
  /// the method.
  public var passes = 31
  /// Which sort turns about where several have the same smallest sum.
  public var tiedMinimum = TiedMinimum.first
  /// Whether a sort whose h² exceeds 1 over all factors is brought back to 1.
  public var dividesHeywood = false
  /// Rounding of sums after every sort, of what they are scaled by, of loadings and residuals.
  public var rounding = Rounding.exact
}

/// The small print of iterated principal axis factors.
public struct PrincipalAxisConventions: Equatable, Sendable {
  /// Largest change of a communality at which the iteration stops.
  public var stop = 1e-8
  /// Iterations after which it gives up and says so.
  public var iterations = 10_000
  /// A communality is not taken larger than this: a sort is never all common variance.
  public var largestCommunality = 0.995
}

/// The small print of maximum likelihood factors.
public struct MaximumLikelihoodConventions: Equatable, Sendable {
  /// Largest derivative of the discrepancy to a log unique variance at which the search stops.
  public var stop = 1e-9
  /// Newton steps after which it gives up and says so.
  public var iterations = 500
  /// A communality is not let above this: a sort is never all common variance.
  public var largestCommunality = 0.995
}

/// The small print of rotation.
public struct RotationConventions: Equatable, Sendable {
  /// Largest plane angle, in radians, at which rotation has converged.
  public var stop = 1e-10
  /// Sweeps over all planes after which rotation gives up and says so.
  public var sweeps = 1000
  /// Random orthogonal starts beside the unrotated loadings, where rotation goes in planes.
  public var starts = 10
  /// Size of the projected gradient at which oblimin has converged.
  public var obliqueStop = 1e-6
  /// Steps after which oblimin gives up and says so.
  public var obliqueSteps = 1000
  /// What flags and score weights of an oblique rotation rest on.
  public var obliqueLoadings = ObliqueLoadings.structure
  /// How varimax is computed.
  public var algorithm = RotationAlgorithm.planes
  /// The order of the rotated factors.
  public var order = FactorOrder.bySize
  /// The sign of the rotated factors.
  public var signs = FactorSigns.bySquares
  /// Rounding of rotated loadings, and of loadings after the last turn by hand.
  public var rounding = Rounding.exact
  /// Rounding of loadings after every turn by hand.
  public var turns = Rounding.exact
}

/// How varimax is computed.
public enum RotationAlgorithm: Equatable, Sendable {
  /// Plane rotations by the best angle, to the end.
  case planes
  /// The pairwise scheme of older programs; rotations other than varimax are done in planes.
  case pairwise(PairwiseVarimaxRules)
  /// As R does: varimax by singular values until their sum grows by less than this share, quartimax
  /// by gradient projection, rows as they are, until the gradient is smaller than this.
  case projection(stop: Double)
}

/// Which loadings of an oblique rotation tell who defines a factor.
public enum ObliqueLoadings: Equatable, Sendable {
  /// The correlations of sorts with factors.
  case structure
  /// The weights of factors in sorts; h² is then the sum of their squares.
  case pattern
}

/// The order of the rotated factors.
public enum FactorOrder: Equatable, Sendable {
  /// By Σa² after rotation, largest first.
  case bySize
  /// By Σa² where components were extracted, other factors as the rotation left them.
  case componentsBySize
  /// As the rotation left them.
  case asTheyCome
}

/// The sign of the rotated factors.
public enum FactorSigns: Equatable, Sendable {
  /// Σ a·|a| over the sorts is positive.
  case bySquares
  /// Σ a over the sorts is positive where components were extracted, other factors as the rotation
  /// left them.
  case componentsBySum
  /// As the rotation left them.
  case asTheyCome
}

/// The small print of flagging.
public struct FlagConventions: Equatable, Sendable {
  /// The two-sided normal quantile of every level: a loading is significant where |a| > this/√N.
  /// 1.96 is the field's figure for p < .05 (Brown 1980:222).
  public var quantiles: [FlagLevel: Double] = [
    .p20: 1.282, .p15: 1.440, .p10: 1.645, .p05: 1.96, .p01: 2.576, .p005: 2.807, .p001: 3.291,
    .p0005: 3.481, .p0001: 3.891,
  ]

  /// Rounding of squared loadings, and of the limit and its square, in both halves of the rule.
  public var rounding = Rounding.exact

  /// The least significant loading of a study with N statements: quantile/√N.
  public func limit(_ level: FlagLevel, statements: Int) -> Double {
    rounding((quantiles[level] ?? 1.96) / Double(statements).squareRoot())
  }
}

/// The small print of scoring.
public struct ScoreConventions: Equatable, Sendable {
  /// The largest loading before the weight a/(1 − a²) is warned of as a Heywood case.
  public var heywoodLoading = 0.999
  /// 1 − a² is not taken smaller than this in the weight, so that weights stay finite.
  public var weightFloor = 1e-6
  /// What a loading beyond 1 weighs.
  public var weightsAboveOne = WeightAboveOne.floor
  /// What weights are relative to.
  public var weightScale = WeightScale.none
  /// The order in which a factor's sorts are added up; it matters where sums are rounded.
  public var addition = AdditionOrder.asListed
  /// Rounding on the way to z-scores.
  public var rounding = ScoreRounding()
  /// Two z-scores closer than this are tied.
  public var tie = 1e-9
  /// When sorts are standardised before they are weighted.
  public var standardisation = StandardisationRule.whenUnforced
  /// Which columns of the grid tied statements take.
  public var ties = TieRule.listedFirstHigher
}

/// What a loading of 1 or beyond weighs.
public enum WeightAboveOne: Equatable, Sendable {
  /// a over the floor of 1 − a².
  case floor
  /// a where a² = 1, a/(a² − 1) beyond it.
  case mirrored
}

/// What the weights of a factor are relative to.
public enum WeightScale: Equatable, Sendable {
  /// Nothing: w = a/(1 − a²).
  case none
  /// 10 w/|w|max. The maximum of the j-th factor is, by a slip in KADE, that of the factor which the
  /// j-th of all definers defines, the definers taken factor by factor. z-scores are the same but for
  /// rounding.
  case tenOfSharedMaximum
}

/// The order in which a factor's weighted sorts are added up.
public enum AdditionOrder: Equatable, Sendable {
  /// As the study lists them.
  case asListed
  /// By the size of their loadings, largest first.
  case byLoading
}

/// Rounding on the way to z-scores.
public struct ScoreRounding: Equatable, Sendable {
  /// Rounding of the loadings that weights come from.
  public var loadings = Rounding.exact
  /// Rounding of squared loadings and weights.
  public var weights = Rounding.exact
  /// Rounding of what weights are multiplied by when they are scaled.
  public var scales = Rounding.exact
  /// Rounding of standardised sorts.
  public var sorts = Rounding.exact
  /// Rounding of a weight times a sort's value.
  public var products = Rounding.exact
  /// Rounding of the sum after every sort.
  public var sums = Rounding.exact
  /// Rounding of z-scores.
  public var z = Rounding.exact
  /// Rounding of the correlations between z-scores.
  public var correlations = Rounding.exact

  /// Makes no rounding.
  public init() {}
}

/// When sorts are standardised (each by its own mean and standard deviation, divisor N − 1) before
/// they are weighted.
public enum StandardisationRule: Equatable, Sendable {
  /// Where they do not all share one multiset of placements.
  case whenUnforced
  /// Always.
  case always
  /// Never: raw placements are weighted.
  case never
}

/// Which columns of the grid statements with tied scores take.
public enum TieRule: Equatable, Sendable {
  /// The one listed first takes the higher column; the grid holds.
  case listedFirstHigher
  /// All take the lowest of the columns that they fill together; the grid need not hold.
  case allLower
  /// All take the column at the mean of the places they fill together, rounded down; the grid need
  /// not hold.
  case floorOfMeanRank
}

/// The small print of what is reported of a factor.
public struct CharacteristicsConventions: Equatable, Sendable {
  /// Rounding of classical reliabilities, standard errors, and those of differences.
  public var errors = Rounding.exact
  /// Rounding of Σa² of rotated factors.
  public var eigenvalues = Rounding.exact
  /// Rounding of per cent of explained variance.
  public var explainedVariance = Rounding.exact
}

/// The small print of the classical tests.
public struct ComparisonConventions: Equatable, Sendable {
  /// A difference is significant at p < .05 above this many SED.
  public var p05 = 1.960
  /// The same at p < .01.
  public var p01 = 2.576
  /// The same at p < .001.
  public var p001 = 3.291
  /// Whether a difference just at the critical value is significant.
  public var bound = CriticalBound.strict
  /// Rounding of a score once one of its differences is significant, for the tests still to come.
  public var significantScores = Rounding.exact
  /// Which statements are consensus.
  public var consensus = ConsensusRule.p01
}

/// Which statements are consensus by the classical tests.
public enum ConsensusRule: Equatable, Sendable {
  /// Those of which no pair differs at p < .01, marked where none does at p < .05.
  case p01
  /// Those of which no pair differs at p < .05.
  case p05
}

/// Whether a difference just at the critical value is significant.
public enum CriticalBound: Equatable, Sendable {
  /// It is not.
  case strict
  /// It is.
  case inclusive
}

/// The small print of the bootstrap.
public struct BootstrapConventions: Equatable, Sendable {
  /// What becomes of a viewpoint that no sort of a step is flagged on.
  public var undefined = UndefinedViewpointRule.largestLoading
}

/// What becomes of a viewpoint that no sort of a bootstrap step is flagged on.
public enum UndefinedViewpointRule: Equatable, Sendable {
  /// The sort with the largest loading on it defines it alone, so that no step is left out.
  case largestLoading
  /// It has no scores in that step.
  case missing
}

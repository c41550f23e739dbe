/// The small print of a Q analysis, on which programs differ: each stage reads its own part.
///
/// The defaults are ``exact``, Mindset's own: full double precision, converged iterations, no
/// rounding on the way. Another program's constant states only where it departs from that.
public struct Conventions: Equatable, Sendable {
  /// Brown's centroid factors.
  public var centroid = CentroidConventions()
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
  /// The classical tests.
  public var comparison = ComparisonConventions()

  /// Makes exact conventions.
  public init() {}

  /// Full precision throughout.
  public static let exact = Conventions()
}

/// The small print of the centroid method.
public struct CentroidConventions: Equatable, Sendable {
  /// Largest change of a squared loading at which the iteration stops. The stop is part of the
  /// method: run to the end, every residual column sum is 0 and the next factor is noise.
  public var stop = 1e-5
  /// A column sum below −this is reflected.
  public var reflectBelow = 1e-12
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
}

/// The small print of flagging.
public struct FlagConventions: Equatable, Sendable {
  /// The two-sided 5 % quantile used by the pre-flag rule: |a| > this/√N.
  public var quantile = 1.96
}

/// The small print of scoring.
public struct ScoreConventions: Equatable, Sendable {
  /// The largest loading before the weight a/(1 − a²) is warned of as a Heywood case.
  public var heywoodLoading = 0.999
  /// 1 − a² is not taken smaller than this in the weight, so that weights stay finite.
  public var weightFloor = 1e-6
  /// Two z-scores closer than this are tied.
  public var tie = 1e-9
}

/// The small print of the classical tests.
public struct ComparisonConventions: Equatable, Sendable {
  /// A difference is significant at p < .05 above this many SED.
  public var p05 = 1.960
  /// The same at p < .01.
  public var p01 = 2.576
  /// The same at p < .001.
  public var p001 = 3.291
}

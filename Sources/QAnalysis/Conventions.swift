/// The small print of a Q analysis, on which programs differ: each stage reads its own fields.
///
/// ``exact`` is Mindset's own: full double precision, converged iterations, no rounding on the way.
public struct Conventions: Equatable, Sendable {
  /// Largest change of a squared loading at which the centroid iteration stops. The stop is part of
  /// the method: run to the end, every residual column sum is 0 and the next factor is noise.
  public var centroidStop: Double
  /// A column sum below −this is reflected (centroid).
  public var centroidReflectBelow: Double
  /// Largest plane angle, in radians, at which rotation has converged.
  public var rotationStop: Double
  /// Sweeps over all planes after which rotation gives up and says so.
  public var rotationSweeps: Int
  /// The two-sided 5 % quantile used by the pre-flag rule: |a| > this/√N.
  public var flagQuantile: Double
  /// The largest loading before the weight a/(1 − a²) is warned of as a Heywood case.
  public var heywoodLoading: Double
  /// 1 − a² is not taken smaller than this in the weight, so that weights stay finite.
  public var weightFloor: Double
  /// Two z-scores closer than this are tied.
  public var tie: Double
  /// Critical values of the classical test at p < .05, .01 and .001; differences must exceed them.
  public var criticalValues: CriticalValues

  /// Standard normal quantiles of the classical test.
  public struct CriticalValues: Equatable, Sendable {
    /// p < .05.
    public var p05: Double
    /// p < .01.
    public var p01: Double
    /// p < .001.
    public var p001: Double
  }

  /// Full precision throughout.
  public static let exact = Conventions(
    centroidStop: 1e-5, centroidReflectBelow: 1e-12, rotationStop: 1e-10, rotationSweeps: 1000,
    flagQuantile: 1.96, heywoodLoading: 0.999, weightFloor: 1e-6, tie: 1e-9,
    criticalValues: CriticalValues(p05: 1.960, p01: 2.576, p001: 3.291))
}

/// Why an analysis can't be computed.
public enum AnalysisError: Error, Equatable, Sendable {
  /// More factors were asked for than the sorts carry.
  case tooManyFactors(asked: Int, available: Int)
  /// Fewer than one factor was asked for.
  case noFactors
  /// The method needs the P×P matrix and there are too many sorts for it.
  case tooManySorts(sorts: Int, limit: Int, method: String)
  /// A decision names a viewpoint that does not exist.
  case unknownViewpoint(number: Int, available: Int, decision: DecisionReference)
  /// A decision or a name refers to a sort that takes no part.
  case unknownSort(id: String, decision: DecisionReference)
  /// An anchor's array names a statement the study does not have.
  case unknownStatement(id: String, decision: DecisionReference)
}

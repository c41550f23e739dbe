/// Why an analysis can't be computed.
public enum AnalysisError: Error, Equatable, Sendable {
  /// More factors were asked for than the sorts carry.
  case tooManyFactors(asked: Int, available: Int)
  /// More factors were to be extracted, before some are kept, than the method can tell apart.
  case tooManyExtracted(asked: Int, available: Int)
  /// Fewer than one factor was asked for.
  case noFactors
  /// The method has no rule of its own for when to end.
  case noAutomaticStop(method: String)
  /// The method needs the P×P matrix and there are too many sorts for it.
  case tooManySorts(sorts: Int, limit: Int, method: String)
  /// Maximum likelihood needs fewer sorts than statements and a correlation matrix that can be
  /// inverted.
  case notPositiveDefinite(sorts: Int, statements: Int)
  /// A decision names a viewpoint that does not exist.
  case unknownViewpoint(number: Int, available: Int, decision: DecisionReference)
  /// A decision or a name refers to a sort that takes no part.
  case unknownSort(id: String, decision: DecisionReference)
  /// An anchor's array names a statement the study does not have.
  case unknownStatement(id: String, decision: DecisionReference)
  /// Rotation through a defining sort was asked for, and none named.
  case noDefiningSort
  /// The defining sort takes no part.
  case unknownDefiningSort(id: String)
  /// The defining sort has nothing in common with the kept factors.
  case definingSortWithoutLoadings(id: String)
  /// Target rotation was asked for, and no target given.
  case noTarget
  /// The target has loadings of a sort that takes no part.
  case unknownTargetSort(id: String)
  /// The target lacks a sort that takes part.
  case sortWithoutTarget(id: String)
  /// The target has another number of factors.
  case targetFactors(asked: Int, target: Int)
  /// A loading in the target is no number a loading may come near to.
  case unusableTarget(sort: String, loading: Double)
  /// Factors of the target can't be told apart.
  case targetRank(factors: Int, rank: Int)
  /// An oblique rotation makes factors one and the same, so that their correlations have no inverse.
  case factorsFallTogether(method: String)
  /// Factors of an oblique rotation were to be turned in a plane, where no right angle is kept.
  case notOrthogonal(method: String, decision: DecisionReference)
  /// More resamples were to be drawn than can be kept.
  case tooManyDraws(asked: Int, available: Int)
  /// Steps of a bootstrap were to be turned to the factors of an oblique rotation, which no
  /// orthogonal one reaches.
  case obliqueTarget(method: String)
}

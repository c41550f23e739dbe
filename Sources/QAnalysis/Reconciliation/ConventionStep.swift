/// One field of the small print in which programs may differ, in words: what a reconciliation swaps
/// on its own.
public struct ConventionStep: Sendable {
  /// What kind of convention it is.
  public enum Kind: String, Sendable {
    /// Figures are rounded on their way.
    case rounding
    /// When an iteration ends.
    case stop
    /// Where an iteration or a formula starts.
    case start
    /// How a step is computed.
    case algorithm
    /// A value that is not let past a limit.
    case cap
    /// What becomes of equal values.
    case ties
    /// Whether, and how, values are brought to one scale.
    case standardisation
    /// How many standard errors a difference must exceed, or whether reaching them is enough.
    case critical
    /// Reliability and standard errors.
    case reliability
    /// The order and the sign of viewpoints.
    case order
  }

  /// Its kind.
  public let kind: Kind
  /// What it is about, such as “correlations between sorts”.
  public let name: String
  /// Why it can change results, as a clause.
  public let reason: String
  private let phrase: @Sendable (Conventions) -> String
  private let copy: @Sendable (Conventions, inout Conventions) -> Void
  private let isSame: @Sendable (Conventions, Conventions) -> Bool

  /// Describes the field at a key path.
  ///
  /// - Parameter words: a value of the field in words.
  init<Value: Equatable & Sendable>(
    _ kind: Kind, _ name: String, _ path: any WritableKeyPath<Conventions, Value> & Sendable,
    because reason: String, words: @escaping @Sendable (Value) -> String
  ) {
    self.kind = kind
    self.name = name
    self.reason = reason
    phrase = { words($0[keyPath: path]) }
    copy = { $1[keyPath: path] = $0[keyPath: path] }
    isSame = { $0[keyPath: path] == $1[keyPath: path] }
  }

  /// The field's value in words.
  public func words(_ conventions: Conventions) -> String { phrase(conventions) }

  /// Whether two conventions differ in this field.
  public func differs(_ a: Conventions, _ b: Conventions) -> Bool { !isSame(a, b) }

  /// The conventions with this field as another's.
  public func taking(from other: Conventions, into conventions: Conventions) -> Conventions {
    var result = conventions
    copy(other, &result)
    return result
  }

  /// The fields in which a program departs from exact conventions, in the order of the stages.
  public static func departures(of program: Conventions) -> [ConventionStep] {
    all.filter { $0.differs(.exact, program) }
  }
}

// MARK: The fields, in the order of the stages

extension ConventionStep {
  /// Every field of ``Conventions``.
  public static let all: [ConventionStep] =
    extraction + rotationAndFlags + scoring + comparing

  private static let extraction: [ConventionStep] = [
    ConventionStep(
      .algorithm, "how correlations are computed", \.correlation.algorithm,
      because: "single precision shows in the last printed digit"
    ) { algorithm in
      switch algorithm {
      case .unitVectors: "in double precision"
      case .standardised(let rounding): "of standardised placements, figures of \(words(rounding))"
      }
    },
    ConventionStep(
      .rounding, "correlations between sorts", \.correlation.rounding,
      because: "factors are extracted from the printed digits", words: words),
    ConventionStep(
      .algorithm, "how principal components are computed", \.extraction.components,
      because: "single precision shows where eigenvalues lie close together"
    ) { algorithm in
      switch algorithm {
      case .lapack: "in double precision"
      case .householderQL(let rounding): "by Householder and QL, figures of \(words(rounding))"
      }
    },
    ConventionStep(
      .rounding, "unrotated loadings", \.extraction.rounding,
      because: "rotation starts from the printed digits", words: words),
    ConventionStep(
      .stop, "the centroid's iteration", \.centroid.stop,
      because: "the stop is part of the method: a later one gives other loadings", words: words),
    ConventionStep(
      .stop, "column sums the centroid reflects", \.centroid.reflectBelow,
      because: "a sum of next to nothing is reflected or not", words: words),
    ConventionStep(
      .start, "the communality the centroid starts from", \.centroid.start,
      because: "the iteration is stopped early and still remembers its start"
    ) { $0.map(words) ?? "mean residual" },
    ConventionStep(
      .cap, "communalities above 1 after the centroid", \.centroid.dividesHeywood,
      because: "a sort that exceeds 1 has its loadings divided"
    ) { $0 ? "divided" : "kept" },
    ConventionStep(
      .algorithm, "where the centroid's sums begin", \.centroid.sums,
      because: "sums of rounded figures depend on their order"
    ) { $0 == .fromFirst ? "with the first sort" : "with the last sort" },
    ConventionStep(
      .rounding, "figures of the centroid on their way", \.centroid.rounding,
      because: "each factor is taken out of rounded residuals", words: words),
    ConventionStep(
      .stop, "Horst's iteration", \.horst.stop,
      because: "communalities are settled earlier or later", words: words),
    ConventionStep(
      .stop, "passes of Horst's iteration", \.horst.passes,
      because: "an iteration that does not settle is cut off elsewhere"
    ) { "\($0)" },
    ConventionStep(
      .ties, "the sort Horst's method turns about among equal ones", \.horst.tiedMinimum,
      because: "another sort turned about leads to other signs on the way"
    ) { $0 == .first ? "the first" : "the last" },
    ConventionStep(
      .cap, "communalities above 1 after Horst's method", \.horst.dividesHeywood,
      because: "a sort that exceeds 1 has its loadings divided"
    ) { $0 ? "divided" : "kept" },
    ConventionStep(
      .rounding, "figures of Horst's method on their way", \.horst.rounding,
      because: "each factor is taken out of rounded residuals", words: words),
  ]

  private static let rotationAndFlags: [ConventionStep] = [
    ConventionStep(
      .algorithm, "how varimax is computed", \.rotation.algorithm,
      because: "other schemes end near the optimum, and not at it"
    ) { algorithm in
      switch algorithm {
      case .planes: "to the optimum"
      case .pairwise: "pairwise, with the inverted branch"
      case .projection(let stop): "by projection, to \(stop)"
      }
    },
    ConventionStep(
      .stop, "the angle at which rotation has converged", \.rotation.stop,
      because: "rotation ends nearer to the optimum or farther from it", words: words),
    ConventionStep(
      .stop, "sweeps of rotation", \.rotation.sweeps,
      because: "a rotation that does not settle is cut off elsewhere"
    ) { "\($0)" },
    ConventionStep(
      .start, "random starts of rotation", \.rotation.starts,
      because: "with one start rotation may end at a lesser optimum"
    ) { "\($0)" },
    ConventionStep(
      .stop, "the gradient at which oblimin has converged", \.rotation.obliqueStop,
      because: "rotation ends nearer to the optimum or farther from it", words: words),
    ConventionStep(
      .stop, "steps of oblimin", \.rotation.obliqueSteps,
      because: "a rotation that does not settle is cut off elsewhere"
    ) { "\($0)" },
    ConventionStep(
      .algorithm, "the loadings that flags of an oblique rotation rest on",
      \.rotation.obliqueLoadings, because: "structure and pattern differ where factors correlate"
    ) { $0 == .structure ? "structure" : "pattern" },
    ConventionStep(
      .order, "order of viewpoints", \.rotation.order,
      because: "only places and identifiers change"
    ) { order in
      switch order {
      case .bySize: "by size"
      case .componentsBySize: "components by size, other factors as rotation leaves them"
      case .asTheyCome: "as rotation leaves them"
      }
    },
    ConventionStep(
      .order, "sign of viewpoints", \.rotation.signs,
      because: "a viewpoint is told from its other side"
    ) { signs in
      switch signs {
      case .bySquares: "by squares"
      case .componentsBySum: "components by sum, other factors as rotation leaves them"
      case .asTheyCome: "as rotation leaves them"
      }
    },
    ConventionStep(
      .rounding, "loadings after every turn by hand", \.rotation.turns,
      because: "the next turn starts from rounded loadings", words: words),
    ConventionStep(
      .rounding, "rotated loadings", \.rotation.rounding,
      because: "flags and weights follow from the printed digits", words: words),
    ConventionStep(
      .critical, "quantiles for flagging", \.flags.quantiles,
      because: "a loading near the limit is flagged or not"
    ) { quantiles in
      FlagLevel.allCases.compactMap { quantiles[$0] }.map { "\($0)" }.joined(separator: " ")
    },
    ConventionStep(
      .rounding, "squared loadings and their limit in flagging", \.flags.rounding,
      because: "a loading near the limit is flagged or not", words: words),
  ]

  private static let scoring: [ConventionStep] = [
    ConventionStep(
      .algorithm, "the weight of a loading of 1 or beyond", \.scores.weightsAboveOne,
      because: "a sort that exceeds its factor weighs more or less"
    ) { $0 == .floor ? "over the floor" : "mirrored" },
    ConventionStep(
      .standardisation, "what weights are relative to", \.scores.weightScale,
      because: "with rounding on the way the scale of weights bears on their last digits"
    ) { $0 == .none ? "nothing" : "10 at the maximum of a factor" },
    ConventionStep(
      .algorithm, "the order in which weighted sorts are added up", \.scores.addition,
      because: "with rounding on the way the order of a sum bears on its last digits"
    ) { $0 == .asListed ? "as listed" : "by loading" },
    ConventionStep(
      .rounding, "loadings that weights come from", \.scores.rounding.loadings,
      because: "weights follow from the printed digits", words: words),
    ConventionStep(
      .rounding, "weights", \.scores.rounding.weights,
      because: "scores are weighted by the printed digits", words: words),
    ConventionStep(
      .rounding, "the scale of weights", \.scores.rounding.scales,
      because: "weights are multiplied by a rounded scale", words: words),
    ConventionStep(
      .rounding, "standardised sorts", \.scores.rounding.sorts,
      because: "rounded placements are weighted", words: words),
    ConventionStep(
      .rounding, "weighted placements", \.scores.rounding.products,
      because: "rounded products are added up", words: words),
    ConventionStep(
      .rounding, "sums of weighted placements", \.scores.rounding.sums,
      because: "every sort added rounds the sum anew", words: words),
    ConventionStep(
      .rounding, "z-scores", \.scores.rounding.z,
      because: "scores that differ in later digits become ties", words: words),
    ConventionStep(
      .rounding, "correlations between viewpoints", \.scores.rounding.correlations,
      because: "only the figure itself changes", words: words),
    ConventionStep(
      .cap, "the loading warned of as a Heywood case", \.scores.heywoodLoading,
      because: "only a warning changes", words: words),
    ConventionStep(
      .cap, "the smallest 1 − a² in a weight", \.scores.weightFloor,
      because: "a sort that all but is its factor weighs less", words: words),
    ConventionStep(
      .standardisation, "sorts standardised before they are weighted", \.scores.standardisation,
      because: "a sort that is spread wider counts for more unless it is standardised"
    ) { rule in
      switch rule {
      case .whenUnforced: "where they are free"
      case .always: "always"
      case .never: "never"
      }
    },
    ConventionStep(
      .ties, "scores that count as tied", \.scores.tie,
      because: "statements nearly equal are put in order or treated as equal", words: words),
    ConventionStep(
      .ties, "columns that tied statements take", \.scores.ties,
      because: "equal statements are laid on the grid in another way"
    ) { rule in
      switch rule {
      case .listedFirstHigher: "the first listed higher"
      case .allLower: "all the lowest"
      case .floorOfMeanRank: "the one at their mean place, rounded down"
      }
    },
  ]

  private static let comparing: [ConventionStep] = [
    ConventionStep(
      .reliability, "reliabilities and standard errors", \.characteristics.errors,
      because: "a difference near a critical value is tested against a rounded error", words: words),
    ConventionStep(
      .rounding, "sums of squared loadings", \.characteristics.eigenvalues,
      because: "only the figure itself changes", words: words),
    ConventionStep(
      .rounding, "explained variance", \.characteristics.explainedVariance,
      because: "only the figure itself changes", words: words),
    ConventionStep(
      .critical, "critical value at p < .05", \.comparison.p05,
      because: "a difference near it is significant or not", words: words),
    ConventionStep(
      .critical, "critical value at p < .01", \.comparison.p01,
      because: "a difference near it is significant or not", words: words),
    ConventionStep(
      .critical, "critical value at p < .001", \.comparison.p001,
      because: "a difference near it is significant or not", words: words),
    ConventionStep(
      .critical, "a difference just at a critical value", \.comparison.bound,
      because: "it is significant by ≥ and not by >"
    ) { $0 == .strict ? "not significant (>)" : "significant (≥)" },
    ConventionStep(
      .rounding, "scores in the course of the tests", \.comparison.significantScores,
      because: "later tests see a score of fewer digits", words: words),
    ConventionStep(
      .critical, "consensus statements", \.comparison.consensus,
      because: "a statement with a difference between the two levels is consensus or not"
    ) { "no pair differs at p < \($0 == .p01 ? ".01" : ".05")" },
    ConventionStep(
      .cap, "viewpoints that nobody defines in a step of the bootstrap", \.bootstrap.undefined,
      because: "only the bootstrap changes"
    ) { $0 == .largestLoading ? "the largest loading defines them" : "they have no scores in it" },
  ]

  // MARK: Values in words

  @Sendable private static func words(_ rounding: Rounding) -> String {
    switch rounding {
    case .exact: "not rounded"
    case .decimals(let decimals): "\(decimals) decimal\(decimals == 1 ? "" : "s")"
    case .single: "single precision"
    case .twice(let first, let second): "\(first), then \(second) decimals"
    }
  }

  @Sendable private static func words(_ value: Double) -> String { "\(value)" }
}

/// Every choice that bears on the figures, as one plain value.
///
/// The raw values of the methods are the words users type and recipes hold.
public struct AnalysisSettings: Equatable, Sendable {
  /// How likeness between two sorts is measured. Default: Pearson, the field's habit.
  public var correlation: CorrelationMethod
  /// How factors are extracted. Default: principal components.
  public var extraction: ExtractionMethod
  /// How many factors are extracted before some are kept; `nil` means the method's own number
  /// (principal components 8, centroid 7, fewer where the study has less; principal axis and maximum
  /// likelihood as many as are kept, since there each number is a fit of its own), never fewer than
  /// kept.
  public var extract: Int?
  /// How many factors are kept and rotated: K.
  public var factors: Int
  /// How the kept factors are rotated. Default: varimax.
  public var rotation: RotationMethod
  /// How defining sorts are found. Default: the pre-flag rule.
  public var flagging: FlaggingRule
  /// Test–retest reliability of one person's sort. Default: .80 (Brown 1980).
  public var reliability: Double
  /// How p-values of statement differences are adjusted. Default: Benjamini–Hochberg.
  public var adjustment: Adjustment
  /// δ: the difference in z that still counts as agreeing. Default: .75.
  public var equivalence: Double
  /// Seed of everything drawn at random. Default: 1.
  public var seed: UInt64
  /// The field's small print: tolerances, critical values, caps.
  public var conventions: Conventions

  /// Makes settings; all but the number of factors have defaults.
  public init(
    factors: Int, correlation: CorrelationMethod = .pearson, extraction: ExtractionMethod = .pca,
    extract: Int? = nil, rotation: RotationMethod = .varimax, flagging: FlaggingRule = .standard,
    reliability: Double = 0.8, adjustment: Adjustment = .benjaminiHochberg,
    equivalence: Double = 0.75, seed: UInt64 = 1, conventions: Conventions = .exact
  ) {
    self.factors = factors
    self.correlation = correlation
    self.extraction = extraction
    self.extract = extract
    self.rotation = rotation
    self.flagging = flagging
    self.reliability = reliability
    self.adjustment = adjustment
    self.equivalence = equivalence
    self.seed = seed
    self.conventions = conventions
  }
}

/// How likeness between two sorts is measured.
public enum CorrelationMethod: String, Sendable, CaseIterable {
  /// Product-moment correlation of placements.
  case pearson
  /// Pearson correlation of average ranks.
  case spearman
  /// Kendall's tau-b.
  case kendall
}

/// How factors are extracted.
public enum ExtractionMethod: String, Sendable, CaseIterable {
  /// Principal components: eigenvectors of R scaled by the root of their eigenvalue.
  case pca
  /// Brown's centroid method.
  case centroid
  /// Iterated principal axis, which is minimum residuals.
  case paf
  /// Maximum likelihood; fewer sorts than statements are needed.
  case ml
}

/// How kept factors are rotated.
public enum RotationMethod: String, Sendable, CaseIterable {
  /// Not at all; factors are still ordered and signed.
  case none
  /// Orthomax with γ = 1.
  case varimax
  /// Orthomax with γ = 0.
  case quartimax
  /// Orthomax with γ = K/2.
  case equamax

  /// γ of the orthomax criterion for K factors; `nil` where there is no rotation.
  public func gamma(factors: Int) -> Double? {
    switch self {
    case .none: nil
    case .varimax: 1
    case .quartimax: 0
    case .equamax: Double(factors) / 2
    }
  }
}

/// How defining sorts are found.
public enum FlaggingRule: String, Sendable, CaseIterable {
  /// Significant at p < .05 and more than half of the communality (Brown 1980:222; PQMethod).
  case standard
  /// Only the recipe's own flags.
  case none
}

/// How p-values are adjusted for the number of comparisons.
public enum Adjustment: String, Sendable, CaseIterable {
  /// False discovery rate (Benjamini & Hochberg 1995).
  case benjaminiHochberg = "bh"
  /// Family-wise error (Holm 1979).
  case holm
}

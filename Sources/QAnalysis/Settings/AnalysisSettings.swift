/// Every choice that bears on the figures, as one plain value.
///
/// The raw values of the methods are the words users type and recipes hold.
public struct AnalysisSettings: Equatable, Sendable {
  /// How likeness between two sorts is measured. Default: Pearson, the field's habit.
  public var correlation: CorrelationMethod
  /// How factors are extracted. Default: principal components.
  public var extraction: ExtractionMethod
  /// How many factors are extracted before some are kept; `nil` means the method's own number
  /// (principal components 8, centroid 7, fewer where the study has less; for the others, where each
  /// number is a fit of its own, as many as are kept), never fewer than kept.
  public var extract: Int?
  /// When extraction ends. Default: at the number extracted.
  public var extractionStop: ExtractionStop
  /// How many factors are kept and rotated: K.
  public var factors: Int
  /// How the kept factors are rotated. Default: varimax.
  public var rotation: RotationMethod
  /// What ``RotationMethod/target`` turns to: loadings on K factors, by identifier of the sort.
  public var target: [String: [Double]]?
  /// The sort through which ``RotationMethod/defining`` puts the first factor.
  public var definingSort: String?
  /// How defining sorts are found. Default: the pre-flag rule.
  public var flagging: FlaggingRule
  /// How significant a loading must be to be flagged. Default: p < .05.
  public var flagLevel: FlagLevel
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
    extract: Int? = nil, extractionStop: ExtractionStop = .count,
    rotation: RotationMethod = .varimax, target: [String: [Double]]? = nil,
    definingSort: String? = nil, flagging: FlaggingRule = .standard,
    flagLevel: FlagLevel = .p05, reliability: Double = 0.8,
    adjustment: Adjustment = .benjaminiHochberg,
    equivalence: Double = 0.75, seed: UInt64 = 1, conventions: Conventions = .exact
  ) {
    self.factors = factors
    self.correlation = correlation
    self.extraction = extraction
    self.extract = extract
    self.extractionStop = extractionStop
    self.rotation = rotation
    self.target = target
    self.definingSort = definingSort
    self.flagging = flagging
    self.flagLevel = flagLevel
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
  /// Horst's centroid method, communalities iterated.
  case horst
  /// Iterated principal axis, which is minimum residuals.
  case paf
  /// Maximum likelihood; fewer sorts than statements are needed.
  case ml
}

/// When extraction ends.
public enum ExtractionStop: String, Sendable, CaseIterable {
  /// At ``AnalysisSettings/extract`` factors.
  case count
  /// By the method's own rule on what is left to extract; Horst's alone has one.
  case automatic = "auto"
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
  /// Oblique: varimax loadings sharpened by their fourth power.
  case promax
  /// Oblique: direct oblimin with γ = 0.
  case oblimin
  /// As near to other loadings as an orthogonal rotation comes (``AnalysisSettings/target``).
  case target
  /// The first factor through one sort (``AnalysisSettings/definingSort``), the others by varimax.
  case defining

  /// Whether factors may correlate.
  public var isOblique: Bool { self == .promax || self == .oblimin }

  /// γ of the orthomax criterion for K factors; `nil` for the methods that do not maximise it.
  public func gamma(factors: Int) -> Double? {
    switch self {
    case .none, .promax, .oblimin, .target, .defining: nil
    case .varimax: 1
    case .quartimax: 0
    case .equamax: Double(factors) / 2
    }
  }
}

/// How defining sorts are found.
public enum FlaggingRule: String, Sendable, CaseIterable {
  /// Significant, and more than half of the communality (Brown 1980:222; PQMethod).
  case standard
  /// Significant, whatever the other loadings are.
  case significance
  /// More than half of the communality, however small that is.
  case majority
  /// Only the recipe's own flags.
  case none
}

/// The two-sided significance a loading needs to be flagged.
public enum FlagLevel: Double, Sendable, CaseIterable {
  /// p < .2.
  case p20 = 0.2
  /// p < .15.
  case p15 = 0.15
  /// p < .1.
  case p10 = 0.1
  /// p < .05, the field's habit.
  case p05 = 0.05
  /// p < .01.
  case p01 = 0.01
  /// p < .005.
  case p005 = 0.005
  /// p < .001.
  case p001 = 0.001
  /// p < .0005.
  case p0005 = 0.0005
  /// p < .0001.
  case p0001 = 0.0001
}

/// How p-values are adjusted for the number of comparisons.
public enum Adjustment: String, Sendable, CaseIterable {
  /// False discovery rate (Benjamini & Hochberg 1995).
  case benjaminiHochberg = "bh"
  /// Family-wise error (Holm 1979).
  case holm
}

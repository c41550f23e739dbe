extension Multiverse {
  /// One way of analysing: the choices on which analysts differ.
  public struct Specification: Hashable, Sendable {
    /// How likeness between two sorts is measured.
    public var correlation: CorrelationMethod
    /// How factors are extracted.
    public var extraction: ExtractionMethod
    /// How many factors are kept.
    public var factors: Int
    /// How they are rotated.
    public var rotation: RotationMethod
    /// How significant a loading must be to be flagged.
    public var flagLevel: FlagLevel

    /// Makes a specification.
    public init(
      correlation: CorrelationMethod, extraction: ExtractionMethod, factors: Int,
      rotation: RotationMethod, flagLevel: FlagLevel
    ) {
      self.correlation = correlation
      self.extraction = extraction
      self.factors = factors
      self.rotation = rotation
      self.flagLevel = flagLevel
    }

    /// The specification of a study's own settings.
    public init(of settings: AnalysisSettings) {
      self.init(
        correlation: settings.correlation, extraction: settings.extraction,
        factors: settings.factors, rotation: settings.rotation, flagLevel: settings.flagLevel)
    }

    /// The choices a careful colleague might have made instead, every combination of them:
    /// {PCA, centroid, PAF} × {varimax, quartimax, equamax} × {K − 1, K, K + 1} × {Pearson,
    /// Spearman} × flags at {.05, .01}.
    ///
    /// 108 in all; the study's own choice joins where it is none of these, and there is no K − 1
    /// for one viewpoint.
    public static func around(_ settings: AnalysisSettings) -> [Specification] {
      func with<Level: Equatable>(_ own: Level, _ levels: [Level]) -> [Level] {
        levels.contains(own) ? levels : [own] + levels
      }
      let own = settings.factors
      var all: [Specification] = []
      for correlation in with(settings.correlation, [.pearson, .spearman]) {
        for extraction in with(settings.extraction, [.pca, .centroid, .paf]) {
          for factors in [own - 1, own, own + 1] where factors >= 1 {
            for rotation in with(settings.rotation, [.varimax, .quartimax, .equamax]) {
              for flagLevel in with(settings.flagLevel, [.p05, .p01]) {
                all.append(
                  Specification(
                    correlation: correlation, extraction: extraction, factors: factors,
                    rotation: rotation, flagLevel: flagLevel))
              }
            }
          }
        }
      }
      return all
    }

    /// A study's settings with these choices in place of its own.
    ///
    /// The number extracted stays only where the method does: it means another thing to each.
    /// Where flags are set by hand alone, the standard rule stands in for that hand.
    public func settings(over study: AnalysisSettings) -> AnalysisSettings {
      var settings = study
      settings.correlation = correlation
      settings.extraction = extraction
      settings.factors = factors
      settings.rotation = rotation
      settings.flagLevel = flagLevel
      if extraction != study.extraction {
        settings.extract = nil
        settings.extractionStop = .count
      }
      if settings.flagging == .none { settings.flagging = .standard }
      return settings
    }
  }

  /// A choice on which specifications differ.
  public enum Choice: String, Sendable, CaseIterable {
    /// How likeness between sorts is measured.
    case correlation
    /// How factors are extracted.
    case extraction
    /// How many factors are kept.
    case factors
    /// How they are rotated.
    case rotation
    /// How significant a loading must be to be flagged.
    case flagLevel

    /// The level of a specification, in the words of the options.
    public func level(of specification: Specification) -> String {
      switch self {
      case .correlation: specification.correlation.rawValue
      case .extraction: specification.extraction.rawValue
      case .factors: "\(specification.factors)"
      case .rotation: specification.rotation.rawValue
      case .flagLevel: "\(specification.flagLevel.rawValue)"
      }
    }
  }
}

import QStudy

/// The choices of an analysis that a program can be asked for, each seen on its own.
public struct Repertoire: Equatable, Sendable {
  /// Measures of likeness between sorts.
  public var correlations: Set<CorrelationMethod>
  /// Extractions.
  public var extractions: Set<ExtractionMethod>
  /// Rotations by rule.
  public var rotations: Set<RotationMethod>
  /// Whether planes can be turned by hand.
  public var turnsByHand: Bool
  /// Rules for flags; flags by hand alone are ``FlaggingRule/none``.
  public var flagging: Set<FlaggingRule>
  /// Levels of significance of a flag.
  public var flagLevels: Set<FlagLevel>
  /// The reliability of one person's sort where it can't be set; `nil` where it can.
  public var reliability: Double?
}

extension CompatMode {
  /// What the program has.
  ///
  /// Sources: the manuals of qmethod 1.8.4 (Zabala 2014) and psych 2.2.9, of KADE 1.4.0 (Banasick
  /// 2019) and of PQMethod 2.35 (Schmolck 2014).
  public var repertoire: Repertoire {
    switch self {
    case .qmethod:
      Repertoire(
        correlations: Set(CorrelationMethod.allCases), extractions: [.pca, .centroid],
        rotations: [.none, .varimax, .quartimax, .promax, .oblimin], turnsByHand: false,
        flagging: [.standard, .none], flagLevels: [.p05], reliability: nil)
    case .kade:
      Repertoire(
        correlations: [.pearson], extractions: [.pca, .centroid, .horst],
        rotations: [.none, .varimax], turnsByHand: true,
        flagging: Set(FlaggingRule.allCases), flagLevels: Set(FlagLevel.allCases), reliability: 0.8)
    case .pqmethod:
      Repertoire(
        correlations: [.pearson], extractions: [.pca, .centroid, .horst],
        rotations: [.none, .varimax], turnsByHand: true,
        flagging: [.standard, .none], flagLevels: [.p05], reliability: 0.8)
    }
  }

  /// What an analysis asks for and the program does not have, a phrase each; empty where the program
  /// could make the whole of it.
  public func lacks(_ settings: AnalysisSettings, decisions: Decisions = Decisions()) -> [String] {
    let own = repertoire
    var lacks: [String] = []
    if !own.correlations.contains(settings.correlation) {
      lacks.append("\(settings.correlation.rawValue.capitalisedFirst) correlation")
    }
    if !own.extractions.contains(settings.extraction) { lacks.append(settings.extraction.words) }
    if !own.rotations.contains(settings.rotation) { lacks.append(settings.rotation.words) }
    if !own.turnsByHand, !decisions.rotations.isEmpty { lacks.append("rotation by hand") }
    if !own.flagging.contains(settings.flagging) {
      lacks.append("flagging by \(settings.flagging.rawValue) alone")
    }
    // Without significance among its conditions a rule has no level.
    let usesLevel = settings.flagging == .standard || settings.flagging == .significance
    if usesLevel, !own.flagLevels.contains(settings.flagLevel) {
      lacks.append("flag level of \(settings.flagLevel.rawValue)")
    }
    if let fixed = own.reliability, settings.reliability != fixed {
      lacks.append("reliability of \(settings.reliability)")
    }
    return lacks
  }

  /// What the program lacks for an analysis, as a sentence; `nil` where it lacks nothing.
  public func lackSentence(
    _ settings: AnalysisSettings, decisions: Decisions = Decisions()
  ) -> String? {
    let lacks = lacks(settings, decisions: decisions)
    guard !lacks.isEmpty else { return nil }
    return
      "\(program) has no \(lacks.joined(separator: ", no ")): only its small print is repeated "
      + "here, and it could not print these figures."
  }

  /// Says that figures by a program's small print are none of the program's, where that is so.
  static func warnings(_ settings: AnalysisSettings, decisions: Decisions) -> [Warning] {
    CompatMode(settings.conventions)?.lackSentence(settings, decisions: decisions)
      .map { [Warning(.notInProgram, $0)] } ?? []
  }
}

extension ExtractionMethod {
  fileprivate var words: String {
    switch self {
    case .pca: "principal components"
    case .centroid: "centroid extraction"
    case .horst: "centroid extraction by Horst"
    case .paf: "principal axis extraction"
    case .ml: "maximum likelihood"
    }
  }
}

extension RotationMethod {
  fileprivate var words: String {
    switch self {
    case .none: "unrotated factors"
    case .varimax, .quartimax, .equamax, .promax, .oblimin: "\(rawValue) rotation"
    case .target: "rotation to a target"
    case .defining: "rotation through a defining sort"
    }
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

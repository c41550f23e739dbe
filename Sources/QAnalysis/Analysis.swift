public import QStudy

/// A Q study analysed: each property is one stage of the method, in its order.
///
/// Every stage takes the ones before it and is immutable. What takes an analysis further (parallel
/// analysis, and what is to come) lives beside it.
public struct Analysis: Sendable {
  /// The sorts.
  public let table: SortTable
  /// Every choice made.
  public let settings: AnalysisSettings
  /// What a person decided about the solution.
  public let decisions: Decisions
  /// Where they apply in this run.
  package let positions: PositionedDecisions
  /// How alike the sorts are.
  public let correlations: Correlations
  /// Unrotated factors.
  public let extraction: Extraction
  /// Kept factors, rotated, ordered and signed, with a person's decisions applied.
  public let rotation: Rotation
  /// Which sorts define which factor.
  public let flags: Flags
  /// z-scores and arrays.
  public let scores: FactorScores
  /// Reliability, standard errors, explained variance.
  public let characteristics: Characteristics
  /// Statements: distinguishing, shared, undecided; common ground.
  public let comparison: Comparison
  /// Where the disagreement lies.
  public let themes: [ThemeResult]
  /// The factors as people name them.
  public let viewpoints: [Viewpoint]
  /// Everything a reader must know beside the figures, in the order of the stages.
  public let warnings: [Warning]

  /// Runs the method from sorts to shared and divergent viewpoints.
  ///
  /// - Parameters:
  ///   - table: the checked sorts; N statements, P sorts.
  ///   - settings: every choice that bears on the figures.
  ///   - decisions: what a person decided about the solution.
  ///   - earlier: an earlier solution that positions and signs are taken from.
  /// - Throws: ``AnalysisError`` for what can't be computed; LAPACK failures.
  public init(
    _ table: SortTable, settings: AnalysisSettings, decisions: Decisions = Decisions(),
    alignedTo earlier: EarlierSolution? = nil
  ) throws {
    let correlations = try Correlations(
      table, method: settings.correlation, conventions: settings.conventions.correlation)
    try self.init(
      table, correlations: correlations,
      extraction: Extraction(correlations, settings: settings), settings: settings,
      decisions: decisions, alignedTo: earlier)
  }

  /// Runs the method from unrotated factors on: what a change of rotation, flags or decisions needs.
  ///
  /// - Parameters:
  ///   - table: the checked sorts; N statements, P sorts.
  ///   - correlations: those of the table.
  ///   - extraction: unrotated factors of the correlations, by the same settings.
  ///   - settings: every choice that bears on the figures.
  ///   - decisions: what a person decided about the solution.
  ///   - earlier: an earlier solution that positions and signs are taken from.
  /// - Throws: as ``init(_:settings:decisions:alignedTo:)``.
  public init(
    _ table: SortTable, correlations: Correlations, extraction: Extraction,
    settings: AnalysisSettings, decisions: Decisions = Decisions(),
    alignedTo earlier: EarlierSolution? = nil
  ) throws {
    var identityWarnings: [Warning] = []
    let statements = table.statements.count

    self.correlations = correlations
    self.extraction = extraction
    let automatic = try Rotation(
      extraction, sorts: table.sorts.map(\.id), settings: settings)
    let decided = try Self.position(
      decisions, earlier: earlier, automatic: automatic, table: table, settings: settings,
      warnings: &identityWarnings)
    positions = decided
    rotation = try Rotation(
      automatic, applying: decided, conventions: settings.conventions.rotation)
    flags = Flags(rotation, statements: statements, settings: settings, decided: decided.flags)
    scores = FactorScores(
      table, rotation: rotation, flags: flags, conventions: settings.conventions.scores)
    characteristics = Characteristics(
      table, correlations: correlations, rotation: rotation, flags: flags, scores: scores,
      settings: settings)
    comparison = Comparison(
      table, flags: flags, scores: scores, characteristics: characteristics, settings: settings)
    themes = ThemeResult.results(
      table, flags: flags, scores: scores, characteristics: characteristics, settings: settings)

    let names = try Identity(table, rotation: rotation, flags: flags, scores: scores)
      .match(decisions.anchors)
    viewpoints = (0..<flags.factors).map { f in
      let anchor = names.factors.firstIndex(of: f).map { decisions.anchors[$0] }
      return Viewpoint(
        identifier: Viewpoint.identifier(f), name: anchor?.name, gist: anchor?.gist)
    }
    self.table = table
    self.settings = settings
    self.decisions = decisions
    warnings =
      table.warnings + table.peopleWarnings + extraction.warnings
      + extraction.heywoodWarnings(sorts: table.sorts)
      + rotation.warnings(sorts: table.sorts, flags: flags, settings: settings)
      + flags.warnings(rotation, sorts: table.sorts) + scores.warnings
      + characteristics.warnings + comparison.warnings + identityWarnings + names.warnings
      + CompatMode.warnings(settings, decisions: decisions)
  }

  /// Where the decisions apply in the automatic solution.
  private static func position(
    _ decisions: Decisions, earlier: EarlierSolution?, automatic: Rotation, table: SortTable,
    settings: AnalysisSettings, warnings: inout [Warning]
  ) throws -> PositionedDecisions {
    guard decisions != Decisions() || earlier != nil else {
      return PositionedDecisions(factors: settings.factors)
    }
    let flags = Flags(
      automatic, statements: table.statements.count, settings: settings, decided: [])
    let scores = FactorScores(
      table, rotation: automatic, flags: flags, conventions: settings.conventions.scores)
    return try PositionedDecisions(
      decisions, earlier: earlier,
      automatic: Identity(table, rotation: automatic, flags: flags, scores: scores), table: table,
      factors: settings.factors, warnings: &warnings)
  }
}

extension Analysis {
  /// Whether a person, and not a rule, left a sort without a flag: flags are set by hand alone, or
  /// this sort's was removed. How near it lies to a viewpoint is then not what its status says.
  public func isPassedOver(_ sort: Int) -> Bool {
    guard flags.values[sort].allSatisfy({ $0 == 0 }) else { return false }
    return settings.flagging == .none
      || positions.flags.contains { $0.sort == sort && $0.sign == 0 }
  }
}

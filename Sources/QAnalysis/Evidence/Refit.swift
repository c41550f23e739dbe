import QNumerics
import QStudy

/// The analysis made again without one sort, each viewpoint in the place of its counterpart.
struct Refit {
  let rotation: Rotation
  let flags: Flags
  let scores: FactorScores
  let labels: StatementLabels

  /// Analyses all sorts but one, and puts the factors where the automatic solution of all sorts has
  /// theirs: those whose loadings on the other sorts are most alike, by |φ|, are counterparts.
  ///
  /// - Parameters:
  ///   - analysis: the study's analysis.
  ///   - automatic: its rotation before any decision.
  ///   - left: position of the sort left out.
  /// - Throws: ``AnalysisError`` where the other sorts carry too few factors, or a rotation rests on
  ///   the sort; LAPACK failures.
  init(_ analysis: Analysis, automatic: Rotation, leavingOut left: Int) throws {
    let table = analysis.table.leavingOut(left)
    var settings = analysis.settings
    // Where every start ends at one optimum, the unrotated loadings lead to it as well.
    if automatic.agreement.elsewhere == 0 { settings.conventions.rotation.starts = 0 }
    let correlations = analysis.correlations.leavingOut(left)
    let own = try Rotation(
      kept: Self.unrotated(correlations, settings: settings), sorts: table.sorts.map(\.id),
      settings: settings)
    let others = automatic.loadings.selectingRows(
      analysis.table.sorts.indices.filter { $0 != left })
    let decided = analysis.positions.leavingOut(
      left, counterparts: try LoadingMatch.pairs(old: others, new: own.loadings))
    rotation = try Rotation(own, applying: decided, conventions: settings.conventions.rotation)
    flags = Flags(
      rotation, statements: table.statements.count, settings: settings, decided: decided.flags)
    scores = FactorScores(
      table, rotation: rotation, flags: flags, conventions: settings.conventions.scores)
    labels = StatementLabels(
      statements: table.statements.count, scores: scores,
      characteristics: Characteristics(
        table, correlations: correlations, rotation: rotation, flags: flags, scores: scores,
        settings: settings), settings: settings)
  }

  /// The kept factors before rotation; nothing is computed that only a report of them would need.
  private static func unrotated(
    _ correlations: Correlations, settings: AnalysisSettings
  ) throws -> Matrix {
    let extracted: Matrix
    if settings.extraction == .pca {
      extracted = try PrincipalComponents.loadings(correlations, count: settings.factors)
    } else if let matrix = correlations.matrix {
      extracted = try FittedFactors(
        matrix, statements: correlations.unitPlacements.rows, settings: settings
      ).loadings
    } else {
      throw AnalysisError.tooManySorts(
        sorts: correlations.unitPlacements.columns, limit: Correlations.largestMatrix,
        method: settings.extraction.rawValue)
    }
    guard extracted.columns >= settings.factors else {
      throw AnalysisError.tooManyFactors(asked: settings.factors, available: extracted.columns)
    }
    let rounding = settings.conventions.extraction.rounding
    return extracted.selectingColumns(Array(0..<settings.factors)).map { rounding($0) }
  }
}

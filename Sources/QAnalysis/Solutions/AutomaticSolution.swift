import QNumerics
import QStudy

/// Rotated factors of some sorts and their flags, without a person's decisions: what halves of a study
/// and studies of noise are put through.
struct AutomaticSolution: Sendable {
  /// The factors.
  let rotation: Rotation
  /// Which sorts define them.
  let flags: Flags

  /// The solutions with each number of factors; `nil` where the sorts do not carry so many.
  ///
  /// Sorts that may not be those of the study have no target and no defining sort: rotation gives way
  /// to varimax.
  /// - Throws: LAPACK failures.
  static func each(
    _ factors: [Int], of table: SortTable, settings: AnalysisSettings
  ) throws -> [AutomaticSolution?] {
    var settings = settings
    if settings.rotation == .target || settings.rotation == .defining {
      settings.rotation = .varimax
    }
    let correlations = try Correlations(
      table, method: settings.correlation, conventions: settings.conventions.correlation)
    var extracted: Extraction?
    return try factors.map { count in
      settings.factors = count
      do {
        let extraction: Extraction
        // Components are the same however many are kept.
        if settings.extraction == .pca, let extracted, extracted.loadings.columns >= count {
          extraction = extracted
        } else {
          extraction = try Extraction(correlations, settings: settings)
          extracted = extraction
        }
        let rotation = try Rotation(
          extraction, sorts: table.sorts.map(\.id), settings: settings)
        return AutomaticSolution(
          rotation: rotation,
          flags: Flags(
            rotation, statements: table.statements.count, settings: settings, decided: []))
      } catch is AnalysisError {
        return nil
      }
    }
  }

  /// What the solution says of the statements of its sorts.
  func scored(_ table: SortTable, settings: AnalysisSettings) -> EarlierSolution {
    EarlierSolution(
      statements: table.statements.map(\.id),
      z: FactorScores(
        table, rotation: rotation, flags: flags, conventions: settings.conventions.scores
      ).z)
  }
}

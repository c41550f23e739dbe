import QAnalysis
import QStudy

extension TidyTables {
  /// Other ways to analyse: what holds of statements, sorts and viewpoints, and every analysis.
  static func multiverse(_ document: AnalysisDocument) -> [TidyTable] {
    guard let multiverse = document.evidence.multiverse else { return [] }
    return [
      TidyTable(
        name: "multiverse-statements",
        columns: [
          .statement, .label, .holds, .shareDistinguishing, .shareShared, .shareUndecided,
        ],
        rows: zip(document.analysis.table.statements, multiverse.statements).map {
          statement, result -> [TidyTable.Cell] in
          [
            .text(statement.id), .text(result.label.rawValue), .number(result.holds),
            .number(result.distinguishing), .number(result.shared), .number(result.undecided),
          ]
        }),
      TidyTable(
        name: "multiverse-sorts", columns: [.sort, .viewpoint, .holds, .elsewhere],
        rows: zip(document.analysis.table.sorts, multiverse.sorts).map {
          sort, result -> [TidyTable.Cell] in
          [
            .text(sort.id),
            .text(result.membership?.viewpoint.map { document.identifier(of: $0) }),
            .number(result.holds), .number(result.elsewhere),
          ]
        }),
      TidyTable(
        name: "multiverse-viewpoints", columns: [.factor, .found, .sure],
        rows: multiverse.viewpoints.enumerated().map {
          factor, result -> [TidyTable.Cell] in
          [
            .text(document.identifier(of: factor)), .number(result?.found), .number(result?.sure),
          ]
        }),
      TidyTable(
        name: "multiverse-runs",
        columns: [
          .correlationMethod, .extraction, .rotation, .factorCount, .flagLevel, .converged,
          .labelsHold, .membershipsHold, .viewpointsFound,
        ],
        rows: multiverse.runs.map { run -> [TidyTable.Cell] in
          let specification = run.specification
          return [
            .text(specification.correlation.rawValue), .text(specification.extraction.rawValue),
            .text(specification.rotation.rawValue), .whole(specification.factors),
            .number(specification.flagLevel.rawValue), .truth(run.converged),
            .number(run.agreement.labels), .number(run.agreement.memberships),
            .number(run.agreement.viewpoints),
          ]
        }),
    ]
  }

  /// Further sorts, a row for each viewpoint.
  static func classification(_ document: AnalysisDocument) -> [TidyTable] {
    guard let classification = document.evidence.classification else { return [] }
    return [
      TidyTable(
        name: "further-sorts",
        columns: [.sort, .status, .communality, .factor, .loading, .flag, .placementCorrelation],
        rows: classification.sorts.flatMap { sort in
          (0..<document.factors).map { f -> [TidyTable.Cell] in
            [
              .text(sort.id), .text(sort.status.rawValue), .number(sort.communality),
              .text(document.identifier(of: f)), .number(sort.loadings[f]), .whole(sort.flags[f]),
              .number(sort.correlations[f]),
            ]
          }
        })
    ]
  }
}

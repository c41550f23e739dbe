import QAnalysis
import QStudy

extension TidyTables {
  /// A row a statement and viewpoint: what the steps of the bootstrap make of z and array; none
  /// where too few steps have values.
  static func bootstrapScores(_ document: AnalysisDocument) -> TidyTable? {
    guard let bootstrap = document.evidence.bootstrap, bootstrap.hasIntervals else { return nil }
    let statements = document.analysis.table.statements
    return TidyTable(
      name: "bootstrap-scores",
      columns: [.statement, .factor] + estimateColumns + [.highest, .lowest],
      rows: statements.indices.flatMap { j in
        bootstrap.z.indices.map { f -> [TidyTable.Cell] in
          [.text(statements[j].id), .text(document.identifier(of: f))]
            + cells(bootstrap.z[f][j])
            + [.number(bootstrap.highest[f][j]), .number(bootstrap.lowest[f][j])]
        }
      })
  }

  /// A row a sort and viewpoint: what the steps make of its loading, and how often it is flagged;
  /// none as of the scores.
  static func bootstrapMembers(_ document: AnalysisDocument) -> TidyTable? {
    guard let bootstrap = document.evidence.bootstrap, bootstrap.hasIntervals else { return nil }
    let sorts = document.analysis.table.sorts
    return TidyTable(
      name: "bootstrap-members",
      columns: [.sort, .factor] + estimateColumns + [.flagFrequency, .firm],
      rows: sorts.indices.flatMap { i in
        bootstrap.loadings[i].indices.map { f -> [TidyTable.Cell] in
          [.text(sorts[i].id), .text(document.identifier(of: f))]
            + cells(bootstrap.loadings[i][f])
            + [
              .number(bootstrap.flagFrequency[i][f]),
              .truth(bootstrap.isFirm(sort: i, factor: f)),
            ]
        }
      })
  }

  /// A row a viewpoint: how many steps there were, how many were lost, and how well the others find
  /// it again.
  static func bootstrapSteps(_ document: AnalysisDocument) -> TidyTable? {
    guard let bootstrap = document.evidence.bootstrap else { return nil }
    return TidyTable(
      name: "bootstrap-steps",
      columns: [
        .factor, .steps, .failed, .degenerate, .undefined, .weakMatches, .medianMatch,
      ],
      rows: bootstrap.undefined.indices.map { f in
        [
          .text(document.identifier(of: f)), .whole(bootstrap.steps), .whole(bootstrap.failed),
          .whole(bootstrap.degenerate), .whole(bootstrap.undefined[f]),
          .whole(bootstrap.weakMatches[f]), .number(bootstrap.medianMatch[f]),
        ]
      })
  }

  private static let estimateColumns: [TidyColumn] = [
    .bootstrapMean, .bootstrapStandardError, .bootstrapBias, .bootstrapLower, .bootstrapUpper,
  ]

  private static func cells(_ estimate: Bootstrap.Estimate?) -> [TidyTable.Cell] {
    [
      .number(estimate?.mean), .number(estimate?.standardError), .number(estimate?.bias),
      .number(estimate?.lower), .number(estimate?.upper),
    ]
  }
}

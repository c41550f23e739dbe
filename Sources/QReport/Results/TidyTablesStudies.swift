import QAnalysis
import QNumerics
import QStudy

extension TidyTables {
  /// The tables of several studies compared, as files.
  package static func files(_ document: StudiesDocument) -> [(name: String, bytes: [UInt8])] {
    files(of: tables(document))
  }

  static func tables(_ document: StudiesDocument) -> [TidyTable] {
    [
      studies(document), studyPairs(document), studyMatches(document), secondOrder(document),
      secondOrderLoadings(document), secondOrderScores(document), warnings(document.warnings),
    ]
  }

  /// A row a viewpoint of a study: what its letter stands for.
  private static func studies(_ document: StudiesDocument) -> TidyTable {
    TidyTable(
      name: "studies", columns: [.study, .title, .factor, .name, .gist, .definers],
      rows: document.studies.enumerated().flatMap { position, study in
        study.analysis.viewpoints.enumerated().map { f, viewpoint -> [TidyTable.Cell] in
          [
            .text(StudiesComparison.identifier(position)), .text(study.study.title),
            .text(viewpoint.identifier), .text(viewpoint.name), .text(viewpoint.gist),
            .whole(study.analysis.characteristics.factors[f].definers),
          ]
        }
      })
  }

  // MARK: Pairs

  private static let pairColumns: [TidyColumn] = [
    .studyA, .a, .studyB, .b, .sharedStatements, .correlation, .congruence,
  ]

  /// A row two viewpoints of two studies.
  private static func studyPairs(_ document: StudiesDocument) -> TidyTable {
    TidyTable(
      name: "study-pairs", columns: pairColumns,
      rows: document.comparison.pairs.flatMap { pair in
        pair.correlations.indices.flatMap { f in
          pair.correlations[f].indices.map { g in
            cells(pair, f, g, pair.correlations[f][g], pair.congruences[f][g])
          }
        }
      })
  }

  /// A row a viewpoint and its counterpart.
  private static func studyMatches(_ document: StudiesDocument) -> TidyTable {
    TidyTable(
      name: "study-matches", columns: pairColumns + [.same, .beyondDoubt],
      rows: document.comparison.pairs.flatMap { pair in
        pair.matches.map { match in
          cells(pair, match.first, match.second, match.correlation, match.congruence)
            + [.truth(match.isSame), .truth(match.isSure)]
        }
      })
  }

  private static func cells(
    _ pair: StudiesComparison.Pair, _ f: Int, _ g: Int, _ correlation: Double?,
    _ congruence: Double?
  ) -> [TidyTable.Cell] {
    [
      .text(StudiesComparison.identifier(pair.first)), .text(Viewpoint.identifier(f)),
      .text(StudiesComparison.identifier(pair.second)), .text(Viewpoint.identifier(g)),
      .whole(pair.statements.count), .number(correlation), .number(congruence),
    ]
  }

  // MARK: Second order

  /// A row a second-order viewpoint.
  private static func secondOrder(_ document: StudiesDocument) -> TidyTable {
    let found = document.comparison.secondOrder?.analysis
    return TidyTable(
      name: "second-order", columns: [.secondOrder, .definers, .explainedVariance],
      rows: (found?.characteristics.factors ?? []).enumerated().map { s, factor in
        [
          .text(StudiesDocument.secondOrderIdentifier(s)), .whole(factor.definers),
          .number(factor.explainedVariance),
        ]
      })
  }

  /// A row an array and a second-order viewpoint.
  private static func secondOrderLoadings(_ document: StudiesDocument) -> TidyTable {
    let secondOrder = document.comparison.secondOrder
    return TidyTable(
      name: "second-order-loadings", columns: [.study, .factor, .secondOrder, .loading, .flag],
      rows: (secondOrder?.members ?? []).enumerated().flatMap { row, member in
        (secondOrder?.analysis?.viewpoints.indices ?? 0..<0).map { s -> [TidyTable.Cell] in
          [
            .text(StudiesComparison.identifier(member.study)),
            .text(Viewpoint.identifier(member.factor)),
            .text(StudiesDocument.secondOrderIdentifier(s)),
            .number(secondOrder?.analysis?.rotation.loadings[row, s]),
            .whole(secondOrder?.analysis?.flags.values[row][s]),
          ]
        }
      })
  }

  /// A row a statement that all studies share and a second-order viewpoint.
  private static func secondOrderScores(_ document: StudiesDocument) -> TidyTable {
    let found = document.comparison.secondOrder?.analysis
    return TidyTable(
      name: "second-order-scores", columns: [.statement, .text, .secondOrder, .z, .array],
      rows: (found?.table.statements ?? []).enumerated().flatMap { j, statement in
        (found?.viewpoints.indices ?? 0..<0).map { s -> [TidyTable.Cell] in
          [
            .text(statement.id), .text(statement.text),
            .text(StudiesDocument.secondOrderIdentifier(s)), .number(found?.scores.z[s]?[j]),
            .whole(found?.scores.arrays[s]?[j]),
          ]
        }
      })
  }
}

import QAnalysis
import QStudy

// Statements and themes: one row a statement, a statement and factor, or a statement and pair.

extension TidyTables {
  static func statements(_ document: AnalysisDocument) -> TidyTable {
    let compared = document.analysis.comparison.statements
    return TidyTable(
      name: "statements",
      columns: [.statement, .text, .theme, .direction, .label, .consensus],
      rows: zip(document.study.statements, compared).map { statement, result -> [TidyTable.Cell] in
        [
          .text(statement.id), .text(statement.text), .text(statement.theme),
          .whole(statement.direction.map { $0 == .speaksFor ? 1 : -1 }),
          .text(result.label.rawValue), .text(result.classical.consensus.rawValue),
        ]
      })
  }

  static func scores(_ document: AnalysisDocument) -> TidyTable {
    let analysis = document.analysis
    return TidyTable(
      name: "scores",
      columns: [.statement, .factor, .z, .array, .distinguishes, .classicalLevel],
      rows: document.study.statements.enumerated().flatMap { j, statement in
        let result = analysis.comparison.statements[j]
        return (0..<document.factors).map { f -> [TidyTable.Cell] in
          [
            .text(statement.id), .text(document.identifier(of: f)),
            .number(analysis.scores.z[f]?[j]), .whole(analysis.scores.arrays[f]?[j]),
            .truth(result.distinguishes.contains(f)),
            .number(result.classical.distinguishes.first { $0.factor == f }?.level),
          ]
        }
      })
  }

  static func comparisons(_ document: AnalysisDocument) -> TidyTable {
    let compared = document.analysis.comparison.statements
    return TidyTable(
      name: "comparisons",
      columns: [.statement, .a, .b, .difference, .sed, .p, .adjusted, .hedgesG, .classicalLevel],
      rows: zip(document.study.statements, compared).flatMap { statement, result in
        result.differences.map { difference -> [TidyTable.Cell] in
          [
            .text(statement.id), .text(document.identifier(of: difference.a)),
            .text(document.identifier(of: difference.b)), .number(difference.difference),
            .number(difference.sed), .number(difference.p), .number(difference.adjusted),
            .number(difference.hedgesG), .number(difference.classicalLevel),
          ]
        }
      })
  }

  static func commonGround(_ document: AnalysisDocument) -> TidyTable {
    let compared = document.analysis.comparison.statements
    return TidyTable(
      name: "common-ground",
      columns: [.statement, .side, .evidence, .margin, .embrace, .reject, .bridge],
      rows: zip(document.study.statements, compared).map { statement, result -> [TidyTable.Cell] in
        [
          .text(statement.id), .text(result.commonGround.side?.rawValue),
          .text(result.commonGround.evidence?.rawValue), .number(result.commonGround.margin),
          .number(result.embrace), .number(result.reject), .number(result.bridge),
        ]
      })
  }

  static func themes(_ document: AnalysisDocument) -> TidyTable {
    TidyTable(
      name: "themes",
      columns: [
        .theme, .name, .statementCount, .divergence, .rawDivergence, .share, .tilt, .argument,
        .p, .adjusted, .label, .sharedOutOfReach, .aroundTheMiddle,
      ],
      rows: document.analysis.themes.map { result -> [TidyTable.Cell] in
        [
          .text(result.theme.id), .text(result.theme.label), .whole(result.statements.count),
          .number(result.divergence), .number(result.rawDivergence), .number(result.share),
          .number(result.tilt), .number(result.argument), .number(result.p),
          .number(result.adjusted), .text(result.label?.rawValue),
          .truth(result.sharedOutOfReach), .truth(result.aroundTheMiddle),
        ]
      })
  }

  static func stances(_ document: AnalysisDocument) -> TidyTable {
    TidyTable(
      name: "stances", columns: [.theme, .factor, .stance, .stanceStandardError, .stanceSide],
      rows: document.analysis.themes.flatMap { result in
        result.stances.enumerated().map { f, stance -> [TidyTable.Cell] in
          [
            .text(result.theme.id), .text(document.identifier(of: f)), .number(stance?.mean),
            .number(stance?.standardError),
            .whole(stance.map { Int($0.side?.sign ?? 0) }),
          ]
        }
      })
  }
}

import QAnalysis
import QStudy
import QTables

// What the viewpoints share and where they part, statement by statement and theme by theme.

extension AnalysisJSON {
  static func comparison(_ document: AnalysisDocument) -> JSONValue {
    let ids = document.study.statements.map(\.id)
    return .array(
      zip(ids, document.analysis.comparison.statements).map { id, statement in
        [
          "statement": .string(id),
          "differences": .array(statement.differences.map { difference($0) }),
          "classical": classical(statement.classical),
          "label": .string(statement.label.rawValue),
          "distinguishes": .array(statement.distinguishes.map { .factor($0) }),
          "commonGround": [
            "side": .text(statement.commonGround.side?.rawValue),
            "evidence": .text(statement.commonGround.evidence?.rawValue),
            "margin": .figure(statement.commonGround.margin),
          ],
          "embrace": .figure(statement.embrace), "reject": .figure(statement.reject),
          "bridge": .figure(statement.bridge),
        ]
      })
  }

  private static func difference(_ difference: Comparison.Difference) -> JSONValue {
    [
      "a": .factor(difference.a), "b": .factor(difference.b),
      "difference": .figure(difference.difference), "sed": .figure(difference.sed),
      "p": .figure(difference.p), "adjusted": .figure(difference.adjusted),
      "hedgesG": .figure(difference.hedgesG),
      "classicalLevel": .figure(difference.classicalLevel),
    ]
  }

  private static func classical(_ classical: Comparison.Classical) -> JSONValue {
    [
      "distinguishes": .array(
        classical.distinguishes.map { mark in
          ["factor": .factor(mark.factor), "level": .figure(mark.level)]
        }),
      "consensus": .string(classical.consensus.rawValue),
    ]
  }

  static func themes(_ document: AnalysisDocument) -> JSONValue {
    .array(
      document.analysis.themes.map { result in
        [
          "theme": .string(result.theme.id), "name": .string(result.theme.label),
          "statements": .integer(result.statements.count),
          "divergence": .figure(result.divergence),
          "rawDivergence": .figure(result.rawDivergence), "share": .figure(result.share),
          "tilt": .figure(result.tilt), "argument": .figure(result.argument),
          "p": .figure(result.p), "adjusted": .figure(result.adjusted),
          "stances": result.stances.isEmpty ? .null : .array(result.stances.map { stance($0) }),
          "label": .text(result.label?.rawValue),
          "sharedOutOfReach": .bool(result.sharedOutOfReach),
          "aroundTheMiddle": .bool(result.aroundTheMiddle),
        ]
      })
  }

  private static func stance(_ stance: ThemeResult.Stance?) -> JSONValue {
    guard let stance else { return .null }
    return [
      "mean": .figure(stance.mean), "standardError": .figure(stance.standardError),
      "side": .text(stance.side?.rawValue),
    ]
  }

  /// δ that this study could show, in z and in columns of the grid.
  static func detectable(_ document: AnalysisDocument) -> JSONValue {
    let equivalence = document.analysis.comparison.detectableEquivalence
    let column = document.analysis.table.grid.standardDeviation
    return [
      "equivalence": .figure(equivalence), "gridColumns": .figure(equivalence.map { $0 * column }),
    ]
  }
}

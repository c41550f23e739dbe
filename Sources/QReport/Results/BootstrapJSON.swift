import QAnalysis
import QStudy
import QTables

extension AnalysisJSON {
  /// The key `bootstrap`: null where it was not asked for.
  static func bootstrap(_ document: AnalysisDocument) -> JSONValue {
    guard let bootstrap = document.evidence.bootstrap else { return .null }
    let statements = document.analysis.table.statements.indices
    return [
      "steps": .integer(bootstrap.steps), "match": .string(bootstrap.match.rawValue),
      "failed": .integer(bootstrap.failed), "degenerate": .integer(bootstrap.degenerate),
      "undefined": .array(bootstrap.undefined.map { .integer($0) }),
      "weakMatches": .array(bootstrap.weakMatches.map { .integer($0) }),
      "medianMatch": .array(bootstrap.medianMatch.map { .figure($0) }),
      "z": estimates(statements.map { j in bootstrap.z.map { $0[j] } }),
      "loadings": estimates(bootstrap.loadings),
      "flagFrequency": table(bootstrap.flagFrequency),
      "outerColumns": .integer(bootstrap.outerColumns),
      "highest": table(statements.map { j in bootstrap.highest.map { $0[j] } }),
      "lowest": table(statements.map { j in bootstrap.lowest.map { $0[j] } }),
    ]
  }

  private static func estimates(_ rows: [[Bootstrap.Estimate?]]) -> JSONValue {
    func part(_ value: (Bootstrap.Estimate) -> Double) -> JSONValue {
      table(rows.map { $0.map { $0.map(value) } })
    }
    return [
      "mean": part { $0.mean }, "standardError": part { $0.standardError },
      "bias": part { $0.bias }, "lower": part { $0.lower }, "upper": part { $0.upper },
    ]
  }

  private static func table(_ rows: [[Double?]]) -> JSONValue {
    .array(rows.map { .array($0.map { .figure($0) }) })
  }
}

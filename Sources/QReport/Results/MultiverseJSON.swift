import QAnalysis
import QStudy
import QTables

extension AnalysisJSON {
  /// The key `multiverse`: null where it was not asked for.
  static func multiverse(_ document: AnalysisDocument) -> JSONValue {
    guard let multiverse = document.evidence.multiverse else { return .null }
    let table = document.analysis.table
    return [
      "specifications": .integer(multiverse.specifications.count),
      "notComputed": .array(multiverse.notComputed.map(missing)),
      "statements": .array(zip(table.statements, multiverse.statements).map { statement($0, $1) }),
      "sorts": .array(zip(table.sorts, multiverse.sorts).map { sort($0, $1) }),
      "viewpoints": .array(multiverse.viewpoints.enumerated().map { viewpoint($0, $1) }),
      "choices": .array(multiverse.choices.map(choice)),
      "runs": .array(multiverse.runs.map(run)),
    ]
  }

  private static func missing(_ missing: Multiverse.NotComputed) -> JSONValue {
    .object(
      specification(missing.specification) + [("reason", JSONValue.string(missing.reason))])
  }

  private static func statement(
    _ statement: QStudy.Statement, _ result: Multiverse.StatementResult
  ) -> JSONValue {
    [
      "statement": .string(statement.id), "label": .string(result.label.rawValue),
      "holds": .figure(result.holds), "distinguishing": .figure(result.distinguishing),
      "shared": .figure(result.shared), "undecided": .figure(result.undecided),
      "distinguishes": .figures(result.distinguishes),
    ]
  }

  private static func sort(_ sort: QSort, _ result: Multiverse.SortResult) -> JSONValue {
    [
      "sort": .string(sort.id), "viewpoint": .factor(result.membership?.viewpoint),
      "holds": .figure(result.holds), "elsewhere": .figure(result.elsewhere),
    ]
  }

  private static func viewpoint(
    _ factor: Int, _ result: Multiverse.ViewpointResult?
  ) -> JSONValue {
    [
      "factor": .factor(factor), "found": .figure(result?.found), "sure": .figure(result?.sure),
      "median": .figure(result?.median), "smallest": .figure(result?.smallest),
    ]
  }

  private static func choice(_ result: Multiverse.ChoiceResult) -> JSONValue {
    [
      "choice": .string(result.choice.option),
      "levels": .array(result.levels.map(level)),
      "spread": .object(agreement(result.spread)),
    ]
  }

  private static func level(_ level: Multiverse.ChoiceResult.Level) -> JSONValue {
    let own: [(String, JSONValue)] = [
      ("level", .string(level.name)), ("runs", .integer(level.runs)),
    ]
    return .object(own + agreement(level.agreement))
  }

  private static func run(_ run: Multiverse.Run) -> JSONValue {
    let correlations = run.matches.map { JSONValue.figure($0?.correlation) }
    var members = specification(run.specification)
    members.append(("converged", .bool(run.converged)))
    members += agreement(run.agreement)
    members.append(("correlations", .array(correlations)))
    return .object(members)
  }

  private static func specification(
    _ specification: Multiverse.Specification
  ) -> [(String, JSONValue)] {
    [
      ("correlation", .string(specification.correlation.rawValue)),
      ("extraction", .string(specification.extraction.rawValue)),
      ("factors", .integer(specification.factors)),
      ("rotation", .string(specification.rotation.rawValue)),
      ("flagLevel", .figure(specification.flagLevel.rawValue)),
    ]
  }

  private static func agreement(_ agreement: Multiverse.Agreement) -> [(String, JSONValue)] {
    [
      ("labels", .figure(agreement.labels)), ("memberships", .figure(agreement.memberships)),
      ("viewpoints", .figure(agreement.viewpoints)),
    ]
  }
}

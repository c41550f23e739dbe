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
      "notComputed": .array(
        multiverse.notComputed.map { missing in
          .object(specification(missing.specification) + [("reason", .string(missing.reason))])
        }),
      "statements": .array(
        zip(table.statements, multiverse.statements).map { statement, result in
          [
            "statement": .string(statement.id), "label": .string(result.label.rawValue),
            "holds": .figure(result.holds), "distinguishing": .figure(result.distinguishing),
            "shared": .figure(result.shared), "undecided": .figure(result.undecided),
            "distinguishes": .figures(result.distinguishes),
          ]
        }),
      "sorts": .array(
        zip(table.sorts, multiverse.sorts).map { sort, result in
          [
            "sort": .string(sort.id), "viewpoint": .factor(result.membership?.viewpoint),
            "holds": .figure(result.holds), "elsewhere": .figure(result.elsewhere),
          ]
        }),
      "viewpoints": .array(
        multiverse.viewpoints.enumerated().map { factor, result in
          [
            "factor": .factor(factor), "found": .figure(result?.found),
            "sure": .figure(result?.sure), "median": .figure(result?.median),
            "smallest": .figure(result?.smallest),
          ]
        }),
      "choices": .array(
        multiverse.choices.map { result in
          .object(
            [
              ("choice", .string(result.choice.option)),
              (
                "levels",
                .array(
                  result.levels.map { level in
                    .object(
                      [("level", .string(level.name)), ("runs", .integer(level.runs))]
                        + agreement(level.agreement))
                  })
              ),
            ] + [("spread", .object(agreement(result.spread)))])
        }),
      "runs": .array(
        multiverse.runs.map { run in
          .object(
            specification(run.specification) + [("converged", .bool(run.converged))]
              + agreement(run.agreement) + [
                (
                  "correlations",
                  .array(run.matches.map { .figure($0?.correlation) })
                )
              ])
        }),
    ]
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

import QAnalysis
import QStudy

extension TidyTables {
  /// Groups and paired conditions where they were asked for, every group included: the tables are
  /// the researcher's own.
  static func groups(_ document: AnalysisDocument) -> [TidyTable] {
    var tables: [TidyTable] = []
    if !document.evidence.groups.isEmpty {
      tables += [
        groupTests(document), groupSizes(document), groupLoadings(document), groupPairs(document),
        groupStatements(document),
      ]
    }
    if let paired = document.evidence.paired {
      tables += [
        pairedTests(paired), pairedPeople(paired, document), pairedLoadings(paired, document),
        pairedStatements(paired, document),
      ]
    }
    return tables
  }

  // MARK: Groups

  private static func groupTests(_ document: AnalysisDocument) -> TidyTable {
    TidyTable(
      name: "group-tests", columns: [.attribute, .pseudoF, .p],
      rows: document.evidence.groups.map { found in
        [.text(found.attribute), .number(found.overall?.pseudoF), .number(found.overall?.p)]
      })
  }

  private static func groupSizes(_ document: AnalysisDocument) -> TidyTable {
    TidyTable(
      name: "groups",
      columns: [.attribute, .group, .people, .sortCount, .confounded, .null, .cohesion],
      rows: document.evidence.groups.flatMap { found in
        found.groups.map { group -> [TidyTable.Cell] in
          [
            .text(found.attribute), .text(group.name), .whole(group.people),
            .whole(group.sorts.count), .whole(group.confounded), .whole(group.null),
            .number(group.cohesion),
          ]
        }
      })
  }

  private static func groupLoadings(_ document: AnalysisDocument) -> TidyTable {
    TidyTable(
      name: "group-loadings", columns: [.attribute, .group, .factor, .members, .meanLoading],
      rows: document.evidence.groups.flatMap { found in
        found.groups.flatMap { group in
          group.members.indices.map { f -> [TidyTable.Cell] in
            [
              .text(found.attribute), .text(group.name), .text(document.identifier(of: f)),
              .whole(group.members[f]), .number(group.meanLoadings[f]),
            ]
          }
        }
      })
  }

  private static func groupPairs(_ document: AnalysisDocument) -> TidyTable {
    TidyTable(
      name: "group-pairs",
      columns: [.attribute, .groupA, .groupB, .likeness, .distance, .p, .adjusted],
      rows: document.evidence.groups.flatMap { found in
        found.pairs.map { pair in
          names(pair, of: found)
            + [
              .number(pair.likeness), .number(pair.distance), .number(pair.p),
              .number(pair.adjusted),
            ]
        }
      })
  }

  private static func groupStatements(_ document: AnalysisDocument) -> TidyTable {
    let statements = document.analysis.table.statements
    return TidyTable(
      name: "group-statements",
      columns: [.attribute, .groupA, .groupB, .statement, .meanDifference, .t, .p, .adjusted],
      rows: document.evidence.groups.flatMap { found in
        found.pairs.flatMap { pair in
          zip(statements, pair.statements).map { statement, difference in
            names(pair, of: found)
              + [
                .text(statement.id), .number(difference.difference), .number(difference.t),
                .number(difference.p), .number(difference.adjusted),
              ]
          }
        }
      })
  }

  private static func names(
    _ pair: GroupComparison.Pair, of found: GroupComparison
  ) -> [TidyTable.Cell] {
    [
      .text(found.attribute), .text(found.groups[pair.first].name),
      .text(found.groups[pair.second].name),
    ]
  }

  // MARK: Paired conditions

  private static func pairedPeople(
    _ found: PairedComparison, _ document: AnalysisDocument
  ) -> TidyTable {
    TidyTable(
      name: "paired-people",
      columns: [.participant, .stability, .firstViewpoint, .secondViewpoint],
      rows: found.people.map { person in
        [
          .text(person.participant), .number(person.stability),
          .text(person.firstFactor.map { document.identifier(of: $0) } ?? ""),
          .text(person.secondFactor.map { document.identifier(of: $0) } ?? ""),
        ]
      })
  }

  private static func pairedTests(_ found: PairedComparison) -> TidyTable {
    TidyTable(
      name: "paired-tests",
      columns: [.from, .to, .people, .distance, .p, .convergence, .convergenceP],
      rows: [
        [
          .text(found.from), .text(found.to), .whole(found.people.count), .number(found.distance),
          .number(found.p), .number(found.convergence?.index), .number(found.convergence?.p),
        ]
      ])
  }

  private static func pairedLoadings(
    _ found: PairedComparison, _ document: AnalysisDocument
  ) -> TidyTable {
    TidyTable(
      name: "paired-loadings", columns: [.factor, .change, .p, .adjusted],
      rows: found.shifts.enumerated().map { f, shift in
        [
          .text(document.identifier(of: f)), .number(shift.change), .number(shift.p),
          .number(shift.adjusted),
        ]
      })
  }

  private static func pairedStatements(
    _ found: PairedComparison, _ document: AnalysisDocument
  ) -> TidyTable {
    TidyTable(
      name: "paired-statements", columns: [.statement, .change, .t, .p, .adjusted],
      rows: zip(document.analysis.table.statements, found.statements).map { statement, change in
        [
          .text(statement.id), .number(change.change), .number(change.t), .number(change.p),
          .number(change.adjusted),
        ]
      })
  }
}

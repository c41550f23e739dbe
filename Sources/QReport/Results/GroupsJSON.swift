import QAnalysis
import QStudy
import QTables

extension AnalysisJSON {
  /// The key `groups`: one entry an attribute; null where none was asked for.
  static func groups(_ document: AnalysisDocument) -> JSONValue {
    guard !document.evidence.groups.isEmpty else { return .null }
    let sorts = document.analysis.table.sorts.map(\.id)
    return .array(
      document.evidence.groups.map { found in
        [
          "attribute": .string(found.attribute),
          "groups": .array(found.groups.map { group($0, sorts: sorts) }),
          "overall": found.overall.map { ["pseudoF": .figure($0.pseudoF), "p": .figure($0.p)] }
            ?? .null,
          "pairs": .array(found.pairs.map { pair($0, of: found, document) }),
          "leftOut": .texts(found.leftOut),
        ]
      })
  }

  private static func group(_ group: GroupComparison.Group, sorts: [String]) -> JSONValue {
    [
      "name": .string(group.name), "people": .integer(group.people),
      "sorts": .texts(group.sorts.map { sorts[$0] }),
      "members": .array(group.members.map { .integer($0) }),
      "confounded": .integer(group.confounded), "null": .integer(group.null),
      "meanLoadings": .figures(group.meanLoadings), "cohesion": .figure(group.cohesion),
    ]
  }

  private static func pair(
    _ pair: GroupComparison.Pair, of found: GroupComparison, _ document: AnalysisDocument
  ) -> JSONValue {
    [
      "a": .string(found.groups[pair.first].name), "b": .string(found.groups[pair.second].name),
      "shift": .figures(pair.shift), "distance": .figure(pair.distance), "p": .figure(pair.p),
      "adjusted": .figure(pair.adjusted), "likeness": .figure(pair.likeness),
      "outOfReach": .bool(pair.outOfReach),
      "statements": .array(
        zip(document.analysis.table.statements, pair.statements).map { statement, found in
          [
            "statement": .string(statement.id), "difference": .figure(found.difference),
            "t": .figure(found.t), "p": .figure(found.p), "adjusted": .figure(found.adjusted),
          ]
        }),
    ]
  }

  /// The key `paired`: null where no two conditions were asked for.
  static func paired(_ document: AnalysisDocument) -> JSONValue {
    guard let found = document.evidence.paired else { return .null }
    let table = document.analysis.table
    return [
      "from": .string(found.from), "to": .string(found.to),
      "people": .array(
        found.people.map { person in
          [
            "participant": .string(person.participant),
            "first": .string(table.sorts[person.first].id),
            "second": .string(table.sorts[person.second].id),
            "stability": .figure(person.stability), "shift": .figures(person.shift),
            "firstViewpoint": .factor(person.firstFactor),
            "secondViewpoint": .factor(person.secondFactor),
          ]
        }),
      "medianStability": .figure(found.medianStability),
      "shifts": .array(
        found.shifts.enumerated().map { f, shift in
          [
            "factor": .factor(f), "first": .figure(shift.first), "second": .figure(shift.second),
            "change": .figure(shift.change), "p": .figure(shift.p),
            "adjusted": .figure(shift.adjusted),
          ]
        }),
      "distance": .figure(found.distance), "p": .figure(found.p),
      "statements": .array(
        zip(table.statements, found.statements).map { statement, change in
          [
            "statement": .string(statement.id), "change": .figure(change.change),
            "t": .figure(change.t), "p": .figure(change.p), "adjusted": .figure(change.adjusted),
          ]
        }),
      "convergence": found.convergence.map {
        [
          "first": .figure($0.first), "second": .figure($0.second), "index": .figure($0.index),
          "p": .figure($0.p),
        ]
      } ?? .null,
      "outOfReach": .bool(found.outOfReach), "incomplete": .texts(found.incomplete),
      "ambiguous": .texts(found.ambiguous),
    ]
  }
}

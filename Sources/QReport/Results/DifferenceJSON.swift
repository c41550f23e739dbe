import QAnalysis
import QStudy
package import QTables

extension AnalysisDifference {
  /// The differences as a document of their own: every key is there, lists are whole.
  package var json: JSONValue {
    [
      "format": "mindset.difference",
      "version": 1,
      "same": .bool(isSameAsFarAsTold),
      "data": .text(data?.rawValue),
      "settings": .array(
        settings.map { change in
          [
            "name": .string(change.name), "old": change.old ?? .null, "new": change.new ?? .null,
          ]
        }),
      "statements": [
        "added": .texts(statementsAdded), "removed": .texts(statementsRemoved),
        "reworded": .texts(statementsReworded),
      ],
      "sorts": ["added": .texts(sortsAdded), "removed": .texts(sortsRemoved)],
      "viewpoints": [
        "matched": .array(
          matches.map { match in
            [
              "old": .string(old.factors[match.old].id), "new": .string(new.factors[match.new].id),
              "correlation": .figure(match.correlation),
            ]
          }),
        "appeared": .texts(appeared.map { new.factors[$0].id }),
        "vanished": .texts(vanished.map { old.factors[$0].id }),
      ],
      "names": Self.array(names, of: "viewpoint"),
      "members": .array(
        members.map { membership in
          [
            "viewpoint": .string(new.factors[membership.factor].id),
            "gained": .texts(membership.gained), "lost": .texts(membership.lost),
            "turned": .texts(membership.turned),
          ]
        }),
      "statuses": Self.array(statuses, of: "sort"),
      "labels": Self.array(labels, of: "statement"),
      "commonGround": Self.array(commonGround, of: "statement"),
      "classical": Self.array(classical, of: "statement"),
      "ranks": .array(
        ranks.map { change in
          [
            "statement": .string(change.statement),
            "viewpoint": .string(new.factors[change.factor].id), "old": .integer(change.old),
            "new": .integer(change.new),
          ]
        }),
      "themes": Self.array(themes, of: "theme"),
      "warnings": ["gained": .texts(warningsGained), "lost": .texts(warningsLost)],
      "largestScore": largest(largestScore, of: "statement"),
      "largestLoading": largest(largestLoading, of: "sort"),
    ]
  }

  private static func array(_ changes: [Change], of subject: String) -> JSONValue {
    .array(
      changes.map { change in
        .object([
          (subject, .string(change.id)), ("old", .string(change.old)), ("new", .string(change.new)),
        ])
      })
  }

  private func largest(_ change: LargestChange?, of subject: String) -> JSONValue {
    guard let change else { return .null }
    return .object([
      (subject, .string(change.id)), ("viewpoint", .string(new.factors[change.factor].id)),
      ("old", .figure(change.old)), ("new", .figure(change.new)),
    ])
  }
}

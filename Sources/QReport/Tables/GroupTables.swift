import QAnalysis
import QStudy

/// Groups and paired conditions, table by table. A report may be handed on: small groups stand
/// together, as ``GroupComparison/disclosure`` says.
extension PaperTables {
  var groups: [ReportTable] {
    document.evidence.groups.enumerated().flatMap { k, found in
      [members(found, k + 1), groupPairs(found, k + 1), groupStatements(found, k + 1)]
        .compactMap(\.self)
    }
  }

  /// How many people of each group hold each viewpoint.
  private func members(_ found: GroupComparison, _ number: Int) -> ReportTable {
    let disclosure = found.disclosure
    var rows = disclosure.shown.map { g -> [ReportTable.Cell] in
      let group = found.groups[g]
      return [.text(group.name), .integer(group.people)]
        + group.members.map { .integer($0) }
        + [
          .integer(group.confounded), .integer(group.null), .number(group.cohesion, decimals: 2),
        ]
    }
    if !disclosure.together.isEmpty, !disclosure.withheld {
      rows.append(
        [
          .text("\(NumberText.word(disclosure.together.count)) groups together"),
          .integer(disclosure.people),
        ] + disclosure.members.map { .integer($0) }
          + [.integer(disclosure.confounded), .integer(disclosure.null), .blank])
    }
    return ReportTable(
      id: "group-members-\(number)", title: "Viewpoints by \(found.attribute)",
      note:
        "Sorts that define each viewpoint. Cohesion: mean correlation between people of a group. "
        + "Groups under \(NumberText.word(GroupComparison.smallestDisclosed)) people are not broken "
        + "out.",
      columns: [.init("Group", isNumeric: false), .init("People")]
        + factors.map { .init(heading($0)) }
        + [.init("Confounded"), .init("Null"), .init("Cohesion")],
      rows: rows)
  }

  private func groupPairs(_ found: GroupComparison, _ number: Int) -> ReportTable? {
    let pairs = found.disclosedPairs
    guard !pairs.isEmpty else { return nil }
    return ReportTable(
      id: "group-pairs-\(number)", title: "Pairs of groups by \(found.attribute)",
      note:
        "Mean loading of the first group less that of the second. T: their squares summed; p by "
        + "permutation, adjusted over the pairs (Holm). Likeness: mean correlation between people of "
        + "the one and of the other.",
      columns: [.init("Groups", isNumeric: false)]
        + factors.map { .init("\(document.identifier(of: $0)) shift") }
        + [.init("T"), .init("p"), .init("Adjusted"), .init("Likeness")],
      rows: pairs.map { pair in
        [.text("\(found.groups[pair.first].name) – \(found.groups[pair.second].name)")]
          + pair.shift.map { .number($0, decimals: 2) }
          + [
            .number(pair.distance, decimals: 3), .probability(pair.p), .probability(pair.adjusted),
            .number(pair.likeness, decimals: 2),
          ]
      })
  }

  /// Statements that two groups are shown to place differently.
  private func groupStatements(_ found: GroupComparison, _ number: Int) -> ReportTable? {
    let rows = found.disclosedPairs.flatMap { pair in
      statements.indices.filter { pair.statements[$0].adjusted < Prose.shown }.map {
        j -> [ReportTable.Cell] in
        let statement = pair.statements[j]
        return statementCells(j) + [
          .text("\(found.groups[pair.first].name) – \(found.groups[pair.second].name)"),
          .number(statement.difference, decimals: 2), .number(statement.t, decimals: 2),
          .probability(statement.adjusted),
        ]
      }
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      id: "group-statements-\(number)",
      title: "Statements placed differently by \(found.attribute)",
      note: "Mean standardised placement of the first group less that of the second; Welch’s t; p "
        + "against the largest t of all statements, times the number of pairs of groups.",
      columns: Self.statementColumns
        + [
          .init("Groups", isNumeric: false), .init("Difference"), .init("t"), .init("Adjusted p"),
        ],
      rows: rows)
  }

  var paired: [ReportTable] {
    guard let found = document.evidence.paired, found.isDisclosed else { return [] }
    return [
      ReportTable(
        id: "paired-loadings", title: "Mean loadings, “\(found.from)” and “\(found.to)”",
        note: "People with both sorts; p by permutation, adjusted over the viewpoints (Holm).",
        columns: [
          .init("Viewpoint", isNumeric: false), .init(found.from), .init(found.to), .init("Change"),
          .init("p"), .init("Adjusted"),
        ],
        rows: found.shifts.enumerated().map { f, shift in
          [
            .text(heading(f)), .number(shift.first, decimals: 3),
            .number(shift.second, decimals: 3), .number(shift.change, decimals: 3),
            .probability(shift.p),
            .probability(shift.adjusted),
          ]
        }),
      ReportTable(
        id: "paired-statements", title: "Statements by how they moved",
        note:
          "Mean change of standardised placements, the largest first; p against the largest t of "
          + "all statements.",
        columns: Self.statementColumns
          + [.init("Change"), .init("t"), .init("p"), .init("Adjusted p")],
        rows: statements.indices.sorted { a, b in
          (abs(found.statements[a].change), b) > (abs(found.statements[b].change), a)
        }.map { j in
          let change = found.statements[j]
          return statementCells(j) + [
            .number(change.change, decimals: 2), .number(change.t, decimals: 2),
            .probability(change.p),
            .probability(change.adjusted),
          ]
        }),
    ]
  }
}

import QAnalysis
import QStudy

/// Other ways to analyse, table by table.
extension PaperTables {
  /// What each choice does, and how statements and sorts fare; none where it was not asked for.
  var multiverse: [ReportTable] {
    guard let multiverse = document.evidence.multiverse, !multiverse.runs.isEmpty else { return [] }
    return [choiceTable(multiverse), labelTable(multiverse), membershipTable(multiverse)]
  }

  private func choiceTable(_ multiverse: Multiverse) -> ReportTable {
    let prose = Prose(document)
    return ReportTable(
      id: "multiverse-choices", title: "What each choice does",
      note:
        "Per cent of the labels of statements, of the memberships of sorts and of the viewpoints "
        + "that hold, on average over the analyses with each level.",
      columns: [
        .init("Choice", isNumeric: false), .init("Level", isNumeric: false), .init("Analyses"),
        .init("Labels"), .init("Memberships"), .init("Viewpoints"),
      ],
      rows: multiverse.choices.flatMap { result in
        result.levels.map { level -> [ReportTable.Cell] in
          [
            .text(NumberText.capitalised(prose.words(result.choice))), .text(level.name),
            .integer(level.runs), Self.percent(level.agreement.labels),
            Self.percent(level.agreement.memberships), Self.percent(level.agreement.viewpoints),
          ]
        }
      })
  }

  private func labelTable(_ multiverse: Multiverse) -> ReportTable {
    ReportTable(
      id: "multiverse-statements", title: "Labels under other choices",
      note: "Per cent of \(NumberText.integer(multiverse.runs.count)) analyses: in which the label "
        + "holds, and which label the statement bears.",
      columns: [
        .init("Statement", isNumeric: false, idsOf: .statement), .init("Label", isNumeric: false),
        .init("Holds"), .init("Distinguishing"), .init("Shared"), .init("Undecided"),
      ],
      rows: zip(document.analysis.table.statements, multiverse.statements).map {
        statement, result -> [ReportTable.Cell] in
        [
          .text(statement.id), .text(result.label.rawValue),
          Self.percent(result.holds, strong: result.holds >= Prose.holdsWell),
          Self.percent(result.distinguishing), Self.percent(result.shared),
          Self.percent(result.undecided),
        ]
      })
  }

  private func membershipTable(_ multiverse: Multiverse) -> ReportTable {
    ReportTable(
      id: "multiverse-sorts", title: "Memberships under other choices",
      note: "Per cent of \(NumberText.integer(multiverse.runs.count)) analyses in which each sort "
        + "defines what it does, or nothing as it does, and in which it defines something else.",
      columns: [
        Self.sortColumn, .init("Defines", isNumeric: false), .init("Holds"),
        .init("Elsewhere"),
      ],
      rows: zip(document.analysis.table.sorts, multiverse.sorts).map {
        sort, result -> [ReportTable.Cell] in
        [
          .text(sort.id),
          .text(result.membership?.viewpoint.map { document.identifier(of: $0) } ?? "none"),
          Self.percent(result.holds, strong: result.holds >= Prose.holdsWell),
          Self.percent(result.elsewhere),
        ]
      })
  }

  private static func percent(_ share: Double, strong: Bool = false) -> ReportTable.Cell {
    .number(100 * share, decimals: 0, strong: strong)
  }

  /// Further sorts among the viewpoints; `nil` where there are none.
  var classification: ReportTable? {
    guard let classification = document.evidence.classification else { return nil }
    // Sorts of another study: an id that stands here too means another person.
    var columns = [ReportTable.Column("Sort", isNumeric: false)]
    columns += factors.map { ReportTable.Column(document.identifier(of: $0)) }
    columns += [.init("Would define", isNumeric: false), .init("h²")]
    columns += factors.map { ReportTable.Column("\(document.identifier(of: $0)) r") }
    return ReportTable(
      id: "further-sorts", title: "Further sorts",
      note:
        "Projected loadings, those flagged marked; the viewpoint each would define; h²; r of its "
        + "placements with the z-scores of each viewpoint.",
      columns: columns,
      rows: classification.sorts.map { sort -> [ReportTable.Cell] in
        let loadings = factors.map { f -> ReportTable.Cell in
          .number(sort.loadings[f], decimals: 2, strong: sort.flags[f] != 0)
        }
        let correlations = factors.map { f -> ReportTable.Cell in
          .number(sort.correlations[f], decimals: 2)
        }
        let placed = sort.viewpoint.map { document.identifier(of: $0) } ?? sort.status.rawValue
        return [.text(sort.id)] + loadings
          + [.text(placed), .number(sort.communality, decimals: 2)] + correlations
      })
  }
}

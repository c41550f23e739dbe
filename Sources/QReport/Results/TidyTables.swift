import QAnalysis
import QNumerics
import QStudy
import QTables

/// The figures of an analysis as CSV tables in long form, for statistics programs and spreadsheets.
///
/// One vocabulary of columns serves all tables. Numbers have six decimals; what is undefined is an
/// empty cell. Every table of the analysis is always written, if only with its header; those of the
/// evidence where it was asked for. Wording comes from outside,
/// so cells that a spreadsheet would run as formulas begin with an apostrophe.
package enum TidyTables {
  /// The columns of all tables with what they hold, for the documentation.
  package static var vocabulary: [(column: String, meaning: String)] {
    TidyColumn.allCases.map { ($0.rawValue, $0.meaning) }
  }

  /// The paths of all tables that an analysis may have, evidence included.
  package static let paths =
    [
      "attributes", "bootstrap-members", "bootstrap-scores", "bootstrap-steps", "common-ground",
      "comparisons", "factor-pairs", "factors", "further-sorts", "group-loadings",
      "group-pairs", "group-statements", "group-tests", "groups", "influence", "loadings",
      "multiverse-runs", "multiverse-sorts", "multiverse-statements", "multiverse-viewpoints",
      "paired-loadings", "paired-people", "paired-statements", "paired-tests", "scores",
      "settings", "sorts", "stances", "statements", "themes", "warnings",
    ].map(path)

  private static func path(_ name: String) -> String { "tables/\(name).csv" }

  /// The tables as files: path relative to the output folder, and content.
  package static func files(_ document: AnalysisDocument) -> [(name: String, bytes: [UInt8])] {
    files(of: tables(document))
  }

  static func files(of tables: [TidyTable]) -> [(name: String, bytes: [UInt8])] {
    let writer = CSVWriter(spreadsheetSafe: true)
    return tables.map { table in
      let rows = [table.columns.map(\.rawValue)] + table.rows.map { $0.map(\.string) }
      return (name: path(table.name), bytes: writer.bytes(rows))
    }
  }

  static func tables(_ document: AnalysisDocument) -> [TidyTable] {
    [
      sorts(document), attributes(document), loadings(document), factors(document),
      pairs(document), statements(document), scores(document), comparisons(document),
      commonGround(document), themes(document), stances(document),
    ] + evidence(document) + [settings(document), warnings(document.warnings)]
  }

  // MARK: Sorts

  private static func sorts(_ document: AnalysisDocument) -> TidyTable {
    let analysis = document.analysis
    return TidyTable(
      name: "sorts",
      columns: [
        .sort, .participant, .condition, .status, .viewpoint, .flag, .communality, .meanPlacement,
        .placementDeviation,
      ],
      rows: analysis.table.sorts.enumerated().map { i, sort in
        let viewpoint = analysis.flags.viewpoint(of: i)
        return [
          .text(sort.id), .text(sort.participant), .text(sort.condition),
          .text(analysis.flags.status[i].rawValue),
          .text(viewpoint.map { document.identifier(of: $0) }),
          .whole(viewpoint.map { analysis.flags.values[i][$0] }),
          .number(analysis.rotation.communalities[i]),
          .number(Moments.mean(analysis.table.placements[i])),
          .number(Moments.standardDeviation(analysis.table.placements[i])),
        ]
      })
  }

  private static func attributes(_ document: AnalysisDocument) -> TidyTable {
    let sorting = Set(document.analysis.table.sorts.map(\.participant))
    return TidyTable(
      name: "attributes", columns: [.participant, .attribute, .value],
      rows: document.study.participants.filter { sorting.contains($0.id) }.flatMap { person in
        person.attributes.sorted { $0.key < $1.key }.map { attribute -> [TidyTable.Cell] in
          [.text(person.id), .text(attribute.key), .text(attribute.value)]
        }
      })
  }

  private static func loadings(_ document: AnalysisDocument) -> TidyTable {
    let analysis = document.analysis
    let weights = (0..<document.factors).map { f in
      Dictionary(
        zip(analysis.flags.definers(of: f), analysis.scores.weights[f]),
        uniquingKeysWith: { first, _ in first })
    }
    return TidyTable(
      name: "loadings",
      columns: [.sort, .participant, .condition, .factor, .loading, .flag, .weight],
      rows: analysis.table.sorts.enumerated().flatMap { i, sort in
        (0..<document.factors).map { f -> [TidyTable.Cell] in
          [
            .text(sort.id), .text(sort.participant), .text(sort.condition),
            .text(document.identifier(of: f)), .number(analysis.rotation.loadings[i, f]),
            .whole(analysis.flags.values[i][f]), .number(weights[f][i]),
          ]
        }
      })
  }

  // MARK: Factors

  private static func factors(_ document: AnalysisDocument) -> TidyTable {
    TidyTable(
      name: "factors",
      columns: [
        .factor, .name, .gist, .definers, .eigenvalue, .explainedVariance, .reliability,
        .standardError, .meanCorrelation, .empiricalReliability, .empiricalStandardError, .bipolar,
      ],
      rows: document.analysis.characteristics.factors.enumerated().map { f, factor in
        let viewpoint = document.analysis.viewpoints[f]
        return [
          .text(viewpoint.identifier), .text(viewpoint.name), .text(viewpoint.gist),
          .whole(factor.definers), .number(factor.eigenvalue), .number(factor.explainedVariance),
          .number(factor.reliability), .number(factor.standardError),
          .number(factor.meanCorrelation), .number(factor.empiricalReliability),
          .number(factor.empiricalStandardError), .truth(factor.bipolar),
        ]
      })
  }

  private static func pairs(_ document: AnalysisDocument) -> TidyTable {
    let characteristics = document.analysis.characteristics
    return TidyTable(
      name: "factor-pairs",
      columns: [.a, .b, .correlation, .classicalSED, .sed, .heterotraitMonotrait],
      rows: (0..<document.factors).flatMap { a in
        ((a + 1)..<max(a + 1, document.factors)).map { b -> [TidyTable.Cell] in
          [
            .text(document.identifier(of: a)), .text(document.identifier(of: b)),
            .number(document.analysis.scores.correlations[a][b]),
            .number(characteristics.sed(a, b)), .number(characteristics.empiricalSED(a, b)),
            .number(characteristics.heterotraitMonotrait(a, b)),
          ]
        }
      })
  }

  // MARK: The run

  private static func settings(_ document: AnalysisDocument) -> TidyTable {
    let members = AnalysisJSON.settings(document).object?.members ?? []
    return TidyTable(
      name: "settings", columns: [.setting, .value],
      rows: members.map { name, value in
        let text = value == .null ? "" : value.string ?? value.text().filter { !$0.isNewline }
        return [.text(name), .text(text)]
      })
  }

  static func warnings(_ warnings: [Warning]) -> TidyTable {
    TidyTable(
      name: "warnings", columns: [.code, .message, .sorts, .statements, .factors],
      rows: warnings.map { warning -> [TidyTable.Cell] in
        [
          .text(warning.code.rawValue), .text(warning.message),
          .text(warning.sorts.joined(separator: "; ")),
          .text(warning.statements.joined(separator: "; ")),
          .text(warning.factors.joined(separator: "; ")),
        ]
      })
  }
}

import QAnalysis
import QNumerics
import QStudy
package import QTables

/// `analysis.json`: an analysis as a file that other programs read.
///
/// Every key is always there, in the same order; what is undefined is null. Matrices are arrays of
/// rows. Numbers are the shortest that read back the same to the bit. Within a version keys are
/// only added.
package enum AnalysisJSON {
  /// What `format` says, so that a reader knows the file by its first line.
  package static let format = "mindset.analysis"
  /// Version of the format.
  package static let version = 1
  /// Above this many sorts their correlations are left out: the file would be little else.
  package static let largestCorrelations = 1000

  /// The document as text, the same bytes every time.
  package static func text(of document: AnalysisDocument) -> String {
    value(of: document).text()
  }

  /// The same in UTF-8.
  package static func bytes(of document: AnalysisDocument) -> [UInt8] {
    value(of: document).bytes()
  }

  /// The document as a JSON value.
  package static func value(of document: AnalysisDocument) -> JSONValue {
    .object([
      ("format", .string(format)),
      ("version", .integer(version)),
      ("tool", tool(document.tool)),
      ("input", input(document)),
      ("settings", settings(document)),
      ("selection", selection(document)),
      ("decisions", decisions(document)),
      ("statements", statements(document)),
      ("grid", grid(document)),
      ("forced", .bool(document.analysis.table.isForced)),
      ("sorts", sorts(document)),
      ("correlations", correlations(document)),
      ("extraction", extraction(document)),
      ("rotation", rotation(document)),
      ("flags", flags(document)),
      ("factors", factors(document)),
      ("scores", scores(document)),
      ("factorCorrelations", factorCorrelations(document)),
      ("sed", standardErrors(document, document.analysis.characteristics.sed)),
      ("empiricalSed", standardErrors(document, document.analysis.characteristics.empiricalSED)),
      (
        "heterotraitMonotrait",
        standardErrors(document, document.analysis.characteristics.heterotraitMonotrait)
      ),
      ("comparison", comparison(document)),
      ("themes", themes(document)),
      ("detectable", detectable(document)),
      ("retention", document.retention.map { RetentionJSON.value(of: $0, panel: nil) } ?? .null),
      ("bootstrap", bootstrap(document)),
      ("influence", influence(document)),
      ("groups", groups(document)), ("paired", paired(document)),
      ("multiverse", multiverse(document)),
      ("classification", classification(document)),
      (
        "noiseFlags",
        document.noiseFlags.map { ["share": .figure($0.share), "studies": .integer($0.studies)] }
          ?? .null
      ),
      ("warnings", warnings(document)),
    ])
  }

  // MARK: What went in

  static func tool(_ tool: AnalysisDocument.Tool) -> JSONValue {
    [
      "name": .string(tool.name), "version": .string(tool.version),
      "lapack": .string(tool.lapack), "blas": .string(tool.blas),
    ]
  }

  private static func input(_ document: AnalysisDocument) -> JSONValue {
    [
      "study": .string(document.study.title), "sha256": .string(document.fingerprint),
      "statements": .integer(document.study.statements.count),
      "sorts": .integer(document.analysis.table.sorts.count),
      "simulated": .bool(document.isSimulated),
    ]
  }

  /// Settings under the names of the long options, each with the value it came to.
  static func settings(_ document: AnalysisDocument) -> JSONValue {
    let settings = document.analysis.settings
    // Beyond Int a seed is text: as a number most readers would round it.
    let seed: JSONValue =
      Int(exactly: settings.seed).map { .integer($0) } ?? .string(String(settings.seed))
    let permuted = document.analysis.themes.contains { $0.p != nil }
    return [
      "correlation": .string(settings.correlation.rawValue),
      "extraction": .string(settings.extraction.rawValue),
      "extract": .integer(document.analysis.extraction.loadings.columns),
      "factors": .integer(settings.factors),
      "rotation": .string(settings.rotation.rawValue),
      "definingSort": .text(settings.definingSort),
      "target": settings.target.map { target in
        .array(document.analysis.table.sorts.map { .figures(target[$0.id] ?? []) })
      } ?? .null,
      "flagging": .string(settings.flagging.rawValue),
      "flagLevel": .figure(settings.flagLevel.rawValue),
      "reliability": .figure(settings.reliability),
      "adjustment": .string(settings.adjustment.rawValue),
      "equivalence": .figure(settings.equivalence),
      "seed": seed,
      "missing": .string(document.analysis.table.missing.rawValue),
      "labels": .string(document.labels.rawValue),
      "conventions": .string(
        settings.conventions == .exact
          ? "exact" : CompatMode(settings.conventions)?.rawValue ?? "custom"),
      "themePermutations": permuted ? .integer(ThemeResult.permutations) : .null,
      "parallelAnalysisStudies": .whole(document.retention?.parallel.studies),
    ]
  }

  private static func statements(_ document: AnalysisDocument) -> JSONValue {
    .array(
      document.study.statements.map { statement in
        [
          "id": .string(statement.id), "text": .string(statement.text),
          "theme": .text(statement.theme), "direction": .text(statement.direction?.rawValue),
        ]
      })
  }

  private static func grid(_ document: AnalysisDocument) -> JSONValue {
    .array(
      document.analysis.table.grid.columns.map { column in
        ["value": .integer(column.value), "count": .integer(column.count)]
      })
  }

  private static func sorts(_ document: AnalysisDocument) -> JSONValue {
    let analysis = document.analysis
    let attributes = Dictionary(
      document.study.participants.map { ($0.id, $0.attributes) },
      uniquingKeysWith: { first, _ in first })
    return .array(
      analysis.table.sorts.enumerated().map { i, sort in
        let own = (attributes[sort.participant] ?? [:]).sorted { $0.key < $1.key }
        let viewpoint = analysis.flags.viewpoint(of: i)
        return [
          "id": .string(sort.id), "participant": .string(sort.participant),
          "condition": .text(sort.condition),
          "attributes": .object(own.map { ($0.key, .string($0.value)) }),
          "status": .string(analysis.flags.status[i].rawValue),
          "viewpoint": .factor(viewpoint),
          "pole": .text(viewpoint.map { analysis.flags.values[i][$0] < 0 ? "-" : "+" }),
          "filled": .integer(analysis.table.filled[i]),
        ]
      })
  }

  private static func warnings(_ document: AnalysisDocument) -> JSONValue {
    .array(
      document.warnings.map { warning in
        [
          "code": .string(warning.code.rawValue), "message": .string(warning.message),
          "sorts": .texts(warning.sorts), "statements": .texts(warning.statements),
          "factors": .texts(warning.factors),
        ]
      })
  }
}

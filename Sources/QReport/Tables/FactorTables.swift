import QAnalysis
import QNumerics
import QStudy

extension PaperTables {
  /// Above this many sorts their correlations are no table for a page.
  static let largestCorrelationTable = 40

  var factorLoadings: ReportTable {
    let flags = analysis.flags
    return ReportTable(
      id: "factor-loadings", title: "Factor loadings",
      note: "Bold: the sort defines the viewpoint. h²: communality over the viewpoints."
        + (prose.obliqueLoadings.map { " \($0.inLoadings)" } ?? ""),
      columns: [Self.sortColumn] + factors.map { .init(heading($0)) }
        + [.init("h²"), .init("Status", isNumeric: false), .init("Viewpoint", isNumeric: false)],
      rows: sorts.indices.map { i in
        [.text(sorts[i].id)]
          + factors.map {
            .number(
              analysis.rotation.loadings[i, $0], decimals: 3, strong: flags.values[i][$0] != 0)
          }
          + [
            .number(analysis.rotation.communalities[i], decimals: 3),
            .text(document.status(of: i)), viewpointCell(i),
          ]
      })
  }

  /// `F1`, `F1 (−)` on the negative pole, blank for a sort that defines none.
  private func viewpointCell(_ i: Int) -> ReportTable.Cell {
    guard let f = analysis.flags.viewpoint(of: i) else { return .blank }
    let id = document.identifier(of: f)
    return .text(analysis.flags.values[i][f] < 0 ? "\(id) (−)" : id)
  }

  var sortCorrelations: ReportTable {
    let title = "Correlations between sorts"
    guard sorts.count <= Self.largestCorrelationTable, let matrix = analysis.correlations.matrix
    else {
      return ReportTable(
        id: "sort-correlations", title: title,
        note: "Left out: the correlations of \(NumberText.integer(sorts.count)) sorts are too many "
          + "for a page.", columns: [Self.sortColumn], rows: [])
    }
    return ReportTable(
      id: "sort-correlations", title: title,
      columns: [Self.sortColumn] + sorts.map { .init($0.id, idOf: .sort) },
      rows: sorts.indices.map { i in
        [.text(sorts[i].id)] + sorts.indices.map { .number(matrix[i, $0], decimals: 2) }
      })
  }

  var eigenvalues: ReportTable {
    let values = analysis.extraction.eigenvalues
    let reference = document.retention?.parallel.reference
    let shown = min(values.count, max(10, analysis.extraction.loadings.columns))
    return ReportTable(
      id: "eigenvalues", title: "Eigenvalues of the correlations between sorts",
      note: shown < values.count ? "The first \(shown) of \(values.count)." : "",
      columns: [
        .init("Factor", isNumeric: false), .init("Eigenvalue"), .init("% of variance"),
        .init("Cumulative %"),
      ] + (reference == nil ? [] : [.init("Chance (95th percentile)")]),
      rows: (0..<shown).map { k in
        let cumulative = values.prefix(k + 1).reduce(0, +)
        let percent = 100 / Double(sorts.count)
        return [
          .text(String(k + 1)), .number(values[k], decimals: 3),
          .number(values[k] * percent, decimals: 1), .number(cumulative * percent, decimals: 1),
        ]
          + (reference.map { [.number($0.indices.contains(k) ? $0[k] : nil, decimals: 3)] } ?? [])
      })
  }

  var unrotatedLoadings: ReportTable {
    let loadings = analysis.extraction.loadings
    return ReportTable(
      id: "unrotated-loadings", title: "Unrotated loadings",
      note: "h²: communality over the \(loadings.columns) extracted factors.",
      columns: [Self.sortColumn]
        + (0..<loadings.columns).map { .init(String($0 + 1)) } + [.init("h²")],
      rows: sorts.indices.map { i in
        [.text(sorts[i].id)]
          + (0..<loadings.columns).map { .number(loadings[i, $0], decimals: 3) }
          + [.number(analysis.extraction.communalities[i], decimals: 3)]
      })
  }

  var factorCharacteristics: ReportTable {
    let own = analysis.characteristics.factors
    func row(
      _ name: String, _ cell: (FactorCharacteristics) -> ReportTable.Cell
    ) -> [ReportTable.Cell] {
      [.text(name)] + own.map(cell)
    }
    return ReportTable(
      id: "factor-characteristics", title: "Factor characteristics",
      note: "Classical: each sort taken to be "
        + "\(NumberText.fixed(analysis.settings.reliability, 2)) reliable. Empirical: from the "
        + "mean "
        + "correlation among the sorts that define the viewpoint.\(varianceNote)",
      columns: [.init("Characteristic", isNumeric: false)] + factors.map { .init(heading($0)) },
      rows: [
        row("Defining sorts") { .integer($0.definers) },
        row("Eigenvalue after rotation") { .number($0.eigenvalue, decimals: 3) },
        row("% of variance") { .number($0.explainedVariance, decimals: 1) },
        row("Reliability, classical") { .number($0.reliability, decimals: 3) },
        row("Standard error, classical") { .number($0.standardError, decimals: 3) },
        row("Mean correlation of defining sorts") { .number($0.meanCorrelation, decimals: 3) },
        row("Reliability, empirical") { .number($0.empiricalReliability, decimals: 3) },
        row("Standard error, empirical") { .number($0.empiricalStandardError, decimals: 3) },
        row("Bipolar") { .text($0.bipolar ? "yes" : "no") },
      ])
  }

  /// What the shares of the variance are where they do not add up; nothing where they do.
  private var varianceNote: String {
    let all = "together \(NumberText.fixed(analysis.characteristics.explainedVariance, 1)) %."
    var notes: [String] = []
    if analysis.rotation.factorCorrelations != nil {
      notes.append(
        "% of variance: of the pattern; the factors overlap, so the shares do not add up.")
    }
    let poles = factors.compactMap { f in
      analysis.rotation.splitFrom[f].map {
        "\(document.identifier(of: f)) is the other pole of \(document.identifier(of: $0)): their "
          + "eigenvalue and % of variance are those of both and count once."
      }
    }
    notes += poles
    return notes.isEmpty
      ? "" : " " + notes.joined(separator: " ") + " The viewpoints explain \(all)"
  }

  var factorCorrelations: ReportTable {
    ReportTable(
      id: "factor-correlations", title: "Correlations between viewpoints",
      note: "Of their z-scores.",
      columns: [.init("Viewpoint", isNumeric: false)]
        + factors.map { .init(document.identifier(of: $0)) },
      rows: factors.map { f in
        [.text(heading(f))]
          + factors.map { .number(analysis.scores.correlations[f][$0], decimals: 3) }
      })
  }

  var standardErrors: ReportTable {
    let pairs = factors.flatMap { a in factors.filter { $0 > a }.map { (a, $0) } }
    return ReportTable(
      id: "standard-errors", title: "Standard errors of differences between viewpoints (SED)",
      note: pairs.isEmpty ? "There is one viewpoint only." : "",
      columns: [
        .init("Pair", isNumeric: false), .init("Classical SED"), .init("Empirical SED"),
        .init("Agreement across/within (HTMT)"),
      ],
      rows: pairs.map { a, b in
        [
          .text("\(document.identifier(of: a)) and \(document.identifier(of: b))"),
          .number(analysis.characteristics.sed(a, b), decimals: 3),
          .number(analysis.characteristics.empiricalSED(a, b), decimals: 3),
          .number(analysis.characteristics.heterotraitMonotrait(a, b), decimals: 2),
        ]
      })
  }

  var sortsByViewpoint: ReportTable {
    let order = sorts.indices.sorted { a, b in
      let left = analysis.flags.viewpoint(of: a) ?? document.factors
      let right = analysis.flags.viewpoint(of: b) ?? document.factors
      return left != right ? left < right : a < b
    }
    return ReportTable(
      id: "sorts-by-viewpoint", title: "Sorts by viewpoint",
      columns: [Self.sortColumn]
        + ["Participant", "Condition", "Viewpoint", "Status"].map { .init($0, isNumeric: false) }
        + [.init("Loading")],
      rows: order.map { i in
        let f = analysis.flags.viewpoint(of: i)
        return [
          .text(sorts[i].id), .text(sorts[i].participant),
          sorts[i].condition.map { .text($0) } ?? .blank, viewpointCell(i),
          .text(document.status(of: i)),
          f.map { .number(analysis.rotation.loadings[i, $0], decimals: 3) } ?? .blank,
        ]
      })
  }

  /// How high and how widely each sort was placed; `nil` where all fill one grid and are alike in both.
  var freeDistributions: ReportTable? {
    let table = analysis.table
    guard !table.isForced else { return nil }
    let isFilled = table.filled.contains { $0 > 0 }
    return ReportTable(
      id: "free-distributions", title: "Mean and standard deviation of each sort",
      note: "Of the placements, divisor N − 1: the columns were free."
        + (isFilled ? " Filled cells count with what they were filled with." : ""),
      columns: [Self.sortColumn, .init("Mean"), .init("Standard deviation")],
      rows: sorts.indices.map { i in
        [
          .text(sorts[i].id), .number(Moments.mean(table.placements[i]), decimals: 3),
          .number(Moments.standardDeviation(table.placements[i]), decimals: 3),
        ]
      })
  }

  /// Everything a reader must know, `nil` where there is nothing.
  var warnings: ReportTable? {
    guard !document.warnings.isEmpty else { return nil }
    return ReportTable(
      id: "warnings", title: "Warnings",
      columns: [.init("Kind", isNumeric: false), .init("Warning", isNumeric: false)],
      rows: document.warnings.map { [.text($0.code.rawValue), .text($0.message)] })
  }
}

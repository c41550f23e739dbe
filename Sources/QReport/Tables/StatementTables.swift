import QAnalysis
import QStudy

extension PaperTables {
  var statementScores: ReportTable {
    ReportTable(
      id: "statement-scores", title: "Scores of all statements",
      note: "z: standardised score; column: the place in the viewpoint’s own sort. The label is "
        + "about degree; which way all lean stands under common ground.",
      labels: document.labels,
      columns: Self.statementColumns + scoreColumns + [.init("Label", isNumeric: false)],
      rows: statements.indices.map { j in
        statementCells(j) + scoreCells(j) + [.text(label(j))]
      })
  }

  /// The label that is printed, with the factors it speaks of.
  private func label(_ j: Int) -> String {
    let compared = analysis.comparison.statements[j]
    guard isClassical else {
      guard compared.label == .distinguishing else { return compared.label.rawValue }
      return "distinguishing "
        + compared.distinguishes.map { document.identifier(of: $0) }.joined(separator: ", ")
    }
    return classicalMarks(j)
  }

  /// `F1**, F2*` or `consensus`, `consensus*` where no pair differs at p < .05 either.
  func classicalMarks(_ j: Int) -> String {
    let classical = analysis.comparison.statements[j].classical
    switch classical.consensus {
    case .p05: return "consensus*"
    case .p01: return "consensus"
    case .none:
      return classical.distinguishes
        .map { document.identifier(of: $0.factor) + Prose.stars($0.level) }.joined(separator: ", ")
    }
  }

  /// One table a viewpoint: what tells it from every other.
  var distinguishing: [ReportTable] {
    comparable.map { f in
      let members = statements.indices.filter { j in
        let compared = analysis.comparison.statements[j]
        return isClassical
          ? compared.classical.distinguishes.contains { $0.factor == f }
          : compared.distinguishes.contains(f)
      }
      let z = analysis.scores.z[f] ?? []
      let order = members.sorted { z[$0] != z[$1] ? z[$0] > z[$1] : $0 < $1 }
      let id = document.identifier(of: f)
      return ReportTable(
        id: "distinguishing-\(id.lowercased())",
        title: "Distinguishing statements of \(heading(f))",
        note: order.isEmpty
          ? "None."
          : isClassical
            ? "By the classical tests: *p < .05, **p < .01, ***p < .001."
            : "Largest adjusted p: of its differences from every other viewpoint. Classical: "
              + "*p < .05, **p < .01, ***p < .001.",
        labels: document.labels,
        columns: Self.statementColumns + scoreColumns
          + (isClassical ? [] : [.init("Largest adjusted p")])
          + [.init("Classical", isNumeric: false)],
        rows: order.map { j in
          let compared = analysis.comparison.statements[j]
          let mark = compared.classical.distinguishes.first { $0.factor == f }
          let own = compared.differences.filter { $0.a == f || $0.b == f }
          return statementCells(j) + scoreCells(j, strong: [f])
            + (isClassical ? [] : [.probability(own.compactMap(\.adjusted).max())])
            + [mark.map { .text(id + Prose.stars($0.level)) } ?? .blank]
        })
    }
  }

  /// Statements that the viewpoints share, and those that the classical tests call consensus.
  var shared: ReportTable {
    let members = statements.indices.filter { j in
      let compared = analysis.comparison.statements[j]
      return isClassical
        ? compared.classical.consensus != .none : compared.label == .shared
    }
    return ReportTable(
      id: isClassical ? "consensus-statements" : "shared-statements",
      title: isClassical ? "Consensus statements" : "Shared statements",
      note: members.isEmpty
        ? "None."
        : isClassical
          ? prose.consensusLevel == ".05"
            ? "No two viewpoints differ at p < .05."
            : "No two viewpoints differ at p < .01; * at p < .05 neither."
          : "Shown to be held to about the same degree: every two viewpoints stand less than "
            + "\(NumberText.fixed(analysis.settings.equivalence, 2)) in z apart.",
      labels: document.labels,
      columns: Self.statementColumns + scoreColumns + [.init("Classical", isNumeric: false)],
      rows: members.map { statementCells($0) + scoreCells($0) + [.text(classicalMarks($0))] })
  }

  var commonGround: ReportTable {
    let order = statements.indices.sorted { a, b in
      let left = analysis.comparison.statements[a].commonGround.margin ?? -.infinity
      let right = analysis.comparison.statements[b].commonGround.margin ?? -.infinity
      return left != right ? left > right : a < b
    }
    return ReportTable(
      id: "common-ground", title: "Common ground",
      note: "Margin: slack of the test in z, above 0 where it is firm. Embrace: z of the least "
        + "keen "
        + "viewpoint; reject: of the least averse, turned about.",
      columns: Self.statementColumns + factors.map { .init(document.identifier(of: $0)) }
        + [
          .init("Side", isNumeric: false), .init("Evidence", isNumeric: false), .init("Margin"),
          .init("Embrace"), .init("Reject"), .init("Bridge"),
        ],
      rows: order.map { j in
        let compared = analysis.comparison.statements[j]
        let ground = compared.commonGround
        return statementCells(j)
          + factors.map {
            .integer(analysis.scores.arrays[$0]?[j], signed: analysis.table.grid.isSigned)
          }
          + [
            ground.side.map { .text(word($0)) } ?? .blank,
            ground.evidence.map { .text($0.rawValue) } ?? .blank,
            .number(ground.margin, decimals: 2), .number(compared.embrace, decimals: 2),
            .number(compared.reject, decimals: 2), .number(compared.bridge, decimals: 2),
          ]
      })
  }

  private func word(_ side: CommonGround.Side) -> String {
    switch side {
    case .embrace: "embraced"
    case .setAside: "set aside"
    case .littleMatter: "of little matter"
    }
  }

  /// Statements by the largest difference between two viewpoints.
  var divergence: ReportTable {
    ReportTable(
      id: "divergence", title: "Statements by divergence",
      note: comparable.count < 2
        ? "No two viewpoints can be compared."
        : "By the largest difference in z between any two viewpoints.",
      columns: Self.statementColumns + scoreColumns
        + [
          .init("Largest difference"), .init("Between", isNumeric: false),
          .init("Mindset’s label", isNumeric: false), .init("Classical", isNumeric: false),
        ],
      rows: comparable.count < 2
        ? []
        : prose.byLargestDifference.map { j in
          let compared = analysis.comparison.statements[j]
          let largest = compared.differences.max { abs($0.difference) < abs($1.difference) }
          return statementCells(j) + scoreCells(j)
            + [
              .number(largest.map { abs($0.difference) }, decimals: 2),
              largest.map {
                .text("\(document.identifier(of: $0.a)), \(document.identifier(of: $0.b))")
              } ?? .blank,
              .text(compared.label.rawValue), .text(classicalMarks(j)),
            ]
        })
  }

  /// One table a pair of viewpoints, from what the first holds more to what the second does.
  var differences: [ReportTable] {
    let pairs = analysis.comparison.statements.first?.differences ?? []
    return pairs.indices.map { k in
      let a = pairs[k].a
      let b = pairs[k].b
      let all = analysis.comparison.statements.map { $0.differences[k] }
      let order = all.indices.sorted {
        all[$0].difference != all[$1].difference
          ? all[$0].difference > all[$1].difference : $0 < $1
      }
      let first = document.identifier(of: a)
      let second = document.identifier(of: b)
      return ReportTable(
        id: "differences-\(first.lowercased())-\(second.lowercased())",
        title: "Differences between \(heading(a)) and \(heading(b))",
        note: isClassical
          ? "Descending. By the classical tests: *p < .05, **p < .01, ***p < .001."
          : "Descending. p: two-sided with the empirical standard error, and adjusted over all "
            + "statements and pairs; g: Hedges’ g of the placements.",
        labels: document.labels,
        columns: Self.statementColumns
          + ["\(first) z", "\(second) z", "Difference"].map { .init($0) }
          + (isClassical
            ? [.init("Classical", isNumeric: false)]
            : ["p", "Adjusted p", "g"].map { .init($0) }),
        rows: order.map { j in
          statementCells(j) + [
            .number(analysis.scores.z[a]?[j], decimals: 2),
            .number(analysis.scores.z[b]?[j], decimals: 2),
          ] + verdict(all[j])
        })
    }
  }

  /// A difference and what the tests of the labels in use say of it; significant ones stand out.
  private func verdict(_ d: Comparison.Difference) -> [ReportTable.Cell] {
    guard isClassical else {
      return [
        .number(d.difference, decimals: 2, strong: (d.adjusted ?? 1) < 0.05), .probability(d.p),
        .probability(d.adjusted), .number(d.hedgesG, decimals: 2),
      ]
    }
    return [
      .number(d.difference, decimals: 2, strong: d.classicalLevel != nil),
      d.classicalLevel.map { .text(Prose.stars($0)) } ?? .blank,
    ]
  }

  /// The themes; `nil` in a study without any.
  var themes: ReportTable? {
    let entries = prose.themes
    guard !entries.isEmpty else { return nil }
    let stances = factors.flatMap { f -> [ReportTable.Column] in
      let id = document.identifier(of: f)
      return [.init("\(id) stance"), .init("\(id) SE")]
    }
    return ReportTable(
      id: "themes", title: "Themes",
      note: "Divergence above 1: more disagreement per statement than on average. Raw: without the "
        + "allowance for noise. Stance: mean z of its statements, those against it reversed.",
      labels: document.labels,
      columns: [.init("Theme", isNumeric: false)]
        + [
          "Statements", "Share %", "Divergence", "Raw divergence", "p", "Adjusted p", "Tilt",
          "Argument",
        ].map { .init($0) } + stances + [.init("Label", isNumeric: false)],
      rows: entries.map { entry in
        let theme = entry.result
        return [
          .text(theme.theme.label), .integer(theme.statements.count),
          .number(theme.share.map { 100 * $0 }, decimals: 0),
          .number(theme.divergence, decimals: 2), .number(theme.rawDivergence, decimals: 2),
          .probability(theme.p), .probability(theme.adjusted), .number(theme.tilt, decimals: 2),
          .number(theme.argument, decimals: 2),
        ]
          + factors.flatMap { f -> [ReportTable.Cell] in
            let stance = theme.stances.indices.contains(f) ? theme.stances[f] : nil
            return [
              .number(stance?.mean, decimals: 2), .number(stance?.standardError, decimals: 2),
            ]
          } + [.text(entry.verdict)]
      })
  }
}

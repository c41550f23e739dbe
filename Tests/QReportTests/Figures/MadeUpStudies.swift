import QAnalysis
import QNumerics
import QReport
import QStudy

/// A study made up to try figures on: planted viewpoints, and sorts that hold one each.
struct MadeUpStudy {
  var statements = 33
  var viewpoints = 3
  var sortsEach = 4
  var loading = 0.8
  /// How much of each viewpoint is common to all, 0…1.
  var common = 0.3
  var grid: [Int: Int]?
  var themes = 0
  var themeName = "Theme"
  var idPrefix = ""
  var sortPrefix = "S"
  var hasDirections = true
  var names: [String] = []
  /// The gists of the viewpoints that have names.
  var gist: String?
  var factors: Int?
  var labels = AnalysisDocument.LabelStyle.mindset
  var retention = false
  var seed: UInt64 = 1
  var wording: @Sendable (Int) -> String = { "Statement \($0 + 1) says something of the place." }
  var short: @Sendable (Int) -> String? = { "Something of place \($0 + 1)" }
  var direction: @Sendable (Int) -> Direction? = { $0 % 3 == 2 ? .speaksAgainst : .speaksFor }
  var flags: [Decisions.ManualFlag] = []
  var poles = Poles()
  /// Warnings that nothing in the sorts gives rise to.
  var warnings: [Warning] = []

  /// The analysis of the made-up sorts.
  func document() throws -> AnalysisDocument {
    var chance = SeededGenerator(seed: seed)
    let own = try layout()
    let shared = (0..<statements).map { _ in chance.normal() }
    let planted = (0..<viewpoints).map { _ in
      shared.map { common.squareRoot() * $0 + (1 - common).squareRoot() * chance.normal() }
    }
    let noise = (1 - loading * loading).squareRoot()
    let sorts = (0..<viewpoints * sortsEach).map { i in
      let values = planted[i % viewpoints].map { loading * $0 + noise * chance.normal() }
      return QSort(id: "\(sortPrefix)\(i + 1)", placements: Simulation.ranked(values, into: own))
    }
    let study = Study(
      title: "Made up", grid: own, distribution: .forced, poles: poles,
      themes: (0..<themes).map { Theme(id: "t\($0 + 1)", label: "\(themeName) \($0 + 1)") },
      provenance: Provenance(sorts: .simulated),
      statements: (0..<statements).map { j in
        Statement(
          id: "\(idPrefix)\(j + 1)", text: wording(j),
          theme: themes > 0 ? "t\(j % themes + 1)" : nil,
          direction: themes > 0 && hasDirections ? direction(j) : nil, short: short(j))
      }, sorts: sorts)
    let table = try SortTable(study)
    let anchors = names.enumerated().map {
      Anchor(kind: .like("\(sortPrefix)\($0.offset + 1)"), name: $0.element, gist: gist)
    }
    let analysis = try Analysis(
      table, settings: AnalysisSettings(factors: factors ?? viewpoints),
      decisions: Decisions(flags: flags, anchors: anchors))
    return AnalysisDocument(
      analysis, retention: retention ? try Retention(table, seed: 1) : nil, labels: labels,
      tool: .init(name: "mindset", version: "0", lapack: "", blas: ""), fingerprint: "",
      further: warnings)
  }

  /// The grid asked for, else nine columns that hold the statements in a bell.
  private func layout() throws -> Grid {
    if let grid { return try Grid(columns: grid.map { .init(value: $0.key, count: $0.value) }) }
    let weights = [2, 3, 4, 5, 5, 5, 4, 3, 2]
    var counts = weights.map { $0 * statements / 33 }
    var column = 4
    while counts.reduce(0, +) < statements {
      counts[column] += 1
      column = (column + 4) % 9
    }
    return try Grid(columns: counts.indices.map { .init(value: $0 - 4, count: max(1, counts[$0])) })
  }
}

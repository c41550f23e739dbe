import QAnalysis
import QNumerics
import QReport
import QStudy

/// Analyses of seeded studies, from which result files are made in these tests.
enum ResultDocuments {
  /// What a document stands for.
  enum Kind: String, CaseIterable {
    case threeFactors, oneFactor, factorWithoutDefiners, freeSorts, themes, retention, split,
      evidence
  }

  static let grid = [(-3, 2), (-2, 3), (-1, 3), (0, 4), (1, 3), (2, 3), (3, 2)]

  /// Sorts of people who hold one of three viewpoints, the first of them opposed by one person.
  static func study(
    sorts: Int = 15, themes: Bool = false, free: Bool = false, loading: Double = 0.85
  ) throws -> Study {
    let grid = try Grid(columns: grid.map { Grid.Column(value: $0.0, count: $0.1) })
    var generator = SeededGenerator(seed: 7)
    let viewpoints = (0..<3).map { _ in
      Simulation.randomViewpoint(statements: 20, generator: &generator)
    }
    var study = Study(title: "Results, “quoted”", grid: free ? nil : grid)
    study.statements = (1...20).map { j in
      Statement(id: "s\(j)", text: j == 3 ? "=1+1, they say" : "Statement number \(j)")
    }
    if themes {
      study.themes = [Theme(id: "money", label: "Money"), Theme(id: "power", label: "Power")]
      for j in 0..<16 {
        study.statements[j].theme = j < 8 ? "money" : "power"
        guard j < 8 else { continue }
        study.statements[j].direction = j.isMultiple(of: 2) ? .speaksFor : .speaksAgainst
      }
    }
    // Each person draws from a stream of their own: one more changes nobody else.
    study.sorts = (0..<sorts).map { i in
      var own = SeededGenerator(seed: 7, stream: UInt64(i + 1))
      var placements = Simulation.sort(
        holding: viewpoints[i % 3], loading: i == 6 ? -loading : loading, grid: grid,
        generator: &own)
      if free { placements = placements.map { i.isMultiple(of: 2) ? $0 : max(-2, min(2, $0)) } }
      return QSort(id: "P\(i + 1)", placements: placements.map { $0 })
    }
    study.participants = [Participant(id: "P1", attributes: ["role": "host", "area": "north"])]
    study.provenance.sorts = .simulated
    return study
  }

  static func document(
    _ study: Study, settings: AnalysisSettings = AnalysisSettings(factors: 3),
    decisions: Decisions = Decisions(), retention: Bool = false, evidence: Bool = false,
    acceptsFree: Bool = false
  ) throws -> AnalysisDocument {
    let table = try SortTable(study, acceptsFree: acceptsFree)
    let analysis = try Analysis(table, settings: settings, decisions: decisions)
    return AnalysisDocument(
      analysis, retention: retention ? try Retention(table, seed: 1) : nil,
      evidence: evidence ? try everything(analysis) : Evidence(),
      labels: .mindset,
      tool: AnalysisDocument.Tool(name: "mindset", version: "1.0.0", lapack: "3.12", blas: "b"),
      fingerprint: String(repeating: "ab", count: 32))
  }

  /// Every part of the evidence.
  private static func everything(_ analysis: Analysis) throws -> Evidence {
    var evidence = Evidence()
    evidence.bootstrap = try Bootstrap(analysis, steps: 20)
    evidence.influence = try Influence(analysis)
    return evidence
  }

  static func document(_ kind: Kind) throws -> AnalysisDocument {
    switch kind {
    case .threeFactors: return try document(study())
    case .evidence: return try document(study(themes: true), evidence: true)
    case .oneFactor: return try document(study(), settings: AnalysisSettings(factors: 1))
    case .factorWithoutDefiners:
      let flags = (0..<3).map {
        Decisions.ManualFlag(sort: "P\(3 * $0 + 1)", viewpoint: 1, sign: 1)
      }
      var settings = AnalysisSettings(factors: 3)
      settings.flagging = .none
      return try document(study(), settings: settings, decisions: Decisions(flags: flags))
    case .freeSorts: return try document(study(free: true), acceptsFree: true)
    case .themes: return try document(study(themes: true))
    case .retention:
      return try document(study(), settings: AnalysisSettings(factors: 4), retention: true)
    case .split:
      let anchor = Anchor(kind: .like("P1"), name: "Trust", gist: "Trust people.")
      return try document(study(), decisions: Decisions(split: [1], anchors: [anchor]))
    }
  }

  static func saved(_ document: AnalysisDocument) throws -> SavedAnalysis {
    try SavedAnalysis(reading: Array(AnalysisJSON.text(of: document).utf8), file: "analysis.json")
  }
}

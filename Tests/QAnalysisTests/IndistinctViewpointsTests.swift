import QAnalysis
import QNumerics
import QStudy
import TestSupport
import Testing

@Suite("One viewpoint divided")
struct IndistinctViewpointsTests {
  private func draw(_ viewpoints: Int, _ people: Int, seed: UInt64) throws -> SortTable {
    let design = PlantedDesign(
      viewpoints: viewpoints, people: people, grid: try #require(Grid.quasiNormal(cards: 40)))
    var generator = SeededGenerator(seed: seed)
    return try design.draw(&generator).table
  }

  @Test("The ratio is the mean correlation across over the geometric mean within")
  func definition() throws {
    // A flag at every significant loading puts some sorts on two factors.
    var settings = AnalysisSettings(factors: 3)
    settings.flagging = .significance
    let table = try draw(3, 18, seed: 2)
    let analysis = try Analysis(table, settings: settings)
    let columns = table.sorts.map { sort in sort.placements.map { Double($0 ?? 0) } }
    func own(_ i: Int, _ k: Int) -> Double { Moments.correlation(columns[i], columns[k]) ?? 0 }
    let flags = analysis.flags
    func mean(_ f: Int, _ g: Int) -> Double {
      var (sum, pairs) = (0.0, 0.0)
      for i in flags.definers(of: f) {
        for k in flags.definers(of: g) where i != k {
          sum += Double(flags.values[i][f] * flags.values[k][g]) * own(i, k)
          pairs += 1
        }
      }
      return sum / pairs
    }
    #expect(table.sorts.indices.contains { i in flags.values[i].count { $0 != 0 } > 1 })
    for f in 0..<3 {
      #expect(analysis.characteristics.heterotraitMonotrait(f, f) == nil)
      for g in 0..<3 where f != g {
        let ratio = try #require(analysis.characteristics.heterotraitMonotrait(f, g))
        let expected = mean(f, g) / (mean(f, f) * mean(g, g)).squareRoot()
        #expect(abs(ratio - expected) < 1e-12)
      }
    }
  }

  @Test("Of one viewpoint kept as two, nothing is said to distinguish the halves")
  func divided() throws {
    var warned = 0
    for seed in 1...20 {
      let analysis = try Analysis(
        try draw(1, 60, seed: UInt64(seed)), settings: AnalysisSettings(factors: 2))
      guard
        let warning = analysis.warnings.first(where: { $0.code == .viewpointsIndistinct })
      else { continue }
      warned += 1
      #expect(warning.factors == ["F1", "F2"])
      #expect(analysis.comparison.statements.allSatisfy { $0.distinguishes.isEmpty })
      // The differences are there all the same, and so are the classical marks.
      #expect(
        analysis.comparison.statements.contains { !$0.classical.distinguishes.isEmpty })
      #expect(
        analysis.comparison.statements.contains { ($0.differences[0].adjusted ?? 1) < 0.05 })
    }
    #expect(warned >= 19)
  }

  @Test("Two viewpoints that are there are told apart")
  func apart() throws {
    for seed in 1...20 {
      let analysis = try Analysis(
        try draw(2, 60, seed: UInt64(seed)), settings: AnalysisSettings(factors: 2))
      #expect(!analysis.warnings.contains { $0.code == .viewpointsIndistinct })
      #expect(analysis.comparison.statements.contains { !$0.distinguishes.isEmpty })
    }
  }

  @Test("No theme divides one viewpoint")
  func themes() throws {
    var divided = 0
    for seed in 1...10 {
      var study = try simulated(
        statements: 36, sorts: 60, viewpoints: 1, seed: UInt64(seed), themes: 3)
      study.title = "One viewpoint"
      let analysis = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 2))
      guard analysis.characteristics.areIndistinct(0, 1) else { continue }
      divided += 1
      #expect(!analysis.themes.contains { $0.label == .divided })
    }
    #expect(divided >= 8)
  }
}

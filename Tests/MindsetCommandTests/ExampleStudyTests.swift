import QAnalysis
import QFormats
import QStudy
import QTables
import TestSupport
import Testing

@testable import MakeExamples

/// The shipped example studies: made again to the byte, and the planted pattern found, with the
/// shipped seed and with five others.
@Suite("The example studies")
struct ExampleStudyTests {
  static let surveys = Checkout.path + "/surveys/"
  static let agreed = ["leadership", "cultural-change", "customer-focus", "more-for-less"]

  @Test(
    "The committed files are what the program makes", arguments: MakeExamples.plans.map(\.folder))
  func sameBytes(folder: String) throws {
    for file in try MakeExamples.files(of: Self.surveys + folder) {
      #expect(
        try readFile(Self.surveys + folder + "/" + file.name, limit: 1 << 24) == file.bytes,
        "\(file.name)")
    }
  }

  @Test("The full study holds forty cards, sixty people and two groups under five")
  func design() throws {
    let example = try MakeExamples.example(Self.surveys + "place-based-budgeting")
    let study = example.study
    #expect(study.statements.count == 40 && study.participants.count == 60)
    #expect(study.sorts.count == 72 && study.sorts.count { $0.condition == "after" } == 12)
    #expect(study.statements.count { $0.direction == .speaksFor } == 20)
    for theme in study.themes {
      let own = study.statements.filter { $0.theme == theme.id }
      #expect(own.count == 5)
      #expect(
        own.count { $0.direction == .speaksFor } == (Self.agreed.contains(theme.id) ? 3 : 2))
    }
    let groups = Dictionary(grouping: study.participants) { $0.attributes["organisation"] ?? "" }
    #expect(groups.values.count { $0.count < 5 } == 2)
    let holders = Dictionary(grouping: example.holders.compactMap(\.self)) { $0 }
    #expect(holders.mapValues(\.count) == ["A": 18, "B": 14, "C": 12, "D": 11])
    #expect((1...20).contains(study.comments.count))
    #expect(study.comments.allSatisfy { $0.text.hasPrefix("(illustrative)") })
  }

  static let seeds: [UInt64?] = [nil, 101, 102, 103, 104, 105]

  @Test(
    "The full study: agreed themes are never divided, and common ground is on both sides",
    arguments: seeds)
  func placeBasedBudgeting(seed: UInt64?) throws {
    let example = try MakeExamples.example(Self.surveys + "place-based-budgeting", seed: seed)
    let table = try SortTable(
      example.study, selection: SortTable.Selection(conditions: ["before"]))
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 4))
    for theme in analysis.themes where Self.agreed.contains(theme.theme.id) {
      #expect(theme.label != .divided, "\(theme.theme.id)")
    }
    let divided = analysis.themes.count {
      ExamplePlan.dividedThemes.contains($0.theme.id) && $0.label == .divided
    }
    #expect(divided >= 3)
    #expect(try Retention(table, seed: 1).range.contains(4))
    let sides = analysis.comparison.statements.compactMap(\.commonGround.side)
    #expect(sides.count >= 6)
    #expect(sides.count { $0 == .embrace } >= 3)
    #expect(sides.count { $0 == .setAside } >= 3)
    expectViewpointsFound(analysis, planted: example.planted, above: 0.8)
  }

  @Test("The hour: common ground on both sides, no agreed theme divided", arguments: seeds)
  func hour(seed: UInt64?) throws {
    let example = try MakeExamples.example(Self.surveys + "place-based-budgeting-hour", seed: seed)
    let table = try SortTable(example.study)
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 3))
    #expect(try Retention(table, seed: 1).range.contains(3))
    for theme in analysis.themes where Self.agreed.contains(theme.theme.id) {
      #expect(theme.label != .divided, "\(theme.theme.id)")
    }
    let sides = analysis.comparison.statements.compactMap(\.commonGround.side)
    #expect(sides.count >= 3)
    #expect(sides.contains(.embrace) && sides.contains(.setAside))
    expectViewpointsFound(analysis, planted: example.planted, above: 0.7)
  }

  /// Every planted array correlates above the limit with a factor of its own.
  private func expectViewpointsFound(
    _ analysis: Analysis, planted: [(name: String, array: [Int])], above limit: Double
  ) {
    let matches = planted.map { viewpoint -> Int? in
      let values = viewpoint.array.map(Double.init)
      return analysis.scores.z.firstIndex { z in
        z.flatMap { correlation($0, values) }.map { $0 > limit } ?? false
      }
    }
    #expect(!matches.contains(nil) && Set(matches).count == planted.count)
  }

  private func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
    let xx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
    let yy = y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
    return xy / (xx * yy).squareRoot()
  }
}

import Glibc
import QFormats
import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

@testable import QAnalysis

@Suite("Paired conditions")
struct PairedComparisonTests {
  /// A study of people who each sorted before and after: a viewpoint before, another after.
  private static func study(_ people: Int, viewpoints: Int = 2, seed: UInt64 = 7) throws -> Study {
    var study = try simulated(sorts: 2 * people, viewpoints: viewpoints, seed: seed)
    study.conditions = ["before", "after"].map { Condition(id: $0, question: "") }
    for i in study.sorts.indices {
      study.sorts[i].participant = "P\(i / 2 + 1)"
      study.sorts[i].condition = i % 2 == 0 ? "before" : "after"
    }
    return study
  }

  private static func analysis(_ study: Study, factors: Int = 2) throws -> Analysis {
    try Analysis(SortTable(study), settings: AnalysisSettings(factors: factors))
  }

  @Test("Figures agree with another implementation, p with all signs enumerated")
  func independent() throws {
    let figures = try #require(try json(Folders.fixtures + "/figures/groups.json")["paired"])
    var study = try Study(contentsOf: Folders.fixtures + "/forced")
    study.sorts = Array(study.sorts.prefix(8))
    for i in 0..<8 {
      study.sorts[i].participant = "Q\(i / 2)"
      study.sorts[i].condition = i % 2 == 0 ? "before" : "after"
    }
    let own = try PairedComparison(Self.analysis(study), from: "before", to: "after")
    expectClose(own.shifts.map(\.change), numbers(figures["shift"]), absolute: 1e-9)
    expectClose(own.distance ?? .nan, figures["distance"]?.double ?? 0, absolute: 1e-9)
    expectClose(own.statements.map(\.change), numbers(figures["change"]), absolute: 1e-12)
    expectClose(own.people.map(\.stability), numbers(figures["stability"]), absolute: 1e-12)
    let convergence = try #require(own.convergence)
    expectClose(
      [convergence.first, convergence.second, convergence.index], numbers(figures["convergence"]),
      absolute: 1e-12)
    let p = try #require(own.p)
    let all =
      [p, convergence.p] + own.shifts.map(\.p) + own.statements.map(\.p)
      + own.statements.map(\.adjusted)
    let shares =
      [figures["p"]?.double ?? .nan, figures["convergenceP"]?.double ?? .nan]
      + numbers(figures["shiftP"]) + numbers(figures["statementP"]) + numbers(figures["largestP"])
    #expect(all.count == shares.count)
    for (p, share) in zip(all, shares) {
      // Four standard errors of a share of 9,999 signs.
      expectClose(
        p, share, absolute: 4 * (share * (1 - share) / 9999).squareRoot() + 2e-4)
    }
    for (statement, t) in zip(own.statements, figures["t"]?.array ?? []) {
      expectClose(statement.t ?? .infinity, t.double ?? .infinity, absolute: 1e-9)
    }
    #expect(own.outOfReach)
  }

  private func numbers(_ value: JSONValue?) -> [Double] {
    value?.array?.map { $0.double ?? .nan } ?? []
  }

  @Test("After less before is the negative of before less after, and p is the same")
  func antisymmetry() throws {
    let analysis = try Self.analysis(Self.study(9))
    let there = try PairedComparison(analysis, from: "before", to: "after")
    let back = try PairedComparison(analysis, from: "after", to: "before")
    #expect(there.shifts.map(\.change) == back.shifts.map { -$0.change })
    #expect(there.shifts.map(\.adjusted) == back.shifts.map(\.adjusted))
    #expect(there.statements.map(\.change) == back.statements.map { -$0.change })
    #expect(there.statements.map(\.adjusted) == back.statements.map(\.adjusted))
    #expect(there.p == back.p && there.convergence?.p == back.convergence?.p)
    expectClose(there.convergence?.index ?? .nan, -(back.convergence?.index ?? 0), absolute: 1e-12)
    #expect(there.people.map(\.firstFactor) == back.people.map(\.secondFactor))
  }

  @Test("Neither threads nor the order of the sorts change a figure")
  func repeatable() throws {
    var study = try Self.study(8)
    let analysis = try Self.analysis(study)
    let one = try PairedComparison(analysis, from: "before", to: "after", threads: 1)
    let several = try PairedComparison(analysis, from: "before", to: "after", threads: 3)
    #expect(one == several)
    study.sorts.reverse()
    let reversed = try PairedComparison(Self.analysis(study), from: "before", to: "after")
    #expect(one.p == reversed.p && one.convergence?.p == reversed.convergence?.p)
    #expect(one.statements.map(\.adjusted) == reversed.statements.map(\.adjusted))
  }

  @Test("Two sorts of people who did not change their minds give uniform p")
  func uniform() throws {
    var (distance, largest, convergence): ([Double], [Double], [Double]) = ([], [], [])
    let studies = 200
    for seed in 1...studies {
      let own = try PairedComparison(
        Self.analysis(Self.study(9, viewpoints: 1, seed: UInt64(seed)), factors: 1),
        from: "before", to: "after", permutations: 199)
      distance.append(try #require(own.p))
      largest.append(own.statements.map(\.adjusted).min() ?? .nan)
      convergence.append(try #require(own.convergence?.p))
    }
    for p in [distance, largest, convergence] {
      let mean = p.reduce(0, +) / Double(studies)
      expectClose(mean, 0.5, absolute: 3.5 * (1.0 / 12 / Double(studies)).squareRoot() + 0.01)
      let tail = Double(p.count { $0 <= 0.1 }) / Double(studies)
      expectClose(tail, 0.1, absolute: 3.5 * (0.09 / Double(studies)).squareRoot() + 0.01)
    }
  }

  @Test("People who take up another viewpoint are seen to move, and to come together")
  func power() throws {
    // Everybody holds their own view before and one view after.
    var generator = SeededGenerator(seed: 5)
    var study = try Self.study(10)
    let view = Simulation.randomViewpoint(statements: 24, generator: &generator)
    let grid = try roundGrid(24)
    for i in study.sorts.indices {
      let own = Simulation.randomViewpoint(statements: 24, generator: &generator)
      study.sorts[i].placements = Simulation.sort(
        holding: i % 2 == 0 ? own : view, loading: 0.9, grid: grid, generator: &generator)
    }
    let moved = try PairedComparison(Self.analysis(study), from: "before", to: "after")
    #expect(try #require(moved.p) < 0.01 && !moved.outOfReach)
    let convergence = try #require(moved.convergence)
    #expect(convergence.index > 0.5 && convergence.p < 0.01)
    #expect(moved.statements.contains { $0.adjusted < 0.05 })
    #expect(moved.shifts[0].change > 0.3 && moved.shifts[0].adjusted < 0.05)
    #expect(moved.people.allSatisfy { $0.secondFactor == 0 })
  }

  @Test("People with one sort, or with several under a condition, are left out and named")
  func incomplete() throws {
    var study = try Self.study(6)
    study.sorts.remove(at: 1)
    study.sorts[10].condition = "before"
    let own = try PairedComparison(Self.analysis(study), from: "before", to: "after")
    #expect(own.people.map(\.participant) == ["P2", "P3", "P4", "P5"])
    #expect(own.incomplete == ["P1", "P6"] && own.ambiguous.isEmpty)
    #expect(own.warnings.map(\.code) == [.peopleNotPaired])
    #expect(own.warnings[0].message.contains("P1, P6"))
    study.sorts[10].condition = "after"
    study.sorts[0].participant = "P6"
    let several = try PairedComparison(Self.analysis(study), from: "before", to: "after")
    #expect(several.ambiguous == ["P6"] && several.incomplete.isEmpty)
    let analysis = try Self.analysis(study)
    for (from, to, code) in [
      ("before", "later", Finding.Code.unknownCondition), ("before", "before", .badValue),
    ] {
      let error = #expect(throws: Findings.self) {
        try PairedComparison(analysis, from: from, to: to)
      }
      #expect(error?.all.map(\.code) == [code])
    }
    let before = try Analysis(
      SortTable(study, selection: .init(conditions: ["before"])),
      settings: AnalysisSettings(factors: 1))
    let error = #expect(throws: Findings.self) {
      try PairedComparison(before, from: "before", to: "after")
    }
    #expect(error?.all[0].mend.contains("--condition before --condition after") == true)
  }

  @Test("Fewer than two people leave everything open")
  func few() throws {
    var study = try Self.study(3)
    study.sorts = [0, 1, 2, 4].map { study.sorts[$0] }
    let own = try PairedComparison(Self.analysis(study), from: "before", to: "after")
    #expect(own.people.count == 1 && own.p == nil && own.statements.isEmpty && own.outOfReach)
  }

  @Test("The whole method runs on change-sorts; swapping conditions negates every z")
  func changes() throws {
    let table = try SortTable(Self.study(12))
    let change = try table.changeSorts(from: "before", to: "after")
    #expect(change.table.sorts.map(\.id) == (1...12).map { "P\($0)" } && change.unchanged.isEmpty)
    #expect(!change.table.isForced && change.table.gridOrigin == .median)
    for (i, placement) in change.table.placements.enumerated() {
      #expect(
        placement == zip(table.placements[2 * i], table.placements[2 * i + 1]).map { $1 - $0 })
    }
    let back = try table.changeSorts(from: "after", to: "before")
    let there = try Analysis(change.table, settings: AnalysisSettings(factors: 2))
    let again = try Analysis(back.table, settings: AnalysisSettings(factors: 2))
    #expect(there.flags == again.flags)
    for (z, negated) in zip(try there.scoreColumns(), try again.scoreColumns()) {
      expectClose(z, negated.map { -$0 }, absolute: 1e-9)
    }
  }

  @Test(
    "Where people have several sorts that is told once, with how many people; not of change-sorts")
  func severalSorts() throws {
    let study = try Self.study(12)
    let own = try Self.analysis(study).warnings.filter { $0.code == .severalSortsAPerson }
    #expect(own.count == 1 && own[0].sorts == study.sorts.map(\.id))
    #expect(own[0].message.hasPrefix("12 people have more than one sort"))
    #expect(own[0].message.contains("--condition before"))
    #expect(own[0].message.contains("--change before,after"))
    let pair = ConditionPair(["before", "after"])
    let changes = try Analysis(
      SortTable(study, selection: .init(change: pair)), settings: AnalysisSettings(factors: 2))
    let before = try Analysis(
      SortTable(study, selection: .init(conditions: ["before"])),
      settings: AnalysisSettings(factors: 2))
    for analysis in [changes, before] {
      #expect(!analysis.warnings.contains { $0.code == .severalSortsAPerson })
    }
  }

  @Test("The bridge of changes counts who moved a statement up, whatever the middle of their grid")
  func bridgeOfChanges() throws {
    var study = try Self.study(12)
    study.grid = nil
    study.distribution = .free
    // Six statements rise by two and twelve fall by one, so that the middle card fell.
    for i in stride(from: 0, to: 24, by: 2) {
      for j in study.statements.indices {
        let place = (j * 5 + (i % 4 == 0 ? 0 : 7) + i / 8) % study.statements.count
        let change = place < 6 ? 2 : place < 18 ? -1 : 0
        study.sorts[i + 1].placements[j] = study.sorts[i].placements[j].map { $0 + change }
      }
    }
    let table = try SortTable(
      study, selection: .init(change: ConditionPair(["before", "after"])))
    #expect(table.grid.middleValue < 0)
    let own = try Analysis(table, settings: AnalysisSettings(factors: 2))
    #expect(own.characteristics.comparable == [0, 1])
    for (j, statement) in own.comparison.statements.enumerated() {
      let logs = (0..<2).map { f -> Double in
        let definers = own.flags.definers(of: f)
        let up = definers.count {
          Double(own.flags.values[$0][f]) * table.placements[$0][j] > 0
        }
        return log((Double(up) + 1) / (Double(definers.count) + 2))
      }
      expectClose(statement.bridge ?? .nan, exp((logs[0] + logs[1]) / 2), absolute: 1e-12)
    }
  }

  @Test("Changes have a grid of their own, and are neither compared in pairs nor mixed with sorts")
  func kinds() throws {
    let study = try Self.study(12)
    let pair = ConditionPair(["before", "after"])
    let changes = try SortTable(study, selection: .init(change: pair))
    #expect(
      changes.warnings.first { $0.code == .gridFromMedian }?.message
        .hasPrefix("Changes lie on a grid of their own") == true)
    let ofChanges = try Analysis(changes, settings: AnalysisSettings(factors: 2))
    let ofSorts = try Self.analysis(study)
    let found = #expect(throws: Findings.self) {
      try PairedComparison(ofChanges, from: "before", to: "after")
    }
    #expect(found?.all.first?.found == "people’s changes from before to after")
    // Changes among viewpoints of changes get their own loadings back; one alone will do.
    let further = try FurtherSorts(study, selection: .init(change: pair))
    let classified = try Classification(further, by: ofChanges)
    #expect(classified.sorts.map(\.flags) == ofChanges.flags.values)
    var single = study
    single.sorts.removeLast(study.sorts.count - 2)
    let one = try FurtherSorts(single, selection: .init(change: pair))
    #expect(try Classification(one, by: ofChanges).sorts.map(\.id) == ["P1"])
    for (further, analysis) in [(further, ofSorts), (try FurtherSorts(study), ofChanges)] {
      #expect(throws: Findings.self) { try Classification(further, by: analysis) }
    }
  }

  @Test("Whoever changed nothing has no change-sort and is named")
  func unchanged() throws {
    var study = try Self.study(6)
    study.sorts[3].placements = study.sorts[2].placements
    study.sorts.removeLast()
    let change = try SortTable(study).changeSorts(from: "before", to: "after")
    #expect(change.unchanged == ["P2"] && change.pairs.incomplete == ["P6"])
    #expect(change.table.sorts.map(\.id) == ["P1", "P3", "P4", "P5"])
    #expect(change.warnings.map(\.code) == [.peopleNotPaired, .peopleUnchanged])
    let selected = try SortTable(
      study, selection: .init(change: ConditionPair(["before", "after"])))
    #expect(selected.placements == change.table.placements && !selected.isForced)
    #expect(selected.leftOut.contains("P11"))
    for i in study.sorts.indices { study.sorts[i].placements = study.sorts[0].placements }
    let all = try SortTable(study)
    #expect(throws: Findings.self) { try all.changeSorts(from: "before", to: "after") }
  }
}

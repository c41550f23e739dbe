import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("A series of solutions")
struct SolutionSeriesTests {
  private static func series(_ factors: ClosedRange<Int>) throws -> SolutionSeries {
    try SolutionSeries(
      try SortTable(try simulated(statements: 40, sorts: 36, viewpoints: 3)), factors: factors,
      settings: AnalysisSettings(factors: 1, rotation: .quartimax))
  }

  @Test("Each solution is the analysis with that number of viewpoints, other settings kept")
  func solutions() throws {
    let series = try Self.series(2...4)
    #expect(series.solutions.map(\.analysis.settings.factors) == [2, 3, 4])
    #expect(series.steps.count == 2)
    for solution in series.solutions {
      let alone = try Analysis(solution.analysis.table, settings: solution.analysis.settings)
      #expect(solution.analysis.rotation.method == .quartimax)
      #expect(alone.rotation.loadings.storage == solution.analysis.rotation.loadings.storage)
      let variances = alone.characteristics.factors.map(\.explainedVariance)
      #expect(abs(solution.explainedVariance - variances.reduce(0, +)) < 1e-9)
    }
  }

  @Test(
    "Every viewpoint has its counterpart or is extra, and every sort stays, moves or defines none")
  func bookkeeping() throws {
    let series = try Self.series(1...5)
    for (step, (old, new)) in zip(series.steps, zip(series.solutions, series.solutions.dropFirst()))
    {
      #expect(step.pairs.map(\.old) == Array(0..<old.analysis.flags.factors))
      let found = step.pairs.map(\.new) + step.extras.map(\.factor)
      #expect(found.sorted() == Array(0..<new.analysis.flags.factors))
      for sort in old.analysis.table.sorts.indices {
        let before = old.analysis.flags.viewpoint(of: sort)
        let after = new.analysis.flags.viewpoint(of: sort)
        let told =
          step.pairs.count { $0.kept.contains(sort) } + step.moves.count { $0.sort == sort }
        #expect(told == (before == nil && after == nil ? 0 : 1))
        #expect(step.moves.allSatisfy { $0.sort != sort || ($0.old == before && $0.new == after) })
      }
      for extra in step.extras {
        #expect(extra.members.map(\.sort) == new.analysis.flags.definers(of: extra.factor))
      }
    }
  }

  @Test("The third planted viewpoint is the extra one, and tells itself apart")
  func planted() throws {
    let series = try Self.series(2...3)
    let step = try #require(series.steps.first)
    let extra = try #require(step.extras.first)
    #expect(step.extras.count == 1 && step.pairs.allSatisfy(\.isSame))
    #expect(extra.members.count >= 10)
    #expect(!extra.distinguishing.isEmpty && !extra.classical.isEmpty)
    let stability = series.solutions.map(\.stability.median)
    #expect(try #require(stability[1]) > 0.7)
  }

  @Test("A sort that changes sides of its viewpoint has moved")
  func turned() throws {
    let table = try SortTable(try simulated(statements: 40, sorts: 20, viewpoints: 2))
    let plain = try Analysis(table, settings: AnalysisSettings(factors: 2))
    let sort = try #require(plain.flags.definers(of: 0).first)
    let flag = Decisions.ManualFlag(
      sort: table.sorts[sort].id, viewpoint: 1, sign: -plain.flags.values[sort][0])
    let decided = try Analysis(
      table, settings: AnalysisSettings(factors: 2), decisions: Decisions(flags: [flag]))
    let step = try SolutionStep(from: plain, to: decided)
    #expect(step.moves == [SolutionStep.Move(sort: sort, old: 0, new: 0)])
    #expect(step.extras.isEmpty)
    // The same viewpoint turned about keeps its sorts.
    let inverted = try Analysis(
      table, settings: AnalysisSettings(factors: 2), decisions: Decisions(invert: [1]))
    let about = try SolutionStep(from: plain, to: inverted)
    #expect(about.moves.isEmpty && (about.pairs.first?.correlation ?? 0) < -0.999)
  }

  @Test("More viewpoints than the sorts carry are an error")
  func tooMany() throws {
    let table = try SortTable(try simulated(sorts: 4, viewpoints: 1))
    #expect(throws: AnalysisError.self) {
      try SolutionSeries(table, factors: 2...9, settings: AnalysisSettings(factors: 1))
    }
  }
}

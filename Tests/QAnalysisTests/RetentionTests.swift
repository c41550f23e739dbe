import QAnalysis
import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

/// How many viewpoints: the tests against chance and the panel.
@Suite("How many viewpoints")
struct RetentionTests {
  private func reordered(_ study: Study, sorts: [Int], statements: [Int]) -> Study {
    var study = study
    study.sorts = sorts.map { study.sorts[$0] }
    study.statements = statements.map { study.statements[$0] }
    for i in study.sorts.indices {
      study.sorts[i].placements = statements.map { study.sorts[i].placements[$0] }
    }
    return study
  }

  @Test("The minimum average partial is the mean squared partial correlation given components")
  func averagePartial() throws {
    for table in [try lipset(), try SortTable(try simulated(statements: 20, sorts: 30))] {
      let own = try #require(try MinimumAveragePartial(table))
      let correlations = try Correlations(table, method: .pearson)
      let r = try #require(correlations.matrix)
      let sorts = r.rows
      let a = try Extraction(
        correlations, settings: AnalysisSettings(factors: 1, extract: own.averages.count)
      ).loadings
      // By the textbook: R less what m components carry, scaled to a unit diagonal.
      for m in own.averages.indices {
        let common = a.selectingColumns(Array(0..<m)).outerGram
        var sum = 0.0
        for i in 0..<sorts {
          for j in 0..<sorts where j != i {
            let left = r[i, j] - common[i, j]
            sum += left * left / ((1 - common[i, i]) * (1 - common[j, j]))
          }
        }
        expectClose(own.averages[m], sum / Double(sorts * (sorts - 1)), absolute: 1e-10)
      }
      #expect(own.averages[own.suggested] == own.averages.min())
    }
  }

  @Test("The panel depends on neither threads nor the order of sorts and statements")
  func invariance() throws {
    let study = try simulated(statements: 20, sorts: 14)
    let table = try SortTable(study)
    let one = try RetentionPanel(
      table, retention: Retention(table, seed: 3, threads: 1), seed: 3, threads: 1)
    let many = try RetentionPanel(
      table, retention: Retention(table, seed: 3, threads: 3), seed: 3, threads: 3)
    #expect(one == many)

    var generator = SeededGenerator(seed: 4)
    let sorts = generator.permutation(14)
    let moved = try SortTable(
      reordered(study, sorts: sorts, statements: generator.permutation(20)))
    let other = try RetentionPanel(moved, retention: Retention(moved, seed: 3), seed: 3)
    #expect(other.findings == one.findings)
    #expect(other.retention.range == one.retention.range)
    for (a, b) in zip(
      other.retention.sequential?.steps ?? [], one.retention.sequential?.steps ?? [])
    {
      expectClose(a.reference, b.reference, absolute: 1e-9)
    }
    for (a, b) in zip(other.solutions, one.solutions) {
      #expect(a.flagged == b.flagged && a.fewestDefiningSorts == b.fewestDefiningSorts)
      expectClose(a.splitHalf ?? 0, b.splitHalf ?? 0, absolute: 1e-6)
      expectClose(a.noiseFlagged ?? 0, b.noiseFlagged ?? 0, absolute: 1e-12)
      let drops = a.communalityDrops.isEmpty ? [] : sorts.map { b.communalityDrops[$0] }
      expectClose(a.communalityDrops, drops, absolute: 1e-9)
    }
    let seeded = try RetentionPanel(table, retention: Retention(table, seed: 4), seed: 4)
    #expect(seeded != one)
  }

  @Test("For Lipset the panel says what the literature's three rests on, and what noise gives")
  func lipsetPanel() throws {
    let table = try lipset()
    let panel = try RetentionPanel(table, retention: Retention(table, seed: 1), seed: 1)
    let found = Dictionary(
      uniqueKeysWithValues: panel.findings.map { ($0.criterion, ($0.factors, $0.noise)) })
    #expect(panel.findings.map(\.criterion) == RetentionCriterion.allCases)
    #expect(found[.parallelAnalysis]?.0 == 2 && found[.parallelAnalysis]?.1 == 0)
    #expect(found[.sequentialParallelAnalysis]?.0 == 2)
    #expect(found[.minimumAveragePartial]?.0 == 0)
    #expect(found[.eigenvalueAboveOne]?.0 == 4)
    // Noise of nine sorts has four eigenvalues above 1 as well.
    #expect(found[.eigenvalueAboveOne]?.1 == 4)
    #expect(found[.threeDefiningSorts]?.0 == 3)

    #expect(panel.solutions.map(\.factors) == Array(0...8))
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 3))
    let three = panel.solutions[3]
    #expect(three.flagged == analysis.flags.values.count { $0.contains { $0 != 0 } })
    #expect(
      three.fewestDefiningSorts
        == (0..<3).map { f in analysis.flags.definers(of: f).count }.min())
    expectClose(
      three.cumulativeVariance,
      100 * analysis.extraction.eigenvalues.prefix(3).reduce(0, +) / 9, absolute: 1e-9)
    for i in 0..<9 {
      let drops = panel.solutions.prefix(4).dropFirst().map { $0.communalityDrops[i] }
      expectClose(drops.reduce(0, +), analysis.rotation.communalities[i], absolute: 1e-9)
    }
    #expect(panel.solutions[0].communalityDrops.isEmpty && panel.solutions[0].flagged == nil)
    // Half of nine sorts carries four components at most.
    #expect((panel.solutions[4].splitHalf ?? 0) > 0 && panel.solutions[5].splitHalf == 0)
    #expect(panel.solutions.dropFirst().allSatisfy { (0...1).contains($0.noiseFlagged ?? -1) })
  }

  @Test(
    "What an analysis of components tells of halves and noise, the panel tells", arguments: [1, 7])
  func oneRule(seed: UInt64) throws {
    let table = try SortTable(try simulated(statements: 20, sorts: 14))
    let panel = try RetentionPanel(table, retention: Retention(table, seed: seed), seed: seed)
    for solution in panel.solutions.dropFirst() {
      let settings = AnalysisSettings(factors: solution.factors, seed: seed)
      #expect(solution.splitHalf == (try SplitHalfStability(table, settings: settings).median))
      #expect(solution.noiseFlagged == (try NoiseFlags(table, settings: settings)?.share))
      let flags = try Analysis(table, settings: settings).flags
      #expect(solution.flagged == flags.values.count { $0.contains { $0 != 0 } })
    }
  }

  @Test("The range holds the planted viewpoints of the example studies")
  func examples() throws {
    let full = try Retention(table(Folders.surveys + "/place-based-budgeting"), seed: 1)
    #expect(full.range.contains(4))
    let hour = try Retention(table(Folders.surveys + "/place-based-budgeting-hour"), seed: 1)
    #expect(hour.range.contains(3))
  }

  @Test("The committed simulation holds what it is quoted for: noise told from viewpoints")
  func simulation() throws {
    let bytes = try readFile(Checkout.path + "/Benchmarks/retention.csv", limit: 1 << 16)
    let rows = try CSVTable(parsing: bytes).rows
    let header = try #require(rows.first).cells
    let column = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
    #expect(rows.count == 7)
    for row in rows.dropFirst() {
      func value(_ name: String) throws -> Double {
        let place = try #require(column[name])
        return try #require(row.number(place))
      }
      let planted = try value("planted")
      let replicates = try value("replicates")
      #expect(replicates >= 500)
      if planted == 0 {
        let right = try value("median_right")
        #expect(right >= 0.85)
      } else {
        let (sorts, share) = (try value("sorts"), try value("in_range"))
        #expect(sorts >= 10 * planted)
        #expect(share >= 0.8)
      }
    }
  }

  @Test("A stable viewpoint survives halving, noise does not")
  func splitHalf() throws {
    let table = try SortTable(
      try simulated(statements: 30, sorts: 30, viewpoints: 2, loading: 0.7...0.9))
    let panel = try RetentionPanel(table, retention: Retention(table, seed: 1), seed: 1)
    #expect(panel.retention.range.contains(2))
    let two = panel.solutions[2]
    #expect((two.splitHalf ?? 0) > 0.8 && (two.splitHalfNoise ?? 1) < 0.4)
    #expect((panel.solutions[5].splitHalf ?? 1) < 0.5)
    #expect((two.noiseFlagged ?? 0) > 0.3)
  }

  @Test("Where a test can't be made the lower of the other two is suggested, and it is said")
  func missing() throws {
    var pair = try simulated(sorts: 2)
    pair.sorts[1].placements = pair.sorts[0].placements
    let two = try Retention(try SortTable(pair), seed: 1)
    #expect(two.missing == [.minimumAveragePartial])
    #expect(two.suggested == two.range.lowerBound)

    let many = try SortTable(
      try simulated(
        statements: 12, sorts: SequentialParallelAnalysis.largest + 1, viewpoints: 2))
    let large = try Retention(many, seed: 1)
    #expect(large.missing == [.sequentialParallelAnalysis])
    #expect(
      large.suggested == min(large.parallel.suggested, large.averagePartial?.suggested ?? 99))
    let panel = try RetentionPanel(many, retention: large, seed: 1)
    #expect(panel.findings[1].factors == nil && panel.findings[1].noise == nil)
  }

  @Test("Identical sorts leave MAP nothing to divide by, and it ends")
  func identical() throws {
    var study = try simulated(sorts: 5)
    for i in 1..<5 { study.sorts[i].placements = study.sorts[0].placements }
    let retention = try Retention(try SortTable(study), seed: 1)
    #expect(retention.averagePartial?.averages.count == 1)
    let table = try SortTable(study)
    #expect(try RetentionPanel(table, retention: retention, seed: 1).solutions.count == 2)
  }

  @Test("Sequential parallel analysis begins as plain parallel analysis and ends at a failure")
  func sequential() throws {
    let table = try SortTable(
      try simulated(statements: 33, sorts: 36, viewpoints: 3, loading: 0.7...0.9))
    let retention = try Retention(table, seed: 1)
    let steps = try #require(retention.sequential?.steps)
    #expect(steps[0].eigenvalue == retention.parallel.eigenvalues[0])
    #expect(steps[0].reference == retention.parallel.reference[0])
    #expect(steps.dropLast().allSatisfy { $0.eigenvalue > $0.reference })
    #expect(steps.count == 4 && retention.sequential?.suggested == 3)
  }
}

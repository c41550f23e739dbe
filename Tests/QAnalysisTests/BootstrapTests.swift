import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("Bootstrap")
struct BootstrapTests {
  @Test("The same figures at one thread and at four, and other ones from another seed")
  func repeatable() throws {
    var settings = AnalysisSettings(factors: 3)
    let table = try lipset()
    let one = try Bootstrap(Analysis(table, settings: settings), steps: 200, threads: 1)
    let four = try Bootstrap(Analysis(table, settings: settings), steps: 200, threads: 4)
    #expect(one == four && one.steps == 200)
    settings.seed = 2
    let other = try Bootstrap(Analysis(table, settings: settings), steps: 200)
    #expect(other.z != one.z)
  }

  @Test("Resamples are balanced: a sort stands as often as there are steps, whatever its place")
  func balanced() throws {
    let ids = ["c", "a", "b", "d"]
    let drawn = BootstrapResamples.balanced(ids, steps: 50, seed: 3)
    #expect(drawn.count == 50 && drawn.allSatisfy { $0.count == 4 })
    for i in ids.indices { #expect(drawn.joined().count { $0 == i } == 50) }
    let sorted = BootstrapResamples.balanced(ids.sorted(), steps: 50, seed: 3)
    #expect(drawn.map { $0.map { ids[$0] } } == sorted.map { $0.map { ids.sorted()[$0] } })
    #expect(BootstrapResamples.balanced(ids, steps: 50, seed: 4) != drawn)
  }

  @Test(
    "Every extraction: no step lost, intervals in order, means near the study's figures",
    arguments: [ExtractionMethod.pca, .centroid, .horst, .paf], [true, false])
  func everyExtraction(_ extraction: ExtractionMethod, forced: Bool) throws {
    let analysis = try Analysis(
      Self.study(forced: forced), settings: AnalysisSettings(factors: 2, extraction: extraction))
    let bootstrap = try Bootstrap(analysis, steps: 200)
    #expect(bootstrap.failed == 0 && bootstrap.degenerate == 0)
    #expect(bootstrap.weakMatches == [0, 0] && bootstrap.undefined == [0, 0])
    let z = try analysis.scoreColumns()
    for f in 0..<2 {
      #expect(try #require(bootstrap.medianMatch[f]) > 0.95)
      for (j, estimate) in bootstrap.z[f].enumerated() {
        let found = try #require(estimate)
        #expect(found.lower <= found.mean && found.mean <= found.upper)
        #expect(abs(found.bias) < max(0.15, found.standardError))
        expectClose(found.bias, found.mean - z[f][j], absolute: 1e-12)
      }
    }
    for i in analysis.table.sorts.indices {
      for f in 0..<2 {
        let found = try #require(bootstrap.loadings[i][f])
        #expect(found.lower <= found.upper && found.upper <= 1 + 1e-9 && found.lower >= -1 - 1e-9)
        let frequency = try #require(bootstrap.flagFrequency[i][f])
        #expect(frequency >= 0 && frequency <= 1)
        #expect(bootstrap.isFirm(sort: i, factor: f) == (frequency >= 0.8))
      }
      // Planted far above the limit: whoever defines a viewpoint does so in almost every step.
      if let f = analysis.flags.viewpoint(of: i) { #expect(bootstrap.isFirm(sort: i, factor: f)) }
    }
  }

  @Test("Oblique factors are matched and scored; they can't be turned to a target")
  func oblique() throws {
    let analysis = try Analysis(
      Self.study(), settings: AnalysisSettings(factors: 2, rotation: .promax))
    let bootstrap = try Bootstrap(analysis, steps: 100)
    #expect(bootstrap.failed == 0 && bootstrap.weakMatches == [0, 0])
    #expect(throws: AnalysisError.obliqueTarget(method: "promax")) {
      try Bootstrap(analysis, steps: 10, match: .procrustes)
    }
  }

  @Test("The study as its own resample gives the study, by every match and extraction")
  func identity() throws {
    for extraction in [ExtractionMethod.pca, .centroid, .horst, .paf, .ml] {
      let analysis = try Analysis(
        Self.study(), settings: AnalysisSettings(factors: 2, extraction: extraction))
      let all = Array(analysis.table.sorts.indices)
      for match in BootstrapMatch.allCases {
        let bootstrap = try Bootstrap(analysis, resamples: [all, all.reversed()], match: match)
        #expect(bootstrap.failed + bootstrap.degenerate == 0, "\(extraction) \(match)")
        for (f, column) in try analysis.scoreColumns().enumerated() {
          let means = try bootstrap.z[f].map { try #require($0).mean }
          expectClose(means, column, absolute: 1e-7)
          let deviations = try bootstrap.z[f].map { try #require($0).standardError }
          expectClose(deviations, column.map { _ in 0 }, absolute: 1e-7)
        }
        for (i, row) in analysis.flags.values.enumerated() {
          #expect(bootstrap.flagFrequency[i] == row.map { $0 != 0 ? 1 : 0 })
        }
      }
    }
  }

  @Test("The order of sorts bears on nothing; viewpoints in another order only trade places")
  func order() throws {
    var study = try simulated(statements: 30, sorts: 16, viewpoints: 2)
    let settings = AnalysisSettings(factors: 2)
    let analysis = try Analysis(SortTable(study), settings: settings)
    let bootstrap = try Bootstrap(analysis, steps: 100)
    study.sorts.reverse()
    let reversed = try Bootstrap(Analysis(SortTable(study), settings: settings), steps: 100)
    let swapped = try Bootstrap(
      Analysis(
        SortTable(study), settings: settings, decisions: Decisions(take: [2, 1], invert: [1])),
      steps: 100)
    for f in 0..<2 {
      let own = try Self.columns(bootstrap, f)
      let other = try Self.columns(reversed, f)
      expectClose(own.means, other.means, absolute: 1e-9)
      expectClose(own.lower, other.lower, absolute: 1e-9)
      let turned = try Self.columns(swapped, 1 - f)
      expectClose(own.means, turned.means.map { f == 0 ? -$0 : $0 }, absolute: 1e-9)
      expectClose(own.lower, f == 0 ? turned.upper.map { -$0 } : turned.lower, absolute: 1e-9)
    }
    let last = analysis.table.sorts.count - 1
    for i in 0...last {
      #expect(bootstrap.flagFrequency[i] == reversed.flagFrequency[last - i])
      #expect(bootstrap.flagFrequency[i] == swapped.flagFrequency[last - i].reversed())
    }
  }

  @Test("A study that holds every sort twice has the same resamples as one with copies drawn")
  func twice() throws {
    let study = try simulated(statements: 30, sorts: 8, viewpoints: 2)
    var doubled = study
    doubled.sorts += study.sorts.map { sort in
      var copy = sort
      copy.id += "b"
      return copy
    }
    let settings = AnalysisSettings(factors: 2)
    let one = try Analysis(SortTable(study), settings: settings)
    let two = try Analysis(SortTable(doubled), settings: settings)
    let resamples = [
      [0, 0, 1, 2, 3, 4, 5, 6], [0, 1, 1, 2, 3, 7, 7, 7], [3, 4, 5, 6, 7, 0, 1, 2],
    ]
    let others = [
      [0, 8, 1, 2, 3, 4, 5, 6], [0, 1, 9, 2, 3, 7, 15, 7], [3, 4, 5, 6, 7, 8, 9, 10],
    ]
    let first = try Bootstrap(one, resamples: resamples)
    let second = try Bootstrap(two, resamples: others)
    for f in 0..<2 {
      expectClose(
        try Self.columns(first, f).means, try Self.columns(second, f).means, absolute: 1e-9)
    }
    // Eight different sorts of the doubled study may be four different people.
    let few = try Bootstrap(two, resamples: [[0, 8], [0, 8, 8]])
    #expect(few.degenerate == 2 && few.failed == 0)
  }

  @Test("Copies weigh as if they stood in R: centroids of a resample are those of such a study")
  func copies() throws {
    let study = try simulated(statements: 30, sorts: 10, viewpoints: 2)
    let resample = [0, 0, 1, 3, 4, 4, 4, 7, 8, 9]
    var drawn = study
    drawn.sorts = resample.enumerated().map { place, i in
      var copy = study.sorts[i]
      copy.id = "\(place)"
      return copy
    }
    for extraction in [ExtractionMethod.pca, .centroid, .paf] {
      let settings = AnalysisSettings(factors: 2, extraction: extraction)
      let analysis = try Analysis(SortTable(study), settings: settings)
      let whole = try Analysis(SortTable(drawn), settings: settings)
      let bootstrap = try Bootstrap(analysis, resamples: [resample, resample])
      let own = try (0..<2).map { try Self.columns(bootstrap, $0).means }
      let other = try whole.scoreColumns()
      let r = own.map { a in other.map { b in abs(Moments.correlation(a, b) ?? 0) } }
      #expect(max(r[0][0], r[0][1]) > 1 - 1e-9 && max(r[1][0], r[1][1]) > 1 - 1e-9)
    }
  }

  @Test("Too few different sorts are counted and leave no values")
  func degenerate() throws {
    let analysis = try Analysis(lipset(), settings: AnalysisSettings(factors: 3))
    let bootstrap = try Bootstrap(
      analysis, resamples: [[0, 0, 1, 1, 1, 0, 0, 1, 1], [4], Array(0..<9), Array(0..<9)])
    #expect(bootstrap.degenerate == 2 && bootstrap.failed == 0 && bootstrap.steps == 4)
    #expect(bootstrap.warnings.contains { $0.code == .bootstrapStepsLost })
    let none = try Bootstrap(analysis, resamples: [[0, 1]])
    #expect(
      none.z.allSatisfy { $0.allSatisfy { $0 == nil } } && none.medianMatch == [nil, nil, nil])
    #expect(none.flagFrequency.allSatisfy { $0 == [nil, nil, nil] })
    #expect(try Bootstrap(analysis, resamples: []).steps == 0)
  }

  @Test("Maximum likelihood has no answer for a sort drawn twice, and says so")
  func maximumLikelihood() throws {
    let analysis = try Analysis(
      Self.study(), settings: AnalysisSettings(factors: 2, extraction: .ml))
    let bootstrap = try Bootstrap(analysis, steps: 20)
    #expect(bootstrap.failed == 20 && bootstrap.degenerate == 0)
    #expect(bootstrap.fitted == 0 && !bootstrap.hasIntervals)
    #expect(bootstrap.warnings.map(\.code) == [.bootstrapStepsLost])
    #expect(bootstrap.warnings[0].message.hasPrefix("No draw of the bootstrap could be fitted"))
    #expect(bootstrap.warnings[0].message.contains("--extraction paf"))
  }

  @Test("Fewer than 100 draws are warned of, and more than can be kept are refused")
  func numbers() throws {
    let analysis = try Analysis(lipset(), settings: AnalysisSettings(factors: 3))
    let few = try Bootstrap(analysis, steps: 99).warnings.filter { $0.code == .bootstrapFewSteps }
    #expect(few.count == 1 && few[0].message.contains("99 steps"))
    let enough = try Bootstrap(analysis, steps: 100)
    #expect(!enough.warnings.contains { $0.code == .bootstrapFewSteps })
    // 9 sorts and 33 statements on 3 factors.
    let most = Bootstrap.mostSteps(for: analysis)
    #expect(most == 50_000_000 / (42 * 3))
    #expect(throws: AnalysisError.tooManyDraws(asked: most + 1, available: most)) {
      try Bootstrap(analysis, steps: most + 1)
    }
  }

  @Test("Where nobody defines a viewpoint, the largest loading does, and the step counts")
  func undefined() throws {
    let table = try Self.study()
    let settings = AnalysisSettings(factors: 3, flagLevel: .p01)
    let analysis = try Analysis(table, settings: settings)
    let bootstrap = try Bootstrap(analysis, steps: 200)
    #expect(bootstrap.failed == 0 && bootstrap.degenerate == 0)
    let lost = bootstrap.undefined.indices.filter { bootstrap.undefined[$0] > 10 }
    #expect(!lost.isEmpty)
    for f in bootstrap.undefined.indices {
      let isTold = bootstrap.warnings.contains {
        $0.code == .bootstrapUndefined && $0.factors == [Viewpoint.identifier(f)]
      }
      #expect(isTold == (lost.contains(f) && analysis.scores.z[f] != nil))
    }
    // Two planted viewpoints: the third of a step is one person's, whose sort is then its score.
    let alone = try Bootstrap(
      Analysis(table, settings: AnalysisSettings(factors: 2, flagLevel: .p0001)),
      resamples: [[0, 2, 4, 6, 8, 1], [0, 2, 4, 6, 8, 1]])
    #expect(alone.undefined.allSatisfy { $0 == 0 || $0 == 2 })
    #expect(alone.z.allSatisfy { $0.allSatisfy { $0 != nil } })
  }

  @Test("A viewpoint turned by hand is turned in every step, and a split one split")
  func decisions() throws {
    let table = try Self.study()
    let settings = AnalysisSettings(factors: 2)
    let plain = try Analysis(table, settings: settings)
    let turned = try Analysis(
      table, settings: settings,
      decisions: Decisions(rotations: [.init(first: 1, second: 2, degrees: 25)]))
    let bootstrap = try Bootstrap(turned, steps: 100)
    #expect(bootstrap.weakMatches == [0, 0])
    #expect(bootstrap.z != (try Bootstrap(plain, steps: 100)).z)
    let nearest = try Bootstrap(turned, steps: 100, match: .procrustes)
    for f in 0..<2 {
      let own = try Self.columns(bootstrap, f).means
      let drawn = try Self.columns(nearest, f).means
      #expect(try #require(Moments.correlation(own, drawn)) > 0.99)
    }
    let split = try Analysis(table, settings: settings, decisions: Decisions(split: [1]))
    let poles = try Bootstrap(split, steps: 50)
    #expect(poles.z.count == 3 && poles.loadings[0].count == 3)
    for row in poles.loadings {
      expectClose(
        try #require(row[0]).mean, try -#require(row[1]).mean, absolute: 1e-12)
    }
    let flagged = try Analysis(
      table, settings: settings,
      decisions: Decisions(flags: [.init(sort: table.sorts[0].id, viewpoint: 1, sign: 0)]))
    let without = try Bootstrap(flagged, steps: 100)
    #expect(without.warnings.map(\.code) == [.bootstrapWithoutHand])
    #expect(without.flagFrequency == (try Bootstrap(plain, steps: 100)).flagFrequency)
  }

  @Test("Target and defining-sort rotations are repeated; a step without the sort is counted")
  func aimed() throws {
    let table = try Self.study()
    let plain = try Analysis(table, settings: AnalysisSettings(factors: 2))
    var target: [String: [Double]] = [:]
    for (i, sort) in table.sorts.enumerated() { target[sort.id] = plain.rotation.loadings.row(i) }
    let aimed = try Analysis(
      table, settings: AnalysisSettings(factors: 2, rotation: .target, target: target))
    let own = try Bootstrap(aimed, steps: 50)
    let nearest = try Bootstrap(plain, steps: 50, match: .procrustes)
    #expect(own.failed == 0)
    for f in 0..<2 {
      expectClose(
        try Self.columns(own, f).means, try Self.columns(nearest, f).means, absolute: 1e-6)
    }
    let defining = try Analysis(
      table,
      settings: AnalysisSettings(
        factors: 2, rotation: .defining, definingSort: table.sorts[0].id))
    let steps = try Bootstrap(defining, resamples: [[0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6]])
    #expect(steps.failed == 1 && steps.steps == 2)
  }

  @Test("Statements in the outer columns: shares of the steps, sure ones near 1")
  func outerColumns() throws {
    let analysis = try Analysis(Self.study(), settings: AnalysisSettings(factors: 2))
    let bootstrap = try Bootstrap(analysis, steps: 100)
    let columns = analysis.table.grid.columns
    #expect(bootstrap.outerColumns == 2)
    let top = columns.suffix(2).reduce(0) { $0 + $1.count }
    for f in 0..<2 {
      let shares = try bootstrap.highest[f].map { try #require($0) }
      expectClose(shares.reduce(0, +), Double(top), absolute: 1e-9)
      let z = try analysis.scoreColumns()[f]
      let best = try #require(z.indices.max { z[$0] < z[$1] })
      #expect(shares[best] > 0.95)
      #expect(try #require(bootstrap.lowest[f][best]) == 0)
    }
  }

  // MARK: Helpers

  /// Two clear viewpoints of twelve people each; free sorts have one card moved.
  private static func study(forced: Bool = true) throws -> SortTable {
    var study = try simulated(
      statements: 30, sorts: 24, viewpoints: 2, loading: 0.8...0.9, seed: 11)
    if !forced {
      for i in study.sorts.indices {
        study.sorts[i].placements[i] = (study.sorts[i].placements[i] ?? 0) == 3 ? 2 : 3
      }
    }
    return try SortTable(study, acceptsFree: true)
  }

  private static func columns(
    _ bootstrap: Bootstrap, _ f: Int
  ) throws -> (means: [Double], lower: [Double], upper: [Double]) {
    let found = try bootstrap.z[f].map { try #require($0) }
    return (found.map(\.mean), found.map(\.lower), found.map(\.upper))
  }
}

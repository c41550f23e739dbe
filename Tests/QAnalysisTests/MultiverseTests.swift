import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("Multiverse")
struct MultiverseTests {
  private static func main(
    _ settings: AnalysisSettings = AnalysisSettings(factors: 3), seed: UInt64 = 7,
    loading: ClosedRange<Double> = 0.6...0.9
  ) throws -> Analysis {
    try Analysis(
      try SortTable(
        try simulated(statements: 36, sorts: 30, viewpoints: 3, loading: loading, seed: seed)),
      settings: settings)
  }

  @Test(
    "A multiverse of the study's own choices alone is the main analysis",
    arguments: [
      AnalysisSettings(factors: 3), AnalysisSettings(factors: 3, extraction: .centroid),
      AnalysisSettings(factors: 2, correlation: .spearman, extraction: .paf, rotation: .equamax),
      AnalysisSettings(factors: 3, correlation: .kendall, extraction: .horst, flagLevel: .p01),
      AnalysisSettings(factors: 3, extraction: .ml, rotation: .oblimin),
      AnalysisSettings(factors: 3, extraction: .centroid, conventions: .kade),
    ])
  func ownChoices(settings: AnalysisSettings) throws {
    let main = try Self.main(settings)
    let multiverse = try Multiverse(main, specifications: [.init(of: settings)])
    let run = try #require(multiverse.runs.first)
    #expect(multiverse.notComputed.isEmpty && multiverse.runs.count == 1)
    #expect(run.converged == (main.extraction.converged && main.rotation.converged))
    #expect(run.matches.map { $0?.factor } == Array(0..<settings.factors))
    for (match, z) in zip(run.matches, main.scores.z) {
      let expected = z == nil ? 0.0 : 1
      expectClose(try #require(match).correlation, expected, relative: 1e-12, absolute: 1e-12)
    }
    #expect(run.labels == main.comparison.statements.map(\.label))
    #expect(run.distinguishes == main.comparison.statements.map(\.distinguishes))
    #expect(run.memberships == main.memberships)
    #expect(run.agreement == .init(labels: 1, memberships: 1, viewpoints: 1))
    #expect(multiverse.viewpoints.map { $0 == nil } == main.scores.z.map { $0 == nil })
    #expect(multiverse.statements.allSatisfy { $0.holds == 1 })
    #expect(multiverse.sorts.allSatisfy { $0.holds == 1 && $0.elsewhere == 0 })
    #expect(multiverse.viewpoints.compactMap(\.self).allSatisfy { $0.found == 1 && $0.sure == 1 })
    #expect(multiverse.choices.allSatisfy { $0.levels.count == 1 && $0.spread.labels == 0 })
    #expect(multiverse.mostMoving == nil)
  }

  @Test("What was decided by hand and no run repeats is told, with what holds without it")
  func withoutHand() throws {
    let settings = AnalysisSettings(factors: 3)
    let table = try Self.main(settings).table
    let decided = try Analysis(
      table, settings: settings,
      decisions: Decisions(rotations: [.init(first: 1, second: 2, degrees: 45)]))
    let warnings = try Multiverse(decided, specifications: [.init(of: settings)]).warnings
    #expect(warnings.map(\.code) == [.specificationsWithoutHand])
    let message = try #require(warnings.first?.message)
    #expect(message.hasPrefix("The other ways to analyse do not repeat rotations by hand:"))
    // Half a right angle on, the labels are others.
    let kept = try #require(
      message.firstMatch(of: /give (\d+) of 36 labels and \d of 3 viewpoints/))
    #expect(try #require(Int(kept.1)) < 30)
    #expect(
      try Multiverse(Self.main(settings), specifications: [.init(of: settings)]).warnings == [])
  }

  @Test("Every run is the analysis with those settings, stage for stage")
  func sharedStages() throws {
    let main = try Self.main(loading: 0.5...0.7)
    let multiverse = try Multiverse(main)
    #expect(multiverse.specifications.count == 108)
    #expect(Set(multiverse.specifications).count == 108)
    #expect(multiverse.runs.count + multiverse.notComputed.count == 108)
    let ids = main.table.statements.map(\.id)
    for run in multiverse.runs {
      let alone = try Analysis(
        main.table, settings: run.specification.settings(over: main.settings))
      #expect(run.labels == alone.comparison.statements.map(\.label))
      #expect(run.converged == (alone.extraction.converged && alone.rotation.converged))
      #expect(run.memberships.map { $0 == nil } == alone.memberships.map { $0 == nil })
      let pairs = try SolutionMatch.match(
        old: EarlierSolution(statements: ids, z: main.scores.z),
        new: EarlierSolution(statements: ids, z: alone.scores.z))
      for pair in pairs {
        #expect(run.matches[pair.old] == .init(factor: pair.new, correlation: pair.correlation))
      }
      #expect(run.matches.count { $0 != nil } == pairs.count)
    }
  }

  @Test("Shares are what counting the runs gives, and levels average over theirs")
  func shares() throws {
    let main = try Self.main(loading: 0.5...0.7)
    let multiverse = try Multiverse(main)
    let count = Double(multiverse.runs.count)
    for (j, statement) in multiverse.statements.enumerated() {
      expectClose(
        statement.distinguishing + statement.shared + statement.undecided, 1, relative: 1e-12)
      #expect(statement.label == main.comparison.statements[j].label)
      let own =
        switch statement.label {
        case .distinguishing: statement.distinguishing
        case .shared: statement.shared
        case .undecided: statement.undecided
        }
      // Distinguishing holds only where every one of its viewpoints is still distinguished.
      let bound = main.comparison.statements[j].distinguishes.map { statement.distinguishes[$0] }
      #expect(statement.holds <= ([own] + bound).min() ?? 0)
      if bound.isEmpty { #expect(statement.holds == own) }
    }
    let mean = multiverse.runs.reduce(0) { $0 + $1.agreement.memberships } / count
    let bySort = multiverse.sorts.reduce(0) { $0 + $1.holds } / Double(multiverse.sorts.count)
    expectClose(bySort, mean, relative: 1e-12)
    for result in multiverse.choices {
      #expect(result.levels.reduce(0) { $0 + $1.runs } == multiverse.runs.count)
      let whole = result.levels.reduce(0) { $0 + Double($1.runs) * $1.agreement.labels } / count
      let all = multiverse.runs.reduce(0) { $0 + $1.agreement.labels } / count
      expectClose(whole, all, relative: 1e-12)
    }
    #expect(
      multiverse.choices.map { $0.levels.map(\.name) } == [
        ["pearson", "spearman"], ["pca", "centroid", "paf"], ["2", "3", "4"],
        ["varimax", "quartimax", "equamax"], ["0.05", "0.01"],
      ])
  }

  @Test("What is planted clearly is found whatever the choices, but for one viewpoint too few")
  func planted() throws {
    let multiverse = try Multiverse(try Self.main(loading: 0.8...0.9))
    let factors = try #require(multiverse.choices.first { $0.choice == .factors })
    #expect(factors.levels.map(\.name) == ["2", "3", "4"])
    #expect(factors.levels[1].agreement.viewpoints > 0.85)
    #expect(factors.levels[1].agreement.memberships > 0.85)
    #expect(factors.levels[0].agreement.viewpoints < 0.7)
    #expect(multiverse.mostMoving == .factors)
  }

  @Test("A viewpoint turned about is the same one, its sorts on the same side")
  func turned() throws {
    let table = try Self.main().table
    let settings = AnalysisSettings(factors: 3)
    let main = try Analysis(table, settings: settings, decisions: Decisions(invert: [2]))
    let multiverse = try Multiverse(main, specifications: [.init(of: settings)])
    #expect((multiverse.runs[0].matches[1]?.correlation ?? 0) < -0.999)
    #expect(multiverse.sorts.allSatisfy { $0.holds == 1 })
    #expect(multiverse.viewpoints.allSatisfy { $0?.found == 1 })
  }

  @Test("A viewpoint that no run finds takes its members and labels with it")
  func notFound() throws {
    let main = try Self.main()
    var fewer = Multiverse.Specification(of: main.settings)
    fewer.factors = 1
    let multiverse = try Multiverse(main, specifications: [fewer])
    let run = try #require(multiverse.runs.first)
    #expect(run.matches.count { $0 == nil } == 2)
    for (i, own) in main.memberships.enumerated() {
      guard let own, run.matches[own.viewpoint ?? 0]?.isFound != true else { continue }
      #expect(multiverse.sorts[i].holds == 0)
    }
    #expect(
      run.distinguishes.allSatisfy { $0.isEmpty } && run.labels.allSatisfy { $0 == .undecided })
  }

  @Test("What can't be computed is named with its reason, and the rest is counted")
  func notComputed() throws {
    let table = try SortTable(try simulated(statements: 20, sorts: 3, viewpoints: 1))
    let main = try Analysis(table, settings: AnalysisSettings(factors: 3))
    let multiverse = try Multiverse(main)
    let impossible = multiverse.notComputed.filter { $0.specification.factors == 4 }
    #expect(impossible.count == 36)
    #expect(impossible.allSatisfy { $0.reason.hasPrefix("the sorts carry only") })
    #expect(multiverse.runs.count + multiverse.notComputed.count == 108)
    #expect(multiverse.warnings.contains { $0.code == .specificationsMissing })
    let none = try Multiverse(
      main,
      specifications: [
        .init(
          correlation: .pearson, extraction: .pca, factors: 9, rotation: .varimax, flagLevel: .p05)
      ])
    #expect(none.runs.isEmpty && none.statements.isEmpty && none.choices.isEmpty)
    #expect(none.notComputed.count == 1)
  }

  @Test("With many sorts principal axis is left out and said so, but for the study's own")
  func manySorts() throws {
    let many = Multiverse.largestWithPrincipalAxis + 1
    var study = try simulated(statements: 20, sorts: many, viewpoints: 2)
    func multiverse(_ extraction: ExtractionMethod) throws -> Multiverse {
      // Converged or not makes no difference here, and 1,001 sorts take their time.
      var settings = AnalysisSettings(factors: 2, extraction: extraction)
      settings.conventions.principalAxis.iterations = 2
      let main = try Analysis(try SortTable(study), settings: settings)
      let around = Multiverse.Specification.around(settings)
      return try Multiverse(
        main,
        specifications: around.filter { $0.extraction != .centroid && $0.rotation == .varimax })
    }
    let plain = try multiverse(.pca)
    #expect(plain.runs.count == 12 && plain.runs.allSatisfy { $0.specification.extraction == .pca })
    #expect(plain.notComputed.count == 12)
    #expect(plain.notComputed.allSatisfy { $0.reason.contains("above 1000 sorts") })
    let warning = try #require(plain.warnings.first { $0.code == .specificationsMissing })
    #expect(warning.message.contains("12 of 24") && warning.message.contains("principal axis"))
    let own = try multiverse(.paf).runs.filter { $0.specification.extraction == .paf }
    #expect(own.map(\.specification.factors) == [2, 2])
    #expect(own.allSatisfy { $0.specification.correlation == .pearson })
    study.sorts.removeLast()
    var settings = AnalysisSettings(factors: 2)
    settings.conventions.principalAxis.iterations = 2
    let main = try Analysis(try SortTable(study), settings: settings)
    var axis = Multiverse.Specification(of: main.settings)
    axis.extraction = .paf
    #expect(try Multiverse(main, specifications: [axis]).notComputed.isEmpty)
  }

  @Test("One viewpoint has no K − 1; nothing asked for is nothing done")
  func edges() throws {
    let table = try SortTable(try simulated(viewpoints: 1))
    let main = try Analysis(table, settings: AnalysisSettings(factors: 1))
    let multiverse = try Multiverse(main)
    #expect(multiverse.specifications.count == 72)
    #expect(multiverse.runs.allSatisfy { $0.matches.count == 1 })
    let empty = try Multiverse(main, specifications: [])
    #expect(empty.runs.isEmpty && empty.viewpoints.isEmpty && empty.warnings.isEmpty)
  }

  @Test("Choices that are none of the usual ones join them")
  func ownLevels() {
    let own = AnalysisSettings(
      factors: 2, correlation: .kendall, extraction: .ml, rotation: .oblimin, flagLevel: .p001)
    let specifications = Multiverse.Specification.around(own)
    #expect(specifications.count == 3 * 4 * 3 * 4 * 3)
    #expect(specifications.contains(.init(of: own)))
  }

  @Test(
    "Flags by hand alone give way to the standard rule, an extract number stays with its method")
  func settings() {
    let own = AnalysisSettings(factors: 3, extract: 7, flagging: .none)
    let specification = Multiverse.Specification(
      correlation: .pearson, extraction: .paf, factors: 3, rotation: .varimax, flagLevel: .p05)
    #expect(specification.settings(over: own).flagging == .standard)
    #expect(specification.settings(over: own).extract == nil)
    #expect(Multiverse.Specification(of: own).settings(over: own).extract == 7)
  }

  @Test(
    "Hard cases: nine real sorts, free sorts, singular correlations, more sorts than statements")
  func hardCases() throws {
    var free = try simulated(statements: 20, sorts: 14, viewpoints: 2)
    free.distribution = .free
    for i in free.sorts.indices where i % 2 == 0 {
      free.sorts[i].placements = free.sorts[i].placements.map { $0.map { $0 > 0 ? 3 : $0 } }
    }
    var twins = try simulated(statements: 20, sorts: 8, viewpoints: 2)
    twins.sorts += twins.sorts.map { sort in
      var twin = sort
      twin.id += "b"
      return twin
    }
    let tables = [
      try lipset(), try SortTable(free, acceptsFree: true), try SortTable(twins),
      try SortTable(try simulated(statements: 12, sorts: 40, viewpoints: 2)),
      try SortTable(try simulated(sorts: 12, viewpoints: 0)),
    ]
    for table in tables {
      let multiverse = try Multiverse(try Analysis(table, settings: AnalysisSettings(factors: 2)))
      #expect(multiverse.runs.count + multiverse.notComputed.count == 108)
      #expect(!multiverse.runs.isEmpty)
      for run in multiverse.runs {
        #expect((0...1).contains(run.agreement.labels))
        #expect(run.matches.allSatisfy { $0?.correlation.isFinite ?? true })
      }
    }
  }

  @Test("The number of threads changes nothing")
  func threads() throws {
    let main = try Self.main(loading: 0.5...0.7)
    let one = try Multiverse(main, threads: 1)
    let three = try Multiverse(main, threads: 3)
    #expect(one.runs == three.runs && one.notComputed == three.notComputed)
    #expect(one.statements == three.statements && one.choices == three.choices)
  }

  @Test("Permuting sorts or statements only permutes what holds")
  func permuted() throws {
    let study = try simulated(statements: 24, sorts: 20, viewpoints: 2, loading: 0.5...0.8)
    var other = study
    other.statements.reverse()
    other.sorts = study.sorts.reversed().map { sort in
      var sort = sort
      sort.placements.reverse()
      return sort
    }
    let settings = AnalysisSettings(factors: 2)
    let a = try Multiverse(try Analysis(try SortTable(study), settings: settings))
    let b = try Multiverse(try Analysis(try SortTable(other), settings: settings))
    #expect(a.sorts.map(\.holds) == b.sorts.reversed().map(\.holds))
    #expect(a.statements.map(\.holds) == b.statements.reversed().map(\.holds))
  }
}

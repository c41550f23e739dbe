import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("Reconciling with other programs")
struct ReconciliationTests {
  @Test(
    "All departures of a program, applied to exact conventions, are the program's",
    arguments: CompatMode.allCases)
  func departuresCover(mode: CompatMode) {
    let program = mode.conventions
    let applied = ConventionStep.departures(of: program)
      .reduce(Conventions.exact) { $1.taking(from: program, into: $0) }
    #expect(applied == program)
    for step in ConventionStep.departures(of: program) {
      #expect(step.words(.exact) != step.words(program), "\(step.name)")
    }
  }

  @Test("A program lacks what is not in its repertoire, and nothing else")
  func lacks() {
    var settings = AnalysisSettings(factors: 2)
    #expect(CompatMode.allCases.allSatisfy { $0.lacks(settings).isEmpty })
    settings.extraction = .ml
    settings.rotation = .oblimin
    settings.correlation = .kendall
    #expect(CompatMode.qmethod.lacks(settings) == ["maximum likelihood"])
    let three = ["Kendall correlation", "maximum likelihood", "oblimin rotation"]
    #expect(CompatMode.kade.lacks(settings) == three)
    #expect(CompatMode.pqmethod.lacks(settings) == three)

    settings = AnalysisSettings(factors: 2, extraction: .horst, flagLevel: .p01, reliability: 0.9)
    #expect(
      CompatMode.qmethod.lacks(settings) == ["centroid extraction by Horst", "flag level of 0.01"])
    #expect(CompatMode.kade.lacks(settings) == ["reliability of 0.9"])
    #expect(CompatMode.pqmethod.lacks(settings) == ["flag level of 0.01", "reliability of 0.9"])
    // Without significance there is no level.
    settings = AnalysisSettings(factors: 2, flagging: .majority, flagLevel: .p01)
    #expect(CompatMode.pqmethod.lacks(settings) == ["flagging by majority alone"])

    let turned = Decisions(rotations: [.init(first: 1, second: 2, degrees: 10)])
    let plain = AnalysisSettings(factors: 2)
    #expect(CompatMode.qmethod.lacks(plain, decisions: turned) == ["rotation by hand"])
    #expect(CompatMode.kade.lacks(plain, decisions: turned).isEmpty)
  }

  @Test("An analysis by the small print of a program that lacks its method warns")
  func warns() throws {
    let table = try lipset()
    for (conventions, expected) in [
      (Conventions.kade, true), (.pqmethod, true), (.qmethod, false), (.exact, false),
    ] {
      let analysis = try Analysis(
        table,
        settings: AnalysisSettings(factors: 2, rotation: .oblimin, conventions: conventions))
      let own = analysis.warnings.filter { $0.code == .notInProgram }
      #expect(own.count == (expected ? 1 : 0))
      #expect(
        own.allSatisfy { $0.message.contains("has no oblimin rotation: only its small print") })
    }
  }

  @Test("No field stands twice in the list, and each alone makes a difference of one field")
  func distinct() {
    let names = ConventionStep.all.map(\.name)
    #expect(Set(names).count == names.count)
    for mode in CompatMode.allCases {
      for step in ConventionStep.departures(of: mode.conventions) {
        let swapped = step.taking(from: mode.conventions, into: .exact)
        #expect(ConventionStep.departures(of: swapped).map(\.name) == [step.name])
      }
    }
  }

  @Test("An analysis does not differ from itself, and order and sign are told apart")
  func orderAndSign() throws {
    let table = try SortTable(try simulated(statements: 30, sorts: 24))
    let settings = AnalysisSettings(factors: 3)
    let plain = try Analysis(table, settings: settings)
    #expect(try SolutionDifference(from: plain, to: plain).isNone)
    // Another order, and the first viewpoint told from its other side.
    let other = try Analysis(
      table, settings: settings, decisions: Decisions(take: [3, 1, 2], invert: [1]))
    let difference = try SolutionDifference(from: plain, to: other)
    #expect(difference.isReordered && difference.isTurned && !difference.isNone)
    #expect(difference.matches.map(\.new) == [1, 2, 0])
    #expect(difference.matches.map(\.isTurned) == [true, false, false])
    #expect(difference.loading == nil && difference.score == nil && difference.flags.isEmpty)
    // Labels compare viewpoints with each other, so turning one about changes them in earnest.
    #expect(difference.isOfConsequence)
    let reordered = try Analysis(table, settings: settings, decisions: Decisions(take: [3, 1, 2]))
    let order = try SolutionDifference(from: plain, to: reordered)
    #expect(order.isReordered && !order.isTurned && !order.isMoreThanOrder)
  }

  @Test("A flag, and what follows from it, is told with its sort")
  func flag() throws {
    let table = try lipset()
    let settings = AnalysisSettings(factors: 3)
    let plain = try Analysis(table, settings: settings)
    let sort = try #require(plain.flags.definers(of: 0).first)
    let decision = Decisions.ManualFlag(sort: table.sorts[sort].id, viewpoint: 1, sign: 0)
    let other = try Analysis(table, settings: settings, decisions: Decisions(flags: [decision]))
    let difference = try SolutionDifference(from: plain, to: other)
    #expect(difference.flags.map(\.row) == [sort] && difference.flags.map(\.new) == [0])
    #expect(difference.loading == nil && difference.score?.factor == 0)
    #expect(difference.standardError?.factor == 0 && difference.isOfConsequence)
    #expect(!difference.isReordered && !difference.isTurned)
  }

  @Test("The two poles of a split viewpoint are matched from their own side")
  func split() throws {
    let table = try lipset()
    let analysis = try Analysis(
      table, settings: AnalysisSettings(factors: 3), decisions: Decisions(split: [1]))
    #expect(try SolutionDifference(from: analysis, to: analysis).isNone)
  }

  @Test("Lipset: every program is compared, whatever the number of threads")
  func lipsetStudy() throws {
    let table = try lipset()
    let settings = AnalysisSettings(factors: 3, conventions: .kade)
    let one = try Reconciliation(table, settings: settings, threads: 1)
    let several = try Reconciliation(table, settings: settings, threads: 3)
    #expect(one.exact.settings.conventions == .exact)
    #expect(one.programs.map(\.mode) == CompatMode.allCases)
    for (a, b) in zip(one.programs, several.programs) {
      #expect(a.difference == b.difference)
      #expect(a.steps.map(\.difference) == b.steps.map(\.difference))
      let loading = try #require(a.difference).loading
      #expect(loading.map { $0.size < 0.002 } ?? true, "\(a.mode)")
    }
    // Components are extracted: what the centroid does is of no consequence.
    let kade = try #require(one.programs.first { $0.mode == .kade })
    let centroid = kade.steps.filter { $0.convention.name.contains("centroid") }
    #expect(!centroid.isEmpty && centroid.allSatisfy { $0.difference?.isNone == true })
    #expect(kade.telling.contains { $0.convention.kind == .rounding })
  }

  @Test("Decisions by number hold in every solution, wherever a program leaves its viewpoints")
  func decisions() throws {
    let table = try lipset()
    let decisions = Decisions(flags: [.init(sort: "FR9", viewpoint: 3, sign: 0)], anchors: [])
    let reconciliation = try Reconciliation(
      table, settings: AnalysisSettings(factors: 3), decisions: decisions)
    let sort = try #require(table.sorts.firstIndex { $0.id == "FR9" })
    for program in reconciliation.programs {
      let difference = try #require(program.difference)
      #expect(!difference.flags.contains { $0.row == sort }, "\(program.mode)")
    }
  }
}

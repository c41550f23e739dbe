import QFormats
import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

@testable import QAnalysis

@Suite("Groups of people")
struct GroupComparisonTests {
  /// A study whose sorts belong, in turn, to the groups named.
  static func study(
    _ groups: [String?], statements: Int = 24, viewpoints: Int = 2, seed: UInt64 = 7
  ) throws -> Study {
    var study = try simulated(
      statements: statements, sorts: groups.count, viewpoints: viewpoints, seed: seed)
    study.participants = zip(study.sorts, groups).map { sort, group in
      Participant(id: sort.participant, attributes: group.map { ["organisation": $0] } ?? [:])
    }
    return study
  }

  static func analysis(_ study: Study, factors: Int = 2) throws -> Analysis {
    try Analysis(SortTable(study), settings: AnalysisSettings(factors: factors))
  }

  /// The first sorts of the made-up forced study, in groups.
  private static func reference(_ groups: [String]) throws -> Analysis {
    var study = try Study(contentsOf: Folders.fixtures + "/forced")
    study.sorts = Array(study.sorts.prefix(groups.count))
    study.participants = zip(study.sorts, groups).map {
      Participant(id: $0.participant, attributes: ["group": $1])
    }
    return try analysis(study)
  }

  @Test("Figures agree with another implementation, p with all arrangements enumerated")
  func independent() throws {
    let figures = try #require(try json(Folders.fixtures + "/figures/groups.json")["groups"])
    let own = try GroupComparison(
      Self.reference(["a", "b", "b", "c", "a", "c", "a", "b", "a"]), by: "group")
    #expect(own.groups.map(\.name) == ["a", "b", "c"])
    let overall = try #require(own.overall)
    expectClose(overall.pseudoF ?? .nan, figures["pseudoF"]?.double ?? 0, absolute: 1e-9)
    expectShare(overall.p, figures["p"])
    for (group, cohesion) in zip(own.groups, figures["cohesion"]?.array ?? []) {
      expectClose(group.cohesion ?? .nan, cohesion.double ?? 0, absolute: 1e-12)
    }
    let pairs = try #require(figures["pairs"]?.array)
    #expect(pairs.count == own.pairs.count)
    for (pair, expected) in zip(own.pairs, pairs) {
      expectClose(pair.shift, numbers(expected["shift"]), absolute: 1e-9)
      expectClose(pair.distance, expected["distance"]?.double ?? 0, absolute: 1e-9)
      expectClose(pair.likeness, expected["likeness"]?.double ?? 0, absolute: 1e-12)
      expectShare(pair.p, expected["p"])
      expectClose(
        pair.statements.map(\.difference), numbers(expected["difference"]), absolute: 1e-12)
      for (j, statement) in pair.statements.enumerated() {
        let t = expected["t"]?.array?[j].double
        #expect((statement.t == nil) == (t == nil))
        expectClose(statement.t ?? 0, t ?? 0, absolute: 1e-9)
        expectShare(statement.p, expected["statementP"]?.array?[j])
        // Times the three pairs.
        expectShare(
          statement.adjusted / 3, expected["largestP"]?.array?[j], atMost: 1.0 / 3, errors: 2)
      }
      #expect(pair.adjusted >= pair.p)
    }
  }

  private func numbers(_ value: JSONValue?) -> [Double] {
    value?.array?.map { $0.double ?? .nan } ?? []
  }

  /// A Monte-Carlo p against the share of all arrangements: `errors` + 3 standard errors.
  private func expectShare(
    _ p: Double?, _ share: JSONValue?, atMost bound: Double = 1, errors: Double = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let p, let share = share?.double.map({ min(bound, $0) }) else {
      Issue.record("no p", sourceLocation: sourceLocation)
      return
    }
    let error = (share * (1 - share) / 9999).squareRoot()
    expectClose(
      p, share, absolute: (3 + errors) * error + 2e-4, sourceLocation: sourceLocation)
  }

  @Test("A − B is −(B − A), whatever the groups are called")
  func names() throws {
    let groups = (0..<14).map { $0 % 3 == 0 ? "one" : "two" }
    let swapped = groups.map { $0 == "one" ? "a second name" : "the first" }
    let own = try GroupComparison(Self.analysis(Self.study(groups)), by: "organisation")
    var other = try Self.study(swapped)
    other.participants.reverse()
    let renamed = try GroupComparison(Self.analysis(other), by: "organisation")
    let (a, b) = (own.pairs[0], renamed.pairs[0])
    #expect(own.groups.map(\.name) == ["two", "one"])
    #expect(renamed.groups.map(\.name) == ["the first", "a second name"])
    #expect(a.p == b.p && a.statements.map(\.adjusted) == b.statements.map(\.adjusted))
    #expect(own.overall == renamed.overall)

    // Groups of one size stand by name: here the pair itself turns about.
    let even = (0..<14).map { $0 % 2 == 0 ? "one" : "two" }
    let odd = (0..<14).map { $0 % 2 == 0 ? "two" : "one" }
    let forward = try GroupComparison(Self.analysis(Self.study(even)), by: "organisation").pairs[0]
    let back = try GroupComparison(Self.analysis(Self.study(odd)), by: "organisation").pairs[0]
    #expect(forward.shift == back.shift.map { -$0 })
    #expect(forward.distance == back.distance && forward.p == back.p)
    for (x, y) in zip(forward.statements, back.statements) {
      #expect(x.difference == -y.difference && x.t == y.t.map { -$0 })
      #expect(x.p == y.p && x.adjusted == y.adjusted)
    }
  }

  @Test("Neither threads nor the order of the sorts change a figure")
  func repeatable() throws {
    var study = try Self.study((0..<15).map { ["x", "y", "z"][$0 % 3] })
    let analysis = try Self.analysis(study)
    let one = try GroupComparison(analysis, by: "organisation", threads: 1)
    let several = try GroupComparison(analysis, by: "organisation", threads: 3)
    #expect(one == several)
    study.sorts.reverse()
    let reversed = try GroupComparison(Self.analysis(study), by: "organisation")
    #expect(one.groups.map(\.name) == reversed.groups.map(\.name))
    #expect(one.overall?.p == reversed.overall?.p)
    #expect(one.pairs.map(\.p) == reversed.pairs.map(\.p))
    #expect(
      one.pairs.map { $0.statements.map(\.adjusted) }
        == reversed.pairs.map { $0.statements.map(\.adjusted) })
  }

  @Test("Random halves of one group give uniform p")
  func uniform() throws {
    var (overall, distance, largest): ([Double], [Double], [Double]) = ([], [], [])
    let studies = 200
    for seed in 1...studies {
      let study = try Self.study(
        (0..<12).map { $0 % 2 == 0 ? "x" : "y" }, statements: 12, viewpoints: 1,
        seed: UInt64(seed))
      let groups = try GroupComparison(
        Self.analysis(study, factors: 1), by: "organisation", permutations: 199)
      overall.append(try #require(groups.overall?.p))
      distance.append(groups.pairs[0].p)
      largest.append(groups.pairs[0].statements.map(\.adjusted).min() ?? .nan)
    }
    for p in [overall, distance, largest] {
      let mean = p.reduce(0, +) / Double(studies)
      // Uniform: standard deviation √(1/12); 462 arrangements make p a little coarse.
      expectClose(mean, 0.5, absolute: 3.5 * (1.0 / 12 / Double(studies)).squareRoot() + 0.01)
      let tail = Double(p.count { $0 <= 0.1 }) / Double(studies)
      expectClose(tail, 0.1, absolute: 3.5 * (0.09 / Double(studies)).squareRoot() + 0.01)
    }
  }

  @Test("Groups that hold different viewpoints are told apart, and so are their statements")
  func power() throws {
    // Two viewpoints, dealt in turn: the groups are the viewpoints.
    let groups = try GroupComparison(
      Self.analysis(Self.study((0..<20).map { $0 % 2 == 0 ? "x" : "y" })), by: "organisation")
    #expect(try #require(groups.overall?.p) <= 0.001)
    #expect(groups.pairs[0].p <= 0.001 && !groups.pairs[0].outOfReach)
    #expect(groups.pairs[0].statements.contains { $0.adjusted < 0.01 })
    #expect(groups.groups.allSatisfy { ($0.cohesion ?? 0) > groups.pairs[0].likeness })
    #expect(groups.groups.map { $0.members.filter { $0 > 0 }.count } == [1, 1])
  }

  @Test("Groups of one are counted and not tested, people without a group are left out")
  func small() throws {
    var groups: [String?] = (0..<10).map { $0 % 2 == 0 ? "x" : "y" }
    groups += ["alone", nil]
    let own = try GroupComparison(Self.analysis(Self.study(groups)), by: "organisation")
    #expect(own.groups.map(\.people) == [5, 5, 1] && own.pairs.count == 1)
    #expect(own.groups[2].cohesion == nil && own.leftOut == ["P12"])
    #expect(own.warnings.map(\.code) == [.sortsWithoutGroup, .groupTooSmall])
    #expect(own.warnings[0].sorts == ["P12"])
    #expect(!own.warnings[1].message.contains("alone"))
    for group in own.groups {
      #expect(group.members.reduce(0, +) + group.confounded + group.null == group.sorts.count)
    }
    let one = try GroupComparison(Self.analysis(Self.study(["x", "x", "x"])), by: "organisation")
    #expect(one.overall == nil && one.pairs.isEmpty)
    let pairs = try GroupComparison(
      Self.analysis(Self.study(["x", "x", "y", "y"])), by: "organisation")
    #expect(pairs.pairs[0].outOfReach)
  }

  @Test("An attribute that nobody has is a finding that lists those known")
  func unknown() throws {
    var study = try Self.study(["x", "x", "y", "y"])
    study.sorts[0].condition = "before"
    let analysis = try Self.analysis(study)
    let error = #expect(throws: Findings.self) { try GroupComparison(analysis, by: "sector") }
    #expect(error?.all.map(\.code) == [.unknownAttribute])
    #expect(error?.all[0].expected == "one of condition, organisation")
  }

  @Test("Conditions of sorts rule over an attribute of that name, which is warned of")
  func conditionAttribute() throws {
    var study = try Self.study(["x", "x", "x", "y", "y", "y"])
    for i in study.participants.indices { study.participants[i].attributes["condition"] = "all" }
    let attribute = try GroupComparison(Self.analysis(study), by: "condition")
    #expect(attribute.groups.map(\.name) == ["all"] && attribute.warnings.isEmpty)
    for i in study.sorts.indices { study.sorts[i].condition = i < 3 ? "before" : "after" }
    let conditions = try GroupComparison(Self.analysis(study), by: "condition")
    #expect(conditions.groups.map(\.name) == ["after", "before"])
    #expect(conditions.warnings.map(\.code) == [.groupsByCondition])
    #expect(try GroupComparison(Self.analysis(study), by: "organisation").warnings.isEmpty)
  }

  @Test("Names of groups that differ only in capitals are warned of")
  func alike() throws {
    let study = try Self.study(["Yes", "yes", "Yes", "yes", "No", "No", "YES", "YES"])
    let groups = try GroupComparison(Self.analysis(study), by: "organisation")
    #expect(groups.groups.count == 4)
    #expect(groups.warnings.map(\.code) == [.groupsAlike])
    #expect(groups.warnings[0].message.contains("“YES”, “Yes”, “yes” differ only in capitals"))
  }

  @Test("A person's sorts stay together, and conditions of the same people are not tested")
  func severalSorts() throws {
    var study = try Self.study((0..<16).map { $0 % 4 < 2 ? "x" : "y" })
    // Sorts 0 and 1, 2 and 3 … of one person each; 12 to 15 of a person each.
    for i in 0..<12 { study.sorts[i].participant = study.sorts[i / 2 * 2].participant }
    for i in 0..<16 { study.sorts[i].condition = i % 2 == 0 ? "before" : "after" }
    let analysis = try Self.analysis(study)
    let groups = try GroupComparison(analysis, by: "organisation")
    #expect(groups.groups.map(\.people) == [5, 5] && groups.groups.map(\.sorts.count) == [8, 8])
    // Three of six people with two sorts, two of four with one; halves mirrored.
    let permutation = try GroupedPeople(analysis.table, by: "organisation").permutation(of: [0, 1])
    #expect(permutation.arrangements == 20 * 6 / 2)
    var labels = permutation.observed
    for number in 0..<50 {
      permutation.draw(number, seed: 1, into: &labels)
      #expect(labels.count { $0 == 0 } == 8)
      let people = Dictionary(
        grouping: labels.indices,
        by: { analysis.table.sorts[permutation.sorts[$0]].participant })
      #expect(people.values.allSatisfy { Set($0.map { labels[$0] }).count == 1 })
    }
    let conditions = try GroupComparison(analysis, by: "condition")
    #expect(conditions.groups.map(\.sorts.count) == [8, 8])
    #expect(conditions.overall == nil && conditions.pairs.isEmpty)
    #expect(conditions.warnings.map(\.code) == [.groupsSharePeople])
  }

  @Test("What is handed on breaks out no group under five, nor one that follows from the rest")
  func disclosure() throws {
    func shown(_ sizes: [Int]) throws -> GroupComparison.Disclosure {
      let names = sizes.enumerated().flatMap { Array(repeating: "g\($0)", count: $1) }
      return try GroupComparison(
        Self.analysis(Self.study(names)), by: "organisation", permutations: 9
      )
      .disclosure
    }
    let two = try shown([6, 5, 4, 3])
    #expect(two.shown == [0, 1] && two.together == [2, 3] && two.people == 7 && !two.withheld)
    #expect(two.members.reduce(two.confounded + two.null, +) == 7)
    let one = try shown([7, 6, 4])
    #expect(one.shown == [0] && one.together == [1, 2] && one.people == 10)
    let all = try shown([6, 5])
    #expect(all.shown == [0, 1] && all.together.isEmpty && !all.withheld && all.people == 0)
    let none = try shown([2, 2])
    #expect(none.shown.isEmpty && none.withheld)
    let groups = try GroupComparison(
      Self.analysis(Self.study((0..<15).map { $0 < 6 ? "x" : $0 < 11 ? "y" : "z" })),
      by: "organisation", permutations: 9)
    #expect(groups.pairs.count == 3 && groups.disclosedPairs.isEmpty)
  }

  @Test("Rank correlations and free sorts are compared as well")
  func methods() throws {
    var study = try Study(contentsOf: Folders.fixtures + "/free")
    study.participants = study.sorts.enumerated().map {
      Participant(id: $1.participant, attributes: ["half": $0 % 2 == 0 ? "x" : "y"])
    }
    let table = try SortTable(study)
    for method in [CorrelationMethod.pearson, .spearman, .kendall] {
      let groups = try GroupComparison(
        Analysis(table, settings: AnalysisSettings(factors: 2, correlation: method)), by: "half",
        permutations: 99)
      #expect(try #require(groups.overall?.pseudoF) > 0)
      // Cohesion and likeness are means of the very correlations.
      let matrix = try #require(
        try Correlations(table, method: method).matrix)
      let own = groups.groups[0].sorts
      let between = own.flatMap { i in groups.groups[1].sorts.map { matrix[i, $0] } }
      expectClose(
        groups.pairs[0].likeness, between.reduce(0, +) / Double(between.count), absolute: 1e-12)
    }
  }
}

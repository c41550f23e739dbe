import QAnalysis
import QNumerics
import QStudy
import TestSupport
import Testing

/// Studies that break a careless program.
@Suite("Hard cases")
struct HardCaseTests {
  @Test("A factor nobody defines keeps its place without scores and takes no part")
  func undefinedFactor() throws {
    var settings = AnalysisSettings(factors: 3)
    settings.flagging = .none
    let table = try lipset()
    let analysis = try Analysis(
      table, settings: settings,
      decisions: Decisions(flags: [
        .init(sort: "US3", viewpoint: 1, sign: 1), .init(sort: "US4", viewpoint: 1, sign: 1),
        .init(sort: "CA6", viewpoint: 3, sign: 1), .init(sort: "UK7", viewpoint: 3, sign: 1),
      ]))
    #expect(analysis.scores.z[1] == nil && analysis.scores.arrays[1] == nil)
    #expect(analysis.scores.correlations[0][1] == nil)
    #expect(analysis.characteristics.comparable == [0, 2])
    #expect(analysis.comparison.statements.allSatisfy { $0.differences.map(\.b) == [2] })
    #expect(analysis.themes.allSatisfy { $0.stances.isEmpty || $0.stances[1] == nil })
    #expect(analysis.warnings.contains { $0.code == .noDefiningSorts && $0.factors == ["F2"] })
  }

  @Test("Where the noise of a viewpoint is unknown themes are compared, but not beyond noise")
  func unknownNoise() throws {
    let analysis = try Analysis(
      try lipset(), settings: AnalysisSettings(factors: 2, flagging: .none),
      decisions: Decisions(flags: [
        .init(sort: "US3", viewpoint: 1, sign: 1), .init(sort: "US4", viewpoint: 2, sign: 1),
      ]))
    #expect(analysis.characteristics.factors.allSatisfy { $0.empiricalStandardError == nil })
    for theme in analysis.themes {
      #expect(theme.rawDivergence != nil && theme.p != nil && theme.adjusted != nil)
      #expect(theme.share == nil && theme.divergence == nil)
      #expect(theme.tilt == nil && theme.argument == nil)
    }
  }

  @Test("With one viewpoint nothing is compared, and nothing is called shared")
  func oneFactor() throws {
    let analysis = try Analysis(try lipset(), settings: AnalysisSettings(factors: 1))
    #expect(analysis.comparison.statements.allSatisfy { $0.label == .undecided })
    #expect(analysis.comparison.statements.allSatisfy { $0.commonGround.side == nil })
    #expect(analysis.comparison.detectableEquivalence == nil)
    #expect(analysis.warnings.contains { $0.code == .noComparison })
  }

  @Test("Sorts all alike carry one factor: a second is refused")
  func allAlike() throws {
    var study = try simulated(sorts: 6)
    for i in study.sorts.indices { study.sorts[i].placements = study.sorts[0].placements }
    let table = try SortTable(study)
    #expect(table.warnings.map(\.code) == [.identicalSorts])
    #expect(throws: AnalysisError.tooManyFactors(asked: 2, available: 1)) {
      try Analysis(table, settings: AnalysisSettings(factors: 2))
    }
    let one = try Analysis(table, settings: AnalysisSettings(factors: 1))
    #expect(one.warnings.contains { $0.code == .heywood })
    #expect(one.rotation.loadings.column(0).allSatisfy { abs($0 - 1) < 1e-9 })
    #expect(one.scores.arrays[0] == table.placements[0].map { Int($0) })
  }

  @Test("More factors than sorts are refused, for PCA and for the centroid")
  func tooMany() throws {
    let table = try lipset()
    for extraction in ExtractionMethod.allCases {
      #expect(throws: AnalysisError.self) {
        try Analysis(table, settings: AnalysisSettings(factors: 12, extraction: extraction))
      }
    }
    #expect(throws: AnalysisError.noFactors) {
      try Analysis(table, settings: AnalysisSettings(factors: 0))
    }
  }

  @Test("More sorts than statements, and a singular R, are analysed like any other")
  func manySorts() throws {
    let table = try SortTable(try simulated(statements: 12, sorts: 40))
    #expect(throws: AnalysisError.notPositiveDefinite(sorts: 40, statements: 12)) {
      try Analysis(table, settings: AnalysisSettings(factors: 3, extraction: .ml))
    }
    for extraction in ExtractionMethod.allCases where extraction != .ml {
      let analysis = try Analysis(
        table, settings: AnalysisSettings(factors: 3, extraction: extraction))
      #expect(analysis.extraction.eigenvalues.count == 12)
      #expect(analysis.rotation.loadings.rows == 40)
    }
  }

  @Test("A sort and its mirror image define a bipolar factor, and a warning names the pole")
  func bipolar() throws {
    var study = try simulated(sorts: 12, viewpoints: 2, seed: 9)
    study.sorts[1].placements = study.sorts[0].placements.map { $0.map { -$0 } }
    study.grid = nil
    study.distribution = .free
    let analysis = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    let f = try #require(analysis.flags.viewpoint(of: 0))
    #expect(analysis.flags.values[1][f] == -analysis.flags.values[0][f])
    #expect(analysis.characteristics.factors[f].bipolar)
    #expect(analysis.warnings.contains { $0.code == .bipolarFactor })
  }

  @Test("A sort that stands for a factor alone is warned of as a Heywood case")
  func heywood() throws {
    let table = try lipset()
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 9))
    let warned = Set(analysis.warnings.filter { $0.code == .heywood }.flatMap(\.sorts))
    let limit = analysis.settings.conventions.scores.heywoodLoading
    for (i, sort) in table.sorts.enumerated() {
      let alone = analysis.rotation.loadings.row(i).contains { abs($0) > limit }
      #expect(!alone || warned.contains(sort.id))
    }
    #expect(analysis.scores.weights.joined().allSatisfy { $0.isFinite })
  }

  @Test("Only a sort that defines a viewpoint is said to outweigh others")
  func heywoodWithoutFlag() throws {
    // Two sorts alike and a third that has nothing to do with them: each factor is a sort.
    let study = Study(
      title: "Twins", statements: (1...4).map { Statement(id: "\($0)", text: "s\($0)") },
      sorts: [
        QSort(id: "A", placements: [-1, 0, 0, 1]), QSort(id: "B", placements: [-1, 0, 0, 1]),
        QSort(id: "C", placements: [0, 1, -1, 0]),
      ])
    func told(_ flagging: FlaggingRule) throws -> [String] {
      try Analysis(SortTable(study), settings: AnalysisSettings(factors: 2, flagging: flagging))
        .warnings.filter { $0.code == .heywood }.map(\.message)
    }
    let flagged = try told(.standard)
    #expect(flagged.count == 3 && flagged.allSatisfy { $0.hasSuffix("and outweighs the others.") })
    let unflagged = try told(.none)
    #expect(unflagged.count == 3 && unflagged.allSatisfy { $0.hasSuffix("with a factor.") })
  }

  @Test("Scores of one sort alone give its own columns back, and no tie of theirs is told")
  func oneSort() throws {
    let analysis = try Analysis(
      try lipset(), settings: AnalysisSettings(factors: 1, flagging: .none),
      decisions: Decisions(flags: [.init(sort: "US1", viewpoint: 1, sign: 1)]))
    let i = try #require(analysis.table.sorts.firstIndex { $0.id == "US1" })
    // One sort defines the factor, so every column of its grid is a tie.
    let sort = analysis.table.placements[i]
    let array = try #require(analysis.scores.arrays[0])
    let sign = analysis.rotation.loadings[i, 0] < 0 ? -1 : 1
    #expect(array == sort.map { Int($0) * sign })
    #expect(!analysis.warnings.contains { $0.code == .tiedScores })
    #expect(analysis.warnings.contains { $0.code == .thinFactor })
  }

  @Test("Pure noise suggests no viewpoint in most studies")
  func noise() throws {
    let none = try (1...20).count { seed in
      let study = try simulated(statements: 24, sorts: 16, viewpoints: 0, seed: UInt64(seed))
      return try ParallelAnalysis(try SortTable(study), seed: 1).suggested == 0
    }
    #expect(none >= 15, "\(none) of 20")
  }

  @Test("Planted viewpoints are found, one factor each")
  func planted() throws {
    let study = try simulated(statements: 33, sorts: 36, viewpoints: 3, loading: 0.7...0.9)
    let table = try SortTable(study)
    #expect(try ParallelAnalysis(table, seed: 1).suggested == 3)
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 3))
    let groups = (0..<3).map { f in Set(analysis.flags.definers(of: f).map { $0 % 3 }) }
    #expect(groups.allSatisfy { $0.count == 1 } && Set(groups).count == 3)
  }

  @Test("The Brown centroid ends on column sums of zero instead of turning for ever")
  func centroidZeroSums() throws {
    // Two sorts that do not correlate: every column sum is exactly 0 from the start.
    let apart = try freeTable([[1, -1, 0, 0], [0, 0, 1, -1]])
    #expect(throws: AnalysisError.tooManyFactors(asked: 1, available: 0)) {
      try Analysis(apart, settings: AnalysisSettings(factors: 1, extraction: .centroid))
    }
    // Sorts and their mirror images: the sums cancel exactly after every reflection but one.
    let mirrored = try freeTable([
      [2, 1, -1, -2], [-2, -1, 1, 2], [1, -2, 2, -1], [-1, 2, -2, 1],
    ])
    let extraction = try Extraction(
      try Correlations(mirrored, method: .pearson),
      settings: AnalysisSettings(factors: 1, extraction: .centroid, extract: 4))
    #expect(extraction.loadings.storage.allSatisfy { $0.isFinite })
    #expect(extraction.loadings.columns >= 2)
  }

  private func freeTable(_ sorts: [[Int]]) throws -> SortTable {
    var study = Study(title: "Free", distribution: .free)
    study.statements = sorts[0].indices.map { Statement(id: "\($0 + 1)", text: "Card \($0 + 1)") }
    study.sorts = sorts.enumerated().map { QSort(id: "P\($0 + 1)", placements: $1) }
    return try SortTable(study)
  }

  @Test("Few definers put “shared” out of reach, and the warning says how far")
  func sharedOutOfReach() throws {
    let analysis = try Analysis(try lipset(), settings: AnalysisSettings(factors: 3))
    let warning = try #require(analysis.warnings.first { $0.code == .sharedOutOfReach })
    let detectable = try #require(analysis.comparison.detectableEquivalence)
    #expect(detectable > 0.75)
    #expect(warning.message.contains("\((detectable * 100).rounded() / 100)"))
    #expect(!analysis.comparison.statements.contains { $0.label == .shared })
  }

  @Test("Kendall's tau refuses more sorts than it can serve")
  func kendallLimit() throws {
    var study = try simulated(statements: 8, sorts: 2)
    study.sorts = (0..<5001).map {
      QSort(id: "P\($0)", placements: study.sorts[$0 % 2].placements)
    }
    let table = try SortTable(study)
    #expect(
      throws: AnalysisError.tooManySorts(sorts: 5001, limit: 5000, method: "kendall")
    ) { try Correlations(table, method: .kendall) }
  }
}

import QAnalysis
import QNumerics
import QStudy
import TestSupport
import Testing

@Suite("Influence")
struct InfluenceTests {
  /// The study analysed anew, from its own table without one sort.
  private func refitted(_ study: Study, without sort: Int, settings: AnalysisSettings) throws
    -> Analysis
  {
    var study = study
    study.sorts.remove(at: sort)
    return try Analysis(SortTable(study, acceptsFree: true), settings: settings)
  }

  @Test(
    "A sort left out leaves the analysis of the others, to 1e-12, by every extraction",
    arguments: [ExtractionMethod.pca, .centroid, .paf], [10, 36])
  func refit(method: ExtractionMethod, sorts: Int) throws {
    // Ten sorts of 24 statements are decomposed as sorts, 36 as statements.
    let study = try simulated(statements: 24, sorts: sorts, viewpoints: 2, loading: 0.8...0.9)
    let settings = AnalysisSettings(factors: 2, extraction: method)
    let analysis = try Analysis(SortTable(study), settings: settings)
    let influence = try Influence(analysis)
    for i in 0..<sorts {
      let found = try #require(influence.sorts[i])
      let anew = try refitted(study, without: i, settings: settings)
      let expected = analysis.scores.z.map { z in
        anew.scores.z.compactMap { other in
          z.flatMap { z in other.flatMap { Moments.correlation(z, $0) } }
        }.max { abs($0) < abs($1) }
      }
      for (a, b) in zip(found.correlations, expected) {
        #expect(abs(try #require(a) - (try #require(b))) < 1e-12)
      }
      #expect(
        abs(found.influence - (1 - (found.correlations.compactMap(\.self).min() ?? 0))) < 1e-15)
    }
  }

  @Test("One of two equal sorts matters less than one who stands alone with a viewpoint")
  func alone() throws {
    var study = try simulated(statements: 30, sorts: 9, viewpoints: 1, loading: 0.85...0.9)
    let other = try simulated(statements: 30, sorts: 1, viewpoints: 1, seed: 99)
    study.sorts.append(QSort(id: "alone", placements: other.sorts[0].placements))
    let influence = try Influence(
      Analysis(SortTable(study), settings: AnalysisSettings(factors: 2)))
    let values = try influence.sorts.map { try #require($0).influence }
    #expect(values[9] == values.max())
    #expect(values[9] > 0.5)
    #expect(values[..<9].allSatisfy { $0 < 0.2 })
  }

  @Test("The same bits at any number of threads, and in any order of the sorts")
  func repeatable() throws {
    let study = try simulated(statements: 24, sorts: 12)
    let settings = AnalysisSettings(factors: 3)
    let analysis = try Analysis(SortTable(study), settings: settings)
    let one = try Influence(analysis, threads: 1)
    #expect(try Influence(analysis, threads: 3) == one)
    var turned = study
    turned.sorts.reverse()
    let reversed = try Influence(Analysis(SortTable(turned), settings: settings))
    for (a, b) in zip(one.sorts, reversed.sorts.reversed()) {
      #expect(abs(try #require(a).influence - (try #require(b).influence)) < 1e-10)
      #expect(a?.labelsChanged == b?.labelsChanged)
    }
  }

  @Test("Viewpoints swapped by hand swap their correlations and change no influence")
  func swapped() throws {
    let table = try SortTable(try simulated(statements: 24, sorts: 12))
    let settings = AnalysisSettings(factors: 3)
    let plain = try Influence(Analysis(table, settings: settings))
    let swapped = try Influence(
      Analysis(table, settings: settings, decisions: Decisions(take: [3, 1, 2])))
    for (a, b) in zip(plain.sorts, swapped.sorts) {
      let (a, b) = (try #require(a), try #require(b))
      expectClose(b.influence, a.influence, absolute: 1e-12)
      #expect(a.labelsChanged == b.labelsChanged)
      for (f, g) in [2, 0, 1].enumerated() {
        expectClose(
          try #require(b.correlations[f]), try #require(a.correlations[g]), absolute: 1e-12)
      }
    }
  }

  @Test("Turns and flags by hand are repeated, but for flags of the sort left out")
  func decided() throws {
    let table = try lipset()
    let decisions = Decisions(
      rotations: [.init(first: 1, second: 2, degrees: 20)],
      flags: [.init(sort: table.sorts[0].id, viewpoint: 1, sign: 0)])
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 3), decisions: decisions)
    let influence = try Influence(analysis)
    #expect(influence.sorts.count == 9 && influence.sorts.allSatisfy { $0 != nil })
    // A sort that no viewpoint rests on moves them only through the factors.
    let bystander = try #require(influence.sorts[0])
    #expect(bystander.influence < 1)
  }

  @Test("Where the others do not carry the solution, nothing is told, and that is said")
  func undefined() throws {
    let three = try SortTable(try simulated(sorts: 3, viewpoints: 3))
    let influence = try Influence(Analysis(three, settings: AnalysisSettings(factors: 3)))
    #expect(influence.sorts == [nil, nil, nil])
    #expect(influence.warnings.map(\.code) == [.influenceUndefined])
    #expect(influence.warnings[0].sorts == ["P1", "P2", "P3"])
    let table = try lipset()
    let defining = try Influence(
      Analysis(
        table,
        settings: AnalysisSettings(factors: 3, rotation: .defining, definingSort: "US1")))
    #expect(defining.warnings[0].sorts == ["US1"])
    // Two sorts can't lose one: a table has two at least.
    let two = try SortTable(try simulated(sorts: 2, viewpoints: 1))
    #expect(
      try Influence(Analysis(two, settings: AnalysisSettings(factors: 1))).sorts == [nil, nil])
  }
}

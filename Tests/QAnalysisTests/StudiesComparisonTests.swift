import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("Several studies compared")
struct StudiesComparisonTests {
  /// People who hold the same three planted viewpoints in both halves.
  private static func halves() throws -> (Analysis, Analysis) {
    let study = try simulated(
      statements: 36, sorts: 48, viewpoints: 3, loading: 0.7...0.9, seed: 5, themes: 2)
    var (first, second) = (study, study)
    first.sorts = Array(study.sorts.prefix(24))
    second.sorts = Array(study.sorts.suffix(24))
    first.title = "First"
    second.title = "Second"
    let settings = AnalysisSettings(factors: 3)
    return (
      try Analysis(try SortTable(first), settings: settings),
      try Analysis(try SortTable(second), settings: settings)
    )
  }

  @Test(
    "A study against itself has congruence 1, one to one",
    arguments: [
      AnalysisSettings(factors: 1), AnalysisSettings(factors: 3),
      AnalysisSettings(factors: 3, extraction: .centroid),
    ])
  func itself(settings: AnalysisSettings) throws {
    let analysis = try Analysis(try Self.halves().0.table, settings: settings)
    let comparison = try StudiesComparison([analysis, analysis])
    let pair = try #require(comparison.pairs.first)
    #expect(pair.statements == analysis.table.statements.map(\.id))
    #expect(pair.matches.map(\.first) == analysis.characteristics.comparable)
    #expect(pair.matches.map(\.second) == pair.matches.map(\.first))
    for match in pair.matches {
      expectClose(match.correlation, 1, absolute: 1e-12)
      expectClose(match.congruence, 1, absolute: 1e-12)
      #expect(match.isSame && match.isSure)
    }
    // Over all statements the means are 0, so that r and φ are one.
    for (r, phi) in zip(pair.correlations.joined(), pair.congruences.joined()) {
      expectClose(r ?? 0, phi ?? 0, absolute: 1e-12)
      #expect((r == nil) == (phi == nil))
    }
  }

  @Test("Swapping the studies only transposes")
  func swapped() throws {
    let (a, b) = try Self.halves()
    let there = try StudiesComparison([a, b], secondOrder: 3)
    let back = try StudiesComparison([b, a], secondOrder: 3)
    let (pair, other) = (there.pairs[0], back.pairs[0])
    for f in 0..<3 {
      for g in 0..<3 {
        #expect(pair.correlations[f][g] == other.correlations[g][f])
        #expect(pair.congruences[f][g] == other.congruences[g][f])
      }
    }
    #expect(
      Set(pair.matches.map { [$0.first, $0.second] })
        == Set(other.matches.map { [$0.second, $0.first] }))
    let (one, two) = try (#require(there.secondOrder), #require(back.secondOrder))
    #expect(
      one.members.map { [1 - $0.study, $0.factor] }.sorted { $0.lexicographicallyPrecedes($1) }
        == two.members.map { [$0.study, $0.factor] })
    let loadings = try (
      #require(one.analysis).rotation.loadings, #require(two.analysis).rotation.loadings
    )
    for i in 0..<6 { expectClose(loadings.0.row(i), loadings.1.row((i + 3) % 6), absolute: 1e-9) }
  }

  @Test("Viewpoints that both studies hold find each other and define one second-order factor")
  func planted() throws {
    let (a, b) = try Self.halves()
    let comparison = try StudiesComparison([a, b])
    #expect(comparison.pairs[0].matches.count == 3)
    #expect(comparison.pairs[0].matches.allSatisfy { $0.isSame })
    let secondOrder = try #require(comparison.secondOrder)
    #expect(secondOrder.members.count == 6 && secondOrder.suggested != nil)
    let three = try #require(try StudiesComparison([a, b], secondOrder: 3).secondOrder?.analysis)
    for match in comparison.pairs[0].matches {
      let factor = try #require(three.flags.viewpoint(of: match.first))
      #expect(three.flags.viewpoint(of: 3 + match.second) == factor)
    }
  }

  @Test(
    "Only shared statements are compared, whatever their order and the studies' own beside them")
  func sharedStatements() throws {
    let (a, b) = try Self.halves()
    var study = b.table.study
    study.sorts = b.table.sorts.map { sort in
      var sort = sort
      sort.placements = sort.placements.reversed()
      return sort
    }
    study.statements = study.statements.reversed()
    for j in 0..<6 { study.statements[j].id = "own\(j)" }
    let other = try Analysis(try SortTable(study), settings: AnalysisSettings(factors: 3))
    let comparison = try StudiesComparison([a, other], secondOrder: 2)
    let pair = comparison.pairs[0]
    #expect(pair.statements == a.table.statements.prefix(30).map(\.id))
    for f in 0..<3 {
      for g in 0..<3 {
        let x = try #require(a.scores.z[f]).prefix(30)
        let y = try #require(other.scores.z[g]).reversed().prefix(30)
        let r = try #require(Moments.correlation(Array(x), Array(y)))
        expectClose(try #require(pair.correlations[f][g]), r, absolute: 1e-12)
        let products = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
        let lengths = (x.reduce(0) { $0 + $1 * $1 } * y.reduce(0) { $0 + $1 * $1 }).squareRoot()
        expectClose(try #require(pair.congruences[f][g]), products / lengths, absolute: 1e-12)
      }
    }
    #expect(comparison.secondOrder?.statements.count == 30)
    #expect(
      comparison.secondOrder?.analysis?.table.sorts.map(\.id)
        == ["A.F1", "A.F2", "A.F3", "B.F1", "B.F2", "B.F3"])
  }

  @Test(
    "Another wording under one id is a finding unless it is accepted; too little in common always")
  func findings() throws {
    let (a, b) = try Self.halves()
    var study = b.table.study
    study.sorts = b.table.sorts
    study.statements[2].text = "Another matter"
    var own = a.table.study
    own.sorts = a.table.sorts
    own.statements[2].text = "This matter"
    let settings = AnalysisSettings(factors: 2)
    let first = try Analysis(try SortTable(own), settings: settings)
    let reworded = try Analysis(try SortTable(study), settings: settings)
    do {
      _ = try StudiesComparison([first, reworded])
      Issue.record("another wording was let in")
    } catch let findings as Findings {
      #expect(findings.all.map(\.code) == [.rewordedStatement])
      #expect(findings.all[0].mend.contains("--reworded"))
      #expect(findings.all[0].statement == study.statements[2].id)
    }
    let accepted = try StudiesComparison([first, reworded], acceptsReworded: true)
    #expect(accepted.pairs.count == 1)
    #expect(accepted.pairs[0].sharedSorts == 0)
    let itself = try StudiesComparison([first, first], acceptsReworded: true)
    #expect(itself.pairs[0].sharedSorts == first.table.sorts.count)
    for j in study.statements.indices {
      study.statements[j].text = "Something else, number \(j)"
      own.statements[j].text = "This matter, number \(j)"
    }
    let here = try Analysis(try SortTable(own), settings: settings)
    let there = try Analysis(try SortTable(study), settings: settings)
    let findings = #expect(throws: Findings.self) { try StudiesComparison([here, there]) }
    #expect(findings?.all.count == 4)
    let rest = study.statements.count - 3
    #expect(findings?.all.last?.found.hasPrefix("\(rest) more statements") == true)
    for j in study.statements.indices where j > 1 { study.statements[j].id = "own\(j)" }
    let foreign = try Analysis(try SortTable(study), settings: settings)
    do {
      _ = try StudiesComparison([first, foreign], acceptsReworded: true)
      Issue.record("two shared statements were enough")
    } catch let findings as Findings {
      #expect(findings.all.map(\.code) == [.missingStatement])
    }
  }

  @Test("Factors without scores take no part, and without arrays there is no second order")
  func withoutScores() throws {
    let (a, b) = try Self.halves()
    let none = try Analysis(a.table, settings: AnalysisSettings(factors: 2, flagging: .none))
    let comparison = try StudiesComparison([none, none, b], secondOrder: 2)
    #expect(comparison.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    #expect(comparison.pairs.allSatisfy { $0.matches.isEmpty })
    #expect(comparison.secondOrder?.members.map(\.study) == [2, 2, 2])
    let nothing = try StudiesComparison([none, none])
    #expect(nothing.secondOrder == nil)
    #expect(nothing.warnings.map(\.code) == [.noSecondOrder])
  }

  @Test("More second-order factors than arrays are an error")
  func tooMany() throws {
    let (a, b) = try Self.halves()
    #expect(throws: AnalysisError.self) { try StudiesComparison([a, b], secondOrder: 9) }
  }

  @Test("The number of threads changes nothing, and letters go on after Z")
  func threads() throws {
    let (a, b) = try Self.halves()
    let one = try StudiesComparison([a, b], threads: 1)
    let four = try StudiesComparison([a, b], threads: 4)
    #expect(one.pairs == four.pairs && one.secondOrder?.suggested == four.secondOrder?.suggested)
    #expect([0, 25, 26, 51, 52].map(StudiesComparison.identifier) == ["A", "Z", "AA", "AZ", "BA"])
  }
}

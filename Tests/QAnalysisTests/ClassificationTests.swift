import QNumerics
import QStudy
import TestSupport
import Testing

@testable import QAnalysis

@Suite("Classification of further sorts")
struct ClassificationTests {
  private static func table(seed: UInt64 = 7, sorts: Int = 24) throws -> SortTable {
    try SortTable(
      try simulated(
        statements: 32, sorts: sorts, viewpoints: 3, loading: 0.5...0.85, seed: seed))
  }

  @Test(
    "For principal components the study's own sorts get their own loadings and flags back",
    arguments: [
      AnalysisSettings(factors: 3), AnalysisSettings(factors: 3, rotation: .none),
      AnalysisSettings(factors: 2, correlation: .spearman, rotation: .quartimax),
      AnalysisSettings(factors: 3, correlation: .kendall, rotation: .equamax, flagLevel: .p01),
      AnalysisSettings(factors: 3, rotation: .promax),
      AnalysisSettings(factors: 3, rotation: .oblimin, flagging: .significance),
    ])
  func ownSorts(settings: AnalysisSettings) throws {
    let table = try Self.table()
    let plain = try Analysis(table, settings: settings)
    var analyses = [plain]
    if !settings.rotation.isOblique {
      analyses += [
        try Analysis(
          table, settings: settings,
          decisions: Decisions(
            rotations: [.init(first: 1, second: 2, degrees: 17)], take: [2, 1], invert: [1])),
        try Analysis(table, settings: settings, decisions: Decisions(split: [1])),
      ]
    }
    for analysis in analyses {
      let classified = try Classification(FurtherSorts(table), by: analysis)
      for (i, sort) in classified.sorts.enumerated() {
        #expect(sort.id == table.sorts[i].id)
        expectClose(
          sort.loadings, analysis.rotation.definingLoadings.row(i), absolute: 1e-12)
        expectClose(sort.communality, analysis.rotation.communalities[i], absolute: 1e-12)
        #expect(sort.flags == analysis.flags.values[i])
        #expect(sort.status == analysis.flags.status[i])
        #expect(sort.viewpoint == analysis.flags.viewpoint(of: i))
      }
    }
  }

  @Test("Nine real sorts, and more sorts than statements, classify to their own loadings too")
  func realSorts() throws {
    let wide = try SortTable(try simulated(statements: 15, sorts: 50, viewpoints: 2))
    for table in [try lipset(), wide] {
      let analysis = try Analysis(table, settings: AnalysisSettings(factors: 2))
      let classified = try Classification(FurtherSorts(table), by: analysis)
      for (i, sort) in classified.sorts.enumerated() {
        expectClose(sort.loadings, analysis.rotation.loadings.row(i), absolute: 1e-12)
        #expect(sort.flags == analysis.flags.values[i])
      }
      #expect(classified.warnings.map(\.code) == [.furtherSortsTwice])
    }
  }

  @Test("For an orthogonal rotation of any extraction the loadings are y′ZB(B′B)⁻¹")
  func formula() throws {
    let study = try simulated(statements: 30, sorts: 26, viewpoints: 3)
    var (first, second) = (study, study)
    first.sorts = Array(study.sorts.prefix(20))
    second.sorts = Array(study.sorts.suffix(6))
    for extraction in [ExtractionMethod.centroid, .paf, .pca] {
      let analysis = try Analysis(
        try SortTable(first), settings: AnalysisSettings(factors: 3, extraction: extraction))
      let further = try SortTable(second)
      let classified = try Classification(FurtherSorts(further), by: analysis)
      #expect(classified.warnings.isEmpty)
      let b = analysis.rotation.loadings
      let y = try Matrix(
        columnVectors: further.placements.map { Correlations.unit($0) })
      let expected = try y.transposedTimes(analysis.correlations.unitPlacements).times(b)
        .times(solve(b.gram, .identity(3)))
      for (i, sort) in classified.sorts.enumerated() {
        expectClose(sort.loadings, expected.row(i), absolute: 1e-12)
        for f in 0..<3 {
          let placements = further.placements[i]
          let r = analysis.scores.z[f].flatMap { Moments.correlation(placements, $0) }
          #expect(sort.correlations[f] == r)
        }
      }
      // Every third person holds the same planted viewpoint.
      #expect(classified.sorts.count { $0.viewpoint != nil } >= 4)
    }
  }

  @Test("Statements in another order and a stretched grid change nothing")
  func reordered() throws {
    let table = try Self.table()
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 3))
    var study = try simulated(
      statements: 32, sorts: 6, viewpoints: 3, loading: 0.5...0.85, seed: 11)
    let plain = try Classification(try FurtherSorts(study), by: analysis)
    study.statements.reverse()
    study.grid = nil
    study.sorts = study.sorts.map { sort in
      var sort = sort
      sort.placements = sort.placements.reversed().map { $0.map { 2 * $0 } }
      return sort
    }
    let other = try Classification(try FurtherSorts(study), by: analysis)
    for (a, b) in zip(plain.sorts, other.sorts) {
      expectClose(a.loadings, b.loadings, absolute: 1e-12)
      #expect(a.flags == b.flags)
    }
  }

  @Test("Missing, further and reworded statements are findings, all at once")
  func otherStatements() throws {
    var study = try simulated(statements: 32, sorts: 6, viewpoints: 3, seed: 11)
    for j in study.statements.indices { study.statements[j].text = "About \(j)" }
    var own = try simulated(statements: 32, sorts: 24, viewpoints: 3)
    for j in own.statements.indices { own.statements[j].text = "About \(j)" }
    let worded = try Analysis(try SortTable(own), settings: AnalysisSettings(factors: 2))
    study.statements[3].id = "new"
    study.statements[5].text = "Something else"
    study.statements[6].text = " ABOUT   6"
    study.statements[7].text = "Ynglŷn â 7"
    study.statements[7].translations = ["en": "About 7"]
    let further = try SortTable(study)
    do {
      _ = try Classification(FurtherSorts(further), by: worded)
      Issue.record("other statements were let in")
    } catch let findings as Findings {
      #expect(
        findings.all.map(\.code) == [.missingStatement, .unknownStatement, .rewordedStatement])
      #expect(findings.all.map(\.statement) == ["S4", "new", "S6"])
    }
    // Identifiers can rule; a statement that is missing is missing all the same.
    do {
      _ = try Classification(FurtherSorts(further), by: worded, acceptsReworded: true)
      Issue.record("other statements were let in")
    } catch let findings as Findings {
      #expect(findings.all.map(\.code) == [.missingStatement, .unknownStatement])
    }
    // Without wording of its own a statement is known by its id alone.
    var unworded = own
    unworded.sorts = Array(own.sorts.prefix(4))
    for j in unworded.statements.indices {
      unworded.statements[j].text = "Statement \(unworded.statements[j].id)"
    }
    let classified = try Classification(try FurtherSorts(unworded), by: worded)
    #expect(classified.sorts.count == 4)
  }

  @Test("One sort alone is placed as it is among others; none is a finding")
  func alone() throws {
    let table = try Self.table()
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 3))
    var study = table.study
    study.sorts = [table.sorts[4]]
    let classified = try Classification(try FurtherSorts(study), by: analysis)
    #expect(classified.sorts.count == 1)
    expectClose(classified.sorts[0].loadings, analysis.rotation.loadings.row(4), absolute: 1e-12)
    study.sorts = []
    #expect(throws: Findings.self) { try FurtherSorts(study) }
  }

  @Test("Findings about further sorts advise nothing that speaks of the study's own sorts")
  func advice() throws {
    let table = try Self.table()
    var study = table.study
    study.distribution = .forced
    let whole = table.sorts[0].placements
    let free = whole.map { $0 == -3 ? -2 : $0 }
    study.sorts = [
      QSort(id: "free", placements: free),
      QSort(id: "same", placements: whole.map { _ in 0 }),
      QSort(id: "off", placements: whole.map { $0 == 3 ? 9 : $0 }),
      QSort(id: "whole", placements: whole),
    ]
    let error = #expect(throws: Findings.self) { try FurtherSorts(study) }
    #expect(
      Set((error?.all ?? []).map(\.code)) == [.wrongColumnSums, .noVariance, .valueOffGrid])
    for finding in error?.all ?? [] {
      #expect(!finding.mend.contains("--exclude") && !finding.mend.contains("--grid"))
    }
    #expect(error?.all[0].mend.contains("select.exclude") == true)
    study.sorts = [study.sorts[0]]
    #expect(try FurtherSorts(study, acceptsFree: true).table.sorts.count == 1)
  }

  @Test("A viewpoint without scores correlates with nothing")
  func withoutScores() throws {
    let table = try Self.table()
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: 2, flagging: .none))
    let classified = try Classification(FurtherSorts(table), by: analysis)
    for sort in classified.sorts {
      #expect(sort.correlations == [nil, nil] && sort.flags == [0, 0] && sort.viewpoint == nil)
    }
  }
}

import Glibc
import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

@testable import QAnalysis

/// KADE 1.4.0's figures of two real studies.
enum KADE {
  static let isPresent = access(Reference.folder + "/kade", R_OK) == 0
  static let studies = ["lipset", "koc"]

  /// A run of KADE's, and how to repeat it.
  struct Case: Sendable, CustomTestStringConvertible {
    let study: String
    /// Its figures of the unrotated factors.
    let unrotated: String
    let extraction: ExtractionMethod
    let extract: Int?
    let factors: Int

    var name: String {
      unrotated.replacing("_unrotated", with: "_varimax\(factors)")
    }
    var testDescription: String { "\(study) \(name)" }

    func analysis(
      flagging: FlaggingRule = .standard, flagLevel: FlagLevel = .p05,
      decisions: Decisions = Decisions()
    ) throws -> Analysis {
      var settings = AnalysisSettings(
        factors: factors, extraction: extraction, extract: extract, flagging: flagging,
        flagLevel: flagLevel, conventions: .kade)
      // Horst's own rule chose the number there.
      if extraction == .horst, extract == nil { settings.extractionStop = .automatic }
      return try Analysis(try table(study), settings: settings, decisions: decisions)
    }
  }

  static let cases: [Case] = studies.flatMap { study in
    let runs: [(String, ExtractionMethod, Int?, ClosedRange<Int>)] = [
      ("pca_unrotated", .pca, nil, 2...4), ("centroid_brown_unrotated", .centroid, 7, 2...4),
      ("horst_fixed3_unrotated", .horst, 3, 2...3), ("horst_fixed7_unrotated", .horst, 7, 2...4),
      ("horst_auto_unrotated", .horst, nil, 2...2),
    ]
    return runs.flatMap { unrotated, extraction, extract, factors in
      factors.map {
        Case(
          study: study, unrotated: unrotated, extraction: extraction, extract: extract,
          factors: $0)
      }
    }
  }

  static func figures(_ study: String, _ file: String) throws -> JSONValue {
    let path = Reference.folder + "/kade/\(study)/\(file).json"
    return try JSONValue(parsing: try readFile(path, limit: 1 << 24))
  }

  static func matrix(_ value: JSONValue?) throws -> Matrix {
    try Matrix(
      rowVectors: try #require(value?.array).map { $0.array?.map { $0.double ?? .nan } ?? [] })
  }

  /// The sorts of a study: a row a sort there.
  static func table(_ study: String) throws -> SortTable {
    let bytes = try readFile(Reference.folder + "/kade/\(study)/sorts.csv", limit: 1 << 24)
    let rows = try CSVTable(parsing: bytes).rows.map(\.cells)
    var result = Study(title: study)
    result.statements = rows[0].dropFirst().map { Statement(id: $0, text: "Statement \($0)") }
    result.sorts = rows.dropFirst().map { row in
      QSort(id: row[0], placements: row.dropFirst().map { Int($0) })
    }
    return try SortTable(result, acceptsFree: true)
  }

  static func integers(_ value: JSONValue?) -> [[Int]] {
    (value?.array ?? []).map { ($0.array ?? []).map { Int($0.double ?? -1) } }
  }
}

@Suite(
  "Agreement with KADE",
  .enabled(if: KADE.isPresent, "no reference figures beside this checkout: skipped"))
struct KADEReferenceTests {
  @Test("Correlations agree to all five decimals", arguments: KADE.studies)
  func correlations(_ study: String) throws {
    let own = try Correlations(
      try KADE.table(study), method: .pearson, conventions: Conventions.kade.correlation)
    let theirs = try KADE.matrix(KADE.figures(study, "correlations")["r5"])
    #expect(try #require(own.matrix) == theirs)
  }

  @Test(
    "Unrotated loadings agree to the last decimal, 7 of Horst's and 8 of the others",
    arguments: KADE.cases)
  func unrotated(_ run: KADE.Case) throws {
    let own = try run.analysis().extraction.loadings
    let theirs = try KADE.matrix(
      KADE.figures(run.study, run.unrotated)["loadings_by_sort"])
    // The last decimal of a component hangs on the last bits of the decomposition.
    let tolerance = run.extraction == .pca ? 1.1e-8 : 1e-12
    #expect(try own.maximumAbsoluteDifference(from: theirs) < tolerance)
  }

  @Test("Rotated loadings agree to all five decimals", arguments: KADE.cases)
  func rotated(_ run: KADE.Case) throws {
    let own = try run.analysis().rotation.loadings
    let theirs = try KADE.matrix(
      KADE.figures(run.study, run.name)["rotated_loadings_by_sort"])
    #expect(try own.maximumAbsoluteDifference(from: theirs) < 1e-12)
  }

  @Test("Flags, weights, z, arrays and what is reported of factors agree", arguments: KADE.cases)
  func factors(_ run: KADE.Case) throws {
    let analysis = try run.analysis()
    let figures = try KADE.figures(run.study, run.name)
    let rows = try #require(figures["table"]?.array)
    for (i, row) in rows.enumerated() {
      let flags = try #require(row["flags"]?.array).map { $0.bool ?? false }
      #expect(analysis.flags.values[i].map { $0 != 0 } == flags, "\(analysis.table.sorts[i].id)")
    }
    try KADEFigures.expectEqual(analysis, figures)
  }

  @Test("Distinguishing and consensus statements are KADE's at both levels", arguments: KADE.cases)
  func statements(_ run: KADE.Case) throws {
    try KADEFigures.expectEqualTests(try run.analysis(), KADE.figures(run.study, run.name))
  }

  @Test("A bipolar factor split in two gives each pole the scores KADE gives it")
  func split() throws {
    let run = KADE.Case(
      study: "lipset", unrotated: "pca_unrotated", extraction: .pca, extract: nil, factors: 2)
    let figures = try KADE.figures("lipset", "bipolar_split_pca_keep2")
    let analysis = try run.analysis(decisions: Decisions(invert: [1], split: [1]))
    try KADEFigures.expectEqual(analysis, figures)
    try KADEFigures.expectEqualTests(analysis, figures)
  }

  @Test("Flags agree at every level, with the majority rule, without it, and by it alone")
  func flagLevels() throws {
    let run = KADE.Case(
      study: "lipset", unrotated: "pca_unrotated", extraction: .pca, extract: nil, factors: 3)
    let figures = try KADE.figures("lipset", "autoflag_levels_pca_keep3")
    let levels: [(String, FlagLevel)] = [
      ("3.891", .p0001), ("3.481", .p0005), ("3.291", .p001), ("2.807", .p005), ("2.575", .p01),
      ("1.96", .p05), ("1.645", .p10), ("1.44", .p15), ("1.28", .p20),
    ]
    let runs =
      levels.flatMap { key, level in
        [
          ("\(key)|majority", FlaggingRule.standard, level),
          ("\(key)|no-majority", .significance, level),
        ]
      } + [("majority|majority", .majority, .p05)]
    for (key, rule, level) in runs {
      let own = try run.analysis(flagging: rule, flagLevel: level).flags.values.map { row in
        row.map { $0 != 0 ? "1" : "0" }.joined()
      }
      let theirs = try #require(figures[key]?.array, "\(key)").compactMap(\.string)
      #expect(own == theirs, "\(key)")
    }
  }

  @Test("Planes turned by hand are rounded after every turn")
  func byHand() throws {
    let figures = try KADE.figures("lipset", "judgmental_centroid_keep3")
    let steps = try #require(figures["steps"]?.array)
    for count in 1...2 {
      // Clockwise there is a negative angle here.
      let rotations = steps.prefix(count).map { step in
        let factors = step["factors"]?.array?.map { Int($0.double ?? 0) } ?? []
        let sign = step["direction"]?.string == "clockwise" ? -1.0 : 1.0
        return Decisions.PlaneRotation(
          first: factors[0], second: factors[1], degrees: sign * (step["degrees"]?.double ?? 0))
      }
      let settings = AnalysisSettings(
        factors: 3, extraction: .centroid, extract: 7, rotation: .none, conventions: .kade)
      let own = try Analysis(
        try KADE.table("lipset"), settings: settings, decisions: Decisions(rotations: rotations)
      ).rotation.loadings
      let theirs = try KADE.matrix(steps[count - 1]["loadings_by_sort"])
        .selectingColumns([0, 1, 2])
      #expect(try own.maximumAbsoluteDifference(from: theirs) < 1e-12)
    }
  }
}

/// What KADE prints of a solution, compared with an analysis.
enum KADEFigures {
  /// Weights, z-scores, arrays, correlations between them, reliability, standard errors and
  /// explained variance.
  static func expectEqual(_ analysis: Analysis, _ figures: JSONValue) throws {
    // KADE leaves out factors without definers.
    let factors = analysis.characteristics.comparable
    let statements = try #require(figures["statements"]?.array)
    for (j, statement) in statements.enumerated() {
      let z = try #require(statement["z"]?.array).map { $0.double }
      #expect(factors.map { analysis.scores.z[$0]?[j] } == z, "statement \(j + 1)")
      let array = try #require(statement["array"]?.array).map { Int($0.double ?? .nan) }
      #expect(factors.map { analysis.scores.arrays[$0]?[j] } == array, "statement \(j + 1)")
    }
    let weights = try #require(figures["weights"]?.array).compactMap { row in
      row.array?[2].double == nil ? nil : row.array
    }
    let identifiers = try #require(figures["defining_sorts"]?.array)
      .compactMap { $0["Factor Number"]?.string }
    #expect(weights.count == factors.reduce(0) { $0 + analysis.scores.weights[$1].count })
    for row in weights {
      let place = try #require(identifiers.firstIndex(of: row[0].string ?? ""))
      let sort = try #require(analysis.table.sorts.firstIndex { $0.id == row[1].string })
      let definer = try #require(analysis.flags.definers(of: factors[place]).firstIndex(of: sort))
      #expect(analysis.scores.weights[factors[place]][definer] == row[3].double, "\(row)")
    }

    let own = factors.map { analysis.characteristics.factors[$0] }
    let characteristics = try lines(figures["factor_characteristics"])
    #expect(own.map { Double($0.definers) } == characteristics[0])
    #expect(own.map(\.reliability) == characteristics[2])
    #expect(own.map(\.standardError) == characteristics[3])
    #expect(
      factors.map { f in factors.map { analysis.characteristics.sed(f, $0) } }
        == (try lines(figures["se_differences"])))
    #expect(
      factors.map { f in factors.map { analysis.scores.correlations[f][$0] } }
        == (try lines(figures["factor_score_correlations"])))
    let explained = try #require(figures["percent_explained_rotated_row"]?.array)
      .compactMap(\.double)
    // A split factor's variance stands once or twice there; poles share it here.
    if analysis.rotation.splitFrom.allSatisfy({ $0 == nil }) {
      #expect(own.map(\.explainedVariance) == explained)
    }
  }

  /// Statements marked at either level.
  static func expectEqualTests(_ analysis: Analysis, _ figures: JSONValue) throws {
    let factors = analysis.characteristics.comparable
    let classical = analysis.comparison.statements.map(\.classical)
    func marked(_ f: Int, _ levels: [Double]) -> [Int] {
      classical.indices.filter { j in
        classical[j].distinguishes.contains { $0.factor == f && levels.contains($0.level) }
      }.map { $0 + 1 }
    }
    #expect(
      factors.map { marked($0, [0.001, 0.01]) }
        == KADE.integers(figures["distinguishing_p01"]))
    #expect(
      factors.map { marked($0, [0.05]) } == KADE.integers(figures["distinguishing_p05_only"]))
    // The longer list of levels comes from a pass of its own; at .001 the two agree.
    let thousandth = try #require(figures["distinguishing_table"]?.array).map { factor in
      (factor["statements"]?.array ?? []).compactMap(\.array).filter { row in
        ["P < 0.0001", "P < 0.0005", "P < 0.001"].contains(row[1].string)
      }.map { Int($0[0].double ?? -1) }
    }
    #expect(factors.map { marked($0, [0.001]) } == thousandth)
    func agreed(_ consensus: Comparison.Classical.Consensus) -> [Double] {
      classical.indices.filter { classical[$0].consensus == consensus }.map { Double($0 + 1) }
    }
    #expect(
      agreed(.p05) == (try #require(figures["consensus_nonsig_p05"]?.array).map { $0.double }))
    #expect(
      agreed(.p01)
        == (try #require(figures["consensus_nonsig_p01_only"]?.array).map { $0.double }))
  }

  /// The numbers of a printed table, below its headings.
  private static func lines(_ table: JSONValue?) throws -> [[Double?]] {
    try #require(table?.array).dropFirst(5).map { line in
      (line.array ?? []).dropFirst().map(\.double)
    }
  }
}

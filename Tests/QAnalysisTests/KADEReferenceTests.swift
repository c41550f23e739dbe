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
}

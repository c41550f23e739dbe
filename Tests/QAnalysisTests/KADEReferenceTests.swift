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

  /// A table of KADE's: how it was made, and what it says.
  struct Case: Sendable, CustomTestStringConvertible {
    let study: String
    let name: String
    var extraction = ExtractionMethod.pca
    var extract: Int?
    let factors: Int
    /// The unrotated loadings it starts from.
    var unrotated: String

    var testDescription: String { "\(study) \(name)" }
    var figures: JSONValue { get throws { try KADE.figures(study, name) } }
    var settings: AnalysisSettings {
      AnalysisSettings(
        factors: factors, extraction: extraction, extract: extract, conventions: .kade)
    }
  }

  static let varimaxCases = ["lipset", "koc"].flatMap { study in
    [2, 3, 4].flatMap { factors in
      [
        Case(
          study: study, name: "pca_varimax\(factors)", factors: factors,
          unrotated: "pca_unrotated"),
        Case(
          study: study, name: "centroid_brown_varimax\(factors)", extraction: .centroid,
          extract: 7, factors: factors, unrotated: "centroid_brown_unrotated"),
      ]
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
}

@Suite(
  "Agreement with KADE",
  .enabled(if: KADE.isPresent, "no reference figures beside this checkout: skipped"))
struct KADEReferenceTests {
  @Test(
    "From KADE's unrotated loadings the pairwise varimax gives its rotated ones, all five decimals",
    arguments: KADE.varimaxCases)
  func pairwiseVarimax(_ run: KADE.Case) throws {
    let unrotated = try KADE.matrix(KADE.figures(run.study, run.unrotated)["loadings_by_sort"])
    let kept = unrotated.selectingColumns(Array(0..<run.factors))
    guard case .pairwise(let rules) = Conventions.kade.rotation.algorithm else {
      Issue.record("KADE rotates pairwise")
      return
    }
    let varimax = try PairwiseVarimax(kept, rules: rules)
    let theirs = try KADE.matrix(run.figures["rotated_loadings_by_sort"])
    #expect(try varimax.loadings.maximumAbsoluteDifference(from: theirs) < 1e-9)
    #expect(varimax.converged)
    #expect(
      try kept.times(varimax.matrix).maximumAbsoluteDifference(from: theirs) < 2e-5)
  }
}

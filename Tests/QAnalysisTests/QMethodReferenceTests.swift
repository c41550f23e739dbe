import Glibc
import QAnalysis
import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

/// R's qmethod 1.8.4 on real and synthetic studies, where its figures are at hand: the folder named
/// by MINDSET_REFERENCE, or shared/reference beside the checkout. A clone without it is told so.
enum Reference {
  static let folder: String = {
    let named = getenv("MINDSET_REFERENCE").map { String(cString: $0) }
    return named ?? Checkout.path + "/../shared/reference"
  }()
  static let isPresent = access(folder + "/qmethod", R_OK) == 0

  /// The sorts of a study: a row a statement there.
  static func table(_ study: String) throws -> SortTable {
    let bytes = try readFile(folder + "/qmethod/\(study)/sorts.csv", limit: 1 << 24)
    let rows = try CSVTable(parsing: bytes).rows.map(\.cells)
    var result = Study(title: study)
    result.statements = rows.dropFirst().map { Statement(id: $0[0], text: "Statement \($0[0])") }
    result.sorts = rows[0].indices.dropFirst().map { k in
      QSort(id: rows[0][k], placements: rows.dropFirst().map { Int($0[k]) })
    }
    return try SortTable(result, acceptsFree: true)
  }

  static func figures(_ study: String, _ file: String) throws -> JSONValue {
    try json(folder + "/qmethod/\(study)/\(file).json")
  }

  static func matrix(_ value: JSONValue?) throws -> Matrix {
    let rows = try #require(value?["rows"]?.array)
    return try Matrix(rowVectors: rows.map { $0.array?.map { $0.double ?? .nan } ?? [] })
  }
}

@Suite(
  "Agreement with R's qmethod",
  .enabled(if: Reference.isPresent, "no reference figures beside this checkout: skipped"))
struct QMethodReferenceTests {
  static let studies = [
    "lipset", "kenq_koc", "synthetic_60x50", "synthetic_even_24x40", "synthetic_unforced_24x40",
    "bushfire_s3",
  ]

  @Test("Correlations agree to 1e-12", arguments: studies.filter { $0 != "bushfire_s3" })
  func correlations(_ study: String) throws {
    let table = try Reference.table(study)
    let figures = try Reference.figures(study, "correlations")
    for method in CorrelationMethod.allCases {
      let own = try #require(try Correlations(table, method: method).matrix)
      let theirs = try Reference.matrix(figures["correlations"]?[method.rawValue]?["matrix"])
      #expect(try own.maximumAbsoluteDifference(from: theirs) <= 1e-12, "\(method)")
    }
  }

  @Test(
    "PCA and converged varimax: loadings within 1e-6, flags equal, z within 1e-6, arrays equal",
    arguments: studies, [2, 3, 4])
  func varimax(_ study: String, _ factors: Int) throws {
    guard let figures = try? Reference.figures(study, "pca_nf\(factors)") else { return }
    let theirs = try #require(figures["varimax_eps1e14"])
    let table = try Reference.table(study)
    let analysis = try Analysis(table, settings: AnalysisSettings(factors: factors))
    let loadings = try Reference.matrix(theirs["loa"])
    let match = try Self.match(analysis.rotation.loadings, loadings)

    for (own, other) in match.enumerated() {
      expectClose(
        analysis.rotation.loadings.column(own),
        loadings.column(other.factor).map { $0 * other.sign }, absolute: 1e-6)
    }
    let flagged = try #require(theirs["flagged"]?["rows"]?.array).map { $0.array ?? [] }
    for i in table.sorts.indices where !Self.isNearThreshold(analysis, sort: i) {
      for (own, other) in match.enumerated() {
        #expect(
          (analysis.flags.values[i][own] != 0) == (flagged[i][other.factor].bool ?? false),
          "\(table.sorts[i].id)")
      }
    }
    // The sorts of a free study are standardised here and taken raw there.
    guard table.isForced else { return }
    let z = try Reference.matrix(theirs["zsc"])
    let arrays = try Reference.matrix(theirs["zsc_n"])
    for (own, other) in match.enumerated() {
      let scores = try #require(analysis.scores.z[own])
      expectClose(scores, z.column(other.factor).map { $0 * other.sign }, absolute: 1e-6)
      let tied = Set(
        analysis.scores.warnings.filter { $0.factors == [Viewpoint.identifier(own)] }
          .flatMap(\.statements))
      let array = try #require(analysis.scores.arrays[own])
      for j in array.indices where !tied.contains(table.statements[j].id) {
        #expect(Double(array[j]) == arrays[j, other.factor] * other.sign)
      }
    }
  }

  @Test("Brown's centroid agrees to 1e-9 with ties reflected one at a time", arguments: studies)
  func centroid(_ study: String) throws {
    let table = try Reference.table(study)
    let settings = AnalysisSettings(factors: 2, extraction: .centroid, extract: 7)
    let correlations = try Correlations(table, method: .pearson)
    let own = try Extraction(correlations, settings: settings).loadings
    let seven = try Reference.figures(study, "centroid_unrotated_nf7_fixed")
    let theirs = try Reference.matrix(seven["loadings"])
    #expect(try own.maximumAbsoluteDifference(from: theirs) <= 1e-9)
    for factors in 2...4 {
      guard let figures = try? Reference.figures(study, "centroid_nf\(factors)") else { continue }
      let unrotated = try Reference.matrix(figures["unrotated_fixed"] ?? figures["unrotated"])
      let first = own.selectingColumns(Array(0..<unrotated.columns))
      #expect(try first.maximumAbsoluteDifference(from: unrotated) <= 1e-9, "\(factors) factors")
    }
  }

  /// For each own factor the one of theirs it equals, and its sign.
  private static func match(_ own: Matrix, _ other: Matrix) throws -> [(factor: Int, sign: Double)]
  {
    let products = try own.transposedTimes(other)
    let assigned = try Assignment.maximising(products.map(abs))
    return try assigned.enumerated().map { f, g in
      let factor = try #require(g)
      return (factor, products[f, factor] < 0 ? -1 : 1)
    }
  }

  /// Whether a loading lies within 1e-6 of what flags it: another program may then flag otherwise.
  private static func isNearThreshold(_ analysis: Analysis, sort i: Int) -> Bool {
    let limit = 1.96 / Double(analysis.table.statements.count).squareRoot()
    return analysis.rotation.loadings.row(i).contains { a in
      abs(abs(a) - limit) < 1e-6 || abs(a * a - analysis.rotation.communalities[i] / 2) < 1e-6
    }
  }
}

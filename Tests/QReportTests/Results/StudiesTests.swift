import QAnalysis
import QStudy
import QTables
import Testing

@testable import QReport

@Suite("Several studies in words and as JSON")
struct StudiesTests {
  static func document(
    _ kinds: [ResultDocuments.Kind], secondOrder: Int? = nil
  ) throws -> StudiesDocument {
    let studies = try kinds.map { try ResultDocuments.document($0) }
    return StudiesDocument(
      try StudiesComparison(studies.map(\.analysis), secondOrder: secondOrder), studies: studies,
      tool: studies[0].tool)
  }

  @Test("The document keeps to its schema, with and without a second order")
  func schema() throws {
    let schema = try schemaFile("studies")
    let documents = [
      try Self.document([.threeFactors, .freeSorts, .split], secondOrder: 2),
      try Self.document([.factorWithoutDefiners, .oneFactor]),
      try Self.document([.oneFactor, .oneFactor]),
    ]
    for document in documents {
      let value = try JSONValue(parsing: Array(document.json.text().utf8))
      #expect(schemaFaults(value, schema) == [])
      let broken = value.replacing(["pairs", "0", "matches"], with: .null)
      #expect(!schemaFaults(broken, schema).isEmpty)
    }
    #expect(documents[0].json["pairs"]?.array?.count == 3)
    #expect(documents[0].json["secondOrder"]?["factors"]?.array?.count == 2)
  }

  @Test("Every study and every pair has its place in the text, in lines that fit")
  func text() throws {
    let document = try Self.document([.threeFactors, .oneFactor, .split], secondOrder: 3)
    for width in [60, 80, 120] {
      let text = StudiesText.render(document, colour: false, width: width)
      #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= width })
      for heading in ["A AND B", "A AND C", "B AND C", "BEHIND THEM ALL"] {
        #expect(text.contains(heading), "\(heading)")
      }
      #expect(text.contains("simulated"))
      #expect(text.contains("Without a counterpart: A.F"))
    }
  }

  private static func rows(
    _ name: String, _ document: StudiesDocument
  ) throws -> [[String: String]] {
    let file = try #require(
      TidyTables.files(document).first { $0.name == "tables/\(name).csv" })
    let rows = try CSVTable(parsing: file.bytes, delimiter: .comma).rows
    let header = try #require(rows.first).cells
    #expect(rows.allSatisfy { $0.cells.count == header.count })
    return rows.dropFirst().map {
      Dictionary(uniqueKeysWithValues: zip(header, $0.cells))
    }
  }

  @Test("The tables hold every figure of the comparison once")
  func tables() throws {
    let document = try Self.document([.threeFactors, .oneFactor, .split], secondOrder: 2)
    let comparison = document.comparison
    let counts = document.studies.map(\.factors)
    #expect(try Self.rows("studies", document).count == counts.reduce(0, +))
    let pairs = try Self.rows("study-pairs", document)
    #expect(
      pairs.count == counts[0] * counts[1] + counts[0] * counts[2] + counts[1] * counts[2])
    let figure = try #require(comparison.pairs[1].congruences[2][1])
    let row = try #require(
      pairs.first {
        $0["study_a"] == "A" && $0["a"] == "F3" && $0["study_b"] == "C" && $0["b"] == "F2"
      })
    #expect(abs((row["congruence"].flatMap(Double.init) ?? .nan) - figure) <= 5e-7)
    #expect(row["shared_statements"] == "20")
    let matches = try Self.rows("study-matches", document)
    #expect(matches.count == comparison.pairs.map(\.matches.count).reduce(0, +))
    for (match, row) in zip(comparison.pairs.flatMap(\.matches), matches) {
      #expect(row["same"] == (abs(match.correlation) >= 0.75 ? "1" : "0"))
      #expect(row["beyond_doubt"] == (abs(match.correlation) >= 0.9 ? "1" : "0"))
      #expect(row["a"] == "F\(match.first + 1)" && row["b"] == "F\(match.second + 1)")
    }
    let secondOrder = try #require(comparison.secondOrder)
    let analysis = try #require(secondOrder.analysis)
    let loadings = try Self.rows("second-order-loadings", document)
    #expect(loadings.count == secondOrder.members.count * 2)
    #expect(loadings[1]["second_order"] == "S2" && loadings[1]["study"] == "A")
    #expect(loadings[1]["flag"] == String(analysis.flags.values[0][1]))
    #expect(try Self.rows("second-order", document).count == 2)
    #expect(try Self.rows("second-order-scores", document).count == 20 * 2)
    let unflagged = try ResultDocuments.document(
      ResultDocuments.study(), settings: AnalysisSettings(factors: 2, flagging: .none))
    let without = StudiesDocument(
      try StudiesComparison([unflagged.analysis, unflagged.analysis]),
      studies: [unflagged, unflagged], tool: unflagged.tool)
    try #require(without.warnings.contains { $0.code == .noSecondOrder })
    for name in ["second-order", "second-order-loadings", "second-order-scores"] {
      #expect(try Self.rows(name, without).isEmpty)
    }
    #expect(
      try Self.rows("warnings", without).map { $0["message"] }
        == without.warnings.map(\.message))
  }

  @Test("Studies of one title are told apart by path, and those that share sorts are said to")
  func sameSorts() throws {
    let studies = try [.threeFactors, .oneFactor].map { try ResultDocuments.document($0) }
    let document = StudiesDocument(
      try StudiesComparison(studies.map(\.analysis)), studies: studies,
      paths: ["spring.csv", "autumn.csv"], tool: studies[0].tool)
    let text = StudiesText.render(document, colour: false, width: 120)
    #expect(text.contains("(spring.csv)") && text.contains("(autumn.csv)"))
    #expect(text.contains("15 of the 15 sorts of A stand in B too"))
  }

  @Test("A partner that falls short is no counterpart")
  func counterpart() throws {
    let other = Self.shifted(try ResultDocuments.study())
    let studies = [
      try ResultDocuments.document(.threeFactors), try ResultDocuments.document(other),
    ]
    let document = StudiesDocument(
      try StudiesComparison(studies.map(\.analysis)), studies: studies, tool: studies[0].tool)
    let text = StudiesText.render(document, colour: false, width: 120)
    #expect(text.contains("has no counterpart (paired with B.F"))
    #expect(!text.contains("stand in B too"))
  }

  /// The same sorts, every placement moved on by three statements.
  private static func shifted(_ study: Study) -> Study {
    var study = study
    for i in study.sorts.indices {
      let placements = study.sorts[i].placements
      study.sorts[i].placements = Array(placements[3...] + placements[..<3])
    }
    return study
  }

  @Test("The warnings of each study bear its letter")
  func warnings() throws {
    let document = try Self.document([.threeFactors, .factorWithoutDefiners])
    let own = document.studies[1].warnings.map { "B: " + $0.message }
    #expect(!own.isEmpty && document.warnings.map(\.message).filter { $0.hasPrefix("B: ") } == own)
  }
}

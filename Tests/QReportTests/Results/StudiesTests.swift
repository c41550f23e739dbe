import QAnalysis
import QStudy
import QTables
import Testing

@testable import QReport

@Suite("Several studies in words and as JSON")
struct StudiesTests {
  private static func document(
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

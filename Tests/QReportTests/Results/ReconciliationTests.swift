import QAnalysis
import QStudy
import QTables
import Testing

@testable import QReport

@Suite("A reconciliation in words and as JSON")
struct ReconciliationTests {
  private static func document(
    _ study: Study, factors: Int = 3, acceptsFree: Bool = false
  ) throws -> ReconciliationDocument {
    ReconciliationDocument(
      try Reconciliation(
        try SortTable(study, acceptsFree: acceptsFree),
        settings: AnalysisSettings(factors: factors)),
      tool: AnalysisDocument.Tool(name: "mindset", version: "1.0.0", lapack: "3.12", blas: "b"),
      fingerprint: String(repeating: "ab", count: 32))
  }

  @Test("The document keeps to its schema, for forced and free sorts")
  func schema() throws {
    let schema = try schemaFile("reconciliation")
    let documents = [
      try Self.document(ResultDocuments.study()),
      try Self.document(ResultDocuments.study(free: true), acceptsFree: true),
    ]
    for document in documents {
      let value = try JSONValue(parsing: Array(document.json.text().utf8))
      #expect(schemaFaults(value, schema) == [])
      let broken = value.replacing(["programs", "0", "difference", "flags"], with: .null)
      #expect(!schemaFaults(broken, schema).isEmpty)
    }
  }

  @Test("Every program has its place in the text and in the paragraph, in lines that fit")
  func text() throws {
    let document = try Self.document(ResultDocuments.study(free: true), acceptsFree: true)
    for width in [60, 80, 120] {
      let text = ReconciliationText.render(document, colour: false, width: width)
      #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= width })
      for mode in CompatMode.allCases {
        #expect(text.contains(mode.program.uppercased()))
        #expect(document.json["paragraph"]?.string?.contains(mode.program) == true)
      }
      #expect(text.contains("FOR REVIEWERS"))
    }
  }
}

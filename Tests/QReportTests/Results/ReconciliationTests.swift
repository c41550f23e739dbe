import Foundation
import QAnalysis
import QStudy
import QTables
import Testing

@testable import QReport

@Suite("A reconciliation in words and as JSON")
struct ReconciliationTests {
  private static func document(
    _ study: Study, factors: Int = 3, rotation: RotationMethod = .varimax,
    acceptsFree: Bool = false
  ) throws -> ReconciliationDocument {
    ReconciliationDocument(
      try Reconciliation(
        try SortTable(study, acceptsFree: acceptsFree),
        settings: AnalysisSettings(factors: factors, rotation: rotation)),
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

  @Test("A program without the method is left out of the paragraph, and it is said why")
  func lacking() throws {
    let document = try Self.document(ResultDocuments.study(), rotation: .oblimin)
    let paragraph = try #require(document.json["paragraph"]?.string)
    for mode in [CompatMode.kade, .pqmethod] {
      #expect(paragraph.contains("\(mode.program) is left out: it has no oblimin rotation."))
      #expect(!paragraph.contains("\(mode.program) gives"))
    }
    #expect(paragraph.contains("by the conventions of qmethod 1.8.4, as"))
    let text = ReconciliationText.render(document, colour: false, width: 120)
    let said = text.components(separatedBy: "It has no oblimin rotation: only its small print")
    #expect(said.count == 3)
    let none = try Self.document(ResultDocuments.study(), rotation: .equamax)
    #expect(none.json["paragraph"]?.string?.contains("programs is used") == false)
  }
}

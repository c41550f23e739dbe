import QAnalysis
import QStudy
import QTables
import Testing

@testable import QReport

@Suite("Solutions side by side")
struct SolutionsTests {
  private static func document(
    _ study: Study, _ factors: ClosedRange<Int>, labels: AnalysisDocument.LabelStyle = .mindset,
    retention: Bool = false
  ) throws -> SolutionsDocument {
    let table = try SortTable(study)
    return SolutionsDocument(
      try SolutionSeries(table, factors: factors, settings: AnalysisSettings(factors: 1)),
      retention: retention ? try Retention(table, seed: 1) : nil, labels: labels,
      tool: AnalysisDocument.Tool(name: "mindset", version: "1.0.0", lapack: "3.12", blas: "b"),
      fingerprint: String(repeating: "ab", count: 32))
  }

  @Test("The document keeps to its schema, with and without parallel analysis and halves")
  func schema() throws {
    let schema = try schemaFile("solutions")
    let documents = [
      try Self.document(ResultDocuments.study(), 1...4, retention: true),
      try Self.document(ResultDocuments.study(sorts: 3), 1...2),
    ]
    for document in documents {
      let value = try JSONValue(parsing: Array(document.json.text().utf8))
      #expect(schemaFaults(value, schema) == [])
    }
  }

  @Test("The schema refuses what is no comparison")
  func refused() throws {
    let schema = try schemaFile("solutions")
    let value = try Self.document(ResultDocuments.study(), 2...3).json
    let mutations: [([String], JSONValue?)] = [
      (["format"], "mindset.analysis"), (["steps", "0", "moves"], .null),
      (["solutions", "0", "splitHalf", "median"], "1"), (["steps", "0", "to"], nil),
    ]
    for (path, mutated) in mutations {
      #expect(!schemaFaults(value.replacing(path, with: mutated), schema).isEmpty, "\(path)")
    }
  }

  @Test("The terminal is told of every solution and step in lines that fit")
  func text() throws {
    let document = try Self.document(ResultDocuments.study(sorts: 45), 2...4, retention: true)
    for width in [80, 100, 120] {
      let text = SolutionsText.render(document, colour: false, width: width)
      let lines = text.split(separator: "\n")
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
      #expect(text.contains("FROM 2 TO 3 VIEWPOINTS") && text.contains("FROM 3 TO 4 VIEWPOINTS"))
      #expect(text.contains("stand out from chance"))
      // Lists are bounded.
      #expect(text.contains(" and ") && text.contains(" more"))
      #expect(!text.contains("\u{1B}"))
    }
    #expect(SolutionsText.render(document, colour: true, width: 80).contains("\u{1B}[1m"))
  }

  @Test("Labels choose which statements tell an extra viewpoint from the others")
  func labels() throws {
    let study = try ResultDocuments.study(sorts: 30)
    let mindset = try Self.document(study, 2...3)
    let classical = try Self.document(study, 2...3, labels: .classical)
    let extra = try #require(mindset.series.steps.first?.extras.first)
    #expect(mindset.distinguishing(extra) == extra.distinguishing)
    #expect(classical.distinguishing(extra) == extra.classical)
    #expect(!extra.classical.isEmpty)
  }

  @Test("A warning is told once, with the solutions it holds for")
  func warnings() throws {
    let document = try Self.document(ResultDocuments.study(), 2...4)
    let keys = document.warnings.map { "\($0.warning)" }
    #expect(Set(keys).count == keys.count)
    #expect(document.warnings.allSatisfy { Set($0.factors).isSubset(of: [2, 3, 4]) })
    let all = document.series.solutions.flatMap(\.analysis.warnings)
    #expect(all.allSatisfy { warning in document.warnings.contains { $0.warning == warning } })
  }
}

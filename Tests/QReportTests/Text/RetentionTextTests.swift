import QAnalysis
import QReport
import QStudy
import Testing

@Suite("The panel for the number of viewpoints in the terminal")
struct RetentionTextTests {
  /// Pairs of like sorts of ±1, of which no two pairs have anything in common: eigenvalues 2, 2, 2, 2,
  /// of which chance reaches the first and no later one.
  private func pairs() throws -> RetentionDocument {
    let sorts = (0..<8).map { i in
      QSort(
        id: "P\(i)",
        placements: (0..<16).map { j in (j >> (i / 2)) & 1 == 0 ? -1 : 1 })
    }
    let study = Study(
      title: "Pairs", statements: (1...16).map { Statement(id: "\($0)", text: "S\($0)") },
      sorts: sorts)
    let table = try SortTable(study)
    return RetentionDocument(
      table: table,
      panel: try RetentionPanel(table, retention: Retention(table, seed: 1), seed: 1), seed: 1,
      tool: AnalysisDocument.Tool(
        name: "Mindset", version: "0.1.0", lapack: "3.11.0", blas: "reference"),
      fingerprint: String(repeating: "0", count: 64))
  }

  @Test("A later bar above chance is said not to count, and sentences keep to the width")
  func text() throws {
    let document = try pairs()
    let parallel = document.panel.retention.parallel
    #expect(parallel.suggested == 0 && parallel.eigenvalues[3] > parallel.reference[3])
    for width in [60, 100] {
      let text = RetentionText.render(document, width: width)
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("The first eigenvalue must pass what chance reaches before later"))
      // Tables need the room of their columns.
      let sentences = text.split(separator: "\n").filter {
        $0.contains(#/[a-z]{3,} [a-z]{3,} [a-z]+/#)
      }
      #expect(sentences.allSatisfy { $0.count <= max(width, 78) })
      let last = try #require(text.split(separator: "\n").last)
      #expect(last.count <= width && last.hasSuffix("halvings."))
    }
  }
}

import QAnalysis
import QReport
import QStudy
import Testing

@Suite("The reporting checklist")
struct ReportingChecklistTests {
  /// Its rows as text: item, what is known, what is left to the author.
  private func rows(_ document: AnalysisDocument) throws -> [[String]] {
    let table = try #require(PaperTables.all(document).last)
    #expect(table.id == "reporting-checklist")
    return try table.rows.map { row in
      try row.map { cell in
        guard case .text(let text) = cell else { throw Mistake.noText }
        return text
      }
    }
  }

  private enum Mistake: Error { case noText }

  @Test("has thirteen numbered items, each filled in or left to the author")
  func items() throws {
    let rows = try rows(SampleStudy().document())
    #expect(rows.count == 13)
    for (number, row) in rows.enumerated() {
      #expect(row[0].hasPrefix("\(number + 1). "))
      #expect(!row[1].isEmpty || !row[2].isEmpty)
    }
  }

  @Test("says what the study says, and leaves to the author what it doesn’t")
  func figures() throws {
    let document = try SampleStudy(retained: true).document()
    let rows = try rows(document)
    #expect(rows[0][1].isEmpty)
    #expect(rows[1][1].hasPrefix("Statements by theme: Money 6, "))
    #expect(rows[2][1] == "24 statements.")
    // No study file says whether there was a pilot.
    #expect(rows[3][1].isEmpty)
    // Nothing names the ends, so that no words are put into people’s mouths.
    #expect(
      rows[4][1]
        == "A grid from −3 to +3; the study doesn’t name what its ends mean; its columns had to "
        + "be filled.")
    #expect(rows[4][2].hasPrefix("What the ends meant to people; cards"))
    #expect(rows[5][1] == "15 sorts by 15 people, simulated. Asked: “What do you think?”")
    #expect(rows[6][1].isEmpty)
    #expect(rows[7][1].contains("K = 3") && rows[7][2].isEmpty)
    #expect(rows[8][1].contains("LAPACK 3.11.0"))
    let suggested = try #require(document.retention).parallel.suggested
    #expect(rows[9][1].contains("it suggests \(suggested)."))
    let all = document.analysis.characteristics.explainedVariance
    #expect(rows[10][1].hasPrefix("\(Int(all.rounded()))\u{A0}% in all: F1 "))
    #expect(rows[12][1].isEmpty)
  }

  @Test("names the ends of the grid where the study does, be it in the usual words")
  func ends() throws {
    var study = try ResultDocuments.study()
    study.poles = Poles(low: Poles().low, high: Poles().high)
    let row = try rows(ResultDocuments.document(study))[4]
    #expect(
      row[1]
        == "A grid from −3 (“least like my view”) to +3 (“most like my view”); its columns had to be "
        + "filled.")
    #expect(row[2].hasPrefix("Cards and board"))
  }

  @Test("has no figures on how many viewpoints to keep where none were computed, nor themes")
  func unknown() throws {
    let rows = try rows(SampleStudy(themes: 0).document())
    #expect(rows[9][1].isEmpty && rows[9][2].hasPrefix("Why three"))
    #expect(rows[1][1].isEmpty)
    #expect(!rows[11][1].contains("themes"))
  }

  @Test("cites where it is from")
  func source() throws {
    let references = try Prose(SampleStudy().document()).references
    #expect(references.contains { $0.key == "Churruca et al. 2021" })
  }
}

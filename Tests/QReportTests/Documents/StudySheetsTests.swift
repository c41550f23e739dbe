import QAnalysis
import QFormats
import QStudy
import QTables
import Testing

@testable import QReport

/// A workbook of results read back as the study that it is of.
@Suite struct StudySheetsTests {
  private func read(_ bytes: [UInt8], _ options: ReadingOptions = ReadingOptions()) throws
    -> StudyReading
  {
    try StudyFormats.read(FormatInput(path: "tables.xlsx", bytes: bytes), options: options)
  }

  private func expectSame(_ study: Study, _ table: SortTable) {
    #expect(study.title == table.study.title)
    #expect(study.grid == table.study.grid)
    #expect(study.sorts == table.sorts)
    #expect(study.statements == table.statements)
    #expect(study.themes == table.study.themes)
    #expect(study.provenance == table.study.provenance)
  }

  @Test(
    "Every workbook of results gives back the statements and sorts that they are of",
    arguments: ResultDocuments.Kind.allCases)
  func everyKind(kind: ResultDocuments.Kind) throws {
    let document = try ResultDocuments.document(kind)
    let reading = try read(ReportWorkbook.bytes(of: document))
    #expect(reading.format == "Excel workbook of results by Mindset, for its sorts")
    expectSame(reading.study, document.analysis.table)
    #expect(reading.warnings.isEmpty)
    #expect(reading.sources.statements["s2"]?.cell == "Study statements!A5")
    #expect(reading.sources.sorts["P1"]?.line == 4)
    // What may identify people is not handed on with results.
    #expect(reading.study.participants.isEmpty && reading.study.comments.isEmpty)
  }

  @Test(
    "Ids that look like formulas, numbers or columns come back, and so do conditions and source")
  func odd() throws {
    var study = try ResultDocuments.study()
    for (place, id) in ["=1+1", "007", "-1", "participant", "condition"].enumerated() {
      study.statements[place].id = id
    }
    study.statements[6].short = "In short"
    for i in study.sorts.indices {
      study.sorts[i].participant = "@person \(i / 2)"
      study.sorts[i].condition = i.isMultiple(of: 2) ? "before" : "after"
    }
    study.conditions = ["before", "after"].map { Condition(id: $0, question: "") }
    study.provenance.source = "Sample & Co. (2026)"
    study.provenance.date = "2026"
    let document = try ResultDocuments.document(study)
    expectSame(try read(ReportWorkbook.bytes(of: document)).study, document.analysis.table)
  }

  @Test("More sorts than are read on a sheet are left out, and the sheet says so")
  func tooMany() throws {
    let document = try ResultDocuments.document(.threeFactors)
    let sheets = StudySheets(look: WorkbookLook(document), mostCells: 299).sheets
    #expect(
      sheets[1].rows.last?.first?.content
        == .text(
          "Left out: 15 sorts are more than are read on a sheet. The study holds them all."))
    let book = try workbookBytes([WorkbookSheet(name: "Contents")] + sheets)
    do {
      _ = try read(book)
      Issue.record("nothing was thrown")
    } catch let findings as Findings {
      #expect(findings.all.map(\.code) == [.missingColumn])
    }
  }
}

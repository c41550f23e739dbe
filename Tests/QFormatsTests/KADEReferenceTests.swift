import QStudy
import QTables
import Testing

@testable import QFormats

/// Workbooks of results as KADE 1.4.0 wrote them, rebuilt from the cells that the reference folder
/// lists.
@Suite(.enabled(if: reference != nil, "the reference results are not beside the checkout"))
struct KADEReferenceTests {
  @Test(
    "The results of KADE read back to the sorts they were made of",
    arguments: ["lipset", "koc"], ["pca_varimax2", "pca_varimax3", "pca_varimax4"])
  func results(study name: String, run: String) throws {
    let folder = (reference ?? "") + "/kade/\(name)"
    let json = try JSONValue(
      parsing: readFile("\(folder)/\(run)_workbook.json", limit: 20_000_000))
    let sheets = (json.array ?? []).map { sheet in
      WorkbookSheet(
        name: sheet["sheet"]?.string ?? "",
        rows: (sheet["rows"]?.array ?? []).map { row in
          (row.array ?? []).map { cell in
            cell.double.map { .number($0) } ?? .text(cell.string ?? "")
          }
        })
    }
    try #require(sheets.count > 20)
    let reading = try StudyFormats.read(
      FormatInput(path: "results.xlsx", bytes: try workbookBytes(sheets)))
    #expect(reading.format == "KADE workbook, type 3 (results)")
    #expect(reading.study.title.lowercased() == "\(name) demo")
    let known = try StudyFormats.read(path: "\(folder)/sorts.csv").study
    #expect(
      reading.study.sorts.map(\.id) == known.sorts.map(\.id))
    #expect(reading.study.sorts.map(\.placements) == known.sorts.map(\.placements))
    #expect(reading.study.statements.count == known.statements.count)
    let table = try SortTable(reading.study)
    #expect(table.isForced)
    #expect(table.gridOrigin == .declared)
  }
}

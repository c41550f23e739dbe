import QAnalysis
import QReport
import QStudy
import Testing

@testable import MindsetCommand

@Suite("The files of sheets")
struct HandoutFilesTests {
  private func document() throws -> AnalysisDocument {
    let bench = try Workbench()
    try bench.copy("surveys/place-based-budgeting-hour", to: "hour")
    let table = try SortTable(SavedSheets(folder: bench.path + "/hour").read())
    return AnalysisDocument(
      try Analysis(table, settings: AnalysisSettings(factors: 3)), retention: nil, labels: .mindset,
      tool: AnalysisRun.tool, fingerprint: "")
  }

  @Test(
    "slips are a page a person on every paper, with the grid on it",
    arguments: HandoutPaper.allCases)
  func slips(paper: HandoutPaper) throws {
    let document = try document()
    var files = HandoutFiles(formats: [.pdf], paper: paper)
    try files.add([Sheet.personalSlips], of: document)
    #expect(files.pages == document.analysis.table.sorts.count)
  }

  @Test("are the same and in the same order, however many threads share them")
  func threads() throws {
    let document = try document()
    func made(_ threads: Int?) throws -> HandoutFiles {
      var files = HandoutFiles(formats: [.pdf, .html], threads: threads)
      try files.add(Sheet.allCases, of: document)
      return files
    }
    let one = try made(1)
    #expect(one.folder.files.count > 20)
    for other in [try made(2), try made(nil)] {
      #expect(other.folder.files.map(\.name) == one.folder.files.map(\.name))
      #expect(zip(other.folder.files, one.folder.files).allSatisfy { $0.bytes == $1.bytes })
      #expect(other.pages == one.pages && other.warnings == one.warnings)
    }
  }
}

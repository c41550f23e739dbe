import QStudy
import QTables
import Testing

@testable import QFormats

/// Comments that hold the separator of the cells, unquoted.
@Suite struct CutCommentsTests {
  private let easy = """
    Id,randomId,npos,comment1,comment2,datetime,sort
    -N1,abc,2,"(s1) fine, really",(s3) no,2021-08-25 10:47:15,1|-1|0
    -N2,def,2,(s1) ok,,2021-08-26 09:00:00,0|1|-1

    """

  @Test("A comment of easy-HtmlQ cut at its comma is one finding, and --repair puts it together")
  func easyTable() throws {
    let whole = try CollectedFiles.read(easy, as: "a.csv").study
    #expect(whole.comments.map(\.text) == ["fine, really", "no", "ok"])
    let bare = easy.replacing("\"", with: "")
    let all = try findings { try CollectedFiles.read(bare, as: "a.csv") }
    #expect(all.map(\.code) == [.raggedRow])
    #expect(all[0].location?.line == 2 && all[0].sort == "abc" && all[0].statement == "1")
    #expect(all[0].mend.hasSuffix("--repair puts the parts together."))
    let input = FormatInput(path: "a.csv", bytes: Array(bare.utf8))
    let mended = try StudyFormats.read(input, options: ReadingOptions(repair: true))
    #expect(mended.study == whole)
    #expect(mended.warnings.contains { $0.code == .repaired })
  }

  @Test("A row that is longer for another reason is a finding, and never moves a value")
  func unsure() throws {
    let bare = easy.replacing("\"", with: "").replacing("def,2,", with: "def,2,2,")
    let all = try findings { try CollectedFiles.read(bare, as: "a.csv") }
    #expect(all.map(\.code).contains(.raggedRow) && all.contains { $0.location?.line == 3 })
    #expect(all.first { $0.location?.line == 3 }?.expected == "7, as in the header")
  }

  @Test("A comment of a Google sheet cut at its comma is put together too")
  func sheets() throws {
    let bare = CollectedFiles.sheets.replacing("vital,", with: "vital, and green,")
    let all = try findings { try CollectedFiles.read(bare, as: "s.csv") }
    #expect(all.map(\.code) == [.raggedRow] && all[0].statement == "3")
    let input = FormatInput(path: "s.csv", bytes: Array(bare.utf8))
    let mended = try StudyFormats.read(input, options: ReadingOptions(repair: true))
    #expect(mended.study.comments.first?.text == "vital, and green")
    #expect(mended.study.sorts.map(\.placements) == [[0, -1, 1], [-1, 0, 1]])
  }
}

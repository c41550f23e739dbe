import QStudy
import QTables
import Testing

@testable import QFormats

/// Faults found after reading stand at the cell, not at its header.
@Suite struct CellPlacesTests {
  private func places(_ reading: StudyReading) -> [Location?] {
    do {
      _ = try SortTable(reading.study)
      return []
    } catch {
      return reading.sources.locating(error).all.map(\.location)
    }
  }

  private let sorts = ["Ann|1|0|0|-1", "Bob|0|1|-1|0", "Cai|-1|0||1", "Dee|0|-1|1|0"]
  private let turned = ["s1|1|0|-1|0", "s2|0|1|0|-1", "s3|0|-1||1", "s4|-1|0|1|0"]

  @Test("A blank cell is named by line and column, whatever a row is")
  func text() throws {
    for lines in [["sort|s1|s2|s3|s4"] + sorts, ["statement|Ann|Bob|Cai|Dee"] + turned] {
      let reading = try readTable(lines.joined(separator: "\n").replacing("|", with: ",") + "\n")
      #expect(places(reading) == [Location(file: "t.csv", line: 4, cell: "D")])
      let book = try workbookBytes([kadeSheet("AB", lines)])
      let sheet = try StudyFormats.read(FormatInput(path: "t.xlsx", bytes: book))
      #expect(places(sheet) == [Location(file: "t.xlsx", line: 4, cell: "AB!D4")])
    }
  }

  @Test("The figure dash is a minus as other dashes are, and that is told")
  func figureDash() throws {
    let lines = ["sort,s1,s2,s3,s4"] + sorts.map { $0.replacing("||", with: "|0|") }
    let text = lines.joined(separator: "\n").replacing("|", with: ",")
      .replacing("-", with: "\u{2012}")
    let reading = try readTable(text + "\n")
    #expect(reading.study.sorts[0].placements == [1, 0, 0, -1])
    #expect(reading.found.contains { $0.contains("\u{2012}") })
  }

  @Test(
    "Scores of q-method-host with one fault are known as such, and the fault is named",
    arguments: [
      ("{\"1\": 0, \"2\": \"2\", \"3\": 1}", Finding.Code.notANumber),
      ("{\"1\": 0, \"2\": 1.5, \"3\": 1}", .notAnInteger),
      ("{\"1\": 0, \"1\": 1, \"3\": 1}", .syntax),
    ])
  func host(text: String, code: Finding.Code) throws {
    let all = try findings {
      try StudyFormats.read(FormatInput(path: "Ann.json", bytes: Array(text.utf8)))
    }
    #expect(all.map(\.code) == [code], "\(all)")
    #expect(all.first?.location?.file == "Ann.json")
  }
}

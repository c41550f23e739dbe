import QStudy
import QTables
import Testing

@testable import QFormats

/// Cells that no name stands above.
@Suite struct StrayCellsTests {
  private let wide = ["sort|s1|s2|s3|s4", "Ann|1|0|0|-1", "Bob|0|1|-1|0", "Cai|-1|0|0|1"]
  private let long =
    ["participant|statement|value"]
    + ["Ann", "Bob", "Cai"].enumerated().flatMap { place, name in
      (0..<4).map { "\(name)|s\($0 + 1)|\([1, 0, 0, -1][($0 + place) % 4])" }
    }

  private func findings(_ lines: [String]) throws -> [Finding] {
    let book = try workbookBytes([kadeSheet("Data", lines)])
    return try QFormatsTests.findings {
      try StudyFormats.read(FormatInput(path: "t.xlsx", bytes: book))
    }
  }

  /// The lines with more behind one of them.
  private func adding(_ cells: String, to line: Int, of lines: [String]) -> [String] {
    lines.enumerated().map { $0 == line ? $1 + cells : $1 }
  }

  @Test(
    "A value beyond the header of a sheet is named with its cell", arguments: [[], ["Town", ""]])
  func sheets(above: [String]) throws {
    for (lines, cells, cell) in [(wide, "|7", "F"), (wide, "|||7", "H"), (long, "|7", "D")] {
      let all = try findings(above + adding(cells, to: 2, of: lines))
      #expect(all.map(\.code) == [.raggedRow], "\(all)")
      #expect(all.first?.location?.cell == "Data!\(cell)\(above.count + 3)")
      #expect(all.first?.found == "“7” in column \(cell), which has no name")
      #expect(all.first?.mend.contains("separates cells") == false)
    }
  }

  @Test(
    "So is a cell of a long table below a blank cell of its header", arguments: [[], ["Town", ""]])
  func amid(above: [String]) throws {
    let named = adding("||note", to: 0, of: long)
    #expect(try findings(above + named).isEmpty)
    let all = try findings(above + adding("|x", to: 2, of: named))
    #expect(all.map(\.code) == [.raggedRow], "\(all)")
    #expect(all.first?.location?.cell == "Data!D\(above.count + 3)")
    let text = (above + adding("|x", to: 2, of: named)).map {
      $0.replacing("|", with: ",") + "\n"
    }.joined()
    let inText = try QFormatsTests.findings { try readTable(text) }
    #expect(inText.map(\.found) == ["“x” in column D, which has no name"])
  }
}

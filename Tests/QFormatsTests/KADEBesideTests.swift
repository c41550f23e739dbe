import QStudy
import QTables
import Testing

@testable import QFormats

/// What stands beside and below the tables of KADE's workbooks.
@Suite struct KADEBesideTests {
  private func read(_ sheets: [WorkbookSheet]) throws -> StudyReading {
    try StudyFormats.read(FormatInput(path: "d/book.xlsx", bytes: try workbookBytes(sheets)))
  }

  @Test("Themes beside the statements are read, and other columns told", arguments: [0, 1, 4])
  func furtherColumns(layout: Int) throws {
    let lines =
      (layout == 4
        ? ["statements", "", "Nr|Statements|Theme|Source"] : ["|Statements|Theme|Source"])
      + zip(KADEBooks.statements.dropFirst(), ["Green|p. 3", "Waste|", "Roads|p. 7", "Green|"]).map
    {
      "\($0)|\($1)"
    }
    let book = KADEBooks.replacing("statements", in: KADEBooks.all[layout].sheets, with: lines)
    let reading = try read(book)
    #expect(reading.study.statements.map(\.text) == ["Parks, mostly", "Bins", "Buses", "Trees"])
    #expect(reading.study.sorts.count == 3)
    #expect(reading.study.statements.map(\.theme) == ["Green", "Waste", "Roads", "Green"])
    #expect(reading.study.themes.map(\.id) == ["Green", "Waste", "Roads"])
    #expect(
      reading.warnings.map(\.message) == [
        "Of the sheet “statements” only the wording was read, not column D (“Source”)."
      ])
  }

  @Test("Notes below the sorts are nobody's sort, and told", arguments: 0..<5)
  func notes(layout: Int) throws {
    let book = KADEBooks.all[layout]
    for note in [["Dee did not come to it"], ["", "Taken in May"], ["", "Note|taken in May"]] {
      let sheets = book.sheets.map { sheet in
        guard ["sorts", "Sorts", "Q sorts"].contains(sheet.name) else { return sheet }
        return WorkbookSheet(
          name: sheet.name, rows: sheet.rows + kadeSheet("", note).rows)
      }
      let reading = try read(sheets)
      #expect(reading.format == book.format)
      #expect(reading.study.sorts.map(\.id) == ["Ann", "Bryn, junior", "Carys"])
      #expect(reading.warnings.map(\.code) == [.layoutInferred], "\(reading.warnings)")
      #expect(reading.warnings.first?.message.hasSuffix("left out: notes below the sorts.") == true)
    }
    // A name alone may be that of a person whose values are missing.
    let sorts = KADEBooks.replacing(
      "sorts", in: KADEBooks.type2, with: ["|s1|s2|s3|s4"] + KADEBooks.rows + ["Dee van Dijk"])
    #expect(try findings { try read(sorts) }.map(\.code) == [.raggedRow])
  }
}

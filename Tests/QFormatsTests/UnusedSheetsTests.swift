import QStudy
import QTables
import Testing

@testable import QFormats

/// Sheets of a workbook of which nothing is read.
@Suite struct UnusedSheetsTests {
  private static let sorts = ["sort|s1|s2|s3|s4", "Ann|1|0|0|-1", "Bob|0|1|-1|0", "Cai|-1|0|1|0"]

  private func read(
    _ others: [(String, [String])], _ options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    let sheets = [("Answers", Self.sorts)] + others
    let book = try workbookBytes(sheets.map { kadeSheet($0.0, $0.1) })
    return try StudyFormats.read(FormatInput(path: "book.xlsx", bytes: book), options: options)
  }

  @Test("are told as a warning where they hold a table, with what it seems to be")
  func tables() throws {
    let wild = ["who|a|b|c|d", "X|17|88|3|45", "Y|21|9|60|31", "Z|72|5|14|90"]
    let words = ["who|a|b|c", "X|often|never|once", "Y|never|often|twice", "Z|no|yes|no"]
    let warnings = try read([("Wild", wild), ("Words", words)]).warnings
    #expect(warnings.map(\.code) == [.recordsIgnored], "\(warnings)")
    #expect(warnings.first?.message.contains("“Wild” (numbers") == true)
    #expect(warnings.first?.message.contains("“Words” (words)") == true)
    #expect(try read([("Wild", wild)], ReadingOptions(sheet: "Answers")).warnings.isEmpty)
  }

  @Test("are told of correlations too, which are nothing known of people")
  func correlations() throws {
    let pairs = ["|Ann|Bob|Cai", "Ann|1.0|0.3|-0.2", "Bob|0.3|1.0|0.5", "Cai|-0.2|0.5|1.0"]
    let reading = try read([("Pairs", pairs)])
    #expect(reading.study.participants.isEmpty)
    #expect(reading.warnings.map(\.code) == [.recordsIgnored], "\(reading.warnings)")
  }

  @Test("are noted where they hold a few cells, and not named where they were used")
  func notes() throws {
    let reading = try read([("Notes", ["Taken in May", "By hand"])])
    #expect(reading.warnings.isEmpty)
    #expect(reading.found == ["sheet “Notes” not read, no table of three rows and columns"])
    let used = try read([
      (
        "Cards",
        [
          "id|text", "s1|Buses run late.", "s2|Fares are fair.", "s3|Parks are shut.",
          "s4|Trees fall.",
        ]
      ),
      ("People", ["name|age|job", "Ann|31|baker", "Bob|40|nurse", "Cai|28|smith"]),
    ])
    #expect(used.warnings.allSatisfy { $0.code != .recordsIgnored } && used.found.isEmpty)
  }

  @Test("are not the sheet that was read, of whatever kind its table is")
  func placements() throws {
    for first in [-1, 1] {
      let rows = ["Ann", "Bob", "Cai"].flatMap { who in
        (0..<4).map { "\(who)|\($0 + 1)|\(first + ($0 + who.count) % 3)" }
      }
      let book = try workbookBytes([kadeSheet("Sorts", ["participant|statement|value"] + rows)])
      let reading = try StudyFormats.read(FormatInput(path: "book.xlsx", bytes: book))
      #expect(reading.study.sorts.count == 3)
      #expect(reading.warnings.isEmpty && reading.found.isEmpty, "\(reading.warnings)")
    }
  }

  @Test("are told as sorts where a row or a column fills the grid, be it one alone")
  func late() throws {
    for (sheet, name) in [
      (["sort|s1|s2|s3|s4", "Dee|0|1|0|-1"], "Dee"),
      (["statement|Dee", "s1|0", "s2|1", "s3|0", "s4|-1"], "Dee"),
    ] {
      let reading = try read([("Late", sheet)])
      #expect(reading.warnings.map(\.code) == [.recordsIgnored], "\(reading.warnings)")
      #expect(reading.warnings.first?.message.contains("“Late” (the sort “\(name)”)") == true)
      #expect(reading.found.isEmpty)
    }
    let grid = try read([("Grid", ["|a|b|c|d", "cards|-1|0|0|1"])])
    #expect(grid.warnings.isEmpty, "\(grid.warnings)")
  }

  @Test("are told of in the columns that stand beside the wording")
  func besideWording() throws {
    let cards = [
      "id|text|Dee|Deutsch", "s1|Buses run late.|0|Busse", "s2|Fares are fair.|1|Preise",
      "s3|Parks are shut.|0|Parks", "s4|Trees fall.|-1|",
    ]
    let reading = try read([("Cards", cards)])
    #expect(reading.study.statements[0].text == "Buses run late.")
    #expect(reading.warnings.map(\.code) == [.layoutInferred, .recordsIgnored])
    let told = reading.warnings.last?.message ?? ""
    #expect(told.contains("C (“Dee”, a sort), D (“Deutsch”)"), "\(told)")
  }

  @Test("are told of in KADE’s workbooks")
  func kade() throws {
    let late = kadeSheet("Late", ["|1|2|3|4", "Dee|0|0|-1|1"])
    func read(_ sheets: [WorkbookSheet]) throws -> StudyReading {
      try StudyFormats.read(FormatInput(path: "book.xlsx", bytes: try workbookBytes(sheets)))
    }
    #expect(try read(KADEBooks.type2).warnings.allSatisfy { $0.code != .recordsIgnored })
    let told = try read(KADEBooks.type2 + [late]).warnings.filter { $0.code == .recordsIgnored }
    #expect(told.map(\.message).contains { $0.contains("“Late” (the sort “Dee”)") })
  }
}

import QStudy
import QTables
import Testing

@testable import QFormats

/// Workbooks whose statements are worded on another sheet than the sorts.
@Suite struct WordingSheetTests {
  private static let sorts = ["sort|s1|s2|s3", "Ann|1|0|-1", "Bob|0|1|-1", "Cai|-1|0|1"]
  private static let words = [
    "s2|Fares are fair.", "s1|Buses should come more often.", "s3|Drivers are kind.",
  ]
  private let texts = ["Buses should come more often.", "Fares are fair.", "Drivers are kind."]

  private func read(
    _ sheets: [(String, [String])], _ options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    let book = try workbookBytes(sheets.map { kadeSheet($0.0, $0.1) })
    return try StudyFormats.read(FormatInput(path: "book.xlsx", bytes: book), options: options)
  }

  @Test("Wording on another sheet is joined by its ids, and told")
  func ids() throws {
    let sheets = [
      ("Answers", Self.sorts), ("Cards", ["My cards", "id|what it says"] + Self.words),
    ]
    let reading = try read(sheets)
    #expect(reading.study.statements.map(\.text) == texts)
    #expect(reading.study.statements.map(\.id) == ["s1", "s2", "s3"])
    let told =
      "The wording of the statements was taken from the sheet “Cards”: column B, by the ids in "
      + "column A."
    #expect(reading.layout?.told == [told])
    #expect(reading.warnings == [Warning(.layoutInferred, told)])
    let layout = try #require(reading.layout)
    #expect(layout.options.contains("B1:D1,Cards!A2:B5"))
    let stated = try read(sheets, try byHand(layout))
    #expect(stated.study == reading.study)
    #expect(stated.layout?.options == layout.options)
  }

  @Test(
    "What a list words beyond the statements is counted, and another study's wording is not taken")
  func surplus() throws {
    let more = Self.words + ["s4|Parks are open.", "s5|Lamps are bright."]
    let list = try read([("Answers", Self.sorts), ("Cards", ["id|text"] + more)])
    #expect(list.study.statements.map(\.text) == texts)
    #expect(
      list.warnings.contains {
        $0.message.contains("2 more that it words (s4, s5) are none of the sorts")
      })
    let values = ["1|0|-1|0", "0|1|0|-1", "-1|0|1|0", "0|-1|0|1", "0|0|0|0"]
    let study = ["statement|text|Dee|Eve|Flo|Gus"] + zip(more, values).map { "\($0)|\($1)" }
    let other = try read(
      [("Answers", Self.sorts), ("Other", study)], ReadingOptions(sheet: "Answers"))
    #expect(other.study.statements.map(\.text) == ["s1", "s2", "s3"].map { "Statement \($0)" })
    #expect(
      other.warnings.contains { $0.code == .statementsUnworded && $0.message.contains("“Other”") })
  }

  @Test("A card above the first that the sorts have is told too, and is no header")
  func cardAbove() throws {
    let words = ["id|text|theme", "s0|Bins are full.|Waste"] + Self.words.map { $0 + "|Roads" }
    let reading = try read([("Answers", Self.sorts), ("Cards", words)])
    #expect(reading.study.statements.map(\.text) == texts)
    #expect(reading.study.statements.map(\.theme) == ["Roads", "Roads", "Roads"])
    #expect(reading.warnings.contains { $0.message.contains("1 more that it words (s0) are none") })
    let plain = try read([("Answers", Self.sorts), ("Cards", ["id|text"] + Self.words)])
    #expect(plain.warnings.allSatisfy { !$0.message.contains("more that it words") })
  }

  @Test("A sheet of wording that can't be joined is told")
  func unmatched() throws {
    let lists = [
      ["Statements"] + texts, texts.enumerated().map { "\($0.offset + 1). \($0.element)" },
      ["id|text", Self.words[0], Self.words[1], "s3|"],
    ]
    for list in lists {
      let reading = try read([("Answers", Self.sorts), ("Cards", list)])
      #expect(reading.study.statements[0].text == "Statement s1")
      #expect(
        reading.warnings.contains {
          $0.code == .statementsUnworded && $0.message.hasPrefix("The sheet “Cards” was left out")
        }, "\(list) \(reading.warnings)")
    }
  }

  @Test("Wording is joined by the numbers in ids, with its themes, whatever the columns' order")
  func numbers() throws {
    let cards = [
      "text|theme|number", "Fares are fair.|money|02", "Buses should come more often.|time|01",
      "Drivers are kind.|time|03",
    ]
    let reading = try read([("Cards, old", cards), ("Answers", Self.sorts)])
    #expect(reading.study.statements.map(\.text) == texts)
    #expect(reading.study.statements.map(\.theme) == ["time", "money", "time"])
    #expect(reading.study.themes.map(\.id) == ["time", "money"])
    #expect(
      reading.layout?.told.first?.hasSuffix(
        "column A, by the numbers in column C, with the themes of column B.") == true)
    let layout = try #require(reading.layout)
    #expect(layout.wording?.description == "'Cards, old'!A1:C4")
    #expect(
      try read([("Cards, old", cards), ("Answers", Self.sorts)], try byHand(layout)).study
        == reading.study)
  }

  @Test("Pictures of the grid take wording from another sheet too")
  func pictures() throws {
    let grid = ["Anna", "-1|0|1", "3|1|2", "6|4|5"]
    let words = (1...6).map { "\($0)|Card \($0) of them." }
    let reading = try read([("Grid", grid), ("Cards", words)])
    #expect(reading.study.statements.map(\.text).last == "Card 6 of them.")
    #expect(reading.study.sorts[0].placements == [0, 1, -1, 0, 1, -1])
    let layout = try #require(reading.layout)
    #expect(
      layout.options == ["--sheet", "Grid", "--sorts", "A2:C4", "--statements", "Cards!A1:B6"])
    #expect(
      try read([("Grid", grid), ("Cards", words)], try byHand(layout)).study == reading.study)
  }

  @Test("A list that lacks a statement, and two lists, are told and nothing is taken from them")
  func unsure() throws {
    let some = try read([("Answers", Self.sorts), ("Cards", Array(Self.words.prefix(2)))])
    #expect(some.study.statements.map(\.text).first == "Statement s1")
    #expect(some.warnings.map(\.code) == [.statementsUnworded])
    #expect(some.warnings.first?.message.hasSuffix("It lacks the statement s3.") == true)
    let sheets = [("Answers", Self.sorts), ("Old", Self.words), ("New", Self.words)]
    let two = try read(sheets)
    #expect(two.study.statements.map(\.text).first == "Statement s1")
    #expect(two.warnings.first?.message.contains("“Old”, “New”") == true)
    var options = ReadingOptions()
    options.place.wording = SheetRange.list("New!A1:B3")?.first
    #expect(try read(sheets, options).study.statements.map(\.text) == texts)
    for range in ["New!A1:B2", "New!B1:B3", "Nowhere!A1:B3"] {
      options.place.wording = SheetRange.list(range)?.first
      #expect(try findings { try read(sheets, options) }.count == 1, "\(range)")
    }
  }

  @Test("A sheet that words its own statements is left as it is")
  func ownWording() throws {
    let own = ["no|text|Ann|Bob", "1|Own words here.|1|0", "2|More words here.|0|1"]
    let reading = try read([("Answers", own), ("Cards", ["1|Other words here.", "2|Yet others."])])
    #expect(reading.study.statements.map(\.text) == ["Own words here.", "More words here."])
  }
}

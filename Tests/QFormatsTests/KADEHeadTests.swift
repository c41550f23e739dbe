import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

private func read(_ sheets: [WorkbookSheet]) throws -> StudyReading {
  try StudyFormats.read(FormatInput(path: "d/book.xlsx", bytes: try workbookBytes(sheets)))
}

private func read(_ name: String, of sheets: [WorkbookSheet], as lines: [String]) throws
  -> StudyReading
{
  try read(KADEBooks.replacing(name, in: sheets, with: lines))
}

/// Nobody vanishes with the rows above the sorts, wherever these begin.
@Suite struct KADEHeadTests {
  private let names = ["Ann", "Bryn, junior", "Carys"]
  private let placements: [[Int?]] = [[-1, 0, 0, 1], [0, -1, 0, 1], [1, 0, 0, -1]]

  private func expectSmall(_ reading: StudyReading, warnings: [Warning.Code] = []) {
    #expect(reading.study.sorts.map(\.id) == names)
    #expect(reading.study.sorts.map(\.placements) == placements)
    #expect(reading.warnings.map(\.code) == warnings, "\(reading.warnings)")
  }

  @Test(
    "An old type 2 begins at its first row of values, wherever the rows above it stand",
    arguments: [
      ["Project", "Town", "", "Sort Pattern|-1|0|0|1", "Participant|s1|s2|s3|s4"],
      ["Project", "Town", "", "Sort Pattern|-1|0|0|1"],
      ["Project", "Town", "Sort Pattern|-1|0|0|1", "", "", "", "", "", "Name|1|2|3|4"],
      ["Project", "Town", "Sort Pattern|-1|0|0|1", "", "Q sorts", "|Parks|Bins|Buses|Trees"],
      [
        "Project", "Town", "Sort Pattern|-1|0|0|1", "", "|Parks|Bins|Buses|Trees",
        "Participant|1|2|3|4",
      ],
    ])
  func oldType2(top: [String]) throws {
    let reading = try read("sorts", of: KADEBooks.oldType2, as: top + KADEBooks.rows)
    #expect(reading.format == "KADE workbook, type 2 (old)")
    expectSmall(reading)
  }

  @Test("Results begin below their header, though a blank row was deleted")
  func results() throws {
    let header = "Participant|S1|S2|S3|S4|Mean|Standard Deviation"
    let rows = KADEBooks.rows.map { $0 + "|0|0.816" }
    for top in [
      ["sorts", "Q sorts", header], [header], ["sorts", "", "", "", "Q sorts", "", header],
    ] {
      expectSmall(try read("Q sorts", of: KADEBooks.type3, as: top + rows))
    }
  }

  @Test("A first sort that looks like the numbers of the statements is not lost in silence")
  func rankOrders() throws {
    let counts = "0|0|0|0|0|0|0|1|1|1|1|0|0|0|0|0|0|0|0|0"
    var sheets = KADEBooks.replacing(
      "pattern", in: KADEBooks.type2, with: [KADEBooks.values, counts])
    // Where the next sort has the same values, it is a sort like that.
    let orders = ["Ann|1|2|3|4", "Bob|4|3|2|1", "Carys|2|1|4|3"]
    sheets = KADEBooks.replacing("sorts", in: sheets, with: orders)
    let reading = try read(sheets)
    #expect(reading.study.sorts.map(\.placements) == [[1, 2, 3, 4], [4, 3, 2, 1], [2, 1, 4, 3]])
    #expect(reading.warnings.isEmpty)
    // Where not, it is taken for a header, and told.
    let doubtful = try read("sorts", of: KADEBooks.type2, as: ["Dai|1|2|3|4"] + KADEBooks.rows)
    expectSmall(doubtful, warnings: [.layoutInferred])
    #expect(doubtful.warnings[0].sorts == ["Dai"])
    #expect(doubtful.warnings[0].message.contains("row 1 (“Dai”)"))
    // A word that heads tables, or none, is no person.
    for header in ["Participant|1|2|3|4", "|1|2|3|4", "|101|102|103|104"] {
      expectSmall(try read("sorts", of: KADEBooks.type2, as: [header] + KADEBooks.rows))
    }
  }

  @Test("A name without values above the sorts is told; a title above a header needs no word")
  func titles() throws {
    expectSmall(
      try read("sorts", of: KADEBooks.type2, as: ["Dai"] + KADEBooks.rows),
      warnings: [.layoutInferred])
    expectSmall(
      try read("sorts", of: KADEBooks.type2, as: ["Sorts", "", "|a|b|c|d"] + KADEBooks.rows))
  }

  @Test("A first row with a wrong cell is a faulty sort, not a header")
  func faultyFirst() throws {
    for row in ["Dai|-1|O|0|1", "Dai|1|0|x|0", "Dai|0|0|0|-0.5"] {
      let all = try findings {
        try read("sorts", of: KADEBooks.type2, as: [row] + KADEBooks.rows)
      }
      #expect(all.map(\.sort) == ["Dai"])
      #expect(all[0].location?.line == 1)
    }
  }

  @Test("A row without a name is found though its values are stored as text")
  func textWithoutName() throws {
    let rows = KADEBooks.rows[0..<2] + ["|'1|'0|'0|\u{2212}1"]
    let all = try findings { try read("sorts", of: KADEBooks.type2, as: Array(rows)) }
    #expect(all.map(\.code) == [.blankCell])
    #expect(all[0].location?.cell == "sorts!A3")
  }

  @Test("Sorts of results that are shorter or longer than the statements are found, means apart")
  func means() throws {
    let header = ["sorts", "", "Q sorts", ""]
    let short =
      header + ["Participant|S1|S2|S3|Mean|Standard Deviation", "Ann|-1|0|1|0|0.816"]
    // The mean must not pass for the fourth value.
    let all = try findings { try read("Q sorts", of: KADEBooks.type3, as: short) }
    #expect(all.map(\.code) == [.raggedRow])
    #expect(all[0].found == "3 values")
    let long =
      header
      + ["Participant|S1|S2|S3|S4|S5|Mean|Standard Deviation", "Ann|-1|0|0|1|1|0.2|0.816"]
    #expect(
      try findings { try read("Q sorts", of: KADEBooks.type3, as: long) }.map(\.found)
        == ["5 values"])
  }

  @Test("A statement too few, or a column too many, is one finding that names the column")
  func oneLength() throws {
    let three = ["#|Wording", "1|Parks, mostly", "2|Bins", "3|Buses"]
    let few = try findings { try read("statements", of: KADEBooks.type2, as: three) }
    #expect(few.map(\.code) == [.raggedRow])
    #expect(
      few[0].found == "4 values in each of 3 sorts; column E (“s4”) has no statement")
    #expect(few[0].location?.cell == "sorts!E1")
    let wide = ["|s1|s2|s2b|s3|s4"] + ["Ann|-1|0|0|0|1", "Bob|0|-1|0|0|1"]
    let many = try findings { try read("sorts", of: KADEBooks.type2, as: wide) }
    #expect(many.map(\.found) == ["5 values in each of 2 sorts; column D (“s2b”) has no statement"])
    let narrow = ["|s1|s2|s4", "Ann|-1|0|1", "Bob|0|-1|1"]
    let missing = try findings { try read("sorts", of: KADEBooks.type2, as: narrow) }
    #expect(missing.map(\.found) == ["3 values in each of 2 sorts; no column is called 3"])
  }

  @Test("Cards that are the same in every sort, and not the statements', are one finding")
  func sameCards() throws {
    let wording = KADEBooks.statements
    let few = try findings {
      try read("statements", of: KADEBooks.type1, as: Array(wording.dropLast()))
    }
    let grid = few.filter { $0.code != .gridDoesNotFit }
    #expect(grid.map(\.code) == [.unknownStatement], "\(few)")
    #expect(grid[0].found == "the card 4 in each of 3 sorts")
    #expect(grid[0].expected == "the cards 1 to 3, one for each statement")
    #expect(grid[0].location?.cell == "sorts")
    let many = try findings {
      try read("statements", of: KADEBooks.type1, as: wording + ["5|Roads", "6|Paths"])
    }.filter { $0.code != .gridDoesNotFit }
    #expect(many.map(\.code) == [.missingStatement], "\(many)")
    #expect(many[0].found == "no cards 5, 6 in each of 3 sorts")
    // What one sort has, and the others have not, is its own fault.
    let own = ["value|Ann|Bryn|Carys", "-1|5|1|4", "0|2|2|2", "0|3|3|3", "1|4|4|1"]
    let one = try findings { try read("sorts", of: KADEBooks.type1, as: own) }
    #expect(Set(one.map(\.sort)) == ["Ann"])
  }

  @Test("A sheet that is laid out as the other type is one finding, which shows a few names")
  func otherType() throws {
    let rows = ["|s1|s2|s3|s4"] + KADEBooks.rows + ["Dai|0|0|-1|1"]
    let values = try findings { try read("sorts", of: KADEBooks.type1, as: rows) }
    #expect(values.map(\.code) == [.badValue], "\(values)")
    #expect(values[0].found.contains("“Ann”, “Bryn, junior”, “Carys” and 1 more"))
    #expect(values[0].mend.contains("write 2 in a sheet “type”"))
    let cards = try findings { try read("sorts", of: KADEBooks.type2, as: KADEBooks.cards) }
    #expect(cards.map(\.code) == [.badValue], "\(cards)")
    #expect(cards[0].mend.contains("write 1 in a sheet “type”"))
  }

  @Test("A second sheet of sorts is named, for only one is read")
  func twoSheets() throws {
    let second = kadeSheet("Q-Sorts", ["|s1|s2|s3|s4", "Dai|-1|0|0|1"])
    expectSmall(try read(KADEBooks.type2 + [second]), warnings: [.recordsIgnored])
  }

  @Test("A header over the numbers of statements is none of them, though a statement is missing")
  func statementsHeader() throws {
    let three = ["#|Wording", "1|Parks, mostly", "2|Bins", "3|Buses"]
    let all = try findings { try read("statements", of: KADEBooks.type2, as: three) }
    #expect(Set(all.map(\.code)) == [.raggedRow])
    #expect(all.map(\.expected).first == "3, one for each statement")
  }
}

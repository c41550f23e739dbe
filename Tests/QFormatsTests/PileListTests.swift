import QStudy
import QTables
import Testing

@testable import QFormats

/// Piles as lists: several cards in a cell, and a row for each pile of a person.
@Suite struct PileListTests {
  /// Nine cards on −2 to 2, as the placements of three people.
  private let placements = [
    [-1, 0, -2, 1, -1, 2, 0, 1, 0], [0, -1, 0, -1, 1, 0, 2, -2, 1],
    [-2, -1, -1, 0, 0, 0, 1, 1, 2],
  ]
  private let people = """
    participant,-2,-1,0,1,2
    Ann,3,"1, 5","2, 7, 9","4, 8",6
    Bob,8,2;4,1;3;6,5;9,7
    Cei,1,2 3,4 5 6,7 8,9

    """
  private let values = """
    value,Ann,Bob,Cei
    -2,3,8,1
    -1,"1, 5",2;4,2 3
    0,"2, 7, 9",1;3;6,4 5 6
    1,"4, 8",5;9,7 8
    2,6,7,9

    """

  private func check(
    _ text: String, _ options: String, sourceLocation: SourceLocation = #_sourceLocation
  )
    throws
  {
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cei"], sourceLocation: sourceLocation)
    #expect(reading.study.sorts.map(\.placements) == placements, sourceLocation: sourceLocation)
    #expect(reading.format == "CSV table, cards under their values", sourceLocation: sourceLocation)
    #expect(
      reading.layout?.options.joined(separator: " ") == options, sourceLocation: sourceLocation)
    let stated = try readAgain(text, reading.layout)
    #expect(stated.study == reading.study, sourceLocation: sourceLocation)
  }

  @Test("A row a person and a column a value reads, whatever stands between the cards")
  func acrossValues() throws {
    try check(people, "--sorts A1:F4")
    // Semicolons between cells leave commas to the cards.
    try check(
      "x;-2;-1;0;1;2\nAnn;3;1,5;2,7,9;4,8;6\nBob;8;2,4;1,3,6;5,9;7\nCei;1;2,3;4,5,6;7,8;9\n",
      "--sorts A1:F4")
  }

  @Test("The ids of the statements may begin with the same letters")
  func letters() throws {
    try check(
      "participant,-2,-1,0,1,2\nAnn,S3,\"S1, S5\",\"S2, S7, S9\",\"S4, S8\",S6\n"
        + "Bob,S8,S2;S4,S1;S3;S6,S5;S9,S7\nCei,S1,S2 S3,S4 S5 S6,S7 S8,S9\n", "--sorts A1:F4")
    let mixed = try findings {
      try readTable(people.replacing("\"1, 5\"", with: "\"S1, T5\""))
    }
    #expect(mixed.first?.found == "“S1, T5”")
  }

  @Test("A row a value and a column a person reads too")
  func acrossPeople() throws { try check(values, "--sorts A1:D6") }

  @Test("Title, grid and notes are left out, and what is known of people comes along")
  func beside() throws {
    let text = """
      Workshop in May
      participant,age,-2,-1,0,1,2,n
      cards,,1,2,3,2,1,9
      Ann,34,3,"1, 5","2, 7, 9","4, 8",6,9
      Council,,,,,,,
      Bob,51,8,2;4,1;3;6,5;9,7,9
      Cei,28,1,2 3,4 5 6,7 8,9,9
      Cards were read from photographs.

      """
    try check(text, "--sorts A2:G7")
    let reading = try readTable(text)
    #expect(reading.study.participants.map { $0.attributes["age"] } == ["34", "51", "28"])
    #expect(
      reading.warnings.first?.message
        == "Row 3 left out: how many cards each value takes. Rows 1, 5, 8 left out: no cards.")
  }

  @Test("Rows of a value and its cards read, with the person above, beside or in every row")
  func rows() throws {
    let above = """
      Ann
      -2,3
      -1,1,5
      0,2,7,9
      1,4,8
      2,6
      Bob
      -2,8
      -1,2,4
      0,1,3,6
      1,5,9
      2,7
      Participant: Cei
      -2,1
      -1,2,3
      0,4,5,6
      1,7,8
      2,9

      """
    try check(above, "--sorts A1:D18")
    let beside = """
      participant,value,cards
      Ann,-2,3
      ,-1,"1, 5"
      ,0,"2, 7, 9"
      ,1,"4, 8"
      ,2,6
      Bob,-2,8
      Bob,-1,2;4
      Bob,0,1;3;6
      Bob,1,5;9
      Bob,2,7
      Cei,2,9
      ,1,7 8
      ,0,4 5 6
      ,-1,2 3
      ,-2,1

      """
    try check(beside, "--sorts A2:C16")
  }

  @Test(
    "A card that is missing or lies twice is named with person and cell", arguments: [true, false])
  func cards(isAcross: Bool) throws {
    let text = isAcross ? people : values
    let all = try findings { try readTable(text.replacing("2, 7, 9", with: "2, 7, 8")) }
    #expect(all.map(\.code) == [.duplicateStatement, .missingStatement])
    #expect(all.map(\.sort) == ["Ann", "Ann"])
    #expect(all.map(\.statement) == ["8", "9"])
    #expect(all.first?.location?.cell == (isAcross ? "E" : "B"))
    let short = try findings { try readTable(text.replacing("2, 7, 9", with: "2, 7")) }
    #expect(short.map(\.found) == ["no card 9"])
    let far = try findings { try readTable(text.replacing("2, 7, 9", with: "2, 7, 9, 90")) }
    #expect(far.map(\.found) == ["the card 90"])
  }

  @Test("A cell that can be no list is told, with what a spreadsheet may have done")
  func noList() throws {
    for (cell, found) in [("2-9", "“2-9”"), ("2.79", "“2.79”"), ("all", "“all”")] {
      let all = try findings { try readTable(people.replacing("\"2, 7, 9\"", with: cell)) }
      #expect(all.map(\.code) == [.notANumber, .missingStatement], "\(all)")
      #expect(all.first?.found == found)
      #expect(all.first?.expected == "the numbers of cards, 1 to 9")
    }
  }

  @Test("A workbook says which dates and numbers a spreadsheet made of lists")
  func workbook() throws {
    func read(_ cell: WorkbookCell) throws -> StudyReading {
      let rows: [[WorkbookCell]] = [
        [.text("participant")] + (-1...1).map { .number($0) },
        [.text("Ann"), .text("3, 5"), .text("1,2"), .number(4)],
        [.text("Bob"), .number(5), .text("1;2;4"), .number(3)],
        [.text("Cei"), .text("1,2"), cell, .text("4, 5")],
      ]
      return try StudyFormats.read(
        FormatInput(
          path: "t.xlsx", bytes: try workbookBytes([WorkbookSheet(name: "Piles", rows: rows)])))
    }
    let reading = try read(.number(3))
    #expect(reading.study.sorts.map(\.placements)[2] == [-1, -1, 0, 1, 1])
    #expect(reading.layout?.options == ["--sheet", "Piles", "--sorts", "A1:D4"])
    let all = try findings { try read(.number(815)) }
    #expect(all.map(\.found) == ["the card 815", "no card 3"])
  }

  @Test("A table with one card in each cell stays a table of values")
  func table() throws {
    let study = try readTable("sort,1,2,3\nAnn,-1,0,1\nBob,1,0,-1\nCei,0,1,-1\n").study
    #expect(study.sorts.map(\.placements) == [[-1, 0, 1], [1, 0, -1], [0, 1, -1]])
  }
}

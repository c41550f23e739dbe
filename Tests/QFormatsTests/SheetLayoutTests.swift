import QStudy
import QTables
import Testing

@testable import QFormats

/// The table of the sorts within a sheet: titles, headers and notes around it.
@Suite struct SheetLayoutTests {
  private func path(_ name: String) -> String { "\(fixtures)/layouts/\(name)" }

  /// The sorts of the fixtures, in the order of the statements.
  private let anna = [-1, 1, 1, 0, -2, 2, 0, -1, 0]

  // MARK: Workbooks

  @Test("A sheet with titles, a two-line header, people, means, totals and notes reads")
  func messy() throws {
    let reading = try StudyFormats.read(path: path("messy.xlsx"))
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn", "Carys", "Dai", "Elin", "Ffion"])
    #expect(reading.study.sorts[0].placements == anna)
    #expect(reading.study.statements.map(\.id) == (1...9).map(String.init))
    #expect(reading.study.statements[1].text == "Fares are fair.")
    #expect(
      reading.study.participants.map { $0.attributes["Age"] } == [
        "34", "51", "28", "45", "67", "39",
      ])
    #expect(
      reading.study.participants.map { $0.attributes["Sex"] } == ["f", "m", "f", "m", "f", "f"])
    #expect(
      reading.study.participants.map { $0.attributes["group"] }
        == Array(repeating: "Morning", count: 3) + Array(repeating: "Evening", count: 3))
    #expect(reading.sources.sorts["Bryn"]?.cell == "Buses 2024!E5")
    #expect(reading.sources.statements["9"]?.line == 17)
    #expect(reading.warnings.map(\.code) == [.hiddenCells, .layoutInferred])
    let layout = try #require(reading.layout)
    #expect(
      layout.options == [
        "--sheet", "Buses 2024", "--sorts", "D8:I17", "--statements", "A8:B17", "--ids", "row:5",
        "--attributes", "group,Age,Sex",
      ])
    #expect(
      layout.told == [
        "Rows 1, 2 left out: above the header, a title or notes.",
        "Row 4 (“Morning”, “Evening”) read as what is known of the participants, each word for the "
          + "columns up to the next.",
        "Row 20 left out: notes below the table.",
        "Row 18 left out: totals or means, by their name.",
        "Column J (“Mean”) left out: totals or means, by their name.",
        "Rows 6, 7 (“Age”, “Sex”) read as what is known of the participants.",
        "Column C (“Note”) left out: a few words beside the table.",
        "Column B read as the wording of the statements.",
      ])
    #expect(
      reading.warnings[0].message
        == "The sheet “Buses 2024” hides column C; column C was left out for what it holds, not for being "
        + "hidden.")
  }

  @Test(
    "The options that a layout states read the same study",
    arguments: [
      "layouts/messy.xlsx", "layouts/pictures.xlsx", "tables/plain.xlsx", "tables/semicolon.csv",
    ])
  func statedOptions(name: String) throws {
    let found = try StudyFormats.read(path: "\(fixtures)/\(name)")
    let options = try byHand(try #require(found.layout))
    let stated = try StudyFormats.read(path: "\(fixtures)/\(name)", options: options)
    #expect(stated.study == found.study)
    #expect(stated.layout?.options == found.layout?.options)
    #expect(stated.layout?.excerpt == found.layout?.excerpt)
  }

  @Test("Dates and errors among the values are named by their cells in the messy sheet too")
  func faulty() throws {
    let all = try findings { try StudyFormats.read(path: path("faulty.xlsx")) }
    #expect(all.map(\.code) == [.notANumber, .notANumber])
    #expect(all.map(\.location?.cell) == ["Buses 2024!F10", "Buses 2024!G10"])
    #expect(all.map(\.found) == ["the date 2024-01-02", "the error #DIV/0!"])
    #expect(all.map(\.sort) == ["Carys", "Dai"])
    let layout = StudyFormats.layout(path: path("faulty.xlsx"), options: ReadingOptions())
    #expect(layout?.sorts?.name == "D8:I17")
  }

  @Test("One picture of the grid a sheet reads, the sheet being the participant")
  func pictures() throws {
    let reading = try StudyFormats.read(path: path("pictures.xlsx"))
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn", "Carys"])
    #expect(reading.study.sorts[0].placements == anna)
    #expect(reading.study.statements.count == 9)
    #expect(reading.sources.sorts["Bryn"]?.cell == "Bryn!B3")
    let one = try StudyFormats.read(
      path: path("pictures.xlsx"), options: ReadingOptions(sheet: "Carys"))
    #expect(one.study.sorts.map(\.id).count == 1)
  }

  @Test("Stacked pictures read, and a card that lies there twice is named")
  func stacked() throws {
    let all = try findings { try StudyFormats.read(path: path("stacked.xlsx")) }
    #expect(all.map(\.code) == [.duplicateStatement])
    #expect(all.first?.sort == "Dai")
    #expect(all.first?.statement == "9")
    #expect(all.first?.location?.cell == "Sheet1!D19")
    #expect(all.first?.expected == "each card once; the first is in Sheet1!B18")
  }

  @Test("Two studies in one workbook are named, and each can be read")
  func twoStudies() throws {
    let all = try findings { try StudyFormats.read(path: path("two.xlsx")) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(all.first?.found.contains("4 sorts of 9 statements on the sheet “Buses”") == true)
    #expect(all.first?.mend == "Say which with --sheet Buses or --sheet Parks.")
    let parks = try StudyFormats.read(
      path: path("two.xlsx"), options: ReadingOptions(sheet: "Parks"))
    #expect(parks.study.statements.count == 5)
  }

  // MARK: Text, by the same code

  @Test("A title above the header, and notes below the table, are left out")
  func titleAndNotes() throws {
    let reading = try readTable(
      "My study\n\nsort,s1,s2,s3\nx,1,0,-1\ny,0,1,-1\nz,-1,0,1\n\nz came late and left early\n")
    #expect(reading.study.sorts.map(\.id) == ["x", "y", "z"])
    #expect(reading.sources.sorts["y"] == Location(file: "t.csv", line: 5))
    #expect(
      reading.layout?.told == [
        "Row 1 left out: above the header, a title or notes.",
        "Row 8 left out: notes below the table.",
      ])
    #expect(reading.layout?.sorts?.name == "B4:D6")
  }

  @Test("A file whose title has no delimiter is recognised as a table")
  func recognised() throws {
    let text = "My study\n\nsort,s1,s2\nx,1,0\ny,0,1\n"
    let input = FormatInput(path: "t.csv", bytes: Array(text.utf8))
    #expect(try StudyFormats.read(input).study.sorts.count == 2)
  }

  @Test("Two lines of a header that only together tell the columns apart are joined")
  func joinedHeader() throws {
    let reading = try readTable(
      ",Anna,,Bryn,\nno,before,after,before,after\n1,1,0,-1,0\n2,0,1,0,-1\n3,-1,-1,1,1\n")
    #expect(
      reading.study.sorts.map(\.id) == ["Anna before", "Anna after", "Bryn before", "Bryn after"])
    #expect(
      reading.layout?.told == [
        "Rows 1, 2 joined: together they name the columns.",
        "“before”, “after” read as conditions under which people sorted, by the words of row 2.",
      ])
  }

  @Test("Headings above names that are complete are left out")
  func headings() throws {
    let reading = try readTable(
      ",Group A,,Group B,\nno,P1,P2,P3,P4\n1,1,0,-1,0\n2,0,1,0,-1\n3,-1,-1,1,1\n")
    #expect(reading.study.sorts.map(\.id) == ["P1", "P2", "P3", "P4"])
  }

  @Test("Headings within a table with a row a statement are left out")
  func sections() throws {
    let reading = try readTable(
      "no,a,b,c\nBuses,,,\n1,1,0,-1\n2,0,1,0\nParks,,,\n3,-1,-1,1\n4,0,0,0\n")
    #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4"])
    #expect(reading.layout?.told == ["Rows 2, 5 left out: headings within the table."])
  }

  @Test("A header that is repeated is left out")
  func repeatedHeader() throws {
    let reading = try readTable(
      "sort,s1,s2,s3\nx,1,0,-1\ny,0,1,-1\nsort,s1,s2,s3\nz,-1,0,1\n")
    #expect(reading.study.sorts.map(\.id) == ["x", "y", "z"])
    #expect(reading.layout?.told == ["Row 4 left out: the header once more."])
    let numbered = try readTable(
      "sort,1,2,3,4\nx,1,0,-1,0\ny,0,1,-1,0\nsort,1,2,3,4\nz,-1,0,1,0\n")
    #expect(numbered.study.sorts.map(\.id) == ["x", "y", "z"])
    #expect(numbered.layout?.told == ["Row 4 left out: the header once more."])
  }

  @Test("Signs, dashes, numbers as text and blank rows and columns read as they do in a neat table")
  func signs() throws {
    let reading = try readTable(
      "Title of it\nsort;;s1;s2;s3\n\nx;;+3;\u{2212}3;0\n;;;;\ny;;\"–3\";\" 0\";3,0\n")
    #expect(reading.study.sorts.map(\.placements) == [[3, -3, 0], [-3, 0, 3]])
  }

  @Test("A row that words the statements above or below their ids is their wording")
  func wordingRows() throws {
    let ids = "name,1,2,3,4\n"
    let words = ",Buses run late,Shops close early,Parks are kept well,Trees are planted\n"
    let values = "a,1,0,-1,0\nb,0,1,0,-1\nc,-1,0,1,0\n"
    for text in [ids + words + values, words + ids + values] {
      let reading = try readTable(text)
      #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4"])
      #expect(reading.study.statements[2].text == "Parks are kept well")
      #expect(reading.study.sorts.map(\.id) == ["a", "b", "c"])
      #expect(reading.layout?.statements?.name == "B1:E2")
    }
  }

  @Test("Statements, or sorts, without a column of ids are numbered")
  func withoutIDs() throws {
    let statements = try readTable(
      "Anna,Bryn,Carys\n1,0,-1\n0,0,1\n-1,1,0\n0,-1,0\n")
    #expect(statements.study.sorts.map(\.id) == ["Anna", "Bryn", "Carys"])
    #expect(statements.study.statements.map(\.id) == ["1", "2", "3", "4"])
    let sorts = try readTable("a1,a2,a3\n1,0,-1\n0,1,-1\n-1,1,0\n0,-1,1\n")
    #expect(sorts.study.sorts.map(\.id) == ["P1", "P2", "P3", "P4"])
    #expect(sorts.study.statements.map(\.id) == ["a1", "a2", "a3"])
  }

  @Test("The same name twice is found in a messy table as in a neat one, and mended when asked")
  func sameName() throws {
    let text = "A title\nsort,s1,s2\nAnn,1,0\nBob,0,1\nAnn,1,0\n"
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.duplicateSort])
    #expect(all.first?.location == Location(file: "t.csv", line: 5, cell: "A"))
    #expect(try readTable(text, repair: true).study.sorts.map(\.id) == ["Ann", "Bob", "Ann-2"])
  }
}

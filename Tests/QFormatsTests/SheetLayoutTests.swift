import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

/// The table of the sorts within a sheet: titles, totals, notes and people around it.
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
    #expect(reading.sources.sorts["Bryn"]?.cell == "Buses 2024!E5")
    #expect(reading.sources.statements["9"]?.line == 17)
    #expect(reading.warnings.map(\.code) == [.hiddenCells, .layoutInferred])
    let layout = try #require(reading.layout)
    #expect(
      layout.options == [
        "--sheet", "Buses 2024", "--sorts", "D8:I17", "--statements", "A8:B17", "--ids", "row:5",
        "--attributes", "Age,Sex",
      ])
    #expect(
      layout.told.dropLast() == [
        "Rows 1, 2, 4 left out: above the header, a title or notes.",
        "Row 20 left out: notes below the table.",
        "Row 18 left out: totals or means, by their name.",
        "Column J (“Mean”) left out: totals or means, by their name.",
        "Rows 6, 7 (“Age”, “Sex”) read as what is known of the participants.",
        "Column C (“Note”) left out: a few words beside the table.",
        "Column B read as the wording of the statements.",
      ])
    #expect(layout.told.last?.contains("hides columns C") == true)
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
    #expect(all.first?.mend == "Say which with --sheet “Buses” or --sheet “Parks”.")
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
    #expect(reading.layout?.told == ["Rows 1, 2 joined: together they name the columns."])
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
  }

  @Test(
    "Totals and means are left out by their name",
    arguments: ["Total", "SUM", "Mittelwert", "moyenne:", "Gesamt", "Average", "cyfanswm", "合計"])
  func totalsByName(word: String) throws {
    let row = try readTable("sort,s1,s2,s3\nx,1,0,-1\ny,0,1,-1\nz,-1,0,1\n\(word),0,1,-1\n")
    #expect(row.study.sorts.map(\.id) == ["x", "y", "z"])
    let column = try readTable("no,x,y,\(word)\n1,1,0,1\n2,0,1,1\n3,-1,-1,-2\n")
    #expect(column.study.sorts.map(\.id) == ["x", "y"])
    #expect(column.layout?.told.first?.hasPrefix("Column D (“\(word)”) left out: totals") == true)
  }

  @Test(
    "Lines that are the sum, mean or deviation of the others are left out whatever their name",
    arguments: ["sum", "mean", "standard deviation"])
  func totalsByArithmetic(kind: String) throws {
    let rows = [[2, 1, -1], [-2, 0, 1], [1, -1, -2], [0, 2, 0], [-1, -2, 2]]
    let lines = rows.enumerated().map { number, row in
      let sum = Double(row.reduce(0, +))
      let mean = sum / 3
      let squares = row.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      let total = kind == "sum" ? sum : kind == "mean" ? mean : (squares / 2).squareRoot()
      let shown = (total * 100).rounded() / 100
      return "\(number + 1)," + row.map(String.init).joined(separator: ",") + ",\(shown)\n"
    }
    for name in ["xyz", kind == "standard deviation" ? "SD" : ""] {
      let reading = try readTable("no,a,b,c,\(name)\n" + lines.joined())
      #expect(reading.study.sorts.map(\.id) == ["a", "b", "c"], "\(name)")
      #expect(
        reading.layout?.told.first?.hasSuffix("the \(kind) of the others in its row.") == true)
    }
  }

  @Test("A row without a name that is the sum of the others is left out; a sort called N is not")
  func unnamedTotals() throws {
    let text = "sort,s1,s2,s3,s4\nM,2,0,-1,1\nN,1,-1,2,0\nO,0,2,1,-1\n"
    #expect(try readTable(text).study.sorts.map(\.id) == ["M", "N", "O"])
    let summed = try readTable(text + ",3,1,2,0\n")
    #expect(summed.study.sorts.map(\.id) == ["M", "N", "O"])
    let spread = try readTable(text + "SD,0.82,1.25,1.53,1.4\n")
    #expect(spread.study.sorts.map(\.id) == ["M", "N", "O"])
    #expect(
      summed.layout?.told == ["Row 5 left out: each cell is the sum of those above or below it."])
  }

  @Test("Signs, dashes, numbers as text and blank rows and columns read as they do in a neat table")
  func signs() throws {
    let reading = try readTable(
      "Title of it\nsort;;s1;s2;s3\n\nx;;+3;\u{2212}3;0\n;;;;\ny;;\"–3\";\" 0\";3,0\n")
    #expect(reading.study.sorts.map(\.placements) == [[3, -3, 0], [-3, 0, 3]])
  }

  @Test("Rows about people may bear their names beside the blank cell of an id")
  func peopleBesideIDs() throws {
    let text = """
      Parks 2026,,,,,,
      ,Statement,Anna,Bryn,Cai,Dai,Total
      1,Trees along the street,-1,-1,1,-1,-2
      2,Benches in the park,1,0,0,0,1
      3,Bins are emptied often,0,1,-1,1,1
      4,Dogs on a lead please,0,0,0,0,0
      ,Age,34,51,28,44,
      ,Sector,council,health,council,police,

      """
    let study = try readTable(text).study
    #expect(study.statements.map(\.id) == ["1", "2", "3", "4"])
    #expect(study.statements[1].text == "Benches in the park")
    #expect(study.sorts.map(\.id) == ["Anna", "Bryn", "Cai", "Dai"])
    #expect(study.participants.map { $0.attributes["Age"] } == ["34", "51", "28", "44"])
    #expect(study.participants.last?.attributes["Sector"] == "police")
  }

  @Test("Ages and words in rows above or below the values describe the participants")
  func people() throws {
    for isAbove in [true, false] {
      let people = "age,34,51,28\nrole,nurse,clerk,nurse\n"
      let values = "1,1,0,-1\n2,0,1,0\n3,-1,-1,1\n4,0,0,0\n"
      let reading = try readTable("no,a,b,c\n" + (isAbove ? people + values : values + people))
      #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4"])
      #expect(
        reading.study.participants.map(\.attributes) == [
          ["age": "34", "role": "nurse"], ["age": "51", "role": "clerk"],
          ["age": "28", "role": "nurse"],
        ])
      #expect(reading.layout?.attributes == ["age", "role"])
      let stated = try StudyFormats.read(
        FormatInput(
          path: "t.csv",
          bytes: Array(("no,a,b,c\n" + (isAbove ? people + values : values + people)).utf8)),
        options: try byHand(try #require(reading.layout)))
      #expect(stated.study == reading.study)
    }
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

  @Test(
    "Ages and coded answers in columns of a messy table describe the participants, and are told")
  func columnsOfPeople() throws {
    let text = """
      A title
      sort,age,gender,s1,s2,s3,s4
      a,41,1,1,0,-1,0
      b,29,2,0,1,0,-1
      c,33,1,-1,0,0,1
      """
    let reading = try readTable(text)
    #expect(reading.study.statements.map(\.id) == ["s1", "s2", "s3", "s4"])
    #expect(reading.study.participants.first?.attributes == ["age": "41", "gender": "1"])
    #expect(reading.layout?.attributes == ["age", "gender"])
    #expect(
      reading.layout?.told.last
        == "Columns B, C (“age”, “gender”) read as what is known of the participants.")
    // A statement about income is none about the participants.
    let income = text.replacing("age,gender,s1", with: "age,gender,income")
    #expect(try readTable(income).study.statements.map(\.id) == ["income", "s2", "s3", "s4"])
  }

  // MARK: Cards under values

  @Test("Cards under the values of a grid are one sort; a missing card is named")
  func picture() throws {
    let grid = "Anna,,,,\n-2,-1,0,1,2\n3,1,2,5,7\n,4,6,8,\n,,9,,\n"
    let reading = try readTable(grid)
    #expect(reading.study.sorts.map(\.id) == ["Anna"])
    #expect(reading.study.sorts[0].placements == [-1, 0, -2, -1, 1, 0, 2, 1, 0])
    let all = try findings { try readTable(grid.replacing("6", with: "10")) }
    #expect(all.map(\.code) == [.missingStatement])
    #expect(all.first?.found == "no card 6")
    #expect(all.first?.sort == "Anna")
    let word = try findings { try readTable(grid.replacing("6", with: "six")) }
    #expect(word.map(\.code) == [.notANumber, .missingStatement])
    #expect(word.first?.location == Location(file: "t.csv", line: 4, cell: "C"))
  }

  @Test(
    "Repeated values at one side and numbers of cards across are sorts", arguments: [true, false])
  func piles(isDown: Bool) throws {
    let columns = [
      ["value", "-1", "-1", "0", "0", "1"], ["Anna", "3", "1", "2", "5", "4"],
      ["Bryn", "5", "4", "3", "2", "1"],
    ]
    let rows = isDown ? (0..<6).map { i in columns.map { $0[i] } } : columns
    let reading = try readTable(rows.map { $0.joined(separator: ",") + "\n" }.joined())
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn"])
    #expect(reading.study.sorts.map(\.placements) == [[-1, 0, -1, 1, 0], [1, 0, 0, -1, -1]])
    #expect(reading.format == "CSV table, cards under their values")
  }

  // MARK: By hand

  @Test(
    "A place that the file contradicts is a finding",
    arguments: [
      (SortsPlace(sorts: CellRange("B2:Z9")), "the range B2:Z9"),
      (SortsPlace(sorts: CellRange("B2:D4"), ids: IDPlace("B1:C1")), "2 cells in B1:C1"),
      (SortsPlace(sorts: CellRange("B2:D4"), statements: CellRange("A2:A3")), "2 rows in A2:A3"),
      (SortsPlace(sorts: CellRange("B2:D4"), ids: .row(9)), "no id in row 9"),
      (SortsPlace(ids: .row(1)), "--ids without --sorts"),
      (
        SortsPlace(
          sorts: CellRange("B2:D4"), statements: CellRange("A2:A4"), ids: .column(1)),
        "--ids column:A, which makes a row a sort, and --statements A2:A4, which makes it a statement"
      ),
    ])
  func contradictions(place: SortsPlace, found: String) throws {
    let text = ",a,b,c\n1,1,0,-1\n2,0,1,0\n3,-1,-1,1\n"
    let all = try findings {
      try StudyFormats.read(
        FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: ReadingOptions(place: place))
    }
    #expect(all.map(\.code) == [.badValue])
    #expect(all.first?.found == found)
  }

  @Test("The row of the ids may be part of the range of the sorts")
  func idsWithin() throws {
    let text = "junk,9,9,9\n,a,b,c\n1,1,0,-1\n2,0,1,0\n3,-1,-1,1\njunk,7,7,7\n"
    let place = SortsPlace(
      sorts: CellRange("B2:D5"), statements: CellRange("A3:A5"), ids: .row(2))
    let reading = try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: ReadingOptions(place: place))
    #expect(reading.study.sorts.map(\.id) == ["a", "b", "c"])
    #expect(reading.study.sorts[2].placements == [-1, 0, 1])
    #expect(reading.study.statements.map(\.id) == ["1", "2", "3"])
  }

  @Test("Ids right of the values read where they are said to be")
  func idsRight() throws {
    let text = "s1,s2,s3,who\n1,0,-1,a\n0,1,-1,b\n-1,1,0,c\n"
    let place = SortsPlace(sorts: CellRange("A2:C4"), ids: .column(4))
    let reading = try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: ReadingOptions(place: place))
    #expect(reading.study.sorts.map(\.id) == ["a", "b", "c"])
    #expect(reading.sources.statements["s2"] == Location(file: "t.csv", line: 1, cell: "B"))
  }

  @Test("Places of cells mean nothing for other formats")
  func idle() throws {
    let all = try findings {
      try StudyFormats.read(
        FormatInput(folder: "small", files: try smallFiles()),
        options: ReadingOptions(place: SortsPlace(ids: .row(1))))
    }
    #expect(all.first?.found.contains("--sorts, --statements or --ids") == true)
  }
}

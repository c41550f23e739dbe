import QStudy
import QTables
import Testing

@testable import QFormats

/// Rows and columns that describe the participants, in tables as people keep them.
@Suite struct ParticipantLinesTests {
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

  @Test("Rows about people below the means have their names beside the blank cell of an id, too")
  func peopleBelowMeans() throws {
    let text = """
      No,Statement,Anna,Bryn,Cai,Dai
      1,Trees along the street,-1,-1,1,-1
      2,Benches in the park,1,0,0,0
      3,Bins are emptied often,0,1,-1,1
      4,Dogs on a lead please,0,0,0,0
      ,Mean,0,0,0,0
      ,Age,20,21,22,23
      ,Sex,f,m,f,m
      ,Duration (min),12,13,14,15
      Note: by hand

      """
    for text in [text, text.replacing("No,Statement", with: "N°,Énoncé")] {
      let reading = try readTable(text)
      #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4"])
      #expect(
        reading.study.participants.last?.attributes == [
          "Age": "23", "Sex": "m", "Duration (min)": "15",
        ])
      #expect(try readAgain(text, reading.layout).study == reading.study)
    }
  }

  @Test(
    "Words above the names of several people describe them, merged cells or not",
    arguments: [
      (",Morning,,Evening,", "group"), ("no,Morning,,Evening,", "group"),
      ("Session,Morning,,Evening,", "Session"), (",Morning,Morning,Evening,Evening", "group"),
    ])
  func headingsOfPeople(line: String, name: String) throws {
    let text = line + "\nno,Ann,Bob,Cai,Dee\n1,1,0,0,-1\n2,0,1,-1,0\n3,-1,0,1,0\n4,0,-1,0,1\n"
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai", "Dee"])
    #expect(
      reading.study.participants.map { $0.attributes[name] } == [
        "Morning", "Morning", "Evening", "Evening",
      ])
    #expect(reading.layout?.statedAttributes == [name])
    #expect(try readAgain(text, reading.layout).study == reading.study)
  }

  @Test(
    "Somebody of whom a row above the names says nothing gets nobody else's answer",
    arguments: ["Age,34,,51,28", "Sex,f,,m,f", "Job,nurse,,cook,judge"])
  func blanksAbove(line: String) throws {
    let text = line + "\nno,Ann,Bob,Cai,Dee\n1,1,0,0,-1\n2,0,1,-1,0\n3,-1,0,1,0\n4,0,-1,0,1\n"
    let reading = try readTable(text)
    let words = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let told = Dictionary(
      reading.study.participants.map { ($0.id, $0.attributes[words[0]]) }
    ) { first, _ in first }
    #expect(
      ["Ann", "Bob", "Cai", "Dee"].map { (told[$0] ?? nil) ?? "" } == Array(words.dropFirst()))
    #expect(try readAgain(text, reading.layout).study == reading.study)
  }

  @Test("Words above the names of statements are told, and describe nobody")
  func headingsOfStatements() throws {
    let text = ",Green,,Grey,\nsort,s1,s2,s3,s4\nAnn,1,0,0,-1\nBob,0,1,-1,0\nCai,-1,0,1,0\n"
    let reading = try readTable(text)
    #expect(reading.study.participants.isEmpty && reading.study.sorts.count == 3)
    #expect(
      reading.layout?.told == [
        "Row 1 (“Green”, “Grey”) left out: headings above the names of the columns."
      ])
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
      let text = "no,a,b,c\n" + (isAbove ? people + values : values + people)
      #expect(try readAgain(text, reading.layout).study == reading.study)
    }
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

  // MARK: Names that people are asked about

  private let grid = "no,Ann,Bob,Cai\nEducation,1,0,-1\ns2,0,1,0\ns3,-1,-1,1\nIncome,0,0,0\n"

  @Test("A statement about income stays one where with it the columns fill one grid")
  func statementsAboutPeople() throws {
    let study = try readTable(grid).study
    #expect(study.statements.map(\.id) == ["Education", "s2", "s3", "Income"])
    #expect(study.participants.isEmpty)
    // Coded answers keep the columns from filling one.
    let coded = try readTable(grid + "Gender,1,2,1\nRole,3,3,1\n")
    #expect(coded.study.statements.map(\.id) == ["Education", "s2", "s3", "Income"])
    #expect(coded.layout?.attributes == ["Gender", "Role"])
    // What the cells say is sure, and what stands beyond it goes with it.
    let aged = try readTable(grid.replacing("Education", with: "Gender,1,2,1\nAge,34,51,28\ns1"))
    #expect(aged.study.statements.map(\.id) == ["s1", "s2", "s3", "Income"])
    #expect(aged.layout?.attributes == ["Gender", "Age"])
  }

  @Test("A row is taken for participants where the user says so, by its name or its place")
  func statedRows() throws {
    for words in [["Income"], ["row:5"]] {
      let reading = try readTable(grid, attributes: words)
      #expect(reading.study.statements.map(\.id) == ["Education", "s2", "s3"])
      #expect(
        reading.study.participants.map(\.attributes) == [
          ["Income": "0"], ["Income": "0"], ["Income": "0"],
        ])
    }
    let unknown = try findings { try readTable(grid, attributes: ["Incme"]) }
    #expect(unknown.map(\.code) == [.missingColumn])
    #expect(unknown.first?.found == "no row “Incme”")
  }

  @Test(
    "A header word that the values contradict is asked about", arguments: ["participant", "name"])
  func contradictedHeader(word: String) throws {
    let text = "\(word),Ann,Bob,Cai,Dee\n1,1,0,-1,0\n2,0,1,0,1\n3,-1,-1,1,0\n4,0,0,0,-1\n"
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.unclearOrientation])
    #expect(all.first?.found.contains("above values that make it a statement") == true)
    #expect(try readTable(text, rows: .statements).study.sorts.count == 4)
  }

  // MARK: Dates

  private func day(_ serial: Double) -> RawCell {
    .date(serial, writtenDate(serial, from1904: false))
  }

  private func read(_ rows: [[RawCell]]) throws -> StudyReading {
    let table = try RawTable(
      file: "t.xlsx", sheet: "S",
      rows: rows.enumerated().map { RawRow(line: $0.offset + 1, cells: $0.element) })
    var laid = LaidTable(title: "t", format: "sheet", options: ReadingOptions())
    return try laid.read(table, warnings: [])
  }

  private func cells(_ words: String...) -> [RawCell] {
    words.map { word in
      word.isEmpty ? .blank : Double(word).map { .number($0) } ?? .text(word)
    }
  }

  @Test("A column of dates describes the participants; a date amid the values is a fault")
  func dates() throws {
    var rows = [
      cells("A title"), cells("Interviewed", "Name", "s1", "s2", "s3", "s4"),
      [day(45356)] + cells("Ann", "1", "0", "-1", "0"),
      [day(45356)] + cells("Bob", "0", "1", "0", "-1"),
      [day(45357)] + cells("Cai", "-1", "0", "1", "0"),
    ]
    let reading = try read(rows)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
    #expect(
      reading.study.participants.map { $0.attributes["Interviewed"] } == [
        "2024-03-05", "2024-03-05", "2024-03-06",
      ])
    #expect(reading.layout?.options.suffix(2) == ["--attributes", "Interviewed"])
    rows[3][3] = day(45293)
    let all = try findings { try read(rows) }
    #expect(all.map(\.found) == ["the date 2024-01-02"])
    #expect(all.map(\.location?.cell) == ["S!D4"])
  }

  @Test("A row of dates describes the participants where a column is a sort")
  func rowOfDates() throws {
    let reading = try read([
      cells("no", "Ann", "Bob", "Cai"), [.text("Born")] + [day(29000), day(30000), day(31000)],
      cells("1", "1", "0", "-1"), cells("2", "0", "1", "0"), cells("3", "-1", "-1", "1"),
      cells("4", "0", "0", "0"),
    ])
    #expect(reading.study.statements.count == 4)
    #expect(reading.study.participants.first?.attributes == ["Born": "1979-05-25"])
  }

  @Test("Dates as text describe the participants too; one amid the values is named by its cell")
  func datesAsText() throws {
    let text = """
      Date of interview,name,s1,s2,s3,s4
      2024-03-05,Ann,1,0,-1,0
      2024-03-05,Bob,0,1,0,-1
      2024-03-06,Cai,-1,0,1,0

      """
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
    #expect(reading.study.participants.last?.attributes == ["Date of interview": "2024-03-06"])
    let all = try findings { try readTable(text.replacing("Bob,0,1", with: "Bob,0,03-Jan")) }
    #expect(all.map(\.found) == ["“03-Jan”"])
    #expect(all.map(\.location?.cell) == ["D"])
    #expect(all.map(\.sort) == ["Bob"])
  }
}

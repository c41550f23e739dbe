import QStudy
import Testing

@testable import QFormats

@Suite struct TableTests {
  @Test("A table with a row a sort reads, words as attributes")
  func sortRows() throws {
    let reading = try readTable(
      "name,s1,s2,sector,s3\nanna,-1,0,council,1\nbryn,0,1,,-1\n", name: "x/town.csv")
    #expect(reading.format == "CSV table, a row a sort")
    #expect(reading.study.title == "town")
    #expect(
      reading.study.statements.map(\.text) == ["Statement s1", "Statement s2", "Statement s3"])
    #expect(reading.study.sorts.map(\.placements) == [[-1, 0, 1], [0, 1, -1]])
    #expect(
      reading.study.participants == [Participant(id: "anna", attributes: ["sector": "council"])])
    #expect(reading.sources.sorts["bryn"] == Location(file: "x/town.csv", line: 3))
    #expect(reading.sources.statements["s3"] == Location(file: "x/town.csv", line: 1, cell: "E"))
    #expect(reading.study.grid == nil)
  }

  @Test("A table with a row a statement reads, the wording from a column of words")
  func statementRows() throws {
    let reading = try readTable(
      "no,Statement text,theme,anna,bryn\n1,Buses,a,-1,0\n2,Shops,b,0,1\n3,Parks,a,1,-1\n")
    #expect(reading.format == "CSV table, a row a statement")
    #expect(reading.study.statements.map(\.id) == ["1", "2", "3"])
    #expect(reading.study.statements.map(\.text) == ["Buses", "Shops", "Parks"])
    #expect(reading.study.statements.map(\.theme) == ["a", "b", "a"])
    #expect(reading.study.sorts.map(\.id) == ["anna", "bryn"])
    #expect(reading.study.sorts[1].placements == [0, 1, -1])
    #expect(reading.sources.sorts["bryn"] == Location(file: "t.csv", line: 1, cell: "E"))
    #expect(try SortTable(reading.study, acceptsFree: true).sorts.count == 2)
  }

  @Test("Wording in the first column is the wording, and the statements are numbered")
  func wordingFirst() throws {
    let study = try readTable("statement,a,b\nBuses run late,1,0\nShops close,0,1\n").study
    #expect(study.statements.map(\.id) == ["1", "2"])
    #expect(study.statements.map(\.text) == ["Buses run late", "Shops close"])
  }

  @Test(
    "The first header cell tells what a row is",
    arguments: [
      ("Statement", TableRows.statements), ("statements", .statements), ("ITEM", .statements),
      ("card", .statements), ("No", .statements), ("nr", .statements), ("#", .statements),
      ("sort", .sorts), ("Participant", .sorts), ("respondent", .sorts), ("NAME", .sorts),
      ("id", .sorts), ("QSort", .sorts),
    ])
  func firstHeaderCell(word: String, rows: TableRows) throws {
    // The values share no multiset either way.
    let study = try readTable("\(word),a,b,c\nx,1,0,2\ny,1,1,0\n").study
    #expect(study.sorts.map(\.id) == (rows == .sorts ? ["x", "y"] : ["a", "b", "c"]))
  }

  @Test("Without a word, the direction in which the values are shared tells")
  func sharedValues() throws {
    let sorts = try readTable(",a,b,c\nx,1,0,-1\ny,0,1,-1\nz,1,-1,0\nw,1,1,1\n").study
    #expect(sorts.sorts.map(\.id) == ["x", "y", "z", "w"])
    let statements = try readTable(",a,b,c\nx,1,0,2\ny,0,1,3\nz,-1,-1,4\n").study
    #expect(statements.sorts.map(\.id) == ["a", "b", "c"])
  }

  @Test("Where nothing tells, and where word and values contradict, the user is asked")
  func unclear() throws {
    let silent = ",a,b\nx,1,2\ny,3,4\n"
    let contrary = """
      id,a,b,c,d
      1,2,2,1,2
      2,1,1,2,1
      3,0,0,0,-1
      4,-1,-1,-1,0
      """
    for text in [silent, contrary] {
      let finding = try #require(try findings { try readTable(text) }.first)
      #expect(finding.code == .unclearOrientation)
      #expect(finding.location == Location(file: "t.csv", line: 1, cell: "A"))
      #expect(finding.mend.contains("--rows"))
      #expect(try readTable(text, rows: .statements).study.sorts.first?.id == "a")
    }
  }

  @Test("Semicolons, decimal commas, real minus signs and attributes read")
  func semicolons() throws {
    let reading = try StudyFormats.read(path: fixtures + "/tables/semicolon.csv")
    #expect(
      reading.study.sorts.map(\.placements) == [[-1, 0, 0, 1], [0, -1, 0, 1], [1, 0, 0, -1]])
    #expect(reading.study.participants.map(\.attributes) == [["Role": "clerk"], ["Role": "nurse"]])
  }

  @Test("UTF-16, Windows-1252 and CR LF read")
  func encodings() throws {
    let text = "sort;s1;s2\r\nZoë;1;0\r\nJörg;0;1\r\n"
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    for bytes in [utf16, latin, Array(text.utf8)] {
      let study = try StudyFormats.read(FormatInput(path: "t.csv", bytes: bytes)).study
      #expect(study.sorts.map(\.id) == ["Zoë", "Jörg"])
    }
  }

  @Test("Dashes of every kind are minus signs, a no-break space is blank, and 1,0 in quotes is 1")
  func cells() throws {
    let text =
      "sort,a,b,c,d\nX,\u{2014}1,\u{2010}2,\"1,0\",\u{A0}\nY,\u{FF0D}1,\u{FE63}2,\u{2011}3,+1\n"
    let study = try readTable(text).study
    #expect(study.sorts.map(\.placements) == [[-1, -2, 1, nil], [-1, -2, -3, 1]])
    // A thousand, or one with three decimals?
    let all = try findings { try readTable("sort,a,b\nX,\"1,000\",0\nY,0,\u{2013}\n") }
    #expect(all.map(\.code) == [.notANumber, .notANumber])
    #expect(all[0].location?.cell == "B" && all[0].found == "“1,000”")
    #expect(all[1].found.contains("missing value") && all[1].mend.contains("clear the cell"))
  }

  @Test("Participants, conditions, blank cells, blank rows and columns are taken as they are")
  func details() throws {
    let study = try readTable(
      "sort,participant,condition,s1,s2,,\na1,1,before,1,0,,\n,,,,,,\na2,1,after,,1,,\n\n"
    ).study
    #expect(
      study.sorts == [
        QSort(id: "a1", participant: "1", condition: "before", placements: [1, 0]),
        QSort(id: "a2", participant: "1", condition: "after", placements: [nil, 1]),
      ])
  }

  @Test("sorts.csv takes the statements beside it, and their columns in any order")
  func statementsBeside() throws {
    let beside = [
      "statements.csv": Array("id,theme,text\ns1,a,Buses\ns2,b,Shops\n".utf8)
    ]
    let reading = try readTable(
      "sort,age,s2,s1\nx,41,1,0\ny,29,0,1\n", beside: beside, name: "d/sorts.csv")
    #expect(reading.format == "CSV table, a row a sort, with statements.csv")
    #expect(reading.study.statements.map(\.text) == ["Buses", "Shops"])
    #expect(reading.study.themes.map(\.id) == ["a", "b"])
    #expect(reading.study.sorts[0].placements == [0, 1])
    #expect(reading.study.participants[0].attributes == ["age": "41"])
    let missing = try findings {
      try readTable("sort,s2\nx,1\ny,0\n", beside: beside, name: "d/sorts.csv")
    }
    #expect(missing.map(\.code) == [.missingColumn])
    #expect(missing.map(\.statement) == ["s1"])
  }

  @Test("A column named as an attribute has no say in what a row is")
  func attributesAndOrientation() throws {
    let text = "who,age,a,b,c\nx,41,-1,0,1\ny,29,0,1,-1\nz,35,0,-1,1\n"
    let unclear = try findings { try readTable(text) }
    #expect(unclear.map(\.code) == [.unclearOrientation])
    let reading = try readTable(text, attributes: ["age"])
    #expect(reading.study.sorts.map(\.id) == ["x", "y", "z"])
    #expect(reading.study.participants.map { $0.attributes["age"] } == ["41", "29", "35"])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let code: Finding.Code
    let location: Location
    var sort: String?
    var statement: String?
    var testDescription: String { "\(code) in \(text.debugDescription)" }

    init(
      _ text: String, _ code: Finding.Code, line: Int?, _ cell: String? = nil, sort: String? = nil,
      statement: String? = nil
    ) {
      (self.text, self.code, self.sort, self.statement) = (text, code, sort, statement)
      location = Location(file: "t.csv", line: line, cell: cell)
    }
  }

  @Test(
    "A fault in a table is found with its line, cell, sort and statement",
    arguments: [
      Fault(
        "sort,s1,s2\nx,1,q\ny,0,1\nz,0,1\n", .notANumber, line: 2, "C", sort: "x", statement: "s2"),
      Fault("sort,s1,s2\nx,1,.5\ny,0,1\n", .notAnInteger, line: 2, "C", sort: "x", statement: "s2"),
      Fault("sort,s1,s2\nx,1,1e99\ny,0,1\n", .badValue, line: 2, "C", sort: "x", statement: "s2"),
      Fault("sort,s1,s2\nx,1\ny,0,1\nz,1,0\n", .raggedRow, line: 2, sort: "x"),
      Fault("sort,s1,s2\nx,1,0,7\ny,0,1\nz,1,0\n", .raggedRow, line: 2, sort: "x"),
      Fault("no,x,y\n1,1\n2,0,1\n3,1,0\n", .raggedRow, line: 2, statement: "1"),
      Fault("sort,s1,s2\nx,1,0\nx,0,1\n", .duplicateSort, line: 3, "A", sort: "x"),
      Fault("sort,s1,s2\n\"x\",1,0\n,0,1\n", .blankCell, line: 3, "A"),
      Fault("sort,s1,s1\nx,1,0\ny,0,1\n", .duplicateColumn, line: 1, "C", statement: "s1"),
      // A number of a statement twice is no row of values, which keep to those below.
      Fault(
        "sort,1,2,2,4\nx,1,0,0,-1\ny,0,1,-1,0\nz,-1,0,1,0\n", .duplicateColumn, line: 1, "D",
        statement: "2"),
      Fault("no,x,x\n1,1,0\n2,0,1\n", .duplicateSort, line: 1, "C", sort: "x"),
      Fault("id,text\ns1,Trees\ns2,Bins\n", .missingColumn, line: 1),
      Fault("no,x,y\n1,1,0\n1,0,1\n", .duplicateStatement, line: 3, "A", statement: "1"),
      Fault("no,x,note\n1,1,a\n2,0,b\n", .notANumber, line: 1, "C"),
      Fault("sort,s1,s2,s3\nx,1,0,\ny,0,1,\n", .blankCell, line: 1, "D", statement: "s3"),
      Fault("sort,s1,,s2\nx,1,0,1\ny,0,1,0\n", .missingColumn, line: 1, "C"),
      Fault("anna,1,0,0\nbryn,0,1,0\ncari,0,0,1\n", .syntax, line: 1),
      Fault("sort,age,s1,s2,s3\nx,41,1,0,1\ny,29,0,1,1\n", .badValue, line: 1, "B"),
      // A coded gender takes values of the grid: what gives it away is that sorts fit without it.
      Fault(
        "sort,gender,s1,s2,s3\na,1,-1,0,1\nb,1,0,1,-1\nc,0,1,-1,0\nd,0,-1,1,0\n", .badValue,
        line: 1, "B"),
      Fault("sort,sector\nx,a\ny,b\n", .missingColumn, line: 1),
      Fault("sort,s1,s2\n", .tooFewSorts, line: nil),
      Fault("sort,s1,s2\nx,\"1,0\n", .syntax, line: 2, "3"),
      Fault(
        "sort,participant,role,s1,s2\na,p,nurse,0,1\nb,p,clerk,1,0\n", .badValue, line: 3, "C"),
    ])
  func fault(_ fault: Fault) throws {
    let all = try findings { try readTable(fault.text) }
    let finding = try #require(all.first { $0.code == fault.code }, "found \(all)")
    #expect(finding.location == fault.location)
    #expect(finding.sort == fault.sort)
    #expect(finding.statement == fault.statement)
    #expect(all.count == 1)
  }

  @Test("Sorts of two designs in one table are told apart, with their lines")
  func mixedDesigns() throws {
    let text = "sort,s1,s2,s3,s4\na,1,0,0,-1\nb,0,1,-1,0\nc,1,0\nd,0,1\n"
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(all.first?.location == Location(file: "t.csv", line: 4))
    #expect(
      all.first?.found
        == "2 sorts of 4 values (line 2, 3); 2 sorts of 2 values (line 4, 5)")
    let columns = "no,a,b,c,d\n1,1,0,1,0\n2,0,1,0,1\n3,0,0,,\n4,-1,-1,,\n"
    let down = try findings { try readTable(columns) }
    #expect(down.map(\.code) == [.mixedDesigns])
    #expect(
      down.first?.found == "2 columns of 4 cells (B, C); 2 columns of 2 cells (D, E)")
  }

  @Test("A table with a few far corners is refused, and one of rubbish brings no flood of findings")
  func hostile() throws {
    let wide = "sort" + String(repeating: ",a", count: 10_000) + "\n"
    let corners = wide + String(repeating: "x,1\n", count: 6_000)
    #expect(try findings { try readTable(corners) }.map(\.code) == [.unreadableFormat])
    var files = try smallFiles()
    files["sorts.csv"] = Array(
      ("sort,s1,s2,s3,s4\n" + (0..<5_000).map { "\($0),x,x,x,x\n" }.joined()).utf8)
    #expect(try findings { try readFolder(files) }.count == PlacementCell.mostFindings)
  }

  @Test("A million columns are refused, not read")
  func tooWide() throws {
    let text = "sort" + String(repeating: ",1", count: 1_000_000) + "\n"
    #expect(try findings { try readTable(text) }.map(\.code) == [.unreadableFormat])
  }

  @Test("Tables of people and comments beside sorts.csv are noted as not read")
  func peopleBeside() throws {
    let sorts = "sort,s1,s2,s3,s4\nAnn,1,0,0,-1\nBob,0,1,-1,0\n"
    func found(_ names: [String], name: String = "d/sorts.csv") throws -> [String] {
      let files = Dictionary(uniqueKeysWithValues: names.map { ($0, Array("x".utf8)) })
      return try readTable(sorts, beside: files, name: name).found
    }
    #expect(
      try found(["participants.csv", "comments.csv", "study.yml"]) == [
        "participants.csv and comments.csv beside it not read: a study folder has them. Give its study.yml, "
          + "d/study.yml"
      ])
    #expect(
      try found(["comments.csv"]) == [
        "comments.csv beside it not read: a study folder has it. With a study.yml beside it the folder is one"
      ])
    #expect(try found([]).isEmpty)
    #expect(try found(["comments.csv"], name: "d/others.csv").isEmpty)
  }

  @Test("Numbers beside cards in the places of the grid describe the people")
  func besidePlaces() throws {
    let cards = ["Ann,3,1,2,4,5", "Bob,1,2,3,5,4", "Cai,5,4,1,2,3"]
    func study(_ header: String, _ ends: [String]) throws -> Study {
      try readTable(header + "\n" + zip(cards, ends).map { $0 + $1 + "\n" }.joined()).study
    }
    let plain = try study("name,-1,0,0,0,1", ["", "", ""])
    let aged = try study("name,-1,0,0,0,1,Age", [",31", ",64", ",28"])
    #expect(plain.sorts.count == 3 && aged.sorts == plain.sorts)
    #expect(aged.participants.map { $0.attributes["Age"] } == ["31", "64", "28"])
  }
}

import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

private func zipBook(_ texts: [(String, String)]) throws -> [UInt8] {
  try zipBytes(texts.map { (name: $0, bytes: Array($1.utf8)) })
}

private let counts = "0,0,0,0,0,1,2,1,0,0,0,0,0,0,0,0,0,0,0,0"
let kadeArchive = [
  ("name.txt", "Town in bloom"), ("pattern.txt", counts),
  ("sorts.txt", "Ann,-1,0,0,1\nBob,0,-1,0,1\nCarys,1,0,0,-1\n"),
  ("statements.txt", "Parks, mostly\nBins\nBuses; \"blue\" ones\nTrees\n"),
]

private func replaced(_ name: String, _ text: String) -> [(String, String)] {
  kadeArchive.map { $0.0 == name ? (name, text) : $0 }
}

@Suite struct KADEZipTests {
  private func read(_ texts: [(String, String)]) throws -> StudyReading {
    try StudyFormats.read(FormatInput(path: "d/town.zip", bytes: try zipBook(texts)))
  }

  private func expectSmall(_ reading: StudyReading) {
    #expect(reading.format == "KADE ZIP archive")
    #expect(reading.study.title == "Town in bloom")
    #expect(reading.study.grid?.description == "-1: 1, 0: 2, 1: 1")
    #expect(
      reading.study.statements.map(\.text) == [
        "Parks, mostly", "Bins", "Buses; \"blue\" ones", "Trees",
      ])
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Carys"])
    #expect(
      reading.study.sorts.map(\.placements) == [[-1, 0, 0, 1], [0, -1, 0, 1], [1, 0, 0, -1]])
  }

  @Test("A clean archive reads, and its parts are located by entry and line")
  func clean() throws {
    let reading = try read(kadeArchive)
    expectSmall(reading)
    #expect(reading.sources.sorts["Carys"] == Location(file: "d/town.zip/sorts.txt", line: 3))
    #expect(
      reading.sources.statements["2"] == Location(file: "d/town.zip/statements.txt", line: 2))
  }

  @Test("Semicolons, empty cells, blank lines, CR LF, a folder and further files do no harm")
  func traps() throws {
    expectSmall(
      try read(replaced("sorts.txt", "Ann;-1;0;0;1;;\r\n\r\nBob;0;-1;0;1\r\nCarys; 1;0;0;-1")))
    expectSmall(try read(replaced("pattern.txt", counts.replacing(",", with: ";") + "\n")))
    expectSmall(
      try read(
        replaced(
          "statements.txt", "Parks, mostly\r\n\r\nBins\r\n  Buses; \"blue\" ones \r\nTrees\r\n\r\n")
      ))
    expectSmall(try read(kadeArchive.map { ("Town/" + $0.0.uppercased(), $0.1) }))
    expectSmall(
      try read(
        [("__MACOSX/sorts.txt", "x"), ("report.docx", "x")] + kadeArchive + [("ids.csv", "a,b\n")]))
  }

  @Test("Faults name the entry, the line, the sort and the statement")
  func faults() throws {
    func all(_ name: String, _ text: String) throws -> [Finding] {
      try findings { try read(replaced(name, text)) }
    }
    let short = try all("sorts.txt", "Ann,-1,0,0,1\nBob,0,-1,0\nCarys,1,0,0,-1\n")
    #expect(short.map(\.code) == [.raggedRow])
    #expect(short[0].location == Location(file: "d/town.zip/sorts.txt", line: 2))
    #expect(short[0].sort == "Bob")
    let words = try all("sorts.txt", "Ann,-1,O,0,1\nBob,0,-1,0,1")
    #expect(words.map(\.code) == [.notANumber])
    #expect(words[0].location == Location(file: "d/town.zip/sorts.txt", line: 1, cell: "C"))
    #expect(words[0].statement == "2")
    #expect(try all("sorts.txt", "Ann,-1,0,0,1\nAnn,0,-1,0,1").map(\.code) == [.duplicateSort])
    #expect(try all("pattern.txt", "1,2,1").map(\.code) == [.badGrid])
    #expect(try all("pattern.txt", counts.replacing("2", with: "two")).map(\.code) == [.badGrid])
    #expect(try all("sorts.txt", "\n").map(\.code) == [.tooFewSorts])
    #expect(try all("statements.txt", "a\nb\u{0}\nc\nd").map(\.code).contains(.undecodable))
  }

  @Test("A blank cell within a sort moves no value, and a sort without a name takes none for it")
  func blanks() throws {
    // KADE drops both blanks, and reads the rest in silence.
    let blank = try findings { try read(replaced("sorts.txt", "Ann,-1,,0,0,1\nBob,0,-1,0,1")) }
    #expect(blank.map(\.code) == [.blankCell])
    #expect(blank[0].location == Location(file: "d/town.zip/sorts.txt", line: 1, cell: "C"))
    #expect(blank[0].sort == "Ann")
    let nameless = try findings { try read(replaced("sorts.txt", ",-1,0,0,1\nBob,0,-1,0,1")) }
    #expect(nameless.map(\.code) == [.blankCell])
    #expect(nameless[0].found == "a sort without a name")
    // One that takes the place of a value stays blank.
    let missing = try read(replaced("sorts.txt", "Ann,-1,,0,1\nBob,0,-1,0,1"))
    #expect(missing.study.sorts[0].placements == [-1, nil, 0, 1])
    let pattern = counts.replacing("1,2,1", with: "1,,2,1")
    #expect(
      Set(try findings { try read(replaced("pattern.txt", pattern)) }.map(\.code)) == [.badGrid])
  }

  @Test("Files of two studies in one archive are a finding; slashes of Windows are slashes")
  func folders() throws {
    let two = kadeArchive.map { ("A/" + $0.0, $0.1) } + kadeArchive.map { ("B/" + $0.0, $0.1) }
    let all = try findings { try read(two) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(all[0].found == "2 files where one should be: A/name.txt, B/name.txt")
    expectSmall(try read(kadeArchive.map { ("Town\\" + $0.0, $0.1) }))
    expectSmall(try read([("Town/", ""), ("Town/sorts.txt/", "")] + kadeArchive))
  }

  @Test("More statements than a study has, and worded nowhere, are a finding") func giants() throws
  {
    let pattern = Array(repeating: "1000", count: 20).joined(separator: ",")
    let all = try findings {
      try read(replaced("pattern.txt", pattern).filter { $0.0 != "statements.txt" })
    }
    #expect(all.first?.found == "more than 10000 statements without wording")
    #expect(all.first?.location?.file == "d/town.zip/pattern.txt")
  }

  @Test("Without pattern or wording the archive still reads")
  func parts() throws {
    let bare = try read(kadeArchive.filter { $0.0 != "statements.txt" })
    #expect(bare.warnings.map(\.code) == [.statementsUnworded])
    #expect(bare.study.statements.count == 4)
    let free = try read(kadeArchive.filter { $0.0 != "pattern.txt" })
    #expect(free.study.grid == nil)
    let all = try findings {
      try StudyFormats.read(
        FormatInput(path: "a.zip", bytes: try zipBook([("a", "b")])),
        options: ReadingOptions(format: "kade-zip"))
    }
    #expect(all.map(\.code) == [.missingFile])
  }

  @Test("A damaged archive is a finding")
  func damaged() throws {
    let bytes = Array(try zipBook(kadeArchive).dropLast(30))
    let all = try findings {
      try StudyFormats.read(
        FormatInput(path: "a.zip", bytes: bytes), options: ReadingOptions(format: "kade-zip"))
    }
    #expect(all.map(\.code) == [.unreadableFormat])
  }
}

@Suite struct KenQTableTests {
  private let table = "name,s1,s2,s3,s4\nAnn,-1,0,0,1\n\"Bob, jr\",0,-1,0,1\nCarys,1,0,0,-1\n"
  private let wording = "Parks, mostly\n\nBins\nBuses\nTrees\n"

  private func read(
    _ table: String, beside: [String: String], name: String = "town.csv", format: String? = nil
  ) throws -> StudyReading {
    try StudyFormats.read(
      FormatInput(
        path: "d/" + name, bytes: Array(table.utf8), beside: beside.mapValues { Array($0.utf8) }),
      options: ReadingOptions(format: format))
  }

  @Test(
    "A table with its statements beside it reads whatever separates the cells",
    arguments: [",", "\t", "|", ";"], ["town.txt", "TOWN.TXT", "statements.txt"])
  func clean(delimiter: String, text: String) throws {
    let other = table.replacing("Bob, jr", with: "Bob jr").replacing(",", with: delimiter)
    let reading = try read(
      delimiter == "," ? table : other,
      beside: [text: delimiter == "," ? wording : wording.replacing(",", with: delimiter)])
    #expect(reading.format == "Ken-Q CSV with TXT")
    #expect(reading.study.title == "town")
    #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4"])
    #expect(reading.study.statements[1].text == "Bins")
    #expect(
      reading.study.sorts.map(\.id) == ["Ann", delimiter == "," ? "Bob, jr" : "Bob jr", "Carys"])
    #expect(
      reading.study.sorts.map(\.placements) == [[-1, 0, 0, 1], [0, -1, 0, 1], [1, 0, 0, -1]])
    #expect(reading.sources.statements["2"] == Location(file: "d/\(text)", line: 3))
    #expect(reading.sources.sorts["Carys"] == Location(file: "d/town.csv", line: 4))
    #expect(try SortTable(reading.study).isForced)
  }

  @Test("A table without a header keeps its first sort, and says that Ken-Q does not")
  func headless() throws {
    let rows = table.split(separator: "\n").dropFirst().joined(separator: "\n")
    for lead in ["", "\n\n"] {
      let reading = try read(lead + rows, beside: ["town.txt": wording], format: "ken-q")
      #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob, jr", "Carys"])
      #expect(reading.study.sorts[0].placements == [-1, 0, 0, 1])
      #expect(reading.warnings.map(\.code) == [.layoutInferred])
      #expect(reading.warnings[0].sorts == ["Ann"])
      #expect(reading.warnings[0].message.contains("Ken-Q leaves out the first row"))
    }
    // With a faulty cell it is a faulty sort.
    let faulty = try findings {
      try read(
        rows.replacing("Ann,-1,0", with: "Ann,-1,O"), beside: ["town.txt": wording],
        format: "ken-q")
    }
    #expect(faulty.map(\.sort) == ["Ann"])
    #expect(faulty.map(\.code) == [.notANumber])
    // Numbers of statements are a header; under a name that is no word of tables, that is told.
    for (header, warnings) in [("name", []), ("", []), ("Dai", [Warning.Code.layoutInferred])] {
      let reading = try read(
        "\(header),1,2,3,4\n" + rows, beside: ["town.txt": wording])
      #expect(reading.format == "Ken-Q CSV with TXT")
      #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob, jr", "Carys"])
      #expect(reading.warnings.map(\.code) == warnings)
    }
  }

  @Test(
    "A text of the same name a line or two short or long is named, not passed over",
    arguments: [4, 5, 7, 8])
  func oneShort(lines: Int) throws {
    let wide = "name,1,2,3,4,5,6\nAnn,-1,0,0,1,0,0\nBob,0,-1,0,1,0,0\nCarys,1,0,0,-1,0,0\n"
    let texts = ["Parks", "Bins", "Buses", "Trees", "Roads", "Rents", "Shops", "Rain"]
    func reading(_ count: Int) throws -> StudyReading {
      try read(wide, beside: ["town.txt": texts.prefix(count).joined(separator: "\n")])
    }
    #expect(try reading(6).study.statements.map(\.text) == Array(texts.prefix(6)))
    // With four lines or fewer any text would be nearly as long.
    guard lines > 4 else { return }
    let found = try findings { try reading(lines) }
    #expect(found.map(\.code) == [.missingStatement])
    #expect(found.first?.found == "\(lines) statements")
    #expect(found.first?.expected.hasPrefix("6,") == true)
  }

  @Test("A text that has not so many lines, or other tables, leave it to the reader of tables")
  func others() throws {
    #expect(try read(table, beside: ["town.txt": "notes"]).format.hasPrefix("CSV table"))
    #expect(try read(table, beside: [:]).format.hasPrefix("CSV table"))
    let folder = ["statements.txt": wording, "statements.csv": "id,text\ns1,a\ns2,b\ns3,c\ns4,d\n"]
    #expect(try read(table, beside: folder, name: "sorts.csv").format.hasPrefix("CSV table"))
    // A row a statement, with as many sorts as there are statements.
    let turned = "statement,a,b,c,d\nOne,x,1,0,0\n"
    #expect(
      !KenQTableFormat.recognises(
        FormatInput(
          path: "t.csv", bytes: Array(turned.utf8), beside: ["t.txt": Array(wording.utf8)])))
  }

  @Test("Faults name the line, the sort and the statement")
  func faults() throws {
    func all(_ table: String, _ wording: String) throws -> [Finding] {
      try findings { try read(table, beside: ["town.txt": wording], format: "ken-q") }
    }
    let cell = try all(table.replacing("Carys,1", with: "Carys,one"), wording)
    #expect(cell.map(\.code) == [.notANumber])
    #expect(cell[0].location == Location(file: "d/town.csv", line: 4, cell: "B"))
    #expect(cell[0].sort == "Carys")
    #expect(cell[0].statement == "1")
    #expect(try all(table + "Dai,1,0\n", wording).map(\.code) == [.raggedRow])
    #expect(try all(table + ",1,0,0,-1\n", wording).map(\.code) == [.blankCell])
    #expect(try all(table + "Ann,1,0,0,-1\n", wording).map(\.code) == [.duplicateSort])
    #expect(Set(try all(table, "a\nb\nc").map(\.code)) == [.raggedRow])
    #expect(try all("name,s1\n", wording).map(\.code) == [.tooFewSorts])
    let alone = try findings { try read(table, beside: [:], format: "ken-q") }
    #expect(alone.map(\.code) == [.missingFile])
  }
}

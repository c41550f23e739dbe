import QStudy
import QTables
import Testing

@testable import QFormats

@Suite struct EasyHtmlQTests {
  @Test("A record with nothing but a sort is known by it")
  func sortAlone() throws {
    let text = #"{"k1":{"sort":"1|0|-1|2|-2|0"},"k2":{"sort" : " 0|1|-1|2|-2|0"}}"#
    let input = FormatInput(path: "results.json", bytes: Array(text.utf8))
    #expect(EasyHtmlQFormat.recognises(input))
    #expect(try StudyFormats.read(input).study.sorts.count == 2)
    for other in [#"{"sort": "P1", "b": 1}"#, #"[{"a": "1|0|1", "b": 2}]"#, "<html><p>a,b</p>"] {
      let input = FormatInput(path: "x.json", bytes: Array(other.utf8))
      #expect(!EasyHtmlQFormat.recognises(input) && !CSVTableFormat.recognises(input))
    }
  }

  @Test("Firebase's records bring sorts, the union of the answers, and their keys as names")
  func clean() throws {
    let reading = try CollectedFiles.read(CollectedFiles.easy, as: "export.json")
    #expect(reading.format == "easy-HtmlQ JSON")
    let study = reading.study
    #expect(study.title == "Trams 1.0")
    #expect(study.sorts.map(\.id) == ["-Nx1", "-Nx2"])
    #expect(study.sorts.map(\.placements) == [[1, -1, 0], [0, 1, -1]])
    #expect(study.comments == [Comment(sort: "-Nx1", statement: "1", text: "Yes, really")])
    #expect(study.participants[0].attributes["form4"] == "0|1|0")
    #expect(study.participants[1].attributes["form1"] == "4")
    #expect(study.participants[0].attributes["userInputId"] == nil)
    #expect(study.participants[0].attributes["dur0"] == "140")
  }

  @Test("A sort of more cards than a table may have columns is refused before it is taken apart")
  func hugeSort() throws {
    let text = #"{"k1":{"sort":"\#(String(repeating: "1|", count: 20_000))1"}}"#
    let all = try findings { try CollectedFiles.read(text, as: "a.json") }
    #expect(all.map(\.found) == ["more than 16384 cards in one sort"])
  }

  @Test("A record is located by its line and its key")
  func places() throws {
    let text = CollectedFiles.easy.replacing("+0|+1|-1", with: "+0|x|-1")
    let all = try findings { try CollectedFiles.read(text, as: "a.json") }
    #expect(all.map(\.location) == [Location(file: "a.json", line: 5, cell: "record -Nx2")])
  }

  @Test("One record alone, a list, and records below their project are the same")
  func shapes() throws {
    let record = #"{"sort": "1|-1|0", "npos": 1, "participantName": "Nat", "name": "T"}"#
    for text in [record, "[\(record)]", "{\"projects\": {\"t\": {\"-N\": \(record)}}}"] {
      let study = try CollectedFiles.read(text, as: "a.json").study
      #expect(study.sorts == [QSort(id: "Nat", placements: [1, -1, 0])])
    }
  }

  @Test("A table made of the records reads as well, with or without the sort in one cell")
  func tables() throws {
    let reading = try CollectedFiles.read(CollectedFiles.easyTable, as: "a.csv")
    #expect(reading.format == "easy-HtmlQ table")
    #expect(reading.study.sorts.map(\.id) == ["abc", "def"])
    #expect(reading.study.sorts.map(\.placements) == [[1, -1, 0], [0, 1, -1]])
    #expect(reading.study.participants[0].attributes["S1"] == nil)
    let split = CollectedFiles.easyTable.replacing(",sort", with: "")
      .replacing(",1|-1|0", with: "").replacing(",0|1|-1", with: "")
    #expect(
      try CollectedFiles.read(split, as: "a.csv").study.sorts.map(\.placements)
        == [[1, -1, 0], [0, 1, -1]])
  }

  @Test("UTF-16 and Windows-1252 are read as text")
  func encodings() throws {
    let text = CollectedFiles.easy.replacing("Yes, really", with: "Ja, für mich")
    let wide: [UInt8] =
      [0xFF, 0xFE]
      + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let narrow = text.unicodeScalars.map { UInt8($0.value) }
    for bytes in [wide, narrow] {
      let study = try StudyFormats.read(FormatInput(path: "a.json", bytes: bytes)).study
      #expect(study.comments[0].text == "Ja, für mich")
    }
  }

  @Test("Fields of one name are numbered, and one more column than a table may have is too many")
  func manyFields() throws {
    func rows(_ count: Int) -> String {
      let fields = String(repeating: ",a: x", count: count - 3)
      return (1...3).map { "sort: 1|0|-1,randomId: r\($0),presortTrace: 1*p*0\(fields)\n" }.joined()
    }
    let most = Limits().columns
    let person = try CollectedFiles.read(rows(most), as: "a.csv").study.participants[2]
    #expect(person.attributes["a (\(most - 3))"] == "x")
    let all = try findings { try CollectedFiles.read(rows(most + 1), as: "a.csv") }
    #expect(all.map(\.found) == ["more than \(most) columns"])
  }

  @Test("A comment cut into thousands of cells is one fault, and thousands of one name are renamed")
  func manyCells() throws {
    let one = String(CollectedFiles.htmlq.split(separator: "\n")[1]) + "\n"
    let cut = one.replacing("It matters;", with: String(repeating: "x;", count: 200_000))
    let text = CollectedFiles.htmlq.replacing(one, with: cut)
    #expect(try findings { try CollectedFiles.read(text, as: "a.csv") }.map(\.code) == [.raggedRow])
    let same = CollectedFiles.htmlq + String(repeating: one, count: 3_000)
    let repaired = try CollectedFiles.read(same, as: "a.csv", ReadingOptions(repair: true))
    #expect(repaired.study.sorts.last?.id == "P7-3001")
  }

  @Test("What is no record of this program is no study")
  func broken() throws {
    let empty = #"{"-N": {"npos": 1, "note": "the key \"sort\""}}"#
    #expect(
      try findings {
        try CollectedFiles.read(empty, as: "a.json", ReadingOptions(format: "easyhtmlq"))
      }.map(\.code) == [.tooFewSorts])
    let cut = try findings {
      try CollectedFiles.read(String(CollectedFiles.easy.dropLast(5)), as: "a.json")
    }
    #expect(cut.map(\.code) == [.syntax])
    let deep = String(repeating: "[", count: 600) + #""sort", "npos""#
    #expect(try findings { try CollectedFiles.read(deep, as: "a.json") }.map(\.code) == [.syntax])
    let value = CollectedFiles.easy.replacing("1|-1|0\"", with: "1|-1|9999\"")
    #expect(
      try findings { try CollectedFiles.read(value, as: "a.json") }.map(\.code) == [.badValue])
  }
}

@Suite struct EasyHtmlQ3Tests {
  private let beside = ["conf.json": CollectedFiles.easy3Settings]

  @Test("Columns of easy-htmlq-v3 take their values from the configuration beside them")
  func clean() throws {
    let reading = try CollectedFiles.read(CollectedFiles.easy3, as: "data.json", beside: beside)
    let study = reading.study
    #expect(study.statements.map(\.id) == ["1", "2", "5", "9"])
    #expect(study.statements.map(\.text) == ["A & B", "Two", "Five", "Nine"])
    #expect(study.sorts.map(\.placements) == [[0, 1, -1, 0], [1, 0, 0, -1]])
    #expect(study.grid?.description == "-1: 1, 0: 2, 1: 1")
    #expect(study.poles == Poles(low: "No", high: "Yes"))
    #expect(study.question == "How do you see it?")
    #expect(study.comments == [Comment(sort: "P1", statement: "2", text: "Good")])
    #expect(study.participants[0].attributes["neutrals"] == "1,9")
    #expect(study.participants[0].attributes["stage2 timestamp"] == "2026-01-02T10:10:00.000Z")
    #expect(reading.warnings.map(\.code) == [.recordsIgnored])
  }

  @Test("The table of the questionnaire may hold the data in a cell")
  func table() throws {
    let row = CollectedFiles.easy3.split(separator: "\n").dropFirst().prefix(7)
      .joined().dropLast().replacing("\"", with: "\"\"")
    let text = "CASE;Q1;EHQ3\n7;yes;\"\(row)\"\n8;no;\n"
    let reading = try CollectedFiles.read(text, as: "sosci.csv", beside: beside)
    #expect(reading.study.sorts == [QSort(id: "7", placements: [0, 1, -1, 0])])
    #expect(reading.study.participants[0].attributes["Q1"] == "yes")
    #expect(reading.warnings.map(\.sorts) == [["8"]])
  }

  @Test("Without the configuration, or with another, nothing is guessed")
  func broken() throws {
    func codes(_ text: String, _ beside: [String: String]) throws -> [Finding.Code] {
      try findings { try CollectedFiles.read(text, as: "data.json", beside: beside) }.map(\.code)
    }
    #expect(try codes(CollectedFiles.easy3, [:]) == [.missingFile])
    let other = CollectedFiles.easy3.replacing("[[[{\"id\": 9}]], ", with: "[")
    #expect(try codes(other, beside) == [.badGrid])
    let unknown = CollectedFiles.easy3.replacing("[[[{\"id\": 9}]]", with: "[[[{\"id\": 8}]]")
    #expect(try codes(unknown, beside) == [.unknownStatement])
    let twice = CollectedFiles.easy3.replacing("[[[{\"id\": 9}]]", with: "[[[{\"id\": 5}]]")
    #expect(try codes(twice, beside) == [.duplicateStatement])
  }
}

import QStudy
import QTables
import Testing

@testable import QFormats

private let head = "  0  3  4 Small study\r\n -1  1  0  0  0  0  0  1  2  1\r\n"
private let records = "A1        -1 0 0 1\r\nA2         0-1 0 1\r\nB1         1 0 0-1\r\n"

private func readData(_ text: String, wording: String? = nil) throws -> StudyReading {
  var beside: [String: [UInt8]] = [:]
  if let wording { beside["small.STA"] = Array(wording.utf8) }
  return try StudyFormats.read(
    FormatInput(path: "d/small.dat", bytes: Array(text.utf8), beside: beside))
}

@Suite struct PQMethodTests {
  private let placements: [[Int?]] = [[-1, 0, 0, 1], [0, -1, 0, 1], [1, 0, 0, -1]]

  @Test("Either file of a pair reads both", arguments: ["small.dat", "small.sta"])
  func eitherFile(name: String) throws {
    let folder = fixtures + "/pqmethod/"
    let reading = try StudyFormats.read(path: folder + name)
    #expect(reading.format == "PQMethod .dat with .sta")
    #expect(reading.study.title == "Small study")
    #expect(reading.study.grid?.description == "-1: 1, 0: 2, 1: 1")
    #expect(reading.study.statements[3].text == "We say \"yn dawel\" here.")
    #expect(reading.study.sorts.map(\.placements) == placements)
    #expect(reading.sources.sorts["A2"] == Location(file: folder + "small.dat", line: 4))
    #expect(reading.sources.statements["4"] == Location(file: folder + "small.sta", line: 4))
    #expect(reading.sources.study == Location(file: folder + "small.dat", line: 2))
    #expect(reading.warnings.isEmpty)
  }

  @Test("The pair is found whatever its case")
  func anyCase() throws {
    #expect(try readData(head + records, wording: "a\nb\nc\nd\n").study.statements[0].text == "a")
  }

  @Test("Without .sta the statements are numbered, with a warning")
  func dataAlone() throws {
    let reading = try readData(head + records)
    #expect(reading.format == "PQMethod .dat without .sta")
    #expect(reading.study.statements.map(\.text).last == "Statement 4")
    #expect(reading.warnings.map(\.code) == [.statementsUnworded])
  }

  @Test(".sta alone is a finding")
  func wordingAlone() throws {
    let input = FormatInput(path: "d/small.sta", bytes: Array("a\nb\n".utf8))
    let all = try findings { try StudyFormats.read(input) }
    #expect(all.map(\.code) == [.missingFile])
    #expect(all[0].expected == "small.dat beside it")
  }

  @Test(
    "Lenient files read the same",
    arguments: [
      head + records,
      (head + records).replacing("\r\n", with: "\n"),
      String((head + records).dropLast()),
      (head + records).replacing("\r\n", with: "   \r\n"),
      head + "\r\n" + records + "\r\n  \r\n",
      "0 3 4 Small study\n-1 1 0 0 0 0 0 1 2 1 0 0\n" + records,
      // Exported by other programs: digits at the left of their fields.
      head + "A1        -10 0 1 \r\nA2        0 -10 1\r\nB1        1 0 0 -1\r\n",
      // The id takes ten columns, or eight with no gap.
      head + records.replacing("A1   ", with: "A1   "),
      head + "A1      -1 0 0 1\r\nA2       0-1 0 1\r\nB1       1 0 0-1\r\n",
      // The cards begin with the lowest value.
      "  0  3  4 Small study\n -1  1  1  2  1\n" + records,
    ])
  func lenient(text: String) throws {
    let study = try readData(text).study
    #expect(study.title == "Small study")
    #expect(study.grid?.description == "-1: 1, 0: 2, 1: 1")
    #expect(study.sorts.map(\.id) == ["A1", "A2", "B1"])
    #expect(study.sorts.map(\.placements) == placements)
  }

  @Test("An id of ten columns, and values of two digits, read")
  func wideFields() throws {
    let study = try readData(
      "  0  2  3 T\n 11 13  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  1  1  1\n"
        + "PERSON_001101113\nPERSON_002131110\n"
    ).study
    #expect(study.sorts.map(\.id) == ["PERSON_001", "PERSON_002"])
    #expect(study.sorts.map(\.placements) == [[10, 11, 13], [13, 11, 10]])
  }

  @Test("Latin-1 text reads, one byte a column")
  func latin() throws {
    let text = head + records.replacing("A1 ", with: "É1 ")
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let study = try StudyFormats.read(FormatInput(path: "a.dat", bytes: bytes)).study
    #expect(study.sorts[0] == QSort(id: "É1", placements: placements[0]))
  }

  @Test("No cards on the second line declare no grid, and a free sort is data")
  func noGrid() throws {
    let text = "  0  2  3 T\n -1  1  0  0  0\nA          1 1 0\nB         -1 0 1\n"
    let study = try readData(text).study
    #expect(study.grid == nil)
    #expect(study.sorts[0].placements == [1, 1, 0])
  }

  @Test("Sorts past the number in the header are not read, with a warning that names them")
  func moreSorts() throws {
    let reading = try readData(head + records + "C1         1 0-1 0\n")
    #expect(reading.study.sorts.count == 3)
    #expect(reading.warnings.map(\.code) == [.recordsIgnored, .statementsUnworded])
    #expect(reading.warnings[0].sorts == ["C1"])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let code: Finding.Code
    let line: Int?
    var cell: String?
    var sort: String?
    var statement: String?
    var wording: String?
    var testDescription: String { "\(code) in \(text.debugDescription)" }
  }

  @Test(
    "A fault is found with its line, column, sort and statement",
    arguments: [
      Fault(
        text: head + records.replacing("0-1 0 1", with: "0-1 0"), code: .raggedRow, line: 4,
        sort: "A2"),
      Fault(
        text: head + records.replacing("0-1 0 1", with: "0-1 0 1 0"), code: .raggedRow, line: 4,
        sort: "A2"),
      Fault(
        text: head + records.replacing("0-1 0 1", with: "0-1   1"), code: .blankCell, line: 4,
        cell: "15", sort: "A2", statement: "3"),
      Fault(
        text: head + records.replacing("0-1 0 1", with: "0-1 x 1"), code: .notANumber, line: 4,
        cell: "15", sort: "A2", statement: "3"),
      Fault(
        text: head + records.replacing("0-1 0 1", with: "0-1.5 1"), code: .notAnInteger, line: 4,
        cell: "15", sort: "A2", statement: "3"),
      Fault(
        text: head + records.replacing("A2", with: "A1"), code: .duplicateSort, line: 4, sort: "A1"),
      Fault(text: head + records.replacing("A2", with: "  "), code: .blankCell, line: 4),
      Fault(
        text: head.replacing("  3  4", with: "  4  4") + records, code: .tooFewSorts, line: 1),
      Fault(
        text: head.replacing("  0  3", with: "  2  3") + records, code: .unreadableFormat, line: 1),
      Fault(text: head.replacing("  0  3", with: "  x  3") + records, code: .syntax, line: 1),
      Fault(text: head.replacing(" -1  1", with: " -1  x") + records, code: .syntax, line: 2),
      Fault(text: head.replacing("1  2  1", with: "1 -2  1") + records, code: .badGrid, line: 2),
      Fault(
        text: head.replacing(" -1  1  0  0", with: " -1  1  1  0") + records, code: .badGrid,
        line: 2),
      Fault(text: "  0  3  4 T", code: .syntax, line: nil),
    ])
  func fault(_ fault: Fault) throws {
    let input = FormatInput(path: "d/small.dat", bytes: Array(fault.text.utf8))
    let all = try findings {
      try StudyFormats.read(input, options: ReadingOptions(format: "pqmethod"))
    }
    #expect(all.map(\.code) == [fault.code])
    let finding = try #require(all.first)
    #expect(finding.location == Location(file: "d/small.dat", line: fault.line, cell: fault.cell))
    #expect(finding.sort == fault.sort)
    #expect(finding.statement == fault.statement)
  }

  @Test("The number of statements must be that of the header")
  func statementCount() throws {
    let few = try findings { try readData(head + records, wording: "a\nb\nc\n") }
    #expect(few.map(\.code) == [.missingStatement])
    #expect(few[0].location == Location(file: "d/small.STA", line: 3))
    #expect(few[0].statement == "4")
    let many = try findings { try readData(head + records, wording: "a\nb\nc\nd\ne") }
    #expect(many.map(\.code) == [.unknownStatement])
    #expect(many[0].location == Location(file: "d/small.STA", line: 5))
    let spaced = try readData(head + records, wording: "a\n\nb\n\nc\n\nd\n\n")
    #expect(spaced.study.statements.map(\.text) == ["a", "b", "c", "d"])
    #expect(spaced.sources.statements["2"]?.line == 3)
    let blank = try readData(head + records, wording: "a\n\nc\nd\n")
    #expect(blank.study.statements.map(\.text) == ["a", "", "c", "d"])
  }

  @Test("PQMethod's other files are named as such", arguments: ["raw", "lis", "rot"])
  func otherFiles(kind: String) throws {
    let input = FormatInput(path: "a.\(kind)", bytes: Array((head + records).utf8))
    #expect(try findings { try StudyFormats.read(input) }.map(\.code) == [.unreadableFormat])
  }

  @Test("A huge header leads to findings, not to a loop")
  func hugeHeader() throws {
    for header in ["0 99999 99999 T", "999999999999999999999 1 1 T", "  0999999 T"] {
      let all = try findings {
        try StudyFormats.read(
          FormatInput(path: "a.dat", bytes: Array("\(header)\n 0  0  1\nA          1\n".utf8)),
          options: ReadingOptions(format: "pqmethod"))
      }
      #expect(!all.isEmpty)
    }
  }
}

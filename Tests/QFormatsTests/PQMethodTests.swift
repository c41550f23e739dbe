import QStudy
import QTables
import Testing

@testable import QFormats

private let head = SmallDat.head
private let records = SmallDat.records

private func readData(_ text: String, wording: String? = nil) throws -> StudyReading {
  try SmallDat.read(text, wording: wording)
}

@Suite struct PQMethodTests {
  private let placements = SmallDat.placements

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
    #expect(all[0].expected == "small.dat or small.raw beside it")
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
      head + records.replacing("        ", with: "\t       "),
      head + records + "\u{1A}", String((head + records).dropLast()) + "\u{1A}\u{1A}\r\n",
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
    #expect(
      reading.warnings[0].message
        == "The file holds 4 sorts, where 3 are expected by its first line: C1 on line 6 was not read, as "
        + "in PQMethod. If it belongs to the study, write 4 in columns 4 to 6 of the first line; else "
        + "remove it.")
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

  private static let raw =
    head + "-1 0 1\r\n 0-1 0\r\n 0 0 0\r\n 1 1-1\r\nA1      \r\nA2\r\nB1      \r\n"

  private func read(
    _ text: String, as name: String, beside: [String: String] = [:], repair: Bool = false
  ) throws -> StudyReading {
    try StudyFormats.read(
      FormatInput(
        path: name, bytes: Array(text.utf8), beside: beside.mapValues { Array($0.utf8) }),
      options: ReadingOptions(repair: repair))
  }

  @Test("Sorts by statement read as such, whatever the file is called", arguments: ["raw", "dat"])
  func raw(called kind: String) throws {
    // A file that is called .dat is one.
    let name = kind == "raw" ? "small.raw" : "small.txt"
    let reading = try read(Self.raw, as: name, beside: ["small.sta": "a\nb\nc\nd\n"])
    #expect(reading.format == "PQMethod .raw with .sta")
    #expect(reading.study.sorts.map(\.id) == ["A1", "A2", "B1"])
    #expect(reading.study.sorts.map(\.placements) == placements)
    #expect(reading.study.statements.map(\.text) == ["a", "b", "c", "d"])
    #expect(reading.sources.sorts["A2"]?.line == 8)
  }

  @Test("A .sta file whose numbers contradict its lines is a finding")
  func misnumbered() throws {
    for wording in ["1. a\n3. b\n2. c\n4. d\n", "2. a\n3. b\n4. c\n5. d\n"] {
      let all = try findings { try read(Self.raw, as: "small.raw", beside: ["small.sta": wording]) }
      #expect(all.map(\.code) == [.badValue], "\(all)")
      #expect(all.first?.location?.file == "small.sta")
    }
    let right = try read(
      Self.raw, as: "small.raw", beside: ["small.sta": "1. a\n2. b\n3. c\n4. d\n"])
    #expect(right.study.statements[1].text == "2. b")
  }

  @Test("Without ids the sorts of a .raw file are called by their numbers")
  func rawWithoutIDs() throws {
    let text = String(Self.raw.prefix { $0 != "A" })
    #expect(try read(text, as: "a.raw").study.sorts.map(\.id) == ["1", "2", "3"])
  }

  @Test("A .raw file that is cut, or has a field without a value, is a finding")
  func rawFaults() throws {
    let cut = try findings {
      try read(head + "-1 0 1\r\n 0-1 0\r\n 0 0 0\r\n", as: "a.raw")
    }
    #expect(cut.map(\.code) == [.raggedRow])
    let ids = try findings { try read(Self.raw + "C1\n", as: "a.raw") }
    #expect(ids.map(\.code) == [.tooFewSorts])
    let cell = try findings {
      try read(Self.raw.replacing(" 0-1 0", with: " 0 x 0"), as: "a.raw")
    }
    #expect(cell.map(\.code) == [.notANumber])
    #expect(cell[0].location == Location(file: "a.raw", line: 4, cell: "3"))
    #expect(cell[0].sort == "A2" && cell[0].statement == "2")
  }

  /// A file of each kind that holds no sorts, by what it is called in a message.
  private static let results: [(kind: String, words: String, text: String)] = [
    ("rot", "rotated loadings", matrixHead(2) + "  0.80000X -0.10000 \r\n -0.20000   0.70000X\r\n"),
    ("hro", "rotated loadings", matrixHead(2) + "  0.80000  -0.10000 \r\n -0.20000   0.70000X\r\n"),
    ("unr", "unrotated loadings", matrixHead(2) + "  0.80000  -0.10000\r\n -0.20000   0.70000\r\n"),
    ("cor", "correlations", matrixHead(0) + "  1.00000  -0.10000   0.20000\r\n"),
    ("qan", "angles", "  FTR#1  FTR#2  ANGLE\r\n\r\n    1      2    -40.\r\n"),
    ("lis", "report", " \r\nPQMethod2.35    Small study    PAGE    1\r\nPath\r\n"),
    ("tsv", "spreadsheet", "Title of Study   --   Small study\r\n\r\n"),
    ("sta", "statements", "a\r\nb\r\nc\r\nd\r\n"),
  ]

  private static func matrixHead(_ factors: Int) -> String {
    "  \(factors)  3  4 Small study\r\n -1  1  0  0  0  0  0  1  2  1\r\n"
  }

  @Test("Given a file of results, the study of the same name is read, and said so")
  func resultsBesideStudy() throws {
    for (kind, _, text) in Self.results {
      let name = "small." + kind
      for (sorts, other) in [("dat", head + records), ("raw", Self.raw)] {
        let reading = try read(
          text, as: name, beside: ["small.\(sorts)": other, "small.sta": "a\nb\nc\nd"])
        #expect(reading.study.sorts.map(\.placements) == placements)
        let origin = kind == "sta" ? "" : ", found beside small.\(kind)"
        #expect(reading.format == "PQMethod .\(sorts) with .sta" + origin)
      }
    }
  }

  @Test("A file of results alone is named, by its content where it can be")
  func resultsAlone() throws {
    for (kind, words, text) in Self.results {
      // What a column of text says about itself is nothing.
      for name in kind == "sta" ? ["small.sta"] : ["small.\(kind)", "small.txt"] {
        let all = try findings { try read(text, as: name) }
        #expect(all.map(\.code) == [.missingFile], "\(name)")
        #expect(all.first?.found.contains(words) == true || kind == "hro", "\(all)")
        #expect(all.first?.expected == "small.dat or small.raw beside it")
      }
    }
  }

  @Test("--repair reads what is missing as 0 where the sort then fills the grid")
  func zeros() throws {
    let short = head + "A1        -1 0 1 0\r\nA2         0-1 1\r\nB1         1 0  -1\r\n"
    let all = try findings { try read(short, as: "a.dat") }
    #expect(all.map(\.code) == [.raggedRow, .blankCell])
    #expect(all.allSatisfy { $0.mend.contains("--repair") })
    let reading = try read(short, as: "a.dat", repair: true)
    #expect(
      reading.study.sorts.map(\.placements) == [[-1, 0, 1, 0], [0, -1, 1, 0], [1, 0, 0, -1]])
    #expect(reading.warnings.map(\.code) == [.repaired, .repaired, .statementsUnworded])
    // Two values are missing of which one was no 0, or there is no grid to tell by.
    let unsure = head + "A1        -1 0 0 1\r\nA2         0-1\r\nB1         1 0 0-1\r\n"
    let left = try findings { try read(unsure, as: "a.dat", repair: true) }
    #expect(left.map(\.code) == [.raggedRow] && !left[0].mend.contains("--repair"))
    let first = reading.warnings[0]
    #expect(first.sorts == ["A2"] && first.message.hasPrefix("a.dat:4: What was missing"))
    let free = short.replacing("1  2  1", with: "0  0  0")
    #expect(try findings { try read(free, as: "a.dat", repair: true) }.count == 2)
  }

  @Test("Arrays and scores that were written for a second analysis keep to a grid of their own")
  func secondOrder() throws {
    let head =
      "  0  2  4 Factors: Small study (see small.lis)\r\n  0  2  0  0  0  0  0  0  1  2  1\r\n"
    let study = try read(
      head + "F1of2     -1 0 0 1\r\nF2of2      1 0-1 0\r\n", as: "fax.dat"
    ).study
    #expect(study.grid?.description == "-1: 1, 0: 2, 1: 1")
    let scores = try read(
      head.replacing("Factors:", with: "Exact F-Scores:")
        + "XFS1of2   41525760\r\nXFS2of2   61504348\r\n", as: "xfax.dat"
    ).study
    #expect(scores.grid == nil && scores.sorts[1].placements == [61, 50, 43, 48])
  }

  @Test("--repair renames the second sort of a name")
  func twice() throws {
    for (name, text) in [("a.dat", head + records), ("a.raw", Self.raw)] {
      let text = text.replacing("A2", with: "A1")
      let all = try findings { try read(text, as: name) }
      #expect(all.map(\.code) == [.duplicateSort])
      let reading = try read(text, as: name, repair: true)
      #expect(reading.study.sorts.map(\.id) == ["A1", "A1-2", "B1"])
      #expect(reading.warnings[0].code == .repaired)
    }
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

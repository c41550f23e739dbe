import QStudy
import QTables
import Testing

@testable import QFormats

/// A .dat file of three sorts of four statements.
enum SmallDat {
  static let head = "  0  3  4 Small study\r\n -1  1  0  0  0  0  0  1  2  1\r\n"
  static let records = "A1        -1 0 0 1\r\nA2         0-1 0 1\r\nB1         1 0 0-1\r\n"
  static let placements: [[Int?]] = [[-1, 0, 0, 1], [0, -1, 0, 1], [1, 0, 0, -1]]

  static func read(
    _ text: String, wording: String? = nil, options: ReadingOptions = ReadingOptions()
  ) throws -> StudyReading {
    var beside: [String: [UInt8]] = [:]
    if let wording { beside["small.STA"] = Array(wording.utf8) }
    return try StudyFormats.read(
      FormatInput(path: "d/small.dat", bytes: Array(text.utf8), beside: beside), options: options)
  }
}

@Suite("Letters and columns of PQMethod's files")
struct PQMethodTextTests {
  private let head = SmallDat.head
  private let records = SmallDat.records
  private let placements = SmallDat.placements

  @Test("Letters of DOS read as what they are, in titles, ids and wordings, and it is said")
  func dosLetters() throws {
    let text =
      head.replacing("Small study", with: "Gr\u{81}n fu\u{E1}l\u{84}ufig")
      + records.replacing("A1 ", with: "\u{90}1 ")
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let wording = "\u{9A}ber\nb\nc\nd\n".unicodeScalars.map { UInt8($0.value) }
    let reading = try StudyFormats.read(
      FormatInput(path: "a.dat", bytes: bytes, beside: ["a.sta": [0x81] + wording]))
    #expect(reading.study.title == "Grün fußläufig")
    #expect(reading.study.sorts[0] == QSort(id: "É1", placements: placements[0]))
    #expect(reading.study.statements[0].text == "üÜber")
    #expect(reading.format == "PQMethod .dat with .sta in the letters of DOS (code page 850)")
  }

  @Test("A letter takes a column in a file brought to UTF-8, and its bytes in one written so")
  func utf8Columns() throws {
    for id in ["Éva", "Zoë Ŵyn", "日本", "a\u{301}b"] {
      let characters = id + String(repeating: " ", count: 10 - id.unicodeScalars.count)
      let bytes = id + String(repeating: " ", count: 10 - id.utf8.count)
      for first in [characters, bytes] {
        let text = head + records.replacing("A1        ", with: first)
        #expect(try SmallDat.read(text).study.sorts[0] == QSort(id: id, placements: placements[0]))
      }
    }
    let short = head + records.replacing("A2         0-1 0 1", with: "Éva        0-1 0")
    let all = try findings { try SmallDat.read(short) }
    #expect(all.map(\.sort) == ["Éva"] && all[0].found == "3 values")
    #expect(all[0].mend.contains("A letter such as"))
  }

  @Test(
    "A number of statements that all sorts and the grid contradict is one finding, in the first line"
  )
  func wrongHeader() throws {
    for number in [3, 5] {
      let text = head.replacing("  0  3  4", with: "  0  3  \(number)") + records
      let all = try findings { try SmallDat.read(text, wording: "a\nb\nc\nd\n") }
      #expect(all.map(\.found) == ["\(number) statements in columns 7 to 9"])
      #expect(all.first?.mend == "Write 4 in columns 7 to 9 of the first line.")
    }
  }

  @Test("A grid that no sort fills, where all fill another one, is asked about")
  func otherGrid() throws {
    let text = head.replacing("0  1  2  1\r\n", with: "0  2  1  1\r\n") + records
    let all = try findings { try SmallDat.read(text) }
    #expect(all.map(\.code) == [.gridDoesNotFit])
    let mend = "Read them with --grid=\"-1: 1, 0: 2, 1: 1\", or correct the grid in the file."
    #expect(all.first?.mend == mend)
    // The mirror of the grid may as well be a scale that all turned round.
    let mirrored = try findings {
      try SmallDat.read(
        head.replacing("0  1  2  1\r\n", with: "0  2  1  1\r\n")
          + "A1        -1 0 1 1\r\nA2         0-1 1 1\r\nB1         1 0 1-1\r\n")
    }
    #expect(mirrored.map(\.code) == [.gridDoesNotFit])
    #expect(mirrored.first?.mend.contains("--grid=\"-1: 1, 0: 1, 1: 2\"") == true)
    #expect(mirrored.first?.mend.contains("change the sign of every value") == true)
    let grid = try gridSpec("-1: 1, 0: 2, 1: 1")
    #expect(try SmallDat.read(text, options: ReadingOptions(grid: grid)).study.sorts.count == 3)
  }

  @Test("A short line among ids of eight columns is named, and takes nothing from the others")
  func shortAmongNarrow() throws {
    let text = head + "A1      -1 0 0 1\r\nA2       0-1 0\r\nB1       1 0 0-1\r\n"
    let all = try findings { try SmallDat.read(text) }
    #expect(all.map(\.code) == [.raggedRow])
    #expect(all[0].location?.line == 4 && all[0].sort == "A2" && all[0].found == "3 values")
  }

  @Test("Zeros at the end that the grid has no room for are named with their line")
  func paddedWithZeros() throws {
    let head = "  0  4  6 T\r\n -2  2  0  0  0  0  1  1  2  1  1\r\n"
    let whole = "A         -2-1 0 0 1 2\r\nB          2 1 0 0-1-2\r\nC          0 0 1 2-2-1\r\n"
    let reading = try SmallDat.read(head + whole + "D          2-1 0 0 0 0\r\n")
    #expect(reading.warnings.map(\.code) == [.zerosAtEnd, .statementsUnworded])
    #expect(reading.warnings[0].sorts == ["D"])
    #expect(reading.warnings[0].message.contains("D (line 6: 4)"), "\(reading.warnings[0])")
    #expect(reading.study.sorts[3].placements == [2, -1, 0, 0, 0, 0])
    // Which of four values stand for which zeros nobody can tell; one value alone is sure.
    let options = ReadingOptions(repair: true)
    let mended = try SmallDat.read(head + whole + "D          2-1 0 0 0 0\r\n", options: options)
    #expect(mended.study.sorts[3].placements == [2, -1, nil, nil, nil, nil])
    #expect(mended.warnings[0].code == .repaired)
    #expect(mended.warnings[0].message.contains(":6: The 4 zeros at the end of D"))
    let pair = "  0  3  6 T\r\n -1  1  0  0  0  0  0  2  2  2  0\r\n"
    let ones = pair + "A         -1-1 0 0 1 1\r\nB         -1-1 0 1 0 1\r\nC         -1-1 0 0"
    let sure = try SmallDat.read(ones + " 0 0\r\n", options: options)
    #expect(sure.study.sorts[2].placements == [-1, -1, nil, nil, nil, nil])
    let certain = ones.replacing("C         -1-1 0 0", with: "C          0-1 0-1")
    let filled = try SmallDat.read(certain + " 0 0\r\n", options: options)
    #expect(filled.study.sorts[2].placements == [0, -1, 0, -1, 1, 1])
    #expect(
      filled.warnings[0].message.contains("read as 1, the only value that the grid has left."))
    // A sort laid freely, and one that ends in the zeros it has room for.
    for record in ["D          2 2 1 0 0 0\r\n", "D          2-2 1-1 0 0\r\n"] {
      #expect(
        try SmallDat.read(head + whole + record).warnings.map(\.code) == [.statementsUnworded])
    }
  }

  @Test("UTF-16 is decoded before it is told, whatever the file is called")
  func utf16() throws {
    let text = head + records
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big] {
      for name in ["a.dat", "a.txt"] {
        let reading = try StudyFormats.read(FormatInput(path: name, bytes: bytes))
        #expect(reading.format.hasPrefix("PQMethod") && reading.study.sorts.count == 3)
      }
    }
  }

  @Test(
    "A file with nothing but white space once it is decoded is empty",
    arguments: ["a.dat", "a.raw", "a.sta"])
  func blankUTF16(name: String) throws {
    let input = FormatInput(
      path: name, bytes: Array("\n\0".utf8), beside: ["a.dat": Array((head + records).utf8)])
    let all = try findings {
      try StudyFormats.read(input, options: ReadingOptions(format: "pqmethod"))
    }
    #expect(all.map(\.code) == [.emptyFile])
    #expect(all[0].location == Location(file: name))
  }

  @Test(
    "A table with tabs is none of PQMethod's, though its corner is blank and its ids are numbers")
  func tabs() throws {
    let text = "\t1\t2\t3\t4\n1\t1\t0\t0\t-1\n2\t0\t1\t-1\t0\n3\t-1\t0\t0\t1\n"
    let input = FormatInput(path: "a.txt", bytes: Array(text.utf8))
    #expect(PQMethodKind(bytes: Array(text.utf8), extension: "txt") == nil)
    #expect(!PQMethodFormat.recognises(input))
    #expect(CSVTableFormat.recognises(input))
  }
}

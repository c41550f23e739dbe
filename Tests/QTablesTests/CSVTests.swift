import QNumerics
import Testing

@testable import QTables

private func table(_ text: String, _ delimiter: CSVDelimiter? = .comma) throws -> [[String]] {
  try CSVTable(parsing: Array(text.utf8), delimiter: delimiter).rows.map(\.cells)
}

private func expectFault(_ text: String, _ error: CSVError, _ limits: Limits = Limits()) {
  #expect(throws: error) {
    try CSVTable(parsing: Array(text.utf8), delimiter: .comma, limits: limits)
  }
}

@Suite struct CSVTests {
  @Test(
    "Lines end in LF, CR LF or CR, the last one with or without", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let expected = [["a", "b"], ["1", "2"]]
    #expect(try table("a,b\(end)1,2\(end)") == expected)
    #expect(try table("a,b\(end)1,2") == expected)
  }

  @Test("Quoted cells hold delimiters, quotes and line breaks") func quotes() throws {
    #expect(
      try table("\"a,\"\"b\"\"\",\"x\r\ny\"\n\"\",z") == [["a,\"b\"", "x\r\ny"], ["", "z"]])
    // The second cell shows that the first one's removed quote moved nothing else.
    #expect(try table("\"\"\"\",\"q\"\n") == [["\"", "q"]])
  }

  @Test("Blanks, empty cells at the end and ragged rows are kept") func kept() throws {
    #expect(try table(" a ,,\n1\n,\n") == [[" a ", "", ""], ["1"], ["", ""]])
  }

  @Test("Empty lines are left out, yet counted", arguments: ["\n", "\r\n", "\r"])
  func lineNumbers(end: String) throws {
    let text = ["", "a", "", "\"x", "y\"", "b"].joined(separator: end)
    let parsed = try CSVTable(parsing: Array(text.utf8))
    #expect(parsed.rows.map(\.line) == [2, 4, 6])
    #expect(parsed.rows.map { $0.string(0) } == ["a", "x\(end)y", "b"])
  }

  @Test("Faults carry their place") func faults() {
    expectFault("a\nb,\"c\nd", .unterminatedQuote(opened: TextPosition(line: 2, column: 3)))
    expectFault("\"ä\"x", .textAfterQuote(TextPosition(line: 1, column: 4)))
    expectFault("\"\"\"\"\n5\" pipe", .strayQuote(TextPosition(line: 2, column: 2)))
    expectFault("a\u{0}b", .text(.notText(offset: 1)))
  }

  @Test("Limits stop the reading where they are passed") func limits() {
    var limits = Limits()
    limits.rows = 2
    limits.columns = 3
    limits.cells = 5
    limits.bytes = 20
    expectFault("1\n2\n3", .tooLarge(.rows, limit: 2, line: 3), limits)
    expectFault("1,2,3,4", .tooLarge(.columns, limit: 3, line: 1), limits)
    expectFault("1,2,3\n4,5,6", .tooLarge(.cells, limit: 5, line: 2), limits)
    expectFault("123456789012345678901", .tooLarge(.bytes, limit: 20, line: 0), limits)
  }

  @Test(
    "The delimiter is the one that splits evenly",
    arguments: [
      ("a,b;c\n1,2\n", .comma), ("a;b\n1,5;2,5\n", .semicolon), ("1,5;2,5\n3,5;4,5\n", .semicolon),
      ("a\tb\nx, y\tz\n", .tab), ("one\ntwo\n", .comma), ("a;b;c", .semicolon), ("", .comma),
      ("\"x;y;z\",b\n\"1;2;3\",c\n", .comma), ("a;b;c\n1;2\n3;4;5\nx,y\n", .semicolon),
    ] as [(String, CSVDelimiter)])
  func sniffing(text: String, delimiter: CSVDelimiter) throws {
    #expect(try CSVTable(parsing: Array(text.utf8)).delimiter == delimiter)
  }

  @Test("Cells read as numbers, and past the end as empty") func cells() throws {
    let row = try #require(try CSVTable(parsing: Array("-4; 2,5 ;x;".utf8)).rows.first)
    #expect(row.integer(0) == -4)
    #expect(row.number(1, decimalComma: true) == 2.5)
    #expect(row.integer(2) == nil)
    #expect(row.count == 4)
    #expect(row.isBlank(3))
    #expect(!row.isBlank(1))
    #expect(row.string(4).isEmpty)
    #expect(row.string(-1).isEmpty)
  }

  @Test("Windows-1252 tables say what they were") func encoding() throws {
    let parsed = try CSVTable(parsing: [0xE4, 0x2C, 0x80])
    #expect(parsed.encoding == .windows1252)
    #expect(parsed.rows.map(\.cells) == [["ä", "€"]])
  }

  @Test("The writer quotes only where it must") func writing() {
    let bytes = CSVWriter().bytes([["a", "b,c", "d\"e", " f "], [""], ["", ""]])
    #expect(String(decoding: bytes, as: UTF8.self) == "a,\"b,c\",\"d\"\"e\", f \n\"\"\n,\n")
    let other = CSVWriter(delimiter: .semicolon, lineEnd: .carriageReturnLineFeed)
    #expect(String(decoding: other.bytes([["a,b", "c;d"]]), as: UTF8.self) == "a,b;\"c;d\"\r\n")
  }

  @Test("Formulas are made harmless on request, numbers let be") func spreadsheetSafe() {
    let rows = [["=1+1", "-4", "+x", "@a", "-1,5", "plain"]]
    let safe = CSVWriter(delimiter: .tab, spreadsheetSafe: true).bytes(rows)
    #expect(String(decoding: safe, as: UTF8.self) == "'=1+1\t-4\t'+x\t'@a\t-1,5\tplain\n")
    let plain = CSVWriter(delimiter: .tab).bytes(rows)
    #expect(String(decoding: plain, as: UTF8.self) == "=1+1\t-4\t+x\t@a\t-1,5\tplain\n")
  }

  @Test("Words guarded against spreadsheets read back as they were, and no cell is a formula")
  func guarded() throws {
    var random = SeededGenerator(seed: 8)
    let pieces = [
      "=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "\t", "\r", "1", ",5", "a", "\"", ",", "e9", " ",
    ]
    for _ in 0..<2000 {
      let cells = (0..<4).map { _ in random.text(of: pieces) }
      let bytes = CSVWriter(spreadsheetSafe: true).bytes([cells])
      let row = try #require(try CSVTable(parsing: bytes, delimiter: .comma).rows.first)
      #expect((0..<row.count).map { row.words($0) } == cells)
      for column in 0..<row.count {
        let cell = row.string(column)
        guard let first = cell.unicodeScalars.first, "=+-@＝＋－＠\t\r".unicodeScalars.contains(first)
        else {
          continue
        }
        #expect(
          cell.unicodeScalars.count == 1 || parseNumber(cell) != nil
            || parseNumber(cell, decimalComma: true) != nil, "\(cell.debugDescription)")
      }
    }
  }

  @Test("What is written reads back the same", arguments: CSVDelimiter.allCases)
  func roundTrip(delimiter: CSVDelimiter) throws {
    var random = SeededGenerator(seed: 7)
    for round in 0..<300 {
      let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in
          random.text(of: [
            "a", "ä", "\"", ",", ";", "\t", "\n", "\r", " ", "'", "\u{FEFF}", "1", "😀",
          ])
        }
      }
      let end: CSVWriter.LineEnd = round.isMultiple(of: 2) ? .lineFeed : .carriageReturnLineFeed
      let bytes = CSVWriter(delimiter: delimiter, lineEnd: end).bytes(rows)
      #expect(try CSVTable(parsing: bytes, delimiter: delimiter).rows.map(\.cells) == rows)
    }
  }
}

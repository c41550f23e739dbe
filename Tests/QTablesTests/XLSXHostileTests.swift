import Testing

@testable import QTables

private let sheetPart = "xl/worksheets/sheet1.xml"

private func expectFault(_ file: ZIPFile, _ error: XLSXError, _ limits: Limits = Limits()) {
  #expect(throws: error) { try XLSXWorkbook(reading: file.bytes, limits: limits) }
}

@Suite struct XLSXHostileTests {
  @Test("Anything but an archive is refused as that") func notAZip() {
    for bytes in [[], Array("id,name\n".utf8), Array(workbook(rows: "").bytes.dropLast(30))] {
      #expect {
        try XLSXWorkbook(reading: bytes)
      } throws: { error in
        if case XLSXError.notAZip = error { true } else { false }
      }
    }
    #expect(throws: XLSXError.encryptedOrOldFormat) {
      try XLSXWorkbook(reading: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }
  }

  @Test("An archive with a password is refused as that") func encrypted() {
    var file = workbook(rows: "")
    file.isEncrypted = true
    expectFault(file, .encrypted(part: "xl/workbook.xml"))
  }

  @Test("Missing parts are named") func missingParts() {
    var file = workbook(rows: "")
    file.entries.removeAll { $0.name == sheetPart }
    expectFault(file, .notAWorkbook(missing: sheetPart))
    expectFault(
      ZIPFile(entries: [(name: "a.txt", bytes: [])]), .notAWorkbook(missing: "xl/workbook.xml"))
  }

  @Test("Declared entities are refused") func entities() {
    var file = workbook(rows: "")
    let xml = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><worksheet>&b;</worksheet>"
    file.entries[1].bytes = Array(xml.utf8)
    expectFault(file, .declaresEntities(part: sheetPart))
  }

  @Test("XML that isn't is refused by part and line") func malformedXML() {
    expectFault(
      workbook(rows: "\n\n<row></wrong>"),
      .malformedXML(part: sheetPart, line: 3, reason: "mismatched tag"))
  }

  @Test(
    "References outside a sheet are refused",
    arguments: [
      ("<row r='99999999999999999999'/>", "99999999999999999999"), ("<row r='-1'/>", "-1"),
      ("<row><c r='ZZZZZZZ99999999999'/></row>", "ZZZZZZZ99999999999"),
      ("<row r='2'><c r='A3'/></row>", "A3"), ("<row r='1048576'/><row/>", "1048577"),
    ])
  func badReferences(rows: String, found: String) {
    expectFault(workbook(rows: rows), .badReference(part: sheetPart, found: found))
  }

  @Test("Ranges and hidden columns from nowhere do no harm") func badRanges() throws {
    let merged = "<mergeCells><mergeCell ref='A1:ZZZZ9'/></mergeCells>"
    expectFault(
      workbook(rows: "", extra: merged), .badReference(part: sheetPart, found: "A1:ZZZZ9"))
    let columns = "<cols><col min='16383' max='999999999999' hidden='true'/></cols>"
    let book = try XLSXWorkbook(reading: workbook(rows: "", extra: columns).bytes)
    #expect(book.sheets.first?.hiddenColumns == RangeSet([16383..<16385]))
  }

  @Test("Columns hidden again and again cost no more than their letters", .timeLimit(.minutes(1)))
  func manyColumns() throws {
    func file(_ count: Int) -> ZIPFile {
      let column = "<col min='1' max='16384' hidden='1'/>"
      return workbook(rows: "", extra: String(repeating: column, count: count))
    }
    let book = try XLSXWorkbook(reading: file(16_000).bytes)
    #expect(book.sheets.first?.hiddenColumns == RangeSet([1..<16385]))
    expectFault(file(20_000), .tooLarge(.columns, limit: 16_384, part: sheetPart))
  }

  @Test("A format code is looked at once, and only as long as spreadsheets take")
  func longFormatCodes() throws {
    let styles =
      "<s><numFmt numFmtId='164' formatCode='\(String(repeating: "0", count: 200_000))'/><cellXfs>"
      + String(repeating: "<xf numFmtId='164'/>", count: 2_000) + "</cellXfs></s>"
    var file = workbook(rows: "<row><c s='7'><v>1</v></c></row>", styles: styles)
    let sheets = String(repeating: "<sheet r:id='r1'/>", count: 50)
    file.entries[0].bytes = Array("<workbook>\(sheets)</workbook>".utf8)
    let start = ContinuousClock.now
    let book = try XLSXWorkbook(reading: file.bytes)
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(book.sheets.count == 50)
    #expect(book.sheets[49][1, 1] == .number(1))
    #expect(isDateCode("y" + String(repeating: "0", count: 254)))
    #expect(!isDateCode("y" + String(repeating: "0", count: 255)))
  }

  @Test("Styles without number are refused like cells") func manyStyles() {
    var limits = Limits()
    limits.cells = 2
    expectFault(
      workbook(rows: "", styles: "<s><cellXfs><xf/><xf/><xf/></cellXfs></s>"),
      .tooLarge(.cells, limit: 2, part: "xl/styles.xml"), limits)
  }

  @Test("A long text that many cells share counts for each of them") func sharedTexts() throws {
    let strings = "<sst><si><t>\(String(repeating: "x", count: 1000))</t></si></sst>"
    func file(_ count: Int) -> ZIPFile {
      workbook(
        rows: "<row>\(String(repeating: "<c t='s'><v>0</v></c>", count: count))</row>",
        strings: strings)
    }
    var limits = Limits()
    limits.unpackedBytes = 10_000
    #expect(try XLSXWorkbook(reading: file(10).bytes, limits: limits).sheets.count == 1)
    expectFault(
      file(11), .tooLarge(.unpackedBytes, limit: 10_000, part: sheetPart), limits)
  }

  @Test("A name of a sheet as long as a book is refused") func longName() {
    var file = workbook(rows: "")
    let name = "sorts" + String(repeating: " ", count: 1_000)
    file.entries[0].bytes = Array("<workbook><sheet name='\(name)' r:id='r1'/></workbook>".utf8)
    expectFault(file, .tooLarge(.bytes, limit: 1_000, part: "xl/workbook.xml"))
  }

  @Test("A sheet without a name is called after its place") func noName() throws {
    for name in ["", " name=''"] {
      var file = workbook(rows: "<row r='1'><c r='A1'><v>1</v></c></row>")
      file.entries[0].bytes = Array("<workbook><sheet\(name) r:id='r1'/></workbook>".utf8)
      #expect(try XLSXWorkbook(reading: file.bytes).sheets.map(\.name) == ["Sheet1"])
    }
  }

  @Test("A part that the archive holds twice is refused, for programs differ in which they take")
  func twice() {
    var file = workbook(rows: "")
    file.entries.append((name: "XL\\worksheets/sheet1.xml", bytes: []))
    expectFault(file, .damaged(part: sheetPart, reason: "2 entries of that name"))
  }

  @Test(
    "Values that contradict their type are refused by cell",
    arguments: [
      ("n", "1e999"), ("n", "abc"), ("b", "2"), ("s", "-1"), ("odd", "1"),
    ])
  func badValues(type: String, value: String) {
    expectFault(
      workbook(rows: "<row><c t='\(type)'><v>\(value)</v></c></row>"),
      .badValue(part: sheetPart, cell: "A1", found: value))
  }

  @Test("Limits stop the reading") func limits() {
    var limits = Limits()
    limits.rows = 2
    limits.cells = 3
    limits.columns = 3
    let cell = "<c><v>1</v></c>"
    expectFault(
      workbook(rows: "<row/><row/><row/>"), .tooLarge(.rows, limit: 2, part: sheetPart), limits)
    expectFault(
      workbook(rows: "<row>\(cell)\(cell)</row><row>\(cell)\(cell)</row>"),
      .tooLarge(.cells, limit: 3, part: sheetPart), limits)
    expectFault(
      workbook(rows: "<row><c r='D1'/></row>"),
      .tooLarge(.columns, limit: 3, part: sheetPart), limits)
    // The same sheet twice: each row counts twice.
    var twice = workbook(rows: "<row/><row/>")
    let sheet = "<sheet r:id='r1'/>"
    twice.entries[0].bytes = Array("<workbook>\(sheet)\(sheet)</workbook>".utf8)
    expectFault(twice, .tooLarge(.rows, limit: 2, part: sheetPart), limits)
    limits.entries = 2
    expectFault(workbook(rows: ""), .tooLarge(.entries, limit: 2, part: nil), limits)
    limits.bytes = 10
    expectFault(workbook(rows: ""), .tooLarge(.bytes, limit: 10, part: nil), limits)
  }
}

import Testing

@testable import QTables

/// A workbook of one sheet, its parts given as XML.
func workbook(
  rows: String, extra: String = "", strings: String? = nil, styles: String? = nil,
  target: String = "worksheets/sheet1.xml", prefix: String = ""
) -> ZIPFile {
  let p = prefix.isEmpty ? "" : prefix + ":"
  let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  var relations = "<Relationship Id='r1' Type='\(types)worksheet' Target='\(target)'/>"
  var parts = [
    (
      "xl/workbook.xml",
      "<\(p)workbook><\(p)sheets><\(p)sheet name='S' sheetId='1' r:id='r1'/></\(p)sheets></\(p)workbook>"
    ),
    (
      "xl/worksheets/sheet1.xml",
      "<\(p)worksheet><\(p)sheetData>\(rows)</\(p)sheetData>\(extra)</\(p)worksheet>"
    ),
  ]
  if let strings {
    relations += "<Relationship Id='r2' Type='\(types)sharedStrings' Target='/xl/s.xml'/>"
    parts.append(("xl/s.xml", strings))
  }
  if let styles {
    relations += "<Relationship Id='r3' Type='\(types)styles' Target='../xl/./styles.xml'/>"
    parts.append(("xl/styles.xml", styles))
  }
  parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
  return ZIPFile(entries: parts.map { (name: $0.0, bytes: Array($0.1.utf8)) })
}

func fixture(_ name: String) throws -> [UInt8] {
  let here = #filePath
  let folder = here[..<(here.lastIndex(of: "/") ?? here.startIndex)]
  return try readFile("\(folder)/Fixtures/\(name)", limit: 1_000_000)
}

private func sheet(_ file: ZIPFile) throws -> XLSXSheet {
  try #require(try XLSXWorkbook(reading: file.bytes).sheets.first)
}

@Suite struct XLSXTests {
  @Test("A workbook made by another program is read whole") func openpyxl() throws {
    let book = try XLSXWorkbook(reading: fixture("openpyxl.xlsx"))
    #expect(book.sheets.map(\.name) == ["Sorts", "Notes"])
    #expect(book.sheets.map(\.isHidden) == [false, true])
    #expect(book.sheets[1][2, 2] == .text("kept out of sight"))
    let sheet = book.sheets[0]
    #expect(sheet[1, 1] == .text("name"))
    #expect(sheet[1, 4] == .empty)
    #expect(sheet[2, 2] == .number(-4))
    #expect(sheet[2, 3] == .number(2.5))
    #expect(sheet[2, 5] == .date(serial: 45296))
    #expect(sheet[3, 1] == .text("Größe − “quoted”"))
    #expect(sheet[3, 2] == .boolean(true))
    #expect(sheet[3, 3] == .error("#N/A"))
    #expect(sheet[3, 4] == .formulaWithoutValue("SUM(B2:C2)"))
    #expect(sheet[4, 1] == .empty)
    #expect(sheet[5, 1] == .text("plain bold"))
    #expect(sheet[5, 2] == .date(serial: 0.25))
    #expect(sheet[5, 3] == .number(0.5))
    #expect(sheet.mergedRanges == [CellRange("A7:C8")])
    #expect(sheet.hiddenRows == [3])
    #expect(Array(sheet.hiddenColumns.ranges) == [2..<3])
    #expect(sheet.lastColumn == 5)
    #expect(!book.datesFrom1904)
  }

  @Test("Shared strings join their runs, without pronunciation, and decode escapes")
  func sharedStrings() throws {
    let strings = """
      <sst><si><t>one</t></si><si><r><t>tw</t></r><r><t>o</t></r><rPh sb='0' eb='1'><t>no</t></rPh>\
      </si><si><t>a_x000D_b_x12_c</t></si></sst>
      """
    let rows = "<row><c t='s'><v>1</v></c><c t='s'><v>0</v></c><c t='s'><v>2</v></c></row>"
    let row = try #require(try sheet(workbook(rows: rows, strings: strings)).rows.first)
    #expect(row.cells.map(\.cell) == [.text("two"), .text("one"), .text("a\rb_x12_c")])
    #expect(throws: XLSXError.badValue(part: "xl/worksheets/sheet1.xml", cell: "A1", found: "3")) {
      try sheet(workbook(rows: "<row><c t='s'><v>3</v></c></row>", strings: strings))
    }
  }

  @Test("Rows and cells may leave gaps, leave out their names, or stand in another order")
  func places() throws {
    let rows = """
      <row r='5'><c r='D5'><v>3</v></c><c><v>4</v></c><c r='B5'><v>1</v></c></row>\
      <row r='2'><c><v>7</v></c></row><row><c r='AA3'><v>8</v></c></row>
      """
    let sheet = try sheet(workbook(rows: rows))
    #expect(sheet.rows.map(\.number) == [2, 3, 5])
    #expect(sheet.rows.map { $0.cells.map(\.column) } == [[1], [27], [2, 4, 5]])
    #expect(sheet[5, 5] == .number(4))
    #expect(sheet[3, 27] == .number(8))
    #expect(sheet[4, 1] == .empty)
    #expect(throws: XLSXError.badReference(part: "xl/worksheets/sheet1.xml", found: "B1")) {
      try XLSXWorkbook(
        reading: workbook(rows: "<row><c r='B1'/><c r='A1'/><c r='B1'/></row>").bytes)
    }
  }

  @Test(
    "Namespaces and the way a target is written make no difference",
    arguments: [
      "/xl/worksheets/sheet1.xml", "worksheets/sheet1.xml", "../xl/Worksheets/Sheet1.xml",
    ])
  func namespaces(target: String) throws {
    let rows = "<x:row><x:c t='str'><x:f>A1</x:f><x:v>t</x:v></x:c></x:row>"
    #expect(try sheet(workbook(rows: rows, target: target, prefix: "x"))[1, 1] == .text("t"))
  }

  @Test("Numbers are read as spreadsheets show them, whatever binary sums left") func floats()
    throws
  {
    let written = [
      "0.99999999999999989", "-2.9999999999999996", "1E0", "-2.0E+00", "3.0000000000000004",
      "0.99999999999999", "0.5", "1e-17", "-0",
    ]
    let cells = written.map { "<c><v>\($0)</v></c>" }.joined()
    let row = try #require(try sheet(workbook(rows: "<row>\(cells)</row>")).rows.first)
    #expect(
      row.cells.map(\.cell)
        == [1, -3, 1, -2, 3, 0.99999999999999, 0.5, 1e-17, 0].map { .number($0) })
  }

  @Test("Texts in cells read like shared ones, and truth values and errors are told apart")
  func inline() throws {
    let rows = """
      <row><c t='inlineStr'><is><r><rPr><b/></rPr><t>Ab</t></r><r><t xml:space='preserve'> c </t></r>\
      <rPh sb='0' eb='1'><t>no</t></rPh><phoneticPr fontId='1'/></is></c><c t='inlineStr'/>\
      <c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#DIV/0!</v></c>\
      <c t='str'><f>A1</f><v></v></c><c t='d'><v>2024-01-05</v></c><c/></row>
      """
    let row = try #require(try sheet(workbook(rows: rows)).rows.first)
    #expect(
      row.cells.map(\.cell) == [
        .text("Ab c "), .text(""), .boolean(true), .boolean(false), .error("#DIV/0!"), .text(""),
        .text("2024-01-05"), .empty,
      ])
  }

  @Test(
    "Notes on cells are seen, whatever becomes of the part that names them",
    arguments: [false, true])
  func notes(isDamaged: Bool) throws {
    var file = workbook(rows: "<row><c><v>3</v></c></row>")
    #expect(try !sheet(file).hasNotes)
    let relations =
      "<Relationships><Relationship Id='r1' Type='x/comments' Target='../comments1.xml'/>"
    let part = relations + (isDamaged ? "" : "</Relationships>")
    file.entries.append((name: "xl/worksheets/_rels/sheet1.xml.rels", bytes: Array(part.utf8)))
    #expect(try sheet(file).hasNotes == !isDamaged)
    #expect(try sheet(file)[1, 1] == .number(3))
  }

  @Test("Links to other files are not followed, nor do they stand in the way") func links() throws {
    var file = workbook(rows: "<row><c><f>[1]S!A1</f><v>3</v></c></row>")
    let last = file.entries.count - 1
    let relations = String(decoding: file.entries[last].bytes, as: UTF8.self).replacing(
      "</Relationships>",
      with: "<Relationship Id='r0' Type='x/externalLink' TargetMode='External' "
        + "Target='file:///etc/passwd'/></Relationships>")
    file.entries[last].bytes = Array(relations.utf8)
    #expect(try sheet(file)[1, 1] == .number(3))
    // A sheet that lies elsewhere is missing, not fetched.
    file.entries[last].bytes = Array(
      relations.replacing("Id='r1'", with: "TargetMode='External' Id='r1'").utf8)
    #expect(throws: XLSXError.notAWorkbook(missing: "S")) { try sheet(file) }
  }

  @Test("Parts packed with the slashes of Windows are found") func backslashes() throws {
    var file = workbook(rows: "<row><c><v>3</v></c></row>")
    for index in file.entries.indices {
      file.entries[index].name = file.entries[index].name.replacing("/", with: "\\")
    }
    #expect(try sheet(file)[1, 1] == .number(3))
  }

  @Test("Dates know from which year they count") func dates1904() throws {
    var file = workbook(
      rows: "<row><c s='1'><v>1.5</v></c></row>",
      styles: "<s><cellXfs><xf/><xf numFmtId='14'/></cellXfs></s>")
    file.entries[0].bytes = Array(
      String(decoding: file.entries[0].bytes, as: UTF8.self).replacing(
        "<sheets>", with: "<workbookPr date1904='1'/><sheets>"
      ).utf8)
    let book = try XLSXWorkbook(reading: file.bytes)
    #expect(book.datesFrom1904)
    #expect(book.sheets[0][1, 1] == .date(serial: 1.5))
  }

  @Test("A style says which numbers are dates") func dates() throws {
    let styles = """
      <styleSheet><numFmts><numFmt numFmtId='164' formatCode='[Red]0.0&quot; days&quot;'/>\
      <numFmt numFmtId='165' formatCode='[h]:mm'/></numFmts><cellStyleXfs><xf numFmtId='14'/>\
      </cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/>\
      <xf numFmtId='165'/><xf numFmtId='57'/></cellXfs></styleSheet>
      """
    let cells = (0...5).map { "<c s='\($0)'><v>1.5</v></c>" }.joined()
    let row = try #require(
      try sheet(workbook(rows: "<row>\(cells)</row>", styles: styles)).rows.first)
    let number = XLSXCell.number(1.5)
    let date = XLSXCell.date(serial: 1.5)
    #expect(row.cells.map(\.cell) == [number, date, number, date, date, number])
  }

  @Test(
    "Format codes show dates by their letters",
    arguments: [
      ("yyyy-mm-dd", true), ("[$-409]d mmm", true), ("[s]", true), ("General", false),
      ("0.00E+00", false), ("#,##0 \"dm\"", false), ("[Red]0;[Blue]-0", false), ("0\\d", false),
      ("\"open", false), ("[", false), ("\\", false),
    ])
  func formatCodes(code: String, isDate: Bool) { #expect(isDateCode(code) == isDate) }

  @Test("Cell names go both ways and never overflow") func names() throws {
    #expect(XLSXSheet.name(row: 3, column: 4) == "D3")
    for column in [1, 26, 27, 702, 703, 16_384] {
      let place = CellReference(row: 1_048_576, column: column)
      #expect(CellReference(place.name) == place)
    }
    #expect(CellReference("$B$7") == CellReference(row: 7, column: 2))
    for wrong in ["", "A", "7", "7A", "A0", "XFE1", "A1048577", "ZZZZZZZ99999999999", "a1", "A1B"] {
      #expect(CellReference(wrong) == nil)
    }
    #expect(CellRange("B2:A1") == nil)
  }
}

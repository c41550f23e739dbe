import QNumerics
import QTables
import TestSupport
import Testing

@Suite struct WorkbookWriterTests {
  private let book = [
    WorkbookSheet(
      name: "Loadings",
      rows: [
        [.text("sort", style: .bold), .text("F1", style: .bold), .empty],
        [.text("US1"), .number(0.7198, style: WorkbookStyle(isBold: true, numberFormat: "0.00"))],
        [],
        [.text("long", style: WorkbookStyle(wraps: true)), .number(.nan), .number(-3)],
      ], columnWidths: [12, nil, 40], frozenRows: 1, frozenColumns: 1),
    WorkbookSheet(name: "Empty"),
  ]

  @Test("Texts and numbers read back, and what is no number is an empty cell")
  func cells() throws {
    let back = try XLSXWorkbook(reading: workbookBytes(book))
    #expect(back.sheets.map(\.name) == ["Loadings", "Empty"])
    let sheet = back.sheets[0]
    #expect(sheet[1, 1] == .text("sort"))
    #expect(sheet[1, 3] == .empty)
    #expect(sheet[2, 2] == .number(0.7198))
    #expect(sheet[4, 2] == .empty)
    #expect(sheet[4, 3] == .number(-3))
    #expect(back.sheets[1].rows.isEmpty)
  }

  @Test("Every text reads back as it was, and none is a formula")
  func texts() throws {
    let texts = [
      "=1+1", "+44", "-4", "@SUM(A1)", "a,b", "\"quoted\"", "two\nlines", "two\r\nlines", "\ttab",
      " blanks ", "_x0041_", "_x000D_", "_x_x0041_", "_xABCD", "a\u{0}b", "\u{1}\u{1F}",
      "\u{7F}\u{85}",
      "\u{FFFF}", "\u{FEFF}mark", "<&>'", "é e\u{301}", "مرحبا", "日本", "👩‍👩‍👧", "\u{2028}", "007",
      "TRUE",
      String(repeating: "x", count: 32_767),
    ]
    let sheet = WorkbookSheet(name: "t", rows: texts.map { [.text($0)] })
    let back = try XLSXWorkbook(reading: workbookBytes([sheet])).sheets[0]
    for (row, text) in texts.enumerated() {
      guard case .text(let read) = back[row + 1, 1] else {
        Issue.record("\(text.debugDescription) is no text")
        continue
      }
      #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars), "\(text.debugDescription)")
    }
  }

  @Test("The same sheets give the same bytes, and no clock is in them")
  func deterministic() throws {
    let bytes = try workbookBytes(book)
    #expect(try workbookBytes(book) == bytes)
    let core = try ZIPArchive(reading: bytes).read("docProps/core.xml")
    let stamps = String(decoding: core, as: UTF8.self).ranges(of: "1980-01-01T00:00:00Z")
    #expect(stamps.count == 2)
  }

  @Test("Styles, widths and frozen panes stand in the file")
  func looks() throws {
    let archive = try ZIPArchive(reading: workbookBytes(book))
    let styles = String(decoding: try archive.read("xl/styles.xml"), as: UTF8.self)
    #expect(styles.contains("<b/>"))
    #expect(styles.contains("wrapText=\"1\""))
    #expect(styles.contains("formatCode=\"0.00\""))
    let sheet = String(decoding: try archive.read("xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(sheet.contains("xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\""))
    #expect(sheet.contains("<col min=\"1\" max=\"1\" width=\"12.7"))
    #expect(!sheet.contains("<col min=\"2\""))
    #expect(!sheet.contains("<f>"))
  }

  @Test("Looks, merged cells, heights and the printed page stand in the file")
  func furtherLooks() throws {
    var style = WorkbookStyle()
    style.isUnderlined = true
    style.isIndented = true
    style.size = 15
    style.ink = 0x123456
    style.fill = 0xABCDEF
    style.side = .left
    style.level = .bottom
    style.border = WorkbookStyle.Border([.top, .sides], colour: 0x654321, isHeavy: true)
    var sheet = WorkbookSheet(
      name: "Page", rows: [[.text("a", style: style), .empty], [], [.text("b")]])
    sheet.rowHeights = [1: 30]
    sheet.mergedRanges = [CellRange(row: 1, columns: 1...2)]
    sheet.isRightToLeft = true
    sheet.showsGridlines = false
    sheet.acceptsDigitsAsText = true
    var page = WorkbookPage()
    page.repeatedRows = 0...1
    page.foot = "R&D <\u{1}>" + String(repeating: "x", count: 200)
    sheet.page = page
    let bytes = try workbookBytes([sheet], title: "A <title>\u{1}")
    let archive = try ZIPArchive(reading: bytes)
    func part(_ name: String) throws -> String {
      String(decoding: try archive.read(name), as: UTF8.self)
    }
    let styles = try part("xl/styles.xml")
    for piece in [
      "<u/>", "<sz val=\"15\"/>", "FF123456", "FFABCDEF", "horizontal=\"left\" indent=\"1\"",
      "<top style=\"medium\"><color rgb=\"FF654321\"/></top><bottom/>",
    ] { #expect(styles.contains(piece), "\(piece)") }
    let written = try part("xl/worksheets/sheet1.xml")
    for piece in [
      "rightToLeft=\"1\"", "showGridLines=\"0\"", "<mergeCell ref=\"A1:B1\"/>",
      "ht=\"30\" customHeight=\"1\"", "orientation=\"landscape\"", "paperSize=\"9\"",
      "fitToHeight=\"0\"", "numberStoredAsText=\"1\"",
      "&amp;LR&amp;&amp;D &lt; &gt;xxx", "x…&amp;C&amp;A&amp;RPage &amp;P of &amp;N",
    ] { #expect(written.contains(piece), "\(piece)") }
    #expect(try part("xl/workbook.xml").contains("Page!$1:$2"))
    #expect(try part("docProps/core.xml").contains("<dc:title>A &lt;title&gt; </dc:title>"))
    #expect(try XLSXWorkbook(reading: bytes).sheets[0].mergedRanges == sheet.mergedRanges)
  }

  @Test("A link leads to the sheet, whatever its name, and reads back as its text")
  func links() throws {
    let sheets = [
      WorkbookSheet(
        name: "First",
        rows: [
          [WorkbookCell(.link("=to it", sheet: 1)), WorkbookCell(.link("nowhere", sheet: 7))]
        ]), WorkbookSheet(name: "Ann's & <mine>"),
    ]
    let bytes = try workbookBytes(sheets)
    let part = try ZIPArchive(reading: bytes).read("xl/worksheets/sheet1.xml")
    let written = String(decoding: part, as: UTF8.self)
    #expect(written.contains("location=\"'Ann''s &amp; &lt;mine&gt;'!A1\""))
    #expect(!written.contains("<f>"))
    let back = try XLSXWorkbook(reading: bytes).sheets[0]
    #expect(back[1, 1] == .text("=to it"))
    #expect(back[1, 2] == .text("nowhere"))
  }

  @Test("Names of sheets are made valid, and each differs from the others")
  func sheetNames() throws {
    let long = String(repeating: "a", count: 40)
    let wished = [
      "Fac. 1", "fac. 1", "a/b[c]:d*e?f\\g", "'quoted'", "", " ", long, long, "History", "日本",
      "x\u{7}y",
      String(repeating: "👍", count: 20), "Sheet",
    ]
    let names = validSheetNames(wished)
    #expect(
      names == [
        "Fac. 1", "fac. 1 (2)", "a b c  d e f g", "quoted", "Sheet", "Sheet (2)",
        String(repeating: "a", count: 31), String(repeating: "a", count: 27) + " (2)",
        "History (2)", "日本", "x y", String(repeating: "👍", count: 15), "Sheet (3)",
      ])
    let back = try XLSXWorkbook(reading: workbookBytes(wished.map { WorkbookSheet(name: $0) }))
    #expect(back.sheets.map(\.name) == names)
    #expect(Set(validSheetNames(Array(repeating: "same", count: 2_000))).count == 2_000)
  }

  @Test("What a workbook can't hold is said, and a workbook has a sheet")
  func limits() throws {
    let text = String(repeating: "x", count: 32_768)
    #expect(throws: WorkbookError.textTooLong(sheet: "s", cell: "B2")) {
      try workbookBytes([WorkbookSheet(name: "s", rows: [[], [.empty, .text(text)]])])
    }
    #expect(throws: WorkbookError.tooLarge(sheet: "s")) {
      try workbookBytes([
        WorkbookSheet(name: "s", rows: [Array(repeating: .number(1), count: 16_385)])
      ])
    }
    #expect(throws: WorkbookError.tooLarge(sheet: "s")) {
      try workbookBytes([WorkbookSheet(name: "s", frozenRows: -1)])
    }
    #expect(try XLSXWorkbook(reading: workbookBytes([])).sheets.map(\.name) == ["Sheet"])
  }
}

@Suite struct ZIPWriterTests {
  private let entries: [(name: String, bytes: [UInt8])] = [
    ("name.txt", Array("Über alles".utf8)), ("empty", []), ("日本/ŷ.txt", [0, 1, 2, 255]),
    ("large", Array(repeating: 7, count: 300_000)),
  ]

  @Test("An archive reads back as it was, in its order, and always has the same bytes")
  func roundTrip() throws {
    let bytes = try zipBytes(entries)
    let archive = try ZIPArchive(reading: bytes)
    #expect(archive.names == entries.map(\.name))
    for entry in entries { #expect(try archive.read(entry.name) == entry.bytes) }
    #expect(bytes.count < 10_000)
    #expect(try zipBytes(entries) == bytes)
    // Time and date of the first entry: midnight, 1 January 1980.
    #expect(bytes[10..<14] == [0, 0, 0x21, 0])
  }

  @Test("A name that stands twice is refused")
  func repeatedName() {
    #expect(throws: ZIPError.self) { try zipBytes([("a", [1]), ("a", [2])]) }
  }
}

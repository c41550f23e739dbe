import QStudy
import QTables
import Testing

@testable import QFormats

@Suite struct WorkbookTests {
  private let plain = fixtures + "/tables/plain.xlsx"
  private let faulty = fixtures + "/tables/statements.xlsx"

  @Test("The first visible sheet with a table reads, dates as attributes")
  func firstTable() throws {
    let reading = try StudyFormats.read(path: plain)
    #expect(reading.format == "Excel table (.xlsx), sheet “Sorts”, a row a sort")
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn", "Carys", "Dai"])
    #expect(
      reading.study.sorts.map(\.placements) == [
        [-1, 0, 1, 0, 0], [0, -1, 0, 1, 0], [0, 0, -1, 0, 1], [1, 0, 0, 0, -1],
      ])
    #expect(
      reading.study.participants.map(\.attributes) == [
        ["sector": "council", "joined": "2024-02-29"], ["joined": "2023-07-01 13:45:00"],
        ["sector": "health"], ["sector": "health"],
      ])
    #expect(reading.sources.sorts["Bryn"] == Location(file: plain, line: 3, cell: "Sorts"))
    #expect(reading.warnings.map(\.code) == [.hiddenCells])
    #expect(
      reading.found.suffix(2) == [
        "column “joined” read as what is known of the participants",
        "sheet “About” not read, no table of three rows and columns",
      ])
    // What is hidden is told with what became of it, and how to leave it out.
    #expect(reading.warnings[0].sorts == ["Carys"])
    #expect(
      reading.warnings[0].message
        == "The sheet “Sorts” hides row 4; the sort Carys was read like the others. To leave the sort out, "
        + "add --exclude Carys to each command.")
  }

  @Test("A sheet can be named, hidden or not; a name that is none is a finding")
  func namedSheet() throws {
    let reading = try StudyFormats.read(path: plain, options: ReadingOptions(sheet: "Old sorts"))
    #expect(reading.study.sorts.map(\.id) == ["x", "y"])
    let all = try findings {
      try StudyFormats.read(path: plain, options: ReadingOptions(sheet: "Sort"))
    }
    #expect(all.map(\.code) == [.badValue])
    #expect(all[0].mend == "Write --sheet Sorts.")
  }

  @Test("Sorts on another sheet are told, one table of them or several")
  func otherSheets() throws {
    let table = ["id|a|b|c|d", "Ann|1|0|0|-1", "Bob|0|1|-1|0", "Cai|-1|0|1|0"]
    let more = ["id|p|q|r", "Dee|1|0|-1", "Eve|0|1|-1", "Flo|-1|0|1"]
    let books = [
      "“Later” (3 sorts)": [kadeSheet("Now", table), kadeSheet("Later", table)],
      "“Later” (several tables)": [
        kadeSheet("Now", table), kadeSheet("Later", table + [""] + more),
      ],
    ]
    for (told, sheets) in books {
      let reading = try StudyFormats.read(
        FormatInput(path: "t.xlsx", bytes: try workbookBytes(sheets)))
      #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
      #expect(
        reading.warnings.map(\.message) == [
          "Only the sheet “Now” was read; there are also sorts on \(told). Read another with --sheet."
        ])
    }
  }

  @Test("Errors, dates and formulas without a value are found by sheet and cell")
  func faults() throws {
    let all = try findings { try StudyFormats.read(path: faulty) }
    #expect(all.map(\.code) == [.notANumber, .notANumber, .notANumber])
    #expect(all.map(\.location?.cell) == ["Sorts!D5", "Sorts!D6", "Sorts!E4"])
    #expect(all.map(\.sort) == ["Anna", "Anna", "Bryn"])
    #expect(all.map(\.statement) == ["2", "3", "1"])
    #expect(
      all.map(\.found) == [
        "the date 2024-01-05", "a formula that was never computed", "the error #N/A",
      ])
  }

  @Test("A row can be a statement")
  func statementRows() throws {
    let study = try StudyFormats.read(path: faulty, options: ReadingOptions(sheet: "Clean")).study
    #expect(study.statements[2].text == "Parks are kept well.")
    #expect(study.sorts.map(\.placements) == [[-1, 0, 1], [0, -1, 1]])
  }

  @Test("An old workbook, and an archive that is none, are named as such")
  func noWorkbook() throws {
    for start: [UInt8] in [[0xD0, 0xCF, 0x11, 0xE0], [0x50, 0x4B, 0x03, 0x04]] {
      let input = FormatInput(path: "a.csv", bytes: start + Array(repeating: 1, count: 600))
      let all = try findings { try StudyFormats.read(input) }
      #expect(all.map(\.code) == [.unreadableFormat])
    }
  }

  @Test("A file of LibreOffice, and an archive of something else, are told for what they are")
  func otherArchives() throws {
    func found(_ entries: [(name: String, bytes: [UInt8])], name: String) throws -> [String] {
      let bytes = try zipBytes(entries)
      let all = try findings { try StudyFormats.read(FormatInput(path: name, bytes: bytes)) }
      return all.map(\.found)
    }
    let mime = Array("application/vnd.oasis.opendocument.spreadsheet".utf8)
    #expect(
      try found([("mimetype", mime), ("content.xml", [])], name: "a.ods")
        == ["a file of LibreOffice or OpenOffice (.ods)"])
    #expect(
      try found([("readme.txt", [65])], name: "a.zip") == ["a ZIP archive of readme.txt"])
    let book = try workbookBytes([WorkbookSheet(name: "S", rows: [[.number(1)]])])
    let cut = FormatInput(path: "a.xlsx", bytes: Array(book.prefix(book.count / 2)))
    let all = try findings { try StudyFormats.read(cut) }
    #expect(all.first?.found.contains("cut short or damaged") == true)
    #expect(all.first?.mend.hasPrefix("Copy or download it again.") == true)
  }

  @Test("Sorts on a hidden sheet are told beside those that are read")
  func hiddenSorts() throws {
    let reading = try StudyFormats.read(path: "\(fixtures)/tables/hidden.xlsx")
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cei"])
    #expect(
      reading.warnings.map(\.message).contains(
        "There are also sorts on the hidden sheet “Second wave” (3 sorts), not read. Read one with "
          + "--sheet."))
  }

  @Test(
    "Serial dates count as spreadsheets count them",
    arguments: [
      (1.0, false, "1900-01-01"), (59, false, "1900-02-28"), (61, false, "1900-03-01"),
      (45351, false, "2024-02-29"), (45351.75, false, "2024-02-29 18:00:00"),
      (0, true, "1904-01-01"),
      (43889, true, "2024-02-29"), (-1, false, "-1.0"), (1e300, false, "1e+300"),
    ])
  func serialDates(serial: Double, from1904: Bool, written: String) {
    #expect(writtenDate(serial, from1904: from1904) == written)
  }
}

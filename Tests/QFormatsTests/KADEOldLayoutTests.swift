import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

/// Traps and faults of the layouts that only old workbooks and results have.
@Suite struct KADEOldLayoutTests {
  private func read(_ sheets: [WorkbookSheet]) throws -> StudyReading {
    try StudyFormats.read(FormatInput(path: "d/book.xlsx", bytes: try workbookBytes(sheets)))
  }

  private func expectSmall(_ reading: StudyReading, _ format: String) {
    #expect(reading.format == format)
    #expect(reading.warnings.isEmpty)
    #expect(reading.study.title == "Town, in bloom")
    #expect(reading.study.grid?.description == "-1: 1, 0: 2, 1: 1")
    #expect(
      reading.study.statements.map(\.text) == ["Parks, mostly", "Bins", "Buses", "Trees"])
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bryn, junior", "Carys"])
    #expect(
      reading.study.sorts.map(\.placements) == [[-1, 0, 0, 1], [0, -1, 0, 1], [1, 0, 0, -1]])
  }

  /// The sheets with one cell changed; rows and columns from 1.
  private func changed(
    _ sheets: [WorkbookSheet], _ name: String, _ row: Int, _ column: Int, _ cell: WorkbookCell
  ) -> [WorkbookSheet] {
    sheets.map { sheet in
      guard sheet.name == name else { return sheet }
      var sheet = sheet
      while sheet.rows.count < row { sheet.rows.append([]) }
      while sheet.rows[row - 1].count < column { sheet.rows[row - 1].append(.empty) }
      sheet.rows[row - 1][column - 1] = cell
      return sheet
    }
  }

  @Test("An old type 1 reads with blanks, notes and numbers stored as text")
  func oldType1Traps() throws {
    let format = "KADE workbook, type 1 (old)"
    let book = KADEBooks.oldType1
    // A note beside the counts, a blank column between the sorts, cards as text, no counts of nought.
    expectSmall(try read(changed(book, "Sorts", 11, 4, .text("one card"))), format)
    expectSmall(try read(changed(book, "Sorts", 31, 2, .text(" 1 "))), format)
    expectSmall(try read(changed(book, "Sorts", 32, 1, .text("\u{2212}0"))), format)
    expectSmall(try read(changed(book, "Sorts", 6, 2, .empty)), format)
    var gap = book
    for row in gap[1].rows.indices where row >= 29 { gap[1].rows[row].insert(.empty, at: 2) }
    expectSmall(try read(gap), format)
    expectSmall(try read(book.reversed()), format)
  }

  struct Fault: Sendable {
    var sheet: String
    var row: Int
    var column: Int
    var cell: WorkbookCell
    var code: Finding.Code
    var sort: String?
    var statement: String?
    var place: String
  }

  private func expect(_ fault: Fault, in book: [WorkbookSheet]) throws {
    let all = try findings {
      try read(changed(book, fault.sheet, fault.row, fault.column, fault.cell))
    }
    let finding = try #require(all.first { $0.code == fault.code }, "\(all)")
    #expect(
      finding.location
        == Location(
          file: "d/book.xlsx", line: fault.row, cell: fault.place))
    #expect(finding.sort == fault.sort)
    #expect(finding.statement == fault.statement)
    #expect(!finding.mend.isEmpty)
  }

  @Test(
    "Faults of an old type 1 name the cell, the sort and the card",
    arguments: [
      Fault(
        sheet: "Sorts", row: 34, column: 4, cell: .number(4), code: .duplicateStatement,
        sort: "Carys", statement: "4", place: "Sorts!D34"),
      Fault(
        sheet: "Sorts", row: 33, column: 2, cell: .number(9), code: .unknownStatement, sort: "Ann",
        statement: "9", place: "Sorts!B33"),
      Fault(
        sheet: "Sorts", row: 33, column: 2, cell: .text("x"), code: .notANumber, sort: "Ann",
        statement: nil, place: "Sorts!B33"),
      Fault(
        sheet: "Sorts", row: 31, column: 3, cell: .number(1.5), code: .notAnInteger,
        sort: "Bryn, junior", statement: nil, place: "Sorts!C31"),
      Fault(
        sheet: "Sorts", row: 32, column: 1, cell: .empty, code: .blankCell, sort: nil,
        statement: nil, place: "Sorts!A32"),
      Fault(
        sheet: "Sorts", row: 30, column: 3, cell: .empty, code: .blankCell, sort: nil,
        statement: nil, place: "Sorts!C30"),
      Fault(
        sheet: "Sorts", row: 30, column: 4, cell: .text("Ann"), code: .duplicateSort, sort: "Ann",
        statement: nil, place: "Sorts!D30"),
      Fault(
        sheet: "Sorts", row: 12, column: 2, cell: .text("two"), code: .badGrid, sort: nil,
        statement: nil, place: "Sorts!B12"),
    ])
  func oldType1Faults(fault: Fault) throws { try expect(fault, in: KADEBooks.oldType1) }

  @Test(
    "An old type 1 whose names moved by a row is a finding, never fewer cards", arguments: [28, 29])
  func oldType1Moved(row: Int) throws {
    var book = KADEBooks.oldType1
    if row == 28 { book[1].rows.remove(at: row) } else { book[1].rows.insert([], at: row) }
    #expect(!(try findings { try read(book) }).isEmpty)
  }

  @Test("An old type 2 reads with text for numbers, blank rows and other words")
  func oldType2Traps() throws {
    let format = "KADE workbook, type 2 (old)"
    let book = KADEBooks.oldType2
    expectSmall(try read(changed(book, "sorts", 7, 2, .text("\u{2212}1"))), format)
    expectSmall(try read(changed(book, "sorts", 4, 1, .text("SORTING PATTERN:"))), format)
    expectSmall(try read(changed(book, "sorts", 4, 5, .text("+1"))), format)
    expectSmall(try read(changed(book, "sorts", 2, 2, .text("Town, in bloom"))), format)
    var spaced = book
    spaced[1].rows.insert([.empty, .text(" ")], at: 8)
    spaced[1].rows.append([.empty, .text("entered by hand")])
    expectSmall(try read(spaced), format)
  }

  @Test(
    "Faults of an old type 2 name the cell, the sort and the statement",
    arguments: [
      Fault(
        sheet: "sorts", row: 8, column: 3, cell: .text("O"), code: .notANumber,
        sort: "Bryn, junior", statement: "2", place: "sorts!C8"),
      Fault(
        sheet: "sorts", row: 9, column: 6, cell: .number(1), code: .raggedRow, sort: "Carys",
        statement: nil, place: "sorts"),
      Fault(
        sheet: "sorts", row: 9, column: 5, cell: .empty, code: .raggedRow, sort: "Carys",
        statement: nil, place: "sorts"),
      Fault(
        sheet: "sorts", row: 7, column: 1, cell: .empty, code: .blankCell, sort: nil,
        statement: nil, place: "sorts!A7"),
      Fault(
        sheet: "sorts", row: 9, column: 1, cell: .text("Ann"), code: .duplicateSort, sort: "Ann",
        statement: nil, place: "sorts"),
      Fault(
        sheet: "sorts", row: 4, column: 5, cell: .text("x"), code: .notANumber, sort: nil,
        statement: nil, place: "sorts"),
    ])
  func oldType2Faults(fault: Fault) throws { try expect(fault, in: KADEBooks.oldType2) }

  @Test("Results read with quotes, other sheets and sheets in another order")
  func resultsTraps() throws {
    let format = "KADE workbook, type 3 (results)"
    let book = KADEBooks.type3
    expectSmall(try read(book.reversed()), format)
    expectSmall(
      try read(changed(book, "Project Overview", 7, 2, .text("\"-1, 0, 0, +1\""))), format)
    expectSmall(try read(changed(book, "Q sorts", 6, 2, .text("\u{2212}1"))), format)
    expectSmall(try read(changed(book, "Q sorts", 8, 7, .empty)), format)
    expectSmall(try read(changed(book, "Q sorts", 10, 1, .text(" "))), format)
  }

  @Test(
    "Faults of results name the cell, the sort and the statement",
    arguments: [
      Fault(
        sheet: "Q sorts", row: 7, column: 3, cell: .text("O"), code: .notANumber,
        sort: "Bryn, junior", statement: "2", place: "Q sorts!C7"),
      Fault(
        sheet: "Q sorts", row: 7, column: 3, cell: .number(0.5), code: .notAnInteger,
        sort: "Bryn, junior", statement: "2", place: "Q sorts!C7"),
      Fault(
        sheet: "Q sorts", row: 8, column: 1, cell: .empty, code: .blankCell, sort: nil,
        statement: nil, place: "Q sorts!A8"),
      Fault(
        sheet: "Q sorts", row: 8, column: 1, cell: .text("Ann"), code: .duplicateSort, sort: "Ann",
        statement: nil, place: "Q sorts"),
      Fault(
        sheet: "Project Overview", row: 7, column: 2, cell: .text("-1,0,zero,1"),
        code: .notANumber, sort: nil, statement: nil, place: "Project Overview!B7"),
      Fault(
        sheet: "statements", row: 5, column: 1, cell: .number(1), code: .duplicateStatement,
        sort: nil, statement: "1", place: "statements!B5"),
    ])
  func resultsFaults(fault: Fault) throws { try expect(fault, in: KADEBooks.type3) }

  @Test("A grid too large to be one is a finding, where nothing words its statements")
  func giants() throws {
    let counts = Array(repeating: "1000", count: 20).joined(separator: "|")
    let book = KADEBooks.replacing(
      "pattern", in: KADEBooks.type2.filter { $0.name != "statements" },
      with: [KADEBooks.values, counts])
    let all = try findings { try read(book) }
    #expect(all.first?.found == "more than 10000 statements without wording")
  }

  @Test("Thousands of faulty sorts bring as many findings as a person could ever read")
  func manyFaults() throws {
    let rows = (0..<12_000).map { "P\($0)|x|-1|0|1" }
    let book = KADEBooks.replacing("sorts", in: KADEBooks.type2, with: ["|s1|s2|s3|s4"] + rows)
    #expect(try findings { try read(book) }.count == PlacementCell.mostFindings)
    let table = Array(rows.joined(separator: "\n").replacing("|", with: ",").utf8)
    let texts = [
      (name: "sorts.txt", bytes: table), (name: "statements.txt", bytes: Array("a\nb\nc\nd".utf8)),
    ]
    let all = try findings {
      try StudyFormats.read(FormatInput(path: "a.zip", bytes: try zipBytes(texts)))
    }
    #expect(all.count == PlacementCell.mostFindings)
  }
}

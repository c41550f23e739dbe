import QNumerics
import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

private func read(
  _ sheets: [WorkbookSheet], repair: Bool = false, format: String? = nil
) throws -> StudyReading {
  try StudyFormats.read(
    FormatInput(path: "d/book.xlsx", bytes: try workbookBytes(sheets)),
    options: ReadingOptions(format: format, repair: repair))
}

@Suite struct KADETests {
  private let placements: [[Int?]] = [[-1, 0, 0, 1], [0, -1, 0, 1], [1, 0, 0, -1]]

  private func expectSmall(_ study: Study) {
    #expect(study.title == "Town, in bloom")
    #expect(study.grid?.description == "-1: 1, 0: 2, 1: 1")
    #expect(study.statements.map(\.id) == ["1", "2", "3", "4"])
    #expect(study.statements.map(\.text) == ["Parks, mostly", "Bins", "Buses", "Trees"])
    #expect(study.sorts.map(\.id) == ["Ann", "Bryn, junior", "Carys"])
    #expect(study.sorts.map(\.placements) == placements)
  }

  @Test("Every layout reads to the same study, commas in names and all", arguments: 0..<5)
  func layouts(layout: Int) throws {
    let book = KADEBooks.all[layout]
    let reading = try read(book.sheets)
    #expect(reading.format == book.format)
    #expect(reading.warnings.isEmpty)
    expectSmall(reading.study)
    #expect(try SortTable(reading.study).isForced)
  }

  @Test("Parts are located by sheet and cell")
  func locations() throws {
    let rows = try read(KADEBooks.type2).sources
    #expect(rows.sorts["Carys"] == Location(file: "d/book.xlsx", line: 4, cell: "sorts"))
    #expect(rows.statements["2"] == Location(file: "d/book.xlsx", line: 3, cell: "statements!B3"))
    let cards = try read(KADEBooks.type1).sources
    #expect(cards.sorts["Carys"] == Location(file: "d/book.xlsx", line: 1, cell: "sorts!D1"))
  }

  @Test("A header that numbers the values otherwise than the statements is told, and places decide")
  func otherNumbers() throws {
    let turned = [KADEBooks.statements[0]] + KADEBooks.statements.dropFirst().reversed()
    for (wording, header, isTold) in [
      (KADEBooks.statements, "|1|2|3|4", false), (turned, "|1|2|3|4", true),
      (KADEBooks.statements, "|s1|s2|s3|s4", false), (turned, "|s1|s2|s3|s4", true),
    ] {
      let sorts = KADEBooks.replacing(
        "sorts", in: KADEBooks.type2, with: [header] + KADEBooks.rows)
      let reading = try read(KADEBooks.replacing("statements", in: sorts, with: wording))
      #expect(reading.study.sorts.first?.placements == [-1, 0, 0, 1])
      #expect(reading.warnings.map(\.code) == (isTold ? [.layoutInferred] : []))
      if isTold { #expect(reading.warnings.first?.message.contains("order 4, 3, 2 …") == true) }
    }
  }

  @Test("Statements whose numbers are not their places are a finding where cards bear numbers")
  func misnumbered() throws {
    let texts = ["Parks, mostly", "Bins", "Buses", "Trees"]
    for numbers in [[2, 1, 3, 4], [4, 3, 2, 1]] {
      let wording = ["|Statements"] + zip(numbers, texts).map { "\($0)|\($1)" }
      let book = KADEBooks.replacing("statements", in: KADEBooks.type1, with: wording)
      let all = try findings { try read(book) }
      #expect(all.map(\.code) == [.badValue], "\(all)")
      #expect(all.first?.found.hasSuffix("the first is \(numbers[0])") == true)
    }
  }

  @Test("What KADE itself refuses or loses reads all the same")
  func traps() throws {
    // No version, no type; sheets in other case and under their other names.
    for sorts in [KADEBooks.type1, KADEBooks.type2] {
      let bare = sorts.filter { !["type", "version"].contains($0.name) }.map { sheet in
        var sheet = sheet
        sheet.name =
          ["sorts": "QSorts", "pattern": "PATTERNS", "statements": "Statement", "name": "Names"][
            sheet.name] ?? sheet.name
        return sheet
      }
      let reading = try read(bare)
      #expect(reading.format.hasSuffix("(version 2)"))
      expectSmall(reading.study)
    }
    // Headers of type 2: a filled A1, numbers, none; blank rows and a row of notes.
    let headers = ["Participant|s1|s2|s3|s4", "Name|1|2|3|4", "|Parks|Bins|Buses|Trees", nil]
    for header in headers {
      let lines =
        (header.map { [$0] } ?? []) + [KADEBooks.rows[0], "", "|note"] + KADEBooks.rows[1...]
      expectSmall(try read(KADEBooks.replacing("sorts", in: KADEBooks.type2, with: lines)).study)
    }
    // Headers of the statements: other words, none, no numbers, blank rows between.
    let wording = Array(KADEBooks.statements.dropFirst())
    for header in ["Nr|statement", "Statement no.|Statement text", "#|Wording", "STATEMENTS|x"] {
      let lines =
        header.hasPrefix("STATEMENTS")
        ? ["STATEMENTS"] + wording.map { String($0.dropFirst(2)) } : [header, ""] + wording + [""]
      expectSmall(
        try read(KADEBooks.replacing("statements", in: KADEBooks.type2, with: lines)).study)
    }
    expectSmall(
      try read(KADEBooks.replacing("statements", in: KADEBooks.type2, with: wording)).study)
    // Numbers stored as text, with a real minus.
    let texts = ["|s1", "Ann|\u{2212}1|'0|'0|'+1"] + KADEBooks.rows[1...]
    expectSmall(try read(KADEBooks.replacing("sorts", in: KADEBooks.type2, with: texts)).study)
  }

  @Test("A pattern reads with labels beside it, and without values over its counts")
  func patterns() throws {
    let patterns = [
      [KADEBooks.counts], ["", KADEBooks.values, "", KADEBooks.counts],
      ["value|" + KADEBooks.values, "cards|" + KADEBooks.counts], ["-1|0|1", "1|2|1"],
    ]
    for pattern in patterns {
      expectSmall(
        try read(KADEBooks.replacing("pattern", in: KADEBooks.type2, with: pattern)).study)
    }
    let none = KADEBooks.replacing("pattern", in: KADEBooks.type2, with: [KADEBooks.values, "0|0"])
    #expect(try read(none).study.grid == nil)
  }

  @Test("Results read under the other names of their sheets, as Ken-Q writes them")
  func kenQResults() throws {
    let names = ["Project Overview": "Analysis Overview", "Q sorts": "Q-sorts"]
    var sheets = KADEBooks.type3.map { sheet in
      var sheet = sheet
      sheet.name = names[sheet.name] ?? sheet.name.uppercased()
      return sheet
    }
    sheets[0].rows[6][1] = .text("\"-1,0,0,1\"")
    let reading = try read(sheets)
    #expect(reading.format == "KADE workbook, type 3 (results)")
    expectSmall(reading.study)
    sheets[0].rows[6][1] = .text("-1,0,zero,1")
    let all = try findings { try read(sheets) }
    #expect(all.map(\.code) == [.notANumber])
    #expect(all[0].location?.cell == "Analysis Overview!B7")
  }

  @Test("Type 2 may be unforced, and numbers may name the participants")
  func unforced() throws {
    let rows = ["|s1|s2|s3|s4", "1|1|1|0|0", "2|-1|-1|-1|1", "3|1|0|0|-1"]
    let sheets = KADEBooks.replacing(
      "sorts", in: KADEBooks.type2.filter { $0.name != "type" }, with: rows)
    let study = try read(sheets).study
    #expect(study.sorts.map(\.id) == ["1", "2", "3"])
    #expect(study.grid?.description == "-1: 1, 0: 2, 1: 1")
    #expect(try SortTable(study).warnings.map(\.code).contains(.freeDistribution))
  }

  @Test("A type 1 of more than 300 rows is read to its end")
  func manyRows() throws {
    let n = 320
    let statements = ["|Statements"] + (1...n).map { "\($0)|Statement no \($0)" }
    let cards = ["|Ann|Bob"] + (0..<n).map { "\($0 < 160 ? -1 : 1)|\($0 + 1)|\(n - $0)" }
    let counts = "0|0|0|0|0|160|0|160" + String(repeating: "|0", count: 12)
    var sheets = KADEBooks.replacing("statements", in: KADEBooks.type1, with: statements)
    sheets = KADEBooks.replacing("sorts", in: sheets, with: cards)
    sheets = KADEBooks.replacing("pattern", in: sheets, with: [KADEBooks.values, counts])
    let study = try read(sheets).study
    #expect(study.sorts[0].placements == (0..<n).map { $0 < 160 ? -1 : 1 })
    #expect(study.sorts[1].placements == (0..<n).map { $0 < 160 ? 1 : -1 })
  }

  struct Fault: Sendable {
    var sheet: String
    var lines: [String]
    var code: Finding.Code
    var cell: String?
    var sort: String?
    var statement: String?
  }

  private static let cards = KADEBooks.cards
  @Test(
    "Faults of type 1 name the sort and the number of the card",
    arguments: [
      Fault(
        sheet: "sorts", lines: cards[0..<4] + ["1|4|4|4"], code: .duplicateStatement,
        cell: "sorts!D5", sort: "Carys", statement: "4"),
      Fault(
        sheet: "sorts", lines: cards[0..<4] + ["1|4|4|4"], code: .missingStatement,
        cell: "sorts!D2", sort: "Carys", statement: "1"),
      Fault(
        sheet: "sorts", lines: cards[0..<4] + ["1|5|4|1"], code: .unknownStatement,
        cell: "sorts!B5", sort: "Ann", statement: "5"),
      Fault(
        sheet: "sorts", lines: cards[0..<4] + ["1||4|1"], code: .missingStatement,
        cell: "sorts!B2", sort: "Ann", statement: "4"),
      Fault(
        sheet: "sorts", lines: cards[0..<4] + ["1|x|4|1"], code: .notANumber, cell: "sorts!B5",
        sort: "Ann", statement: nil),
      Fault(
        sheet: "sorts", lines: cards[0..<4] + ["|4|4|1"], code: .blankCell, cell: "sorts!A5",
        sort: nil, statement: nil),
      Fault(
        sheet: "sorts", lines: ["value|Ann||Carys"] + cards[1...], code: .blankCell,
        cell: "sorts!C1", sort: nil, statement: nil),
      Fault(
        sheet: "sorts", lines: ["value|Ann|Carys|Carys"] + cards[1...], code: .duplicateSort,
        cell: "sorts!D1", sort: "Carys", statement: nil),
      Fault(
        sheet: "statements", lines: ["|Statements", "2|b", "1|a", "3|c", "4|d"], code: .badValue,
        cell: "statements", sort: nil, statement: nil),
    ])
  func type1Faults(fault: Fault) throws {
    try expect(fault, in: KADEBooks.type1)
  }

  private static let rows = KADEBooks.rows
  @Test(
    "Faults of type 2 name the sort and the statement",
    arguments: [
      Fault(
        sheet: "sorts", lines: rows[0..<2] + ["Carys|1|0|0"], code: .raggedRow, cell: "sorts",
        sort: "Carys", statement: nil),
      Fault(
        sheet: "sorts", lines: rows[0..<2] + ["Carys|1|0|0|-1|0"], code: .raggedRow, cell: "sorts",
        sort: "Carys", statement: nil),
      Fault(
        sheet: "sorts", lines: rows[0..<2] + ["Carys|1|O|0|-1"], code: .notANumber,
        cell: "sorts!C3", sort: "Carys", statement: "2"),
      Fault(
        sheet: "sorts", lines: rows[0..<2] + ["|1|0|0|-1"], code: .blankCell, cell: "sorts!A3",
        sort: nil, statement: nil),
      Fault(
        sheet: "sorts", lines: rows[0..<2] + ["Ann|1|0|0|-1"], code: .duplicateSort, cell: "sorts",
        sort: "Ann", statement: nil),
      Fault(
        sheet: "sorts", lines: ["|s1|s2|s3|s4"], code: .tooFewSorts, cell: nil, sort: nil,
        statement: nil),
      Fault(
        sheet: "statements", lines: ["|Statements", "1|a", "1|b", "3|c", "4|d"],
        code: .duplicateStatement, cell: "statements!B3", sort: nil, statement: "1"),
      Fault(
        sheet: "pattern", lines: [KADEBooks.values, "0|0|0|0|0|one|2|1"], code: .badGrid,
        cell: "pattern!F2", sort: nil, statement: nil),
      Fault(
        sheet: "pattern", lines: [KADEBooks.values, "0|0|0|0|0|-1|2|1"], code: .badGrid,
        cell: "pattern", sort: nil, statement: nil),
    ])
  func type2Faults(fault: Fault) throws {
    try expect(fault, in: KADEBooks.type2)
  }

  private func expect(_ fault: Fault, in sheets: [WorkbookSheet]) throws {
    let all = try findings {
      try read(KADEBooks.replacing(fault.sheet, in: sheets, with: fault.lines))
    }
    let finding = try #require(all.first { $0.code == fault.code }, "\(all)")
    #expect(finding.location?.cell == fault.cell)
    #expect(finding.location?.file == "d/book.xlsx")
    #expect(finding.sort == fault.sort)
    #expect(finding.statement == fault.statement)
  }

  @Test("Values off the pattern are found by the check, in their row")
  func offPattern() throws {
    let rows = KADEBooks.rows[0..<2] + ["Carys|2|0|0|-1"]
    let reading = try read(KADEBooks.replacing("sorts", in: KADEBooks.type2, with: Array(rows)))
    do {
      _ = try SortTable(reading.study)
      Issue.record("a value off the pattern passed")
    } catch {
      let all = reading.sources.locating(error).all
      #expect(all.map(\.code) == [.valueOffGrid])
      #expect(all[0].location?.line == 3)
      #expect(all[0].sort == "Carys")
    }
  }

  @Test("A name that stands twice is kept and renamed only when that is asked for")
  func repairs() throws {
    let rows = KADEBooks.rows[0..<2] + ["Ann|1|0|0|-1"]
    let sheets = KADEBooks.replacing("sorts", in: KADEBooks.type2, with: Array(rows))
    let reading = try read(sheets, repair: true)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bryn, junior", "Ann-2"])
    #expect(reading.warnings.map(\.code) == [.repaired])
  }

  @Test("A plain workbook is left to the reader of tables")
  func others() throws {
    let sorts = kadeSheet("sorts", ["sort|1|2|3|4"] + KADEBooks.rows)
    let plain = [sorts, kadeSheet("statements", KADEBooks.statements)]
    #expect(try read(plain).format.hasPrefix("Excel table"))
    let all = try findings { try read(plain, format: "kade") }
    #expect(all.map(\.code) == [.unreadableFormat])
    #expect(all[0].found == "the sheets sorts, statements")
  }

  @Test("A workbook without wording calls the statements after their numbers")
  func unworded() throws {
    let reading = try read(KADEBooks.type2.filter { $0.name != "statements" })
    #expect(reading.study.statements.map(\.text).first == "Statement 1")
    #expect(reading.study.sorts.map(\.placements) == placements)
    #expect(reading.warnings.map(\.code) == [.statementsUnworded])
  }

  @Test("A workbook that tells neither statements nor cards says so, and reads as a plain table")
  func unlimited() throws {
    let blank = [
      kadeSheet("pattern", [KADEBooks.values]), kadeSheet("name", ["Name"]),
      kadeSheet("statements", ["|Statements"]),
      kadeSheet("sorts", ["|s1|s2|s3|s4"] + KADEBooks.rows),
    ]
    let all = try findings { try read(blank) }
    #expect(all.map(\.code) == [.tooFewStatements])
    #expect(
      all[0].found
        == "neither statements nor a grid: the sheet “statements” holds no statement, and the sheet "
        + "“pattern” no card")
    #expect(all[0].mend.hasSuffix("with --as xlsx --sheet sorts."))
    let plain = try StudyFormats.read(
      FormatInput(path: "d/book.xlsx", bytes: try workbookBytes(blank)),
      options: ReadingOptions(format: "xlsx", sheet: "sorts"))
    #expect(plain.study.sorts.map(\.placements) == placements)
    let cards =
      KADEBooks.type1.filter { $0.name != "statements" && $0.name != "pattern" }
      + [kadeSheet("pattern", [KADEBooks.values])]
    #expect(try findings { try read(cards) }.map(\.code) == [.tooFewStatements])
  }

  @Test("Far corners and many names end in findings, not in the memory")
  func giants() throws {
    var statements = kadeSheet("statements", KADEBooks.statements)
    statements.rows += (5...20_000).map { [.number($0), .text("s")] }
    let sorts = WorkbookSheet(name: "sorts", rows: [(0..<16_000).map { .text("n\($0)") }])
    for type in ["1", "2"] {
      let sheets =
        KADEBooks.common(type: type).filter { $0.name != "statements" } + [statements, sorts]
      #expect(!(try findings { try read(sheets) }).isEmpty)
    }
  }
}

import QStudy
import QTables
import Testing

@testable import QFormats

/// What was found in cells that are read rightly all the same.
@Suite struct CellsFoundTests {
  private let rows = ["Ann,1,0,0,-1", "Bob,0,1,-1,0", "Cai,-1,0,1,0"]

  private func text(_ rows: [String]) -> String {
    (["sort,s1,s2,s3,s4"] + rows).joined(separator: "\n") + "\n"
  }

  private func book(_ lines: [String]) throws -> StudyReading {
    try StudyFormats.read(
      FormatInput(path: "t.xlsx", bytes: try workbookBytes([kadeSheet("Sorts", lines)])))
  }

  @Test("Nothing is told of plain numbers")
  func plain() throws {
    #expect(try readTable(text(rows)).found == [])
    // A plus, a dash or an apostrophe elsewhere is none of a number.
    #expect(
      try readTable(text(rows.map { $0.replacing("Ann", with: "Ann–+'") })).found == [])
    let lines = text(rows).split(separator: "\n").map { String($0).replacing(",", with: "|") }
    #expect(try book(lines).found == [])
  }

  @Test("Signs of numbers are named by their first cell and read")
  func signs() throws {
    let clean = try readTable(text(rows)).study.sorts
    let reading = try readTable(
      text(["Ann,+1,0,0,\u{2212}1", "Bob,0,+1,\u{2013}1,0", "Cai,'-1,0,+1,0"]))
    #expect(reading.study.sorts == clean)
    #expect(
      reading.found == [
        "1 number stored as text (first B4), read as a number",
        "3 numbers with a plus sign (first B2), read without it",
        "2 numbers with “\u{2212}” or “\u{2013}” as the sign (first E2), read as minus",
      ])
    #expect(reading.warnings == [])
  }

  @Test("A long table has its signs named as well")
  func long() throws {
    let placements = rows.flatMap { row in
      let cells = row.split(separator: ",")
      return (1...4).map { "\(cells[0]),s\($0),\(cells[$0] == "1" ? "+1" : cells[$0])" }
    }
    let reading = try readTable(
      (["participant,statement,value"] + placements).joined(separator: "\n") + "\n")
    #expect(reading.found == ["3 numbers with a plus sign (first C2), read without it"])
  }

  @Test("A row of a long table that a comma in a comment made longer is a finding")
  func cutComment() throws {
    let placements = rows.flatMap { row in
      let cells = row.split(separator: ",")
      return (1...4).map { "\(cells[0]),s\($0),\(cells[$0]),well" }
    }
    let whole = ["participant,statement,value,comment"] + placements
    #expect(try readTable(whole.joined(separator: "\n") + "\n").study.comments.count == 12)
    var cut = whole
    cut[2] += ", yes"
    let all = try findings { try readTable(cut.joined(separator: "\n") + "\n") }
    #expect(all.map(\.code) == [.raggedRow] && all[0].location?.line == 3)
    #expect(all[0].mend.contains("put it in quotes"))
  }

  @Test("Numbers stored as text in a workbook are named, in tables and in workbooks of KADE")
  func storedAsText() throws {
    let reading = try book([
      "sort|s1|s2|s3|s4", "Ann|'1|'0|0|-1", "Bob|0|1|-1|0", "Cai|'\u{2212}1|0|1|0",
    ])
    #expect(
      reading.found == [
        "3 numbers stored as text (first B2), read as numbers",
        "1 number with “\u{2212}” as the sign (first B4), read as minus",
      ])
    #expect(
      reading.study.sorts.map(\.placements) == [[1, 0, 0, -1], [0, 1, -1, 0], [-1, 0, 1, 0]])
    let kade = KADEBooks.replacing(
      "sorts", in: KADEBooks.type2,
      with: ["|s1|s2|s3|s4", "Ann|'-1|'0|0|1", "Bob|0|-1|0|1", "Cai|1|0|0|-1"])
    let study = try StudyFormats.read(
      FormatInput(path: "k.xlsx", bytes: try workbookBytes(kade)))
    #expect(study.found == ["2 numbers stored as text (first B2), read as numbers"])
    #expect(
      try StudyFormats.read(
        FormatInput(path: "k.xlsx", bytes: try workbookBytes(KADEBooks.type2))
      ).found == [])
  }

  @Test("Blank rows and columns between the others are named, and lines within quotes are none")
  func blanks() throws {
    let sparse =
      "sort,s1,,s2,s3,s4\nAnn,1,,0,0,-1\n\n,,,,,\nBob,0,,1,-1,0\nCai,-1,,0,1,0\n\n"
    let reading = try readTable(sparse)
    #expect(reading.study.sorts == (try readTable(text(rows)).study.sorts))
    #expect(
      reading.found == [
        "2 blank rows left out (first row 3)", "1 blank column left out (column C)",
      ])
    let quoted =
      "sort,s1,s2,s3,s4,job\nAnn,1,0,0,-1,\"a\nb\r\nc\"\nBob,0,1,-1,0,d\nCai,-1,0,1,0,e\n"
    #expect(try readTable(quoted).found == [])
    let sheet = try book([
      "sort|s1|s2||s3|s4", "Ann|1|0||0|-1", "", "Bob|0|1||-1|0", "Cai|-1|0||1|0",
    ])
    #expect(
      sheet.found == [
        "1 blank row left out (row 3)", "1 blank column left out (column D)",
      ])
  }
}

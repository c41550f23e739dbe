import QStudy
import QTables
import Testing

@testable import QFormats

/// Rows pushed one cell to the right, columns pushed one cell down, and names that slipped by a row.
@Suite struct ShiftedLinesTests {
  private let clean =
    "sort,s1,s2,s3,s4,s5\nAnn,-1,0,0,1,0\nBob,0,1,-1,0,0\nCai,0,0,1,0,-1\nDee,1,0,0,-1,0\n"
    + "Eve,0,-1,1,0,0\nFlo,0,0,-1,0,1\n"
  private let pushed = "Cai,,0,0,1,0,-1"
  private let amid = "Cai,0,0,,1,0,-1"

  private func replaced(_ row: String) -> String {
    clean.replacing("Cai,0,0,1,0,-1", with: row)
  }

  private func sheet(_ text: String) throws -> FormatInput {
    let lines = text.split(separator: "\n").map { String($0).replacing(",", with: "|") }
    return FormatInput(path: "t.xlsx", bytes: try workbookBytes([kadeSheet("Sorts", lines)]))
  }

  @Test("A row pushed to the right is one finding, and --repair moves it back")
  func pushedRows() throws {
    let study = try readTable(clean).study
    for row in [pushed, amid] {
      let all = try findings { try readTable(replaced(row)) }
      #expect(all.map(\.code) == [.shiftedRow], "\(all)")
      #expect(all.first?.location?.line == 4)
      #expect(all.first?.location?.cell == (row == pushed ? "B" : "D"))
      #expect(all.first?.mend.hasSuffix("--repair moves them.") == true)
      let mended = try readTable(replaced(row), repair: true)
      #expect(mended.study == study)
      #expect(mended.warnings.map(\.code) == [.repaired])
      let book = try sheet(replaced(row))
      #expect(try findings { try StudyFormats.read(book) }.map(\.code) == [.shiftedRow])
      #expect(
        try StudyFormats.read(book, options: ReadingOptions(repair: true)).study.sorts
          == study.sorts)
    }
  }

  @Test("A row or column pushed onto its total is one finding, and --repair moves it back")
  func ontoTotals() throws {
    let rows = clean.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    func text(_ rows: [[String]]) -> String {
      rows.map { $0.joined(separator: ",") + "\n" }.joined()
    }
    var totalled = [rows[0] + ["Sum"]] + rows.dropFirst().map { $0 + ["0"] }
    let study = try readTable(text(totalled)).study
    totalled[3] = ["Cai", ""] + rows[3].dropFirst()
    let all = try findings { try readTable(text(totalled)) }
    #expect(all.map(\.code) == [.shiftedRow], "\(all)")
    #expect(try readTable(text(totalled), repair: true).study == study)
    // A blank for a 0, with the right total behind it, is a blank.
    totalled[3] = ["Cai", "", "0", "1", "0", "-1", "0"]
    #expect(try readTable(text(totalled)).study.sorts[2].placements == [nil, 0, 1, 0, -1])
    // A column, of a table with a row a statement.
    let turned = turned.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    var down = turned + [["Sum", "", "0", "0", "0", "0"]]
    let clean = try readTable(text(down)).study
    for row in (2..<down.count).reversed() { down[row][4] = down[row - 1][4] }
    down[1][4] = ""
    let pushed = try findings { try readTable(text(down)) }
    #expect(pushed.map(\.code) == [.shiftedColumn], "\(pushed)")
    #expect(try readTable(text(down), repair: true).study == clean)
  }

  @Test("Other faults are told beside it")
  func otherFaults() throws {
    let text = replaced(pushed).replacing("Bob,0,1", with: "Bob,0,x")
    #expect(
      try findings { try readTable(text) }.map(\.code) == [.shiftedRow, .notANumber])
  }

  @Test("A row of a statement is moved too, and what may be another column is not")
  func others() throws {
    let turned = "no,Ann,Bob,Cai,Dee\n1,-1,0,0,1\n2,0,1,0,0\n3,,0,-1,1,0\n4,1,0,0,-1\n5,0,0,-1,0\n"
    let named = try findings { try readTable(turned.replacing("no,", with: "statement,")) }
    #expect(named.first?.code == .shiftedRow, "\(named)")
    let extra = clean.replacing("s5", with: "s5,age").replacing("Cai,0,0,1,0,-1", with: pushed)
    #expect(try findings { try readTable(extra) }.allSatisfy { $0.code != .shiftedRow })
    // A blank amid a row that would not fill the grid is a blank.
    let odd = try findings { try readTable(replaced("Cai,0,0,,1,1,1")) }
    #expect(odd.allSatisfy { $0.code != .shiftedRow } && !odd.isEmpty)
  }

  // MARK: A row a statement

  private let turned =
    "statement,text,Ann,Bob,Cai,Dee\ns1,Trees first,-1,0,0,1\ns2,Bins first,0,1,0,0\n"
    + "s3,Buses first,0,-1,0,-1\ns4,Parks first,1,0,1,0\ns5,Roads first,0,0,-1,0\n"

  /// The table with the cells of some columns moved by a row, a blank one in their place.
  private func slipped(_ columns: [Int], down: Bool) -> String {
    var rows = turned.split(separator: "\n").map {
      $0.split(separator: ",").map(String.init)
    }
    let blank = Array(repeating: "", count: rows[0].count)
    if down { rows.append(blank) } else { rows.insert(blank, at: 1) }
    for column in columns {
      let cells = rows.dropFirst().map { $0[column] }
      let moved = down ? [""] + Array(cells.dropLast()) : Array(cells.dropFirst()) + [""]
      for (row, cell) in moved.enumerated() { rows[row + 1][column] = cell }
    }
    return rows.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  @Test(
    "Ids of statements one row off are one finding, and --repair moves them, with their wording",
    arguments: [[0], [0, 1]], [true, false])
  func ids(columns: [Int], down: Bool) throws {
    let text = slipped(columns, down: down)
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.shiftedNames], "\(all)")
    #expect(all.first?.location?.line == 2)
    #expect(all.first?.mend.hasSuffix("--repair moves them.") == true)
    let mended = try readTable(text, repair: true)
    #expect(mended.study == (try readTable(turned)).study)
    #expect(mended.warnings.map(\.code) == [.repaired])
    #expect(try findings { try StudyFormats.read(sheet(text)) }.map(\.code) == [.shiftedNames])
  }

  @Test("Somebody's column one row down is one finding, and --repair moves it", arguments: [2, 4])
  func column(_ column: Int) throws {
    let text = slipped([column], down: true)
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.shiftedColumn], "\(all)")
    #expect(all.first?.found.contains(column == 2 ? "“Ann” in row 3 to row 7" : "“Cai”") == true)
    #expect(all.first?.location == Location(file: "t.csv", line: 2, cell: column == 2 ? "C" : "E"))
    let mended = try readTable(text, repair: true)
    #expect(mended.study == (try readTable(turned)).study)
    #expect(mended.warnings.map(\.code) == [.repaired])
    #expect(
      try StudyFormats.read(sheet(text), options: ReadingOptions(repair: true)).study.sorts
        == mended.study.sorts)
    // Where a row is a sort, a statement's column may slip so.
    let sorts = clean + ",,,,,\n"
    var rows = sorts.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for row in (2..<rows.count).reversed() { rows[row][2] = rows[row - 1][2] }
    rows[1][2] = ""
    let down = rows.map { $0.joined(separator: ",") + "\n" }.joined()
    #expect(try findings { try readTable(down) }.map(\.code) == [.shiftedColumn])
    #expect(try readTable(down, repair: true).study == (try readTable(clean)).study)
  }

  @Test("A header one cell to the right of its values is one finding, and --repair moves it")
  func header() throws {
    for text in [clean, turned] {
      let lines = text.split(separator: "\n").map(String.init)
      let blank = text == clean ? "sort,," : "statement,text,,"
      let head = lines[0].replacing(text == clean ? "sort," : "statement,text,", with: blank)
      let pushed = ([head] + lines.dropFirst().map { $0 + "," }).map { $0 + "\n" }.joined()
      for above in ["", "Our town\n"] {
        let all = try findings { try readTable(above + pushed) }
        #expect(all.map(\.code) == [.shiftedNames], "\(all)")
        #expect(all.first?.location?.cell == (text == clean ? "B" : "C"))
        // A person's name above no values may be that of somebody who made no sort.
        guard text == clean else {
          #expect(all.first?.mend.contains("remove “Dee”") == true)
          #expect(
            try findings { try readTable(above + pushed, repair: true) }.map(\.code)
              == [.shiftedNames])
          continue
        }
        let mended = try readTable(above + pushed, repair: true)
        #expect(mended.study == (try readTable(text)).study)
        #expect(mended.warnings.contains { $0.code == .repaired })
      }
    }
    // A column without a name that is none of the sorts moves nothing.
    let ages = "sort,,s1,s2,s3,s4,Mean\nAnn,31,0,1,0,-1,\nBob,64,1,0,-1,0,\nCai,28,0,0,1,-1,\n"
    #expect(try findings { try readTable(ages) }.map(\.code) == [.missingColumn])
  }

  @Test("Values in place of somebody's name are named, and nobody is called after a value")
  func overName() throws {
    let text =
      "statement,Ann,0,Cai,Dee\ns1,-1,1,0,1\ns2,0,-1,0,0\ns3,0,0,0,-1\ns4,1,0,1,0\ns5,0,,-1,0\n"
    for repair in [false, true] {
      let all = try findings { try readTable(text, repair: repair) }
      #expect(all.map(\.code) == [.shiftedColumn], "\(all)")
      #expect(all.first?.location == Location(file: "t.csv", line: 1, cell: "C"))
    }
  }

  // MARK: What is no push

  @Test("A blank cell and a stray value are no push where the line would leave the grid")
  func strays() throws {
    let base = "sort,s1,s2,s3,s4,s5\nAnn,0,0,-1,1,0\nBob,-1,0,0,0,1\nCai,1,0,0,-1,0\n"
    for repair in [false, true] {
      let row = try findings { try readTable(base + "Dee,,1,0,0,0,7\n", repair: repair) }
      #expect(!row.isEmpty && row.allSatisfy { $0.code != .shiftedRow }, "\(row)")
      let low = turned.replacing("s1,Trees first,-1,0", with: "s1,Trees first,-1,") + ",,,34,,\n"
      let column = try findings { try readTable(low, repair: repair) }
      #expect(!column.isEmpty && column.allSatisfy { $0.code != .shiftedColumn }, "\(column)")
    }
    // The stated grid holds where the sorts share none.
    let free = "sort,s1,s2,s3,s4\nAnn,0,0,-1,1\nBob,-1,1,1,1\nCai,1,1,0,1\nDee,,-1,0,0,1\n"
    let grid = try Grid(counting: [-1, 0, 0, 1])
    #expect(try findings { try readTable(free, grid: grid) }.map(\.code) == [.shiftedRow])
    #expect(try findings { try readTable(free) }.allSatisfy { $0.code != .shiftedRow })
  }

  @Test("A row pushed into a column of comments is moved back, with its comment")
  func intoComments() throws {
    let text = { (row: String) in
      "sort,s1,s2,s3,s4,s5,comment\nAnn,-1,0,0,1,0,Fine\nBob,0,1,-1,0,0,Hard\n" + row
        + "\nDee,1,0,0,-1,0,\n"
    }
    for comment in ["Long", ""] {
      let study = try readTable(text("Cai,0,0,1,0,-1," + comment)).study
      let pushed = text("Cai,,0,0,1,0,-1" + (comment.isEmpty ? "" : ",") + comment)
      #expect(try findings { try readTable(pushed) }.map(\.code) == [.shiftedRow])
      #expect(try readTable(pushed, repair: true).study == study)
      let book = try sheet(pushed)
      #expect(try findings { try StudyFormats.read(book) }.map(\.code) == [.shiftedRow])
      #expect(
        try StudyFormats.read(book, options: ReadingOptions(repair: true)).study.sorts
          == study.sorts)
    }
  }

  @Test("What was pushed with its name or text, by two cells, or under numbers, is moved back too")
  func otherPushes() throws {
    let numbered = clean.replacing("s1,s2,s3,s4,s5", with: "1,2,3,4,5")
    for (whole, pushed) in [
      (clean, replaced(",Cai,0,0,1,0,-1")), (clean, replaced("Cai,,,0,0,1,0,-1")),
      (numbered, numbered.replacing("Cai,0,", with: "Cai,,0,")),
      (numbered, numbered.replacing("Ann,-1,", with: "Ann,,-1,")),
      (turned, turned.replacing("s3,Buses", with: "s3,,Buses")),
      (turned, turned.replacing("first,0,-1,0,-1", with: "first,0,,-1,0,-1")),
    ] {
      let all = try findings { try readTable(pushed) }
      #expect(all.map(\.code) == [.shiftedRow], "\(pushed) \(all)")
      #expect(try readTable(pushed, repair: true).study == (try readTable(whole)).study)
    }
  }

  @Test("A column pushed down above a row of totals is no row to be removed")
  func aboveTotals() throws {
    let low = slipped([4], down: true) + "Total,,0,0,0,0\n"
    let all = try findings { try readTable(low) }
    #expect(all.map(\.code) == [.shiftedColumn], "\(all)")
    #expect(all.allSatisfy { !$0.mend.contains("emove the row") })
  }

  @Test("Names of people that stand one row off are a finding without a mend that moves them")
  func realNames() throws {
    let text = "sort,s1,s2,s3,s4,s5\n,0,0,-1,1,0\nBob,-1,0,0,0,1\nCai,1,0,0,-1,0\nDee,,,,,\n"
    for repair in [false, true] {
      let all = try findings { try readTable(text, repair: repair) }
      #expect(all.map(\.code) == [.shiftedNames], "\(all)")
      #expect(all.first?.mend.contains("--repair") == false)
      #expect(all.first?.mend.contains("remove “Dee”") == true)
    }
  }

  @Test(
    "A row of a statement in which a cell was lost or put in is found where the sorts fill a grid without"
  )
  func lostCells() throws {
    let text =
      "statement,Ann,Bob,Cai,Dee,Eve\ns1,-1,0,1,0,0\ns2,0,1,-1,0,1\ns3,0,0,0,1,-1\ns4,1,-1,0,-1,0\n"
      + "s5,0,0,0,0,0\n"
    #expect(try findings { try readTable(text) }.isEmpty)
    for (row, cell, place) in [("0,-1,0,1,", "C", "C"), ("0,,1,-1,0", "C", "F")] {
      let all = try findings { try readTable(text.replacing("s2,0,1,-1,0,1", with: "s2," + row)) }
      #expect(all.map(\.code) == [.shiftedRow], "\(row) \(all)")
      #expect(all.first?.location == Location(file: "t.csv", line: 3, cell: cell))
      #expect(all.first?.mend.hasSuffix("is missing in \(place).") == true, "\(all)")
      // Numbers as ids stand before the values, and are none.
      let numbered = text.replacing("s2,0,1,-1,0,1", with: "2," + row).replacing(/s(\d),/) {
        "\($0.1),"
      }
      #expect(try findings { try readTable(numbered) }.map(\.code) == [.shiftedRow])
    }
    // A blank that is only blank is no such row.
    #expect(try findings { try readTable(text.replacing("s2,0,1,", with: "s2,0,,")) }.isEmpty)
  }

  @Test("Values over the name of a row are one finding, and nobody is called after a value")
  func overRowName() throws {
    for text in [replaced("0,0,1,0,-1,"), replaced("0,0,1,0,-1")] {
      let all = try findings { try readTable(text) }
      #expect(all.first?.code == .shiftedRow, "\(all)")
      #expect(all.first?.location == Location(file: "t.csv", line: 4, cell: "A"))
      #expect(all.first?.mend.contains("write the name") == true)
    }
  }

  @Test("Names of totals and notes, and ids that number their places, did not slip")
  func notSlipped() throws {
    let named = "sort,s1,s2,s3,s4,s5\n,0,0,-1,1,0\nBob,-1,0,0,0,1\nCai,1,0,0,-1,0\nDee,0,1,0,0,-1\n"
    let ids = turned.replacing("s1,Trees", with: ",Trees")
    let header =
      turned.split(separator: "\n").map { $0 + "," }.joined(separator: "\n")
      .replacing("statement,text,Ann,Bob,Cai,Dee,", with: "statement,text,,Bob,Cai,Dee,Notes")
      + "\n"
    for text in [
      named + "Total,,,,,\n", named + "Source: survey,,,,,\n", ids + "s6,,,,,\n", header,
    ] {
      for repair in [false, true] {
        let all = try findings { try readTable(text, repair: repair) }
        #expect(!all.isEmpty && all.allSatisfy { $0.code != .shiftedNames }, "\(all)")
      }
    }
  }
}

import QStudy
import QTables
import Testing

@testable import QFormats

/// Rows pushed one cell to the right.
@Suite struct ShiftedRowsTests {
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
}

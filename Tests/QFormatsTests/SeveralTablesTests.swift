import QStudy
import QTables
import Testing

@testable import QFormats

/// Several tables of sorts on one sheet.
@Suite struct SeveralTablesTests {
  private let nine = "name,s1,s2,s3,s4\nAnn,1,0,-1,0\nBob,0,1,0,-1\nCai,-1,0,1,0\n"
  private let five = "name,q1,q2,q3\nEva,1,0,-1\nFay,0,1,-1\nGil,-1,0,1\n"

  private func pick(_ text: String, _ range: String) throws -> Study {
    let place = SortsPlace(sorts: CellRange(range))
    return try StudyFormats.read(
      FormatInput(path: "t.csv", bytes: Array(text.utf8)), options: ReadingOptions(place: place)
    ).study
  }

  @Test("Two tables one below the other are named with their ranges, each of which can be picked")
  func tablesBelow() throws {
    for between in ["", "\n", "\nSecond group\n"] {
      let text = nine + between + five
      let all = try findings { try readTable(text) }
      #expect(all.map(\.code) == [.mixedDesigns])
      let first = 6 + between.count { $0 == "\n" }
      let second = "B\(first):D\(first + 2)"
      #expect(
        all.first?.found
          == "2 tables: 3 sorts of 4 statements in B2:E4; 3 sorts of 3 statements in \(second)")
      #expect(
        all.first?.mend.hasPrefix("Pick one with --sorts B2:E4 or --sorts \(second),") == true)
      #expect(try pick(text, "B2:E4").sorts.map(\.id) == ["Ann", "Bob", "Cai"])
      #expect(try pick(text, second).sorts.map(\.id) == ["Eva", "Fay", "Gil"])
      #expect(try pick(text, second).statements.map(\.id) == ["q1", "q2", "q3"])
    }
  }

  @Test("Two tables side by side are named too; a blank column within one table is none")
  func tablesBeside() throws {
    let lines = zip(nine.split(separator: "\n"), five.split(separator: "\n"))
    let text = lines.map { "\($0),,\($1)\n" }.joined()
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(all.first?.mend.hasPrefix("Pick one with --sorts B2:E4 or --sorts H2:J4,") == true)
    #expect(try pick(text, "H2:J4").sorts.map(\.id) == ["Eva", "Fay", "Gil"])
    let one = nine.split(separator: "\n").map { line in
      let cells = line.split(separator: ",")
      return cells.prefix(3).joined(separator: ",") + ",," + cells.suffix(2).joined(separator: ",")
        + "\n"
    }
    #expect(try readTable(one.joined()).study.statements.count == 4)
  }

  @Test("Two tables of the same statements side by side are two tables too")
  func sameHeaderBeside() throws {
    let text = nine.split(separator: "\n").map { "\($0),,\($0.replacing("a", with: "o"))\n" }
      .joined()
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(
      all.first?.mend.hasSuffix("pick one table with --sorts B2:E4 or --sorts H2:K4.") == true)
    #expect(try pick(text, "H2:K4").sorts.map(\.id) == ["Ann", "Bob", "Coi"])
  }

  @Test("A title above the header once more is nobody's sort, and its words are told")
  func titledParts() throws {
    let header = "name,s1,s2,s3,s4\n"
    let more = "Dee,0,0,1,-1\nEd,0,1,-1,0\nFlo,1,-1,0,0\n"
    let text = "First group\n" + nine + "\nSecond group\n" + header + more
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai", "Dee", "Ed", "Flo"])
    #expect(
      reading.layout?.told == [
        "Row 1 left out: above the header, a title or notes.",
        "Row 7 left out: above the header, titles (“Second group”).",
        "Row 8 left out: the header once more.",
      ])
    #expect(try readAgain(text, reading.layout).study == reading.study)
  }

  @Test("The same header once more, or a blank row, makes no second table")
  func oneTable() throws {
    let header = "name,s1,s2,s3,s4\n"
    let more = "Dee,0,0,1,-1\nEd,0,1,-1,0\nFlo,1,-1,0,0\n"
    #expect(try readTable(nine + "\n" + header + more).study.sorts.count == 6)
    #expect(try readTable(nine + "\n" + more).study.sorts.count == 6)
  }
}

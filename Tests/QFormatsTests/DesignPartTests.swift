import QStudy
import QTables
import Testing

@testable import QFormats

/// Of sorts of several lengths in one file, those of one design.
@Suite struct DesignPartTests {
  private let mixed =
    "sort,s1,s2,s3,s4\na,1,0,0,-1\nb,0,1,-1,0\nc,1,0\nd,0,1\n"

  private func read(_ text: String, _ design: Int?, name: String = "t.csv") throws -> StudyReading {
    try StudyFormats.read(
      FormatInput(path: name, bytes: Array(text.utf8)), options: ReadingOptions(design: design))
  }

  @Test("Rows of one length are read with --design, and the others told")
  func rows() throws {
    let all = try findings { try read(mixed, nil) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(all[0].mend.hasSuffix("or read those of one with --design 2 or --design 4."))
    let four = try read(mixed, 4)
    #expect(four.study.sorts.map(\.id) == ["a", "b"] && four.study.statements.count == 4)
    #expect(four.warnings.map(\.code) == [.recordsIgnored])
    #expect(four.warnings[0].message.contains("2 of 2 (line 4, 5)"))
    let two = try read(mixed, 2)
    #expect(two.study.sorts.map(\.placements) == [[1, 0], [0, 1]])
    #expect(try findings { try read(mixed, 3) }.map(\.code) == [.mixedDesigns])
    // One short row is a slip, which the same option leaves out.
    let slip = mixed.replacing("d,0,1\n", with: "").replacing("c,1,0\n", with: "c,1,0,0\n")
    let short = try findings { try read(slip, nil) }
    #expect(short.map(\.code) == [.raggedRow])
    #expect(short[0].mend.contains("--design 4 leaves such sorts out."))
    #expect(try read(slip, 4).study.sorts.count == 2)
  }

  @Test("Rows filled up with blank cells are of another design too, and one of them is a slip")
  func blankCells() throws {
    let text = "sort,s1,s2,s3,s4,who\na,1,0,0,-1,x\nb,0,1,-1,0,y\nc,1,0,,,x\nd,0,1,,,y\n"
    let all = try findings { try read(text, nil) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(
      all[0].found == "2 sorts of 4 values (line 2, 3); 2 sorts of 2 values (line 4, 5)")
    #expect(all[0].mend.hasSuffix("or read those of one with --design 2 or --design 4."))
    #expect(try read(text, 4).study.sorts.map(\.id) == ["a", "b"])
    #expect(try read(text, 2).study.sorts.map(\.placements) == [[1, 0], [0, 1]])
    #expect(try read(text.replacing("d,0,1,,,y\n", with: ""), nil).study.sorts.count == 3)
    // Blank cells here and there are no design.
    let gaps = text.replacing("c,1,0,,", with: "c,,0,,").replacing("d,0,1,,", with: "d,,1,,")
    #expect(try read(gaps, nil).study.sorts.count == 4)
  }

  @Test(
    "An age right behind a short sort is no statement of it, and counts are offered where they are sure"
  )
  func ageBehind() throws {
    let text =
      "sort,s1,s2,s3,s4,s5,age\na,1,0,0,-1,2,31\nb,0,1,2,-1,0,45\nc,-1,1,2,0,0,27\n"
      + "d,1,0,-1,62\ne,0,1,-1,58\n"
    func read(_ design: Int?, _ text: String, attributes: [String] = ["age"]) throws
      -> StudyReading
    {
      try StudyFormats.read(
        FormatInput(path: "t.csv", bytes: Array(text.utf8)),
        options: ReadingOptions(attributes: attributes, design: design))
    }
    let all = try findings { try read(nil, text) }
    #expect(all.map(\.code) == [.mixedDesigns], "\(all)")
    #expect(all[0].mend.hasSuffix("--design 3 or --design 5."))
    #expect(try read(5, text).study.sorts.map(\.id) == ["a", "b", "c"])
    let three = try read(3, text)
    #expect(three.study.sorts.map(\.placements) == [[1, 0, -1], [0, 1, -1]])
    #expect(three.warnings.contains { $0.message.contains("was left out: line 5, 6") })
    // One such row is a slip, which the same option leaves out.
    let slip = text.replacing("e,0,1,-1,58\n", with: "").replacing(
      "d,1,0,-1,62", with: "d,1,0,-1,0,62")
    let short = try findings { try read(nil, slip) }
    #expect(short.map(\.code) == [.raggedRow])
    #expect(short[0].mend.contains("--design 5"))
    #expect(try read(5, slip).study.sorts.count == 3)
    // Where a column may be none of a statement no number is offered.
    let unsaid = try findings { try read(nil, slip, attributes: []) }
    #expect(!unsaid.isEmpty && unsaid.allSatisfy { !$0.mend.contains("--design") }, "\(unsaid)")
  }

  @Test("Columns of one length are read with --design")
  func columns() throws {
    let turned = "statement,a,b,c,d\n1,1,0,1,0\n2,0,1,0,1\n3,0,0,,\n4,-1,-1,,\n"
    #expect(
      try findings { try read(turned, nil) }[0].mend.contains("--design 2 or --design 4"))
    let four = try read(turned, 4)
    #expect(four.study.sorts.map(\.id) == ["a", "b"])
    #expect(four.warnings[0].message.contains("2 of 2 (column D, E)"))
    let two = try read(turned, 2)
    #expect(two.study.sorts.map(\.id) == ["c", "d"] && two.study.statements.count == 2)
  }

  @Test("The sorts of a table that are all of one design are read with its number, and no other")
  func whole() throws {
    let text = "sort,s1,s2,s3\na,1,0,-1\nb,0,1,-1\n"
    #expect(try read(text, 3).study == (try read(text, nil)).study)
    #expect(try findings { try read(text, 4) }.map(\.code) == [.badValue])
  }

  @Test("Lines of a .dat that are short are left out with --design, and told")
  func data() throws {
    let lines = [
      "  0  3  4 Town", " -1  1  0  0  0  0  0  1  2  1  0  0  0  0  0  0  0  0  0  0  0  0",
      "Ann       -1 0 0 1", "Bob        0-1 0 1", "Cai        1 0 0",
    ]
    let text = lines.joined(separator: "\n") + "\n"
    let all = try findings { try read(text, nil, name: "t.dat") }
    #expect(all.map(\.code) == [.raggedRow])
    #expect(all[0].mend.contains("--design 4 leaves such sorts out."))
    let four = try read(text, 4, name: "t.dat")
    #expect(four.study.sorts.map(\.id) == ["Ann", "Bob"])
    #expect(four.warnings.first { $0.code == .recordsIgnored }?.sorts == ["Cai"])
    let longer = text.replacing("  0  3", with: "  0  5") + "Dai        1 1 0\nEve        1\n"
    let groups = try findings { try read(longer, nil, name: "t.dat") }
    #expect(groups.map(\.code) == [.mixedDesigns] && groups[0].location?.line == 5)
    #expect(
      groups[0].found == "2 sorts of 4 statements (Ann on line 3, Bob on line 4); 2 sorts of 3 "
        + "statements (Cai on line 5, Dai on line 6); 1 sort of 1 statement (Eve on line 7)")
    #expect(groups[0].mend.hasSuffix("with --design 3 or --design 4."))
    let three = try read(text, 3, name: "t.dat")
    #expect(three.study.sorts.map(\.placements) == [[1, 0, 0]] && three.study.grid == nil)
  }
}

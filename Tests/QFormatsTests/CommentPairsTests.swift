import QStudy
import QTables
import Testing

@testable import QFormats

/// Comments beside the values of each sort, and headers of two lines that say the condition.
@Suite struct CommentPairsTests {
  private func book(_ lines: [String]) throws -> FormatInput {
    FormatInput(path: "t.xlsx", bytes: try workbookBytes([kadeSheet("Sorts", lines)]))
  }

  private let body = [
    "1|Trees|1|so green|0|", "2|Bins|0||1|smelly", "3|Buses|0|too late|-1|", "4|Trams|-1||0|loud",
  ]
  private let comments = [
    Comment(sort: "Anna", statement: "1", text: "so green"),
    Comment(sort: "Anna", statement: "3", text: "too late"),
    Comment(sort: "Bryn", statement: "2", text: "smelly"),
    Comment(sort: "Bryn", statement: "4", text: "loud"),
  ]

  @Test(
    "Columns of comments beside the values are read, under names of one line or two",
    arguments: [
      ["no|text|Anna||Bryn|", "||value|comment|value|comment"],
      ["||Anna||Bryn|", "no|text|value|comment|value|comment"],
      ["no|text|Anna|comment|Bryn|comment"],
    ])
  func pairs(header: [String]) throws {
    let reading = try StudyFormats.read(try book(header + body))
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn"])
    #expect(reading.study.sorts.map(\.placements) == [[1, 0, 0, -1], [0, 1, -1, 0]])
    #expect(reading.study.statements.map(\.text) == ["Trees", "Bins", "Buses", "Trams"])
    #expect(reading.study.comments == comments)
    #expect(
      reading.warnings.contains {
        $0.message.hasPrefix("Columns D, F read as comments on the values left of them, 4 in all")
      })
    // As stated by hand, the same.
    let layout = try #require(reading.layout)
    let stated = try StudyFormats.read(try book(header + body), options: try byHand(layout))
    #expect(stated.study == reading.study)
  }

  @Test("Comments beside the values of each statement are read where a row is a sort")
  func rowsOfSorts() throws {
    let text = "sort,s1,comment,s2,comment,s3,comment\nAnn,1,yes,0,,-1,no\nBob,0,,1,,-1,why\n"
    let reading = try readTable(text)
    #expect(reading.study.statements.map(\.id) == ["s1", "s2", "s3"])
    #expect(
      reading.study.comments == [
        Comment(sort: "Ann", statement: "s1", text: "yes"),
        Comment(sort: "Ann", statement: "s3", text: "no"),
        Comment(sort: "Bob", statement: "s3", text: "why"),
      ])
  }

  @Test("A header of people over conditions, or of conditions over people, says who sorted when")
  func conditions() throws {
    let values = ["1|1|0|0|1", "2|0|1|1|0", "3|0|0|-1|-1", "4|-1|-1|0|0"]
    for header in [
      ["|Anna||Bryn|", "statement|before|after|before|after"],
      ["|Anna|Anna|Bryn|Bryn", "statement|Time 1|Time 2|Time 1|Time 2"],
    ] {
      let reading = try StudyFormats.read(try book(header + values))
      #expect(reading.study.sorts.map(\.participant) == ["Anna", "Anna", "Bryn", "Bryn"])
      #expect(Set(reading.study.sorts.compactMap(\.condition)).count == 2)
      #expect(reading.warnings.contains { $0.message.contains("read as conditions") })
      let layout = try #require(reading.layout)
      let stated = try StudyFormats.read(try book(header + values), options: try byHand(layout))
      #expect(stated.study == reading.study)
    }
    let turned = try StudyFormats.read(
      try book(["|before||after|", "statement|Anna|Bryn|Anna|Bryn"] + values))
    #expect(turned.study.sorts.map(\.participant) == ["Anna", "Bryn", "Anna", "Bryn"])
    #expect(turned.study.sorts.map(\.condition) == ["before", "before", "after", "after"])
    // Numbers that begin again in every group are people.
    let groups = try StudyFormats.read(
      try book(["|Farmers||Officials|", "statement|P1|P2|P1|P2"] + values))
    #expect(groups.study.sorts.allSatisfy { $0.condition == nil })
  }
}

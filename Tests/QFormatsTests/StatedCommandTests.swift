import QStudy
import QTables
import Testing

@testable import QFormats

/// The command that states what was found reads the same study: comments beside the sorts, ages above and below
/// lists of cards, and whatever the workbooks of the fixtures hold.
@Suite struct StatedCommandTests {
  private func book(_ lines: [String]) throws -> FormatInput {
    FormatInput(path: "t.xlsx", bytes: try workbookBytes([kadeSheet("Sorts", lines)]))
  }

  /// What is read of a sheet, once it was read again as its command states it.
  private func read(
    _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> StudyReading {
    let reading = try StudyFormats.read(try book(lines))
    let layout = try #require(reading.layout)
    let stated = try StudyFormats.read(try book(lines), options: try byHand(layout))
    #expect(stated.study == reading.study, "\(layout.options)", sourceLocation: sourceLocation)
    #expect(stated.layout?.options == layout.options, sourceLocation: sourceLocation)
    return reading
  }

  @Test("The options of every workbook among the fixtures read the same study")
  func fixtureBooks() throws {
    let folder = fixtures.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let listing = FolderListing(disk: folder, folder: "Fixtures", depth: 3)
    var compared = 0
    for name in listing.files where name.hasSuffix(".xlsx") {
      let file = folder + "/" + name
      guard let found = try? StudyFormats.read(path: file), let layout = found.layout else {
        continue
      }
      compared += 1
      let stated = try StudyFormats.read(path: file, options: try byHand(layout))
      #expect(stated.study == found.study, "\(file): \(layout.options)")
    }
    #expect(compared > 4)
  }

  // MARK: Comments

  private let comments = [
    Comment(sort: "Ann", statement: "s1", text: "so green"),
    Comment(sort: "Ann", statement: "s4", text: "too loud"),
    Comment(sort: "Bob", statement: "s2", text: "why not"),
  ]

  @Test(
    "Comments beside or after the values are read by the command too where a row is a sort",
    arguments: [
      [
        "Name|s1|comment_s1|s2|comment_s2|s3|comment_s3|s4|comment_s4",
        "Ann|1|so green|0||0||-1|too loud", "Bob|0||1|why not|-1||0|", "Cai|0||-1||0|hm|1|",
      ],
      [
        "Name|s1|s2|s3|s4|comment_s1|comment_s2|comment_s3|comment_s4",
        "Ann|1|0|0|-1|so green|||too loud", "Bob|0|1|-1|0||why not||", "Cai|0|-1|0|1|||hm|",
      ],
    ])
  func commentsOfRows(lines: [String]) throws {
    let cai = Comment(sort: "Cai", statement: "s3", text: "hm")
    #expect(try read(lines).study.comments == comments + [cai])
  }

  @Test("Columns for comments that nobody made are no statements for the command either")
  func blankComments() throws {
    let values = [1, 0, 0, -1, 0, 1, -1, 0]
    let header = (1...8).flatMap { ["s\($0)", "comment_s\($0)"] }
    let rows = (0..<4).map { person in
      let cells = values.indices.flatMap { statement in
        let value = values[(statement + person) % values.count]
        return ["\(value)", person == 0 && statement == 1 ? "why not" : ""]
      }
      return (["P\(person + 1)"] + cells).joined(separator: "|")
    }
    let study = try read([(["Name"] + header).joined(separator: "|")] + rows).study
    #expect(study.statements.count == 8)
    #expect(study.comments == [Comment(sort: "P1", statement: "s2", text: "why not")])
  }

  @Test(
    "Comments called after the person are read where a row is a statement",
    arguments: [
      ["no|text|Ann|Ann comment|Bob|Bob comment|Cai|Cai comment"],
      ["no|text|Ann|comment Ann|Bob|comment_Bob|Cai|Comments on Cai"],
      ["no|text|Ann|Ann: comment|Bob|Bob - comment|Cai|remarks Cai"],
    ], [true, false])
  func commentsOfPeople(header: [String], isDense: Bool) throws {
    let other = isDense ? "hm" : ""
    let study = try read(
      header + [
        "s1|Trees are good|1|so green|0|\(other)|0|", "s2|Bins are bad|0|\(other)|1|why not|-1|",
        "s3|Buses are late|0|\(other)|-1|\(other)|0|",
        "s4|Trams are loud|-1|too loud|0|\(other)|1|",
      ]
    ).study
    #expect(study.sorts.map(\.placements) == [[1, 0, 0, -1], [0, 1, -1, 0], [0, -1, 0, 1]])
    #expect(
      study.statements.map(\.text) == [
        "Trees are good", "Bins are bad", "Buses are late", "Trams are loud",
      ])
    #expect(study.comments.filter { $0.text != "hm" } == comments)
    #expect(study.comments.count == (isDense ? 8 : 3))
  }

  @Test("Comments after all the people are read as well")
  func commentsAtEnd() throws {
    let reading = try read([
      "statement|Ann|Bob|Cai|Ann comment|Bob comment|Cai comment", "s1|1|0|0|so green||",
      "s2|0|1|-1||why not|", "s3|0|-1|0|||", "s4|-1|0|1|too loud||",
    ])
    #expect(reading.study.comments == comments)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
    #expect(
      reading.found.contains(
        "columns “Ann comment”, “Bob comment”, “Cai comment” read as comments on the sorts"))
  }

  // MARK: Ages above and below

  private let cards = [
    "-2|3|8|1", "-1|1|2|2", "-1|5|4|3", "0|2|1|4", "0|7|3|5", "0|9|6|6", "1|4|5|7", "1|8|9|8",
    "2|6|7|9",
  ]

  @Test(
    "Ages above the names of lists of cards are ages",
    arguments: [
      ["Age|30|31|32", "value|Ann|Bob|Cai"], ["Year of birth|1950|1961|1972", "|Ann|Bob|Cai"],
      ["Minutes|30|45|20", "Town|Rhyl|Bala|Rhyl", "value|Ann|Bob|Cai"],
    ])
  func agesAboveCards(head: [String]) throws {
    let study = try read(head + cards).study
    #expect(study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
    #expect(study.sorts.first?.placements == [-1, 0, -2, 1, -1, 2, 0, 1, 0])
    let lines = head.dropLast().map { $0.split(separator: "|").map(String.init) }
    #expect(
      study.participants.map(\.attributes)
        == (1...3).map { person in
          Dictionary(lines.map { ($0[0], $0[person]) }) { first, _ in first }
        })
  }

  @Test("Ages above the names of a table of values are ages; numbers called codes stay the ids")
  func agesAboveValues() throws {
    let values = ["1|1|0|0", "2|0|1|0", "3|0|-1|0", "4|-1|0|0", "5|0|0|1", "6|0|0|-1"]
    let study = try read(["Year|1950|1953|1956", "|Ann|Bob|Cai"] + values).study
    #expect(study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
    #expect(study.participants.map { $0.attributes["Year"] } == ["1950", "1953", "1956"])
    let coded = try read(["Code|101|102|103", "Town|Rhyl|Bala|Mold"] + values).study
    #expect(coded.sorts.map(\.id) == ["101", "102", "103"])
    #expect(coded.participants.map { $0.attributes["Town"] } == ["Rhyl", "Bala", "Mold"])
  }

  @Test("What stands below lists of cards is kept of the participants, and the command says so")
  func belowCards() throws {
    let reading = try read(
      ["value|Ann|Bob|Cai"] + cards + ["Age|30|31|32", "Town|Rhyl|Bala|Mold"])
    #expect(reading.study.participants.count == 3)
    #expect(reading.study.participants.last?.attributes == ["Age": "32", "Town": "Mold"])
    #expect(reading.layout?.attributes == ["Age", "Town"])
    #expect(reading.layout?.options.suffix(2) == ["--attributes", "Age,Town"])
  }

  @Test(
    "A sheet without a header reads as a file of text does, or is refused with the cells to name")
  func withoutHeader() throws {
    let reading = try read(["Ann|1|0|-1|0|0", "Bob|0|1|0|-1|0", "Cai|0|-1|1|0|0"])
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
    #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4", "5"])
    #expect(
      reading.warnings.contains { $0.message.hasPrefix("The sheet “Sorts” has no header") })
    let nameless = try findings {
      try StudyFormats.read(
        try book(["1|0|-1|0|0|0", "0|1|0|-1|0|0", "0|-1|1|0|0|0", "-1|0|0|1|0|0"]))
    }
    #expect(nameless.map(\.code) == [.syntax])
    #expect(nameless.first?.mend.hasSuffix("say where the values are with --sorts A1:F4.") == true)
  }

  @Test("Columns beside a list of cards in a row describe the participants")
  func besideCards() throws {
    let reading = try read([
      "Name|Age|Town|-2|-1|-1|0|0|0|1|1|2", "Ann|30|Rhyl|3|1|5|2|7|9|4|8|6",
      "Bob|31|Bala|8|2|4|1|3|6|5|9|7", "Cai|32|Mold|1|2|3|4|5|6|7|8|9",
    ])
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cai"])
    #expect(reading.study.sorts.first?.placements == [-1, 0, -2, 1, -1, 2, 0, 1, 0])
    #expect(reading.study.participants.first?.attributes == ["Age": "30", "Town": "Rhyl"])
    #expect(reading.layout?.options.suffix(2) == ["--attributes", "Age,Town"])
  }
}

import QStudy
import QTables
import Testing

@testable import QFormats

/// What stands beside pictures of the grid about the people who made them.
@Suite struct PictureNotesTests {
  private static let pictures = [
    ["-2|-1|0|1|2", "3|1|2|5|7", "|4|6|8|", "||9||"],
    ["-2|-1|0|1|2", "9|8|7|6|5", "|4|3|2|", "||1||"],
    ["-2|-1|0|1|2", "1|2|3|4|5", "|6|7|8|", "||9||"],
  ]
  private static let people = ["Anna", "Bryn", "Cai"]

  /// A workbook with a sheet a picture: lines above it and below it, made of the person.
  private func read(
    above: (Int) -> [String], below: (Int) -> [String] = { _ in [] }
  ) throws -> StudyReading {
    let sheets = (0..<3).map { i in
      kadeSheet("Sheet\(i + 1)", above(i) + [""] + Self.pictures[i] + ["", ""] + below(i))
    }
    return try StudyFormats.read(
      FormatInput(path: "book.xlsx", bytes: try workbookBytes(sheets)))
  }

  private func expectPeople(_ reading: StudyReading, _ keys: [String]) {
    #expect(reading.study.sorts.map(\.id) == Self.people)
    let told = reading.study.participants.map { $0.attributes.keys.sorted() }
    #expect(told == (keys.isEmpty ? [] : Self.people.map { _ in keys.sorted() }))
    if keys.contains("Age") {
      #expect(reading.study.participants.map { $0.attributes["Age"] } == ["20", "21", "22"])
    }
  }

  @Test("Labels and answers in one cell, in two, or along a row name and describe the people")
  func labels() throws {
    let names = Self.people
    expectPeople(
      try read { ["Name: \(names[$0])", "Age: \(20 + $0)", "Gender: \($0 == 1 ? "m" : "f")"] },
      ["Age", "Gender"])
    expectPeople(
      try read { ["Interviewer: MK", "Date: 1.3.2024", "Name: \(names[$0])"] },
      ["Interviewer", "Date"])
    expectPeople(try read { ["Name|\(names[$0])", "Age|\(20 + $0)"] }, ["Age"])
    // Headings above the answers.
    expectPeople(try read { ["Name|Age|Job", "\(names[$0])|\(20 + $0)|Baker"] }, ["Age", "Job"])
    expectPeople(try read { ["Name|Age", "\(names[$0])|\(20 + $0)"] }, ["Age"])
    expectPeople(
      try read { ["Q-sort grid", "Name:|\(names[$0])||Age:|\(20 + $0)"] }, ["Age"])
  }

  @Test("Answers below a picture count, and words that are the same above all are none")
  func below() throws {
    let reading = try read {
      ["Most disagree|Most agree", "\(Self.people[$0])"]
    } below: {
      ["Age: \(20 + $0)", "Comments: I liked card \($0)"]
    }
    expectPeople(reading, ["Age", "Comments"])
    #expect(
      reading.layout?.told.last
        == "Words beside the pictures (“Age”, “Comments”) read as what is known of the participants."
    )
  }

  @Test("What people wrote of cards at the side of a picture are comments")
  func comments() throws {
    let sheets = (0..<3).map { i in
      let beside = ["||Card|Why", "||\(i + 1)|because of \(i)", "||9|never", ""]
      let lines = zip(Self.pictures[i], beside).map { line, words in
        line + String(repeating: "|", count: 4 - line.count { $0 == "|" }) + words
      }
      return kadeSheet("\(Self.people[i])", ["", ""] + lines)
    }
    let reading = try StudyFormats.read(
      FormatInput(path: "book.xlsx", bytes: try workbookBytes(sheets)))
    #expect(reading.study.comments.count == 6)
    #expect(
      reading.study.comments.contains(
        Comment(sort: "Bryn", statement: "2", text: "because of 1")))
    #expect(
      reading.layout?.told.last == "Words at the side of the pictures read as comments, 6 in all.")
  }

  @Test("An answer of one person only is left out and told")
  func leftOut() throws {
    let reading = try read { ["Name: \(Self.people[$0])"] + ($0 == 0 ? ["Note: came late"] : []) }
    expectPeople(reading, [])
    #expect(
      reading.layout?.told.last
        == "Words beside the pictures (“Note”) left out: they are asked of less than half of the people."
    )
  }

  @Test("On one sheet the words between two pictures belong to the lower one")
  func stacked() throws {
    let lines = (0..<3).flatMap { i in
      ["\(Self.people[i])||Age: \(20 + i)"] + Self.pictures[i] + [""]
    }
    let book = try workbookBytes([kadeSheet("All", lines)])
    expectPeople(try StudyFormats.read(FormatInput(path: "book.xlsx", bytes: book)), ["Age"])
  }
}

import QStudy
import QTables
import Testing

@testable import QFormats

/// Sheets that describe the participants beside the sheet of their sorts.
@Suite struct PeopleSheetTests {
  private let sorts = ["sort|s1|s2|s3|s4", "P1|1|0|-1|0", "P2|0|1|-1|0", "P3|-1|0|1|0"]

  private func read(_ people: [String], sorts: [String]? = nil) throws -> StudyReading {
    let book = try workbookBytes([
      kadeSheet("Sorts", sorts ?? self.sorts), kadeSheet("People", people),
    ])
    return try StudyFormats.read(FormatInput(path: "book.xlsx", bytes: book))
  }

  @Test("Names with zeros before their numbers, or in other letters, are the same names")
  func otherWriting() throws {
    let reading = try read(["Participant|Age", "P01|30", "p02|31", "P03|32"])
    #expect(reading.study.participants.map { $0.attributes["Age"] } == ["30", "31", "32"])
    // Where that would make one of two people, the names count as they are.
    let exact = try read(
      ["Participant|Age", "P1|30", "P01|31", "P3|32"],
      sorts: ["sort|s1|s2|s3|s4", "P1|1|0|-1|0", "P01|0|1|-1|0", "P3|-1|0|1|0"])
    #expect(exact.study.participants.map { $0.attributes["Age"] } == ["30", "31", "32"])
  }

  @Test("A sheet that asks what people are asked, by other names, is told")
  func strangers() throws {
    let reading = try read(["No|Age|Gender", "1|30|f", "2|31|m", "3|32|f"])
    #expect(reading.study.participants.isEmpty)
    #expect(
      reading.warnings.map(\.message) == [
        "The sheet “People” (“No”, “Age”, “Gender”) was left out: it seems to describe the participants, "
          + "but does not name them as the sorts do. Put their names there, in a column of its own."
      ])
  }

  @Test("A person who stands there twice is told under the names of the header")
  func twice() throws {
    let reading = try read(["Participant|Age", "P1|30", "P1|31", "P2|32", "P3|33"])
    #expect(
      reading.warnings.first?.message.hasPrefix(
        "The sheet “People” (“Age”) was left out: it describes participants, but “P1” stands in several rows."
      )
        == true)
    let unnamed = try read(["Participant|", "P1|30", "P2|31", "P3|33"])
    #expect(unnamed.warnings.first?.message.contains("not every column has a name") == true)
  }

  @Test("A sheet that lacks a person describes the others, and who is missing is named")
  func lacking() throws {
    let reading = try read(["Participant|Age", "P1|30", "P3|33"])
    #expect(reading.study.participants.map(\.id) == ["P1", "P3"])
    #expect(reading.study.participants.map { $0.attributes["Age"] } == ["30", "33"])
    #expect(
      reading.warnings.map(\.message) == [
        "The sheet “People” (“Age”) was read as what is known of the participants. It lacks “P2”, of whom nothing is "
          + "known then."
      ])
  }
}

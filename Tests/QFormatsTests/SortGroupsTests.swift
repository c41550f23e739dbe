import QStudy
import Testing

@testable import QFormats

/// Names of groups in rows between the sorts of people.
@Suite struct SortGroupsTests {
  private let sorts = [
    "sort,1,2,3,4,5,6,7,8,9", "Ann,-2,-1,-1,0,0,0,1,1,2", "Bob,2,-1,-1,0,0,0,1,1,-2",
    "Cei,-2,1,-1,0,0,0,1,-1,2", "Dai,-2,-1,-1,0,0,1,0,1,2",
  ]

  @Test("Rows with the name of a group are left out, and tell the group of the people below")
  func groups() throws {
    let lines = [sorts[0], "Council", sorts[1], sorts[2], "Residents", sorts[3], sorts[4]]
    for text in [lines, lines.map { $0.contains(",") ? $0 : $0 + ",,,,,,,,," }] {
      let text = text.joined(separator: "\n") + "\n"
      let reading = try readTable(text)
      #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cei", "Dai"])
      #expect(
        reading.study.participants.map { $0.attributes["group"] } == [
          "Council", "Council", "Residents", "Residents",
        ])
      #expect(
        reading.layout?.told == [
          "Rows 2, 5 (“Council”, “Residents”) read as the group of the people below."
        ])
      #expect(try readAgain(text, reading.layout).study == reading.study)
    }
  }

  @Test("A name alone amid the sorts is left out; one made like the others is a lost sort")
  func nameAlone() throws {
    let lines = [sorts[0], sorts[1], "Residents", sorts[2], sorts[3], sorts[4]]
    let text = lines.joined(separator: "\n") + "\n"
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cei", "Dai"])
    #expect(reading.study.participants.isEmpty)
    #expect(
      reading.layout?.told == [
        "Row 3 (“Residents”) left out: a name without a value, as of a group."
      ])
    #expect(try readAgain(text, reading.layout).study == reading.study)
    let codes = ["sort,a,b,c", "P1,-1,0,1", "P2,,,", "P3,0,-1,1", "P4,1,0,-1"]
    let read = try readTable(codes.joined(separator: "\n") + "\n")
    #expect(read.study.sorts.map(\.id) == ["P1", "P2", "P3", "P4"])
  }
}

import QStudy
import Testing

@testable import QFormats

@Suite struct QuinceTests {
  @Test("A table of Baserow is read by the labels of its cells, wherever they stand")
  func clean() throws {
    let reading = try CollectedFiles.read("\u{FEFF}" + CollectedFiles.quince, as: "table.csv")
    #expect(reading.format == "Quince table of Baserow")
    let study = reading.study
    #expect(study.title == "Parks")
    #expect(study.sorts.map(\.id) == ["9e5e5b4c-57c", "6c8866c8-163"])
    #expect(study.sorts.map(\.placements) == [[1, 0, -1], [-1, 0, 1]])
    #expect(
      study.comments == [
        Comment(sort: "9e5e5b4c-57c", statement: "1", text: "Trees: shade"),
        Comment(sort: "6c8866c8-163", statement: "3", text: "two\nlines"),
        Comment(sort: "6c8866c8-163", statement: "2", text: "again"),
      ])
    let first = study.participants[0].attributes
    #expect(first["desktop/mobile"] == "mobile")
    #expect(first["dateTime"] == "2026-06-16 17:59:44")
    #expect(first["pos"] == "2")
    #expect(first["itemNum4"] == "5-by bike")
    #expect(first["itemNum7"] == "nr,1,2,nr")
    #expect(study.participants[1].attributes["itemNum7"] == nil)
    #expect(reading.sources.sorts["6c8866c8-163"]?.line == 3)
  }

  @Test("The form with commas and quotes is the same format")
  func commas() throws {
    let study = try CollectedFiles.read(CollectedFiles.quinceCommas, as: "table.csv").study
    #expect(study.sorts.map(\.id) == ["9e5e", "6c88"])
    #expect(study.sorts[1].placements == [-1, 0, 1])
    #expect(study.comments.map(\.text) == ["Trees, and \"shade\""])
  }

  @Test("Two rows of one person, a value that is none and a table without rows are found")
  func broken() throws {
    let twice = CollectedFiles.quince.replacing("6c8866c8-163", with: "9e5e5b4c-57c")
    #expect(
      try findings { try CollectedFiles.read(twice, as: "a.csv") }.map(\.code) == [.duplicateSort])
    let word = CollectedFiles.quince.replacing("sort: -1|0|1", with: "sort: -1|O|1")
    let all = try findings { try CollectedFiles.read(word, as: "a.csv") }
    #expect(all.map(\.code) == [.notANumber])
    #expect(all[0].location?.line == 3)
    let head = String(CollectedFiles.quince.prefix { $0 != "\n" })
    #expect(
      try findings { try CollectedFiles.read(head, as: "a.csv") }.map(\.code) == [.tooFewSorts])
  }
}

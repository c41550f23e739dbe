import QStudy
import Testing

@testable import QFormats

/// Columns of values of which most cells went wrong, so that they look like words.
@Suite struct SpoiltColumnsTests {
  private static let people = ["Anna", "Bryn", "Carys", "Dylan", "Eira", "Ffion"]
  /// What each of them laid; the columns share nothing.
  private static let sorts = [
    [1, 0, 0, -1, 2, -2], [1, 0, -1, 0, 2, -2], [0, 1, 0, -1, 2, -2], [1, 0, 2, -1, 0, -2],
    [2, 0, 1, -2, 0, -1], [1, -1, 0, 0, 2, -2],
  ]

  /// A row for each person, in which one column holds other cells than values.
  private func table(
    _ names: [String], spoilt: Int, _ cell: (_ person: Int) -> String, rows: String = "sort"
  ) -> String {
    let lines = Self.people.enumerated().map { place, person in
      let values = (0..<6).map { column in
        column == spoilt ? cell(place) : String(Self.sorts[place][column])
      }
      return ([person] + values).joined(separator: ",")
    }
    return (["\(rows),\(names.joined(separator: ","))"] + lines).joined(separator: "\n") + "\n"
  }

  private static let words = ["trust", "parks", "buses", "trees", "roads", "shops"]
  private static let numbered = (1...6).map { "s\($0)" }

  @Test(
    "Values with marks beside them are no words about people, wherever the column stands",
    arguments: [0, 1, 5], ["2 *", "2%", "#N/A", "2-Mar", "-1?"])
  func marks(column: Int, cell: String) throws {
    let all = try findings { try readTable(table(Self.words, spoilt: column) { _ in cell }) }
    #expect(all.map(\.code) == [.notANumber], "\(all)")
    #expect(all.first?.location?.line == 2)
    #expect(all.first?.location?.cell == ["B", "C", "D", "E", "F", "G"][column])
    #expect(all.first?.found.contains(cell) == true)
    #expect(all.first?.mend.contains("--attributes \(Self.words[column])") == true)
    let reading = try readTable(
      table(Self.words, spoilt: column) { _ in cell }, attributes: [Self.words[column]])
    #expect(reading.study.statements.count == 5)
    #expect(reading.warnings.isEmpty, "\(reading.warnings)")
  }

  @Test(
    "A column numbered as the statements are is one of them, whatever it holds",
    arguments: [0, 3, 5], ["x", "NaN", "often", "0x1", "2024-03-02"])
  func numbered(column: Int, cell: String) throws {
    let all = try findings { try readTable(table(Self.numbered, spoilt: column) { _ in cell }) }
    #expect(all.map(\.code) == [.notANumber], "\(all)")
    #expect(all.first?.statement == "s\(column + 1)")
    #expect(all.first?.found.contains("called as the statements are") == true)
  }

  @Test("So is one that stands among them, unless it is called after what people are asked")
  func among() throws {
    let all = try findings { try readTable(table(Self.words, spoilt: 1) { _ in "often" }) }
    #expect(all.map(\.code) == [.notANumber])
    #expect(all.first?.found.contains("stands among the statements") == true)
    var names = Self.words
    names[1] = "Gender"
    let reading = try readTable(table(names, spoilt: 1) { _ in "f" })
    #expect(reading.study.participants.first?.attributes == ["Gender": "f"])
    #expect(reading.warnings.isEmpty)
  }

  @Test("A good number among dates makes them values")
  func dates() throws {
    let text = table(Self.words, spoilt: 5) { $0 == 0 ? "1" : "\($0)-Mar" }
    let all = try findings { try readTable(text) }
    #expect(all.map(\.code) == [.notANumber])
    #expect(all.first?.found.hasPrefix("the date 1-Mar") == true)
    #expect(all.first?.mend.contains("number format") == true)
    #expect(all.first?.location?.line == 3)
  }

  @Test("Words at an end are what is known of the people, and that is told")
  func told() throws {
    let reading = try readTable(table(Self.words, spoilt: 5) { $0 == 0 ? "ward 3" : "moor" })
    #expect(
      reading.warnings.map(\.message) == [
        "Column “shops” read as what is known of the participants, for most of its cells are no "
          + "numbers."
      ])
    #expect(reading.study.participants.first?.attributes == ["shops": "ward 3"])
    var names = Self.words
    for name in ["Role", "age group", "Submitted"] {
      names[5] = name
      #expect(try readTable(table(names, spoilt: 5) { _ in "18-24" }).warnings.isEmpty)
    }
  }

  @Test("Beside sorts that all fill one grid no statement is missing, and words are only noted")
  func whole() throws {
    let text =
      "sort,s1,s2,s3,s4,team\nAnn,1,0,0,-1,red\nBob,0,1,-1,0,blue\nCai,0,-1,1,0,red\n"
    let reading = try readTable(text)
    #expect(reading.warnings.isEmpty && reading.study.statements.count == 4)
    #expect(reading.found == ["column “team” read as what is known of the participants"])
    #expect(reading.study.participants.first?.attributes == ["team": "red"])
    let free = try readTable(text.replacing("Cai,0", with: "Cai,1"))
    #expect(free.warnings.map(\.code) == [.layoutInferred] && free.found.isEmpty)
  }

  @Test("A sort of dates is no wording, where a row is a statement", arguments: [2, 5])
  func sorts(column: Int) throws {
    for cell in ["2-Mar", "2 *"] {
      let text = table(Self.people, spoilt: column, { _ in cell }, rows: "statement")
      let all = try findings { try readTable(text) }
      #expect(all.map(\.code) == [.notANumber], "\(all)")
      #expect(all.first?.found.contains(Self.people[column]) == true)
      if cell == "2-Mar" {
        #expect(all.first?.sort == Self.people[column])
        #expect(all.first?.found.hasPrefix("the date 2-Mar") == true)
        #expect(all.first?.mend.contains("text") == false)
      }
    }
  }
}

import QStudy
import QTables
import Testing

@testable import QFormats

/// Headers of two lines: who sorted, and the numbers of the sorts.
@Suite struct NamesOverNumbersTests {
  private let names = ["Ann", "Bob", "Cai", "Dee", "Eve"]
  private let values = [
    [-1, 0, 0, 1, 0], [0, 1, -1, 0, 0], [0, 0, 1, 0, -1], [1, 0, 0, -1, 0], [0, -1, 0, 0, 1],
  ]

  private func table(_ header: [[String]], wording: Bool = false) -> String {
    let rows = values[0].indices.map { row in
      ["s\(row + 1)"] + (wording ? ["Statement no \(row + 1)"] : [])
        + values.map { "\($0[row])" }
    }
    return (header + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private func numbers(_ word: String) -> [String] { (1...5).map { "\(word)\($0)" } }

  @Test(
    "Names over the numbers of the sorts are the people's ids",
    arguments: [
      ("", "Statement", "Q-sort "), ("Participant", "Statement", "Sort "), ("", "", "Q-sort "),
      ("Name", "", "Sort "), ("Statement", "", "sort"), ("", "No", ""),
    ])
  func names(upper: String, lower: String, word: String) throws {
    let text = table([[upper] + names, [lower] + numbers(word)])
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == names)
    #expect(reading.study.sorts.map(\.placements) == values)
    #expect(reading.study.statements.map(\.id) == ["s1", "s2", "s3", "s4", "s5"])
    let told = reading.layout?.told.first { $0.contains("numbers of the sorts") }
    #expect(told?.contains("“\(word)1” to “\(word)5”), which row 1 names") == true)
    // The same stated by hand.
    let layout = try #require(reading.layout)
    #expect(layout.options == ["--sorts", "B3:F7", "--statements", "A3:A7", "--ids", "row:1"])
  }

  @Test("A title above and the wording beside change nothing")
  func beside() throws {
    let header = [
      ["Town", "", "", "", "", "", ""], ["", ""] + names,
      ["No", "Statement"] + numbers("Q-sort "),
    ]
    let study = try readTable(table(header, wording: true)).study
    #expect(study.sorts.map(\.id) == names)
    #expect(study.statements.map(\.text).first == "Statement no 1")
  }

  @Test("A name that is missing is asked for, and words for several sorts each are no names")
  func blanks() throws {
    let header = [["", "Ann", "Bob", "", "Dee", "Eve"], ["Statement"] + numbers("Q-sort ")]
    let all = try findings { try readTable(table(header)) }
    #expect(all.map(\.found) == ["no name above the values of D"])
    let groups = [["", "North", "", "", "South", ""], header[1]]
    let study = try readTable(table(groups)).study
    #expect(study.sorts.map(\.id) == numbers("Q-sort "))
    #expect(
      study.participants.map { $0.attributes["group"] } == [
        "North", "North", "North", "South", "South",
      ])
  }

  @Test("Other words over the numbers are no names")
  func others() throws {
    let jobs = ["nurse", "clerk", "cook", "smith", "baker"]
    let study = try readTable(table([["Occupation"] + jobs, ["Statement"] + numbers("Q-sort ")]))
      .study
    #expect(study.sorts.map(\.id) == numbers("Q-sort "))
    #expect(study.participants.map { $0.attributes["Occupation"] } == jobs)
    // Numbers of statements below words for them, a row a sort.
    let header = [",Trust,Law,Work,Home,Town", "sort,Q1,Q2,Q3,Q4,Q5"]
    let rows = zip(names, values).map { "\($0),\($1.map(String.init).joined(separator: ","))" }
    let text = (header + rows).map { $0 + "\n" }.joined()
    #expect(try readTable(text).study.sorts.map(\.id) == names)
  }
}

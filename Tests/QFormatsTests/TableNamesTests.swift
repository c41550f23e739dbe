import QStudy
import QTables
import Testing

@testable import QFormats

/// Which column or row names the sorts and the statements, in tables as people keep them.
@Suite struct TableNamesTests {
  /// A table, and what must be read of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    var sorts = ["Ann", "Bob", "Cy", "Dee"]
    var statements = ["1", "2", "3", "4"]
    var wording: [String]? = ["Trees matter", "Ponds matter", "Buses matter", "Shops matter"]
    var themes: [String]?
    var attribute: (name: String, values: [String])?
  }

  private static let themes = ["Green town", "Green town", "Our roads", "Our roads"]

  @Test(
    "Names are found where they are, and the same options said by hand find them too",
    arguments: [
      Case(
        testDescription: "an id beside wording is that of a statement",
        text: """
          ID,Statement,Ann,Bob,Cy,Dee
          1,Trees matter,1,0,-1,0
          2,Ponds matter,0,1,0,-1
          3,Buses matter,0,0,1,1
          4,Shops matter,-1,-1,0,0
          """),
      Case(
        testDescription: "themes of several words are no wording",
        text: """
          No,Theme,Text,Ann,Bob,Cy,Dee
          1,Green town,Trees matter,1,0,-1,0
          2,Green town,Ponds matter,0,1,0,-1
          3,Our roads,Buses matter,0,0,1,1
          4,Our roads,Shops matter,-1,-1,0,0
          """, themes: themes),
      Case(
        testDescription: "themes before the ids, written once each",
        text: """
          Theme,No,Statement,Ann,Bob,Cy,Dee
          Green town,1,Trees matter,1,0,-1,0
          ,2,Ponds matter,0,1,0,-1
          Our roads,3,Buses matter,0,0,1,1
          ,4,Shops matter,-1,-1,0,0
          """, themes: themes),
      Case(
        testDescription: "statements of one word each",
        text: """
          ID,Text,Ann,Bob,Cy,Dee
          1,Trees,1,0,-1,0
          2,Ponds,0,1,0,-1
          3,Buses,0,0,1,1
          4,Shops,-1,-1,0,0
          """, wording: ["Trees", "Ponds", "Buses", "Shops"]),
      Case(
        testDescription: "wording right of the values",
        text: """
          No,Ann,Bob,Cy,Dee,Text
          1,1,0,-1,0,Trees matter
          2,0,1,0,-1,Ponds matter
          3,0,0,1,1,Buses matter
          4,-1,-1,0,0,Shops matter
          """),
      Case(
        testDescription: "ages above the names",
        text: """
          ,Age,23,45,31,52
          No,Statement,Ann,Bob,Cy,Dee
          1,Trees matter,1,0,-1,0
          2,Ponds matter,0,1,0,-1
          3,Buses matter,0,0,1,1
          4,Shops matter,-1,-1,0,0
          """, attribute: ("Age", ["23", "45", "31", "52"])),
      Case(
        testDescription: "groups of one above the names",
        text: """
          Group,Riders,Walkers,Drivers,Others
          Statement,Ann,Bob,Cy,Dee
          Trees matter,1,0,-1,0
          Ponds matter,0,1,0,-1
          Buses matter,0,0,1,1
          Shops matter,-1,-1,0,0
          """, attribute: ("Group", ["Riders", "Walkers", "Drivers", "Others"])),
      Case(
        testDescription: "jobs above the names",
        text: """
          ,Job,nurse,clerk,cook,judge
          No,Statement,Ann,Bob,Cy,Dee
          1,Trees matter,1,0,-1,0
          2,Ponds matter,0,1,0,-1
          3,Buses matter,0,0,1,1
          4,Shops matter,-1,-1,0,0
          """, attribute: ("Job", ["nurse", "clerk", "cook", "judge"])),
      Case(
        testDescription: "ages before the names",
        text: """
          Age,Name,1,2,3,4
          23,Ann,1,0,0,-1
          45,Bob,0,1,0,-1
          31,Cy,-1,0,1,0
          52,Dee,0,-1,1,0
          """, wording: nil, attribute: ("Age", ["23", "45", "31", "52"])),
      Case(
        testDescription: "towns before the names",
        text: """
          Town,Name,1,2,3,4
          Bath,Ann,1,0,0,-1
          Ely,Bob,0,1,0,-1
          Wells,Cy,-1,0,1,0
          York,Dee,0,-1,1,0
          """, wording: nil, attribute: ("Town", ["Bath", "Ely", "Wells", "York"])),
      Case(
        testDescription: "names after the values",
        text: """
          1,2,3,4,Name
          1,0,0,-1,Ann
          0,1,0,-1,Bob
          -1,0,1,0,Cy
          0,-1,1,0,Dee
          """, wording: nil),
      Case(
        testDescription: "wording above ids",
        text: """
          ,Trees matter to me,Ponds matter to me,Buses matter to me,Shops matter to me
          Name,S1,S2,S3,S4
          Ann,1,0,0,-1
          Bob,0,1,0,-1
          Cy,-1,0,1,0
          Dee,0,-1,1,0
          """, statements: ["S1", "S2", "S3", "S4"],
        wording: [
          "Trees matter to me", "Ponds matter to me", "Buses matter to me", "Shops matter to me",
        ]),
      Case(
        testDescription: "wording as the header",
        text: """
          Name,Trees matter to me,Ponds matter to me,Buses matter to me,Shops matter to me
          Ann,1,0,0,-1
          Bob,0,1,0,-1
          Cy,-1,0,1,0
          Dee,0,-1,1,0
          """,
        wording: [
          "Trees matter to me", "Ponds matter to me", "Buses matter to me", "Shops matter to me",
        ]),
      Case(
        testDescription: "means and deviations beside the sorts",
        text: """
          No,Ann,Bob,Cy,Dee,Mean,St. Dev.,Text
          1,1,0,-1,0,0,0.9,Trees matter
          2,0,1,0,-1,0,0.9,Ponds matter
          3,0,0,1,1,0.5,0.6,Buses matter
          4,-1,-1,0,0,-0.5,0.6,Shops matter
          """),
    ])
  func names(_ table: Case) throws {
    let reading = try readTable(table.text + "\n")
    let study = reading.study
    #expect(study.sorts.map(\.id) == table.sorts)
    #expect(study.statements.map(\.id) == table.statements)
    if let wording = table.wording { #expect(study.statements.map(\.text) == wording) }
    #expect(study.statements.compactMap(\.theme) == table.themes ?? [])
    if let (name, values) = table.attribute {
      #expect(study.participants.map { $0.attributes[name] } == values)
    }
    #expect(try readAgain(table.text + "\n", reading.layout).study == study)
  }

  @Test("Columns called after factors that stand apart are told, and nobody is left out")
  func arrays() throws {
    let text = """
      No,Ann,Bob,Cy,Dee,,F1,F2
      1,1,0,-1,0,,1,0
      2,0,1,0,-1,,0,-1
      3,0,0,1,1,,0,1
      4,-1,-1,0,0,,-1,0

      """
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["Ann", "Bob", "Cy", "Dee", "F1", "F2"])
    let told = reading.warnings.filter { $0.message.contains("--exclude F1,F2 to each command") }
    #expect(told.map(\.sorts) == [["F1", "F2"]])
    // People may be called so: F for female.
    for people in ["F3,F4,,F1,F2", "M1,M2,,F1,F2"] {
      let women = try readTable(
        text.replacing("Ann,Bob,Cy,Dee,,F1,F2", with: "M3,M4,\(people)"))
      #expect(!women.warnings.contains { $0.message.contains("--exclude") })
    }
  }

  @Test("A weak word above values that contradict it, and no wording, is asked about")
  func contradiction() throws {
    let rows = [[1, 0, -1, 0], [0, 1, 0, -1], [0, 0, 1, 1], [-1, -1, 0, 0]]
    let body = rows.enumerated().map { number, row in
      "\(number + 1)," + row.map(String.init).joined(separator: ",") + "\n"
    }
    let all = try findings { try readTable("ID,7,8,9,10\n" + body.joined()) }
    #expect(all.map(\.code) == [.unclearOrientation])
    // Three people suffice where each fills the grid of many statements.
    let three = ["1,0,-1", "0,1,0", "-1,-1,1", "0,0,0", "2,-2,2", "-2,2,-2", "0,0,0"]
    let long = three.enumerated().map { "\($0.offset + 1),\($0.element)\n" }.joined()
    #expect(
      try findings { try readTable("ID,7,8,9\n" + long) }.map(\.code) == [.unclearOrientation])
    // Ages below each make them people.
    let aged = try readTable("ID,7,8,9\n" + long + "Age,30,41,52\n")
    #expect(aged.study.sorts.map(\.id) == ["7", "8", "9"])
    #expect(aged.study.participants.map { $0.attributes["Age"] } == ["30", "41", "52"])
  }
}

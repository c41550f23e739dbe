import QStudy
import QTables
import TestSupport
import Testing

@testable import QFormats

/// Lines that may be no statements and no sorts, in tables that look whole without a question.
@Suite struct DoubtfulLinesTests {
  private let people = FiveSorts.people
  private let sorts = FiveSorts.sorts

  /// A row a sort, with a column before or after the values.
  private func wide(
    _ name: String, _ cells: [Int], isFirst: Bool = true,
    ids: [String] = (1...10).map(String.init)
  ) -> String {
    func line(_ first: String, _ values: [String], _ cell: String) -> String {
      ([first] + (isFirst ? [cell] + values : values + [cell])).joined(separator: ",") + "\n"
    }
    return line("name", ids, name)
      + people.indices.map { line(people[$0], sorts[$0].map(String.init), String(cells[$0])) }
      .joined()
  }

  /// A row a statement, with a row below the values.
  private func tall(_ name: String, _ cells: [Int], ids: [String] = (1...10).map(String.init))
    -> String
  {
    (["statement"] + people).joined(separator: ",") + "\n"
      + ids.indices.map { j in
        ([ids[j]] + sorts.map { String($0[j]) }).joined(separator: ",") + "\n"
      }.joined() + ([name] + cells.map(String.init)).joined(separator: ",") + "\n"
  }

  @Test(
    "A column that holds one number for all, beside numbered statements, is asked about",
    arguments: [
      ("Finished", [1, 1, 1, 1, 1]), ("Round", [1, 1, 1, 1, 1]), ("Wave", [2, 2, 2, 2, 2]),
      ("Total cards", [0, 0, 0, 0, 0]), ("Valid", [1, 1, 0, 1, 1]),
      ("Confidence", [2, 1, 0, 2, 1]),
    ])
  func besideNumbers(name: String, cells: [Int]) throws {
    for isFirst in [true, false] {
      let text = wide(name, cells, isFirst: isFirst)
      let all = try findings { try readTable(text) }
      #expect(all.map(\.code) == [.badValue])
      #expect(
        all.first?.found.hasPrefix("the column “\(name)” beside those called 1 to 10") == true)
      let told = try readTable(text, attributes: [name]).study
      #expect(told.statements.count == 10)
      #expect(told.sorts.map(\.placements) == sorts)
      #expect(told.participants.map { $0.attributes[name] } == cells.map { String($0) })
    }
    let below = tall(name, cells)
    let all = try findings { try readTable(below) }
    #expect(all.first?.found.hasPrefix("the row “\(name)” beside those called 1 to 10") == true)
    let told = try readTable(below, attributes: [name]).study
    #expect(told.statements.count == 10)
    #expect(told.participants.map { $0.attributes[name] } == cells.map { String($0) })
  }

  @Test("A statement on which everybody agrees, numbered or named as the others, is one")
  func agreement() throws {
    for name in ["11", "buses"] {
      let ids =
        name == "11"
        ? (1...10).map(String.init)
        : ["rent", "parks", "cars", "shops", "rivers", "schools", "trees", "bins", "dogs", "noise"]
      for cells in [[1, 1, 1, 1, 1], [0, 0, 0, 0, 0]] {
        #expect(
          try readTable(wide(name, cells, isFirst: false, ids: ids)).study.statements.count == 11)
        #expect(try readTable(tall(name, cells, ids: ids)).study.statements.count == 11)
      }
    }
    // With words for names, only what a form calls its own is asked about.
    let ids = [
      "rent", "parks", "cars", "shops", "rivers", "schools", "trees", "bins", "dogs", "noise",
    ]
    let all = try findings { try readTable(wide("Finished", [1, 1, 1, 1, 1], ids: ids)) }
    #expect(all.first?.found == "the column “Finished”, without which the sorts fill one grid")
  }

  @Test(
    "The lowest, the highest and the middle value beside the sorts are left out",
    arguments: [("Min", -2), ("Max", 2), ("Median", 0), ("Range", 4)])
  func extremes(name: String, value: Int) throws {
    let text = wide(name, Array(repeating: value, count: 5), isFirst: false)
    let reading = try readTable(text)
    #expect(reading.study.statements.count == 10 && reading.study.sorts.map(\.placements) == sorts)
    #expect(try readAgain(text, reading.layout).study == reading.study)
  }

  @Test("Numbers of an earlier list beside those of the statements are left out, or asked about")
  func numberings() throws {
    let old = [23, 26, 29, 22, 25, 28, 21, 24, 27, 20]
    func text(_ name: String) -> String {
      "No,\(name)," + people.joined(separator: ",") + "\n"
        + (0..<10).map { j in
          "\(j + 1),\(old[j])," + sorts.map { String($0[j]) }.joined(separator: ",") + "\n"
        }.joined()
    }
    let reading = try readTable(text("Old no"))
    #expect(reading.study.sorts.map(\.id) == people)
    #expect(
      reading.layout?.told
        == ["Column B (“Old no”) left out: each number once, as ids have them."])
    #expect(try readAgain(text("Old no"), reading.layout).study == reading.study)
    let all = try findings { try readTable(text("Eva")) }
    #expect(all.map(\.sort) == ["Eva"])
  }

  @Test("Wording amid the values can be stated by hand")
  func wordingAmid() throws {
    let text =
      "No,Ann,Statement," + people.dropFirst().joined(separator: ",") + "\n"
      + (0..<10).map { j in
        let cells = sorts.map { String($0[j]) }
        return "\(j + 1),\(cells[0]),Words about thing \(j + 1),"
          + cells.dropFirst().joined(separator: ",") + "\n"
      }.joined()
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == people)
    #expect(try readAgain(text, reading.layout).study == reading.study)
  }

  @Test("A time under a header of two lines can be stated by hand")
  func timeUnderTwoLines() throws {
    let text =
      "StartDate," + (1...10).map { "Q1_\($0)" }.joined(separator: ",") + "\nStart Date,"
      + (1...10).map { "Please sort - thing \($0)" }.joined(separator: ",") + "\n"
      + sorts.enumerated().map { number, sort in
        "2024-01-02 10:0\(number):00," + sort.map(String.init).joined(separator: ",") + "\n"
      }.joined()
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["P1", "P2", "P3", "P4", "P5"])
    #expect(try readAgain(text, reading.layout).study == reading.study)
  }

  @Test("Who sorted under two conditions has a sort in each, as in a table with a row a placement")
  func conditions() throws {
    let text =
      "participant,condition," + (1...10).map(String.init).joined(separator: ",") + "\n"
      + ["Ann,before", "Bob,before", "Ann,after", "Bob,after"].enumerated().map { place, who in
        who + "," + sorts[place].map(String.init).joined(separator: ",") + "\n"
      }.joined()
    let study = try readTable(text).study
    #expect(study.sorts.map(\.id) == ["Ann before", "Bob before", "Ann after", "Bob after"])
    #expect(study.sorts.map(\.participant) == ["Ann", "Bob", "Ann", "Bob"])
    #expect(study.sorts.map(\.condition) == ["before", "before", "after", "after"])
    // The same person twice under one condition is a fault.
    let twice = text.replacing("Ann,after", with: "Ann,before")
    #expect(try findings { try readTable(twice) }.contains { $0.code == .duplicateSort })
    // Another word for it is asked about.
    let named = text.replacing("condition", with: "time")
    let all = try findings { try readTable(named) }
    #expect(
      all.contains { $0.expected == "a column “condition” where somebody sorted several times" })
  }

  @Test("Names that a program made around the numbers of statements are a series too")
  func bracketedNames() throws {
    let ids = (1...10).map { "QS[SQ\($0)]. Please sort. [Matter \($0)]" }
    let text = wide("lastpage", [2, 2, 2, 2, 2], ids: ids)
    let all = try findings { try readTable(text) }
    #expect(all.first?.found.hasPrefix("the column “lastpage” beside those called QS[SQ1]") == true)
  }

  @Test("A column far from all others, with one number for everybody, is asked about")
  func farFromAll() throws {
    let ids = ["bus", "park", "tree", "road", "lake", "hill", "moor", "barn", "gate", "path"]
    for isFirst in [true, false] {
      let all = try findings {
        try readTable(wide("lastpage", [5, 5, 5, 5, 5], isFirst: isFirst, ids: ids))
      }
      #expect(
        all.map(\.found) == [
          "the column “lastpage” with one number for everybody, far from all others"
        ])
    }
  }

  @Test("What people are asked is no statement where no grid tells")
  func freeSorts() throws {
    let free = """
      name,Gender,bus,park,tree,road,lake,hill,moor
      Ann,1,0,1,2,2,0,1,-2
      Bob,2,0,1,-1,-2,-2,2,-2
      Cai,1,0,0,0,2,0,-2,-1
      Dai,2,1,-1,0,-1,-1,-1,-2
      Eve,1,-1,-2,0,2,0,1,1

      """
    let all = try findings { try readTable(free) }
    #expect(all.map(\.code) == [.badValue])
    #expect(all.first?.found.hasPrefix("the column “Gender”, which people or forms") == true)
    #expect(all.first?.mend.hasSuffix("name the cells of all with --sorts.") == true)
    #expect(try readTable(free, attributes: ["Gender"]).study.statements.count == 7)
  }

  @Test("Numbers on both sides say nothing of which are the statements, where no grid tells")
  func numbersAlone() throws {
    let rows = [[1, 2, 2, 0, 1, -2], [1, -1, -2, -2, 2, -2], [0, 0, 2, 0, -2, -1]]
    for corner in ["No", "Nr.", "#"] {
      let text =
        "\(corner),1,2,3,4,5,6\n"
        + rows.enumerated().map { number, row in
          ([number + 1] + row).map(String.init).joined(separator: ",") + "\n"
        }.joined()
      #expect(try findings { try readTable(text) }.map(\.code) == [.unclearOrientation])
      #expect(try readTable(text, rows: .sorts).study.sorts.count == 3)
    }
  }

  @Test("The mend names every column in doubt, with those that were stated before")
  func allAtOnce() throws {
    let text = wide("Wave", [1, 2, 1, 2, 1]).split(separator: "\n").enumerated().map {
      $0 == 0 ? "\($1),Round,Age\n" : "\($1),1,\(30 + $0)\n"
    }.joined()
    let all = try findings { try readTable(text) }
    #expect(all.count == 3)
    #expect(all.allSatisfy { $0.mend.contains("--attributes Age,Wave,Round.") })
    let next = try findings { try readTable(text, attributes: ["Age"]) }
    #expect(next.allSatisfy { $0.mend.contains("--attributes Age,Wave,Round.") })
    #expect(next.count == 2)
  }

  @Test("A blank column beside numbered statements is left out and told")
  func blankStranger() throws {
    let text = wide("Note", [1, 2, 1, 2, 1]).replacing("Note", with: "RecipientName")
    let blank = text.split(separator: "\n").enumerated().map { number, line in
      var cells = line.split(separator: ",").map(String.init)
      if number > 0 { cells[1] = "" }
      return cells.joined(separator: ",") + "\n"
    }.joined()
    let reading = try readTable(blank)
    #expect(reading.study.statements.count == 10)
    #expect(reading.warnings.contains { $0.message.hasPrefix("“RecipientName” left out:") })
  }
}

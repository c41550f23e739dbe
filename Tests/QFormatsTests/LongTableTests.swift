import QNumerics
import QStudy
import Testing

@testable import QFormats

@Suite("Tables with a row for each placement")
struct LongTableTests {
  private let clean = """
    participant_id,statement_id,score
    Anna,2,1
    Anna,1,-1
    Anna,10,0
    Bryn,1,0
    Bryn,10,1
    Bryn,2,-1

    """

  @Test("Placements are put together by who sorted, statements by their numbers")
  func reads() throws {
    let reading = try readTable(clean)
    #expect(reading.format == "CSV table, a row a placement")
    #expect(reading.study.statements.map(\.id) == ["1", "2", "10"])
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn"])
    #expect(reading.study.sorts.map(\.placements) == [[-1, 1, 0], [0, -1, 1]])
    #expect(reading.sources.sorts["Bryn"]?.line == 5)
  }

  @Test(
    "Numbers that begin elsewhere for one person are one finding, and counted again with repair")
  func shifted() throws {
    var lines = ["participant,statement,value"]
    for (person, first) in [("Ann", 1), ("Bo", 1), ("Cy", 0), ("Di", 1)] {
      for (place, value) in [-1, 0, 1].enumerated() {
        lines.append("\(person),\(first + place),\(value)")
      }
    }
    let text = lines.joined(separator: "\n") + "\n"
    let found = try findings { try readTable(text) }
    #expect(found.map(\.code) == [.shiftedNames])
    #expect(found.first?.sort == "Cy" && found.first?.location?.line == 8)
    #expect(found.first?.found == "statements numbered 0 to 2")
    let mended = try readTable(text, repair: true)
    #expect(mended.study.statements.map(\.id) == ["1", "2", "3"])
    #expect(mended.study.sorts.allSatisfy { $0.placements == [-1, 0, 1] })
    #expect(mended.warnings.contains { $0.code == .repaired && $0.sorts == ["Cy"] })
  }

  @Test("Statements named by their wording are numbered, and it is told")
  func worded() throws {
    let cards = ["Trees cool the street", "Bees need flowers", "Lawns are a waste", "Mine alone"]
    let rows = ["Ann", "Bo"].flatMap { person in
      cards.enumerated().map { "\(person),\($1),\($0 - 1)" }
    }
    let reading = try readTable(
      "participant,statement,value\n" + rows.joined(separator: "\n") + "\n")
    #expect(reading.study.statements.map(\.id) == ["1", "2", "3", "4"])
    #expect(reading.study.statements.map(\.text) == cards)
    #expect(reading.study.sorts[1].placements == [-1, 0, 1, 2])
    #expect(reading.warnings.contains { $0.message.contains("words the statements") })
    #expect(reading.sources.statements["2"]?.line == 3)
  }

  @Test("Wording, conditions and names that are no numbers come along; what is missing stays blank")
  func traps() throws {
    let text = """
      item;respondent;value;condition;text
      trees;Anna;+1;before;"Trees; many"
      bins;Anna;\u{2212}1;before;Bins
      bins;Anna;1;after;Bins
      trees;Bryn;-1;before;"Trees; many"
      bins;Bryn;1;before;Bins

      """
    let study = try readTable(text).study
    #expect(study.statements.map(\.text) == ["Trees; many", "Bins"])
    #expect(study.sorts.map(\.id) == ["Anna before", "Anna after", "Bryn before"])
    #expect(study.sorts.map(\.participant) == ["Anna", "Anna", "Bryn"])
    #expect(study.sorts.map(\.condition) == ["before", "after", "before"])
    #expect(study.sorts.map(\.placements) == [[1, -1], [nil, 1], [-1, 1]])
  }

  @Test("A placement made twice, a value that is none and a row without a name are found")
  func faults() throws {
    let text = "sort,item,value\nA,1,1\nA,2,x\nA,1,0\n,2,0\nB,1,0\nB,2,1\n"
    let all = try findings { try readTable(text) }
    #expect(Set(all.map(\.code)) == [.duplicateStatement, .notANumber, .blankCell])
    #expect(Set(all.compactMap(\.location?.line)) == [3, 4, 5])
    #expect(all.first { $0.code == .duplicateStatement }?.expected.contains("line 2") == true)
  }

  @Test("A wide table is none, and --rows settles it")
  func wide() throws {
    #expect(try readTable("sort,1,2,3\nA,1,0,-1\nB,0,1,-1\n").format.hasSuffix("a row a sort"))
    let options = try readTable("sort,item,value\nA,1,0\nB,0,1\nC,1,0\n", rows: .sorts)
    #expect(options.study.statements.map(\.id) == ["item", "value"])
  }

  @Test("Comments and what is known of people come along, and a column of neither is told")
  func comments() throws {
    let text = """
      participant,statement,value,comment,age,minutes
      Anna,1,1,"Trees, please",34,2
      Anna,2,-1,,34,3
      Bryn,1,-1,,51,4
      Bryn,2,1,No bins,51,1

      """
    let reading = try readTable(text)
    #expect(
      reading.study.comments == [
        Comment(sort: "Anna", statement: "1", text: "Trees, please"),
        Comment(sort: "Bryn", statement: "2", text: "No bins"),
      ])
    #expect(
      reading.study.participants == [
        Participant(id: "Anna", attributes: ["age": "34"]),
        Participant(id: "Bryn", attributes: ["age": "51"]),
      ])
    #expect(reading.warnings.map(\.code) == [.layoutInferred])
    #expect(reading.warnings.first?.message.contains("F (“minutes”)") == true)
    let named = try findings { try readTable(text, attributes: ["minutes"]) }
    #expect(named.map(\.code) == [.badValue])
    #expect(named.first?.location == Location(file: "t.csv", line: 3, cell: "F"))
    #expect(try findings { try readTable(text, attributes: ["agee"]) }[0].mend == "Write “age”.")
  }

  @Test("Beside a number the words of a statement are its wording", arguments: [false, true])
  func numberAndWords(isReversed: Bool) throws {
    let columns = isReversed ? ["statement", "no"] : ["no", "statement"]
    func row(_ who: String, _ number: String, _ words: String, _ rest: String) -> String {
      ([who] + (isReversed ? [words, number] : [number, words]) + [rest]).joined(separator: ",")
    }
    let text = [
      (["name"] + columns + ["value,theme"]).joined(separator: ","),
      row("Anna", "7", "Trees first", "1,Green"), row("Anna", "3", "Bins first", "0,Waste"),
      row("Bryn", "7", "Trees first", "0,Green"), row("Bryn", "3", "Bins first", "1,Waste"),
    ].joined(separator: "\n")
    let study = try readTable(text + "\n").study
    #expect(
      study.statements == [
        Statement(id: "3", text: "Bins first", theme: "Waste"),
        Statement(id: "7", text: "Trees first", theme: "Green"),
      ])
    #expect(study.themes.map(\.id) == ["Green", "Waste"])
    let other = text.replacing("Bins first,0", with: "Bin first,0")
      .replacing("Bins first,3,0", with: "Bin first,3,0")
    #expect(try findings { try readTable(other) }.map(\.code) == [.rewordedStatement])
  }

  @Test("A person with a condition is not the person who is called so")
  func conditions() throws {
    let text = """
      name,condition,card,value
      Ann,x,1,1
      Ann,x,2,0
      Ann x,,1,0
      Ann x,,2,1

      """
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["Ann x-2", "Ann x"])
    #expect(reading.study.sorts.map(\.participant) == ["Ann", "Ann x"])
    #expect(reading.study.sorts.map(\.placements) == [[1, 0], [0, 1]])
    #expect(reading.warnings.map(\.sorts) == [["Ann x-2"]])
  }

  @Test("A long table of many columns is one where people and statements come again")
  func manyColumns() throws {
    let head = "name,condition,no,statement,value,comment,theme,age,town\n"
    let rows = ["Ann", "Bob"].flatMap { who in
      (1...3).map { "\(who),before,\($0),Card \($0),\($0 - 2),,T,40,Y\n" }
    }
    let reading = try readTable(head + rows.joined())
    #expect(reading.format.hasSuffix("a row a placement"))
    #expect(reading.study.participants.first?.attributes == ["age": "40", "town": "Y"])
    // A row a sort, in which a statement happens to be called so.
    let wide = "name,no,score,a,b,c,d,e\nX,1,0,0,1,-1,0,0\nY,0,1,0,0,0,-1,1\nZ,0,0,1,0,1,0,-1\n"
    #expect(try readTable(wide).format.hasSuffix("a row a sort"))
  }

  @Test("Names that come once only are refused before they fill the memory")
  func giant() throws {
    let rows = (1...3000).map { "P\($0),S\($0),1\n" }
    let all = try findings { try readTable("name,card,value\n" + rows.joined()) }
    #expect(all.map(\.code) == [.mixedDesigns])
    #expect(all.first?.found.contains("3000 sorts of 3000 statements") == true)
    // Two thirds of the cells may be blank.
    let sparse = (0..<400).flatMap { p in (0..<20).map { "P\(p),\((p + $0) % 60),1\n" } }
    #expect(try readTable("name,card,value\n" + sparse.joined()).study.sorts.count == 400)
  }

  @Test("Any study written long is read back the same")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      let (people, cards) = (2 + Int(generator.uniform() * 6), 2 + Int(generator.uniform() * 9))
      let sorts = (0..<people).map { _ in
        (0..<cards).map { _ in Int(generator.uniform() * 9) - 4 }
      }
      var rows = sorts.indices.flatMap { i in
        sorts[i].indices.map { "P\(i),\($0 + 1),\(sorts[i][$0])" }
      }
      generator.shuffle(&rows)
      let study = try readTable("name,card,rank\n" + rows.joined(separator: "\n") + "\n").study
      for sort in study.sorts {
        let i = try #require(Int(sort.id.dropFirst()))
        #expect(sort.placements == sorts[i])
      }
      #expect(study.sorts.count == people)
    }
  }
}

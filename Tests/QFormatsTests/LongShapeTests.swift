import QNumerics
import QStudy
import Testing

@testable import QFormats

/// Tables with a row a placement, whatever their columns are called.
@Suite struct LongShapeTests {
  private static let values = [-2, -1, -1, 0, 0, 0, 1, 1, 2]
  private static let people = ["Anna", "Bryn", "Cai", "Dee"]

  /// The values of each person in the order of the cards; anybody's own where there is no grid.
  private func sorts(isFree: Bool = false) -> [[Int]] {
    var generator = SeededGenerator(seed: 5)
    return Self.people.map { _ in
      var sort = isFree ? Self.values.map { _ in Int(generator.uniform() * 9) - 4 } : Self.values
      generator.shuffle(&sort)
      return sort
    }
  }

  /// The table: a line for each card of each person.
  private func table(
    _ header: String, _ sorts: [[Int]], line: (_ person: Int, _ card: Int, _ value: Int) -> String
  ) -> String {
    let lines = sorts.indices.flatMap { i in
      sorts[i].indices.map { line(i, $0 + 1, sorts[i][$0]) + "\n" }
    }
    return header + "\n" + lines.joined()
  }

  private func plain(_ header: String, _ sorts: [[Int]]) -> String {
    table(header, sorts) { "\(Self.people[$0]),\($1),\($2)" }
  }

  @Test(
    "Ordinary names of the columns tell them",
    arguments: [
      "Participant,Statement number,Value", "respondent,statement,rating",
      "Participant,Card no.,Score", "Participant,Statement No.,Rank", "Name,Item,Grid value",
      "Teilnehmer,Karte,Wert", "id,statement,response", "Q-sort,Statement,Value",
      "Participant ID,Statement ID,Sort value",
    ])
  func names(header: String) throws {
    for sorts in [sorts(), sorts(isFree: true)] {
      let reading = try readTable(plain(header, sorts))
      #expect(reading.format.hasSuffix("a row a placement"))
      #expect(reading.study.sorts.map(\.id) == Self.people)
      #expect(reading.study.sorts.map(\.placements) == sorts)
      #expect(reading.warnings.isEmpty)
    }
  }

  @Test("Names that tell nothing leave it to the grid that people fill, and that is told")
  func shape() throws {
    let reading = try readTable(plain("Who,What,Where", sorts()))
    #expect(reading.study.sorts.map(\.placements) == sorts())
    #expect(
      reading.warnings == [
        Warning(
          .layoutInferred,
          "Columns A (“Who”), B (“What”) and C (“Where”) were read as who sorted, the statement and its "
            + "value: a row is a placement.")
      ])
  }

  @Test("A number of the row, wording, what is known of people and titles may stand beside")
  func beside() throws {
    var number = 0
    let ages = [34, 51, 28, 44]
    let text = table("Row,Who,Card,Words,Where,Age,Words of theirs", sorts()) { i, card, value in
      number += 1
      return "\(number),\(Self.people[i]),\(card),Card number \(card),\(value),\(ages[i]),"
        + (card == 3 ? "Why not" : "")
    }
    let reading = try readTable("Sorting in May\n\n" + text)
    let study = reading.study
    #expect(study.sorts.map(\.placements) == sorts())
    #expect(study.statements.map(\.id) == (1...9).map(String.init))
    #expect(study.statements[2].text == "Card number 3")
    #expect(study.participants.map { $0.attributes["Age"] } == ["34", "51", "28", "44"])
    #expect(reading.warnings.first?.message.hasPrefix("Row 1 left out: above the header") == true)
  }

  @Test("Who sorted twice has a sort in each condition")
  func conditions() throws {
    let before = sorts()
    let lines = ["before", "after"].flatMap { condition in
      before.indices.flatMap { i in
        before[i].indices.map { "\(Self.people[i]),\(condition),\($0 + 1),\(before[i][$0])\n" }
      }
    }
    let study = try readTable("Who,Condition,What,Where\n" + lines.joined()).study
    #expect(study.sorts.count == 8 && study.sorts[0].condition == "before")
  }

  @Test("What can't be told is asked about")
  func unclear() throws {
    // Everybody ranked all cards: cards and ranks look alike.
    let ranks = Self.people.map { _ in Array(1...9) }
    var generator = SeededGenerator(seed: 2)
    let shuffled = ranks.map { ranks in
      var ranks = ranks
      generator.shuffle(&ranks)
      return ranks
    }
    for sorts in [shuffled, sorts(isFree: true)] {
      let all = try findings { try readTable(plain("Who,What,Where", sorts)) }
      #expect(all.map(\.code) == [.unclearOrientation])
      #expect(
        all.first?.mend.hasPrefix("Call the three columns participant, statement and value") == true
      )
    }
    // Named, they may still be places and cards.
    let text = plain("Who,Card,Where", shuffled)
    #expect(
      try findings { try readTable(text) }.map(\.found)
        == ["sorts that hold each number from 1 to 9 once"])
    let named = try readTable(text, grid: Grid(counting: Array(1...9)))
    #expect(named.study.sorts.map(\.placements) == shuffled)
  }

  @Test("A table of sorts before and after is none, though people and conditions are all paired")
  func wide() throws {
    let cards = (1...8).map { "s\($0)" }.joined(separator: ",")
    let lines = ["before", "after"].flatMap { condition in
      (1...7).map { "P\($0),\(condition),1,0,0,-1,-1,0,1,0\n" }
    }
    let reading = try readTable("who,condition,\(cards)\n" + lines.joined(), rows: .sorts)
    #expect(reading.study.statements.count == 8)
    let found = try findings { try readTable("who,condition,\(cards)\n" + lines.joined()) }
    #expect(!found.contains { $0.found.contains("placement") })
  }

  @Test("A name that comes many times is told once, and never renamed")
  func manyBearers() throws {
    let text =
      "sort,a,b,c,d\n"
      + ["x", "x", "x", "x", "y", "y", "y", "y", "z"].map { "\($0),1,0,0,-1\n" }.joined()
    for repair in [false, true] {
      let all = try findings { try readTable(text, repair: repair) }
      #expect(all.map(\.code) == [.duplicateSort])
      #expect(all.first?.found == "the id “x” 4 times, and 1 other more than three times")
      #expect(all.first?.mend.contains("--repair") == false)
    }
    let columns = "no,x,x,x,x\n1,1,0,0,1\n2,0,1,-1,0\n3,-1,-1,1,-1\n"
    #expect(try findings { try readTable(columns, repair: true) }.map(\.code) == [.duplicateSort])
  }

  @Test("Many sorts of hardly a statement are a table of another kind", arguments: [1, 2, 3])
  func fewStatements(count: Int) throws {
    let ids = (1...count).map { "s\($0)" }
    let rows = (0..<14).map { i in
      "P\(i)," + ids.map { _ in "\(i % 3)" }.joined(separator: ",") + "\n"
    }
    let text = (["sort"] + ids).joined(separator: ",") + "\n" + rows.joined()
    let all = try findings { try readTable(text, rows: .sorts) }
    #expect(all.map(\.code) == [.tooFewStatements])
    #expect(all.first?.found.hasPrefix("14 sorts of \(count) statement") == true)
  }
}

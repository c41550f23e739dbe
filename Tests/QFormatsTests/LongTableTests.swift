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

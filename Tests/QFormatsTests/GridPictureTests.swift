import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

/// Cards under the values of a grid: pictures and piles.
@Suite struct GridPictureTests {
  @Test("Cards under the values of a grid are one sort; a missing card is named")
  func picture() throws {
    let grid = "Anna,,,,\n-2,-1,0,1,2\n3,1,2,5,7\n,4,6,8,\n,,9,,\n"
    let reading = try readTable(grid)
    #expect(reading.study.sorts.map(\.id) == ["Anna"])
    #expect(reading.study.sorts[0].placements == [-1, 0, -2, -1, 1, 0, 2, 1, 0])
    let all = try findings { try readTable(grid.replacing("6", with: "10")) }
    #expect(all.map(\.code) == [.missingStatement])
    #expect(all.first?.found == "no card 6")
    #expect(all.first?.sort == "Anna")
    let word = try findings { try readTable(grid.replacing("6", with: "six")) }
    #expect(word.map(\.code) == [.notANumber, .missingStatement])
    #expect(word.first?.location == Location(file: "t.csv", line: 4, cell: "C"))
  }

  @Test("What is cut off where a picture is drawn is marked, and its last line shown")
  func drawing() throws {
    let wide =
      "Anna,,,,,,,,,\n,-4,-3,-2,-1,0,1,2,3,4\n"
      + ",3,1,2,5,7,11,12,13,14\n,,,,4,6,8,,,\n,,,,,9,,,,\n"
      + ",,,,,10,,,,\n,,,,,15,,,,\n,,,,,16,,,,\n,,,,,17,,,,\n"
    let excerpt = try #require(try readTable(wide).layout).excerpt
    #expect(excerpt.columns == ["A", "B", "C", "D", "E", "F", nil, "J"])
    #expect(excerpt.rows.map { $0?.number } == [1, 2, 3, 4, 5, 6, nil, 9])
    #expect(excerpt.rows.last??.cells.suffix(2) == ["…", ""])
    let small = try #require(
      try readTable("Anna,,,,\n-2,-1,0,1,2\n3,1,2,5,7\n,4,6,8,\n,,9,,\n").layout)
    #expect(small.excerpt.columns == ["A", "B", "C", "D", "E"] && small.excerpt.rows.count == 5)
  }

  @Test(
    "Repeated values at one side and numbers of cards across are sorts", arguments: [true, false])
  func piles(isDown: Bool) throws {
    let columns = [
      ["value", "-1", "-1", "0", "0", "1"], ["Anna", "3", "1", "2", "5", "4"],
      ["Bryn", "5", "4", "3", "2", "1"],
    ]
    let rows = isDown ? (0..<6).map { i in columns.map { $0[i] } } : columns
    let reading = try readTable(rows.map { $0.joined(separator: ",") + "\n" }.joined())
    #expect(reading.study.sorts.map(\.id) == ["Anna", "Bryn"])
    #expect(reading.study.sorts.map(\.placements) == [[-1, 0, -1, 1, 0], [1, 0, 0, -1, -1]])
    #expect(reading.format == "CSV table, cards under their values")
  }

  @Test("A few numbers of a table that look like a picture by chance are none")
  func chance() throws {
    // C3:E5 has falling values, and below them the numbers of six cards but one.
    let table = """
      no,a,b,c,d,e
      1,-2,1,0,-1,2
      2,1,3,1,1,0
      3,2,4,2,5,1
      4,-1,-2,-2,-3,-2
      5,0,0,3,2,-1
      """
    let reading = try readTable(table + "\n")
    #expect(reading.study.sorts.map(\.id) == ["a", "b", "c", "d", "e"])
    var random = SeededGenerator(seed: 11)
    let values = [
      -5, -4, -4, -3, -3, -2, -2, -2, -1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5,
    ]
    for seed in 1...150 {
      let sorts = (0..<30).map { _ in
        var sort = values
        random.shuffle(&sort)
        return sort
      }
      let header = "statement," + sorts.indices.map { "p\($0)" }.joined(separator: ",") + "\n"
      let rows = values.indices.map { j in
        "\(j + 1)," + sorts.map { String($0[j]) }.joined(separator: ",") + "\n"
      }
      let study = try readTable(header + rows.joined()).study
      #expect(study.sorts.map(\.placements) == sorts, "table \(seed)")
    }
  }

  // MARK: Faulty pictures

  private let good = "-2,-1,0,1,2\n3,1,2,5,7\n,4,6,8,\n,,9,,\n"
  private let faulty = "-2,-1,0,1,2\n3,3,3,5,5\n,4,4,4,\n,,9,,\n"

  @Test("A picture with many faults beside good ones is named with each, not left out")
  func faultyPicture() throws {
    let text = "Anna,,,,\n\(good)\nBob,,,,\n\(faulty)\nCai,,,,\n\(good)"
    let all = try findings { try readTable(text) }
    #expect(Set(all.map(\.sort)) == ["Bob"])
    #expect(all.map(\.code).dropLast().allSatisfy { $0 == .duplicateStatement })
    #expect(all.last?.found == "no card 1, 2, 6, 7, 8")
    #expect(all.first?.location == Location(file: "t.csv", line: 9, cell: "B"))
    let alone = try findings { try readTable("Bob,,,,\n\(faulty)") }
    #expect(alone.map(\.code) == all.map(\.code))
    let begun = text.replacing("3,3,3,5,5\n,4,4,4,\n,,9,,", with: "3,1,,,")
    #expect(try findings { try readTable(begun) }.map(\.found) == ["no card 2, 4, 5, 6, 7, 8, 9"])
  }

  @Test("A form without cards, and a row that tells how many there are, are left out and told")
  func noPictures() throws {
    let text =
      "Anna,,,,\n\(good)\nName:,,,,\n-2,-1,0,1,2\n\nCards,,,,\n-2,-1,0,1,2\n1,2,3,2,1\n"
    let reading = try readTable(text)
    #expect(reading.study.sorts.map(\.id) == ["Anna"])
    #expect(
      reading.layout?.told.dropFirst() == [
        "Line 8, column A left out: no card lies below or above the values.",
        "Line 11, column A left out: how many cards each value takes.",
      ])
    #expect(reading.warnings.map(\.code) == [.layoutInferred])
  }

  @Test("A faulty picture on a sheet of its own is named beside those on others")
  func faultySheet() throws {
    func table(_ sheet: String, _ text: String) throws -> RawTable {
      try RawTable(
        file: "t.xlsx", sheet: sheet,
        rows: text.split(separator: "\n").enumerated().map { number, line in
          RawRow(
            line: number + 1,
            cells: line.split(separator: ",", omittingEmptySubsequences: false).map {
              Double($0).map { .number($0) } ?? ($0.isEmpty ? .blank : .text(String($0)))
            })
        })
    }
    let found = try GridPictures.find(in: [
      table("Anna", good), table("Bob", faulty), table("Form", "-2,-1,0,1,2"),
    ])
    #expect(found.map(\.sorts.count) == [1, 1, 0])
    #expect(
      found[2].told == ["Form!A1 left out: no card lies below or above the values."])
  }

  @Test("A stated picture is read with its faults")
  func statedFaults() throws {
    var options = ReadingOptions()
    options.place.pictures = try #require(SheetRange.list("A1:E4,A6:E9"))
    let all = try findings {
      try StudyFormats.read(
        FormatInput(path: "t.csv", bytes: Array((good + "\n" + faulty).utf8)), options: options)
    }
    #expect(all.last?.found == "no card 1, 2, 6, 7, 8")
  }

  // MARK: Large tables

  @Test(
    "Many rows that might be values of a picture cost no more than a look at each",
    .timeLimit(.minutes(1)), arguments: ["1,2,3", "0,1,2", "1,2,3,4,5,6"])
  func manyRows(row: String) throws {
    let line = Array(repeating: row, count: 6).joined(separator: ",")
    let rows = Array(repeating: line + "\n", count: 4900).joined()
    // The faults are those of a table.
    let all = try findings { try readTable("a" + rows) }
    #expect(!all.contains { $0.found.contains("card") || $0.found.contains("picture") })
  }

  @Test("More pictures than are looked through are named, not cut short")
  func manyPictures() throws {
    let picture = "P,,,,\n\(good)\n"
    let all = try findings {
      try readTable(Array(repeating: picture, count: 1100).joined())
    }
    #expect(all.map(\.code) == [.unreadableFormat])
    #expect(all.first?.found == "pictures of the grid among more cells than are looked through")
    #expect(all.first?.mend.contains("--sorts A2:E5") == true)
  }
}

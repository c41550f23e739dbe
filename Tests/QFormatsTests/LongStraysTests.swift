import QStudy
import QTables
import Testing

@testable import QFormats

/// Slips in a table with a row a placement that would seem faults of everybody.
@Suite struct LongStraysTests {
  private static let people = ["Anna", "Bryn", "Carys", "Dylan"]
  private static let values = [1, 0, 0, -1, 2, -2, 0, 1]

  private static func value(_ person: Int, _ card: Int) -> Int { values[(card + 3 * person) % 8] }

  /// A row for each card of each person, below the header if there is one.
  private func rows(_ header: String?) -> [String] {
    (header.map { [$0] } ?? [])
      + Self.people.indices.flatMap { person in
        Self.values.indices.map {
          "\(Self.people[person]),\($0 + 1),\(Self.value(person, $0))"
        }
      }
  }

  private func text(_ rows: [String]) -> String { rows.joined(separator: "\n") + "\n" }

  @Test("A wrong number of a card is one finding, and blames nobody else", arguments: ["17", "s4"])
  func strayNumber(number: String) throws {
    var rows = rows("participant,statement,value")
    let line = 1 + 8 + 3
    rows[line] = rows[line].replacing(",4,", with: ",\(number),")
    let all = try findings { try readTable(text(rows)) }
    #expect(all.map(\.code) == [.unknownStatement], "\(all)")
    #expect(all.first?.location == Location(file: "t.csv", line: line + 1, cell: "B"))
    #expect(all.first?.sort == "Bryn")
    #expect(
      all.first?.found == "the statement “\(number)”, laid by this sort only, which lacks 4")
    #expect(all.first?.mend.contains("write that") == true)
  }

  @Test("A card too many of one person is one finding, too")
  func strayRow() throws {
    let rows = rows("participant,statement,value") + ["Dylan,9,0"]
    let all = try findings { try readTable(text(rows)) }
    #expect(all.map(\.code) == [.unknownStatement], "\(all)")
    #expect(all.first?.found == "the statement “9”, laid by this sort only")
  }

  @Test("A card of one person that a sheet words is a statement, which the others lack")
  func wordedStray() throws {
    let rows = rows("participant,statement,value") + ["Dylan,9,0"]
    let words = (1...9).map { "\($0)|The matter \($0) is one to sort." }
    func read(_ words: [String]) throws -> [Finding] {
      let book = try workbookBytes([
        kadeSheet("Answers", rows.map { $0.replacing(",", with: "|") }),
        kadeSheet("Cards", ["id|text"] + words),
      ])
      return try findings { try StudyFormats.read(FormatInput(path: "book.xlsx", bytes: book)) }
    }
    let all = try read(words)
    #expect(all.map(\.code) == [.missingStatement], "\(all)")
    #expect(all.first?.mend.hasPrefix("If all were to lay it, complete the other sorts") == true)
    #expect(try read(words.dropLast()).map(\.code) == [.unknownStatement])
  }

  @Test("A row in which the statement or the person is missing is one finding, and names the card")
  func pushedRow() throws {
    for (ids, blank) in [("", ""), ("", ","), ("s", ""), ("s", ",")] {
      var rows = rows("participant,statement,value").enumerated().map { place, row in
        place == 0 ? row : row.replacing(/,(\d+),/) { ",\(ids)\($0.1)," }
      }
      let line = 1 + 8 + 3
      let value = Self.value(1, 3)
      rows[line] = "Bryn,\(value)" + blank
      let all = try findings { try readTable(text(rows)) }
      #expect(all.map(\.code) == [.shiftedRow], "\(all)")
      #expect(all.first?.location == Location(file: "t.csv", line: line + 1, cell: "B"))
      #expect(all.first?.sort == "Bryn")
      #expect(all.first?.mend.contains("\(ids)4 is the only one") == true)
      guard ids == "s" else { continue }
      rows[line] = "s4,\(value)" + blank
      let nobody = try findings { try readTable(text(rows)) }
      #expect(nobody.map(\.code) == [.shiftedRow], "\(nobody)")
      #expect(nobody.first?.mend == "Insert who sorted before it.")
    }
  }

  @Test("A column of values one row down or up is one finding")
  func slippedValues() throws {
    let rows = rows("participant,statement,value")
    let values = rows.dropFirst().map { $0.split(separator: ",")[2] }
    func text(_ values: [Substring]) -> String {
      let lines = zip(rows.dropFirst(), values).map { row, value in
        row.split(separator: ",").prefix(2).joined(separator: ",") + "," + value
      }
      return self.text([rows[0]] + lines)
    }
    for place in [0, 5] {
      let down = Array(values[..<place]) + [""] + Array(values[place...].dropLast())
      let all = try findings { try readTable(text(down)) }
      #expect(all.map(\.code) == [.shiftedColumn], "\(all)")
      #expect(all.first?.location == Location(file: "t.csv", line: place + 2, cell: "C"))
    }
    var up = Array(values)
    up.remove(at: 10)
    let all = try findings { try readTable(text(up + [""])) }
    #expect(all.map(\.code) == [.shiftedColumn], "\(all)")
    #expect(all.first?.location?.line == 10)
    // A value that is only missing moves nothing.
    for place in [0, 12, values.count - 1] {
      var blank = Array(values)
      blank[place] = ""
      #expect(try findings { try readTable(text(blank)) }.isEmpty)
    }
  }

  @Test("Where each person laid other cards, none is a stray")
  func ownCards() throws {
    let rows = [
      "participant,statement,value", "A,1,1", "A,2,0", "B,3,1", "B,1,0", "C,4,0", "C,2,1",
    ]
    #expect(try findings { try readTable(text(rows)) }.isEmpty)
  }

  @Test("A table of placements without a header keeps its first one, and that is told")
  func headerless() throws {
    for separator in [",", "\t", ";"] {
      let plain = text(rows(nil)).replacing(",", with: separator)
      let reading = try readTable(plain)
      #expect(reading.format.hasSuffix("a row a placement"))
      #expect(reading.study.sorts.map(\.id) == Self.people)
      #expect(
        reading.study.sorts.map(\.placements)
          == Self.people.indices.map { person in
            Self.values.indices.map { Self.value(person, $0) }
          })
      #expect(reading.warnings.map(\.code) == [.layoutInferred])
      #expect(reading.warnings.first?.message.hasPrefix("The table has no header") == true)
      #expect(reading.sources.sorts["Anna"]?.line == 1)
    }
  }

  @Test("So does one in a sheet, and one whose columns stand in another order")
  func headerlessSheet() throws {
    let turned = rows(nil).map { row in
      let cells = row.split(separator: ",")
      return "\(cells[2])|\(cells[0])|\(cells[1])"
    }
    let book = try workbookBytes([kadeSheet("Data", turned)])
    let reading = try StudyFormats.read(FormatInput(path: "t.xlsx", bytes: book))
    #expect(reading.study.sorts.map(\.id) == Self.people)
    #expect(reading.study.sorts[0].placements == Self.values)
  }
}

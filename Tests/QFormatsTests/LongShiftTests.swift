import QStudy
import QTables
import Testing

@testable import QFormats

/// People whose statements are numbered otherwise than those of others, in a table with a row a placement.
@Suite struct LongShiftTests {
  private static let texts = [
    1: "Parks are open late.", 2: "Bins are never full.", 3: "Buses run too late.",
    4: "Trees cool the street.",
  ]

  private func rows(_ first: [Int], isWorded: Bool = false) -> [String] {
    ["participant,statement,value" + (isWorded ? ",text" : "")]
      + first.enumerated().flatMap { person, first in
        [-1, 0, 1].enumerated().map { place, value in
          "P\(person),\(first + place),\(value)"
            + (isWorded ? ",\(Self.texts[first + place] ?? "")" : "")
        }
      }
  }

  private func table(_ rows: [String]) -> String { rows.joined(separator: "\n") + "\n" }

  @Test("are not counted again where both ranges may be numbers of cards")
  func bothReal() throws {
    for repair in [false, true] {
      let all = try findings { try readTable(table(rows([1, 1, 2])), repair: repair) }
      #expect(all.map(\.code) == [.shiftedNames])
      #expect(all.allSatisfy { !$0.mend.contains("--repair") })
    }
  }

  @Test("are as they should be where every number is worded: in the table, on a sheet, in a list")
  func worded() throws {
    let ids = ["1", "2", "3", "4"]
    let own = try readTable(table(rows([1, 1, 1, 2, 2], isWorded: true)), repair: true)
    #expect(own.study.statements.map(\.id) == ids)
    #expect(own.study.sorts[3].placements == [nil, -1, 0, 1])
    let cards = ["No|Statement"] + ids.map { "\($0)|\(Self.texts[Int($0) ?? 0] ?? "")" }
    let sorts = rows([1, 1, 1, 2, 2]).map { $0.replacing(",", with: "|") }
    let book = try workbookBytes([kadeSheet("Sorts", sorts), kadeSheet("Cards", cards)])
    let reading = try StudyFormats.read(
      FormatInput(path: "book.xlsx", bytes: book), options: ReadingOptions(repair: true))
    #expect(reading.study.statements.map(\.id) == ids)
    #expect(reading.study.statements.last?.text == Self.texts[4])
    var options = ReadingOptions(repair: true)
    options.worded = Set(ids)
    let listed = try StudyFormats.read(
      FormatInput(path: "s.csv", bytes: Array(table(rows([1, 1, 1, 2, 2])).utf8)), options: options)
    #expect(listed.study.sorts.map(\.placements) == own.study.sorts.map(\.placements))
  }

  @Test("are one finding without a mend where half of them begin with 0")
  func halves() throws {
    for repair in [false, true] {
      let all = try findings { try readTable(table(rows([0, 1, 0, 1])), repair: repair) }
      #expect(all.map(\.code) == [.shiftedNames])
      #expect(all.first?.found.contains("0 to 2 by 2 of the people, and 1 to 3") == true)
      #expect(all.allSatisfy { !$0.mend.contains("--repair") })
    }
  }
}

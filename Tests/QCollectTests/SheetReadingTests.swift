import QNumerics
import QStudy
import Testing

@testable import QCollect

/// A record sheet keyed in column by column.
@Suite struct SheetReadingTests {
  private func sheet(_ ids: [String], _ grid: [Int: Int], isForced: Bool = true) throws
    -> SheetReading
  {
    SheetReading(
      statements: ids, grid: try Grid(columns: grid.map { .init(value: $0.key, count: $0.value) }),
      isForced: isForced)
  }

  private func six(isForced: Bool = true) throws -> SheetReading {
    try sheet((1...6).map(String.init), [-1: 2, 0: 2, 1: 2], isForced: isForced)
  }

  @Test("Whatever sort lies on a grid, keying its columns in gives it back")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let counts = (0..<(1 + random.below(9))).map { _ in 1 + random.below(5) }
      let values = counts.enumerated().flatMap {
        Array(repeating: $0.offset - 4, count: $0.element)
      }
      var placements = values
      random.shuffle(&placements)
      let ids = placements.indices.map { "c\($0 + 1)" }
      let grid = try Grid(counting: values)
      var reading = SheetReading(statements: ids, grid: grid, isForced: random.below(2) == 0)
      for (column, value) in grid.values.enumerated() {
        #expect(!reading.isComplete)
        var cards = placements.indices.filter { placements[$0] == value }.map { ids[$0] }
        random.shuffle(&cards)
        let separator = [" ", ", ", ";", "  "][random.below(4)]
        #expect(reading.enter(cards.joined(separator: separator), in: column).isEmpty)
      }
      #expect(reading.isComplete && reading.left.isEmpty)
      #expect(reading.placements == placements)
    }
  }

  @Test("What can't be is told by its card, and nothing of the column is taken")
  func faults() throws {
    var reading = try six()
    #expect(reading.enter("1 2", in: 0).isEmpty)
    let cases: [(String, [EntryFault])] = [
      ("3", [.wrongCount(1, expected: 2)]), ("3 4 5", [.wrongCount(3, expected: 2)]),
      ("", [.wrongCount(0, expected: 2)]), ("3 3", [.twiceInColumn("3")]),
      ("2 3", [.usedBefore("2", in: -1)]),
      ("x 3", [.unknownCard("x", nearest: nil)]),
      ("7 1", [.unknownCard("7", nearest: nil), .usedBefore("1", in: -1)]),
    ]
    for (text, faults) in cases {
      let found = reading.enter(text, in: 1)
      #expect(
        found.count == faults.count
          && zip(found, faults).allSatisfy { pair in
            if case (.unknownCard(let a, _), .unknownCard(let b, _)) = pair { return a == b }
            return pair.0 == pair.1
          }, "\(text): \(found)")
      #expect(reading.cards(in: 1).isEmpty && reading.left == [2, 3, 4, 5])
    }
    // The same column once more replaces what was keyed in for it.
    #expect(reading.enter("2 5", in: 0).isEmpty)
    #expect(reading.left == [0, 2, 3, 5])
    reading.clear(0)
    #expect(reading.left.count == 6)
  }

  @Test("A card that can't be read takes its place and leaves a blank")
  func unread() throws {
    var reading = try six()
    for (column, text) in ["1 ?", "3 4", "5 6"].enumerated() {
      #expect(reading.enter(text, in: column).isEmpty)
    }
    #expect(reading.isComplete && reading.unreadCount == 1)
    #expect(reading.placements == [-1, nil, 0, 0, 1, 1])
  }

  @Test("Without a forced grid columns take any number, and every card must lie somewhere")
  func free() throws {
    var reading = try six(isForced: false)
    for (column, text) in ["", "1 2 3 4 5", ""].enumerated() {
      #expect(reading.enter(text, in: column).isEmpty)
    }
    #expect(!reading.isComplete && reading.left == [5])
    #expect(reading.enter("6", in: 2).isEmpty)
    #expect(reading.isComplete && reading.placements == [0, 0, 0, 0, 0, 1])
  }

  @Test(
    "Case and leading zeros don't matter where they tell no two cards apart, and blanks within ids are kept",
    arguments: [
      (["A1", "B2"], "a1 b2", true), (["7", "12"], "07 012", true), (["07", "7"], "7 07", true),
      (["a", "A", "b"], "B a", true), (["01", "1"], "001 1", false),
      (["old town", "new town"], "new town, old town", true),
      (["old town", "new town"], "new town old town", false),
    ])
  func numbers(ids: [String], text: String, isRead: Bool) throws {
    var reading = try sheet(ids, [0: 2], isForced: false)
    #expect(reading.enter(text, in: 0).isEmpty == isRead)
    if isRead { #expect(reading.cards(in: 0).count == 2) }
  }

  @Test("Two readings differ in the cards that lie elsewhere")
  func differences() throws {
    var (first, second) = (try six(), try six())
    for (column, texts) in [("1 2", "1 2"), ("3 4", "3 5"), ("5 6", "4 ?")].enumerated() {
      #expect(first.enter(texts.0, in: column).isEmpty && second.enter(texts.1, in: column).isEmpty)
    }
    #expect(
      first.differences(from: second) == [
        EntryDifference(statement: "4", first: 0, second: 1),
        EntryDifference(statement: "5", first: 1, second: 0),
        EntryDifference(statement: "6", first: 1, second: nil),
      ])
    #expect(first.differences(from: first).isEmpty)
  }
}

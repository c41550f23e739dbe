import QStudy
import Testing

@testable import QCollect

@Suite("What a researcher is told of how sorts came about")
struct QualityNotesTests {
  /// Six cards, dealt in the order of the study: two to a column.
  private func design() throws -> SortingDesign {
    var study = try TrialRoom.study()
    study.collect?.order = .fixed
    return try SortingDesign(study)
  }

  /// Cards and columns, handed in with so many seconds between the moves.
  private func sorted(
    _ places: [(String, Int)], piles: [(String, Move.Pile)] = [], seconds: Double = 10,
    unsure: [String] = [], further: [Move.Action] = []
  ) throws -> (record: Record, moves: [Move]) {
    let actions: [Move.Action] =
      piles.map { .pile($0.0, $0.1, condition: "") }
      + places.map { .place($0.0, $0.1, swap: nil, condition: "") }
      + unsure.map { .unsure($0, true, condition: "") } + further + [.submit(condition: "")]
    let moves = actions.enumerated().map { place, action in
      Move(number: place + 1, time: Int(Double(place + 1) * seconds * 1000), action: action)
    }
    var record = Record(participant: "W1", seed: 1, language: "en", isTest: false, version: 1)
    for move in moves {
      try record.apply(move, in: design(), round: 1)
    }
    return (record, moves)
  }

  private func entry(_ sorted: (record: Record, moves: [Move])) throws -> QualityNotes.Entry {
    try #require(QualityNotes([sorted], in: design()).entries.first)
  }

  private let mixed = [("c", -1), ("f", -1), ("a", 0), ("e", 0), ("b", 1), ("d", 1)]

  @Test("times are those of the moves, card by card")
  func times() throws {
    let log = try entry(
      sorted(mixed, piles: [("a", .agree), ("b", .middle)], seconds: 6)
    ).log
    #expect(log.presortSeconds == 12 && log.gridSeconds == 36)
    #expect(log.secondsPerCard == 8)
    #expect(log.cards.map(\.seconds) == [6, 6, 6, 6, 6, 6])
    #expect(log.cards.map(\.placed) == [3, 5, 1, 6, 4, 2])
    #expect(log.cards.map(\.dealt) == [1, 2, 3, 4, 5, 6])
    #expect(log.cards.map(\.moves) == [1, 1, 1, 1, 1, 1])
  }

  @Test("a long pause counts as five minutes, and another device's clock as none")
  func pauses() throws {
    let (record, kept) = try sorted(mixed)
    var moves = kept
    moves[1] = Move(number: 2, time: 9_000_000, action: moves[1].action)
    let log = try entry((record, moves)).log
    // 10 s, the pause, then a clock that begins anew, and four times 10 s but its first.
    #expect(log.gridSeconds == 10 + 300 + 0 + 30)
  }

  @Test("a card that is moved again is counted; one that makes room for it is not")
  func movedAgain() throws {
    let log = try entry(
      sorted(mixed, further: [.place("c", 0, swap: "a", condition: "")])
    ).log
    #expect(log.cards.map(\.moves) == [1, 1, 2, 1, 1, 1])
    #expect(log.cards.map(\.value) == [-1, 1, 0, 1, 0, -1])
  }

  @Test("a card is reversed where only the other pile's cards would lie, whatever the piles' sizes")
  func reversals() throws {
    // One card of “agree” at the low end, one of “disagree” at the high end.
    let against = try entry(
      sorted(
        mixed,
        piles: [
          ("c", .agree), ("b", .agree), ("f", .disagree), ("d", .disagree), ("a", .middle),
          ("e", .middle),
        ]))
    #expect(against.log.reversed == ["c", "d"])
    #expect(
      against.notes == [
        "Against the pre-sort: 2 of 4 cards of the two outer piles lie where the other pile belongs (c, d)."
      ])
    // Five cards agreed with fill all columns but one place; the grid forces three of them below.
    let lopsided = try entry(
      sorted(
        mixed,
        piles: [
          ("c", .disagree), ("f", .agree), ("a", .agree), ("e", .agree), ("b", .agree),
          ("d", .agree),
        ]))
    #expect(lopsided.log.reversed == [] && lopsided.notes == [])
  }

  @Test("a sort without two outer piles has no reversals")
  func noPiles() throws {
    #expect(try entry(sorted(mixed)).log.reversed == [])
    #expect(try entry(sorted(mixed, piles: mixed.map { ($0.0, .agree) })).log.reversed == [])
  }

  @Test("a sort that follows the order of dealing is told, in both directions")
  func order() throws {
    let up = [("a", -1), ("b", -1), ("c", 0), ("d", 0), ("e", 1), ("f", 1)]
    #expect(
      try entry(sorted(up)).notes
        == ["In the order dealt: where a card lies goes with its turn (r = 0.96)."])
    #expect(
      try entry(sorted(up.map { ($0.0, -$0.1) })).notes
        == ["In the order dealt: where a card lies goes with its turn (r = −0.96)."])
  }

  @Test("cards that are not understood are named")
  func unsure() throws {
    #expect(
      try entry(sorted(mixed, unsure: ["e", "b"])).notes == ["Marked as not understood: b, e."])
  }

  @Test("a sort far quicker than the usual is told once there are enough to know the usual")
  func haste() throws {
    let times = [9.0, 10, 2, 12, 30]
    let sorts = try times.map { try sorted(mixed, seconds: $0) }
    let notes = try QualityNotes(sorts, in: design()).entries.map(\.notes)
    #expect(
      notes == [[], [], ["Quick: 2.0 s a card, where half took 10.0 s or more."], [], []])
    #expect(
      try QualityNotes(Array(sorts.dropLast()), in: design()).entries.allSatisfy(\.notes.isEmpty))
  }

  @Test("what was not handed in is not judged")
  func drafts() throws {
    var (record, moves) = try sorted(mixed)
    record.sorts[""]?.isSubmitted = false
    moves.removeLast()
    #expect(try QualityNotes([(record, moves)], in: design()).entries.isEmpty)
  }
}

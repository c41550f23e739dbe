import QStudy
import Synchronization
import Testing

@testable import QCollect

@Suite("The clock of a room")
struct ClockTests {
  private func rounds() async throws -> Room {
    try await TrialRoom.open(
      TrialRoom.study(
        conditions: ["before", "now", "after"].map { Condition(id: $0, question: "\($0)?") })
    ).room
  }

  /// A room with twenty minutes on its clock in which somebody is in the middle of a sort.
  private func begun() async throws -> Room {
    let room = try await Room(
      store: MemoryStore(), services: TrialRoom.Folder(TrialRoom.study()).services)
    try await room.start(minutes: 20)
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    _ = try await room.make(
      Array(TrialRoom.wholeSort().prefix(2)), of: entry.code, session: 1)
    return room
  }

  @Test("a computer's clock that is set back by a year loses, reorders and refuses nothing")
  func setBack() async throws {
    let store = MemoryStore()
    let folder = TrialRoom.Folder(try TrialRoom.study(retention: 30))
    let today = 1_800_000_000
    let time = Mutex(today)
    func open() async throws -> Room {
      try await Room(store: store, services: folder.services, now: { time.withLock { $0 } })
    }
    let room = try await open()
    try await room.start(minutes: 20)
    let moves = TrialRoom.wholeSort()
    let first = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    _ = try await room.make(Array(moves.prefix(3)), of: first.code, session: 1)
    time.withLock { $0 = today - 365 * 86_400 }
    // The same person goes on, another one comes in, and what arrives twice counts once.
    #expect(try await room.make(Array(moves.dropFirst(2)), of: first.code, session: 1) == 7)
    let second = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    _ = try await room.make(Array(moves.prefix(2)), of: second.code, session: 1)
    #expect(await room.state.secondsLeft.map((1190...1200).contains) == true)
    try await room.deleteOldRecords()
    let kept = await store.moves(of: first.record.participant)
    #expect(kept.map(\.move) == moves)
    #expect(
      kept.map(\.received) == Array(repeating: today, count: 3)
        + Array(repeating: today - 365 * 86_400, count: 4))
    // Started again by the wrong clock: nobody is missing, and nobody loses time.
    let again = try await open()
    #expect(await again.people.map(\.participant) == [first, second].map(\.record.participant))
    #expect(await again.state.phase == .open)
    #expect(await again.state.secondsLeft.map((1190...1200).contains) == true)
    #expect(
      await again.findings == [
        "This computer’s clock was set back: it says 2026-01-15, and somebody came in on 2027-01-15. "
          + "Nothing is lost. Set it right: records are deleted by it."
      ])
    let back = try await again.enter(join: nil, code: second.code, isTest: false, language: nil)
    #expect(
      try await again.make(Array(moves.dropFirst(2)), of: second.code, session: back.record.session)
        == 7)
    #expect(
      await again.collected.sorts.map(\.participant) == [first, second].map(\.record.participant))
    // By the right clock again nobody is taken for older than they are.
    time.withLock { $0 = today + 29 * 86_400 }
    try await again.deleteOldRecords()
    #expect(await again.people.count == 2)
    #expect(await again.findings == [])
    time.withLock { $0 = today + 31 * 86_400 }
    try await again.deleteOldRecords()
    #expect(await again.people.isEmpty)
  }

  @Test("a room that nobody has entered yet knows no clock that was set back")
  func nobody() async throws {
    let folder = TrialRoom.Folder(try TrialRoom.study(retention: 30))
    let room = try await Room(store: MemoryStore(), services: folder.services, now: { 0 })
    #expect(await room.findings.allSatisfy { !$0.contains("clock") })
    #expect(await room.beginning == 0)
  }

  @Test("each round has a clock of its own, which runs at once where people sort")
  func eachRound() async throws {
    let room = try await rounds()
    try await room.close(.close)
    try await room.openNextRound(minutes: 10)
    #expect(await room.state.secondsLeft.map((599...600).contains) == true)
    #expect(await room.state.since != nil, "it runs")
    let wrong = await refusal { try await room.openNextRound(minutes: 0) }
    #expect(wrong?.code == "minutes")
    try await room.pause()
    try await room.openNextRound(minutes: 5)
    #expect(await room.state.seconds == 300)
    #expect(await room.state.since == nil, "it stands in a pause")
  }

  @Test("a round without minutes has no clock, whatever the one before had")
  func withoutMinutes() async throws {
    let room = try await rounds()
    try await room.openNextRound(minutes: 10)
    try await room.openNextRound(minutes: nil)
    #expect(await room.state.secondsLeft == nil)
  }

  @Test("a closing that waits is taken back with clock and pause as they are")
  func takenBack() async throws {
    let room = try await begun()
    try await room.pause()
    try await room.close(.wait)
    #expect(await room.isClosing)
    try await room.reopen(minutes: nil)
    #expect(await !room.isClosing)
    #expect(await room.state.phase == .paused)
    #expect(await room.state.secondsLeft.map((1190...1200).contains) == true)
  }

  @Test("after an end the room is opened with the minutes that are given")
  func reopened() async throws {
    let room = try await begun()
    try await room.close(.drafts)
    try await room.reopen(minutes: 5)
    #expect(await room.state.phase == .open)
    #expect(await room.state.secondsLeft.map((299...300).contains) == true)
    try await room.close(.drafts)
    try await room.reopen(minutes: nil)
    #expect(await room.state.secondsLeft == nil)
  }
}

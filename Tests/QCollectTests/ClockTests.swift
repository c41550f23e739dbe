import QStudy
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

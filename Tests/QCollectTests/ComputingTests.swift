import Foundation
import QStudy
import Synchronization
import Testing

@testable import QCollect

/// When viewpoints are worked out, and when that is given up.
@Suite("Working viewpoints out")
struct ComputingTests {
  /// What is counted while viewpoints are worked out.
  private final class Count: Sendable {
    let begun = Mutex(0)
  }

  /// A room in which viewpoints take a moment, and are given up where nobody waits for them.
  private func room(_ count: Count) async throws -> Room {
    var services = TrialRoom.Folder(try TrialRoom.study()).services
    let results = services.results
    services.results = { study, decisions, isWanted in
      count.begun.withLock { $0 += 1 }
      Thread.sleep(forTimeInterval: 0.3)
      guard isWanted() else { throw CancellationError() }
      return try results(study, decisions, isWanted)
    }
    let room = try await Room(store: MemoryStore(), services: services)
    try await room.start(minutes: nil)
    return room
  }

  private func sort(in room: Room) async throws {
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    _ = try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1)
  }

  private func settle(_ room: Room) async throws {
    for _ in 0..<600 where await room.computing != nil {
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test("sorts that come together are worked out together")
  func together() async throws {
    let count = Count()
    let room = try await room(count)
    for _ in 1...30 { try await sort(in: room) }
    try await settle(room)
    #expect(await room.results?.sorts == 30)
    #expect(count.begun.withLock { $0 } < 15, "the sorts from the fifth on are 26")
  }

  @Test("what nobody waits for any more is given up, and shows nothing")
  func givenUp() async throws {
    let count = Count()
    let room = try await room(count)
    for _ in 1...6 { try await sort(in: room) }
    try await settle(room)
    let before = count.begun.withLock { $0 }
    try await sort(in: room)
    for _ in 0..<600 where count.begun.withLock({ $0 }) == before {
      try await Task.sleep(for: .milliseconds(5))
    }
    await room.stopComputing()
    try await settle(room)
    #expect(await room.results?.sorts == 6)
  }
}

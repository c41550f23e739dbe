import QStudy
import QTables
import Synchronization
import Testing

@testable import QCollect

/// Viewpoints are early until the last sorts have moved no label.
@Suite("Early viewpoints")
struct EarlyTests {
  /// A room whose one viewpoint says, of as many sorts as are given, another thing than before.
  private func room(movingAt moves: Set<Int>) async throws -> Room {
    var services = TrialRoom.Folder(try TrialRoom.study()).services
    let results = services.results
    services.results = { study, decisions, isWanted in
      var found = try results(study, decisions, isWanted)
      let moved = moves.count { $0 <= found.sorts }
      found.common = [
        .init(.init(statement: "a", words: "for the \(moved). time"), side: "embrace")
      ]
      return found
    }
    let room = try await Room(store: MemoryStore(), services: services)
    try await room.start(minutes: nil)
    return room
  }

  /// Another sort on paper; gives whether viewpoints are early then.
  private func isEarly(_ room: Room, after number: Int) async throws -> Bool {
    _ = try await room.saveSheet([
      "code": .string("P\(number)"), "columns": ["a b", "c d", "e f"],
    ])
    for _ in 0..<400 where await room.results?.sorts ?? 0 < number {
      guard number >= 5 else { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    return await room.isEarly
  }

  @Test("five sorts that move no label end it, and one that moves a label begins it again")
  func lastFive() async throws {
    let room = try await room(movingAt: [7, 14])
    var early: [Bool] = []
    for number in 1...20 { early.append(try await isEarly(room, after: number)) }
    #expect(
      early.indices.filter { !early[$0] }.map { $0 + 1 } == [12, 13, 19, 20],
      "five after the seventh, five after the fourteenth")
  }

  @Test("after the end only sheets that are keyed in since make viewpoints early")
  func afterTheEnd() async throws {
    let room = try await room(movingAt: [6, 8])
    for number in 1...6 { _ = try await isEarly(room, after: number) }
    #expect(await room.isEarly)
    try await room.close(.close)
    #expect(await !room.isEarly, "nobody sorts any more")
    #expect(try await !isEarly(room, after: 7), "it moves nothing")
    #expect(try await isEarly(room, after: 8))
    for number in 9...12 { #expect(try await isEarly(room, after: number)) }
    #expect(try await !isEarly(room, after: 13))
  }
}

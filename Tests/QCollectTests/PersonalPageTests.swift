import Foundation
import QStudy
import QTables
import Testing

@testable import QCollect

/// What is made for people while sorts still come in.
@Suite("Pages of the viewpoints that are shown")
struct PersonalPageTests {
  /// A room in which viewpoints take a moment, and pages say of how many sorts they are.
  private func room() async throws -> Room {
    var services = TrialRoom.Folder(try TrialRoom.study()).services
    let results = services.results
    services.results = { study, decisions, isWanted in
      Thread.sleep(forTimeInterval: 0.3)
      return try results(study, decisions, isWanted)
    }
    services.personalPage = { study, _, _ in ["sorts": .integer(study.sorts.count)] }
    let room = try await Room(store: MemoryStore(), services: services)
    try await room.start(minutes: nil)
    return room
  }

  private func sort(in room: Room) async throws -> String {
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    _ = try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1)
    return entry.code
  }

  @Test("a page is of the sorts that the viewpoints are of, and waits for its own")
  func shown() async throws {
    let room = try await room()
    var first = ""
    for _ in 1...5 { first = try await sort(in: room) }
    for _ in 0..<200 where await room.results?.sorts != 5 {
      try await Task.sleep(for: .milliseconds(20))
    }
    try await room.release(true)
    let last = try await sort(in: room)
    #expect(try await room.personalPage(of: first)["sorts"]?.int == 5, "those that are shown")
    #expect(try await room.personalPage(of: last)["sorts"]?.int == 6, "its own is worked out first")
    try await room.makeHandouts()
    #expect(await room.handouts?.sorts == 6)
  }

  @Test("nobody who was taken out is in a page any more")
  func erased() async throws {
    let room = try await room()
    var codes: [String] = []
    for _ in 1...6 { codes.append(try await sort(in: room)) }
    for _ in 0..<200 where await room.results?.sorts != 6 {
      try await Task.sleep(for: .milliseconds(20))
    }
    try await room.release(true)
    try await room.erase(code: codes[0])
    #expect(try await room.personalPage(of: codes[1])["sorts"]?.int == 5)
    // The page of one of too few is not made.
    try await room.erase(code: codes[2])
    let few = await refusal { _ = try await room.personalPage(of: codes[1]) }
    #expect(few?.code == "results")
  }
}

import Foundation
import QTables
import Testing

@testable import QCollect

@Suite("Stores")
struct StoreTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("mindset-store-\(UInt64.random(in: 0 ... .max))").path

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private var path: String { folder + "/store.sqlite" }

  private func stored(_ participant: String, isTest: Bool = false) -> StoredRecord {
    StoredRecord(
      record: Record(
        participant: participant, seed: 5, language: "en", isTest: isTest, version: 1),
      codeHash: "hash of " + participant, began: 100)
  }

  /// A record after a whole sort, with the moves that led to it.
  private func sorted(_ participant: String) throws -> (Record, [LoggedMove]) {
    var record = stored(participant).record
    let design = try SortingDesign(TrialRoom.study())
    let moves = TrialRoom.wholeSort()
    for move in moves { try record.apply(move, in: design, round: 1) }
    return (record, moves.map { LoggedMove(move: $0, received: 7) })
  }

  @Test("both stores keep the same", arguments: [false, true])
  func keeping(isFile: Bool) async throws {
    let store: any SortStore = isFile ? try SQLiteStore(path: path) : MemoryStore()
    let (record, moves) = try sorted("W1")
    var kept = try await store.commit([
      .settings(["phase": "open"]), .enter(stored("W1")), .enter(stored("T1", isTest: true)),
      .enter(stored("W1")), .moves(record, moves, after: 0),
    ])
    #expect(kept == [true, true, true, false, true])
    kept = try await store.commit([.moves(record, moves, after: 0), .moves(record, [], after: 7)])
    #expect(kept == [false, true], "a record that has moved on takes no earlier moves")
    #expect(try await store.moves(of: "W1") == moves)
    let contents = try await store.contents()
    #expect(contents.settings == ["phase": "open"])
    #expect(contents.records.map(\.record.participant) == ["W1", "T1"])
    #expect(contents.records.first?.record == record)
    _ = try await store.commit([
      .erase(participant: "T1"), .erase(participant: "W1"), .settings(["phase": "closed"]),
    ])
    #expect(try await store.contents() == StoreContents(settings: ["phase": "closed"], records: []))
    #expect(try await store.moves(of: "W1").isEmpty)
  }

  @Test("a file holds after it is closed what was committed, and its copy too")
  func reopening() async throws {
    let (record, moves) = try sorted("W1")
    let store = try SQLiteStore(path: path)
    _ = try await store.commit([.enter(stored("W1")), .moves(record, moves, after: 0)])
    try store.copy(to: folder + "/copy.sqlite")
    try store.close()
    for name in ["store", "copy"] {
      let again = try SQLiteStore(existing: "\(folder)/\(name).sqlite")
      #expect(try again.isIntact())
      #expect(try await again.contents().records.first?.record == record)
      #expect(try await again.moves(of: "W1") == moves)
    }
  }

  @Test("a store that another program has open is said to be locked")
  func locked() throws {
    let first = try SQLiteStore(path: path)
    #expect(throws: StoreError.locked(path: path)) { try SQLiteStore(path: path) }
    try first.close()
    _ = try SQLiteStore(path: path)
  }

  @Test("a file that is no store is left as it is")
  func broken() throws {
    let bytes = Array("This is a letter, and no store at all. ".utf8)
    try writeFile(bytes + bytes + bytes, to: path)
    do {
      _ = try SQLiteStore(path: path)
      Issue.record("a letter was opened")
    } catch {
      guard case .broken = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(try readFile(path, limit: 1000) == bytes + bytes + bytes)
    #expect(throws: StoreError.missing(path: folder + "/none")) {
      try SQLiteStore(existing: folder + "/none")
    }
  }

  @Test("whoever was erased can be read in no file any more, whether the store is open or closed")
  func wiping() async throws {
    let store = try SQLiteStore(path: path)
    let design = try SortingDesign(TrialRoom.study())
    // Enough people for pages to be split and filled again.
    for number in 1...60 {
      var record = stored("Person-\(number)-here").record
      _ = try await store.commit([
        .enter(StoredRecord(record: record, codeHash: "hash \(number)", began: 1))
      ])
      let words = String(repeating: "Secret-\(number)-here. ", count: 40)
      let moves =
        TrialRoom.wholeSort() + TrialRoom.moves([.comment("a", words, condition: "")], from: 8)
      for move in moves {
        let before = record.through
        try record.apply(move, in: design, round: 1)
        _ = try await store.commit([
          .moves(record, [LoggedMove(move: move, received: 7)], after: before)
        ])
      }
    }
    let gone = (1...60).filter { $0 % 3 == 0 }
    for number in gone {
      _ = try await store.commit([.erase(participant: "Person-\(number)-here")])
    }
    func kept() throws -> String {
      try FileManager.default.contentsOfDirectory(atPath: folder).map {
        String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + $0)), as: UTF8.self)
      }.joined()
    }
    let open = try kept()
    try store.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["store.sqlite"])
    for files in [open, try kept()] {
      for number in gone {
        #expect(
          !files.contains("Person-\(number)-here") && !files.contains("Secret-\(number)-here"))
      }
      #expect(files.contains("Person-1-here") && files.contains("Secret-1-here"))
    }
    #expect(try await SQLiteStore(existing: path).contents().records.count == 40)
  }

  @Test("changes that come while the disk is busy are kept in their order")
  func groups() async throws {
    let store = MemoryStore()
    let commits = GroupCommit(store)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 1...200 {
        group.addTask { try await commits.keep(.enter(stored("W\(number)"))) }
      }
      for try await kept in group { #expect(kept) }
    }
    #expect(await store.contents().records.count == 200)
  }
}

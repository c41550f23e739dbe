import QStudy
import QTables
import Synchronization
import Testing

@testable import QCollect

@Suite("What can't be kept")
struct KeepingTests {
  /// A store on a disk that is full at times.
  private final class Disk: SortStore {
    let memory = MemoryStore()
    let isFull = Mutex(false)

    func contents() async throws(StoreError) -> StoreContents { await memory.contents() }
    func commit(_ changes: [StoreChange]) async throws(StoreError) -> [Bool] {
      if isFull.withLock({ $0 }) { throw .full(path: "/parks/collected.sqlite") }
      return await memory.commit(changes)
    }
    func moves(of participant: String) async throws(StoreError) -> [LoggedMove] {
      await memory.moves(of: participant)
    }
    func copy(to path: String) async throws(StoreError) {}
  }

  @Test("the facilitator is told of a full disk and of who waits, until something is saved again")
  func fullDisk() async throws {
    let disk = Disk()
    let (room, _) = try await TrialRoom.open(TrialRoom.study(), store: disk)
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    #expect(await room.findings.isEmpty)
    disk.isFull.withLock { $0 = true }
    let pause = await refusal { try await room.pause() }
    #expect(pause == .notDone)
    let told = await room.findings.first ?? ""
    #expect(told.contains("full on which /parks/collected.sqlite lies"))
    #expect(told.contains("empty the bin"))
    #expect(!Refusal.notDone.message.contains("/"), "participants learn no path")
    let come = await refusal {
      _ = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    }
    #expect(come == .notDone, "nothing is kept of somebody who is not let in")
    for _ in 1...2 {
      let move = await refusal {
        _ = try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1)
      }
      #expect(move == .notSaved)
    }
    #expect(await room.findings.first?.contains("One person waits to be saved.") == true)
    disk.isFull.withLock { $0 = false }
    // As when nobody sends anything any more.
    await room.tryAgain()
    #expect(await room.findings.isEmpty)
    #expect(try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1) == 7)
  }

  @Test("a folder that could not be written is written when it can be, without another sort")
  func folder() async throws {
    let folder = TrialRoom.Folder(try TrialRoom.study())
    let isLocked = Mutex(true)
    var services = folder.services
    let save = services.saveSorts
    services.saveSorts = { sorts in
      if isLocked.withLock({ $0 }) { throw FileError.permission(path: "trial/sorts.csv") }
      try save(sorts)
    }
    let room = try await Room(store: MemoryStore(), services: services)
    try await room.start(minutes: nil)
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    _ = try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1)
    await room.save()
    #expect(await room.findings.first?.contains("tried again by itself") == true)
    isLocked.withLock { $0 = false }
    await room.tryAgain()
    #expect(await room.findings.isEmpty)
    #expect(folder.study.withLock { $0.sorts.map(\.id) } == ["W1"])
  }

  @Test("handouts hold nobody who was erased")
  func handouts() async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study())
    for _ in 1...6 {
      let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
      _ = try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1)
    }
    for _ in 1...200 where await room.results == nil {
      try await Task.sleep(for: .milliseconds(20))
    }
    try await room.makeHandouts()
    #expect(await room.handouts?.sorts == 6)
    let known = try await room.participant(called: "w3")
    #expect(known == "W3", "a number is known in any case")
    try await room.erase([known ?? ""])
    #expect(await room.handouts == nil)
    #expect(try await room.participant(called: "W3") == nil)
  }

  @Test("a number is that of the one who has it so, where two are alike but for their case")
  func alike() async throws {
    // The room takes the two for one; a file may hold both.
    var study = try TrialRoom.study()
    study.sorts = ["P 7", "p 7"].map {
      QSort(id: $0, placements: [-1, -1, 0, 0, 1, 1])
    }
    let (room, _) = try await TrialRoom.open(study)
    #expect(try await room.participant(called: "p 7") == "p 7")
    #expect(try await room.participant(called: "P 7") == "P 7")
  }

  @Test("whoever has placed all cards and not handed in is told apart")
  func placed() async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study())
    for count in [2, 6, 7] {
      let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
      _ = try await room.make(
        Array(TrialRoom.wholeSort().prefix(count)), of: entry.code, session: 1)
    }
    #expect(await room.peopleJSON()["placed"]?.int == 1)
    #expect(await room.peopleJSON()["drafts"]?.int == 2)
  }

  @Test("each workshop is known by itself, also one with the same cards, and stays so")
  func workshops() async throws {
    let store = MemoryStore()
    let (room, folder) = try await TrialRoom.open(TrialRoom.study(), store: store)
    let (other, _) = try await TrialRoom.open(TrialRoom.study())
    #expect(await room.liveJSON["id"]?.string != other.liveJSON["id"]?.string)
    let again = try await Room(store: store, services: folder.services)
    #expect(await again.liveJSON["id"] == room.liveJSON["id"])
  }
}

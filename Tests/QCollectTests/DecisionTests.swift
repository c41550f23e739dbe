import QStudy
import QTables
import Synchronization
import Testing

@testable import QCollect

@Suite("What is decided in a room")
struct DecisionTests {
  /// A room that five people have sorted in, its viewpoints worked out.
  private func sorted(
    _ study: Study, store: any SortStore = MemoryStore()
  ) async throws -> (room: Room, folder: TrialRoom.Folder) {
    let (room, folder) = try await TrialRoom.open(study, store: store)
    for _ in 1...5 {
      let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
      _ = try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1)
    }
    try await settle(room)
    return (room, folder)
  }

  /// Waits until viewpoints are worked out and written.
  private func settle(_ room: Room) async throws {
    await room.computeLater()
    for _ in 1...400 {
      if await room.computing == nil, await room.saving == nil { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("viewpoints are worked out for too long")
  }

  private let three = ["1": "Calm", "2": "Play", "3": "Trees"]

  /// Chooses three viewpoints and names them.
  private func nameThree(in room: Room) async throws {
    try await room.choose(viewpoints: 3)
    try await settle(room)
    for (key, name) in three {
      try await room.name(key, RoomDecisions.Naming(name: name, gist: ""), of: 3)
    }
    try await settle(room)
  }

  @Test("the number that is shown already leaves names and places in the recipe")
  func sameNumber() async throws {
    let (room, folder) = try await sorted(TrialRoom.study())
    try await nameThree(in: room)
    try await room.choose(viewpoints: 3)
    for _ in 1...2 {
      let written = try #require(folder.decisions.withLock { $0.last })
      #expect(written.names.mapValues(\.name) == three)
      #expect(written.arrays.count == 3)
      try await settle(room)
    }
  }

  @Test("another number takes over no names; the ones given come back with theirs")
  func otherNumber() async throws {
    let (room, folder) = try await sorted(TrialRoom.study())
    try await nameThree(in: room)
    try await room.choose(viewpoints: 2)
    #expect(await room.decisions.names.isEmpty)
    try await settle(room)
    let two = try #require(folder.decisions.withLock { $0.last })
    #expect(two.names.isEmpty)
    #expect(two.arrays.keys.sorted() == ["1", "2"], "places are in the recipe, too")
    try await room.name("1", RoomDecisions.Naming(name: "Both", gist: ""), of: 2)
    try await room.choose(viewpoints: 3)
    try await settle(room)
    let back = try #require(folder.decisions.withLock { $0.last })
    #expect(back.names.mapValues(\.name) == three)
    #expect(RoomDecisions(settings: back.settings) == back)
  }

  @Test("a name goes to the viewpoints it was typed for, or nowhere")
  func stale() async throws {
    let (room, _) = try await sorted(TrialRoom.study())
    try await nameThree(in: room)
    let naming = RoomDecisions.Naming(name: "Late", gist: "")
    #expect(await refusal { try await room.name("1", naming, of: 2) }?.code == "stale")
    // The page still shows three; two are being worked out.
    try await room.choose(viewpoints: 2)
    #expect(await refusal { try await room.name("1", naming, of: 3) }?.code == "stale")
    try await settle(room)
    #expect(await refusal { try await room.name("1", naming, of: 3) }?.code == "stale")
    #expect(await room.decisions.names.isEmpty)
    #expect(await refusal { try await room.name("3", naming) }?.code == "viewpoint")
  }

  @Test(
    "no viewpoint gets a name that another one has, or has without its own",
    arguments: ["Calm", " calm\t", "Viewpoint 3", "viewpoint  3"])
  func taken(name: String) async throws {
    let (room, _) = try await sorted(TrialRoom.study())
    try await room.choose(viewpoints: 3)
    try await settle(room)
    try await room.name("1", RoomDecisions.Naming(name: "Calm", gist: ""))
    let naming = RoomDecisions.Naming(name: name, gist: "")
    #expect(await refusal { try await room.name("2", naming) }?.code == "taken")
    #expect(await room.decisions.names.keys.sorted() == ["1"])
    try await room.name("1", RoomDecisions.Naming(name: "Calm", gist: "Its own name again."))
  }

  @Test("blanks around a name are nothing of it, and blanks alone are none")
  func blanks() async throws {
    let (room, _) = try await sorted(TrialRoom.study())
    try await room.name("1", RoomDecisions.Naming(name: "  Calm \n parks ", gist: " \t"))
    #expect(
      await room.decisions.names["1"] == RoomDecisions.Naming(name: "Calm parks", gist: ""))
    try await room.name("1", RoomDecisions.Naming(name: " ", gist: "\u{A0}"))
    #expect(await room.decisions.names.isEmpty)
  }

  @Test("a name can be mended while no viewpoint is shown")
  func namelessResults() async throws {
    let (room, _) = try await sorted(TrialRoom.study())
    try await room.name("1", RoomDecisions.Naming(name: "Calm", gist: ""))
    try await room.erase(["W5"])
    try await settle(room)
    #expect(await room.results == nil)
    try await room.name("1", RoomDecisions.Naming(name: "Quiet", gist: ""))
    #expect(await room.decisions.names["1"]?.name == "Quiet")
  }

  @Test("of two names alike that a store holds one is taken")
  func storedTwice() {
    var decisions = RoomDecisions()
    decisions.names = [
      "1": RoomDecisions.Naming(name: "Good", gist: "One."),
      "2": RoomDecisions.Naming(name: "Good ", gist: "Two."),
    ]
    let read = RoomDecisions(settings: decisions.settings).names
    #expect(read.mapValues(\.name) == ["1": "Good", "2": ""])
    #expect(read["2"]?.gist == "Two.")
  }

  @Test("a sort that can't be analysed is left out and named, and the others go on")
  func unfit() async throws {
    let (room, folder) = try await sorted(TrialRoom.study())
    try await room.choose(viewpoints: 2)
    let nothing: JSONValue = ["code": "P76", "columns": ["? ?", "? ?", "? ?"]]
    #expect(await refusal { _ = try await room.saveSheet(nothing) }?.code == "sheet")
    _ = try await room.saveSheet(["code": "P77", "columns": ["a ?", "c d", "e f"]])
    try await settle(room)
    #expect(await room.results != nil)
    #expect(
      await room.findings == ["Left out of the viewpoints: P77 (a card without a place)."])
    #expect(folder.decisions.withLock { $0.last?.leftOut } == ["P77"], "the recipe is told")
    let writings = folder.decisions.withLock { $0.count }
    try await room.erase(["P77"])
    try await settle(room)
    #expect(await room.findings.isEmpty)
    #expect(folder.decisions.withLock { $0.count } > writings, "it is told when the sort is gone")
  }

  @Test("people who sorted twice on paper are counted once")
  func papers() async throws {
    let study = try TrialRoom.study(conditions: [
      Condition(id: "before", question: "Before?"), Condition(id: "after", question: "After?"),
    ])
    let (room, _) = try await TrialRoom.open(study)
    for condition in ["before", "after"] {
      _ = try await room.saveSheet([
        "code": "P1", "condition": .string(condition), "columns": ["a b", "c d", "e f"],
      ])
    }
    #expect(await room.peopleJSON()["paper"]?.int == 1)
  }

  @Test("the recipe that a room names in the study is no new version")
  func recipe() async throws {
    let store = MemoryStore()
    let (_, folder) = try await sorted(TrialRoom.study(), store: store)
    folder.study.withLock { $0.recipe = "recipe.yml" }
    #expect(try await Room(store: store, services: folder.services).version == 1)
  }

  @Test("a wording that is edited in the folder while the room is open is taken over once")
  func wording() async throws {
    let (room, folder) = try await sorted(TrialRoom.study())
    let before = await room.liveJSON["design"]
    folder.study.withLock { $0.statements[0].text = "Card A, worded anew." }
    await room.lookIntoFolder()
    #expect(await room.version == 2)
    #expect(await room.design.study.statements[0].text == "Card A, worded anew.")
    #expect(await room.liveJSON["design"] != before, "pages are told")
    await room.lookIntoFolder()
    #expect(await room.version == 2)
    folder.study.withLock { $0.statements[0].id = "z" }
    await room.lookIntoFolder()
    #expect(await room.version == 2, "other cards are not taken over")
  }

  @Test("who enters in a rehearsal makes a test entry")
  func rehearsal() async throws {
    let folder = TrialRoom.Folder(try TrialRoom.study())
    let room = try await Room(
      store: MemoryStore(), services: folder.services, isRehearsal: true)
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    #expect(entry.record.isTest)
  }

  @Test("a folder that is gone is told in words")
  func movedFolder() {
    #expect(
      Room.words(for: FileError.notFound(path: "st/att"))
        == "st/att is not there any more. Put it back where it was, under the same name.")
    #expect(
      (Room.shown(FileError.notFound(path: "st/att")) as? Refusal)?.code == "folder")
  }
}

import QStudy
import QTables
import Synchronization
import Testing

@testable import QCollect

@Suite("Rooms")
struct RoomTests {
  @Test("a sort that is handed in comes into the study's folder, comments and answers with it")
  func wholeWay() async throws {
    let (room, folder) = try await TrialRoom.open(TrialRoom.study())
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    var moves = TrialRoom.wholeSort()
    moves += TrialRoom.moves(
      [.comment("a", "Because.", condition: ""), .share(true), .answer("job", "nurse"), .finish],
      from: 8)
    #expect(try await room.make(moves, of: entry.code, session: 1) == 11)
    await room.save()
    let study = folder.study.withLock { $0 }
    #expect(study.sorts == [QSort(id: "W1", placements: [-1, -1, 0, 0, 1, 1])])
    #expect(
      study.comments == [Comment(sort: "W1", statement: "a", text: "Because.", isShared: true)])
    #expect(study.participants == [Participant(id: "W1", attributes: ["job": "nurse"])])
  }

  @Test(
    "a move sent twice counts once, a missing one is asked for, a device that was left is refused")
  func order() async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study())
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    let moves = TrialRoom.wholeSort()
    #expect(try await room.make(Array(moves.prefix(3)), of: entry.code, session: 1) == 3)
    #expect(try await room.make(Array(moves.prefix(4)), of: entry.code, session: 1) == 4)
    let gap = await refusal { _ = try await room.make([moves[6]], of: entry.code, session: 1) }
    #expect(gap?.status == 409)
    #expect(gap?.code == "gap")
    let again = try await room.enter(
      join: nil, code: " " + entry.code.uppercased(), isTest: false, language: nil)
    #expect(again.record.session == 2)
    #expect(again.record.sorts[""]?.places.count == 4)
    let left = await refusal { _ = try await room.make([moves[4]], of: entry.code, session: 1) }
    #expect(left?.code == "superseded")
    #expect(try await room.make([moves[4]], of: entry.code, session: 2) == 5)
  }

  @Test(
    "a required pre-sort comes before the first card on the grid; whoever laid one already goes on")
  func requiredPiles() async throws {
    let (room, folder) = try await TrialRoom.open(TrialRoom.study(presort: .required))
    let piled = ["a", "b", "c", "d", "e", "f"].map {
      Move.Action.pile($0, .middle, condition: "")
    }
    let place = Move.Action.place("a", 1, swap: nil, condition: "")
    func make(_ actions: [Move.Action], of entry: Room.Entry, from number: Int = 1) async throws {
      _ = try await room.make(
        TrialRoom.moves(actions, from: number), of: entry.code, session: 1)
    }
    let hasty = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    let fault = await refusal { try await make(piled.dropLast() + [place], of: hasty) }
    #expect(fault?.status == 422)
    #expect(fault?.message == "First put each card on one of the three piles.")
    try await make([piled[5], place], of: hasty, from: 6)
    let early = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    try await room.take(SortingDesign(TrialRoom.study()))
    try await make([place], of: early)
    try await room.take(SortingDesign(folder.study.withLock { $0 }))
    try await make([.place("b", 1, swap: nil, condition: "")], of: early, from: 2)
  }

  @Test("a device is told by its ticket that its record was opened elsewhere")
  func tickets() async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study())
    let first = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    let other = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    #expect(await room.liveJSON["passed"] == [])
    let second = try await room.enter(join: nil, code: first.code, isTest: false, language: nil)
    #expect(await room.liveJSON["passed"] == [.string(first.ticket)])
    #expect(Set([first.ticket, second.ticket, other.ticket]).count == 3)
    for _ in 1...20 {
      _ = try await room.enter(join: nil, code: other.code, isTest: false, language: nil)
    }
    #expect(await room.liveJSON["passed"]?.array?.count == 16)
  }

  @Test("a refused move keeps what was made before it, and says what the record holds")
  func refused() async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study())
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    let moves = TrialRoom.moves([
      .place("a", 1, swap: nil, condition: ""), .place("b", 9, swap: nil, condition: ""),
    ])
    let fault = await refusal { _ = try await room.make(moves, of: entry.code, session: 1) }
    #expect(fault?.status == 422)
    #expect(fault?.json["through"]?.int == 1)
    #expect(fault?.json["record"]?["sorts"]?[""]?["places"]?["a"]?.int == 1)
  }

  @Test("doors: a shared code, a personal code, none", arguments: CollectSettings.Access.allCases)
  func doors(access: CollectSettings.Access) async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study(access: access))
    let bare = await refusal {
      _ = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    }
    #expect(bare?.code == (access == .open ? nil : access.rawValue))
    if access == .join {
      let code = await room.joinCode
      _ = try await room.enter(join: code.uppercased(), code: nil, isTest: false, language: nil)
    }
    if access == .personal {
      try await room.makeCodes(people: 2, address: "http://here/")
      let codes = await room.freshCodes
      #expect(Set(codes.map(\.code)).count == 2)
      #expect(codes.first?.address == "http://here/#code=" + (codes.first?.code ?? ""))
      #expect(await room.people.isEmpty, "who has a code has not come in yet")
      let entry = try await room.enter(
        join: nil, code: codes.first?.code, isTest: false, language: nil)
      #expect(entry.record.participant == codes.first?.participant)
      #expect(await room.people.count == 1)
    }
    // Trying the way out needs no code, and is no sort.
    let trial = try await room.enter(join: nil, code: nil, isTest: true, language: nil)
    #expect(trial.record.isTest)
    _ = try await room.make(TrialRoom.wholeSort(), of: trial.code, session: 1)
    #expect(await room.collected.sorts.isEmpty)
  }

  @Test("nobody sorts before the start, in a pause or after the end; comments still come in")
  func phases() async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study())
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    let moves = TrialRoom.wholeSort()
    _ = try await room.make(Array(moves.prefix(2)), of: entry.code, session: 1)
    try await room.pause()
    let paused = await refusal { _ = try await room.make(moves, of: entry.code, session: 1) }
    #expect(paused?.code == "paused")
    try await room.resume()
    _ = try await room.make(moves, of: entry.code, session: 1)
    try await room.close(.drafts)
    let late = await refusal {
      _ = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    }
    #expect(late?.code == "closed")
    let comment = TrialRoom.moves([.comment("a", "Late.", condition: "")], from: 8)
    #expect(try await room.make(comment, of: entry.code, session: 1) == 8)
    try await room.reopen(minutes: nil)
    #expect(await room.state.phase == .open)
  }

  @Test("closing can wait for whoever has begun; a draft is never analysed")
  func waiting() async throws {
    let (room, _) = try await TrialRoom.open(TrialRoom.study())
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    let moves = TrialRoom.wholeSort()
    _ = try await room.make(Array(moves.prefix(5)), of: entry.code, session: 1)
    #expect(await room.draftCount == 1)
    #expect(await room.collected.sorts.isEmpty)
    try await room.close(.wait)
    #expect(await room.state.phase == .open)
    let late = await refusal {
      _ = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    }
    #expect(late?.code == "closed")
    _ = try await room.make(moves, of: entry.code, session: 1)
    #expect(await room.state.phase == .closed)
  }

  @Test("a second round is opened by the facilitator, and gives each person a second sort")
  func secondRound() async throws {
    let study = try TrialRoom.study(conditions: [
      Condition(id: "before", question: "Before?"), Condition(id: "after", question: "After?"),
    ])
    let (room, _) = try await TrialRoom.open(study)
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    _ = try await room.make(
      TrialRoom.wholeSort(condition: "before") + TrialRoom.moves([.finish], from: 8),
      of: entry.code, session: 1)
    try await room.openNextRound(minutes: nil)
    let end = await refusal { try await room.openNextRound(minutes: nil) }
    #expect(end?.code == "round")
    _ = try await room.make(
      TrialRoom.wholeSort(from: 9, condition: "after"), of: entry.code, session: 1)
    #expect(await room.collected.sorts.map(\.id) == ["W1-before", "W1-after"])
  }

  @Test("an edit keeps translations, and the facilitator is told which may be out of date")
  func translations() async throws {
    var study = try TrialRoom.study()
    study.languages = ["ar"]
    let asked = StudyWording.Background(question: "عملك؟", options: ["ممرض", "كاتب"])
    study.translations = ["ar": StudyWording(question: "ما فائدتها؟", background: ["job": asked])]
    for index in study.statements.indices { study.statements[index].translations = ["ar": "بطاقة"] }
    let folder = TrialRoom.Folder(study)
    let room = try await Room(store: MemoryStore(), services: folder.services)
    let page = await room.studyPage(phrases: [:])["study"]
    let told = page?["translations"]?["ar"]
    #expect(told?["question"]?.string == "ما فائدتها؟" && told?["consent"] == .null)
    #expect(told?["background"]?["job"]?["options"]?.array == ["ممرض", "كاتب"])
    #expect(await room.findings.count == 1, "title, poles and one question are English only")
    let json: JSONValue = [
      "question": "Whose are parks?",
      "statements": .array(
        study.statements.map { ["id": .string($0.id), "text": .string($0.text.uppercased())] }),
      "background": [
        [
          "id": "job", "question": "What do you do?", "type": "choice",
          "options": ["clerk", "nurse"],
        ]
      ],
    ]
    try await room.edit { try $0.change(as: json) }
    let edited = folder.study.withLock { $0 }
    #expect(edited.question == "Whose are parks?")
    #expect(edited.translations["ar"]?.question == "ما فائدتها؟")
    #expect(edited.translations["ar"]?.background["job"]?.options == ["كاتب", "ممرض"])
    #expect(edited.statements.allSatisfy { $0.translations == ["ar": "بطاقة"] })
    let last = await room.findings.last ?? ""
    #expect(last.contains("the question") && last.contains("the statements a, b, c, d, e, f"))
    try await room.start(minutes: nil)
    #expect(await room.findings.isEmpty, "while people sort it can't be mended here")
  }

  @Test("cards numbered at random keep their translations, and what is told of these follows them")
  func numbering() async throws {
    var study = try TrialRoom.study()
    study.languages = ["ar"]
    for index in study.statements.indices {
      study.statements[index].translations = ["ar": "بطاقة \(study.statements[index].id)"]
    }
    let folder = TrialRoom.Folder(study)
    let room = try await Room(store: MemoryStore(), services: folder.services)
    try await room.edit { $0.statements[2].text = "Worded anew." }
    try await room.numberAtRandom()
    let numbered = folder.study.withLock { $0 }.statements
    #expect(numbered.map(\.id) == ["1", "2", "3", "4", "5", "6"])
    for statement in numbered {
      let earlier = study.statements.first { $0.translations == statement.translations }
      #expect(statement.theme == earlier?.theme)
      #expect(statement.text == (earlier?.id == "c" ? "Worded anew." : earlier?.text))
    }
    let changed = try #require(numbered.first { $0.text == "Worded anew." })
    #expect(await room.findings.last?.contains("the statement \(changed.id).") == true)
    try await room.start(minutes: nil)
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    let places = zip(numbered.map(\.id), [-1, -1, 0, 0, 1, 1]).map {
      Move.Action.place($0, $1, swap: nil, condition: "")
    }
    _ = try await room.make(
      TrialRoom.moves(places + [.submit(condition: "")]), of: entry.code, session: 1)
    let frozen = await refusal { try await room.numberAtRandom() }
    #expect(frozen?.code == "frozen")
  }

  @Test("whoever comes with a personal code goes on in the language they chose before it")
  func languageOfACode() async throws {
    var study = try TrialRoom.study(access: .personal)
    study.languages = ["ar"]
    let (room, _) = try await TrialRoom.open(study)
    try await room.makeCodes(people: 1, address: "http://room/")
    let code = try #require(await room.freshCodes.first).code
    let entry = try await room.enter(join: nil, code: code, isTest: false, language: "ar")
    #expect(entry.record.language == "ar")
    _ = try await room.make(
      TrialRoom.moves([.language("en")]), of: WordCode.plain(code), session: entry.record.session)
    let again = try await room.enter(join: nil, code: code, isTest: false, language: "ar")
    #expect(again.record.language == "en", "whoever has begun goes on as they were")
  }

  @Test(
    "a design is frozen by its first sort; a new wording makes a new version, other cards are refused"
  )
  func freezing() async throws {
    let store = MemoryStore()
    let (room, folder) = try await TrialRoom.open(TrialRoom.study(), store: store)
    try await room.edit { $0.question = "Whose are parks?" }
    #expect(folder.study.withLock { $0.question } == "Whose are parks?")
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    _ = try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1)
    let frozen = await refusal { try await room.edit { $0.question = "Why?" } }
    #expect(frozen?.code == "frozen")
    folder.study.withLock { $0.statements[0].text = "Card A, worded anew." }
    #expect(try await Room(store: store, services: folder.services).version == 2)
    folder.study.withLock { $0.statements[0].id = "z" }
    await #expect(throws: Findings.self) {
      try await Room(store: store, services: folder.services)
    }
  }

  @Test("erasing takes everything of a person out of store and folder")
  func erasing() async throws {
    let store = MemoryStore()
    let (room, folder) = try await TrialRoom.open(TrialRoom.study(), store: store)
    let entry = try await room.enter(join: nil, code: nil, isTest: false, language: nil)
    _ = try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1)
    await room.save()
    #expect(try await room.export(of: entry.code)["moves"]?.array?.count == 7)
    try await room.erase(code: entry.code)
    #expect(folder.study.withLock { $0.sorts }.isEmpty)
    #expect(await store.contents().records.isEmpty)
    #expect(await store.moves(of: "W1").isEmpty)
    let gone = await refusal { _ = try await room.record(of: entry.code) }
    #expect(gone?.status == 401)
  }

  @Test("records older than the study keeps them are deleted when the room opens")
  func retention() async throws {
    let (store, today) = (MemoryStore(), 1_800_000_000)
    let old = StoredRecord(
      record: Record(participant: "W1", seed: 1, language: "en", isTest: false, version: 1),
      codeHash: "x", began: today - 31 * 86_400)
    let young = StoredRecord(
      record: Record(participant: "W2", seed: 1, language: "en", isTest: false, version: 1),
      codeHash: "y", began: today - 29 * 86_400)
    _ = await store.commit([.enter(old), .enter(young)])
    let folder = TrialRoom.Folder(try TrialRoom.study(retention: 30))
    _ = try await Room(store: store, services: folder.services, now: { today })
    #expect(await store.contents().records.map(\.record.participant) == ["W2"])
  }

  @Test("a room goes on after a restart where it was")
  func restart() async throws {
    let store = MemoryStore()
    let (room, folder) = try await TrialRoom.open(TrialRoom.study(access: .join), store: store)
    let join = await room.joinCode
    let entry = try await room.enter(join: join, code: nil, isTest: false, language: nil)
    _ = try await room.make(TrialRoom.wholeSort(), of: entry.code, session: 1)
    let again = try await Room(store: store, services: folder.services)
    #expect(await again.joinCode == join)
    #expect(await again.state.phase == .open)
    #expect(try await again.record(of: entry.code).submittedCount == 1)
    await again.save()
    #expect(folder.study.withLock { $0.sorts.map(\.id) } == ["W1"])
  }

  @Test("a sheet of paper and a device never share an id")
  func idsOfPaper() async throws {
    let (room, folder) = try await TrialRoom.open(TrialRoom.study(access: .personal))
    try await room.makeCodes(people: 2, address: "http://here/")
    let codes = await room.freshCodes
    let sheet = { (code: String) -> JSONValue in
      ["code": .string(code), "columns": ["a b", "c d", "e f"]]
    }
    // Who has a code sorts on paper.
    #expect(try await room.saveSheet(sheet("W1"))["sort"]?.string == "W1")
    // Who has begun on a device doesn't.
    let entry = try await room.enter(join: nil, code: codes[1].code, isTest: false, language: nil)
    _ = try await room.make(Array(TrialRoom.wholeSort().prefix(1)), of: entry.code, session: 1)
    let begun = await refusal { _ = try await room.saveSheet(sheet("W2")) }
    #expect(begun?.code == "known")
    // A code of the hand's own making is passed over.
    #expect(try await room.saveSheet(sheet("W3"))["sort"]?.string == "W3")
    try await room.makeCodes(people: 1, address: "http://here/")
    #expect(await room.freshCodes.map(\.participant) == ["W1", "W2", "W4"])
    #expect(folder.study.withLock { $0.sorts.map(\.id) } == ["W1", "W3"])
  }

  @Test("a sheet of paper is saved once, by the same rules as in the terminal")
  func paper() async throws {
    let (room, folder) = try await TrialRoom.open(TrialRoom.study())
    let check = try await room.checkSheet(["a, b, a", "", "e f"])
    #expect(check["columns"]?[0]?["faults"]?[0]?.string == "Card a stands twice here.")
    #expect(check["columns"]?[2]?["cards"]?.array?.count == 2)
    let sheet: JSONValue = [
      "code": "P01", "columns": ["a b", "c d", "e f"], "second": ["a b", "c e", "d f"],
      "comments": [["card": "a", "text": "Because."]], "share": true,
    ]
    let compared = try await room.saveSheet(sheet)
    #expect(compared["differences"]?.array?.count == 2)
    #expect(folder.study.withLock { $0.sorts }.isEmpty)
    let saved = try await room.saveSheet([
      "code": "P01", "columns": ["a b", "c d", "e f"], "second": ["b a", "d c", "f e"],
    ])
    #expect(saved["sort"]?.string == "P01")
    #expect(folder.study.withLock { $0.sorts.first?.placements } == [-1, -1, 0, 0, 1, 1])
    let again = await refusal { _ = try await room.saveSheet(sheet) }
    #expect(again?.code == nil || again?.code == "known")
    let known = await refusal {
      _ = try await room.saveSheet(["code": "P01", "columns": ["a b", "c d", "e f"]])
    }
    #expect(known?.code == "known")
  }
}

import QStudy
import QTables
import Synchronization
import Testing

@testable import QCollect

@Suite("Sheets of paper")
struct PaperTests {
  private func sheet(_ code: String, _ more: [(String, JSONValue)] = []) -> JSONValue {
    .object([("code", .string(code)), ("columns", ["a b", "c d", "e f"])] + more)
  }

  /// A room with one person who has a personal code.
  private func room() async throws -> (Room, TrialRoom.Folder, code: String) {
    let (room, folder) = try await TrialRoom.open(
      TrialRoom.study(access: .personal, consent: "I agree."))
    try await room.makeCodes(people: 1, address: "http://here/")
    return (room, folder, try #require(await room.freshCodes.first?.code))
  }

  @Test(
    "a personal code opens the sort that its holder made on paper, wherever that was keyed in",
    arguments: [true, false])
  func code(inRoom: Bool) async throws {
    let (room, folder, code) = try await room()
    if inRoom {
      _ = try await room.saveSheet(
        sheet(
          "W1",
          [
            ("comments", [["card": "a", "text": "Because."]]), ("answers", ["age": "42"]),
          ]))
    } else {
      folder.study.withLock { study in
        study.sorts = [QSort(id: "W1", participant: "W1", placements: [-1, -1, 0, 0, 1, 1])]
        study.comments = [Comment(sort: "W1", statement: "a", text: "Because.")]
        study.participants = [Participant(id: "W1", attributes: ["age": "42"])]
      }
    }
    let entry = try await room.enter(join: nil, code: code, isTest: false, language: nil)
    let sorting = try #require(entry.record.sorts[""])
    #expect(
      sorting.isSubmitted && sorting.places == ["a": -1, "b": -1, "c": 0, "d": 0, "e": 1, "f": 1])
    #expect(sorting.comments == ["a": "Because."])
    #expect(entry.record.answers == ["age": 42])
    #expect(entry.record.step == .receipt && entry.record.isFinished)
    let again = await refusal {
      _ = try await room.make(TrialRoom.wholeSort(), of: code, session: entry.record.session)
    }
    #expect(again?.code == "finished")
    // What is written then is what was keyed in.
    await room.save()
    #expect(folder.study.withLock { $0.sorts.map(\.placements) } == [[-1, -1, 0, 0, 1, 1]])
    #expect(folder.study.withLock { $0.participants.map(\.attributes) } == [["age": "42"]])
    for number in 1...4 { _ = try await room.saveSheet(sheet("P\(number)")) }
    for _ in 0..<200 where await room.results == nil {
      try await Task.sleep(for: .milliseconds(20))
    }
    try await room.release(true)
    #expect(try await room.personalPage(of: code)["sort"]?.string == "W1")
    try await room.erase(code: code)
    #expect(folder.study.withLock { $0.sorts.map(\.id) } == ["P1", "P2", "P3", "P4"])
    #expect(
      folder.study.withLock { $0.comments.isEmpty && $0.participants.allSatisfy { $0.id != "W1" } })
  }

  @Test("a sort from paper stays one when its maker opens it on a device")
  func opened() async throws {
    let (room, _, code) = try await room()
    _ = try await room.saveSheet(sheet("W1"))
    _ = try await room.saveSheet(sheet("P9"))
    func counts() async -> [Int?] {
      let people = await room.peopleJSON()
      return [people["paper"]?.int, people["all"]?.int, people["submitted"]?.int]
    }
    #expect(await counts() == [2, 0, 0])
    _ = try await room.enter(join: nil, code: code, isTest: false, language: nil)
    _ = try await room.study()
    #expect(await counts() == [2, 0, 0])
    try await room.close(.close)
    #expect(await room.sortsAtEnd == 2)
  }

  @Test("who has a code open when their sheet is keyed in can't sort a second time")
  func openAlready() async throws {
    let (room, _, code) = try await room()
    let entry = try await room.enter(join: nil, code: code, isTest: false, language: nil)
    _ = try await room.saveSheet(sheet("W1"))
    let again = await refusal {
      _ = try await room.make(TrialRoom.wholeSort(), of: code, session: entry.record.session)
    }
    #expect(again?.code == "finished")
  }

  @Test("a personal code keyed in as a sheet's code is that of its holder, and written nowhere")
  func personalCode() async throws {
    let (room, folder, code) = try await room()
    let typed = code.uppercased().replacing("-", with: " ")
    #expect(try await room.saveSheet(sheet(typed))["sort"]?.string == "W1")
    #expect(folder.study.withLock { $0.sorts.map(\.participant) } == ["W1"])
    let strange = await refusal { _ = try await room.saveSheet(sheet("bumof-dajoh-gamun")) }
    #expect(strange?.status == 422 && strange?.code == "code")
    #expect(folder.study.withLock { $0.sorts.count } == 1)
    #expect(try await room.saveSheet(sheet("Robin Peters"))["sort"]?.string == "Robin Peters")
  }

  @Test(
    "neither case nor blanks make two people of one, and a slip in a personal code is asked back")
  func meant() async throws {
    let (room, folder, _) = try await room()
    #expect(try await room.saveSheet(sheet("P 7"))["alike"] == .null)
    let again = await refusal { _ = try await room.saveSheet(sheet("p7")) }
    #expect(again?.code == "known" && again?.message.contains("P 7") == true)
    for typed in ["P-7", "p\u{2013}7", "P\u{A0}7", "P\u{200B}7\u{FEFF}", "Ｐ７", "P٧", "p_7"] {
      let known = await refusal { _ = try await room.saveSheet(sheet(typed)) }
      #expect(known?.code == "known", "\(typed)")
    }
    let issued = await refusal {
      _ = try await room.saveSheet(sheet("w1", [("answers", ["age": "old"])]))
    }
    #expect(issued?.message.hasPrefix("Sheet W1: ") == true)
    for slip in ["zzzzz-zzzzz-zzzzz", "bumof dajoh gamux"] {
      let fault = await refusal { _ = try await room.saveSheet(sheet(slip)) }
      #expect(fault?.code == "code" && fault?.message.contains("a slip in it") == true)
    }
    #expect(try await room.saveSheet(sheet("P 8"))["alike"]?.string == "P 7")
    #expect(folder.study.withLock { $0.sorts.map(\.id) } == ["P 7", "P 8"])
  }

  @Test("what is written on a sheet is kept without what nobody sees, and numbers stay apart")
  func codes() {
    #expect(SheetCode.written("\u{FEFF}P\u{200B}7 \u{A0} b\u{200D}") == "P7 b")
    #expect(
      SheetCode.written("می\u{200C}خواهم") == "می\u{200C}خواهم", "a joiner within a word stays")
    #expect(SheetCode.meant(by: "1-12", among: ["11-2", "112"]) == nil)
    #expect(SheetCode.meant(by: "Ann-Lee", among: ["AnnLee"]) == nil)
    #expect(SheetCode.meant(by: "w-6", among: ["W6"]) == "W6")
    #expect(Room.number(of: "w-6", prefix: "W") == 6 && Room.number(of: "W٦", prefix: "W") == 6)
  }

  @Test(
    "answers and comments of paper are held to the rules of the page",
    arguments: [
      #"{"answers": {"age": "abc"}}"#, #"{"answers": {"shoe": "42"}}"#,
      #"{"answers": {"job": "pilot"}}"#, #"{"comments": [{"card": "z", "text": "No card."}]}"#,
    ])
  func rules(json: String) async throws {
    let (room, folder, _) = try await room()
    let more = try JSONValue(parsing: Array(json.utf8)).object?.members ?? []
    let fault = await refusal {
      _ = try await room.saveSheet(sheet("P1", more.map { ($0.key, $0.value) }))
    }
    #expect(fault?.status == 422 && fault?.message.hasPrefix("Sheet P1: ") == true)
    #expect(fault?.json[json.contains("comments") ? "card" : "question"] != nil)
    #expect(folder.study.withLock { $0.sorts.isEmpty && $0.participants.isEmpty })
  }

  @Test("numbers come from paper as they are written there")
  func numbers() async throws {
    let (room, folder, _) = try await room()
    for (code, age) in [("P1", " 42"), ("P2", "41,5"), ("P3", "٤٢"), ("P4", "４２")] {
      _ = try await room.saveSheet(
        sheet(code, [("answers", ["age": .string(age), "job": "nurse"])]))
    }
    #expect(
      folder.study.withLock { $0.participants.map(\.attributes) } == [
        ["age": "42", "job": "nurse"], ["age": "41.5", "job": "nurse"],
        ["age": "42", "job": "nurse"], ["age": "42", "job": "nurse"],
      ])
  }
}

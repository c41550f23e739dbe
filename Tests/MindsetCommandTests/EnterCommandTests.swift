import Foundation
import QCollect
import QFormats
import QStudy
import QTables
import Testing

@testable import MindsetCommand

/// `enter`, as somebody types at it.
@Suite("enter")
struct EnterCommandTests {
  private let bench: Workbench
  private let yml = """
    title: Park
    grid: {-1: 1, 0: 2, 1: 1}
    distribution: forced
    """

  init() throws {
    bench = try Workbench()
    try bench.write([
      "park/study.yml": yml,
      "park/statements.csv": "id,text\n1,Trees\n2,Benches\n3,Bins\n4,Ponds\n",
    ])
  }

  private func enter(_ lines: [String], _ arguments: [String] = []) throws -> Outcome {
    try bench.mindset(["enter", "park"] + arguments, input: lines.joined(separator: "\n") + "\n")
  }

  private func study() throws -> Study { try StudyFormats.read(path: bench.path + "/park").study }

  @Test("writes each sheet into the study as soon as it is done, with its comments")
  func sheets() throws {
    let run = try enter([
      "Ann", "1", "2 3", "4", "1", "3 2", "4", "Too many leaves", "", "no",
      "Bob", "4", "2 3", "1", "4", "2 3", "1", "", "I like trees", "yes", "",
    ])
    #expect(run.code == 0 && run.output == "Ann\nBob\n", "\(run.errors)")
    let study = try study()
    #expect(study.sorts.map(\.id) == ["Ann", "Bob"])
    #expect(study.sorts.map(\.placements) == [[-1, 0, 0, 1], [1, 0, 0, -1]])
    #expect(
      study.comments == [
        Comment(sort: "Ann", statement: "1", text: "Too many leaves"),
        Comment(sort: "Bob", statement: "1", text: "I like trees", isShared: true),
      ])
    #expect(try bench.mindset("check", "park").code == 0)
    // A later run goes on where this one ended.
    #expect(try enter(["Cai", "2", "1 3", "4", "", "", ""], ["--once"]).code == 0)
    #expect(try self.study().sorts.map(\.id) == ["Ann", "Bob", "Cai"])
  }

  @Test("asks and answers as the README shows")
  func readme() throws {
    let block = try #require(
      Document("README.md").blocks("console").first { $0.hasPrefix("Code on the sheet") })
    var (typed, printed): ([String], [String]) = ([], [])
    for line in block.split(separator: "\n") {
      let parts =
        line.components(separatedBy: "): ").count > 1
        ? line.components(separatedBy: ": ") : [String(line)]
      printed.append(parts.count > 1 ? parts[0] + ":" : parts[0])
      if parts.count > 1 { typed.append(parts[1]) }
    }
    #expect(typed.count == 5)
    let run = try enter(typed)
    for words in printed { #expect(run.errors.contains(words), "\(words)") }
  }

  @Test("says at once what can't be, and asks again")
  func faults() throws {
    let run = try enter(
      ["Ann", "1 2", "9", "1", "1 2", "2 2", "/left", "/back", "2", "1 3", "4", "", "", ""],
      ["--once"])
    #expect(run.code == 0, "\(run.errors)")
    for words in [
      "2 cards, and the column takes 1.", "“9” is no card", "Card 1 lies at −1 already.",
      "Card 2 stands twice here.", "3 cards lie nowhere yet:", "Ponds",
    ] {
      #expect(run.errors.contains(words), "\(words)")
    }
    #expect(try study().sorts[0].placements == [0, -1, 0, 1])
  }

  @Test(
    "compares two readings of a sheet, and takes the one that is on it",
    arguments: ["first", "second", "neither"])
  func comparison(choice: String) throws {
    let third = choice == "neither" ? ["3", "1 2", "4", "3", "1 2", "4"] : []
    let run = try enter(
      ["Ann", "1", "2 3", "4", "2", "1 3", "4", choice] + third + ["", "", ""])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.contains("card 1: first −1, then 0"))
    #expect(run.errors.contains("card 2: first 0, then −1"))
    let expected = ["first": [-1, 0, 0, 1], "second": [0, -1, 0, 1], "neither": [0, 0, -1, 1]]
    #expect(try study().sorts[0].placements == expected[choice])
  }

  @Test("leaves out a sheet that is skipped, without consent, or of a code there is already")
  func leftOut() throws {
    try bench.write(["park/study.yml": yml + "\ncollect: {consent: I agree., comments: false}\n"])
    let run = try enter(
      [
        "Ann", "yes", "1", "2 3", "4", "Bob", "no", "Cai", "y", "1", "/skip", "Ann", "Dee", "y",
        "4", "2 3",
        "1", "",
      ], ["--once"])
    #expect(run.code == 0 && run.output == "Ann\nDee\n", "\(run.errors)")
    #expect(run.errors.contains("Without consent a sheet is not keyed in."))
    #expect(run.errors.contains("There is a sort Ann already."))
    #expect(try study().sorts.map(\.id) == ["Ann", "Dee"])
  }

  @Test("takes a code however it is written, and asks back one with a slip in it")
  func meant() throws {
    let run = try enter(
      ["P 7", "1", "2 3", "4", "", "", "p7", "p-7\u{200B}", "zzzzz-zzzzz-zzzzz", ""], ["--once"])
    #expect(run.code == 0 && run.output == "P 7\n", "\(run.errors)")
    #expect(run.errors.components(separatedBy: "Taken as P 7").count == 3, "\(run.errors)")
    #expect(
      run.errors.contains("Taken as P 7") && run.errors.contains("There is a sort P 7 already."))
    #expect(run.errors.contains("looks like a personal code with a slip in it"))
  }

  private let code = "bumof-dajoh-gamun"

  /// The store of the study's room, in which the code is that of W6.
  private func keepCode() async throws {
    let store = try SQLiteStore(path: bench.path + "/park/collected.sqlite")
    let record = Record(
      participant: "W6", seed: 1, language: "en", isTest: false, version: 1, session: 0)
    _ = try await store.commit([
      .enter(StoredRecord(record: record, codeHash: sha256Hex(Array(code.utf8)), began: 1))
    ])
    try store.close()
  }

  @Test("refuses the sheet of somebody who has begun on a device, however it is written")
  func begunOnADevice() async throws {
    try await keepCode()
    let store = try SQLiteStore(existing: bench.path + "/park/collected.sqlite")
    let room = try await Room(
      store: store, services: RoomWiring(folder: bench.path + "/park").services)
    let session = try await room.enter(join: nil, code: code, isTest: false, language: nil)
      .record.session
    let move = try #require(
      Move(["n": 1, "at": 1, "do": "place", "condition": "", "card": "1", "value": 0]))
    try await room.start(minutes: nil)
    _ = try await room.make([move], of: code, session: session)
    try store.close()
    let run = try enter([code, "w-6", "W7", "1", "2 3", "4", "", "", ""], ["--once"])
    #expect(run.code == 0 && run.output == "W7\n", "\(run.errors)")
    #expect(
      run.errors.components(separatedBy: "W6 has begun to sort on a device").count == 3,
      "\(run.errors)")
  }

  @Test("looks a personal code up, and writes it nowhere")
  func personalCode() async throws {
    let unknown = try enter([code, "", ""], ["--once"])
    #expect(unknown.errors.contains("This is a personal code, and can’t be looked up"))
    #expect(!FileManager.default.fileExists(atPath: bench.path + "/park/sorts.csv"))
    try await keepCode()
    let run = try enter([code.uppercased(), "1", "2 3", "4", "", "", ""], ["--once"])
    #expect(run.code == 0 && run.output == "W6\n", "\(run.errors)")
    #expect(try study().sorts.map(\.participant) == ["W6"])
  }

  @Test("a sort of one condition is found under its maker's personal code")
  func codeAndCondition() async throws {
    try bench.write(["park/study.yml": yml + "\nconditions: {before: Now?, after: Then?}\n"])
    try await keepCode()
    let run = try enter([code, "before", "1", "2 3", "4", "", "", ""], ["--once"])
    #expect(run.code == 0 && run.output == "W6-before\n", "\(run.errors)")
    let store = try SQLiteStore(existing: bench.path + "/park/collected.sqlite")
    let room = try await Room(
      store: store, services: RoomWiring(folder: bench.path + "/park").services)
    let entry = try await room.enter(join: nil, code: code, isTest: false, language: nil)
    #expect(entry.record.sorts["before"]?.places == ["1": -1, "2": 0, "3": 0, "4": 1])
    #expect(entry.record.submittedCount == 1)
    try store.close()
  }

  @Test("asks for the condition, and keeps one person's sorts apart")
  func conditions() throws {
    try bench.write(["park/study.yml": yml + "\nconditions: {before: Now?, after: Then?}\n"])
    let run = try enter(
      [
        "Ann", "later", "before", "1", "2 3", "4", "", "", "Ann", "After", "4", "2 3", "1", "", "",
        "Ann", "before", "",
      ], ["--once"])
    #expect(run.code == 0 && run.output == "Ann-before\nAnn-after\n", "\(run.errors)")
    let sorts = try study().sorts
    #expect(sorts.map(\.participant) == ["Ann", "Ann"])
    #expect(sorts.map(\.condition) == ["before", "after"])
  }

  private let questions = """

    background:
      - {id: role, question: Your role?, type: choice, options: [resident, councillor], required: true}
      - {id: age, question: Your age?, type: number}
      - {id: ways, question: How do you get there?, type: several, options: [bus, on foot, bike]}
      - {id: often, question: How often?, type: scale, options: [1, 2, 3]}
      - {id: else, question: Anything else?}
    collect: {comments: false}

    """

  @Test("erasing somebody unknown says where ids are: in the store, or after paper in sorts.csv")
  func idsToErase() async throws {
    #expect(try enter(["Ann", "1", "2 3", "4", "", "", ""], ["--once"]).code == 0)
    try SQLiteStore(path: bench.path + "/park/collected.sqlite").close()
    let erase = ["collect", "erase", "park", "--participant"]
    let paper = try bench.mindset(erase + ["Bob"])
    #expect(
      paper.errors.contains("Nobody is in the store. Who sorted on paper is in park/sorts.csv"))
    try await keepCode()
    let store = try bench.mindset(erase + ["Bob"])
    #expect(store.errors.contains("mindset collect export park lists those of the store"))
    #expect(try bench.mindset(erase + ["Ann"]).code == 0)
  }

  @Test("asks the questions about the person, and keeps the answers as the room does")
  func answers() throws {
    try bench.write(["park/study.yml": yml + questions])
    let run = try enter(
      [
        "Ann", "1", "2 3", "4", "3", "2", "forty", "٤٠,5", "3, on foot", "4", "2", "More, please",
        "Bob", "1", "2 3", "4", "", "", "", "", "",
        "Cai", "1", "2 3", "4", "Resident", "", "", "", "", "",
      ], ["--once"])
    #expect(run.code == 0 && run.output == "Ann\nBob\nCai\n", "\(run.errors)")
    for words in [
      "Your role?\n    1  resident\n    2  councillor\n", "“Your role?” has other answers",
      "“Your age?” asks for a number.", "    1  bus\n", "How often?\n    1\n    2\n    3\n",
      "“How often?” has other answers", "The study wants an answer to this; kept without one.",
    ] {
      #expect(run.errors.contains(words), "\(words) in \(run.errors)")
    }
    #expect(
      try study().participants == [
        Participant(
          id: "Ann",
          attributes: [
            "role": "councillor", "age": "40.5", "ways": "on foot; bike", "often": "2",
            "else": "More, please",
          ]),
        Participant(id: "Cai", attributes: ["role": "resident"]),
      ])
    #expect(try bench.mindset("check", "park").code == 0)
  }

  @Test("asks a person once, however many rounds they sorted in")
  func answersOnce() throws {
    try bench.write([
      "park/study.yml": yml + questions + "conditions: {before: Now?, after: Then?}\n",
      "park/participants.csv": "participant,team\nAnn,East\n",
    ])
    let run = try enter(
      [
        "Ann", "before", "1", "2 3", "4", "1", "", "", "", "Nothing",
        "Ann", "after", "1", "2 3", "4", "33", "", "", "",
      ], ["--once"])
    #expect(run.code == 0 && run.output == "Ann-before\nAnn-after\n", "\(run.errors)")
    #expect(run.errors.contains("Answered by Ann already, and not asked again: role, else."))
    #expect(
      try study().participants == [
        Participant(
          id: "Ann",
          attributes: ["team": "East", "role": "resident", "age": "33", "else": "Nothing"])
      ])
  }

  @Test("keeps a card that can't be read blank, and takes any columns where the grid is free")
  func blanksAndFree() throws {
    #expect(try enter(["Ann", "1", "2 ?", "4", "", "", ""], ["--once"]).code == 0)
    #expect(try study().sorts[0].placements == [-1, 0, nil, 1])
    try bench.edit("park/study.yml", "distribution: forced", "distribution: free")
    let free = try enter(["Bob", "", "1 2", "4", "3 4", "", "", "why", "", "no", ""], ["--once"])
    #expect(free.errors.contains("1 at 0:"), "the lowest column that holds cards is asked about")
    #expect(free.code == 0 && free.errors.contains("1 card lies nowhere yet:"), "\(free.errors)")
    #expect(try study().sorts[1].placements == [0, 0, 1, 1])
  }

  @Test("saves no sheet on which nothing can be read")
  func unread() throws {
    let run = try enter(["Ann", "?", "? ?", "?", "/back", "2 ?", "?", "", "", ""], ["--once"])
    #expect(run.code == 0 && run.output == "Ann\n", "\(run.errors)")
    #expect(run.errors.contains("No card of this sheet can be read"))
    #expect(try study().sorts.map(\.placements) == [[nil, 0, nil, nil]])
  }

  @Test("writes nothing of a sheet at whose middle the input ends")
  func unfinished() throws {
    let run = try enter(["Ann", "1", "2 3", "4", "", "", "Bob", "1"], ["--once"])
    #expect(run.code == 1 && run.output == "Ann\n")
    #expect(run.errors.contains("the input ended in the middle of a sheet"))
    #expect(try study().sorts.map(\.id) == ["Ann"])
  }

  @Test("loses no sheet that can't be saved: it asks again, and prints the sheet at last")
  func notSaved() throws {
    // In the place of the table lies a folder.
    try bench.write(["park/sorts.csv/x": ""])
    let refused = try enter(["Ann", "1", "2 3", "4", "", "", "yes", "no"], ["--once"])
    #expect(refused.code == 3 && refused.output.isEmpty, "\(refused.errors)")
    #expect(refused.errors.contains("The sheet, to be kept: Ann,-1,0,0,1"))
    #expect(refused.errors.components(separatedBy: "Try again?").count == 3)
  }

  @Test("keeps the sorts of two terminals that key in at once")
  func twoTerminals() throws {
    func lines(_ name: String) -> String {
      (1...12).flatMap { ["\(name)\($0)", "1", "2 3", "4", "", ""] }.joined(separator: "\n")
        + "\n\n"
    }
    let arguments = ["enter", "park", "--once"]
    let runs = try ["a", "b"].map { try bench.start(arguments, input: lines($0)) }
    for run in runs { #expect(try bench.end(run).code == 0) }
    #expect(try study().sorts.count == 24)
  }

  @Test("refuses what is no study folder, and a study without a grid, before a sheet is asked for")
  func refusals() throws {
    try bench.write(["x.csv": "sort,1,2\na,1,0\n"])
    for (argument, words) in [("x.csv", "no study folder"), ("nowhere", "no study folder")] {
      let run = try bench.mindset("enter", argument)
      #expect(run.code == 1 && run.errors.contains(words) && !run.errors.contains("Code on"))
    }
    try bench.write(["park/study.yml": "title: Park\n"])
    let run = try enter(["Ann"])
    #expect(run.code == 1 && run.errors.contains("[badGrid]"), "\(run.errors)")
  }
}

import QStudy
import QTables
import Testing

@testable import QCollect

@Suite("Rehearsal")
struct RehearsalTests {
  private static let people = 12

  /// A study that asks for all there is.
  private static func study() throws -> Study {
    var study = try TrialRoom.study(
      consent: "We ask.",
      conditions: ["before", "after"].map { Condition(id: $0, question: "\($0)?") },
      presort: .required)
    study.collect?.refine = true
    study.background += [
      BackgroundQuestion(id: "words", question: "Who are you?", required: true),
      BackgroundQuestion(id: "uses", question: "What for?", kind: .several, options: ["a", "b"]),
      BackgroundQuestion(id: "often", question: "How often?", kind: .scale, options: ["1", "2"]),
      BackgroundQuestion(id: "none", question: "Which?", kind: .choice),
    ]
    return study
  }

  private struct Rehearsed {
    let room: Room
    let store = MemoryStore()
    let run: Task<Void, Never>

    init(_ study: Study, isPaused: Bool = false) async throws {
      let (room, _) = try await TrialRoom.open(study, store: store)
      if isPaused { try await room.pause() }
      let host = Venue(
        services: VenueServices(
          workshops: { [] }, examples: { [] }, create: { _ in "" }, open: { _ in room },
          leave: { _ in }, phrases: { _, _ in nil }))
      try await host.open("trial")
      let routes = Routes.all(of: host, keeper: Doorkeeper(), assets: .none)
      self.room = room
      run = Task {
        await Rehearsal(room: room, routes: routes, speed: 100_000)
          .run(people: RehearsalTests.people)
      }
    }

    /// Waits until all are as they are asked to be, and the store has it.
    func wait(until isSo: @Sendable (Record) -> Bool) async throws -> [Record] {
      for _ in 0..<400 {
        var records: [Record] = []
        for record in await room.people where isSo(record) {
          let kept = await store.moves(of: record.participant).count
          if kept == record.through { records.append(record) }
        }
        if records.count == RehearsalTests.people { return records }
        try await Task.sleep(for: .milliseconds(50))
      }
      Issue.record("not all have come so far: \(await room.people)")
      return []
    }

    /// The steps that somebody went to, in their order.
    func steps(of record: Record) async -> [Move.Step] {
      await store.moves(of: record.participant).compactMap {
        if case .step(let step) = $0.move.action { step } else { nil }
      }
    }
  }

  @Test("pretend people go every step that the study has, and answer and say what is asked")
  func everyStep() async throws {
    let rehearsed = try await Rehearsed(Self.study())
    let way: [Move.Step] = [.presort, .refine, .grid, .review, .comments]
    for record in try await rehearsed.wait(until: { $0.step == .receipt }) {
      #expect(record.isTest && record.consent != nil && !record.isFinished)
      #expect(record.submittedCount == 1)
      #expect(await rehearsed.steps(of: record) == way + [.background, .receipt])
      let sort = try #require(record.sorts["before"])
      #expect(sort.piles.count == 6 && sort.places.count == 6)
      #expect((1...2).contains(sort.comments.count))
      for (card, text) in sort.comments {
        #expect(text.hasPrefix("(rehearsal)") && sort.places[card].map { abs($0) } == 1)
      }
      // A choice without options can't be answered.
      #expect(Set(record.answers.keys) == ["age", "job", "words", "uses", "often"])
      #expect(record.answers["words"]?.string?.hasPrefix("(rehearsal)") == true)
    }
    let shared = await rehearsed.room.people.compactMap(\.sharesComments)
    #expect(shared.count == Self.people && Set(shared).count == 2)
    rehearsed.run.cancel()
  }

  @Test("pretend people sort again when the second question is opened, and say who they are once")
  func secondRound() async throws {
    let rehearsed = try await Rehearsed(Self.study())
    _ = try await rehearsed.wait(until: { $0.step == .receipt })
    try await rehearsed.room.openNextRound(minutes: nil)
    let way: [Move.Step] = [.presort, .refine, .grid, .review, .comments]
    for record in try await rehearsed.wait(until: { $0.isFinished && $0.step == .receipt }) {
      #expect(record.submittedCount == 2)
      #expect(
        await rehearsed.steps(of: record) == way + [.background, .receipt] + way + [.receipt])
    }
    await rehearsed.run.value
  }

  @Test("what a study leaves out pretend people leave out too")
  func leftOut() async throws {
    var study = try TrialRoom.study(presort: .off)
    study.background = []
    study.collect?.refine = true
    study.collect?.comments = false
    let rehearsed = try await Rehearsed(study)
    for record in try await rehearsed.wait(until: \.isFinished) {
      #expect(await rehearsed.steps(of: record) == [.grid, .review, .receipt])
    }
    await rehearsed.run.value
  }

  @Test("a pause holds pretend people up, and they go on after it")
  func paused() async throws {
    let rehearsed = try await Rehearsed(TrialRoom.study(), isPaused: true)
    let held = try await rehearsed.wait(until: { $0.step == .presort })
    #expect(held.allSatisfy { !$0.hasSorted })
    try await rehearsed.room.resume()
    _ = try await rehearsed.wait(until: \.isFinished)
    await rehearsed.run.value
  }
}

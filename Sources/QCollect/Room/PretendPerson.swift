import QNumerics
import QStudy
import QTables

/// Somebody who doesn't exist, with a device: the steps that a participant's page leads through, in the same order.
struct PretendPerson {
  let rehearsal: Rehearsal
  var generator: SeededGenerator
  private var code = ""
  private var session = 0
  /// The cards in the order in which they are dealt.
  private var order: [String] = []
  /// The number of the last move.
  private var number = 0
  private var hasAnswered = false

  init(rehearsal: Rehearsal, generator: SeededGenerator) {
    self.rehearsal = rehearsal
    self.generator = generator
  }

  private var room: Room { rehearsal.room }

  /// Goes the whole way.
  ///
  /// - Parameter sorts: for each condition the values of the statements.
  /// - Throws: `CancellationError`, when the rehearsal ends.
  mutating func come(toSort sorts: [[Int]]) async throws {
    try await pass(seconds: 100 * generator.uniform())
    let entered = await ask("/api/enter", ["test": true])
    guard let code = entered["code"]?.string, let session = entered["session"]?.int,
      let order = entered["record"]?["order"]?.array?.compactMap(\.string)
    else { return }
    (self.code, self.session, self.order) = (code, session, order)
    let design = await room.design
    try await make([.consent(true)])
    for (index, (condition, values)) in zip(design.conditions, sorts).enumerated() {
      try await wait(for: index + 1)
      let places = Dictionary(
        zip(design.study.statements.map(\.id), values), uniquingKeysWith: { first, _ in first })
      try await sort(places, under: condition, in: design)
      if design.asksComments { try await comment(places, under: condition) }
      // Whoever can go on with the next question does so; those about oneself are asked at the end, and once.
      let isLast = index == design.conditions.count - 1
      if !isLast, await room.state.round > index + 1 { continue }
      try await answer(design.study.background)
      try await make(isLast ? [.finish, .step(.receipt)] : [.step(.receipt)])
    }
  }

  /// Piles, rounds and grid, as far as the study has them.
  private mutating func sort(
    _ places: [String: Int], under condition: String, in design: SortingDesign
  ) async throws {
    if design.presort != .off {
      try await make([.step(.presort)])
      for card in order {
        try await pass(seconds: 8)
        try await make([.pile(card, .of(places[card] ?? 0), condition: condition)])
      }
    }
    var cards = order
    if design.presort != .off, design.refines {
      try await make([.step(.refine)])
      // The round of the high end, then that of the low one; the others are skipped, as the page allows.
      for end in [design.grid.columns.last?.value, design.grid.columns.first?.value] {
        let chosen = cards.filter { places[$0] == end }
        try await lay(chosen, at: places, under: condition)
        cards.removeAll { chosen.contains($0) }
      }
    }
    try await make([.step(.grid)])
    try await lay(cards, at: places, under: condition)
    try await make([.step(.review)])
    try await pass(seconds: 20)
    try await make([.submit(condition: condition)])
  }

  private mutating func lay(
    _ cards: [String], at places: [String: Int], under condition: String
  ) async throws {
    for card in cards {
      try await pass(seconds: 10 + 20 * generator.uniform())
      try await make([.place(card, places[card], swap: nil, condition: condition)])
    }
  }

  /// Says why one or two of the outermost cards lie there; every second person lets that be printed.
  private mutating func comment(_ places: [String: Int], under condition: String) async throws {
    try await make([.step(.comments)])
    let ends = [places.values.max(), places.values.min()].prefix(1 + generator.below(2))
    for end in ends {
      guard let card = order.first(where: { places[$0] == end }) else { continue }
      try await pass(seconds: 30)
      let text = "(rehearsal) Here somebody says why card \(card) lies where it lies."
      try await make([.comment(card, text, condition: condition)])
    }
    try await make([.share(generator.below(2) == 0)])
  }

  /// Answers every question that has none yet.
  private mutating func answer(_ questions: [BackgroundQuestion]) async throws {
    guard !hasAnswered, !questions.isEmpty else { return }
    hasAnswered = true
    try await make([.step(.background)])
    for question in questions where !question.isChosen || !question.options.isEmpty {
      try await pass(seconds: 10)
      let answer: JSONValue =
        switch question.kind {
        case .text: .string("(rehearsal) answer \(1 + generator.below(3))")
        case .number: .integer(20 + generator.below(60))
        case .choice, .scale: option(of: question)
        case .several: .array([option(of: question)])
        }
      try await make([.answer(question.id, answer)])
    }
  }

  private mutating func option(of question: BackgroundQuestion) -> JSONValue {
    .string(question.options[generator.below(question.options.count)])
  }

  /// Lets time pass, by the clock of those who exist.
  private func pass(seconds: Double) async throws {
    try await Task.sleep(for: .seconds(seconds / rehearsal.speed))
  }

  /// Waits until the room has opened a round, from 1.
  private func wait(for round: Int) async throws {
    for await _ in room.broadcast.changes() {
      if await room.state.round >= round { return }
    }
    throw CancellationError()
  }

  /// Does something. What the room does not take now, since it is paused or closed, is sent again when it has
  /// changed, as a device does.
  private mutating func make(_ actions: [Move.Action]) async throws {
    var moves: [JSONValue] = []
    for action in actions {
      number += 1
      moves.append(Move(number: number, time: number * 20_000, action: action).json)
    }
    for await _ in room.broadcast.changes() {
      let answer = await ask(
        "/api/moves", ["session": .integer(session), "moves": .array(moves)])
      if answer["error"] == nil, answer["through"]?.int == number { return }
    }
    throw CancellationError()
  }

  private func ask(_ path: String, _ body: JSONValue) async -> JSONValue {
    guard let route = rehearsal.routes.route("POST", path) else { return .null }
    var request = Incoming()
    request.code = code.isEmpty ? nil : code
    request.contentType = "application/json"
    request.body = body.bytes()
    guard case .bytes(let bytes) = await rehearsal.routes.answer(request, at: route).body else {
      return .null
    }
    return (try? JSONValue(parsing: bytes)) ?? .null
  }
}

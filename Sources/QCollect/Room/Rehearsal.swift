import Foundation
import QNumerics
import QStudy
import QTables

/// People who don't exist, sorting at twenty times the speed of people through the doors that people use.
struct Rehearsal: Sendable {
  let room: Room
  let routes: Routes

  /// Seconds between two cards of a person, and how much faster a rehearsal is.
  private static let pace = 20.0 / 20

  /// Lets people come in one after the other and sort.
  func run(people: Int) async {
    let sorts: [[Int]]
    do {
      sorts = try await room.services.pretendSorts(room.design.study, people, 1)
    } catch {
      return
    }
    await withTaskGroup(of: Void.self) { group in
      for (person, values) in sorts.enumerated() {
        group.addTask { try? await sort(values, person: person) }
      }
    }
  }

  private func sort(_ values: [Int], person: Int) async throws {
    var generator = SeededGenerator(seed: 1, stream: UInt64(person))
    try await Task.sleep(for: .seconds(generator.uniform() * 5))
    let entered = await ask("POST", "/api/enter", ["test": true])
    guard let code = entered["code"]?.string, let session = entered["session"]?.int,
      let order = entered["record"]?["order"]?.array?.compactMap(\.string)
    else { return }
    let design = await room.design
    let places = Dictionary(
      zip(design.study.statements.map(\.id), values), uniquingKeysWith: { first, _ in first })
    var number = 0
    func make(_ actions: [Move.Action]) async {
      let moves = actions.map { action -> JSONValue in
        number += 1
        return Move(number: number, time: number * 20_000, action: action).json
      }
      _ = await ask(
        "POST", "/api/moves", ["session": .integer(session), "moves": .array(moves)], code: code)
    }
    let condition = design.conditions[0]
    await make([.consent(true), .step(design.presort == .required ? .presort : .grid)])
    if design.presort == .required {
      for card in order {
        try await Task.sleep(for: .seconds(Self.pace / 2))
        await make([.pile(card, .of(places[card] ?? 0), condition: condition)])
      }
      await make([.step(.grid)])
    }
    for card in order {
      try await Task.sleep(for: .seconds(Self.pace * (0.5 + generator.uniform())))
      await make([.place(card, places[card], swap: nil, condition: condition)])
    }
    await make([.submit(condition: condition), .step(.receipt)])
  }

  private func ask(
    _ method: String, _ path: String, _ body: JSONValue, code: String? = nil
  ) async -> JSONValue {
    guard let route = routes.route(method, path) else { return .null }
    var request = Incoming()
    request.code = code
    request.contentType = "application/json"
    request.body = body.bytes()
    guard case .bytes(let bytes) = await routes.answer(request, at: route).body else {
      return .null
    }
    return (try? JSONValue(parsing: bytes)) ?? .null
  }
}

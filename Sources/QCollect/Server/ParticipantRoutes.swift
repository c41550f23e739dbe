import QStudy
import QTables

/// The doors of participants.
struct ParticipantRoutes {
  let host: Venue
  let keeper: Doorkeeper
  let pages: Pages

  var all: [Route] {
    [
      Route("GET", "/", .open) { _ in try await page() },
      Route("GET", "/assets/:name", .open) { try pages.file($0.parameters["name"] ?? "") },
      Route("GET", "/api/study", .open) { _ in try await study() },
      Route("GET", "/api/live", .open) { _ in try await live() },
      Route("POST", "/api/enter", .open, enter),
      Route("POST", "/api/seen", .open, seen),
      Route("GET", "/api/record", .participant, record),
      Route("POST", "/api/moves", .participant, moves),
      Route("POST", "/api/erase", .participant) { request in
        try await known(request) { room, code in
          try await room.erase(code: code)
          return .json([:])
        }
      },
      Route("GET", "/api/result", .participant) { request in
        try await known(request) { room, code in .json(try await room.personalPage(of: code)) }
      },
    ]
  }

  private func page() async throws -> Outgoing {
    let design = await host.room?.design
    let language = design?.study.language ?? "en"
    return try pages.page(
      "sort.html",
      [
        "title": design?.study.title ?? "Mindset", "language": language,
        "direction": WrittenLanguage.direction(of: language),
      ])
  }

  private func study() async throws -> Outgoing {
    let room = try await host.openRoom()
    let path = await host.path
    var phrases = ["en": Pages.englishPhrases]
    let study = await room.design.study
    for language in study.allLanguages where language != "en" {
      if let further = host.services.phrases(path, language) {
        phrases[language] = Pages.englishPhrases.overlaid(with: further)
      }
    }
    return .json(await room.studyPage(phrases: phrases))
  }

  private func live() async throws -> Outgoing {
    let room = try await host.openRoom()
    return Outgoing(
      contentType: "text/event-stream",
      body: .events(
        { ("room", await room.liveJSON) },
        changes: room.broadcast.changes()))
  }

  private func enter(_ request: Incoming) async throws -> Outgoing {
    let json = try request.json()
    let room = try await host.openRoom()
    let (join, code) = (json["join"]?.string, json["code"]?.string)
    let (isTest, language) = (json["test"]?.bool ?? false, json["language"]?.string)
    let enter = {
      try await room.enter(join: join, code: code, isTest: isTest, language: language)
    }
    let source = request.source
    do {
      let entry: Room.Entry
      if code != nil {
        entry = try await enter()
      } else if join != nil {
        entry = try await keeper.tryingJoinCode(from: source) {
          try await keeper.countingEntry(from: source, enter)
        }
      } else {
        entry = try await keeper.countingEntry(from: source, enter)
      }
      return .json([
        "code": .string(entry.code), "session": .integer(entry.record.session),
        "record": await room.json(of: entry.record), "room": .string(room.id),
        "ticket": .string(entry.ticket),
      ])
    } catch let refusal as Refusal where refusal.status == 403 && (code != nil || join != nil) {
      throw keeper.refusal(of: source, refusal)
    }
  }

  private func seen(_ request: Incoming) async throws -> Outgoing {
    let json = try request.json()
    if let address = json["address"]?.string, address.count <= 200 {
      await host.note(address: address)
    }
    return .nothing
  }

  private func record(_ request: Incoming) async throws -> Outgoing {
    try await known(request) { room, code in
      if request.query["download"] != nil {
        return .file(
          try await room.export(of: code).bytes(), "application/json", name: "my-sort.json")
      }
      let record = try await room.record(of: code)
      return .json(["session": .integer(record.session), "record": await room.json(of: record)])
    }
  }

  private func moves(_ request: Incoming) async throws -> Outgoing {
    try await known(request) { room, code in
      let json = try request.json()
      guard let session = json["session"]?.int, let list = json["moves"]?.array,
        list.count <= Self.mostMoves
      else { throw Refusal.badRequest }
      let moves = try list.map { item in
        guard let move = Move(item) else { throw Refusal.badRequest }
        return move
      }
      return .json(["through": .integer(try await room.make(moves, of: code, session: session))])
    }
  }

  /// Moves that are taken at once.
  private static let mostMoves = 200

  /// Passes on to a participant's own record; wrong codes are counted.
  private func known(
    _ request: Incoming, _ work: (Room, String) async throws -> Outgoing
  ) async throws -> Outgoing {
    let room = try await host.openRoom()
    do {
      let code = WordCode.plain(request.code ?? "")
      _ = try await room.record(of: code)
      return try await work(room, code)
    } catch let refusal as Refusal where refusal.status == 401 {
      var told = keeper.refusal(of: request.source, refusal)
      // The page may be of another workshop, which this computer opens again.
      told.details.append(("room", .string(room.id)))
      throw told
    }
  }
}

extension JSONValue {
  /// The members of an object, those of another one in their place, and what only that one has: languages
  /// have plurals of their own.
  fileprivate func overlaid(with other: JSONValue) -> JSONValue {
    let members = object?.members ?? []
    let further = (other.object?.members ?? []).filter { self[$0.key] == nil }
    return .object(
      members.map { ($0.key, other[$0.key] ?? $0.value) } + further.map { ($0.key, $0.value) })
  }
}

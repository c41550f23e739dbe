import Foundation
import QFormats
import QStudy
import QTables

/// The doors of the facilitator.
struct RoomRoutes {
  let host: Venue
  let keeper: Doorkeeper
  let pages: Pages

  var all: [Route] {
    [
      Route("GET", "/room", .open) { _ in try await page("room.html") },
      // The page holds nothing; what it asks for needs the secret.
      Route("GET", "/room/projector", .open) { _ in try await page("projector.html") },
      Route("POST", "/room/api/login", .open, login),
      Route("GET", "/room/api/state", .room) { _ in .json(try await state()) },
      Route("GET", "/room/live", .room) { _ in
        Outgoing(
          contentType: "text/event-stream",
          body: .events({ ("state", try await state()) }, changes: host.broadcast.changes()))
      },
    ] + opening + sorting + understanding + paper + files
  }

  private func page(_ name: String) async throws -> Outgoing {
    try pages.page(name, ["title": await host.room?.design.study.title ?? "Mindset"])
  }

  private func login(_ request: Incoming) async throws -> Outgoing {
    guard let secret = try request.json()["secret"]?.string, keeper.isSecret(secret) else {
      throw keeper.refusal(
        of: request.source, Refusal(403, "secret", "That is not the secret of this room."))
    }
    var answer = Outgoing.nothing
    answer.headers = [
      (
        "set-cookie",
        "\(Doorkeeper.cookieName)=\(keeper.cookie); HttpOnly; SameSite=Strict; Path=/room"
      )
    ]
    return answer
  }

  /// The state with the pictures of addresses, which devices read from the wall.
  private func state() async throws -> JSONValue {
    try await RoomPictures.added(to: host.state())
  }

  /// A door that does something and answers with the state after it.
  private func action(
    _ name: String, _ work: @escaping @Sendable (Room, JSONValue) async throws -> Void
  ) -> Route {
    Route("POST", "/room/api/" + name, .room) { request in
      try await work(host.openRoom(), request.json())
      return .json(try await state())
    }
  }

  // MARK: Opening

  private var opening: [Route] {
    [
      Route("POST", "/room/api/new", .room) { request in
        try await opened {
          try await host.open(host.services.create(NewWorkshop(request.json())))
        }
      },
      Route("POST", "/room/api/open", .room) { request in
        guard let path = try request.json()["path"]?.string else { throw Refusal.badRequest }
        guard host.services.workshops().contains(where: { $0.path == path }) else {
          throw Refusal(404, "workshop", "There is no such workshop on this computer.")
        }
        return try await opened { try await host.open(path) }
      },
      Route("POST", "/room/api/leave", .room) { _ in
        await host.leave()
        return .json(try await state())
      },
      Route("POST", "/room/api/rehearse", .room) { request in
        let json = try request.json()
        return try await opened {
          if json["from"] != nil { try await host.open(passing: NewWorkshop(json)) }
          try await host.rehearse(people: 25)
        }
      },
      action("edit") { room, json in try await room.edit { try $0.change(as: json) } },
      action("number") { room, _ in try await room.numberAtRandom() },
      action("join") { room, _ in try await room.renewJoinCode() },
      action("wifi") { _, json in
        guard let name = json["name"]?.string, name.utf8.count <= 32,
          let password = json["password"]?.string, password.utf8.count <= 63
        else { throw Refusal(422, "wifi", "A network’s name has at most 32 letters.") }
        await host.join(wifi: name, password: password)
      },
      action("codes") { room, json in
        guard let people = json["people"]?.int else { throw Refusal.badRequest }
        try await room.makeCodes(people: people, address: host.addresses.first ?? "")
      },
    ]
  }

  private func opened(_ work: () async throws -> Void) async throws -> Outgoing {
    do {
      try await work()
    } catch let error as StoreError {
      throw Refusal(409, "store", "This workshop can’t be opened: " + error.words)
    } catch {
      throw Room.shown(error)
    }
    return .json(try await state())
  }

  // MARK: Sorting

  private var sorting: [Route] {
    [
      action("start") { room, json in try await room.start(minutes: json["minutes"]?.int) },
      action("pause") { room, _ in try await room.pause() },
      action("resume") { room, _ in try await room.resume() },
      action("close") { room, json in
        guard let unfinished = json["unfinished"]?.string.flatMap(Room.Unfinished.init) else {
          throw Refusal.badRequest
        }
        try await room.close(unfinished, told: json["told"]?.int)
      },
      action("reopen") { room, json in try await room.reopen(minutes: json["minutes"]?.int) },
      action("round") { room, json in
        try await room.openNextRound(minutes: json["minutes"]?.int)
      },
      action("erase") { room, json in
        if let code = json["code"]?.string {
          try await room.erase(code: WordCode.plain(code))
        } else if let participant = json["participant"]?.string {
          guard let known = try await room.participant(called: participant) else {
            throw Refusal(404, "participant", "There is no participant \(participant).")
          }
          try await room.erase([known])
        } else {
          throw Refusal.badRequest
        }
      },
    ]
  }

  // MARK: Understanding

  private var understanding: [Route] {
    [
      action("choose") { room, json in try await room.choose(viewpoints: json["viewpoints"]?.int) },
      action("name") { room, json in
        guard let key = json["key"]?.string else { throw Refusal.badRequest }
        try await room.name(
          key,
          RoomDecisions.Naming(
            name: json["name"]?.string ?? "", gist: json["gist"]?.string ?? ""),
          of: json["viewpoints"]?.int)
      },
      action("release") { room, json in try await room.release(json["on"]?.bool ?? false) },
      action("pack") { room, _ in try await room.makeHandouts() },
    ]
  }

  // MARK: Paper

  private var paper: [Route] {
    [
      Route("POST", "/room/api/paper/check", .room) { request in
        let columns = try request.json()["columns"]?.array?.map { $0.string ?? "" } ?? []
        return .json(try await host.openRoom().checkSheet(columns))
      },
      Route("POST", "/room/api/paper/name", .room) { request in
        .json(try await host.openRoom().nameSheet(request.json()))
      },
      Route("POST", "/room/api/paper/save", .room) { request in
        .json(try await host.openRoom().saveSheet(request.json()))
      },
    ]
  }

  // MARK: Files

  private var files: [Route] {
    [
      Route("GET", "/room/print/:sheet", .room) { request in
        let room = try await host.openRoom()
        let file = request.parameters["sheet"] ?? ""
        let name = file.hasSuffix(".pdf") ? String(file.dropLast(4)) : file
        do {
          let codes = await room.freshCodes
          let bytes = try room.services.sheet(
            SheetRequest(name: name, paper: request.query["paper"] ?? "A4", codes: codes))
          if name == "codes" { await room.notePrinted(codes) }
          return .document(bytes, "application/pdf")
        } catch {
          throw Room.shown(error)
        }
      },
      Route("GET", "/room/pack.pdf", .room) { _ in
        .document(try await handouts().pack, "application/pdf")
      },
      Route("GET", "/room/handouts.zip", .room) { _ in
        try await .file(
          zipBytes(handouts().files.map { ($0.name, $0.bytes) }), "application/zip",
          name: "handouts.zip")
      },
      Route("GET", "/room/store.sqlite", .room) { _ in
        let path = FileManager.default.temporaryDirectory
          .appendingPathComponent("mindset-copy-\(UInt64.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await host.openRoom().backUp(to: path)
        return .file(
          try readFile(path, limit: 1 << 30), "application/vnd.sqlite3", name: "collected.sqlite")
      },
      Route("GET", "/room/study.zip", .room) { _ in
        let room = try await host.openRoom()
        await room.save()
        do {
          return .file(
            try zipBytes(room.services.files()), "application/zip", name: "study.zip")
        } catch {
          throw Room.shown(error)
        }
      },
    ]
  }

  private func handouts() async throws -> RoomHandouts {
    guard let handouts = try await host.openRoom().handouts else {
      throw Refusal(404, "pack", "The handouts have not been made yet.")
    }
    return handouts
  }
}

import Foundation
import QStudy
import QTables
import Testing

@testable import QCollect

@Suite("Doors")
struct RoutesTests {
  private struct Computer {
    let host: Venue
    let keeper: Doorkeeper
    let routes: Routes
    let room: Room

    init(_ study: Study, keeper: Doorkeeper = Doorkeeper()) async throws {
      self.keeper = keeper
      let (room, _) = try await TrialRoom.open(study)
      let host = Venue(
        services: VenueServices(
          workshops: { [] }, examples: { [] }, create: { _ in "" }, open: { _ in room },
          leave: { _ in }, phrases: { _, _ in nil }))
      try await host.open("trial")
      self.room = room
      self.host = host
      routes = Routes.all(of: host, keeper: keeper, assets: try Pages())
    }

    func ask(_ route: Route, _ change: (inout Incoming) -> Void = { _ in }) async -> Outgoing {
      var request = Incoming()
      request.contentType = "application/json"
      request.body = Array("{}".utf8)
      request.source = "\(UInt64.random(in: 0 ... .max))"
      change(&request)
      return await routes.answer(request, at: route)
    }
  }

  private func json(_ answer: Outgoing) -> JSONValue {
    guard case .bytes(let bytes) = answer.body else { return .null }
    return (try? JSONValue(parsing: bytes)) ?? .null
  }

  @Test("every door of the room is shut without its cookie, and every participant's without a code")
  func shut() async throws {
    let computer = try await Computer(TrialRoom.study())
    let rooms = computer.routes.all.filter { $0.door == .room }
    let people = computer.routes.all.filter { $0.door == .participant }
    #expect(rooms.count > 20)
    #expect(people.count >= 4)
    for route in rooms {
      #expect(await computer.ask(route).status == 403, "\(route.path)")
      #expect(await computer.ask(route) { $0.cookie = computer.keeper.secret }.status == 403)
      #expect(await computer.ask(route) { $0.code = computer.keeper.secret }.status == 403)
    }
    for route in people {
      #expect(await computer.ask(route).status == 401, "\(route.path)")
      #expect(await computer.ask(route) { $0.code = "bumof-dajoh-gamun" }.status == 401)
      #expect(await computer.ask(route) { $0.cookie = computer.keeper.cookie }.status == 401)
    }
    #expect(await computer.room.state.phase == .open)
  }

  @Test("doors that need nothing are few, and are these")
  func open() async throws {
    let computer = try await Computer(TrialRoom.study())
    let open = computer.routes.all.filter { $0.door == .open }.map { $0.method + " " + $0.path }
    #expect(
      Set(open) == [
        "GET /", "GET /assets/:name", "GET /api/study", "GET /api/live", "POST /api/enter",
        "POST /api/seen", "GET /room", "GET /room/projector", "POST /room/api/login",
      ])
  }

  @Test("a page of another origin writes nowhere")
  func foreign() async throws {
    let computer = try await Computer(TrialRoom.study())
    let entry = try await computer.room.enter(join: nil, code: nil, isTest: false, language: nil)
    for route in computer.routes.all where route.method == "POST" {
      let lawful: (inout Incoming) -> Void = {
        $0.cookie = computer.keeper.cookie
        $0.code = entry.code
        $0.host = "192.168.0.5:8080"
      }
      for (origin, site) in [
        ("http://evil.example", nil), (nil, "cross-site"), (nil, "same-site"),
        ("http://192.168.0.5:81", nil), ("null", nil),
      ] as [(String?, String?)] {
        let answer = await computer.ask(route) {
          lawful(&$0)
          $0.origin = origin
          $0.site = site
        }
        #expect(answer.status == 403, "\(route.path) from \(origin ?? site ?? "")")
        #expect(json(answer)["error"]?.string == "origin")
      }
    }
    #expect(try await computer.room.participant(called: "W1") == "W1")
  }

  @Test("an address from which too many come in waits, and whoever is in goes on")
  func crowd() async throws {
    let computer = try await Computer(TrialRoom.study(), keeper: Doorkeeper(mostEntries: 3))
    let enter = try #require(computer.routes.all.first { $0.path == "/api/enter" })
    func come(from source: String, code: String? = nil) async -> Outgoing {
      await computer.ask(enter) {
        $0.source = source
        if let code { $0.body = JSONValue.object([("code", .string(code))]).bytes() }
      }
    }
    var codes: [String] = []
    var refused: Outgoing?
    // One more may come each second, however slow this computer is.
    for _ in 1...100 where refused == nil {
      let answer = await come(from: "a")
      if answer.status == 200 {
        codes.append(json(answer)["code"]?.string ?? "")
      } else {
        refused = answer
      }
    }
    #expect(refused.map { $0.status == 429 && json($0)["error"]?.string == "slow" } == true)
    #expect(codes.count >= 3)
    #expect(await come(from: "b").status == 200)
    for code in codes { #expect(await come(from: "a", code: code).status == 200) }
  }

  @Test(
    "a shared code that is right lets in after wrong ones of the same address, unless these come too fast"
  )
  func sharedCode() async throws {
    let computer = try await Computer(
      TrialRoom.study(access: .join), keeper: Doorkeeper(mostEntries: 3))
    let enter = try #require(computer.routes.route("POST", "/api/enter"))
    let right = await computer.room.joinCode
    func attempt(_ join: String) async -> Outgoing {
      await computer.ask(enter) {
        $0.source = "a"
        $0.body = JSONValue.object([("join", .string(join))]).bytes()
      }
    }
    for _ in 0..<10 { #expect(await attempt("dobob-dobob").status == 403) }
    for _ in 0..<10 { #expect(await attempt("dobob-dobob").status == 429) }
    // Wrong codes use up nobody's place.
    #expect(await attempt(right).status == 200)
    for _ in 0..<100 { _ = await attempt("dobob-dobob") }
    #expect(await attempt(right).status == 429, "not looked at, so that guessing stays slow")
  }

  @Test(
    "codes that were not printed are printed with those made after them, and counted for the page")
  func unprinted() async throws {
    let computer = try await Computer(TrialRoom.study(access: .personal))
    let make = try #require(computer.routes.route("POST", "/room/api/codes"))
    let print = try #require(computer.routes.route("GET", "/room/print/:sheet"))
    func unprinted(afterMaking people: Int) async -> Int? {
      let answer = await computer.ask(make) {
        $0.cookie = computer.keeper.cookie
        $0.body = Array("{\"people\":\(people)}".utf8)
      }
      return json(answer)["room"]?["codes"]?["unprinted"]?.int
    }
    func printed(_ sheet: String) async -> Int {
      let answer = await computer.ask(print) {
        $0.cookie = computer.keeper.cookie
        $0.parameters = ["sheet": sheet]
      }
      guard case .bytes(let bytes) = answer.body else { return 0 }
      return String(decoding: bytes, as: UTF8.self).split(separator: " ").count
    }
    #expect(await unprinted(afterMaking: 2) == 2)
    _ = await printed("poster.pdf")
    #expect(await unprinted(afterMaking: 3) == 5)
    #expect(await printed("codes.pdf") == 5)
    #expect(await printed("codes.pdf") == 5, "as often as is needed")
    #expect(await unprinted(afterMaking: 1) == 1)
    #expect(await printed("codes.pdf") == 1)
  }

  @Test("a participant's code opens their own record and nothing of anybody else")
  func own() async throws {
    let computer = try await Computer(TrialRoom.study())
    let first = try await computer.room.enter(join: nil, code: nil, isTest: false, language: nil)
    let second = try await computer.room.enter(join: nil, code: nil, isTest: false, language: nil)
    for route in computer.routes.all where route.door == .participant {
      let before = try await computer.room.record(of: second.code)
      let answer = await computer.ask(route) {
        $0.code = first.code
        // Naming somebody else changes nothing.
        $0.parameters = ["participant": "W2"]
        $0.query = ["participant": "W2", "code": second.code]
        $0.body = Array(
          """
          {"participant":"W2","code":"\(second.code)","session":1,"moves":[{"n":1,"do":"share","on":true}]}
          """.utf8)
      }
      #expect(!json(answer).text().contains("W2"), "\(route.path)")
      #expect(try await computer.room.record(of: second.code) == before)
    }
  }

  @Test("the room's secret lets in, also from an address whose wrong ones are refused by now")
  func secret() async throws {
    let computer = try await Computer(TrialRoom.study())
    let login = try #require(computer.routes.route("POST", "/room/api/login"))
    func attempt(_ secret: String, from source: String) async -> Outgoing {
      await computer.ask(login) {
        $0.source = source
        $0.body = Array("{\"secret\":\"\(secret)\"}".utf8)
      }
    }
    for _ in 0..<10 { #expect(await attempt("wrong-secret", from: "a").status == 403) }
    for _ in 0..<10 { #expect(await attempt("wrong-secret", from: "a").status == 429) }
    #expect(await attempt("wrong-secret", from: "b").status == 403)
    let answer = await attempt(computer.keeper.secret.uppercased(), from: "a")
    #expect(answer.status == 204)
    let cookie = answer.headers.first { $0.name == "set-cookie" }?.value ?? ""
    #expect(cookie.contains("HttpOnly; SameSite=Strict; Path=/room"))
    #expect(!cookie.contains(computer.keeper.secret))
    let state = try #require(computer.routes.route("GET", "/room/api/state"))
    #expect(
      await computer.ask(state) { $0.cookie = computer.keeper.cookie }.status == 200)
  }

  @Test("what is no JSON, or of another media type, is refused with the right status")
  func malformed() async throws {
    let computer = try await Computer(TrialRoom.study())
    let entry = try await computer.room.enter(join: nil, code: nil, isTest: false, language: nil)
    for route in computer.routes.all where route.method == "POST" && route.path != "/room/api/leave"
    {
      let lawful: (inout Incoming) -> Void = {
        $0.cookie = computer.keeper.cookie
        $0.code = entry.code
      }
      for body in ["", "{", "[1]", "\u{0}"]
      where !["/api/erase", "/room/api/rehearse"].contains(route.path) {
        let answer = await computer.ask(route) {
          lawful(&$0)
          $0.body = Array(body.utf8)
        }
        #expect(answer.status == 400, "\(route.path) with \(body)")
        let form = await computer.ask(route) {
          lawful(&$0)
          $0.contentType = "application/x-www-form-urlencoded"
        }
        #expect(form.status == 415, "\(route.path)")
      }
    }
  }

  @Test("the state tells the room's page no code of a participant and no participant the secret")
  func untold() async throws {
    let computer = try await Computer(TrialRoom.study(access: .personal))
    try await computer.room.makeCodes(people: 3, address: "http://here/")
    let codes = await computer.room.freshCodes.map { $0.code }
    let state = try await computer.host.state().text()
    for code in codes { #expect(!state.contains(code)) }
    #expect(!state.contains(computer.keeper.secret))
    let study = try #require(computer.routes.route("GET", "/api/study"))
    let page = json(await computer.ask(study)).text()
    #expect(!page.contains(computer.keeper.secret))
    for code in codes { #expect(!page.contains(code)) }
  }

  @Test("every file of the pages is part of the program, and no other")
  func files() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/QCollect/Assets").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(files) == Set(PageFiles.all.keys))
    for name in files {
      #expect(try readFile(folder + "/" + name, limit: 1 << 20) == PageFiles.all[name])
    }
  }

  @Test("no script of the pages imports another in a circle, and each that is imported is there")
  func imports() {
    let scripts = PageFiles.all.filter { $0.key.hasSuffix(".js") }
    var left = scripts.mapValues { bytes in
      let imports = String(decoding: bytes, as: UTF8.self).matches(of: /from "\.\/([^"]+)"/)
      return Set(imports.map { String($0.1) })
    }
    let imported = left.values.reduce(into: Set()) { $0.formUnion($1) }
    #expect(imported.count > 50 && imported.isSubset(of: scripts.keys))
    // Whatever imports nothing that is left is in no circle.
    while let free = left.first(where: { $0.value.isDisjoint(with: left.keys) }) {
      left[free.key] = nil
    }
    #expect(left.isEmpty)
  }

  @Test("a rehearsal goes through the doors and leaves nothing behind")
  func rehearsal() async throws {
    let computer = try await Computer(TrialRoom.study())
    try await computer.host.rehearse(people: 2)
    let pretended = try #require(await computer.host.room)
    #expect(await pretended.isRehearsal)
    var tries = 0
    while await pretended.people.isEmpty, tries < 200 {
      try await Task.sleep(for: .milliseconds(50))
      tries += 1
    }
    #expect(await pretended.people.allSatisfy { $0.isTest })
    await computer.host.leave()
    #expect(await computer.host.room === computer.room)
    #expect(await computer.room.people.isEmpty)
  }
}

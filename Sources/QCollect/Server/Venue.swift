package import QTables

/// What runs on a facilitator's computer: one room at a time, or the page on which one is opened.
package actor Venue {
  /// The room that is open; nil while the start page is shown.
  package private(set) var room: Room?
  /// Where the open study lies.
  package private(set) var path = ""
  /// The room that a rehearsal stands in for.
  private var rehearsed: (room: Room, path: String)?
  private var rehearsal: Task<Void, Never>?
  let services: VenueServices
  /// Addresses by which devices reach this computer; known once the server listens.
  package private(set) var addresses: [String] = []
  /// Addresses that a device has opened, for the readiness check: a rehearsal does not make them unseen.
  private var seenAddresses: Set<String> = []
  /// The network that devices join first, as typed.
  private(set) var wifi: (name: String, password: String)?
  /// Tells the facilitator's pages that something has changed.
  nonisolated let broadcast = Broadcast()
  private var relay: Task<Void, Never>?

  /// Whether the open study was made to be rehearsed only, and goes with the rehearsal.
  private var isPassing = false
  /// How many states were begun, and by which run of the program.
  private var statesBegun = 0
  private let run = String(UInt64.random(in: 0 ... .max), radix: 16)

  /// A computer with no room open.
  ///
  /// - Parameter services: how studies are found, made and opened.
  package init(services: VenueServices) { self.services = services }

  /// Opens the room of a study, and leaves the one that was open.
  ///
  /// - Parameter path: the study's folder.
  /// - Throws: whatever keeps it from being opened.
  package func open(_ path: String) async throws {
    let room = try await services.open(path)
    await show(room, path: path)
    await room.computeLater()
  }

  /// Makes a study and opens its room until the rehearsal of it is left.
  ///
  /// - Throws: whatever keeps it from being made or opened.
  package func open(passing wish: NewWorkshop) async throws {
    var wish = wish
    wish.isPassing = true
    try await open(services.create(wish))
    isPassing = true
  }

  /// Ends a rehearsal, or shows the start page again.
  package func leave() async {
    if let rehearsed {
      rehearsal?.cancel()
      self.rehearsed = nil
      await room?.stopComputing()
      await show(rehearsed.room, path: rehearsed.path)
      guard isPassing else { return }
    }
    isPassing = false
    await room?.stopComputing()
    await room?.save()
    await services.leave(path)
    await show(nil, path: "")
  }

  /// Lets people who don't exist sort, through the same doors as those who do.
  ///
  /// - Parameter people: how many.
  /// - Throws: whatever keeps the study from being sorted.
  package func rehearse(people: Int) async throws {
    guard let room, rehearsed == nil else {
      throw Refusal(409, "rehearsal", "Open a workshop to rehearse it.")
    }
    let pretended = try await Room(
      store: MemoryStore(), services: room.services, isRehearsal: true)
    rehearsed = (room, path)
    await show(pretended, path: path)
    try await pretended.start(minutes: nil)
    let routes = Routes.all(of: self, keeper: Doorkeeper(), assets: .none)
    rehearsal = Task { await Rehearsal(room: pretended, routes: routes).run(people: people) }
  }

  private func show(_ room: Room?, path: String) async {
    relay?.cancel()
    self.room?.broadcast.end()
    self.room = room
    self.path = path
    if let room {
      relay = Task { [broadcast] in
        await withTaskGroup(of: Void.self) { group in
          group.addTask { for await _ in room.broadcast.changes() { broadcast.tell() } }
          group.addTask { await room.lookAfter() }
        }
      }
    }
    broadcast.tell()
  }

  /// Notes by which addresses devices reach this computer.
  package func listens(at addresses: [String]) {
    self.addresses = addresses
    broadcast.tell()
  }

  /// Notes that a device has opened an address.
  func note(address: String) {
    guard seenAddresses.count < 32, seenAddresses.insert(address).inserted else { return }
    broadcast.tell()
  }

  func join(wifi name: String, password: String) {
    wifi = name.isEmpty ? nil : (name, password)
    broadcast.tell()
  }

  /// The room, for a route that needs one.
  func openRoom() throws -> Room {
    guard let room else {
      throw Refusal(503, "noroom", "No workshop is open on this computer yet.")
    }
    return room
  }

  /// Ends every listening page and writes what waits.
  package func shutDown() async {
    rehearsal?.cancel()
    relay?.cancel()
    broadcast.end()
    room?.broadcast.end()
    if let rehearsed { await rehearsed.room.save() } else { await room?.save() }
    await services.leave(path)
  }

  /// What the facilitator's page shows.
  ///
  /// Answers and pushes reach a page by ways of their own, so that one may overtake the other. Each bears the
  /// number under which it was begun: all that had been done by then is in it.
  package func state() async throws -> JSONValue {
    statesBegun += 1
    var members: [(String, JSONValue)] = [
      ("begun", ["run": .string(run), "number": .integer(statesBegun)]),
      ("open", .bool(room != nil)),
    ]
    guard let room else {
      members.append(
        (
          "workshops",
          .array(
            services.workshops().map {
              [
                "path": .string($0.path), "title": .string($0.title),
                "changed": .string($0.changed),
              ]
            })
        ))
      members.append(
        (
          "examples",
          .array(services.examples().map { ["id": .string($0.id), "title": .string($0.title)] })
        ))
      return .object(members)
    }
    let seen = seenAddresses
    let addressList = addresses.map { address -> JSONValue in
      // A port that begins like this one is another.
      let isSeen = seen.contains { address.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
      return ["url": .string(address), "seen": .bool(isSeen)]
    }
    let network: JSONValue =
      wifi.map { ["name": .string($0.name), "password": .string($0.password)] } ?? .null
    await members.append(("study", room.studyJSON(path: path)))
    await members.append(
      (
        "room",
        .object(
          room.roomJSON().map { ($0.key, $0.value) } + [
            ("addresses", .array(addressList)), ("wifi", network),
          ])
      ))
    await members.append(("people", room.peopleJSON()))
    await members.append(("choice", room.choiceJSON()))
    await members.append(("results", room.resultsJSON()))
    await members.append(
      ("resultsNote", room.shownNote.map(JSONValue.string) ?? .null))
    await members.append(("names", room.namesJSON()))
    await members.append(
      (
        "pack",
        room.handouts.map {
          [
            "pages": .integer($0.pages), "sorts": .integer($0.sorts),
            "leftOut": .array($0.leftOut.map(JSONValue.string)),
          ]
        } ?? .null
      ))
    await members.append(("busy", room.busy.map(JSONValue.string) ?? .null))
    members.append(("savedTo", room.isRehearsal ? .null : .string(path)))
    return .object(members)
  }
}

/// How a computer finds, makes and opens studies.
package struct VenueServices: Sendable {
  /// The studies among which the start page lets choose.
  package var workshops: @Sendable () -> [Workshop]
  /// The examples that a new study can begin from.
  package var examples: @Sendable () -> [(id: String, title: String)]
  /// Makes a study, and says where.
  package var create: @Sendable (NewWorkshop) throws -> String
  /// Opens the room of a study.
  package var open: @Sendable (_ path: String) async throws -> Room
  /// Closes the store of a study.
  package var leave: @Sendable (_ path: String) async -> Void
  /// The texts of the participant's page in a further language; nil where there are none.
  package var phrases: @Sendable (_ path: String, _ language: String) -> JSONValue?

  /// Wires a computer.
  package init(
    workshops: @escaping @Sendable () -> [Workshop],
    examples: @escaping @Sendable () -> [(id: String, title: String)],
    create: @escaping @Sendable (NewWorkshop) throws -> String,
    open: @escaping @Sendable (String) async throws -> Room,
    leave: @escaping @Sendable (String) async -> Void,
    phrases: @escaping @Sendable (String, String) -> JSONValue?
  ) {
    self.workshops = workshops
    self.examples = examples
    self.create = create
    self.open = open
    self.leave = leave
    self.phrases = phrases
  }

  /// A study that can be opened.
  package struct Workshop: Sendable {
    package let path: String
    package let title: String
    /// When it was last changed (ISO 8601).
    package let changed: String

    /// Makes an entry.
    package init(path: String, title: String, changed: String) {
      self.path = path
      self.title = title
      self.changed = changed
    }
  }
}

/// What a new study begins from.
package struct NewWorkshop: Sendable {
  /// Its title.
  package let title: String
  /// Its question; empty for that of what it begins from.
  package let question: String
  /// Its statements.
  package let origin: Origin
  /// Whether it goes when its room is left.
  package internal(set) var isPassing = false

  /// Where statements come from.
  package enum Origin: Sendable {
    /// The example of that id.
    case example(String)
    /// One a line.
    case pasted(String)
    /// A file with its name.
    case file(name: String, bytes: [UInt8])
    /// The study in that folder, without its sorts.
    case copy(path: String)
  }
}

import Foundation
import QNumerics
import QStudy
package import QTables

/// One workshop: who has come in, what they did, and where the facilitator has taken it.
///
/// Everything a participant does is checked against the design, kept, and only then acknowledged.
package actor Room {
  /// What is sorted.
  package private(set) var design: SortingDesign
  /// Whether people who don't exist are sorting, so that nothing of it is kept.
  package let isRehearsal: Bool
  let services: RoomServices
  private let store: any SortStore
  private let commits: GroupCommit
  /// Where the workshop stands.
  package internal(set) var state: RoomState
  /// What the facilitator decided.
  package internal(set) var decisions = RoomDecisions()
  /// The version of the design; it rises with each edit after the first sort.
  package private(set) var version = 1
  /// The code that lets people in where the study asks for one.
  package private(set) var joinCode: String
  /// The records by the hash of their code.
  private var records: [String: StoredRecord] = [:]
  /// The hashes, in the order in which their people came in.
  private var order: [String] = []
  /// Codes made since the room was opened: printed once, and kept nowhere.
  private(set) var freshCodes: [PersonalCode] = []
  /// Tells pages that something has changed.
  nonisolated let broadcast = Broadcast()
  /// What waits to be written into the folder, and to be computed.
  var saving: Task<Void, Never>?
  var computing: Task<Void, Never>?
  var isSaveWanted = false
  var isComputeWanted = false
  /// What is written into the folder, one after the other: a sort that is erased must not come back.
  let folder = Worker("folder")
  /// What computes viewpoints and pages.
  let analysis = Worker("analysis")
  /// Whether what is being computed is still wanted.
  let isComputing = Flag()
  /// How many sorts of the folder were not handed in here.
  var paperCount = 0
  /// The highest number that a participant's id bears.
  private var lastNumber = 0
  /// How many sorts were in when a label last changed.
  var labelsChangedAt = 0
  /// Whether the sorting is closed as soon as the last sort is in.
  var isClosing = false
  /// The viewpoints as they were last computed.
  var results: LiveResults?
  /// Why there are no results, or what went wrong last.
  var resultsNote: String?
  /// The handouts as they were last made.
  var handouts: RoomHandouts?
  /// What is being made.
  var busy: String?
  /// What the folder could not take, and why.
  var saveFault: String?
  /// Addresses that a device has opened, for the readiness check.
  private(set) var seenAddresses: Set<String> = []

  /// Opens a room on what its store holds.
  ///
  /// - Parameters:
  ///   - store: where records are kept.
  ///   - services: the rest of the program.
  ///   - isRehearsal: whether pretended people sort.
  /// - Throws: `Findings` for a study that can't be sorted or was changed under its records;
  ///   `StoreError`.
  package init(
    store: any SortStore, services: RoomServices, isRehearsal: Bool = false
  ) async throws {
    self.store = store
    self.services = services
    self.isRehearsal = isRehearsal
    commits = GroupCommit(store)
    let contents = try await store.contents()
    design = try SortingDesign(services.study())
    state = RoomState(settings: contents.settings)
    joinCode = contents.settings["join"] ?? WordCode.random(words: 2)
    decisions = RoomDecisions(settings: contents.settings)
    isClosing = contents.settings["closing"] == "yes"
    for stored in contents.records {
      records[stored.codeHash] = stored
      order.append(stored.codeHash)
    }
    let folder = try services.study()
    let known =
      contents.records.map(\.record.participant) + folder.participants.map(\.id)
      + folder.sorts.map(\.participant)
    lastNumber = max(
      contents.settings["last"].flatMap { Int($0) } ?? 0,
      known.compactMap { Self.number(of: $0, prefix: Self.prefix) }.max() ?? 0)
    version = try DesignVersion.next(after: contents, design: design)
    try await keepSettings()
    try await deleteOldRecords()
    if !collected.sorts.isEmpty { sortsChanged() }
  }

  // MARK: People

  /// A participant who was let in.
  package struct Entry: Sendable {
    /// Their code, by which they come back.
    package let code: String
    /// The record as their page gets it.
    package let record: Record
  }

  /// Lets somebody in: anew, or to the record of a code.
  ///
  /// - Parameters:
  ///   - join: the shared code, where the study asks for it.
  ///   - code: a personal code, or that of an earlier entry.
  ///   - isTest: whether the sort is a test, never analysed.
  ///   - language: the language the page is read in.
  /// - Throws: `Refusal`.
  package func enter(
    join: String?, code: String?, isTest: Bool, language: String?
  ) async throws -> Entry {
    if let code { return try await reopen(code) }
    switch design.access {
    case .personal where !isTest:
      throw Refusal(
        403, "personal", "This study is entered with a personal code. It stands on your card.")
    case .join where !isTest:
      guard let join, WordCode.plain(join) == joinCode else {
        throw Refusal(
          403, "join",
          join == nil
            ? "This study is entered with the code that the facilitator shows."
            : "That is not the code of this workshop. Compare it with the one shown.")
      }
    default: break
    }
    guard state.phase != .closed, !isClosing else {
      throw Refusal(409, "closed", "The sorting is closed. Ask the facilitator.")
    }
    let languages = [design.study.language] + design.study.languages
    let record = Record(
      participant: nextParticipant(isTest: isTest), seed: Int.random(in: 1...Int(Int32.max)),
      language: languages.first { $0 == language } ?? languages[0], isTest: isTest, version: version
    )
    let code = WordCode.random()
    try await admit(record, code: code)
    return Entry(code: code, record: record)
  }

  private func reopen(_ code: String) async throws -> Entry {
    let plain = WordCode.plain(code)
    let hash = Self.hash(plain)
    guard var stored = records[hash] else {
      throw Refusal(
        403, "unknown", "There is no record under this code. Compare it with what you were given.")
    }
    stored.record.open()
    try await replace(stored, moves: [], after: stored.record.through)
    return Entry(code: plain, record: stored.record)
  }

  private func admit(_ record: Record, code: String) async throws {
    let stored = StoredRecord(record: record, codeHash: Self.hash(code), began: Self.now)
    records[stored.codeHash] = stored
    order.append(stored.codeHash)
    do {
      guard try await commits.keep(.enter(stored)) else { throw Refusal.notSaved }
    } catch {
      records[stored.codeHash] = nil
      order.removeAll { $0 == stored.codeHash }
      throw Self.refusal(error)
    }
    broadcast.tell()
  }

  /// The record of a code.
  package func record(of code: String) throws -> Record {
    guard let stored = records[Self.hash(code)] else { throw Refusal.unknown }
    return stored.record
  }

  /// Makes the moves of a participant.
  ///
  /// - Parameters:
  ///   - moves: in their order; those that were made before count once.
  ///   - code: the participant's.
  ///   - session: the device's, so that an earlier device is refused.
  /// - Returns: the number of the last move that counts, once all of them are kept.
  /// - Throws: `Refusal`.
  package func make(_ moves: [Move], of code: String, session: Int) async throws -> Int {
    let hash = Self.hash(code)
    guard var stored = records[hash] else { throw Refusal.unknown }
    guard session == stored.record.session else { throw Refusal.superseded }
    let before = stored.record.through
    var made: [LoggedMove] = []
    var fault: Refusal?
    for move in moves where move.number > stored.record.through {
      do {
        try check(move, of: stored.record)
        try stored.record.apply(
          move, in: design, round: state.round, consentHash: consentHash)
        made.append(LoggedMove(move: move, received: Self.now))
      } catch let refusal as Refusal {
        fault = refusal
        break
      } catch let error as MoveFault {
        fault = Refusal(
          422, "refused", error.message,
          [("n", .integer(move.number)), ("record", json(of: stored.record))])
        break
      }
    }
    // Also where nothing is new: an earlier answer may have been lost before it was kept.
    try await replace(stored, moves: made, after: before)
    if var fault {
      fault.details.append(("through", .integer(stored.record.through)))
      throw fault
    }
    if made.contains(where: { $0.move.changesResults }) {
      sortsChanged()
      try await closeIfLast()
    }
    return stored.record.through
  }

  private func check(_ move: Move, of record: Record) throws {
    guard move.number == record.through + 1 else {
      throw Refusal(409, "gap", "A move between these is missing.")
    }
    if record.isFinished, move.isSorting, state.round <= record.submittedCount {
      throw Refusal(409, "finished", "You have come to the end; nothing more is needed.")
    }
    switch state.phase {
    case .open: break
    case .waiting:
      if !record.isTest, move.isSorting {
        throw Refusal(409, "waiting", "The sorting has not begun yet.")
      }
    case .paused:
      if move.isSorting { throw Refusal(409, "paused", "The sorting is paused.") }
    case .closed:
      if move.isSorting || record.submittedCount == 0 {
        throw Refusal(409, "closed", "The sorting is closed.")
      }
    }
  }

  /// Puts a record in the place of the one before, and keeps it.
  private func replace(
    _ stored: StoredRecord, moves: [LoggedMove], after: Int
  ) async throws {
    records[stored.codeHash] = stored
    do {
      guard try await commits.keep(.moves(stored.record, moves, after: after)) else {
        throw StoreError.other("the record has moved on")
      }
    } catch {
      await restore()
      throw Self.refusal(error)
    }
    if !moves.isEmpty { broadcast.tell() }
  }

  /// Goes back to what the store holds, after it has not taken something.
  private func restore() async {
    guard let contents = try? await store.contents() else { return }
    records = Dictionary(
      contents.records.map { ($0.codeHash, $0) }, uniquingKeysWith: { first, _ in first })
    order = contents.records.map(\.codeHash)
  }

  /// Takes out everything of a participant.
  ///
  /// - Parameter code: their code.
  /// - Throws: `Refusal`, where the store or the study's folder did not take it.
  package func erase(code: String) async throws {
    guard let stored = records[Self.hash(code)] else { throw Refusal.unknown }
    try await erase([stored.record.participant])
  }

  /// Takes out everything of participants, of paper sheets too.
  ///
  /// - Parameter participants: their ids.
  /// - Throws: `Refusal`.
  package func erase(_ participants: Set<String>) async throws {
    for (hash, stored) in records where participants.contains(stored.record.participant) {
      records[hash] = nil
      order.removeAll { $0 == hash }
    }
    do {
      for participant in participants {
        _ = try await commits.keep(.erase(participant: participant))
      }
      try await keepSettings()
      // After whatever is being written, which may still hold them.
      let erase = services.erase
      if !isRehearsal { try await folder.perform { try erase(participants) } }
    } catch {
      await restore()
      throw Self.shown(error)
    }
    sortsChanged()
    broadcast.tell()
  }

  /// Copies the store into a file while it is in use.
  package func backUp(to path: String) async throws {
    do { try await store.copy(to: path) } catch { throw Refusal(409, "store", error.words) }
  }

  /// Everything that is kept of a participant: the record, and each move with its time.
  ///
  /// - Parameter code: their code.
  /// - Throws: `Refusal`.
  package func export(of code: String) async throws -> JSONValue {
    let record = try record(of: code)
    do {
      let moves = try await store.moves(of: record.participant)
      return [
        "study": .string(design.study.title), "record": json(of: record),
        "moves": .array(
          moves.map { .object([("received", .integer($0.received)), ("move", $0.move.json)]) }),
      ]
    } catch {
      throw Self.refusal(error)
    }
  }

  // MARK: Codes

  /// Makes personal codes, to be printed.
  ///
  /// - Parameters:
  ///   - people: for how many people.
  ///   - address: the address that devices open.
  /// - Throws: `Refusal`.
  package func makeCodes(people: Int, address: String) async throws {
    guard (1...999).contains(people) else {
      throw Refusal(422, "people", "Codes are made for 1 to 999 people.")
    }
    freshCodes = []
    for _ in 0..<people {
      let code = WordCode.random()
      let record = Record(
        participant: nextParticipant(isTest: false), seed: Int.random(in: 1...Int(Int32.max)),
        language: design.study.language, isTest: false, version: version, session: 0)
      try await admit(record, code: code)
      freshCodes.append(
        PersonalCode(
          participant: record.participant, code: code, address: address + "#code=" + code))
    }
  }

  /// Replaces the shared code.
  package func renewJoinCode() async throws {
    try await change { joinCode = WordCode.random(words: 2) }
  }

  /// Notes that a device has opened an address.
  package func note(address: String) {
    guard seenAddresses.count < 32, seenAddresses.insert(address).inserted else { return }
    broadcast.tell()
  }

  // MARK: Keeping

  /// Changes where the workshop stands, and keeps it; where that fails it stays where it was.
  func change(_ change: () -> Void) async throws {
    let before = (state, decisions, joinCode, isClosing)
    change()
    do {
      try await keepSettings()
    } catch {
      (state, decisions, joinCode, isClosing) = before
      broadcast.tell()
      throw error
    }
  }

  /// Keeps where the workshop stands.
  private func keepSettings() async throws {
    var settings = state.settings
    settings["closing"] = isClosing ? "yes" : "no"
    settings["join"] = joinCode
    settings["last"] = String(lastNumber)
    settings["version"] = String(version)
    settings["design"] = DesignVersion.fingerprint(of: design)
    settings["frozen"] = DesignVersion.frozenPart(of: design)
    settings.merge(decisions.settings) { _, new in new }
    do {
      _ = try await commits.keep(.settings(settings))
    } catch {
      throw Self.refusal(error)
    }
    broadcast.tell()
  }

  /// Takes over a changed design, which no sort has been made under yet.
  func take(_ design: SortingDesign) async throws {
    let before = self.design
    self.design = design
    do { try await keepSettings() } catch {
      self.design = before
      throw error
    }
  }

  /// Deletes records that are older than the study keeps them.
  func deleteOldRecords() async throws {
    guard let days = design.collect.retention else { return }
    let old = records.values.filter { Self.now - $0.began > days * 86_400 }
    guard !old.isEmpty else { return }
    try await erase(Set(old.map(\.record.participant)))
  }

  /// The records of people who have come in, in the order of their coming.
  var people: [Record] {
    order.compactMap { records[$0]?.record }.filter { $0.session > 0 }
  }

  /// Whether there is a record of a participant.
  package func holds(_ participant: String) -> Bool {
    records.values.contains { $0.record.participant == participant }
  }

  /// Whether anyone has sorted, so that the design stays as it is.
  package var isFrozen: Bool { people.contains { !$0.isTest && $0.through > 0 } }

  /// An id that nobody has had in this study, not even somebody whose sort was erased.
  private func nextParticipant(isTest: Bool) -> String {
    if isTest {
      let numbers = records.values.compactMap {
        Self.number(of: $0.record.participant, prefix: "T")
      }
      return "T" + String((numbers.max() ?? 0) + 1)
    }
    lastNumber += 1
    return Self.prefix + String(lastNumber)
  }

  private static let prefix = "W"

  private static func number(of participant: String, prefix: String) -> Int? {
    participant.hasPrefix(prefix) ? Int(participant.dropFirst(prefix.count)) : nil
  }

  /// The order in which a participant is dealt the cards.
  func dealt(to record: Record) -> [String] {
    let ids = design.study.statements.map(\.id)
    guard design.collect.order != .fixed else { return ids }
    var generator = SeededGenerator(seed: UInt64(record.seed))
    return generator.permutation(ids.count).map { ids[$0] }
  }

  /// A record as its page gets it.
  func json(of record: Record) -> JSONValue { record.json(order: dealt(to: record)) }

  /// The hash of the consent text as it is shown.
  var consentHash: String? { design.collect.consent.map { sha256Hex(Array($0.utf8)) } }

  private static func hash(_ code: String) -> String { sha256Hex(Array(code.utf8)) }

  /// Seconds since 1970.
  static var now: Int { Int(Date().timeIntervalSince1970) }

  static func refusal(_ error: any Error) -> any Error {
    error is StoreError ? Refusal.notSaved : error
  }
}

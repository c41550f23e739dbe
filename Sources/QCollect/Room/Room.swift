import Foundation
import QStudy
import QTables

/// One workshop: who has come in, what they did, and where the facilitator has taken it.
///
/// Everything a participant does is checked against the design, kept, and only then acknowledged.
package actor Room {
  /// What is sorted.
  package internal(set) var design: SortingDesign
  /// Whether people who don't exist are sorting, so that nothing of it is kept.
  package let isRehearsal: Bool
  let services: RoomServices
  /// Seconds since 1970, by the computer's clock, which somebody may set back: nothing is ordered by it.
  let now: @Sendable () -> Int
  let store: any SortStore
  let commits: GroupCommit
  /// Where the workshop stands.
  package internal(set) var state: RoomState
  /// What the facilitator decided.
  package internal(set) var decisions = RoomDecisions()
  /// The version of the design; it rises with each edit after the first sort.
  package private(set) var version = 1
  /// What the workshop is known by: the computer may open another one with the same cards.
  package let id: String
  /// Changes with everything that participants read, so that their pages ask for it again.
  private var designMark = ""
  /// The code that lets people in where the study asks for one.
  package internal(set) var joinCode: String
  /// The records by the hash of their code.
  var records: [String: StoredRecord] = [:]
  /// What the devices that hold them are known by.
  var tickets = Tickets()
  /// The hashes, in the order in which their people came in.
  var order: [String] = []
  /// Codes made since the last printing, or those that were printed last: kept nowhere.
  var freshCodes: [PersonalCode] = []
  /// Whether these codes were printed.
  var hasPrintedCodes = false
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
  /// The sorts of the folder that were not handed in here.
  var papers = Papers()
  /// The sorts that could not be analysed when that was last tried.
  var unfit: [UnfitSort] = []
  /// The highest number that a participant's id bears.
  var lastNumber = 0
  /// How many sorts were in when a label last changed.
  var labelsChangedAt = 0
  /// How many sorts were in when the sorting was closed; of an end before this run of the program none is known
  /// to have come after it.
  var sortsAtEnd = Int.max
  /// Whether the sorting is closed as soon as the last sort is in.
  var isClosing = false
  /// The viewpoints as they were last computed.
  var results: LiveResults?
  /// The study that they were computed from; none once somebody was taken out of it.
  var studyOfResults: Study?
  /// Whether a number of viewpoints was chosen that `results` are not of yet.
  var isChoiceAwaited = false
  /// Why there are no results, or what went wrong last.
  var resultsNote: String?
  /// The handouts as they were last made.
  var handouts: RoomHandouts?
  /// What is being made.
  var busy: String?
  /// What was worded anew here, while its translations stayed as they were.
  var outdated: [WordedPart] = []
  /// What the folder could not take, and why.
  var saveFault: String?
  /// Why the folder can't be read as it is by now.
  var folderFault: String?
  /// Why the store takes nothing; nil where it does.
  var storeFault: StoreError?
  /// Hashes of the codes of those whose moves it has not taken since.
  var unsaved: Set<String> = []
  /// How often people were taken out.
  var erasures = 0
  /// Why what was decided is not in the recipe.
  var recipeFault: String?
  /// What the recipe holds, as it was last written here: the decisions, and the sorts left out.
  var written: (decisions: RoomDecisions, unfit: [UnfitSort])?

  /// Opens a room on what its store holds.
  ///
  /// - Parameters:
  ///   - store: where records are kept.
  ///   - services: the rest of the program.
  ///   - isRehearsal: whether pretended people sort.
  ///   - now: seconds since 1970.
  /// - Throws: `Findings` for a study that can't be sorted or was changed under its records;
  ///   `StoreError`.
  package init(
    store: any SortStore, services: RoomServices, isRehearsal: Bool = false,
    now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
  ) async throws {
    self.store = store
    self.now = now
    self.services = services
    self.isRehearsal = isRehearsal
    commits = GroupCommit(store)
    let contents = try await store.contents()
    design = try SortingDesign(services.study())
    state = RoomState(settings: contents.settings, at: now())
    id = contents.settings["room"] ?? String(UInt64.random(in: 0 ... .max), radix: 16)
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
    lastNumber = contents.settings["last"].flatMap { Int($0) } ?? 0
    passOver(known)
    version = try DesignVersion.next(after: contents, design: design)
    try await keepSettings()
    try await deleteOldRecords()
    if !isRehearsal { papers = Papers(in: folder, without: sortsOfDevices) }
    if !collected.sorts.isEmpty { sortsChanged() }
  }

  // MARK: Keeping

  /// Changes where the workshop stands, and keeps it; where that fails it stays where it was.
  func change(_ change: () -> Void) async throws {
    let before = (state, decisions, joinCode, isClosing, isChoiceAwaited)
    change()
    do {
      try await keepSettings()
    } catch {
      (state, decisions, joinCode, isClosing, isChoiceAwaited) = before
      broadcast.tell()
      throw error
    }
  }

  /// Keeps where the workshop stands.
  func keepSettings() async throws {
    var settings = state.settings(at: now())
    settings["closing"] = isClosing ? "yes" : "no"
    settings["join"] = joinCode
    settings["room"] = id
    settings["last"] = String(lastNumber)
    settings["version"] = String(version)
    let fingerprint = DesignVersion.fingerprint(of: design)
    settings["design"] = fingerprint
    settings["frozen"] = DesignVersion.frozenPart(of: design)
    settings.merge(decisions.settings) { _, new in new }
    do {
      _ = try await keep(.settings(settings))
    } catch {
      throw Self.refusal(error)
    }
    designMark = String(fingerprint.prefix(8))
    broadcast.tell()
  }

  /// The room as pages of participants are told of it.
  var liveJSON: JSONValue {
    .object(
      (state.json(isRehearsal: isRehearsal).object?.members ?? []).map { ($0.key, $0.value) } + [
        ("design", .string(designMark)), ("id", .string(id)),
        ("passed", .array(tickets.passed.map(JSONValue.string))),
      ])
  }

  /// Takes over a changed design: another wording, or anything as long as no sort has been made under it.
  func take(_ design: SortingDesign) async throws {
    let before = (self.design, version)
    let isSorted = records.values.contains { DesignVersion.isSorted($0.record) }
    if isSorted, DesignVersion.fingerprint(of: design) != DesignVersion.fingerprint(of: before.0) {
      version += 1
    }
    self.design = design
    do { try await keepSettings() } catch {
      (self.design, version) = before
      throw error
    }
  }

  /// The records of people who have come in, in the order of their coming.
  var people: [Record] {
    order.compactMap { records[$0]?.record }.filter { $0.session > 0 }
  }

  /// The id of somebody of whom there is anything in the store or in the folder, as it was typed: without
  /// regard to case where that fits a single one. Nil for nobody.
  package func participant(called typed: String) async throws -> String? {
    let known = try await Set(records.values.map(\.record.participant))
      .union(study().sorts.map(\.participant))
    if known.contains(typed) { return typed }
    let alike = known.filter { $0.lowercased() == typed.lowercased() }
    return alike.count == 1 ? alike.first : nil
  }

  /// Whether anyone has sorted, so that the design stays as it is.
  package var isFrozen: Bool {
    papers.sorts > 0 || people.contains { !$0.isTest && $0.hasSorted }
  }

  /// A record as its page gets it.
  func json(of record: Record) -> JSONValue {
    record.json(order: design.dealt(seed: record.seed))
  }

  static func hash(_ code: String) -> String { sha256Hex(Array(code.utf8)) }

  static func refusal(_ error: any Error) -> any Error {
    error is StoreError ? Refusal.notDone : error
  }
}

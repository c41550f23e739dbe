import QStudy
import QTables

/// Who comes in, and under which code.
extension Room {
  /// A participant who was let in.
  package struct Entry: Sendable {
    /// Their code, by which they come back.
    package let code: String
    /// The record as their page gets it.
    package let record: Record
    /// What their device is known by, so that it is told when the record goes on elsewhere.
    let ticket: String
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
    if let code { return try await reopen(code, language: language) }
    switch design.access {
    case .personal where !isTest:
      throw Refusal(
        403, "personal", "This study is entered with a personal code. It stands on your card.")
    case .join where !isTest:
      guard let join, Self.hash(WordCode.plain(join)) == Self.hash(joinCode) else {
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
    let languages = design.study.allLanguages
    // Whatever is entered in a rehearsal is wiped at its end.
    let isTest = isTest || isRehearsal
    let record = Record(
      participant: nextParticipant(isTest: isTest), seed: Int.random(in: 1...Int(Int32.max)),
      language: languages.first { $0 == language } ?? languages[0], isTest: isTest, version: version
    )
    let code = WordCode.random()
    try await admit(record, code: code)
    return Entry(code: code, record: record, ticket: tickets.renew(for: Self.hash(code)))
  }

  private func reopen(_ code: String, language: String?) async throws -> Entry {
    let plain = WordCode.plain(code)
    let hash = Self.hash(plain)
    if let record = records[hash]?.record, record.through == 0 {
      await showPaper(of: record.participant)
    }
    guard var stored = records[hash] else {
      throw Refusal(
        403, "unknown", "There is no record under this code. Compare it with what you were given.")
    }
    // Whoever comes for the first time goes on in the language they read so far.
    if stored.record.through == 0, let language, design.study.allLanguages.contains(language) {
      stored.record.language = language
    }
    stored.record.open()
    try await replace(stored, moves: [], after: stored.record.through)
    let ticket = tickets.renew(for: hash)
    broadcast.tell()
    return Entry(code: plain, record: stored.record, ticket: ticket)
  }

  private func admit(_ record: Record, code: String) async throws {
    let stored = StoredRecord(record: record, codeHash: Self.hash(code), began: beginning)
    records[stored.codeHash] = stored
    order.append(stored.codeHash)
    do {
      guard try await keep(.enter(stored)) else { throw Refusal.notDone }
    } catch {
      records[stored.codeHash] = nil
      order.removeAll { $0 == stored.codeHash }
      throw Self.refusal(error)
    }
    broadcast.tell()
  }

  // MARK: Codes

  /// Makes personal codes, to be printed together with those that have not been printed yet: what is not on
  /// paper before the room is left can't be had any more.
  ///
  /// - Parameters:
  ///   - people: for how many people.
  ///   - address: the address that devices open.
  /// - Throws: `Refusal`.
  package func makeCodes(people: Int, address: String) async throws {
    guard (1...999).contains(people) else {
      throw Refusal(422, "people", "Codes are made for 1 to 999 people.")
    }
    if hasPrintedCodes { freshCodes = [] }
    hasPrintedCodes = false
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

  /// Notes that codes were printed, as long as no others were made meanwhile.
  func notePrinted(_ codes: [PersonalCode]) {
    guard codes == freshCodes, !codes.isEmpty else { return }
    hasPrintedCodes = true
    broadcast.tell()
  }

  /// Replaces the shared code.
  package func renewJoinCode() async throws {
    try await change { joinCode = WordCode.random(words: 2) }
  }

  // MARK: Ids

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

  /// Gives nobody the id of somebody who is known already, as from a sheet of paper.
  func passOver(_ people: [String]) {
    lastNumber = max(
      lastNumber, people.compactMap { Self.number(of: $0, prefix: Self.prefix) }.max() ?? 0)
  }

  static let prefix = "W"

  static func number(of participant: String, prefix: String) -> Int? {
    let code = SheetCode.plain(participant)
    return code.hasPrefix(prefix.lowercased()) ? Int(code.dropFirst(prefix.count)) : nil
  }
}

import QStudy
package import QTables

/// What participants do, and what is kept of it.
extension Room {
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
        try stored.record.apply(move, in: design, round: state.round)
        made.append(LoggedMove(move: move, received: now()))
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
    if case .place(_, .some, _, let condition) = move.action,
      (record.sorts[condition] ?? Record.Sorting()).owesPiles(in: design)
    {
      throw MoveFault("First put each card on one of the three piles.")
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
  func replace(
    _ stored: StoredRecord, moves: [LoggedMove], after: Int
  ) async throws {
    records[stored.codeHash] = stored
    do {
      let change = StoreChange.moves(stored.record, moves, after: after)
      guard try await keep(change, of: moves.isEmpty ? nil : stored.codeHash) else {
        throw StoreError.other("the record has moved on")
      }
    } catch {
      await restore()
      throw error is StoreError && !moves.isEmpty ? Refusal.notSaved : Self.refusal(error)
    }
    if !moves.isEmpty { broadcast.tell() }
  }

  /// Goes back to what the store holds, after it has not taken something.
  func restore() async {
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
      tickets.forget(hash)
      order.removeAll { $0 == hash }
    }
    do {
      // After whatever is being written, which may still hold them; and before the store, so that one who is
      // killed in between is written again and can be taken out again.
      let erase = services.erase
      if !isRehearsal { try await folder.perform { try erase(participants) } }
      for participant in participants {
        _ = try await keep(.erase(participant: participant))
      }
      try await keepSettings()
    } catch {
      await restore()
      throw Self.shown(error)
    }
    // They hold what was taken out.
    (handouts, studyOfResults) = (nil, nil)
    erasures += 1
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
}

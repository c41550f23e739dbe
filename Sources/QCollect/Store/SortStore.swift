import QTables

/// Where a room keeps what it has acknowledged.
///
/// Two exist: one in memory, for rehearsals and tests, and one in a file.
package protocol SortStore: Sendable {
  /// Everything that is kept, as it was after the last commit.
  ///
  /// - Throws: `StoreError`.
  func contents() async throws(StoreError) -> StoreContents

  /// Keeps changes, each as a whole or not at all, in their order.
  ///
  /// - Parameter changes: what to keep; when this returns, what succeeded survives a loss of power.
  /// - Returns: for each change whether it was kept; false where the record has moved on meanwhile or is
  ///   no longer there.
  /// - Throws: `StoreError`, where nothing was kept.
  func commit(_ changes: [StoreChange]) async throws(StoreError) -> [Bool]

  /// The moves of a participant, in their order.
  ///
  /// - Parameter participant: their id.
  /// - Throws: `StoreError`.
  func moves(of participant: String) async throws(StoreError) -> [LoggedMove]

  /// Copies everything into a new file.
  ///
  /// - Parameter path: the file.
  /// - Throws: `StoreError`.
  func copy(to path: String) async throws(StoreError)
}

/// Everything a store keeps but the moves.
package struct StoreContents: Equatable, Sendable {
  /// Settings of the room by name.
  package var settings: [String: String] = [:]
  /// The records, in the order in which their people came in.
  package var records: [StoredRecord] = []

  /// Whose code it is; nil for nobody's.
  package func participant(of code: String) -> String? {
    let hash = Room.hash(code)
    return records.first { $0.codeHash == hash }?.record.participant
  }

  /// What a participant has done; nil for somebody who has no code.
  package func record(of participant: String) -> Record? {
    records.first { $0.record.participant == participant }?.record
  }
}

/// A record as it is kept, found by the hash of its code.
package struct StoredRecord: Equatable, Sendable {
  /// What its participant has done.
  package var record: Record
  /// The SHA-256 of the code, in hexadecimal digits; the code itself is kept nowhere.
  package let codeHash: String
  /// When its participant came in, in seconds since 1970.
  package let began: Int

  /// Makes a record to keep.
  package init(record: Record, codeHash: String, began: Int) {
    self.record = record
    self.codeHash = codeHash
    self.began = began
  }
}

/// A move and the second at which the server took it, since 1970.
package struct LoggedMove: Equatable, Sendable {
  package let move: Move
  package let received: Int

  /// Makes an entry of the log.
  package init(move: Move, received: Int) {
    self.move = move
    self.received = received
  }
}

/// One thing to keep.
package enum StoreChange: Sendable {
  /// A participant who has come in.
  case enter(StoredRecord)
  /// A record after further moves, which stood at the move `after` before them.
  case moves(Record, [LoggedMove], after: Int)
  /// All of a participant is taken out.
  case erase(participant: String)
  /// Settings of the room.
  case settings([String: String])
}

/// Why a store can't be read or written.
package enum StoreError: Error, Equatable, Sendable {
  /// The disk is full on which the file lies.
  case full(path: String)
  /// The file can't be written to.
  case readOnly(path: String)
  /// Another program holds the file.
  case locked(path: String)
  /// The file holds something else, or is broken; the words of the library.
  case broken(String)
  /// There is no such file.
  case missing(path: String)
  /// The file was written by a newer version of the program.
  case newer
  /// Anything else, in the words of the library.
  case other(String)
}

extension StoreError {
  /// What was found and what to do, for whoever opened the room.
  package var words: String {
    switch self {
    case .full(let path):
      "\(path): can't be written, as the disk is full. Free some space on the disk of that folder and start "
        + "again, or give another --store."
    case .readOnly(let path):
      "\(path): can't be opened for writing. Check the folder, or give another --store."
    case .locked(let path):
      "\(path): another program has this store open, perhaps a room that runs already. End it first, or "
        + "give another --store."
    case .broken(let reason):
      "the store is no store of Mindset, or is damaged (\(reason)). Nothing was changed; go on with a "
        + "backup, or give another --store."
    case .newer: "the store was written by a newer version of Mindset. Use that version."
    case .missing(let path): "\(path): there is no store of collected sorts."
    case .other(let reason): "the store failed: \(reason)."
    }
  }
}

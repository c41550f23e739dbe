internal import Foundation
internal import GRDB
internal import Glibc
internal import QTables

/// A store in one file.
///
/// The journal is written ahead and synced at each commit (WAL, `synchronous=FULL`): what `commit` has
/// returned survives a kill of the program and a loss of power. What is erased is overwritten, in the journal
/// too.
package struct SQLiteStore: SortStore {
  /// Path of the file.
  package let path: String
  private let queue: DatabaseQueue

  /// Opens a store, and makes it where there is none.
  ///
  /// - Parameter path: the file.
  /// - Throws: `StoreError`, also where another program has it open.
  package init(path: String) throws(StoreError) {
    self.path = path
    var configuration = Configuration()
    // Two rooms on one file would each believe to know all records.
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
      try Self.checkOwner(of: database)
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    Self.makeForOwner(path)
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      if access(path, W_OK) == 0 { try Self.keepForOwner(path) }
      try Self.migrator.migrate(queue)
      let hasNewer = try queue.read { try Self.migrator.hasBeenSuperseded($0) }
      if hasNewer { throw StoreError.newer }
      guard try isIntact() else { throw StoreError.broken("it does not pass its own check") }
      // The lock is taken by writing: held from here on.
      try queue.write { try $0.execute(sql: "UPDATE setting SET value = value WHERE name = ''") }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Opens a store that is there already.
  ///
  /// - Parameter path: the file.
  /// - Throws: `StoreError`.
  package init(existing path: String) throws(StoreError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    try self.init(path: path)
  }

  /// Makes an empty file that nobody else on this computer can read, where there is none: its journal is made with
  /// the same rights. Where it can't be made, the library says why.
  private static func makeForOwner(_ path: String) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
  }

  /// Nobody else on this computer reads what people answered, in the file or in a journal that was there already.
  private static func keepForOwner(_ path: String) throws {
    for file in [path, path + "-wal"] where FileManager.default.fileExists(atPath: file) {
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }
  }

  /// Leaves alone what is not a store: a file of another program must not be changed by being opened.
  private static func checkOwner(of database: Database) throws {
    let tables = Set(
      try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
    let own: Set = ["grdb_migrations", "setting", "record", "move"]
    guard tables.isEmpty || tables.isSubset(of: own) && tables.contains("grdb_migrations") else {
      throw StoreError.broken("it holds tables of another program")
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
          CREATE TABLE record (
            id INTEGER PRIMARY KEY, participant TEXT NOT NULL UNIQUE, code TEXT NOT NULL UNIQUE,
            began INTEGER NOT NULL, test INTEGER NOT NULL, through INTEGER NOT NULL,
            state TEXT NOT NULL) STRICT;
          CREATE TABLE move (
            participant TEXT NOT NULL REFERENCES record (participant) ON DELETE CASCADE,
            number INTEGER NOT NULL, received INTEGER NOT NULL, move TEXT NOT NULL,
            PRIMARY KEY (participant, number)) STRICT, WITHOUT ROWID;
          """)
    }
    return migrator
  }

  package func contents() async throws(StoreError) -> StoreContents {
    do {
      return try await queue.read { database in
        var contents = StoreContents()
        for row in try Row.fetchAll(database, sql: "SELECT name, value FROM setting") {
          contents.settings[row["name"]] = row["value"]
        }
        let rows = try Row.fetchAll(
          database, sql: "SELECT code, began, state FROM record ORDER BY id")
        contents.records = try rows.map { row in
          let state: String = row["state"]
          guard let json = try? JSONValue(parsing: Array(state.utf8)), let record = Record(json)
          else {
            throw StoreError.broken("a record that can't be read")
          }
          return StoredRecord(record: record, codeHash: row["code"], began: row["began"])
        }
        return contents
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  package func moves(of participant: String) async throws(StoreError) -> [LoggedMove] {
    do {
      return try await queue.read { database in
        try Row.fetchAll(
          database, sql: "SELECT received, move FROM move WHERE participant = ? ORDER BY number",
          arguments: [participant]
        ).map { row in
          let text: String = row["move"]
          guard let json = try? JSONValue(parsing: Array(text.utf8)), let move = Move(json) else {
            throw StoreError.broken("a move that can't be read")
          }
          return LoggedMove(move: move, received: row["received"])
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  package func commit(_ changes: [StoreChange]) async throws(StoreError) -> [Bool] {
    do {
      let kept = try await queue.write { database in
        try changes.map { try Self.keep($0, in: database) }
      }
      if changes.contains(where: \.isErasure) { await wipe() }
      return kept
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Leaves nothing of whoever was erased in the file or its journal.
  ///
  /// Cells that were moved between pages leave copies behind, which only writing the file anew removes: some
  /// tens of milliseconds for some hundred people. They are gone from the store in any case; where the disk has
  /// no room for this, closing the store empties its journal.
  private func wipe() async {
    try? await queue.writeWithoutTransaction { database in
      try? database.execute(sql: "VACUUM")
      try database.checkpoint(.truncate)
    }
  }

  private static func keep(_ change: StoreChange, in database: Database) throws -> Bool {
    switch change {
    case .enter(let stored):
      let record = stored.record
      try database.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO record (participant, code, began, test, through, state)
          VALUES (?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        record.participant, stored.codeHash, stored.began, record.isTest, record.through,
        record.json.text(),
      ])
      return database.changesCount == 1
    case .moves(let record, let moves, let after):
      try database.cachedStatement(
        sql: "UPDATE record SET through = ?, state = ? WHERE participant = ? AND through = ?"
      ).execute(arguments: [record.through, record.json.text(), record.participant, after])
      guard database.changesCount == 1 else { return false }
      let insert = try database.cachedStatement(
        sql: "INSERT INTO move (participant, number, received, move) VALUES (?, ?, ?, ?)")
      for logged in moves {
        try insert.execute(arguments: [
          record.participant, logged.move.number, logged.received, logged.move.json.text(),
        ])
      }
    case .erase(let participant):
      try database.execute(
        sql: "DELETE FROM record WHERE participant = ?", arguments: [participant])
      return database.changesCount == 1
    case .settings(let settings):
      for (name, value) in settings {
        try database.execute(
          sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
          arguments: [name, value])
      }
    }
    return true
  }

  /// Copies the store as it stands into another file, while it is in use.
  ///
  /// - Parameter path: the new file.
  /// - Throws: `StoreError`.
  package func copy(to path: String) throws(StoreError) {
    do {
      try queue.backup(to: DatabaseQueue(path: path))
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Whether the file is whole, as the library's own check sees it: every page, but not every index.
  ///
  /// - Throws: `StoreError`.
  package func isIntact() throws(StoreError) -> Bool {
    do {
      return try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check") } == "ok"
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Closes the file; the journal becomes part of it.
  ///
  /// - Throws: `StoreError`.
  package func close() throws(StoreError) {
    do { try queue.close() } catch { throw StoreError(error, path: path) }
  }
}

extension StoreChange {
  /// Whether it takes somebody out.
  fileprivate var isErasure: Bool {
    if case .erase = self { true } else { false }
  }
}

extension StoreError {
  /// What the library threw, told apart by what a person can do.
  fileprivate init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError:
      switch error.resultCode {
      case .SQLITE_FULL, .SQLITE_IOERR:
        // A disk that can't be written to fails like a full one.
        let isLocked = access(path, W_OK) != 0 && errno != ENOENT
        self = isLocked ? .readOnly(path: path) : .full(path: path)
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .broken(error.message ?? "")
      default: self = .other(error.message ?? "\(error.resultCode)")
      }
    default: self = .other("\(error)")
    }
  }
}

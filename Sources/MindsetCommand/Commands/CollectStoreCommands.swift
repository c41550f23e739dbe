import ArgumentParser
import Foundation
import Glibc
import QCollect
import QStudy

struct CollectExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write what a store holds as tables.",
    discussion: """
      Writes sorts.csv of what was handed in, participants.csv and comments.csv where people answered or \
      wrote something, records.csv with every \
      person's step, version and consent, moves.csv with every move, cards.csv with each card's turn, time, \
      moves and pile, and quality.csv with each sort's time, its cards that lie against the pre-sort, and \
      notes on what is worth a look. Nothing is left out for a note. The room must not be open meanwhile.

      EXAMPLES
        mindset collect export surveys/parks --to parks-collected
      """)

  @Argument(help: "The study folder.") var study: String
  @OptionGroup var storing: StoreArguments
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "Folder to write into; by default the study's name with -collected.", valueName: "dir"))
  var folder: String?
  @OptionGroup(title: "Messages") var common: CommonOptions

  func run() throws {
    let (study, path) = (study, storing.path(of: study))
    let tables = try inTemporaryFolder { temporary in
      let readable = try Self.writable(path, in: temporary)
      return try waiting {
        try await StoreTables(
          SQLiteStore(existing: readable), study: SavedSheets(folder: study).read())
      }
    }
    var output = OutputFolder()
    for file in try tables.files() { output.add(file.name, file.bytes) }
    let target = folder ?? FilePath.stem(of: study) + "-collected"
    try output.write(to: target)
    common.console.output("\(target)\n")
    for entry in tables.quality.entries {
      let sort =
        entry.participant + (entry.condition.isEmpty ? "" : " (\(entry.condition))")
        + (entry.isTest ? ", a test" : "")
      for note in entry.notes { common.console.message("\(sort): \(note)") }
    }
  }

  /// A store that can be opened: a copy where it lies on a disk that can only be read, for opening one writes
  /// beside it.
  private static func writable(_ path: String, in folder: String) throws -> String {
    guard access(path, W_OK) != 0, access(path, R_OK) == 0 else { return path }
    let copy = FilePath.join(folder, "copy.sqlite")
    for ending in ["", "-wal"] where isFolder(path + ending) == false {
      try FileManager.default.copyItem(atPath: path + ending, toPath: copy + ending)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy + ending)
    }
    return copy
  }
}

struct CollectEraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Take out everything of one participant.",
    discussion: """
      Takes the record out of the store and the sorts, comments and attributes out of the study's folder. \
      The room must not be open meanwhile; it has the same on its own page.

      EXAMPLES
        mindset collect erase surveys/parks --participant W3
      """)

  @Argument(help: "The study folder.") var study: String
  @OptionGroup var storing: StoreArguments
  @Option(help: ArgumentHelp("The participant's id.", valueName: "id")) var participant: String
  @OptionGroup(title: "Messages") var common: CommonOptions

  func run() throws {
    let (study, path, participant) = (study, storing.path(of: study), participant)
    let erased = try waiting {
      let store = try SQLiteStore(existing: path)
      // Without this its journal would stay beside it.
      defer { try? store.close() }
      let room = try await Room(store: store, services: RoomWiring(folder: study).services)
      guard let known = try await room.participant(called: participant) else {
        // What is exported is the store's, which knows nothing of sheets of paper.
        let isOfPaper = try await store.contents().records.isEmpty
        throw Findings(
          Finding(
            .unknownSort, location: Location(file: path), found: "no participant \(participant)",
            expected: "an id of the store or of sorts.csv",
            mend: isOfPaper
              ? "Nobody is in the store. Who sorted on paper is in \(FilePath.join(study, "sorts.csv")): "
                + "in its column participant, or sort where it has none."
              : "mindset collect export \(study) lists those of the store; who sorted on paper is in "
                + "\(FilePath.join(study, "sorts.csv"))."))
      }
      try await room.erase([known])
      return known
    }
    common.console.message("Everything of \(erased) is gone.")
  }
}

struct CollectBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy a store, checked.",
    discussion: """
      The room must not be open meanwhile; its own page offers a copy of the store while people sort.

      EXAMPLES
        mindset collect backup surveys/parks --to parks-monday.sqlite
      """)

  @Argument(help: "The study folder.") var study: String
  @OptionGroup var storing: StoreArguments
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The copy; must not be there yet.", valueName: "file"))
  var copy: String
  @OptionGroup(title: "Messages") var common: CommonOptions

  func run() throws {
    guard isFolder(copy) == nil else {
      throw Findings(
        Finding(
          .badValue, location: Location(file: copy), found: "a file that is there already",
          expected: "a new name", mend: "Choose another name, or move the file away."))
    }
    try SQLiteStore(existing: storing.path(of: study)).copy(to: copy)
    guard try SQLiteStore(existing: copy).isIntact() else {
      throw StoreError.broken("the copy does not pass its own check")
    }
    common.console.output("\(copy)\n")
  }
}

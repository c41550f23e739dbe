import Glibc
import QCollect
import QFormats
import QStudy
import QTables

/// The sorts of a study folder, into which those of paper sheets are written one by one.
struct SavedSheets {
  let folder: String

  /// Where the sorts are written.
  var file: String { FilePath.join(folder, "sorts.csv") }

  /// A study whose sheets can be keyed in.
  struct Design {
    let study: Study
    let grid: Grid
  }

  /// The study as it stands in the folder.
  ///
  /// - Throws: what of it can't be read, or keeps sheets from being keyed in.
  func design() throws -> Design {
    guard isFolder(FilePath.join(folder, "study.yml")) == false else {
      throw Findings(
        Finding(
          .missingFile, location: Location(file: folder), found: "no study folder",
          expected: "the folder that holds study.yml",
          mend: "Make one with mindset new, or of a file with mindset import."))
    }
    let study = try read()
    try Findings.check(study.designFindings())
    guard let grid = study.grid else {
      throw Findings(
        Finding(
          .badGrid, location: Location(file: FilePath.join(folder, "study.yml")),
          found: "no grid", expected: "the grid of the sheets, as in grid: {-1: 2, 0: 3, 1: 2}",
          mend: "Add the key grid."))
    }
    return Design(study: study, grid: grid)
  }

  /// Whether there is a sort of an id.
  func holds(_ id: String) throws -> Bool { try read().sorts.contains { $0.id == id } }

  /// Everybody of whom there is something.
  func people() throws -> Set<String> { try read().knownPeople }

  /// What is known of a participant, by the ids of questions and the names of columns.
  func attributes(of participant: String) throws -> [String: String] {
    try read().participants.first { $0.id == participant }?.attributes ?? [:]
  }

  /// Adds a sort, with what its maker wrote and answered, to what the folder holds by now, and says how many
  /// sorts there are then.
  ///
  /// - Throws: where the statements are other ones by now, or there is such a sort; `FileError`.
  func add(_ sort: QSort, _ comments: [Comment], answers: [String: String]) throws -> Int {
    try locked {
      var study = try read()
      guard study.statements.count == sort.placements.count else {
        throw Findings(
          Finding(
            .badValue, location: Location(file: folder), sort: sort.id,
            found: "\(study.statements.count) statements by now",
            expected: "\(sort.placements.count), as when the sheet was begun",
            mend: "Undo the change of statements.csv, or key the sheets in again."))
      }
      guard !study.sorts.contains(where: { $0.id == sort.id }) else {
        throw Findings(
          Finding(
            .duplicateSort, location: Location(file: file), sort: sort.id,
            found: "a sort of this id, written meanwhile", expected: "each id once",
            mend: "Rename the one in the file, or key this sheet in under another code."))
      }
      study.sorts.append(sort)
      study.comments += comments
      study.keep([Participant(id: sort.participant, attributes: answers)])
      var output = OutputFolder()
      for file in try StudyFolderWriter.tablesOfSorts(study) { output.add(file.name, file.bytes) }
      try output.write(to: folder)
      return study.sorts.count
    }
  }

  /// Puts sorts in the place of those of the same ids, with their people and comments.
  func merge(_ collected: CollectedSorts) throws {
    try change { try collected.merged(into: $0) }
  }

  /// Takes out everything of some participants.
  func erase(_ participants: Set<String>) throws {
    try change { $0.without(participants) }
  }

  /// Writes a study in the place of the one in the folder.
  func replace(_ change: (inout Study) throws -> Void) throws {
    try self.change { study in
      var study = study
      try change(&study)
      return study
    }
  }

  /// Writes what a change makes of the study; files that it has no more are removed.
  private func change(_ change: (Study) throws -> Study) throws {
    try locked {
      let before = try read()
      let study = try change(before)
      guard study != before else { return }
      let files = try StudyFolderWriter.files(study)
      let written = Set(files.map(\.name))
      let gone = try StudyFolderWriter.files(before).map(\.name).filter { !written.contains($0) }
      // Whenever it is cut short, no comment may be left whose sort is gone: files refer to the ones before
      // them, so that what comes is written in their order and what goes in the opposite one.
      let isShrinking = study.sorts.count < before.sorts.count
      for name in gone { try removeFile(FilePath.join(folder, name)) }
      var output = OutputFolder()
      for file in isShrinking ? files.reversed() : files { output.add(file.name, file.bytes) }
      try output.write(to: folder)
    }
  }

  /// Reads while nothing is being written: a folder half of whose files are new says what nobody wrote.
  func undisturbed<Result>(_ read: () throws -> Result) throws -> Result { try locked(read) }

  func read() throws -> Study {
    try StudyFormats.read(path: folder, options: ReadingOptions(format: StudyFolderFormat.id)).study
  }

  /// Two terminals may key in sheets of one study: each waits until the other has written.
  private func locked<Result>(_ work: () throws -> Result) throws -> Result {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError.at(folder, errno) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw FileError.at(folder, errno) }
    }
    return try work()
  }
}

private func removeFile(_ path: String) throws(FileError) {
  guard unlink(path) == 0 || errno == ENOENT else { throw FileError.at(path, errno) }
}

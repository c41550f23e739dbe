import Glibc
import QDrawing
import QTables

/// A set of files written together: all appear, or none does.
///
/// The files are made in a temporary folder and then moved in: it lies within a folder that is there
/// already, which may be a file system of its own or the only place that can be written to, and
/// beside one that is yet to be made. Only files of these names are replaced, and only files of a series
/// written anew, and those that are named as outdated, are removed; whatever else lies in the folder stays.
struct OutputFolder {
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  /// Files of which a run writes some and another run others. One of an earlier run that this one
  /// doesn't write is removed.
  private var series: [Series] = []
  /// Files of an earlier run that are to go.
  private var outdated: [String] = []
  /// What files show as empty boxes.
  private(set) var unshown = UnshownCharacters()

  /// Adds a file; the name may lead into subfolders.
  mutating func add(_ name: String, _ bytes: [UInt8]) { files.append((name, bytes)) }

  /// Says that every file `stem`N`ending` is among those added, so that no other is left behind.
  ///
  /// - Parameter numbers: how many numbers, with hyphens between them, stand for N; 0 for one file.
  mutating func complete(_ stem: String, numbers: Int = 1, _ ending: String) {
    series.append(Series(stem: stem, numbers: numbers, ending: ending))
  }

  /// Says that these files, which an earlier run left in the folder, are to be removed.
  mutating func remove(_ names: [String]) { outdated += names }

  /// Adds a text file.
  mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  /// Adds a document or picture.
  mutating func add(_ name: String, _ drawn: Drawn) {
    add(name, drawn.bytes)
    unshown.add(drawn.unshown)
  }

  /// Adds a document or picture as it is drawn.
  /// - Throws: `UndrawnFile`, which names it; what else `drawing` throws.
  mutating func add(_ name: String, drawing: () throws -> Drawn) throws {
    do {
      add(name, try drawing())
    } catch {
      guard let reason = UndrawnFile.Reason(error) else { throw error }
      throw UndrawnFile(name: name, reason: reason)
    }
  }

  /// Adds the files of another set.
  mutating func add(contentsOf other: OutputFolder) {
    files += other.files
    series += other.series
    outdated += other.outdated
    unshown.add(other.unshown)
  }

  /// Writes every file below `folder`, which is made where it is missing.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - inputs: files the command reads, which are never replaced.
  /// - Throws: `FileError` naming the folder or file asked for, before anything is replaced.
  func write(to folder: String, inputs: [String] = []) throws {
    try check(folder, inputs: inputs)
    // An interruption would leave the temporary folder behind, or some files new and some old.
    try Interruption.putOff {
      removeAbandoned(in: folder)
      let mark = "\(Self.mark)\(getpid())"
      let staging = isFolder(folder) == true ? FilePath.join(folder, mark) : folder + mark
      defer { removeTree(staging) }
      do {
        for file in files {
          let path = FilePath.join(staging, file.name)
          try makeFolder(FilePath.folder(of: path))
          try writeFile(file.bytes, to: path)
        }
      } catch let error as FileError {
        // The temporary name would mean nothing to anyone.
        throw error.naming(folder)
      }
      for file in files {
        let target = FilePath.join(folder, file.name)
        try makeFolder(FilePath.folder(of: target))
        guard rename(FilePath.join(staging, file.name), target) == 0 else {
          throw FileError.at(target, errno)
        }
      }
      for name in leftBehind(in: folder) where unlink(FilePath.join(folder, name)) != 0 {
        throw FileError.at(FilePath.join(folder, name), errno)
      }
    }
  }

  /// The beginning of the name of a folder in which files are made ready; the process's number follows.
  private static let mark = ".writing-"

  /// Takes out what a run has left in the folder that was killed while it wrote there.
  private func removeAbandoned(in folder: String) {
    for name in entries(of: folder) where name.hasPrefix(Self.mark) {
      guard let process = pid_t(name.dropFirst(Self.mark.count)), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      removeTree(FilePath.join(folder, name))
    }
  }

  /// Files of an earlier run that are removed: those of a series written anew, and those named.
  private func leftBehind(in folder: String) -> [String] {
    Set(series.flatMap { notWritten($0, in: folder) } + outdated).sorted()
  }

  /// The files `stem`N`ending` of a folder that are not among those added.
  func notWritten(_ stem: String, numbers: Int, _ ending: String, in folder: String) -> [String] {
    notWritten(Series(stem: stem, numbers: numbers, ending: ending), in: folder)
  }

  private func notWritten(_ series: Series, in folder: String) -> [String] {
    let written = Set(files.map(\.name))
    let below = FilePath.folder(of: series.stem)
    return entries(of: FilePath.join(folder, below)).map { FilePath.join(below, $0) }.filter {
      series.holds($0) && !written.contains($0)
        && isFolder(FilePath.join(folder, $0)) == false
    }
  }

  /// Refuses a folder that the files can't be written into.
  func check(_ folder: String, inputs: [String]) throws {
    guard !folder.isEmpty else { throw UsageError("The name of the output folder is empty.") }
    for file in files {
      try checkTarget(file.name, in: folder)
      let target = FilePath.join(folder, file.name)
      if inputs.contains(where: { FilePath.isSame($0, target) }) {
        throw UsageError("\(target) is read by this command: choose another folder.")
      }
    }
  }

  /// Refuses a file that would take the place of a folder, or lie below a file.
  private func checkTarget(_ name: String, in folder: String) throws {
    let target = FilePath.join(folder, name)
    if isFolder(target) == true { throw FileError.isDirectory(path: target) }
    var above = FilePath.folder(of: target)
    while isFolder(above) == nil, FilePath.folder(of: above) != above {
      above = FilePath.folder(of: above)
    }
    if isFolder(above) == false { throw FileError.other(path: above, errno: ENOTDIR) }
  }
}

/// Files that differ in their numbers: `sheets/page-1.pdf`, `sheets/page-2.pdf` …
private struct Series {
  let stem: String
  /// How many numbers a name has, with hyphens between them.
  let numbers: Int
  let ending: String

  func holds(_ name: String) -> Bool {
    guard name.hasPrefix(stem), name.hasSuffix(ending), name.count >= stem.count + ending.count
    else { return false }
    let middle = name.dropFirst(stem.count).dropLast(ending.count)
    let parts = middle.isEmpty ? [] : middle.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == numbers
      && parts.allSatisfy { part in Int(part).map { $0 > 0 && String($0) == part } == true }
  }
}

extension FileError {
  /// The error of a failed system call on `path`.
  static func at(_ path: String, _ code: Int32) -> FileError {
    switch code {
    case ENOENT: .notFound(path: path)
    case EACCES, EPERM, EROFS: .permission(path: path)
    case EISDIR: .isDirectory(path: path)
    default: .other(path: path, errno: code)
    }
  }

  /// The same failure, told of another path.
  func naming(_ path: String) -> FileError {
    switch self {
    case .notFound: .notFound(path: path)
    case .permission: .permission(path: path)
    case .isDirectory: .isDirectory(path: path)
    case .tooLarge(_, let limit): .tooLarge(path: path, limit: limit)
    case .noWriter(_, let seconds): .noWriter(path: path, seconds: seconds)
    case .other(_, let code): .other(path: path, errno: code)
    }
  }
}

/// Whether something lies at the path, and whether it is a folder.
func isFolder(_ path: String) -> Bool? {
  var information = stat()
  guard stat(path, &information) == 0 else { return nil }
  return information.st_mode & S_IFMT == S_IFDIR
}

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws {
  if isFolder(path) == true { return }
  let parent = FilePath.folder(of: path)
  if parent != path { try makeFolder(parent) }
  guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileError.at(path, errno) }
}

private func removeTree(_ path: String) {
  for name in entries(of: path) {
    let child = path + "/" + name
    if isFolder(child) == true { removeTree(child) } else { unlink(child) }
  }
  rmdir(path)
}

/// The names of what lies in a folder; none where there is no such folder.
private func entries(of path: String) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

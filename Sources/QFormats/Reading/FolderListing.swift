internal import Glibc

/// What lies in a folder, as far as it is looked at.
///
/// A folder may come from strangers: links are named and not followed, since they lead anywhere, and
/// neither the depth nor the number of entries is without end.
struct FolderListing: Sendable {
  /// Paths of the files, from the folder in which the listed one lies; sorted.
  private(set) var files: [String] = []
  /// Paths of links to files or folders.
  private(set) var links: [String] = []
  /// Paths of folders that lie deeper than was looked.
  private(set) var deeper: [String] = []
  /// Whether there is more than ``mostEntries``, which is not listed.
  private(set) var isCut = false

  /// No study has more files.
  static let mostEntries = 20_000

  /// Lists a folder on disk; one that is not there holds nothing.
  ///
  /// - Parameters:
  ///   - root: The folder in which it lies.
  ///   - folder: Its path from there.
  ///   - depth: How many folders below it are looked into, one within the other.
  init(disk root: String, folder: String, depth: Int) {
    var entries = 0
    // A link on the way leads out as well.
    var parent = ""
    for part in folder.split(separator: "/").dropLast() {
      parent += (parent.isEmpty ? "" : "/") + part
      if kind(root + "/" + parent) == S_IFLNK {
        links = [parent]
        return
      }
    }
    look(root, folder, depth, &entries)
    sort()
  }

  /// Lists names of files that are held in memory.
  init(names: some Sequence<String>, folder: String, depth: Int) {
    var folders: Set<String> = []
    for name in names where name.hasPrefix(folder + "/") {
      let parts = name.dropFirst(folder.count + 1).split(separator: "/")
      if parts.count <= depth + 1 {
        files.append(name)
      } else {
        folders.insert(([folder] + parts.prefix(depth + 1).map(String.init)).joined(separator: "/"))
      }
    }
    deeper = Array(folders)
    isCut = files.count > Self.mostEntries
    sort()
    files = Array(files.prefix(Self.mostEntries))
  }

  private mutating func sort() {
    files.sort()
    links.sort()
    deeper.sort()
  }

  private mutating func look(_ root: String, _ path: String, _ depth: Int, _ entries: inout Int) {
    switch kind(root + "/" + path) {
    case S_IFLNK: links.append(path)
    case S_IFREG: files.append(path)
    case S_IFDIR where depth < 0: deeper.append(path)
    case S_IFDIR:
      for name in folderNames(root + "/" + path) ?? [] {
        entries += 1
        guard entries <= Self.mostEntries else {
          isCut = true
          return
        }
        look(root, path + "/" + name, depth - 1, &entries)
      }
    // Pipes, sockets and devices hold no study.
    default: break
    }
  }

  /// What a path itself is, without following it; nil where there is nothing.
  private func kind(_ path: String) -> mode_t? {
    var information = stat()
    return lstat(path, &information) == 0 ? information.st_mode & S_IFMT : nil
  }
}

/// The names in a folder, sorted; nil where the path is none that can be listed.
func folderNames(_ path: String) -> [String]? {
  guard let directory = opendir(path) else { return nil }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

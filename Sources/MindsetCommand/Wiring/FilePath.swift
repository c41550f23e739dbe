import Glibc

/// Paths as text: joining, and naming one relative to another. Only where it is said is anything
/// looked up on the disk.
enum FilePath {
  /// The folder part, `.` where there is none.
  static func folder(of path: String) -> String {
    let trimmed = withoutTrailingSlash(path)
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The last component.
  static func name(of path: String) -> String {
    let trimmed = withoutTrailingSlash(path)
    guard let slash = trimmed.lastIndex(of: "/") else { return trimmed }
    return String(trimmed[trimmed.index(after: slash)...])
  }

  /// The last component without its extension.
  static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// `path` as seen from `folder`; absolute paths stand.
  static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder == "." || folder.isEmpty { return normalised(path) }
    return normalised(withoutTrailingSlash(folder) + "/" + path)
  }

  /// `path` as written from `folder`; both relative to the same place, or both absolute.
  static func relative(_ path: String, from folder: String) -> String {
    let target = components(path)
    let base = components(folder)
    let shared = zip(target, base).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: base.count - shared)
    let result = (up + Array(target.dropFirst(shared))).joined(separator: "/")
    return result.isEmpty ? "." : result
  }

  private static func components(_ path: String) -> [Substring] {
    normalised(path).split(separator: "/").filter { $0 != "." }
  }

  /// `a/./b/../c` is `a/c`; leading `..` stay.
  private static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  // MARK: On the disk

  /// The path from the root: one path can only be told relative to another where both count from
  /// the same place.
  static func absolute(_ path: String) -> String {
    guard let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return join(String(cString: here), path)
  }

  /// What a link leads to, and every link on the way; the path itself where nothing is there.
  static func resolved(_ path: String) -> String {
    guard let target = realpath(path, nil) else { return path }
    defer { free(target) }
    return String(cString: target)
  }

  /// Whether two paths lead to the same file or folder, which is there.
  static func isSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_dev == other.st_dev
      && one.st_ino == other.st_ino
  }
}

/// Paths as text: joining, and naming one relative to another. Nothing is looked up on the disk.
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
}

import Glibc
import QReport
import QTables

/// A single file that a command is asked to write.
enum OutputFile {
  /// What a file must be for Mindset to put a new one in its place.
  enum Kind {
    /// A result or a difference: JSON that names a Mindset format.
    case result
    /// A recipe that can be read, and holds no decision of a person that this one lacks.
    case recipe(Recipe)

    var name: String {
      switch self {
      case .result: "result of Mindset"
      case .recipe: "recipe"
      }
    }
  }

  /// Writes the bytes to the path; nothing but a file of the same kind is replaced.
  ///
  /// A link is followed, and what is no regular file (a pipe, a device) is written into.
  static func write(_ bytes: [UInt8], to path: String, as kind: Kind) throws {
    guard !path.isEmpty else { throw UsageError("The name of the output file is empty.") }
    var information = stat()
    guard stat(path, &information) == 0 else {
      try writeFile(bytes, to: resolved(path))
      return
    }
    switch information.st_mode & S_IFMT {
    case S_IFDIR: throw FileError.isDirectory(path: path)
    case S_IFREG:
      guard try isOwn(path, kind) else {
        throw UsageError(
          "\(path) is there already, and it is no \(kind.name): choose another name, or move it "
            + "away.")
      }
      try writeFile(bytes, to: resolved(path))
    default: try writeInto(path, bytes)
    }
  }

  private static func isOwn(_ path: String, _ kind: Kind) throws -> Bool {
    switch kind {
    case .recipe(let recipe):
      guard let old = try? RecipeReader.read(path) else { return false }
      let lost = recipe.decisions.lacking(of: old.decisions)
      guard lost.isEmpty else {
        throw UsageError(
          "\(path) is there already, and holds \(NumberText.list(lost)) that the new recipe would "
            + "not have: choose another name, move it away, or analyse \(path) itself, which keeps "
            + "them.")
      }
      return true
    case .result:
      guard let bytes = try? readFile(path, limit: 1 << 30) else { return false }
      // An empty file holds nothing that could be lost.
      if bytes.isEmpty { return true }
      guard let format = (try? JSONValue(parsing: bytes))?["format"]?.string else { return false }
      return format.hasPrefix("mindset.")
    }
  }

  /// The file that a link leads to; the path itself where there is none.
  private static func resolved(_ path: String) -> String {
    guard let target = realpath(path, nil) else { return path }
    defer { free(target) }
    return String(cString: target)
  }

  private static func writeInto(_ path: String, _ bytes: [UInt8]) throws {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError.at(path, errno) }
    defer { close(descriptor) }
    var done = 0
    try bytes.withUnsafeBytes { buffer in
      while done < buffer.count {
        let count = Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw FileError.at(path, errno) }
        done += count
      }
    }
  }
}

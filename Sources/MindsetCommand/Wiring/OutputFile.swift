import Glibc
import QReport
import QTables

/// A single file that a command is asked to write.
struct OutputFile {
  /// What a file must be for Mindset to put a new one in its place.
  enum Kind {
    /// JSON that names the same Mindset format as the new bytes.
    case result
    /// A recipe that can be read, and holds no decision of a person that this one lacks.
    case recipe(Recipe)
  }

  let bytes: [UInt8]
  let path: String
  let kind: Kind

  /// Writes the bytes to the path; nothing but a file of the same kind is replaced.
  ///
  /// A link is followed, and what is no regular file (a pipe, a device) is written into.
  ///
  /// - Parameter inputs: files the command reads, which a result never replaces.
  static func write(
    _ bytes: [UInt8], to path: String, as kind: Kind, inputs: [String] = []
  ) throws {
    let file = OutputFile(bytes: bytes, path: path, kind: kind)
    try file.check(inputs: inputs)
    try file.write()
  }

  /// Refuses a path that the file can't be written to, before anything is written.
  ///
  /// - Parameters:
  ///   - inputs: files the command reads, which a result never replaces.
  ///   - folders: folders that will be made until the file is written.
  func check(inputs: [String], folders: Set<String> = []) throws {
    guard !path.isEmpty else { throw UsageError("The name of the output file is empty.") }
    guard let isThereAsFolder = isFolder(path) else {
      let folder = FilePath.folder(of: path)
      let willBe = folders.contains { ($0 + "/").hasPrefix(FilePath.absolute(folder) + "/") }
      if willBe || isLink { return }
      guard access(folder, W_OK) == 0 else { throw FileError.at(path, errno) }
      guard isFolder(folder) == true else { throw FileError.at(path, ENOTDIR) }
      return
    }
    if isThereAsFolder { throw FileError.isDirectory(path: path) }
    guard isRegular else { return }
    switch kind {
    case .result:
      if inputs.contains(where: { FilePath.isSame($0, path) }) {
        throw UsageError("\(path) is read by this command: choose another name for the result.")
      }
      try checkResult()
    case .recipe(let recipe): try check(recipe)
    }
  }

  /// Writes the bytes; whoever reads the path sees the old ones or the new ones.
  func write() throws {
    guard isFolder(path) == nil || isRegular else { return try writeInto() }
    let target = FilePath.resolved(path)
    try Interruption.putOff { try writeFile(bytes, to: target) }
  }

  private var isRegular: Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }

  /// Whether the path is a link, which leads elsewhere.
  private var isLink: Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
  }

  private func checkResult() throws {
    let old = try? readFile(path, limit: 1 << 30)
    // An empty file holds nothing that could be lost.
    if let old, old.isEmpty { return }
    guard let format = old.flatMap(Self.format), format.hasPrefix("mindset.") else {
      throw UsageError(
        "\(path) is there already, and it is no result of Mindset: choose another name, or move it "
          + "away.")
    }
    guard let own = Self.format(of: bytes), own == format else {
      throw UsageError(
        "\(path) is there already, and holds another kind of result (\(format)): choose another "
          + "name, or move it away.")
    }
  }

  private static func format(of bytes: [UInt8]) -> String? {
    (try? JSONValue(parsing: bytes, limits: .ofResults))?["format"]?.string
  }

  private func check(_ recipe: Recipe) throws {
    guard let old = try? RecipeReader.read(path) else {
      throw UsageError(
        "\(path) is there already, and it is no recipe: choose another name, or move it away.")
    }
    let lost = recipe.decisions.lacking(of: old.decisions)
    guard lost.isEmpty else {
      throw UsageError(
        "\(path) is there already, and holds \(NumberText.list(lost)) that the new recipe would "
          + "not have: choose another name, move it away, or analyse \(path) itself, which keeps "
          + "them.")
    }
  }

  private func writeInto() throws {
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

/// Everything a command was asked to write: every destination is checked before the first is
/// written.
struct OutputSet {
  /// Files the command reads, which a result never replaces.
  let inputs: [String]
  private var folder: (contents: OutputFolder, path: String)?
  private var files: [OutputFile] = []

  init(inputs: [String]) { self.inputs = inputs }

  mutating func add(_ contents: OutputFolder, to path: String) { folder = (contents, path) }

  mutating func add(_ bytes: [UInt8], to path: String, as kind: OutputFile.Kind) {
    files.append(OutputFile(bytes: bytes, path: path, kind: kind))
  }

  /// Writes all of it, and says so.
  func write(_ console: Console) throws {
    try check()
    if let folder {
      try folder.contents.write(to: folder.path, inputs: inputs)
      console.message("Wrote \(folder.path)")
    }
    for file in files {
      try file.write()
      console.message("Wrote \(file.path)")
    }
  }

  private func check() throws {
    if let folder { try folder.contents.check(folder.path, inputs: inputs) }
    // Two outputs in one place would leave the later one, or a file where a folder is needed.
    var taken =
      folder.map { folder in
        folder.contents.files.map { FilePath.absolute(FilePath.join(folder.path, $0.name)) }
      } ?? []
    let folders = Set(taken.map { FilePath.folder(of: $0) })
    for file in files {
      try file.check(inputs: inputs, folders: folders)
      let path = FilePath.absolute(file.path)
      if let other = taken.first(where: { $0 == path || $0.hasPrefix(path + "/") }) {
        throw UsageError(
          "\(file.path) is asked for twice"
            + (other == path ? "" : ", as a file and as a folder") + ": give two outputs two names."
        )
      }
      taken.append(path)
    }
  }
}

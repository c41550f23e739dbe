package import QTables
internal import Synchronization

/// A file, or the files of a folder, as a reader is given them.
package struct FormatInput: Sendable {
  /// The path as the user gave it; locations in findings begin with it.
  package let path: String
  /// The bytes of the file; nil for a folder.
  package let bytes: [UInt8]?
  /// The names in the folder, or beside the file; sorted.
  package let names: [String]
  private let load: @Sendable (String, Int) throws(FileError) -> [UInt8]
  private let list: @Sendable (String, Int) -> FolderListing
  private let parsed = ParsedWorkbook()

  /// Opens a file or folder on disk. A path to a `study.yml` stands for its folder.
  ///
  /// - Parameters:
  ///   - path: Where it lies.
  ///   - waits: Whether the writer of a pipe with a name is waited for; not where the pipe was read
  ///     before.
  /// - Throws: `FileError` when there is no such thing or it can't be read.
  package init(path: String, waits: Bool = true) throws(FileError) {
    let (folder, name) = Self.split(path)
    let isStudyFile = name == StudyFolderFormat.studyFile
    if let names = folderNames(isStudyFile ? folder : path) {
      let folder = isStudyFile ? folder : path
      self.path = folder
      bytes = nil
      self.names = names
      load = { name, limit throws(FileError) in
        try readFile(Self.join(folder, name), limit: limit)
      }
      list = { FolderListing(disk: folder, folder: $0, depth: $1) }
    } else {
      self.path = path
      bytes = try readFile(path, limit: Limits().bytes, waits: waits)
      names = folderNames(folder) ?? []
      load = { name, limit throws(FileError) in
        try readFile(Self.join(folder, name), limit: limit)
      }
      list = { FolderListing(disk: folder, folder: $0, depth: $1) }
    }
  }

  /// A file in memory, with what lies beside it by name.
  package init(path: String, bytes: [UInt8], beside files: [String: [UInt8]] = [:]) {
    self.path = path
    self.bytes = bytes
    names = Self.names(files)
    (load, list) = Self.inMemory(files)
  }

  /// A folder in memory: its files by name.
  package init(folder path: String, files: [String: [UInt8]]) {
    self.path = path
    bytes = nil
    names = Self.names(files)
    (load, list) = Self.inMemory(files)
  }

  /// A file beside those of another input.
  private init(path: String, bytes: [UInt8], beside input: FormatInput) {
    self.path = path
    self.bytes = bytes
    names = input.names
    load = input.load
    list = input.list
  }

  private typealias Load = @Sendable (String, Int) throws(FileError) -> [UInt8]

  /// The names at the top, as a folder on disk lists them: what lies deeper is in a folder.
  private static func names(_ files: [String: [UInt8]]) -> [String] {
    Set(files.keys.map { $0.prefix { $0 != "/" } }).map(String.init).sorted()
  }

  private static func inMemory(
    _ files: [String: [UInt8]]
  ) -> (Load, @Sendable (String, Int) -> FolderListing) {
    let load: Load = { name, limit throws(FileError) in
      guard let bytes = files[name] else {
        let isFolder = files.keys.contains { $0.hasPrefix(name + "/") }
        throw isFolder ? .isDirectory(path: name) : .notFound(path: name)
      }
      guard bytes.count <= limit else { throw .tooLarge(path: name, limit: limit) }
      return bytes
    }
    return (load, { FolderListing(names: files.keys, folder: $0, depth: $1) })
  }

  /// The bytes of a file in the folder, or beside the file, or in a folder below, by its path from
  /// there; nil where there is none.
  ///
  /// - Parameter limit: the most bytes that are read.
  /// - Throws: `FileError`; `tooLarge` for a file of more.
  package func file(
    named name: String, limit: Int = Limits().bytes
  ) throws(FileError) -> [UInt8]? {
    let isListed = names.contains(name)
    guard isListed || name.contains("/"), names.contains(String(name.prefix { $0 != "/" })) else {
      return nil
    }
    do {
      return try load(name, limit)
    } catch .isDirectory {
      return nil
    } catch .notFound where !isListed {
      return nil
    }
  }

  /// What lies in a folder within the folder, or beside the file.
  ///
  /// - Parameters:
  ///   - folder: its path from there.
  ///   - depth: how many folders below it are looked into, one within the other.
  func listing(of folder: String, depth: Int) -> FolderListing { list(folder, depth) }

  /// A file of the folder as an input of its own, with what lies beside it; nil where there is none.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - limit: the most bytes that are read.
  /// - Throws: `FileError`; `tooLarge` for a file of more.
  package func entry(
    _ name: String, limit: Int = Limits().bytes
  ) throws(FileError) -> FormatInput? {
    guard let bytes = try file(named: name, limit: limit) else { return nil }
    return FormatInput(path: location(of: name), bytes: bytes, beside: self)
  }

  /// The path of a file in the folder, or beside the file, as messages name it.
  package func location(of name: String) -> String {
    Self.join(bytes == nil ? path : Self.split(path).folder, name)
  }

  /// The bytes as a workbook, parsed once however many readers ask.
  ///
  /// - Throws: `XLSXError`, for a folder too.
  package func workbook() throws(XLSXError) -> XLSXWorkbook { try parsed.workbook(bytes ?? []) }

  /// The last part of the path.
  package var name: String { Self.split(path).name }

  /// The name without its extension.
  package var stem: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The letters after the last point of the name, in lower case; empty where there are none.
  package var fileExtension: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name of the file beside this one with the same stem and another extension, in any case;
  /// the same case goes first.
  package func sibling(extension wanted: String) -> String? {
    let names = names.filter { $0.lowercased() == "\(stem).\(wanted)".lowercased() }
    return names.first { $0.hasPrefix(stem + ".") } ?? names.first
  }

  private static func join(_ folder: String, _ name: String) -> String {
    if folder == "." || folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return (".", String(trimmed)) }
    let folder = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    return (folder, String(trimmed[trimmed.index(after: slash)...]))
  }
}

/// What became of reading a workbook, kept for those who ask again.
private final class ParsedWorkbook: Sendable {
  private let result = Mutex<Result<XLSXWorkbook, XLSXError>?>(nil)

  func workbook(_ bytes: [UInt8]) throws(XLSXError) -> XLSXWorkbook {
    let result = result.withLock { result in
      let known =
        result ?? Result { () throws(XLSXError) in try XLSXWorkbook(reading: bytes) }
      result = known
      return known
    }
    return try result.get()
  }
}

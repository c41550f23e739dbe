internal import QStudy
internal import QTables

/// The settings files of a collecting program, found by name or given, and parsed.
struct SettingsDocuments {
  /// A file with its root.
  typealias Document = (file: String, root: XMLElement)

  /// The four files, by the name of their root.
  static let roots = ["statements", "map", "config", "language"]
  /// The folder in which the programs keep them.
  static let folder = "settings"

  /// The files by the names of their roots.
  private var documents: [String: Document] = [:]
  /// What must be said of files that were passed over.
  private(set) var warnings: [Warning] = []

  /// The settings in a folder or beside a file, or in the folder `settings` there.
  ///
  /// A file of one of the names with another root belongs to another program, and is left alone with a
  /// warning.
  /// - Throws: `Findings` with every fault of the files; `FileError` when one can't be read.
  init(beside input: FormatInput) throws {
    for prefix in ["", Self.folder + "/"] where !hasDesign {
      documents = [:]
      try take(Self.roots, prefix, input)
    }
    if !hasDesign { documents = [:] }
  }

  /// A file of the four, whatever its name, with the other three from beside it.
  ///
  /// - Throws: as above.
  init(_ bytes: [UInt8], root: String, of input: FormatInput) throws {
    documents[root] = try Self.document(bytes, file: input.path)
    try take(Self.roots.filter { $0 != root }, "", input)
  }

  /// The design they state; nil where there is neither a list of statements nor a grid.
  ///
  /// - Throws: every fault of the files.
  func settings() throws(Findings) -> CollectorSettings? {
    hasDesign ? try CollectorSettings(documents) : nil
  }

  private var hasDesign: Bool { documents["statements"] != nil || documents["map"] != nil }

  private mutating func take(_ roots: [String], _ prefix: String, _ input: FormatInput) throws {
    var findings: [Finding] = []
    for root in roots {
      let name = "\(prefix)\(root).xml"
      guard let bytes = try input.file(named: name) else { continue }
      let file = input.location(of: name)
      let found = Self.rootName(bytes)
      guard found == root else {
        let what = found.map { "its root is <\(excerpt($0))>" } ?? "it is no XML"
        warnings.append(
          Warning(
            .settingsIgnored, "\(file) was left alone: \(what), where <\(root)> was expected."))
        continue
      }
      do {
        documents[root] = try Self.document(bytes, file: file)
      } catch {
        findings += error.all
      }
    }
    try Findings.check(findings)
  }

  private static func document(_ bytes: [UInt8], file: String) throws(Findings) -> Document {
    do {
      return (file, try XMLElement(parsing: bytes))
    } catch {
      throw Findings(Finding(error, file: file, bytes: bytes))
    }
  }

  /// The name of the first tag of a document, without its prefix; nil for what is no XML.
  static func rootName(_ bytes: [UInt8]) -> String? {
    var rest = textSample(bytes, count: 1 << 14).drop(while: isBlankByte)
    // Declarations and comments may stand before the root; that of a type is refused by the parser.
    while rest.starts(with: "<?".utf8) || rest.starts(with: "<!".utf8) {
      let end = rest.starts(with: "<!--".utf8) ? "-->" : ">"
      guard let range = rest.firstRange(of: Array(end.utf8)) else { return nil }
      let isType = rest.starts(with: "<!DOCTYPE".utf8)
      rest = rest[range.upperBound...].drop { isType ? $0 != UInt8(ascii: "<") : isBlankByte($0) }
    }
    guard rest.first == UInt8(ascii: "<") else { return nil }
    let ends: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: ">")]
    let name = rest.dropFirst().prefix { !isBlankByte($0) && !ends.contains($0) }
    let local = name.split(separator: UInt8(ascii: ":")).last ?? []
    return local.isEmpty ? nil : String(decoding: local, as: UTF8.self)
  }
}

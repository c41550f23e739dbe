internal import QStudy
internal import QTables

/// The archive that KADE and Ken-Q exchange: `name.txt`, `pattern.txt`, `sorts.txt` and
/// `statements.txt`.
package enum KADEZipFormat: StudyFormat {
  package static let id = "kade-zip"
  package static let name = "KADE ZIP archive"

  static let sortsFile = "sorts.txt"
  static let patternFile = "pattern.txt"
  static let nameFile = "name.txt"
  static let statementsFile = "statements.txt"

  package static func recognises(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes, bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]),
      let archive = try? ZIPArchive(reading: bytes), !archive.contains("[Content_Types].xml")
    else { return false }
    return entry(sortsFile, in: archive) != nil
      && [patternFile, nameFile, statementsFile].contains { entry($0, in: archive) != nil }
  }

  /// The entry of a name, at the top or in a folder; what macOS puts beside it is none.
  private static func entry(_ name: String, in archive: ZIPArchive) -> String? {
    archive.names.first { entry in
      let parts = entry.lowercased().split(separator: "/", omittingEmptySubsequences: false)
      return parts.last.map(String.init) == name && parts.first != "__macosx"
    }
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    var files: [String: KADETextFile] = [:]
    do {
      let archive = try ZIPArchive(reading: bytes)
      for name in [nameFile, patternFile, sortsFile, statementsFile, KADEIDs.name + ".csv"] {
        guard let entry = entry(name, in: archive) else { continue }
        files[name] = KADETextFile(
          file: "\(input.path)/\(entry)", bytes: try archive.read(entry))
      }
    } catch {
      throw Findings(Finding(error, file: input.path))
    }
    guard let sortsFile = files[sortsFile] else {
      throw Findings(
        Finding(
          .missingFile, location: Location(file: input.path), found: "an archive without sorts.txt",
          expected: "name.txt, pattern.txt, sorts.txt and statements.txt",
          mend: "Check that this is the right file."))
    }
    return try read(files, sorts: sortsFile, title: input.stem, options: options)
  }

  private static func read(
    _ files: [String: KADETextFile], sorts file: KADETextFile, title: String,
    options: ReadingOptions
  ) throws(Findings) -> StudyReading {
    var findings: [Finding] = []
    var title = title
    if let name = try files[nameFile]?.lines().first { title = name.text }
    let pattern = try files[patternFile].map { file throws(Findings) in try grid(of: file) }
    findings += pattern?.findings ?? []

    let rows = try file.rows()
    var statements: [Statement] = []
    var locations: [String: Location] = [:]
    if let file = files[statementsFile] {
      for (line, text) in try file.lines() {
        let id = "\(statements.count + 1)"
        statements.append(Statement(id: id, text: text))
        locations[id] = Location(file: file.file, line: line)
      }
    } else {
      let count = pattern?.grid?.cardCount ?? max(0, (rows.first?.cells.count ?? 1) - 1)
      statements = KADEStatements(count: count).statements
    }
    let sorts = CollectedSort.sorts(
      rows, statements: statements, file: file.file, &findings)
    var ids = KADEIDs()
    if let file = files[KADEIDs.name + ".csv"], let table = try? CSVTable(parsing: file.bytes) {
      ids = KADEIDs(table.rows)
    }
    let study = KADEStudy(
      design: Study(title: title, grid: pattern?.grid, statements: statements),
      statements: locations, sorts: sorts, findings: findings, ids: ids)
    return try study.reading(
      format: name, file: file.file, options: options, isWorded: files[statementsFile] != nil)
  }

  /// Twenty counts for −6 to 13, on one line or several.
  private static func grid(of file: KADETextFile) throws(Findings) -> KADEPattern {
    let rows = try file.rows()
    let cells = rows.flatMap { row in row.cells.map { (line: row.line, text: $0) } }
    return KADEPattern(
      counts: cells.map { readPlacement(ArraySlice($0.text.utf8)) },
      at: Location(file: file.file, line: cells.first?.line))
  }
}

/// A text of an archive.
struct KADETextFile {
  let file: String
  let bytes: [UInt8]

  /// The lines that hold anything, without the blanks around them, each with its number.
  func lines() throws(Findings) -> [(line: Int, text: String)] {
    guard bytes.count <= 10_000_000 else {
      throw Findings(.tooLarge(.bytes, 10_000_000, Location(file: file)))
    }
    return textLines(try decodedText(bytes, file: file)).compactMap { number, line in
      line.allSatisfy(isBlankByte)
        ? nil : (number, trimmed(String(decoding: line, as: UTF8.self)))
    }
  }

  /// The lines split at commas or at semicolons, whichever the first line has more of; empty cells are
  /// left out, as in KADE.
  func rows() throws(Findings) -> [(line: Int, cells: [String])] {
    let lines = try lines()
    let first = lines.first?.text ?? ""
    let semicolons = first.count { $0 == ";" }
    let delimiter: Character = semicolons > first.count { $0 == "," } ? ";" : ","
    return lines.map { line in
      let cells = line.text.split(separator: delimiter).map { trimmed(String($0)) }
      return (line.line, cells.filter { !$0.isEmpty })
    }
  }
}

extension Finding {
  fileprivate init(_ error: ZIPError, file: String) {
    let found: String
    switch error {
    case .tooLarge(let subject, let limit, _):
      self = .tooLarge(subject, limit, Location(file: file))
      return
    case .encrypted(let entry): found = "\(entry) with a password"
    case .damaged(let entry, let reason): found = "\(entry) damaged (\(reason))"
    case .missing(let entry): found = "no \(entry)"
    case .notAZip(let reason), .notWritten(let reason): found = "a damaged file (\(reason))"
    }
    self.init(
      .unreadableFormat, location: Location(file: file), found: found, expected: "a ZIP archive",
      mend: "Check that the file was saved whole, or unpack it and pack it again.")
  }
}

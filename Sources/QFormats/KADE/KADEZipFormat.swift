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
    return !entries(sortsFile, in: archive).isEmpty
      && [patternFile, nameFile, statementsFile].contains { !entries($0, in: archive).isEmpty }
  }

  /// The entries of a name, at the top or in folders; what macOS puts beside them is none.
  private static func entries(_ name: String, in archive: ZIPArchive) -> [String] {
    archive.names.filter { entry in
      let parts = entry.lowercased().split(omittingEmptySubsequences: false) { "/\\".contains($0) }
      return parts.last.map(String.init) == name && parts.first != "__macosx"
    }
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    var files: [String: KADETextFile] = [:]
    do {
      let archive = try ZIPArchive(reading: bytes)
      for name in [nameFile, patternFile, sortsFile, statementsFile, WrittenIDs.file] {
        let entries = entries(name, in: archive)
        guard let entry = entries.first else { continue }
        // Which of them belong together is nowhere said.
        guard entries.count == 1 else { throw Findings(several(entries, input)) }
        files[name] = KADETextFile(
          file: "\(input.path)/\(entry)", bytes: try archive.read(entry))
      }
    } catch let error as ZIPError {
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
      let wording = try file.wording(of: nil, repair: options.repair)
      statements = wording.statements
      locations = wording.locations
    } else {
      let count = pattern?.grid?.cardCount ?? max(0, (rows.first?.cells.count ?? 1) - 1)
      let unworded = KADEStatements(
        count: count, from: Location(file: (files[patternFile] ?? file).file))
      findings += unworded.findings
      statements = unworded.statements
    }
    var numbers = NumbersFound()
    let sorts = CollectedSort.sorts(
      rows, statements: statements, file: file.file, &numbers, &findings)
    let ids = files[WrittenIDs.file].map { WrittenIDs(file: $0.bytes) } ?? WrittenIDs()
    let study = KADEStudy(
      design: Study(title: title, grid: pattern?.grid, statements: statements),
      statements: locations, sorts: sorts, findings: findings,
      found: numbers.phrases, ids: ids)
    return try study.reading(
      format: name, file: file.file, options: options, isWorded: files[statementsFile] != nil)
  }

  private static func several(_ entries: [String], _ input: FormatInput) -> Finding {
    let names = entries.prefix(3).map(excerpt).joined(separator: ", ")
    return Finding(
      .mixedDesigns, location: Location(file: input.path),
      found: "\(entries.count) files where one should be: \(names)",
      expected: "one study in an archive",
      mend: "Unpack it, and pack the files of one study again.")
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
    let limits = Limits()
    guard bytes.count <= limits.bytes else {
      throw Findings(.tooLarge(.bytes, limits.bytes, Location(file: file)))
    }
    var lines: [(line: Int, text: String)] = []
    for (number, line) in textLines(try decodedText(bytes, file: file))
    where !line.allSatisfy(isBlankByte) {
      guard lines.count < limits.rows else {
        throw Findings(.tooLarge(.rows, limits.rows, Location(file: file, line: number)))
      }
      lines.append((number, trimmed(String(decoding: line, as: UTF8.self))))
    }
    return lines
  }

  /// The lines split at what separates the cells of a table, without regard to quotes; empty cells at
  /// the end are left out. KADE leaves out any, and so moves the values after it to other statements.
  func rows() throws(Findings) -> [(line: Int, cells: [String])] {
    let limit = Limits().cells
    let lines = try lines()
    let text = lines.map(\.text).joined(separator: "\n")
    let delimiter = Character(UnicodeScalar(sniffDelimiter(in: Array(text.utf8)).rawValue))
    var rows: [(line: Int, cells: [String])] = []
    var count = 0
    for line in lines {
      let pieces = line.text.split(
        separator: delimiter, maxSplits: limit, omittingEmptySubsequences: false)
      count += pieces.count
      guard count <= limit else {
        throw Findings(.tooLarge(.cells, limit, Location(file: file, line: line.line)))
      }
      var cells = pieces.map { trimmed(String($0)) }
      while cells.last?.isEmpty == true { cells.removeLast() }
      rows.append((line.line, cells))
    }
    return rows
  }
}

extension Finding {
  init(_ error: ZIPError, file: String) {
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

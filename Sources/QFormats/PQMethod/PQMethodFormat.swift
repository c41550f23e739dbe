internal import QStudy
internal import QTables

/// The files of PQMethod: sorts in `.dat` or `.raw`, the wording of the statements in the `.sta`
/// beside it.
///
/// PQMethod itself takes a blank field, or one past the end of a line, for 0 without a word; here
/// each is a finding. A design line without cards declares no grid. Given a file of results, the
/// study is read from the `.dat` or `.raw` of the same name beside it.
package enum PQMethodFormat: StudyFormat {
  package static let id = "pqmethod"
  package static let name = "PQMethod .dat or .raw with .sta"

  /// A file, and where it lies.
  private typealias File = (path: String, bytes: [UInt8])

  /// The bytes of a file; 999 sorts of 999 statements take two million.
  static let largest = 10_000_000

  package static func recognises(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes else { return false }
    if PQMethodKind(bytes: bytes, extension: input.fileExtension) != nil { return true }
    return input.fileExtension == "dat" && !CSVTableFormat.recognises(input)
  }

  /// Whether both name and content are those of the sorts of PQMethod.
  static func isOwn(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes, let named = PQMethodKind(rawValue: input.fileExtension),
      named.holdsSorts
    else { return false }
    return PQMethodKind(bytes: bytes, extension: "")?.holdsSorts == true
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    guard bytes.count <= largest else {
      throw Findings(.tooLarge(.bytes, largest, Location(file: input.path)))
    }
    let kind = PQMethodKind(bytes: bytes, extension: input.fileExtension) ?? .data
    let sorts: File
    let sortsKind: PQMethodKind
    if kind.holdsSorts {
      (sorts, sortsKind) = ((input.path, bytes), kind)
    } else {
      (sorts, sortsKind) = try besides(input, kind)
    }
    let wording: File? =
      kind == .wording ? (input.path, bytes) : try sibling(of: input, extension: "sta")
    var reading = try read(
      sorts, isRaw: sortsKind == .raw, wording: wording, stem: input.stem,
      origin: kind.holdsSorts || kind == .wording ? "" : ", found beside \(input.name)",
      options: options)
    try WrittenIDs(beside: input).give(to: &reading)
    if kind.holdsResults {
      let path = shellWord(input.path)
      reading.warnings.append(
        Warning(
          .resultsIgnored,
          "\(input.path), \(kind.words), was left alone: the sorts beside it are read, and analysed "
            + "anew. mindset check \(path) tells what it holds, mindset diff \(path) NEW.json whether "
            + "an analysis comes to the same."))
    }
    return reading
  }

  private static func sibling(
    of input: FormatInput, extension wanted: String
  ) throws(FileError) -> File? {
    guard let name = input.sibling(extension: wanted), let bytes = try input.file(named: name)
    else { return nil }
    return (input.location(of: name), bytes)
  }

  /// The sorts of the same name beside a file that holds none.
  private static func besides(
    _ input: FormatInput, _ kind: PQMethodKind
  ) throws -> (File, PQMethodKind) {
    for wanted in [PQMethodKind.data, .raw] {
      if let file = try sibling(of: input, extension: wanted.rawValue) {
        guard file.bytes.count <= largest else {
          throw Findings(.tooLarge(.bytes, largest, Location(file: file.path)))
        }
        return (file, wanted)
      }
    }
    throw Findings(
      Finding(
        .missingFile, location: Location(file: input.path),
        found: "\(kind.words) without the sorts",
        expected: "\(input.stem).dat or \(input.stem).raw beside it",
        mend: "Put the .dat file of the study into the same folder, or give that one."))
  }

  private static func read(
    _ file: File, isRaw: Bool, wording: File?, stem: String, origin: String,
    options: ReadingOptions
  ) throws(Findings) -> StudyReading {
    var findings: [Finding] = []
    var mending = Mending(applies: options.repair)
    let data = PQMethodData(
      file.bytes, isRaw: isRaw, file: file.path, design: options.design, &mending, &findings)
    var statements: [Statement]?
    var sources = SourceMap(study: Location(file: file.path, line: data?.gridLine))
    if let wording {
      statements = readWording(
        wording.bytes, file: wording.path, count: data?.statementCount, besides: data?.otherCount,
        &sources, &findings)
    }
    try Findings.check(findings + mending.findings)
    guard let data else { throw Findings(.emptyFile(file.path)) }

    let kind = isRaw ? ".raw" : ".dat"
    var warnings = data.warnings + mending.repairs
    if let wording, let other = data.otherCount, statements?.count == other {
      statements = nil
      sources.statements = [:]
      warnings.append(
        Warning(
          .statementsUnworded,
          "\(wording.path) words the \(other) statements of the other design: those of these sorts are "
            + "called Statement 1 to Statement \(data.statementCount)."))
    } else if statements == nil {
      warnings.append(
        Warning(
          .statementsUnworded,
          "There is no .sta file beside the \(kind) file: the statements are called Statement 1 to "
            + "Statement \(data.statementCount)."))
    }
    let study = Study(
      title: data.title.isEmpty ? stem : data.title, grid: data.grid,
      statements: statements
        ?? (1...data.statementCount).map { Statement(id: String($0), text: "Statement \($0)") },
      sorts: data.sorts)
    sources.sorts = data.locations
    return StudyReading(
      study: study,
      format: "PQMethod \(kind) \(statements == nil ? "without" : "with") .sta"
        + (data.isDOS ? " in the letters of DOS (code page 850)" : "") + origin,
      sources: sources, warnings: warnings)
  }

  /// Reads one statement a line; blank lines at the end don't count, and others only where the
  /// number of lines needs them.
  ///
  /// - Parameters:
  ///   - count: how many there must be.
  ///   - other: how many there may be as well, of another design.
  private static func readWording(
    _ bytes: [UInt8], file: String, count: Int?, besides other: Int?,
    _ sources: inout SourceMap, _ findings: inout [Finding]
  ) -> [Statement]? {
    let lines: FixedLines
    do {
      lines = try FixedLines(bytes)
    } catch {
      findings.append(Finding(error, file: file, bytes: bytes))
      return nil
    }
    var numbered = lines.lines.enumerated().map { ($0.offset + 1, lines.text($0.element)) }
    while numbered.last?.1.isEmpty == true { numbered.removeLast() }
    guard !numbered.isEmpty else {
      findings.append(.emptyFile(file))
      return nil
    }
    let filled = numbered.filter { !$0.1.isEmpty }
    if let count, numbered.count != count, filled.count == count { numbered = filled }
    if let count, numbered.count != count, numbered.count != other {
      let isShort = numbered.count < count
      let line = isShort ? numbered.last?.0 : numbered[count].0
      findings.append(
        Finding(
          isShort ? .missingStatement : .unknownStatement,
          location: Location(file: file, line: line),
          statement: String(isShort ? numbered.count + 1 : count + 1),
          found: "\(numbered.count) statement\(numbered.count == 1 ? "" : "s")",
          expected: "\(count), as the first line of the .dat file says",
          mend: "Write each statement on one line of its own."))
      return nil
    }
    if let finding = NumberedWording.finding(
      numbered.map(\.1), location: { Location(file: file, line: numbered[$0].0) })
    {
      findings.append(finding)
    }
    return numbered.enumerated().map { index, entry in
      let id = String(index + 1)
      sources.statements[id] = Location(file: file, line: entry.0)
      return Statement(id: id, text: entry.1)
    }
  }
}

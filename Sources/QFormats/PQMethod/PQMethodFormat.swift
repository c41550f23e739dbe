internal import QStudy
internal import QTables

/// The files of PQMethod: sorts in `.dat`, the wording of the statements in the `.sta` beside it.
///
/// PQMethod itself takes a blank field, or one past the end of a line, for 0 without a word; here
/// each is a finding. A design line without cards declares no grid.
package enum PQMethodFormat: StudyFormat {
  package static let id = "pqmethod"
  package static let name = "PQMethod .dat with .sta"

  /// Files of PQMethod that hold something else.
  private static let otherExtensions: Set<String> = [
    "raw", "cor", "unr", "rot", "hro", "qan", "lis",
  ]

  /// The bytes of a file; 999 sorts of 999 statements take two million.
  private static let largest = 10_000_000

  package static func recognises(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes else { return false }
    if input.fileExtension == "sta" || otherExtensions.contains(input.fileExtension) { return true }
    if PQMethodData.looksRight(bytes) { return true }
    return input.fileExtension == "dat" && !CSVTableFormat.recognises(input)
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    guard bytes.count <= largest else {
      throw Findings(.tooLarge(.bytes, largest, Location(file: input.path)))
    }
    if otherExtensions.contains(input.fileExtension) {
      throw Findings(
        Finding(
          .unreadableFormat, location: Location(file: input.path),
          found: "a .\(input.fileExtension) file of PQMethod", expected: "its .dat file",
          mend: "Give the .dat file of the same name."))
    }
    var data = (file: input.path, bytes: bytes)
    var wording: (file: String, bytes: [UInt8])?
    if input.fileExtension == "sta" {
      guard let sibling = input.sibling(extension: "dat"),
        let bytes = try input.file(named: sibling)
      else {
        throw Findings(
          Finding(
            .missingFile, location: Location(file: input.path),
            found: "the statements of a PQMethod study without its sorts",
            expected: "\(input.stem).dat beside it", mend: "Put the .dat file into the same folder."
          ))
      }
      wording = data
      data = (input.location(of: sibling), bytes)
    } else if let sibling = input.sibling(extension: "sta"),
      let bytes = try input.file(named: sibling)
    {
      wording = (input.location(of: sibling), bytes)
    }
    return try read(data, wording: wording, stem: input.stem)
  }

  private static func read(
    _ file: (file: String, bytes: [UInt8]), wording: (file: String, bytes: [UInt8])?, stem: String
  ) throws(Findings) -> StudyReading {
    var findings: [Finding] = []
    let data = PQMethodData(file.bytes, file: file.file, &findings)
    var statements: [Statement]?
    var sources = SourceMap(study: Location(file: file.file, line: data?.gridLine))
    if let wording {
      statements = readWording(
        wording.bytes, file: wording.file, count: data?.statementCount, &sources, &findings)
    }
    try Findings.check(findings)
    guard let data else { throw Findings(.emptyFile(file.file)) }

    var warnings = data.warnings
    if statements == nil {
      warnings.append(
        Warning(
          .statementsUnworded,
          "There is no .sta file beside the .dat file: the statements are called Statement 1 to "
            + "Statement \(data.statementCount)."))
    }
    let study = Study(
      title: data.title.isEmpty ? stem : data.title, grid: data.grid,
      statements: statements
        ?? (1...data.statementCount).map { Statement(id: String($0), text: "Statement \($0)") },
      sorts: data.sorts)
    sources.sorts = data.locations
    return StudyReading(
      study: study, format: statements == nil ? "PQMethod .dat without .sta" : name,
      sources: sources, warnings: warnings)
  }

  /// Reads one statement a line; blank lines at the end don't count, and others only where the
  /// number of lines needs them.
  private static func readWording(
    _ bytes: [UInt8], file: String, count: Int?, _ sources: inout SourceMap,
    _ findings: inout [Finding]
  ) -> [Statement]? {
    guard !bytes.allSatisfy(isBlankByte) else {
      findings.append(.emptyFile(file))
      return nil
    }
    let lines: FixedLines
    do {
      lines = try FixedLines(bytes)
    } catch {
      findings.append(Finding(error, file: file, bytes: bytes))
      return nil
    }
    var numbered = lines.lines.enumerated().map { ($0.offset + 1, lines.text($0.element)) }
    while numbered.last?.1.isEmpty == true { numbered.removeLast() }
    let filled = numbered.filter { !$0.1.isEmpty }
    if let count, numbered.count != count, filled.count == count { numbered = filled }
    if let count, numbered.count != count {
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
    return numbered.enumerated().map { index, entry in
      let id = String(index + 1)
      sources.statements[id] = Location(file: file, line: entry.0)
      return Statement(id: id, text: entry.1)
    }
  }
}

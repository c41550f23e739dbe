package import QStudy
internal import QTables

/// Statements without sorts: what a new study begins with.
package struct StatementList: Sendable {
  /// The statements, in order.
  package let statements: [Statement]
  /// The themes the statements name, in order of appearance, labelled by their id.
  package let themes: [Theme]
  /// Where the statements stand.
  package let sources: SourceMap
  /// The first line of a text, where it is a heading and no statement.
  private var heading: String?
  /// Whether the file names the statements; else they are called by their numbers.
  let hasIDs: Bool

  /// Reads a table with the columns of statements.csv, the statements.xml of a collecting program, or
  /// a plain text with one statement a line, which may be numbered: `12`, a tab, the text. A line above them such as
  /// “Statements” is no statement.
  ///
  /// A file is a table when its first line names the columns `id` and `text`, or none but columns of
  /// such a table, be it by other names, as in `No,Statement`; commas, semicolons or tabs may separate its cells.
  ///
  /// - Throws: `Findings` with every fault; `FileError` when the file can't be read.
  package static func read(_ path: String) throws -> StatementList {
    try StatementList(readFile(path, limit: 16 << 20, waits: true), file: path)
  }

  /// Reads what is already at hand.
  ///
  /// - Throws: every fault.
  package init(_ bytes: [UInt8], file: String) throws(Findings) {
    guard !bytes.allSatisfy(isBlankByte) else { throw Findings(.emptyFile(file)) }
    if SettingsDocuments.rootName(bytes) == "statements" {
      let settings = try CollectorSettings(statements: bytes, file: file)
      self.init(settings.study.statements, locations: settings.locations)
      return
    }
    if JSONDesign.looksRight(bytes) {
      let settings = try JSONDesign.settings(bytes, file: file)
      self.init(settings.study.statements, locations: settings.locations)
      return
    }
    var text: [UInt8]
    var lines: FixedLines
    do {
      text = try decodeText(bytes).text
      lines = try FixedLines(text)
    } catch {
      throw Findings(Finding(error, file: file, bytes: bytes))
    }
    var delimiter = StatementsTable.delimiter(in: text)
    if delimiter == nil, let renamed = StatementsTable.renamed(text) {
      (text, delimiter) = renamed
    }
    guard let delimiter else {
      let first = lines.lines.firstIndex { $0.extent > 0 }
      let heading = first.map { lines.text(lines.lines[$0]) }.flatMap {
        StatementColumn.isHeading($0) ? $0 : nil
      }
      if let first, heading != nil { lines = lines.blanking(first) }
      if let numbered = Self.numbered(lines, file: file) {
        self = numbered
      } else {
        try self.init(lines, file: file)
      }
      self.heading = heading
      return
    }
    var findings: [Finding] = []
    let table = StatementsTable(text, file: file, delimiter: delimiter, .anything, &findings)
    try Findings.check(findings)
    self.init(table?.statements ?? [], locations: table?.locations ?? [:])
  }

  /// Whether a text is a list of statements, each line a number, a tab and words.
  static func isNumbered(_ bytes: [UInt8]) -> Bool {
    // No list of statements is so long.
    guard bytes.count <= 1 << 20, let text = try? decodeText(bytes).text,
      let lines = try? FixedLines(text)
    else { return false }
    return numbered(lines, file: "") != nil
  }

  /// The list whose every line has a number of its own, a tab and words; nil for another.
  private static func numbered(_ lines: FixedLines, file: String) -> StatementList? {
    var statements: [Statement] = []
    var locations: [String: Location] = [:]
    for (number, line) in lines.lines.enumerated() where line.extent > 0 {
      let cells = lines.text(line).split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 2, let place = parseInteger(trimmed(String(cells[0]))),
        case let text = trimmed(String(cells[1])), !text.isEmpty, parseNumber(text) == nil,
        locations.updateValue(Location(file: file, line: number + 1), forKey: "\(place)") == nil
      else { return nil }
      statements.append(Statement(id: "\(place)", text: text))
    }
    return statements.count > 1 ? StatementList(statements, locations: locations) : nil
  }

  /// One statement a line, called by its place, or where the lines count from 0 by the number that it begins with.
  private init(_ lines: FixedLines, file: String) throws(Findings) {
    var statements: [Statement] = []
    var locations: [String: Location] = [:]
    let filled = lines.lines.indices.filter { lines.lines[$0].extent > 0 }
    let texts = filled.map { lines.text(lines.lines[$0]) }
    let isFromZero = NumberedWording.countsFromZero(texts)
    for (place, line) in filled.enumerated() {
      let id = String(isFromZero ? place : place + 1)
      statements.append(Statement(id: id, text: texts[place]))
      locations[id] = Location(file: file, line: line + 1)
    }
    if !isFromZero,
      let finding = NumberedWording.finding(texts, location: { locations[String($0 + 1)] })
    {
      throw Findings(finding)
    }
    self.init(statements, locations: locations, hasIDs: isFromZero)
  }

  private init(
    _ statements: [Statement], locations: [String: Location], hasIDs: Bool = true
  ) {
    self.statements = statements
    self.hasIDs = hasIDs
    var ids: [String] = []
    for theme in statements.compactMap(\.theme) where !ids.contains(theme) { ids.append(theme) }
    themes = ids.map { Theme(id: $0, label: $0) }
    sources = SourceMap(statements: locations)
  }

  /// That the first line of a file was taken for a heading; nil where none was.
  package func headingTold(in file: String) -> String? {
    heading.map { "\(file): the first line, “\(excerpt($0))”, was taken for a heading." }
  }

  /// The statements of a study with the wording and themes of this list: by id where the list has all
  /// of its ids, else by position where it has none of them. Names in another order than the numbers in
  /// them, such as s1, s10, s11, go by these numbers.
  ///
  /// - Parameters:
  ///   - file: the path of the list, for findings.
  ///   - repair: whether a list that is numbered from elsewhere than the sorts is taken by its order.
  /// - Returns: the study, whether the order decided, and what was mended.
  /// - Throws: a list that has some of the ids, one of another length, and one whose order is not that of its
  ///   numbers where the order decides.
  package func wording(
    _ study: Study, file: String, repair: Bool = false
  ) throws(Findings) -> (study: Study, isByPosition: Bool, repairs: [Warning]) {
    var byID: [String: Statement] = [:]
    for statement in statements { byID[statement.id] = statement }
    let known = Set(study.statements.map(\.id))
    let missing = study.statements.map(\.id).filter { byID[$0] == nil }
    if hasIDs,
      let shift = ShiftedNumbers(statements.map(\.id), beside: study.statements.map(\.id))
    {
      var mending = Mending(applies: repair)
      _ = shift.mends(
        &mending, at: sources.statements[statements[0].id], others: "the sorts have them",
        repair: "The statements were worded in their order.")
      try Findings.check(mending.findings)
      return (worded(study, by: statements), true, mending.repairs)
    }
    if hasIDs, !missing.isEmpty, missing.count < known.count {
      throw Findings(partlyNamed(missing, strangers: statements.map(\.id), known, file: file))
    }
    if let numbers = Self.shuffled(study.statements.map(\.id)), missing.count == known.count {
      let unworded = numbers.filter { byID["\($0)"] == nil }
      if unworded.isEmpty {
        return (worded(study, by: numbers.compactMap { byID["\($0)"] }), false, [])
      }
      if unworded.count < numbers.count {
        throw Findings(
          partlyNamed(
            unworded.map(String.init), strangers: statements.map(\.id),
            Set(numbers.map(String.init)), file: file))
      }
    }
    guard statements.count == study.statements.count else {
      throw Findings(
        Finding(
          .missingStatement, location: Location(file: file),
          found: "\(statements.count) statements",
          expected: "\(study.statements.count), as many as the sorts have",
          mend: "Complete the list; its order is that of the sorts."))
    }
    if hasIDs, !missing.isEmpty,
      let finding = NumberedWording.finding(
        statements.map(\.id), location: { sources.statements[statements[$0].id] })
    {
      throw Findings(finding)
    }
    let inPlace = zip(study.statements, statements).map { old, inPlace in
      missing.isEmpty ? byID[old.id] ?? inPlace : inPlace
    }
    return (worded(study, by: inPlace), !missing.isEmpty, [])
  }

  /// The numbers in names such as s1, s10, s11, which do not stand in the order of these; nil for others.
  private static func shuffled(_ names: [String]) -> [Int]? {
    let numbers = names.compactMap { NumberedName($0, isAtEnd: true) }
    guard numbers.count == names.count, Set(numbers.map(\.key)).count == 1,
      Set(numbers.map(\.number)).count == numbers.count,
      zip(numbers, numbers.dropFirst()).contains(where: { $0.number > $1.number })
    else { return nil }
    return numbers.map(\.number)
  }

  /// The study with wording and themes of some statements, one for each of its own.
  private func worded(_ study: Study, by wording: [Statement]) -> Study {
    var worded = study
    worded.statements = zip(study.statements, wording).map { old, new in
      var new = new
      new.id = old.id
      return new
    }
    worded.themes = themes
    return worded
  }

  /// The list and the sorts agree on some ids: then neither ids nor order can be relied on.
  private func partlyNamed(
    _ missing: [String], strangers: [String], _ known: Set<String>, file: String
  ) -> Finding {
    func listed(_ ids: [String]) -> String {
      ids.prefix(8).map { "“\(excerpt($0))”" }.joined(separator: ", ")
        + (ids.count > 8 ? " and \(ids.count - 8) more" : "")
    }
    let strange = strangers.filter { !known.contains($0) }
    return Finding(
      .missingStatement,
      location: strange.first.flatMap { sources.statements[$0] }
        ?? Location(file: file), statement: missing.first,
      found: "no wording of \(listed(missing))"
        + (strange.isEmpty ? "" : ", and that of \(listed(strange)), which no sort has"),
      expected: "the ids of the sorts, or none of them and the same order",
      mend: "Correct the ids in the list or in the sorts.")
  }
}

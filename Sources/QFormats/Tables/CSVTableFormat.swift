internal import QStudy
internal import QTables

/// A table of delimited text in any encoding, a row a sort or a row a statement; or with blanks between the
/// cells, as R's `write.table` writes it.
///
/// A table named `sorts.csv` takes the wording of its statements from the `statements.csv` beside
/// it, so that the files of the CSV writer, and the tables of a study folder, read as one. A
/// `statements.csv` of another make, without the columns `id` and `text`, is left alone with a
/// warning.
package enum CSVTableFormat: StudyFormat {
  package static let id = "csv"
  package static let name = "CSV table"

  package static func recognises(_ input: FormatInput) -> Bool {
    // A workbook or a compound file has NUL bytes; a table has a second column.
    guard let bytes = input.bytes, let text = beginning(of: bytes), !isMarkup(text.text) else {
      return false
    }
    let firstLine = text.text.drop(while: isBlankByte).prefix { $0 != 0x0A && $0 != 0x0D }
    let delimiters = CSVDelimiter.found.map(\.rawValue)
    return firstLine.contains(where: delimiters.contains)
      || hasColumnsBelow(text.text.prefix(10_000), delimiters)
      || sniffDelimiter(in: text.text) == .bar || BlankSeparated.recognises(text.text)
  }

  /// Whether the table is named as the CSV writer and study folders name it, beside that of its
  /// statements.
  static func isBesideStatements(_ input: FormatInput) -> Bool {
    input.name.lowercased() == StudyFolderFormat.sortsFile
      && input.names.contains(StudyFolderFormat.statementsFile)
  }

  /// Whether it is also headed as they head it; no collecting program has `sort` as its first column.
  static func isOwn(_ input: FormatInput) -> Bool {
    guard isBesideStatements(input) else { return false }
    let ends = CSVDelimiter.found.map(\.rawValue) + [0x0A, 0x0D]
    let first = input.sample.prefix { !ends.contains($0) }
    return ["sort", "\"sort\""].contains(String(decoding: first, as: UTF8.self))
  }

  /// Whether a text begins as JSON, XML and HTML do, and no table does.
  private static func isMarkup(_ text: some Collection<UInt8>) -> Bool {
    let start = text.lazy.filter { !isBlankByte($0) && $0 != 0x0A && $0 != 0x0D }.prefix(2)
    let words = String(decoding: start, as: UTF8.self)
    return ["{\"", "{}", "[{", "[[", "[\"", "<?", "<!"].contains(words)
      || words.first == "<" && words.last?.isLetter == true
  }

  /// The first lines as text, or the whole, where a part of it ends within a character; nil where
  /// neither is text.
  private static func beginning(of bytes: [UInt8]) -> DecodedText? {
    let start = bytes.prefix(1 << 16)
    let lines = start.lastIndex(of: 0x0A).map { start[...$0] } ?? start
    if lines.count < bytes.count, let text = try? decodeText(Array(lines)) { return text }
    return try? decodeText(bytes)
  }

  /// Whether several lines below a title without a delimiter have three columns or more.
  private static func hasColumnsBelow(_ text: ArraySlice<UInt8>, _ delimiters: [UInt8]) -> Bool {
    let lines = text.split { $0 == 0x0A || $0 == 0x0D }.prefix(30)
    return delimiters.contains { delimiter in
      lines.count { line in line.count { $0 == delimiter } >= 2 } >= 3
    }
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    var layout: SheetLayout?
    return try read(input, options: options, layout: &layout)
  }

  /// Reads a study, and where its table was found though reading throws.
  static func read(
    _ input: FormatInput, options: ReadingOptions, layout: inout SheetLayout?
  ) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    let ranges = options.place.pictures + [options.place.wording].compactMap(\.self)
    if let named = ranges.first(where: { $0.sheet != nil }) {
      throw Findings(
        Finding(
          .badValue, location: Location(file: input.path),
          found: "the range \(named), with the name of a sheet", expected: "ranges of this file",
          mend: "Leave out the name; a file of text has no sheets."))
    }
    if StatementsTable.isAlone(bytes) || StatementList.isNumbered(bytes) {
      throw Findings(
        Finding(
          .missingColumn, location: Location(file: input.path, line: 1),
          found: "a list of statements without sorts", expected: "the sorts",
          mend:
            "Give the table of the sorts, and this file with --statements; or make a study of the "
            + "list with mindset new."))
    }
    // A cell of text costs eight bytes, far less than one of a workbook.
    var limits = Limits()
    limits.cells = RawTable.mostCells
    let csv: CSVTable
    let isBlankSeparated =
      bytes.count <= limits.bytes
      && beginning(of: bytes).map { BlankSeparated.recognises($0.text) } ?? false
    let completed = isBlankSeparated ? nil : NamelessFirst.completed(bytes)
    do {
      if isBlankSeparated, let text = try? decodeText(bytes).text {
        csv = try CSVTable(
          parsing: BlankSeparated.withCommas(text), delimiter: .comma, limits: limits)
      } else {
        csv = try CSVTable(parsing: completed ?? bytes, limits: limits)
      }
    } catch {
      throw Findings(Finding(error, file: input.path, bytes: bytes))
    }
    var table = try RawTable(
      file: input.path, rows: csv.rows.map { RawRow($0) },
      takesDecimalComma: csv.delimiter != .comma, countsCells: true,
      mayHoldSigns: csv.rows.mayHoldSigns)

    var findings: [Finding] = []
    var warnings: [Warning] = []
    if completed != nil, let told = NamelessFirst.told(table, of: bytes) { warnings.append(told) }
    if let headed = try HeaderlessTable.headed(table, options: options) {
      table = headed.table
      warnings.append(headed.told)
    }
    var statements: StatementsTable?
    if isBesideStatements(input),
      let bytes = try input.file(named: StudyFolderFormat.statementsFile)
    {
      let file = input.location(of: StudyFolderFormat.statementsFile)
      if StatementsTable.recognises(bytes) {
        statements = StatementsTable(bytes, file: file, .anything, &findings)
      } else {
        warnings.append(
          Warning(
            .statementsUnworded,
            "\(file) has no columns id and text: the statements are called after their columns."))
      }
    }
    try Findings.check(findings)
    var laid = LaidTable(title: input.stem, format: name, options: options, known: statements)
    defer { layout = laid.layout }
    var reading = try laid.read(table, warnings: warnings)
    if let note = peopleBeside(input) { reading.found.append(note) }
    return reading
  }

  /// That tables of a study folder lie beside its sorts and were not read with them; nil where none do.
  private static func peopleBeside(_ input: FormatInput) -> String? {
    guard input.name.lowercased() == StudyFolderFormat.sortsFile else { return nil }
    let tables = [StudyFolderFormat.participantsFile, StudyFolderFormat.commentsFile].filter(
      input.names.contains)
    guard !tables.isEmpty else { return nil }
    let isStudy = input.names.contains(StudyFolderFormat.studyFile)
    return "\(tables.joined(separator: " and ")) beside it not read: a study folder has "
      + (tables.count == 1 ? "it. " : "them. ")
      + (isStudy
        ? "Give its \(StudyFolderFormat.studyFile), \(shellWord(input.location(of: StudyFolderFormat.studyFile)))"
        : "With a \(StudyFolderFormat.studyFile) beside it the folder is one")
  }
}

extension Finding {
  /// A folder where a format has files.
  static func notAFile(_ input: FormatInput, expected: String) -> Finding {
    Finding(
      .unreadableFormat, location: Location(file: input.path), found: "a folder",
      expected: "a file: \(expected)", mend: "Give the file itself.")
  }
}

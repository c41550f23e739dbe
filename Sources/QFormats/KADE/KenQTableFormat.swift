internal import QStudy
internal import QTables

/// The two files of Ken-Q Analysis: a table with a row a sort, and beside it the statements, one a line,
/// in a text of the same name or in `statements.txt`.
///
/// The delimiter may be a comma, a tab, a bar or a semicolon. The first column holds the names, and the
/// values stand in the order of the statements. Ken-Q leaves out the first row, whatever it holds; here
/// one that holds a sort is read, and told.
package enum KenQTableFormat: StudyFormat {
  package static let id = "ken-q"
  package static let name = "Ken-Q .csv with .txt"

  /// The texts that may hold the statements, the likelier first.
  private static func texts(_ input: FormatInput) -> [String] {
    let general = input.names.first { $0.lowercased() == KADEZipFormat.statementsFile }
    return [input.sibling(extension: "txt"), general].compactMap(\.self).filter { $0 != input.name }
  }

  /// A table whose second line, too, holds a name and as many whole numbers as a text beside it has
  /// lines.
  package static func recognises(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes, input.fileExtension != "txt" else { return false }
    // The tables of a study folder name their statements themselves.
    guard !CSVTableFormat.isBesideStatements(input) else { return false }
    return texts(input).contains { text in
      guard let file = try? KADETextFile(input, named: text), let count = file.statementCount else {
        return false
      }
      return delimiter(of: bytes, statements: count) != nil
        || text == input.sibling(extension: "txt") && width(of: bytes, near: count) != nil
    }
  }

  /// A text of the same name with so few lines too few or too many words the same statements.
  private static let slip = 2

  /// How many statements a table has beside a text with nearly as many lines; nil where it has not.
  private static func width(of bytes: [UInt8], near lines: Int) -> Int? {
    guard lines > 2 * slip else { return nil }
    return (1...slip).lazy.flatMap { [lines + $0, lines - $0] }
      .first { delimiter(of: bytes, statements: $0) != nil }
  }

  /// The delimiter that splits the first sort into a name and so many whole numbers.
  private static func delimiter(of bytes: [UInt8], statements: Int) -> CSVDelimiter? {
    guard statements > 1 else { return nil }
    // Enough for the header and a sort; the last line may be cut off.
    var sample = Array(bytes.prefix(1 << 18))
    if sample.count < bytes.count, let end = sample.lastIndex(of: 0x0A) {
      sample.removeSubrange(end...)
    }
    return CSVDelimiter.allCases.first { delimiter in
      guard let table = try? CSVTable(parsing: sample, delimiter: delimiter), table.rows.count > 1,
        table.rows[0].count == statements + 1, table.rows[1].count == statements + 1
      else { return false }
      return (1...statements).allSatisfy { table.rows[1].integer($0) != nil }
    }
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard let bytes = input.bytes else { throw Findings(.notAFile(input, expected: name)) }
    let files = try texts(input).map { try KADETextFile(input, named: $0) }
    let fitting = files.first { file in
      file.statementCount.flatMap { delimiter(of: bytes, statements: $0) } != nil
    }
    guard let text = fitting ?? files.first else {
      throw Findings(
        Finding(
          .missingFile, location: Location(file: input.path),
          found: "a table without the text that words its statements",
          expected: "\(input.stem).txt or \(KADEZipFormat.statementsFile) beside it",
          mend: "Put the statements beside it, one a line, or read it with --as csv."))
    }
    if fitting == nil, let count = text.statementCount, let width = width(of: bytes, near: count) {
      throw Findings(
        Finding(
          .missingStatement, location: Location(file: text.file),
          found: "\(count) statements", expected: "\(width), one for each value of a sort",
          mend:
            "Complete the text, one statement a line in the order of the values; or read the table "
            + "without it, with --as csv."))
    }
    let table: CSVTable
    do {
      table = try CSVTable(
        parsing: bytes, delimiter: delimiter(of: bytes, statements: text.statementCount ?? 0))
    } catch {
      throw Findings(Finding(error, file: input.path, bytes: bytes))
    }
    var findings: [Finding] = []
    let rows = table.rows.filter { row in !(0..<row.count).allSatisfy(row.isBlank) }
    let head = TableHead(
      rows.lazy.map { TableHead.Row(place: "line \($0.line)", cells: $0.cells) }, of: input.path)
    let names = head.header.map { rows[$0].cells.dropFirst().map(trimmed) } ?? []
    let numbersOver = names.compactMap { NumberedName($0, isAtEnd: true)?.number }
    let wording = try text.wording(
      of: !names.isEmpty && numbersOver.count == names.count
        && Set(numbersOver).count == names.count ? numbersOver : nil, repair: options.repair)
    var design = Study(title: input.stem)
    design.statements = wording.statements
    var numbers = NumbersFound()
    let sorts = CollectedSort.sorts(
      rows.dropFirst(head.count).map { (line: $0.line, cells: $0.cells) },
      statements: design.statements, file: input.path, &numbers, &findings)
    var warnings = head.warnings + wording.repairs
    if let order = StatementOrder(names: names, ids: design.statements.map(\.id)) {
      warnings.append(order.warning(file: input.path, table: "the table", list: text.file))
    }
    if head.header == nil, let first = sorts.first {
      warnings.append(
        Warning(
          .layoutInferred,
          "\(input.path): no row names the statements, so that line \(first.location.line ?? 1) was "
            + "read as the sort of “\(excerpt(first.id))”; Ken-Q leaves out the first row.",
          sorts: [first.id]))
    }
    let study = KADEStudy(
      design: design, statements: wording.locations, sorts: sorts, findings: findings,
      warnings: warnings,
      found: numbers.phrases)
    return try study.reading(
      format: "Ken-Q CSV with TXT", file: input.path, options: options, isWorded: true)
  }
}

extension KADETextFile {
  /// A file beside the one that is read.
  fileprivate init(_ input: FormatInput, named name: String) throws(FileError) {
    self.init(file: input.location(of: name), bytes: try input.file(named: name) ?? [])
  }
}

internal import QStudy
internal import QTables

/// The tables that are written for R's qmethod: `sorts.csv`, a row a statement and a column a sort, as
/// `qmethod()` takes it; `statements.csv` and `people.csv` with what its names stand for.
enum QMethodTables {
  static let sortsFile = "sorts.csv"
  static let statementsFile = "statements.csv"
  static let peopleFile = "people.csv"

  static let corner = "statement"
  private static let statementColumns = ["row", "id", "text"]
  private static let peopleColumns = ["column", "sort", "participant", "condition"]

  // MARK: Reading

  /// Whether a folder, or the file `sorts.csv`, holds such tables: the two beside it bear their own
  /// headers.
  static func recognises(_ input: FormatInput) -> Bool {
    guard input.bytes == nil || input.name == sortsFile,
      input.names.contains(sortsFile), input.names.contains(peopleFile)
    else { return false }
    return header(input, statementsFile) == statementColumns
      && header(input, peopleFile) == peopleColumns
  }

  private static func header(_ input: FormatInput, _ name: String) -> [String]? {
    guard let bytes = try? input.file(named: name),
      let row = try? CSVTable(
        parsing: Array(bytes.prefix { $0 != 0x0A && $0 != 0x0D }), delimiter: .comma
      ).rows.first
    else { return nil }
    return row.cells
  }

  /// Reads the study; every fault is found at once.
  static func read(_ input: FormatInput) throws -> StudyReading {
    var findings: [Finding] = []
    func table(_ name: String) throws(FileError) -> FolderTable? {
      let bytes = try input.file(named: name) ?? []
      return FolderTable(bytes, file: input.location(of: name), &findings)
    }
    let rows = try table(statementsFile).map { table in
      names(table, &findings) { Statement(id: $0.words(1), text: $0.words(2)) }
    }
    let columns = try table(peopleFile).map { table in
      names(table, &findings) { row in
        QSort(
          id: row.words(1), participant: row.words(2),
          condition: row.isBlank(3) ? nil : row.words(3), placements: [])
      }
    }
    let sorts = try table(sortsFile)
    try Findings.check(findings)
    guard let rows, let columns, let sorts else {
      throw Findings(.emptyFile(input.location(of: sortsFile)))
    }
    let title = try QMethodWriter.title(beside: input)
    var study = Study(title: title ?? (input.bytes == nil ? input.name : input.stem))
    var sources = SourceMap(study: Location(file: input.location(of: sortsFile)))
    study.statements = statements(sorts, rows, &sources, &findings)
    study.sorts = self.sorts(sorts, columns, study.statements, &sources, &findings)
    try Findings.check(findings)
    return StudyReading(study: study, format: "R qmethod CSV", sources: sources)
  }

  /// What the names in the first column stand for.
  private static func names<Value>(
    _ table: FolderTable, _ findings: inout [Finding], _ value: (CSVRow) -> Value
  ) -> [String: Value] {
    var locations: [String: Location] = [:]
    var values: [String: Value] = [:]
    for row in table.rows {
      guard
        let name = table.newID(
          row, 0, known: locations, duplicate: .badValue, what: "name", &findings)
      else { continue }
      locations[name] = table.location(row)
      values[name] = value(row)
    }
    return values
  }

  private static func statements(
    _ table: FolderTable, _ known: [String: Statement], _ sources: inout SourceMap,
    _ findings: inout [Finding]
  ) -> [Statement] {
    var met: [String: Location] = [:]
    return table.rows.compactMap { row in
      guard
        let name = table.newID(
          row, 0, known: met, duplicate: .duplicateStatement, what: "statement", &findings)
      else { return nil }
      met[name] = table.location(row)
      guard let statement = known[name] else {
        findings.append(
          Finding(
            .unknownStatement, location: table.location(row, 0), statement: name,
            found: "the row “\(excerpt(name))”", expected: "a row of \(statementsFile)",
            mend: "Add it to \(statementsFile), or correct its name."))
        return nil
      }
      sources.statements[statement.id] = table.location(row)
      return statement
    }
  }

  private static func sorts(
    _ table: FolderTable, _ known: [String: QSort], _ statements: [Statement],
    _ sources: inout SourceMap, _ findings: inout [Finding]
  ) -> [QSort] {
    findings += table.duplicateColumns(of: table.header.indices)
    return table.header.indices.dropFirst().compactMap { column in
      guard var sort = known[table.header[column]] else {
        findings.append(
          Finding(
            .unknownSort, location: table.headerLocation(column), sort: table.header[column],
            found: "the column “\(excerpt(table.header[column]))”",
            expected: "a row of \(peopleFile)",
            mend: "Add it to \(peopleFile), or correct its name."))
        return nil
      }
      sort.placements = zip(table.rows, statements).map { row, statement in
        readPlacement(row.bytes(column)).value(
          at: table.location(row, column), sort: sort.id, statement: statement.id, &findings)
      }
      sources.sorts[sort.id] = table.headerLocation(column)
      return sort
    }
  }

  // MARK: Writing

  /// The three tables.
  ///
  /// - Parameters:
  ///   - rows: the name of each statement.
  ///   - columns: the name of each sort.
  static func files(
    _ study: Study, rows: [String], columns: [String]
  ) -> [(name: String, bytes: [UInt8])] {
    let placements = study.statements.indices.map { statement in
      [rows[statement]]
        + study.sorts.map { $0.placements[statement].map(String.init) ?? "" }
    }
    let statements = zip(rows, study.statements).map { [$0, $1.id, $1.text] }
    let people = zip(columns, study.sorts).map { column, sort in
      [column, sort.id, sort.participant, sort.condition ?? ""]
    }
    let writer = CSVWriter(spreadsheetSafe: true)
    return [
      (sortsFile, writer.bytes([[corner] + columns] + placements)),
      (statementsFile, writer.bytes([statementColumns] + statements)),
      (peopleFile, writer.bytes([peopleColumns] + people)),
    ]
  }
}

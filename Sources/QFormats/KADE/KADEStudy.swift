internal import QStudy
internal import QTables

/// What the files of KADE and Ken-Q hold together, in all their forms.
struct KADEStudy {
  /// Title, grid and statements.
  var design: Study
  /// Where each statement stands, by its id.
  var statements: [String: Location]
  var sorts: [CollectedSort]
  var findings: [Finding]
  /// What was taken for something, and may be something else.
  var warnings: [Warning] = []
  /// The names that the format could not hold.
  var ids = KADEIDs()

  /// The study, with every fault at once.
  func reading(
    format: String, file: String, options: ReadingOptions, isWorded: Bool
  ) throws(Findings) -> StudyReading {
    let findings = Array(findings.prefix(PlacementCell.mostFindings))
    var design = design
    var statements = statements
    for (index, statement) in design.statements.enumerated() {
      guard let id = ids.statements[statement.id] else { continue }
      design.statements[index].id = id
      statements[id] = statements.removeValue(forKey: statement.id)
    }
    let sorts = sorts.map { sort in
      var sort = sort
      sort.id = ids.sorts[sort.id] ?? sort.id
      return sort
    }
    var warnings = warnings
    if !isWorded {
      warnings.append(
        Warning(
          .statementsUnworded,
          "The wording of the statements is nowhere: they are called Statement 1 to Statement "
            + "\(design.statements.count)."))
    }
    let reading: StudyReading
    do {
      reading = try CollectedStudy(design: design, sorts: sorts, file: file)
        .reading(format: format, options: options, warnings: warnings)
    } catch {
      // Where a row was no sort, that there is none, or that lengths differ, says nothing new.
      throw Findings(findings + (sorts.isEmpty && !findings.isEmpty ? [] : error.all)) ?? error
    }
    try Findings.check(findings)
    var sources = reading.sources
    sources.statements = statements
    return StudyReading(
      study: reading.study, format: reading.format, sources: sources, warnings: reading.warnings)
  }
}

/// The names of sorts and statements that KADE's files can't hold, kept beside them in a table that
/// KADE does not read: `kind,written,id`.
struct KADEIDs {
  /// The name of the sheet, and of the file with `.csv` after it.
  static let name = "ids"
  static let header = ["kind", "written", "id"]

  /// The ids of sorts, by the name that was written.
  private(set) var sorts: [String: String] = [:]
  /// The ids of statements, by the number that was written.
  private(set) var statements: [String: String] = [:]

  /// No names.
  init() {}

  /// The names in a sheet; none where it is a sheet of another kind.
  init(_ sheet: KADESheet?) {
    guard let sheet, (1...3).map({ sheet.text(1, $0) }) == Self.header.map({ $0 }) else { return }
    for row in sheet.sheet.rows.dropFirst() {
      add((1...3).map { sheet.text(row.number, $0) ?? "" })
    }
  }

  /// The names in the rows of a table; none where it is a table of another kind.
  init(_ rows: CSVTable.Rows) {
    guard rows.first?.cells == Self.header else { return }
    for row in rows.dropFirst() { add((0..<3).map { row.words($0) }) }
  }

  private mutating func add(_ row: [String]) {
    guard !row[1].isEmpty, !row[2].isEmpty else { return }
    if row[0] == "sort" { sorts[row[1]] = row[2] }
    if row[0] == "statement" { statements[row[1]] = row[2] }
  }
}

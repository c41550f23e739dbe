internal import QStudy
internal import QTables

/// `sorts.csv`: `sort[,participant][,condition],<statement id>…`, a row a sort.
struct SortsTable {
  private(set) var sorts: [QSort] = []
  private(set) var locations: [String: Location] = [:]

  /// Reads the table.
  ///
  /// - Parameter statements: The statements the columns must name, each once and in any order; nil,
  ///   where they are not known, takes the columns as they are.
  init?(_ bytes: [UInt8], file: String, statements: [String]?, _ findings: inout [Finding]) {
    guard let table = FolderTable(bytes, file: file, &findings) else { return nil }
    guard table.header[0] == "sort" else {
      findings.append(
        Finding(
          .missingColumn, location: table.headerLocation(0),
          found: "“\(table.header[0])” as the first column", expected: "the column “sort”",
          mend: "Make “sort”, the id of the sort, the first column."))
      return nil
    }
    let known = statements.map(Set.init)
    var first = 1
    var details: [String: Int] = [:]
    for name in Self.details where first < table.header.count && table.header[first] == name {
      // A statement may bear the same name: then the column is the statement's, unless there are two.
      let isStatement = known?.contains(name) == true
      if isStatement, table.header[1...].count(where: { $0 == name }) == 1 { continue }
      details[name] = first
      first += 1
    }
    let columns = first..<table.header.count
    findings += table.duplicateColumns(of: columns, areStatements: true)
    if let statements, let known {
      findings += Self.strangeColumns(table, columns, statements: statements, known: known)
    }

    var columnOf: [String: Int] = [:]
    for column in columns { columnOf[table.header[column]] = column }
    let order = (statements ?? columns.map { table.header[$0] }).map { ($0, columnOf[$0]) }
    for row in table.rows {
      let id = table.newID(
        row, 0, known: locations, duplicate: .duplicateSort, what: "sort", &findings)
      let name = id ?? (row.isBlank(0) ? nil : row.words(0))
      // The cells of a sort without a proper id are checked too.
      let placements = order.map { statement, column -> Int? in
        guard let column else { return nil }
        return readPlacement(row.bytes(column)).value(
          at: table.location(row, column), sort: name, statement: statement, &findings)
      }
      guard let id else { continue }
      func filled(_ name: String) -> String? {
        details[name].flatMap { row.isBlank($0) ? nil : row.words($0) }
      }
      sorts.append(
        QSort(
          id: id, participant: filled("participant"), condition: filled("condition"),
          placements: placements))
      locations[id] = table.location(row)
    }
  }

  private static let details = ["participant", "condition"]

  private static func strangeColumns(
    _ table: FolderTable, _ columns: Range<Int>, statements: [String], known: Set<String>
  ) -> [Finding] {
    let present = Set(columns.map { table.header[$0] })
    let missing = statements.filter { !present.contains($0) }
    let strange = columns.filter { !known.contains(table.header[$0]) }
    let unknown = strange.enumerated().map { index, column in
      let name = table.header[column]
      let nearest = suggestion(for: name, among: missing, after: index)
      return Finding(
        .unknownStatement, location: table.headerLocation(column), statement: name,
        found: "the column “\(name)”, which is no statement",
        expected: nearest.map { "perhaps “\($0)”" }
          ?? "the id of a statement in \(StudyFolderFormat.statementsFile)",
        mend: "Correct the name, remove the column, or add the statement.")
    }
    return unknown
      + missing.map { statement in
        Finding(
          .missingColumn, location: table.headerLocation(), statement: statement,
          found: "no column for the statement “\(statement)”",
          expected: "a column for every statement",
          mend: "Add the column, or take the statement out of the list.")
      }
  }

  /// The table as rows, the header first.
  static func rows(_ study: Study) -> [[String]] {
    let ids = study.statements.map(\.id)
    // Where a statement bears the name of such a column, the column must stand beside it.
    let needsBoth = ids.contains { details.contains($0) }
    let hasParticipants = needsBoth || study.sorts.contains { $0.participant != $0.id }
    let hasConditions = needsBoth || study.sorts.contains { $0.condition != nil }
    var header = ["sort"]
    if hasParticipants { header.append("participant") }
    if hasConditions { header.append("condition") }
    return [header + ids]
      + study.sorts.map { sort in
        var row = [sort.id]
        if hasParticipants { row.append(sort.participant) }
        if hasConditions { row.append(sort.condition ?? "") }
        return row + sort.placements.map { $0.map(String.init) ?? "" }
      }
  }
}

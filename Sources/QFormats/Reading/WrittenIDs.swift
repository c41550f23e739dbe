internal import QStudy
internal import QTables

/// The ids of sorts and statements that a format can't hold, kept beside its files in a table that the
/// other program does not read: `kind,written,id`.
struct WrittenIDs {
  /// The name of the sheet, and of the file without `.csv`.
  static let name = "ids"
  static let file = name + ".csv"
  static let header = ["kind", "written", "id"]

  /// The ids of sorts, by the name that was written.
  private(set) var sorts: [String: String] = [:]
  /// The ids of statements, by the number that was written.
  private(set) var statements: [String: String] = [:]

  /// No ids.
  init() {}

  /// The ids in the rows of a table, its header first; none where it is a table of another kind.
  init(rows: some Collection<[String]>) {
    guard rows.first == Self.header else { return }
    for row in rows.dropFirst() where !row[1].isEmpty && !row[2].isEmpty {
      if row[0] == "sort" { sorts[row[1]] = row[2] }
      if row[0] == "statement" { statements[row[1]] = row[2] }
    }
  }

  /// The ids in the bytes of a file; none where it is a file of another kind.
  init(file bytes: [UInt8]) {
    guard let table = try? CSVTable(parsing: bytes),
      table.rows.first?.count == Self.header.count
    else {
      self.init()
      return
    }
    self.init(rows: table.rows.map { row in Self.header.indices.map { row.words($0) } })
  }

  /// The ids in the file beside the others; none where there is none.
  init(beside input: FormatInput) throws(FileError) {
    if let bytes = try input.file(named: Self.file) {
      self.init(file: bytes)
    } else {
      self.init()
    }
  }

  /// The sorts and statements of a study that are called otherwise in a format, each as kind, name
  /// written and id.
  static func rows(
    _ study: Study, sorts: [String]? = nil, statements: [String]
  ) -> [[String]] {
    zip(study.sorts.map(\.id), sorts ?? []).filter { $0 != $1 }.map { ["sort", $1, $0] }
      + zip(study.statements.map(\.id), statements).filter { $0 != $1 }
      .map { ["statement", $1, $0] }
  }

  /// The file that holds some rows; none where there are no rows.
  static func files(_ rows: [[String]]) -> [(name: String, bytes: [UInt8])] {
    rows.isEmpty ? [] : [(file, CSVWriter(spreadsheetSafe: true).bytes([header] + rows))]
  }

  /// Gives a study its ids back. It keeps what was written where two sorts, or two statements, would bear
  /// one id.
  func give(to reading: inout StudyReading) {
    let sorts = Self.distinct(sorts, among: reading.study.sorts.map(\.id))
    let statements = Self.distinct(statements, among: reading.study.statements.map(\.id))
    guard !sorts.isEmpty || !statements.isEmpty else { return }
    for index in reading.study.sorts.indices {
      let sort = reading.study.sorts[index]
      let id = sorts[sort.id] ?? sort.id
      if sort.participant == sort.id { reading.study.sorts[index].participant = id }
      reading.study.sorts[index].id = id
    }
    for (index, statement) in reading.study.statements.enumerated() {
      reading.study.statements[index].id = statements[statement.id] ?? statement.id
    }
    for (index, comment) in reading.study.comments.enumerated() {
      reading.study.comments[index].sort = sorts[comment.sort] ?? comment.sort
      reading.study.comments[index].statement = statements[comment.statement] ?? comment.statement
    }
    reading.sources.sorts = Self.renamed(reading.sources.sorts, sorts)
    reading.sources.statements = Self.renamed(reading.sources.statements, statements)
    reading.format += ", with \(Self.file)"
  }

  /// The ids that may be given back to some names; none where two would be the same then.
  private static func distinct(_ ids: [String: String], among names: [String]) -> [String: String] {
    let given = names.map { ids[$0] ?? $0 }
    return given == names || Set(given).count < Set(names).count ? [:] : ids
  }

  private static func renamed(
    _ places: [String: Location], _ ids: [String: String]
  ) -> [String: Location] {
    Dictionary(places.map { (ids[$0.key] ?? $0.key, $0.value) }) { first, _ in first }
  }
}

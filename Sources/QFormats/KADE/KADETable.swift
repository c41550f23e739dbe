internal import QStudy
internal import QTables

/// A study as KADE's files can hold it.
struct KADETable {
  let title: String
  /// The title as a file name, without its extension.
  let fileName: String
  /// The cards of −6 to 13.
  let counts: [Int]
  /// The names of the sorts, each once, without what KADE stumbles over.
  let names: [String]
  /// The ids of the statements, or their places.
  let statementIDs: [String]
  let placements: [[Int]]
  /// The names that are other ones: kind, as written, id.
  let ids: [[String]]

  /// Makes the table.
  ///
  /// - Parameter keepsStatementIDs: whether the format has a place for the ids of statements.
  /// - Throws: what the format can't hold.
  init(_ study: Study, keepsStatementIDs: Bool) throws(Findings) {
    try Findings.check(Self.faults(in: study))
    let grid = try study.writtenGrid()
    try Findings.check(Self.faults(in: grid))
    // KADE stumbles over a workbook without a title.
    title = trimmed(study.title).isEmpty ? "study" : study.title
    fileName = Self.fileName(title)
    counts = KADEPattern.values.map { grid.count(of: $0) }
    placements = study.sorts.map { $0.placements.compactMap(\.self) }
    names = Self.names(study.sorts.map(\.id))
    let places = study.statements.indices.map { "\($0 + 1)" }
    let own = study.statements.map(\.id)
    let areKept =
      keepsStatementIDs && Set(own).count == own.count
      && own.allSatisfy { !$0.isEmpty && trimmed($0) == $0 }
    statementIDs = areKept ? own : places
    ids = WrittenIDs.rows(study, sorts: names, statements: statementIDs)
  }

  // MARK: Names

  /// Names on one line without commas, semicolons and quotes, each once; one that is not changed keeps
  /// its claim.
  static func names(_ ids: [String]) -> [String] {
    let plain = ids.map { id in
      let name = oneLine(String(id.map { ",;\"".contains($0) ? " " : $0 }))
      return name.isEmpty ? "sort" : name
    }
    return distinctNames(ids, plain: plain) { "\($0) (\($1))" }
  }

  /// A text on one line, without control characters and without blanks around it.
  static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isBreak =
        scalar.properties.generalCategory == .control || (0x2028...0x2029).contains(scalar.value)
        || scalar.value == 0xFEFF
      result.append(isBreak ? " " : scalar)
    }
    return trimmed(String(result))
  }

  /// The words of the title in small letters with hyphens, as many as forty letters take.
  private static func fileName(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    var name = ""
    for word in words {
      if !name.isEmpty, name.count + word.count >= 40 { break }
      name += (name.isEmpty ? "" : "-") + word.prefix(40)
    }
    return name.isEmpty ? "study" : name
  }

  // MARK: Faults

  private static func faults(in study: Study) -> [Finding] {
    let values = KADEPattern.values
    var findings: [Finding] = []
    func tooFew(_ code: Finding.Code, _ what: String) {
      findings.append(
        Finding(
          code, found: "no \(what)", expected: "one or more", mend: "Add the \(what)s."))
    }
    if study.statements.isEmpty { tooFew(.tooFewStatements, "statement") }
    if study.sorts.isEmpty { tooFew(.tooFewSorts, "sort") }
    return findings + study.faultsForWriting(values: values) { oneLine($0) }
  }

  private static func faults(in grid: Grid) -> [Finding] {
    let values = KADEPattern.values
    return grid.columns.filter { !values.contains($0.value) }.map { column in
      Finding(
        .badGrid, found: "the value \(column.value)",
        expected: "values from \(values.lowerBound) to \(values.upperBound)",
        mend: "Choose another format.")
    }
  }
}

internal import QStudy
internal import QTables

/// Makes a study of a raw table. The two orientations are in files of their own.
struct TableReader {
  let table: RawTable
  let title: String
  /// The statements, where a file beside the table words them.
  let known: StatementsTable?
  /// Columns that describe participants, though they hold numbers.
  let attributeNames: Set<String>
  var findings: [Finding] = []
  var sources = SourceMap()

  init(
    _ table: RawTable, title: String, known: StatementsTable?, attributes: [String]
  ) {
    attributeNames = Set(attributes)
    self.table = table
    self.title = title
    self.known = known
  }

  /// The rows below the header.
  var body: Range<Int> { 1..<table.rows.count }

  /// Reads the table.
  ///
  /// - Throws: every fault at once; faults that hide what the columns are come alone.
  mutating func read(
    format: String, rows: TableRows?, warnings: [Warning]
  ) throws(Findings) -> StudyReading {
    guard !table.rows.isEmpty else { throw Findings(.emptyFile(table.file)) }
    let outline = try TableOutline(table, rows: rows, attributes: attributeNames)
    var study = Study(title: title)
    switch outline.rows {
    case .sorts: readSortRows(outline, into: &study)
    case .statements: readStatementRows(outline, into: &study)
    }
    try Findings.check(findings)
    sources.study = Location(file: table.file)
    let beside = known == nil ? "" : ", with \(StudyFolderFormat.statementsFile)"
    return StudyReading(
      study: study, format: "\(format), a row a \(outline.rows.thing)\(beside)", sources: sources,
      warnings: warnings)
  }

  /// The value in a cell, a fault as a finding that says what a spreadsheet did.
  mutating func value(
    _ row: Int, _ column: Int, sort: String?, statement: String?
  ) -> Int? {
    let (found, mend): (String, String)
    switch table.rows[row][column] {
    case .date(_, let written):
      (found, mend) = (
        "the date \(written)", "Type the value again and give the cell a number format."
      )
    case .error(let error):
      (found, mend) = ("the error \(error)", "Mend the formula, or type the value.")
    case .uncomputed:
      (found, mend) = (
        "a formula that was never computed",
        "Open the file in a spreadsheet program and save it, or type the value."
      )
    default:
      return table.placement(row, column).value(
        at: table.location(row, column), sort: sort, statement: statement, &findings)
    }
    findings.append(
      Finding(
        .notANumber, location: table.location(row, column), sort: sort, statement: statement,
        found: found, expected: "a whole number", mend: mend))
    return nil
  }

  /// The names in the label column; nil, with a finding, for a row without one or with one that was
  /// met.
  mutating func labels(_ column: Int, ofSorts: Bool) -> [String?] {
    var first: [String: Int] = [:]
    return body.map { row in
      guard let label = table.rows[row][column].name else {
        findings.append(
          Finding(
            .blankCell, location: table.location(row, column),
            found: "a row without a name",
            expected: "the id of the \(ofSorts ? "sort" : "statement")",
            mend: "Fill in the id, or remove the row if it does not belong to the table."))
        return nil
      }
      guard let earlier = first[label] else {
        first[label] = row
        return label
      }
      findings.append(
        Finding(
          ofSorts ? .duplicateSort : .duplicateStatement, location: table.location(row, column),
          sort: ofSorts ? label : nil, statement: ofSorts ? nil : label,
          found: "the id “\(excerpt(label))” a second time",
          expected: "each id once; the first is on line \(table.rows[earlier].line)",
          mend: "Rename one of the two, or remove it if it was entered twice."))
      return nil
    }
  }

  /// The columns, each name once; a name met again is a finding.
  mutating func distinct(
    _ columns: [TableOutline.Column], areSorts: Bool
  ) -> [TableOutline.Column] {
    var first: [String: Int] = [:]
    return columns.filter { column in
      guard let earlier = first[column.name] else {
        first[column.name] = column.index
        return true
      }
      findings.append(
        Finding(
          .duplicateColumn, location: table.location(0, column.index),
          sort: areSorts ? column.name : nil, statement: areSorts ? nil : column.name,
          found: "the column “\(excerpt(column.name))” a second time",
          expected: "each column once; the first is \(columnLetters(earlier))",
          mend: "Rename or remove one of the two."))
      return false
    }
  }

  /// A column with a name and nothing else is a finding, for nobody can say what it was to hold.
  mutating func filled(_ columns: [TableOutline.Column], areSorts: Bool) -> [TableOutline.Column] {
    columns.filter { column in
      guard column.isBlank else { return true }
      findings.append(
        Finding(
          .blankCell, location: table.location(0, column.index),
          sort: areSorts ? column.name : nil, statement: areSorts ? nil : column.name,
          found: "no value in the column “\(excerpt(column.name))”", expected: "values below it",
          mend: "Fill in the column, or remove it."))
      return false
    }
  }

  mutating func needValues(_ columns: [TableOutline.Column]) {
    guard columns.isEmpty, findings.isEmpty else { return }
    findings.append(
      Finding(
        .missingColumn, location: table.location(0), found: "no column of numbers",
        expected: "the values of the sorts", mend: "Check that this is the table of the sorts."))
  }
}

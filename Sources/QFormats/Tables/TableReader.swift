internal import QStudy
internal import QTables

/// Makes a study of a raw table. The two orientations are in files of their own.
struct TableReader {
  private(set) var table: RawTable
  let title: String
  /// The statements, where a file beside the table words them.
  let known: StatementsTable?
  /// What the user states to describe the participants, though it holds numbers.
  let attributes: AttributeChoice
  /// The grid that the user states.
  let grid: Grid?
  /// Of sorts of several designs, those with so many statements.
  let design: Int?
  /// The ids of statements that are worded elsewhere.
  let worded: Set<String>
  /// Whether the user states where the values are.
  let isStated: Bool
  /// The columns in which Qualtrics describes the answers.
  let ofQualtrics: Set<Int>
  /// What is known of the columns beside their cells.
  let extras: TableExtras
  /// The columns, where a row is a placement.
  let long: LongColumns?
  /// What the columns are, once that is known.
  private(set) var outline: TableOutline?
  /// What its columns were read as, once that is known.
  var roles: ColumnRoles?
  var findings: [Finding] = []
  /// What must be said of the columns.
  var warnings: [Warning] = []
  /// What columns were read as where that is hardly in doubt, as phrases.
  var columnsFound: [String] = []
  var mending: Mending
  var sources = SourceMap()

  init(
    _ table: RawTable, title: String, known: StatementsTable?, options: ReadingOptions,
    extras: TableExtras = TableExtras(), long: LongColumns? = nil
  ) {
    self.extras = extras
    ofQualtrics = QualtricsColumns.found(in: table.rows.first)
    self.long = long
    attributes = AttributeChoice(options.attributes)
    grid = options.grid
    design = options.design
    worded = options.worded.union(known?.statements.map(\.id) ?? [])
    isStated = options.place.isOfTable
    mending = Mending(applies: options.repair)
    self.table = table
    self.title = title
    self.known = known
  }

  /// The rows below the header.
  var body: Range<Int> { 1..<table.rows.count }

  /// Where the header names most of the statements that are known, a row is a sort.
  private var rowsByNames: TableRows? {
    guard let known else { return nil }
    let names = Set(table.rows.first?.names ?? [])
    return known.statements.count { names.contains($0.id) } * 2 > known.statements.count
      ? .sorts : nil
  }

  /// Whether a column describes the participants, though it holds numbers.
  func isAttribute(_ column: Int) -> Bool {
    let place = table.place(column)
    return attributes.holdsColumn(table.rows[0][column].name, at: place)
      || place.map(extras.attributes.contains) ?? false || ofQualtrics.contains(column)
  }

  /// Reads the table.
  ///
  /// - Throws: every fault at once; faults that hide what the columns are come alone.
  mutating func read(
    format: String, rows: TableRows?, warnings: [Warning]
  ) throws(Findings) -> StudyReading {
    guard !table.rows.isEmpty else { throw Findings(.emptyFile(table.file)) }
    var study = Study(title: title)
    let thing: String
    if let long {
      thing = "placement"
      readLongRows(long, into: &study)
    } else {
      var outline = try TableOutline(
        table, rows: rows ?? rowsByNames, values: extras.values, isAttribute: isAttribute)
      if let design, let part = try part(ofDesign: design, outline) {
        table = part
        outline = try TableOutline(
          table, rows: outline.rows, values: extras.values, isAttribute: isAttribute)
      }
      self.outline = outline
      thing = outline.rows.thing
      switch outline.rows {
      case .sorts: readSortRows(outline, into: &study)
      case .statements: readStatementRows(outline, into: &study)
      }
      if rows == nil, rowsByNames == nil, outline.isDoubtful(table) {
        self.warnings.append(doubtOfRows(outline, study))
      }
      reportFewStatements(study)
    }
    foldFractions()
    lookAtWholeSorts(&study)
    try Findings.check(findings + mending.findings)
    sources.study = Location(file: table.file)
    let beside = known == nil ? "" : ", with \(StudyFolderFormat.statementsFile)"
    return StudyReading(
      study: study, format: "\(format), a row a \(thing)\(beside)", sources: sources,
      warnings: warnings + self.warnings + mending.repairs)
  }

  private func doubtOfRows(_ outline: TableOutline, _ study: Study) -> Warning {
    let corner = table.rows[0][outline.label].name ?? ""
    return Warning(
      .layoutInferred,
      "The first cell, “\(excerpt(corner))”, makes a row a sort: \(study.sorts.count) sorts of "
        + "\(study.statements.count) statements. Their values fill no grid either way, and rows numbered 1 to "
        + "\(study.sorts.count) may as well be statements; if they are, add --rows statements.")
  }

  /// The value in a cell, a fault as a finding that says what a spreadsheet did.
  mutating func value(
    _ row: Int, _ column: Int, sort: String?, statement: String?
  ) -> Int? {
    if let value = table.value(row, column) { return value }
    if table.isBlank(row, column) { return nil }
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
  ///
  /// - Parameters:
  ///   - areSorts: whether the names are those of sorts, or of statements.
  ///   - shift: by how many rows the names stand below the values.
  ///   - values: the columns of values.
  ///   - areTold: whether another column tells sorts of one name apart.
  mutating func labels(
    _ column: Int, areSorts: Bool, shift: Int, values: [TableOutline.Column],
    areTold: Bool = false
  ) -> [String?] {
    var met = Set<String>(minimumCapacity: body.count)
    /// Where each name stands first, looked up only once a name has come again.
    lazy var first = Dictionary(
      body.compactMap { row in table.rows[row][column].name.map { ($0, row) } }
    ) { first, _ in first }
    lazy var many = ManyBearers(body.compactMap { table.rows[$0][column].name })
    return body.map { row in
      let source = row + shift
      // A row with a name only, once the names have moved to their values.
      if shift != 0, !hasValues(row, values) { return nil }
      guard body.contains(source), let label = table.rows[source][column].name else {
        findings.append(
          Finding(
            .blankCell, location: table.location(row, column),
            found: "a row without a name",
            expected: "the id of the \(areSorts ? "sort" : "statement")",
            mend: "Fill in the id, or remove the row if it does not belong to the table."))
        return nil
      }
      if met.insert(label).inserted { return label }
      // A name that a repair made stands nowhere before.
      let earlier = first[label].flatMap { $0 < source ? $0 : nil }
      let firstLine = earlier.map { "; the first is on line \(table.rows[$0].line)" } ?? ""
      let location = table.location(source, column)
      if areSorts {
        if many.isMany(label) {
          if let finding = many.finding(label, at: location, first: firstLine) {
            findings.add(finding)
          }
          return nil
        }
        let id = mending.distinctID(
          label, at: location, first: firstLine, isSure: !areTold, met: &met)
        return id == label ? nil : id
      }
      findings.append(
        Finding(
          .duplicateStatement, location: location, statement: label,
          found: "the id “\(excerpt(label))” a second time", expected: "each id once" + firstLine,
          mend: "Rename one of the two, or remove it if it was entered twice."))
      return nil
    }
  }

  /// The columns, each name once; a name met again is a finding.
  mutating func distinct(
    _ columns: [TableOutline.Column], areSorts: Bool
  ) -> [TableOutline.Column] {
    var met: Set<String> = []
    var first: [String: Int] = [:]
    lazy var many = ManyBearers(columns.map(\.name))
    return columns.compactMap { column in
      if met.insert(column.name).inserted {
        first[column.name] = column.index
        return column
      }
      let location = table.location(0, column.index)
      let firstColumn = first[column.name].map { "; the first is \(table.letters($0))" } ?? ""
      if areSorts {
        if many.isMany(column.name) {
          if let finding = many.finding(column.name, at: location, first: firstColumn) {
            findings.add(finding)
          }
          return nil
        }
        let id = mending.distinctID(column.name, at: location, first: firstColumn, met: &met)
        return id == column.name ? nil : column.renamed(id)
      }
      findings.append(
        Finding(
          .duplicateColumn, location: location, statement: column.name,
          found: "the column “\(excerpt(column.name))” a second time",
          expected: "each column once" + firstColumn, mend: "Rename or remove one of the two."))
      return nil
    }
  }

  /// A column with a name and nothing else is a finding, for nobody can say what it was to hold; but one that
  /// describes the participants may be blank for those of one design.
  mutating func filled(_ columns: [TableOutline.Column], areSorts: Bool) -> [TableOutline.Column] {
    columns.filter { column in
      guard column.isBlank, design == nil || !isAttribute(column.index) else { return true }
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

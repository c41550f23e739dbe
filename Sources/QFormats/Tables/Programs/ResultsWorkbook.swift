internal import QStudy
internal import QTables

/// A workbook of results that this program wrote: its last sheets hold the statements and the sorts that the
/// results are of.
struct ResultsWorkbook {
  private static let name = "workbook of results by Mindset, for its sorts"
  private static let statements = "Study statements"
  private static let sorts = "Study sorts"

  private let front: XLSXSheet
  private let statements: XLSXSheet
  private let sorts: XLSXSheet
  private let file: String

  /// Finds the sheets; nil in another workbook.
  init?(_ book: XLSXWorkbook, file: String) {
    func sheet(_ name: String) -> XLSXSheet? { book.sheets.first { $0.name == name } }
    guard let front = sheet("Contents"), let statements = sheet(Self.statements),
      let sorts = sheet(Self.sorts)
    else { return nil }
    (self.front, self.statements, self.sorts, self.file) = (front, statements, sorts, file)
  }

  /// The study that the results are of, as far as the workbook holds it.
  ///
  /// - Throws: every fault of the two sheets.
  func reading(_ input: FormatInput, options: ReadingOptions) throws(Findings) -> StudyReading {
    let head = try head(of: statements, beginning: "id")
    let words = try XLSXTableFormat.table(statements, file: file, datesFrom1904: false)
    let lines = words.rows.filter { $0.line >= head }
    // The name of a theme has no column of its own in a table of statements.
    let columns = 0..<lines[0].extent
    let named = columns.first { lines[0][$0].name == "theme name" }
    let theme = columns.first { lines[0][$0].name == "theme" }
    let cells = lines.map { line in
      columns.filter { $0 != named }.map { line[$0].name ?? "" }
    }
    var findings: [Finding] = []
    let known = StatementsTable(
      CSVWriter().bytes(cells), file: file, .anything, &findings)
    try Findings.check(findings)
    let top = try self.head(of: sorts, beginning: "sort")
    let all = try XLSXTableFormat.table(sorts, file: file, datesFrom1904: false)
    let header = all.rows(on: top...top).lowerBound
    let table = try all.picking(
      header: all.rows[header], rows: Array(all.rows.indices.dropFirst(header + 1)),
      places: (0..<all.width).map { Optional($0) }, countsCells: false, added: { _ in .blank })
    var reader = TableReader(
      table, title: text(front, 1, 1) ?? input.stem, known: known, options: options)
    var reading = try reader.read(format: Self.name, rows: .sorts, warnings: [])
    reading.format = "Excel \(Self.name)"
    for (row, statement) in zip(lines.dropFirst(), reading.study.statements) {
      reading.sources.statements[statement.id] = Location(
        file: file, line: row.line, cell: "\(Self.statements)!A\(row.line)")
    }
    let labels = Dictionary(
      lines.compactMap { line in
        theme.flatMap { line[$0].name }.map { id in (id, named.flatMap { line[$0].name } ?? id) }
      }
    ) { first, _ in first }
    reading.study.themes = reading.study.themes.map { theme in
      Theme(id: theme.id, label: labels[theme.id] ?? theme.label)
    }
    reading.study.grid = try grid()
    reading.study.provenance.source = labelled("Source")
    reading.study.provenance.date = labelled("Date")
    reading.study.provenance.sorts = labelled("Sorts").flatMap {
      Provenance.SortSource(rawValue: $0)
    }
    return reading
  }

  /// The row of the header; where it was removed, that is a finding.
  private func head(of sheet: XLSXSheet, beginning name: String) throws(Findings) -> Int {
    if let row = sheet.rows.first(where: { text(sheet, $0.number, 1) == name }) {
      return row.number
    }
    throw Findings(
      Finding(
        .missingColumn, location: Location(file: file, cell: sheet.name),
        found: "no header that begins with “\(name)”", expected: "the sheet as it was written",
        mend: "Have the workbook written again; or name the sheet to read with --sheet."))
  }

  /// The grid that the first sheet states; nil where it states none.
  private func grid() throws(Findings) -> Grid? {
    guard let row = row("Grid"), let words = text(front, row, 2) else { return nil }
    do {
      return try gridSpec(words)
    } catch {
      var finding = error
      finding.location = Location(file: file, line: row, cell: "\(front.name)!B\(row)")
      throw Findings(finding)
    }
  }

  /// The row of the first sheet that begins with a word.
  private func row(_ name: String) -> Int? {
    front.rows.last { text(front, $0.number, 1) == name }?.number
  }

  /// What the first sheet says behind a word.
  private func labelled(_ name: String) -> String? {
    row(name).flatMap { text(front, $0, 2) }
  }

  private func text(_ sheet: XLSXSheet, _ row: Int, _ column: Int) -> String? {
    if case .text(let text) = sheet[row, column] { text } else { nil }
  }
}

internal import QStudy
internal import QTables

/// The workbooks of KADE and Ken-Q Analysis: types 1 and 2, old and new, and the results they write.
///
/// KADE reads sheets as text split at commas, so that a comma in a name moves every value after it;
/// here each cell is read as it is. Of results only the sorts are read, not the analysis.
package enum KADEWorkbookFormat: StudyFormat {
  package static let id = "kade"
  package static let name = "KADE or Ken-Q workbook (.xlsx)"

  package static func recognises(_ input: FormatInput) -> Bool {
    guard let book = try? input.workbook() else { return false }
    return KADEWorkbook(book, file: input.path) != nil
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard input.bytes != nil else { throw Findings(.notAFile(input, expected: name)) }
    let book: XLSXWorkbook
    do {
      book = try input.workbook()
    } catch {
      throw Findings(Finding(error, file: input.path))
    }
    guard let workbook = KADEWorkbook(book, file: input.path) else {
      throw Findings(
        Finding(
          .unreadableFormat, location: Location(file: input.path),
          found: "the sheets " + book.sheets.map(\.name).joined(separator: ", "),
          expected: "the sheets sorts, pattern and statements of KADE, or those of its results",
          mend: "Check that this is the right file, or read it as a table with --as xlsx."))
    }
    var reading = try read(workbook, title: input.stem, options: options)
    // Results have many sheets, all of them of the analysis.
    if workbook.layout != .results {
      UnusedSheets(
        book: book, file: input.path, options: options, option: "--as xlsx --sheet"
      ).tell(&reading, besides: workbook.known)
    }
    return reading
  }

  private static func read(
    _ workbook: KADEWorkbook, title: String, options: ReadingOptions
  ) throws(Findings) -> StudyReading {
    let sheet = workbook.sorts
    let pattern = pattern(of: workbook)
    var statements = statements(of: workbook, count: pattern?.grid?.cardCount)
    var findings = (pattern?.findings ?? []) + statements.findings
    if statements.statements.isEmpty, findings.isEmpty { throw Findings(unlimited(workbook)) }
    if let finding = workbook.otherType(
      grid: pattern?.grid, count: statements.statements.count)
    {
      throw Findings(finding)
    }
    var mending = Mending(applies: options.repair)
    var firstCard: Int?
    if case .cards(let row) = workbook.layout {
      firstCard = Self.firstCard(
        &statements, in: KADESorts(of: sheet, statements: statements.statements), namesRow: row,
        workbook, &mending)
    }
    var sorts = KADESorts(of: sheet, statements: statements.statements)
    if case .cards = workbook.layout, firstCard == nil, statements.areMisnumbered {
      findings.append(
        Finding(
          .badValue, location: workbook.sheet("statements", "statement")?.location(1),
          found: "statements whose numbers are not their places: the first is "
            + (statements.statements.first?.id ?? ""),
          expected: "numbers from 1 on in their order, since KADE counts the cards by these places",
          mend: "Sort the statements by their numbers, and number them from 1."))
    }
    switch workbook.layout {
    case .cards(let row): sorts.readCards(namesRow: row, from: firstCard ?? 1)
    case .values(let row): sorts.readValues(below: row)
    case .results: sorts.readValues(below: 0, isResults: true)
    }
    Self.count(&statements, by: sorts, in: workbook, &mending)
    findings += mending.findings + sorts.findings
    let design = Study(
      title: self.title(of: workbook) ?? title, grid: pattern?.grid,
      themes: TableReader.declaredThemes(statements.statements), statements: statements.statements)
    let study = KADEStudy(
      design: design, statements: statements.locations, sorts: sorts.sorts, findings: findings,
      warnings: workbook.warnings + statements.warnings + sorts.warnings + mending.repairs,
      found: sorts.numbers.phrases,
      ids: WrittenIDs(rows: workbook.sheet(WrittenIDs.name)?.firstCells(3) ?? []))
    var reading = try study.reading(
      format: workbook.format, file: sheet.file, options: options,
      isWorded: workbook.sheet("statements", "statement") != nil)
    if let hidden = HiddenCells(sheet.sheet) { reading.warnings.append(hidden.warning(reading)) }
    return reading
  }

  /// The finding for a workbook that says nowhere how many statements there are, with which every
  /// sort would have another length than expected.
  private static func unlimited(_ workbook: KADEWorkbook) -> Finding {
    let sheet = workbook.sheet("statements", "statement")
    let words =
      sheet.map { "the sheet “\($0.sheet.name)” holds no statement" } ?? "no sheet “statements”"
    let grid =
      workbook.layout == .results
      ? "no sorting pattern in the overview"
      : workbook.sheet("pattern", "patterns").map { "the sheet “\($0.sheet.name)” no card" }
        ?? "no sorting pattern"
    return Finding(
      .tooFewStatements, location: Location(file: workbook.sorts.file),
      found: "neither statements nor a grid: \(words), and \(grid)",
      expected: "the wording of the statements, or how many cards each value takes",
      mend: "Fill in one of the two as in KADE’s template; or have the sorts read as a plain table "
        + "with --as xlsx --sheet \(workbook.sorts.sheet.name).")
  }

  /// The title; nil where there is none.
  private static func title(of workbook: KADEWorkbook) -> String? {
    let sheet = workbook.sorts
    switch workbook.layout {
    case .results:
      return workbook.sheet("project overview", "analysis overview")?.name(3, 2)
    case .cards(KADEPattern.oldNamesRow):
      return sheet.name(2, 2)
    case .values where workbook.sheet("pattern", "patterns") == nil:
      // The second row holds the title, or a label and the title.
      return sheet.name(2, 2) ?? sheet.name(2, 1)
    case .cards, .values:
      guard let names = workbook.sheet("name", "names") else { return nil }
      let row = names.filledRows.first { $0.number > 1 }
      return row.flatMap { names.text($0.number, 1) }
    }
  }

  /// The grid; nil where nothing declares one.
  private static func pattern(of workbook: KADEWorkbook) -> KADEPattern? {
    let sheet = workbook.sorts
    if workbook.layout == .results {
      guard let overview = workbook.sheet("project overview", "analysis overview"),
        let list = overview.name(7, 2)
      else { return nil }
      // What is beyond every sort stays in one piece, which is no number and brings a finding.
      let values = list.filter { $0 != "\"" }.split(
        separator: ",", maxSplits: Limits().columns)
      return KADEPattern(
        listing: values.map { readPlacement(ArraySlice($0.utf8)) }, at: overview.location(7, 2))
    }
    if let pattern = workbook.sheet("pattern", "patterns") { return KADEPattern(pattern) }
    if workbook.layout == .cards(namesRow: KADEPattern.oldNamesRow) {
      return KADEPattern(oldColumnOf: sheet)
    }
    guard let row = KADEPattern.oldRow(in: sheet) else { return nil }
    let cells = sheet.sheet.rows.first { $0.number == row }?.cells ?? []
    let values = cells.filter { $0.column > 1 }.map { sheet.placement(row, $0.column) }
    return KADEPattern(listing: values, at: sheet.location(row))
  }

  /// The statements, called after their numbers where no sheet words them.
  private static func statements(of workbook: KADEWorkbook, count: Int?) -> KADEStatements {
    let isResults = workbook.layout == .results
    guard let sheet = workbook.sheet("statements", "statement") else {
      return KADEStatements(count: count ?? 0, from: workbook.sorts.location(1))
    }
    return KADEStatements(
      sheet, headerRow: isResults ? 3 : nil, count: count, trims: isResults)
  }
}

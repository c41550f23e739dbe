internal import QStudy
internal import QTables

/// The sheets of a workbook, looked through for the wording of statements that the sheet of the sorts
/// does not word.
struct WordingSheets {
  let book: XLSXWorkbook
  let file: String
  let options: ReadingOptions

  /// Words the statements of a study, and tells from where.
  ///
  /// - Parameter read: the sheets of the sorts.
  /// - Throws: where the user names cells that do not hold the wording of every statement, or a list is numbered
  ///   from elsewhere than the sorts.
  /// - Returns: the sheets that something was told of.
  func word(
    _ reading: inout StudyReading, besides read: Set<String>
  ) throws(Findings) -> Set<String> {
    let statements = reading.study.statements
    if let place = options.place.wording {
      let sheet = try stated(place, for: statements)
      take(sheet, into: &reading)
      return [sheet.name]
    }
    guard statements.allSatisfy({ $0.text == "Statement \($0.id)" }) else { return [] }
    var told: Set<String> = []
    var found: [WordingSheet] = []
    for table in sheets(besides: read) {
      guard let sheet = WordingSheet(table, for: statements) else {
        if seemsWording(table, of: statements.count) {
          reading.warnings.append(unmatched(table))
          told.insert(table.sheet ?? "")
        }
        continue
      }
      told.insert(sheet.name)
      // Sorts of other statements are another study, whose wording is its own.
      if !sheet.surplus.isEmpty, LayoutFinder.looksLikeSorts(table, options: options) {
        reading.warnings.append(
          Warning(
            .statementsUnworded,
            "The sheet “\(excerpt(sheet.name))” holds sorts of other statements too, \(sheet.surplus.count) more, "
              + "so that its wording was not taken. Say that it is the same with "
              + shellOption("--statements", sheet.range?.description ?? "") + "."))
      } else {
        found.append(sheet)
      }
    }
    let complete = found.filter { $0.missing(of: statements).isEmpty }
    if complete.count == 1 {
      take(complete[0], into: &reading)
    } else if let first = complete.first {
      let names = complete.map { "“\(excerpt($0.name))”" }.joined(separator: ", ")
      reading.warnings.append(
        Warning(
          .statementsUnworded,
          "Several sheets word the statements, so that none was taken: \(names). Say which with "
            + shellOption("--statements", first.range?.description ?? "") + "."))
    } else if let first = found.first {
      if found.count == 1, let (sheet, shift, top) = first.shifted(for: statements) {
        var mending = Mending(applies: options.repair)
        _ = shift.mends(
          &mending, at: top, others: "the sorts have them",
          repair: "The statements were worded in their order.")
        try Findings.check(mending.findings)
        reading.warnings += mending.repairs
        take(sheet, into: &reading)
      } else {
        reading.warnings.append(first.partial(missing: first.missing(of: statements)))
      }
    }
    return told
  }

  /// Whether a sheet holds a column of sentences, about one for each statement, and little beside it.
  private func seemsWording(_ table: RawTable, of count: Int) -> Bool {
    table.width <= 2 && table.rows.count <= 2 * count
      && (0..<table.width).contains { column in
        let texts = table.rows.compactMap { $0[column].name }
        return texts.count * 3 >= count * 2 && LayoutFinder.isWording(texts)
      }
  }

  private func unmatched(_ table: RawTable) -> Warning {
    Warning(
      .statementsUnworded,
      "The sheet “\(excerpt(table.sheet ?? table.file))” was left out: it seems to word the statements, but "
        + "does not name them as the sorts do, each beside a text. Put their ids in a column, and fill in "
        + "every wording.")
  }

  private func take(_ sheet: WordingSheet, into reading: inout StudyReading) {
    sheet.word(&reading.study)
    reading.warnings.append(Warning(.layoutInferred, sheet.told))
    if options.place.wording == nil, let unused = sheet.unused(beside: reading.study.sorts) {
      reading.warnings.append(unused)
    }
    // That there is no wording, said before other sheets were looked at.
    reading.warnings.removeAll { $0.code == .statementsUnworded }
    if let range = sheet.range { reading.layout?.add(wording: range, told: sheet.told) }
  }

  /// The wording in the cells that the user names.
  private func stated(
    _ place: SheetRange, for statements: [Statement]
  ) throws(Findings) -> WordingSheet {
    let sheet = try XLSXTableFormat.sheets(of: book, named: place.sheet, file: file)[0]
    let table = try XLSXTableFormat.table(sheet, file: file, datesFrom1904: book.datesFrom1904)
    let wording = WordingSheet(table, in: place.range, for: statements)
    let missing = wording?.missing(of: statements) ?? statements.map(\.id)
    if let wording, missing.isEmpty { return wording }
    throw Findings(
      Finding(
        .missingStatement, location: Location(file: file, cell: place.description),
        found: wording == nil
          ? "no ids of the statements with words beside them in \(place)"
          : "no wording of \(WordingSheet.listed(missing)) in \(place)",
        expected:
          "the id of every statement, as the sorts have it, and its wording in the same row",
        mend: "Correct the range after --statements, or complete the list."))
  }

  /// The visible sheets that the sorts were not read from.
  private func sheets(besides read: Set<String>) -> [RawTable] {
    book.sheets.filter { !$0.isHidden && !read.contains($0.name) && !$0.rows.isEmpty }
      .compactMap { sheet in
        try? XLSXTableFormat.table(sheet, file: file, datesFrom1904: book.datesFrom1904)
      }
  }
}

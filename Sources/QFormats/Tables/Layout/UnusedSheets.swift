internal import QStudy
internal import QTables

/// The visible sheets of a workbook of which nothing was read and nothing told, each with why.
struct UnusedSheets {
  /// So many sheets are named.
  private static let mostNamed = 12

  let book: XLSXWorkbook
  let file: String
  let options: ReadingOptions
  /// How another sheet is read.
  var option = "--sheet"

  /// Tells of them: of a table as a warning, of a few cells as a note.
  ///
  /// - Parameter told: the sheets that were read, or that something was told of.
  func tell(_ reading: inout StudyReading, besides told: Set<String>) {
    guard options.sheet == nil, options.place.isEmpty else { return }
    var known = told
    if let sheet = reading.layout?.wording?.sheet { known.insert(sheet) }
    let all = book.sheets.filter { sheet in
      !sheet.isHidden && !known.contains(sheet.name)
        && sheet.rows.contains { row in row.cells.contains { $0.cell != .empty } }
    }
    let single = SingleSorts(like: reading.study.sorts)
    let late = all.compactMap { sheet -> (name: String, sorts: [String])? in
      guard let table = table(sheet) else { return nil }
      let sorts = single.names(in: table)
      return sorts.isEmpty ? nil : (sheet.name, sorts)
    }
    if !late.isEmpty { reading.warnings.append(Self.warning(late)) }
    let unused = all.filter { sheet in !late.contains { $0.name == sheet.name } }
    let tables = unused.filter(XLSXTableFormat.mayBeTable)
    let notes = unused.filter { !XLSXTableFormat.mayBeTable($0) }
    if !notes.isEmpty {
      reading.found.append(
        "\(named(notes) { _ in nil }) not read, no table of three rows and columns")
    }
    guard !tables.isEmpty else { return }
    reading.warnings.append(
      Warning(
        .recordsIgnored,
        "\(sentence("the " + named(tables, why: reason))) \(tables.count == 1 ? "was" : "were") not read. Where there is "
          + "something to read, name it with \(option), or take the sheet by itself."))
  }

  /// What is said of sheets with values that fill the grid of the sorts.
  private static func warning(_ late: [(name: String, sorts: [String])]) -> Warning {
    let sheets = late.prefix(mostNamed).map { sheet in
      "“\(excerpt(sheet.name))” (\(SingleSorts.listed(sheet.sorts)))"
    }
    return Warning(
      .recordsIgnored,
      "There are also sorts on the sheet\(late.count == 1 ? "" : "s") "
        + sheets.joined(separator: ", ")
        + (late.count > mostNamed ? " and \(late.count - mostNamed) more" : "")
        + ", which \(late.count == 1 ? "was" : "were") not read. Put them beside the others.")
  }

  private func table(_ sheet: XLSXSheet) -> RawTable? {
    try? XLSXTableFormat.table(sheet, file: file, datesFrom1904: book.datesFrom1904)
  }

  private func named(_ sheets: [XLSXSheet], why: (XLSXSheet) -> String?) -> String {
    (sheets.count == 1 ? "sheet " : "sheets ")
      + sheets.prefix(Self.mostNamed).map { sheet in
        "“\(excerpt(sheet.name))”" + (why(sheet).map { " (\($0))" } ?? "")
      }.joined(separator: ", ")
      + (sheets.count > Self.mostNamed ? " and \(sheets.count - Self.mostNamed) more" : "")
  }

  /// What a sheet holds that is neither sorts nor anything about them.
  private func reason(_ sheet: XLSXSheet) -> String? {
    guard let table = table(sheet) else { return "too large" }
    if LayoutFinder.looksLikeSorts(table, options: options) {
      var laid = LaidTable(title: "", format: "", options: options)
      do {
        _ = try laid.read(table, warnings: [])
      } catch {
        return "numbers, but no sorts: \(error.all[0].found)"
      }
      return "numbers that are hardly sorts"
    }
    let rows = table.rows.indices.dropFirst()
    let filled = rows.flatMap { row in
      (0..<table.width).filter { !table.isBlank(row, $0) }.map { table.value(row, $0) != nil }
    }
    return filled.count { $0 } * 2 > filled.count ? "numbers that are no sorts" : "words"
  }
}

// Rows, columns and sheets that a workbook hides, and notes on its cells.

internal import QStudy
internal import QTables

extension XLSXTableFormat {
  /// That a sheet hides filled rows or columns, which are read like the others.
  static func hiddenCells(_ sheet: XLSXSheet) -> [Warning] {
    let filled = sheet.rows.filter { row in row.cells.contains { $0.cell != .empty } }
    let rows = filled.filter(\.isHidden).map { String($0.number) }
    let columns = sheet.hiddenColumns.ranges.joined().filter { column in
      filled.contains { $0[column] != .empty }
    }
    if rows.isEmpty, columns.isEmpty { return [] }
    func named(_ places: [String], _ thing: String) -> String? {
      places.isEmpty
        ? nil : thing + (places.count == 1 ? " " : "s ") + places.joined(separator: ", ")
    }
    let parts = [named(rows, "row"), named(columns.map { columnLetters($0 - 1) }, "column")]
    let places = parts.compactMap(\.self).joined(separator: " and ")
    let areOne = rows.count + columns.count == 1
    return [
      Warning(
        .hiddenCells,
        "The sheet “\(sheet.name)” hides \(places); \(areOne ? "it was" : "they were") read like the "
          + "others.")
    ]
  }

  /// That notes hang on cells of a sheet, which are no part of the table.
  static func notes(_ sheet: XLSXSheet) -> [Warning] {
    sheet.hasNotes
      ? [
        Warning(
          .layoutInferred,
          "The notes on cells of the sheet “\(excerpt(sheet.name))” were left out. What people said of a "
            + "card belongs in comments.csv.")
      ] : []
  }

  /// That hidden sheets hold as many sorts as the one that is read, or sorts of as many statements.
  static func hiddenSorts(
    in book: XLSXWorkbook, beside reading: StudyReading, file: String
  ) -> Warning? {
    let own = reading.study
    let found = book.sheets.filter { $0.isHidden && !$0.rows.isEmpty }.compactMap { sheet in
      guard let table = try? table(sheet, file: file, datesFrom1904: book.datesFrom1904),
        LayoutFinder.looksLikeSorts(table, options: ReadingOptions())
      else { return nil as String? }
      var laid = LaidTable(title: "", format: name, options: ReadingOptions())
      guard let study = try? laid.read(table, warnings: []).study, study.sorts.count > 1,
        study.sorts.count == own.sorts.count || study.statements.count == own.statements.count
      else { return nil }
      return "“\(excerpt(sheet.name))” (\(study.sorts.count) sorts)"
    }
    guard !found.isEmpty else { return nil }
    return Warning(
      .hiddenCells,
      "There are also sorts on the hidden sheet\(found.count == 1 ? "" : "s") "
        + found.joined(separator: ", ") + ", not read. Read one with --sheet.")
  }
}

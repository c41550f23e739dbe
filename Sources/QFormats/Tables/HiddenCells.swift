// Rows, columns and sheets that a workbook hides, and notes on its cells.

internal import QStudy
internal import QTables

/// The filled rows and columns that a sheet hides.
struct HiddenCells {
  let sheet: String
  /// The rows, from 1.
  let rows: [Int]
  /// The columns, from 1.
  let columns: [Int]

  /// Finds them; nil where there are none.
  init?(_ sheet: XLSXSheet) {
    let filled = sheet.rows.filter { row in row.cells.contains { $0.cell != .empty } }
    rows = filled.filter(\.isHidden).map(\.number)
    columns = sheet.hiddenColumns.ranges.joined().filter { column in
      filled.contains { $0[column] != .empty }
    }
    if rows.isEmpty, columns.isEmpty { return nil }
    self.sheet = sheet.name
  }

  /// That they are there, for where the sheet could not be read.
  var told: String { "The sheet “\(excerpt(sheet))” hides \(Self.words(rows, columns))." }

  /// What they were read as, and how to leave out the sorts among them.
  func warning(_ reading: StudyReading) -> Warning {
    guard let layout = reading.layout, layout.rows != nil else {
      let areOne = rows.count + columns.count == 1
      return warning(["\(areOne ? "it was" : "they were") read like the others"])
    }
    let areSorts = layout.rows == .sorts
    let sorts = hidden(reading.sources.sorts, areRows: areSorts)
    let statements = hidden(reading.sources.statements, areRows: !areSorts)
    let (inRows, inColumns) = areSorts ? (sorts, statements) : (statements, sorts)
    let left = layout.leftOut(rows: rows, columns: columns)
    let beside = (
      rows: rows.filter { row in !left.rows.contains(row) && !inRows.contains { $0.line == row } },
      columns: columns.filter { column in
        !left.columns.contains(column) && !inColumns.contains { $0.line == column }
      }
    )
    let ids = sorts.map(\.id)
    return warning(
      [
        Self.sentence(Self.named(ids, "sort"), ids.count, "read like the others"),
        Self.sentence(
          Self.named(statements.map(\.id), "statement"), statements.count, "read like the others"),
        Self.sentence(
          Self.words(beside.rows, beside.columns), beside.rows.count + beside.columns.count,
          "read as what names or describes the others"),
        Self.sentence(
          Self.words(left.rows, left.columns), left.rows.count + left.columns.count,
          "left out for what they hold, not for being hidden"),
      ].compactMap(\.self), exclude: ids, statements: statements.map(\.id))
  }

  private func warning(
    _ parts: [String], exclude ids: [String] = [], statements: [String] = []
  ) -> Warning {
    let mend =
      ids.isEmpty
      ? ""
      : " To leave \(ids.count == 1 ? "the sort" : "the sorts") out, add "
        + shellOption("--exclude", ids.joined(separator: ",")) + " to each command."
    return Warning(
      .hiddenCells, told.dropLast() + "; " + parts.joined(separator: "; ") + "." + mend,
      sorts: ids, statements: statements)
  }

  /// The ids whose line is hidden, in the order of the lines.
  private func hidden(
    _ places: [String: Location], areRows: Bool
  ) -> [(line: Int, id: String)] {
    let lines = Set(areRows ? rows : columns)
    return places.compactMap { id, place in
      (areRows ? place.line : place.column).flatMap { lines.contains($0) ? ($0, id) : nil }
    }.sorted { $0.0 < $1.0 }
  }

  /// What became of some lines; nil where there are none.
  private static func sentence(_ lines: String, _ count: Int, _ what: String) -> String? {
    guard count > 0 else { return nil }
    return count == 1
      ? "\(lines) was " + what.replacing("they hold", with: "it holds") : "\(lines) were \(what)"
  }

  private static func named(_ ids: [String], _ thing: String) -> String {
    "the \(thing)\(ids.count == 1 ? "" : "s") " + ids.map { excerpt($0) }.joined(separator: ", ")
  }

  /// Rows and columns for people.
  private static func words(_ rows: [Int], _ columns: [Int]) -> String {
    func named(_ places: [String], _ thing: String) -> String? {
      places.isEmpty
        ? nil : thing + (places.count == 1 ? " " : "s ") + places.joined(separator: ", ")
    }
    return [
      named(rows.map(String.init), "row"), named(columns.map { columnLetters($0 - 1) }, "column"),
    ].compactMap(\.self).joined(separator: " and ")
  }
}

extension Location {
  /// The column of the cell of a sheet, from 1.
  fileprivate var column: Int? {
    cell?.split(separator: "!").last.flatMap { CellReference($0) }?.column
  }
}

extension XLSXTableFormat {
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

internal import QStudy
internal import QTables

/// A table in a workbook, a row a sort or a row a statement.
package enum XLSXTableFormat: StudyFormat {
  package static let id = "xlsx"
  package static let name = "Excel table (.xlsx)"

  /// A ZIP archive; or a compound file, so that an old or locked workbook is named as one.
  package static func recognises(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes else { return false }
    return bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }

  package static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading {
    guard input.bytes != nil else { throw Findings(.notAFile(input, expected: name)) }
    let book: XLSXWorkbook
    do {
      book = try input.workbook()
    } catch {
      throw Findings(Finding(error, file: input.path))
    }
    let sheet = try sheet(of: book, named: options.sheet, file: input.path)
    let table = try table(sheet, file: input.path, datesFrom1904: book.datesFrom1904)
    var reader = TableReader(table, title: input.stem, known: nil, options: options)
    return try reader.read(
      format: "\(name), sheet “\(sheet.name)”", rows: options.rows, warnings: hiddenCells(sheet))
  }

  private static func sheet(
    of book: XLSXWorkbook, named wanted: String?, file: String
  ) throws(Findings) -> XLSXSheet {
    if let wanted {
      if let sheet = book.sheets.first(where: { $0.name == wanted }) { return sheet }
      let names = book.sheets.map(\.name)
      let nearest = nearest(to: wanted, in: names)
      throw Findings(
        Finding(
          .badValue, location: Location(file: file), found: "no sheet “\(wanted)”",
          expected: "one of " + names.joined(separator: ", "),
          mend: nearest.map { "Write --sheet “\($0)”." } ?? "Name one of the sheets with --sheet."))
    }
    // Two sorts of two statements, with their names, take three rows of three cells.
    let first = book.sheets.first { sheet in
      !sheet.isHidden
        && sheet.rows.count { row in row.cells.count { $0.cell != .empty } >= 3 } >= 3
    }
    if let first { return first }
    throw Findings(
      Finding(
        .unreadableFormat, location: Location(file: file), found: "no visible sheet with a table",
        expected: "a header, and rows with a name and values",
        mend: "Name the sheet with --sheet, or check that this is the right file."))
  }

  private static func table(
    _ sheet: XLSXSheet, file: String, datesFrom1904: Bool
  ) throws(Findings) -> RawTable {
    if let finding = RawTable.tooLarge(
      rows: sheet.rows.count, columns: sheet.lastColumn, file: file)
    {
      throw Findings(finding)
    }
    let rows = sheet.rows.map { row in
      var cells: [RawCell] = []
      for (column, cell) in row.cells {
        let raw = rawCell(cell, datesFrom1904: datesFrom1904)
        // A file may claim a cell in the last column of every row; blank ones take no place.
        if raw == .blank { continue }
        cells += Array(repeating: .blank, count: column - 1 - cells.count)
        cells.append(raw)
      }
      return RawRow(line: row.number, cells: cells)
    }
    return try RawTable(file: file, sheet: sheet.name, rows: rows)
  }

  private static func rawCell(_ cell: XLSXCell, datesFrom1904: Bool) -> RawCell {
    switch cell {
    case .empty: .blank
    case .text(let text): text.allSatisfy(\.isWhitespace) ? .blank : .text(text)
    case .number(let number): .number(number)
    case .boolean(let value): .text(value ? "TRUE" : "FALSE")
    case .date(let serial): .date(serial, writtenDate(serial, from1904: datesFrom1904))
    case .error(let error): .error(error)
    case .formulaWithoutValue: .uncomputed
    }
  }

  private static func hiddenCells(_ sheet: XLSXSheet) -> [Warning] {
    let filled = sheet.rows.filter { row in row.cells.contains { $0.cell != .empty } }
    let rows = filled.filter(\.isHidden).map { String($0.number) }
    let columns = sheet.hiddenColumns.sorted().filter { column in
      filled.contains { $0[column] != .empty }
    }
    if rows.isEmpty, columns.isEmpty { return [] }
    let parts = [
      rows.isEmpty ? nil : "rows " + rows.joined(separator: ", "),
      columns.isEmpty
        ? nil : "columns " + columns.map { columnLetters($0 - 1) }.joined(separator: ", "),
    ]
    let places = parts.compactMap(\.self).joined(separator: " and ")
    return [
      Warning(
        .hiddenCells, "The sheet “\(sheet.name)” hides \(places); they were read like the others.")
    ]
  }
}

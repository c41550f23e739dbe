internal import QStudy

/// A header whose names stand one cell right of their columns: a blank cell above values, and behind the last
/// column a name above nothing.
enum ShiftedHeader {
  /// Fewer names are not those of a table of sorts.
  private static let fewestNames = 3
  /// So many rows show it as well as all.
  private static let rowsLooked = 1000

  /// The table with the names back above their columns; a fault, unless it is to be mended.
  ///
  /// They are read where they belong either way, so that the fault is told once.
  static func putBack(_ table: RawTable, _ mending: inout Mending) throws(Findings) -> RawTable {
    guard let (header, blank) = find(in: table) else { return table }
    let last = table.width - 1
    let names = ((blank + 1)...last).compactMap { table.rows[header][$0].name }
    let isSure = SlippedNames.areSure(names, places: Array(names.indices))
    let finding = Finding(
      .shiftedNames, location: table.location(header, blank),
      found:
        "names in \(table.letters(blank + 1)) to \(table.letters(last)), one cell to the right of the "
        + "values",
      expected:
        "them in \(table.letters(blank)) to \(table.letters(last - 1)), each above its values",
      mend: "Move the names one cell to the left"
        + (isSure ? "." : SlippedNames.doubt(names.last ?? "")))
    if isSure {
      _ = mending.mends(
        finding, repair: "The names of the columns were moved one cell to the left.",
        offer: "--repair moves them.")
    } else {
      mending.leave(finding)
    }
    var rows = table.rows
    var cells = (0..<rows[header].count).map { rows[header][$0] }
    cells.remove(at: blank)
    rows[header] = RawRow(line: rows[header].line, cells: cells)
    return try RawTable(
      file: table.file, sheet: table.sheet, rows: rows,
      takesDecimalComma: table.takesDecimalComma, countsCells: table.countsCells,
      mayHoldSigns: table.mayHoldSigns)
  }

  /// The row of the header and its blank cell, where one row alone reaches the last column and those below it
  /// fill one grid without that column.
  private static func find(in table: RawTable) -> (header: Int, blank: Int)? {
    let last = table.width - 1
    guard last > fewestNames,
      let header = table.rows.indices.first(where: { !table.isBlank($0, last) }),
      !table.rows[(header + 1)...].indices.contains(where: { !table.isBlank($0, last) }),
      let blank = (1..<last).last(where: { table.isBlank(header, $0) }),
      last - blank >= fewestNames,
      SlippedNames.areSlipped(
        ((blank + 1)...last).compactMap { table.rows[header][$0].name },
        places: Array(1...(last - blank)), end: table.rows[header][last].name)
    else { return nil }
    let body = table.rows.indices[(header + 1)...].prefix(rowsLooked).filter {
      table.value($0, blank) != nil
    }
    let columns = Array(blank..<last)
    let isSortEach = TableOutline.isShared(body.count) { row in
      columns.map { table.value(body[row], $0) }
    }
    let down = columns.map { column in CardCounts(body.map { table.value($0, column) }) }
    let isColumnEach =
      body.count >= fewestNames && down[0].map { !$0.isSingleValue } ?? false
      && down.allSatisfy { $0 == down[0] }
    return isSortEach || isColumnEach ? (header, blank) : nil
  }
}

internal import QStudy

/// A table of sorts without a header, as Quince and KADE write sorts as text: a name and its values in each row.
enum HeaderlessTable {
  /// Fewer values may be the names of columns.
  private static let fewestValues = 5
  /// So many rows show it as well as all.
  private static let rowsLooked = 1000

  /// The table with a header that numbers the statements; nil where it has one, or is no such table.
  ///
  /// It has none where the first row holds a name and values as all others do, the same as often, and one of
  /// them twice at least, as numbers of statements don't.
  static func headed(_ table: RawTable) throws(Findings) -> RawTable? {
    guard table.rows.count > 1, table.width > fewestValues, let own = counts(table, 0),
      !own.isSingleValue,
      Set((1..<table.width).map { table.value(0, $0) }).count < table.width - 1,
      table.rows.indices.prefix(rowsLooked).allSatisfy({ counts(table, $0) == own })
    else { return nil }
    let names = (1..<table.width).map { RawCell.text(String($0)) }
    return try table.picking(
      header: RawRow(line: table.rows[0].line, cells: [.text("sort")] + names),
      rows: Array(table.rows.indices), places: (0..<table.width).map { Optional($0) },
      countsCells: table.countsCells, added: { _ in .blank })
  }

  /// What a row holds behind its name; nil for one without a name, or with another cell than a value.
  private static func counts(_ table: RawTable, _ row: Int) -> CardCounts? {
    guard !table.isBlank(row, 0), table.value(row, 0) == nil else { return nil }
    return CardCounts((1..<table.width).map { table.value(row, $0) })
  }
}

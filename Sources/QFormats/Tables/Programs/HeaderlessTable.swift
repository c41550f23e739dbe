internal import QStudy

/// A table of sorts without a header, as Quince and KADE write sorts as text: a name and its values in each row;
/// or with a placement in each.
enum HeaderlessTable {
  /// Fewer values may be the names of columns.
  private static let fewestValues = 5
  /// So many rows show it as well as all.
  private static let rowsLooked = 1000

  /// The table with a header that numbers the statements, and what to say of it; nil where it has one, is no such
  /// table, or the user says where the sorts are.
  ///
  /// It has none where the first row holds a name and values as all others do, the same as often, and one of
  /// them twice at least, as numbers of statements don't.
  static func headed(
    _ table: RawTable, options: ReadingOptions
  ) throws(Findings) -> (table: RawTable, told: Warning)? {
    guard !options.place.isOfTable, options.rows != .statements, table.rows.count > 1,
      table.width > fewestValues, let own = counts(table, 0), !own.isSingleValue,
      Set((1..<table.width).map { table.value(0, $0) }).count < table.width - 1,
      table.rows.indices.prefix(rowsLooked).allSatisfy({ counts(table, $0) == own })
    else { return nil }
    let names = (1..<table.width).map { RawCell.text(String($0)) }
    let headed = try table.picking(
      header: RawRow(line: table.rows[0].line, cells: [.text("sort")] + names),
      rows: Array(table.rows.indices), places: (0..<table.width).map { Optional($0) },
      countsCells: table.countsCells, added: { _ in .blank })
    let place = table.sheet.map { "The sheet “\(excerpt($0))”" } ?? table.file
    let told =
      "\(place) has no header: its first line holds the values of a sort, and the statements were numbered."
    return (headed, Warning(.layoutInferred, told))
  }

  /// A table with a row a placement under a header that names the columns by their letters; nil where it has one
  /// of its own, or is another table.
  ///
  /// It has none where the first row holds a placement as all others do: somebody and a statement that come again,
  /// and a number that others have as well.
  ///
  /// - Throws: the finding for one of which it can't be told which column is what.
  static func long(_ table: RawTable) throws(Findings) -> (table: RawTable, columns: LongColumns)? {
    // A wide table, or one whose header is words, is not looked through.
    guard table.rows[0].filled == table.width, LongShape.widths.contains(table.width),
      (0..<table.width).contains(where: { table.value(0, $0) != nil })
    else { return nil }
    let again = (0..<table.width).filter { comesAgain(table, $0) }
    guard again.count >= 3, again.contains(where: { table.value(0, $0) != nil }) else { return nil }
    let names = (0..<table.width).map { RawCell.text("column \(table.letters($0))") }
    let headed = try table.picking(
      header: RawRow(line: table.rows[0].line, cells: names), rows: Array(table.rows.indices),
      places: (0..<table.width).map { Optional($0) }, countsCells: table.countsCells,
      added: { _ in .blank })
    guard let columns = try LongShape.columns(of: headed),
      [columns.sort, columns.statement, columns.value].allSatisfy(again.contains),
      table.value(0, columns.value) != nil
    else { return nil }
    return (headed, columns)
  }

  /// Whether what the first cell of a column holds stands in it once more.
  private static func comesAgain(_ table: RawTable, _ column: Int) -> Bool {
    guard let first = table.rows[0][column].name else { return false }
    return table.rows.dropFirst().contains { $0[column].name == first }
  }

  /// What a row holds behind its name; nil for one without a name, or with another cell than a value.
  private static func counts(_ table: RawTable, _ row: Int) -> CardCounts? {
    guard !table.isBlank(row, 0), table.value(row, 0) == nil else { return nil }
    return CardCounts((1..<table.width).map { table.value(row, $0) })
  }
}

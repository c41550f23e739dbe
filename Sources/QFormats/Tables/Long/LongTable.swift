internal import QStudy

/// A table with a row a placement, from its header down.
struct LongTable {
  let table: RawTable
  let columns: LongColumns
  /// What was left out, or taken for what, as sentences.
  let told: [String]

  /// So many rows of titles and notes may stand above the header.
  private static let mostAbove = 10
  /// So many cells a header has.
  private static let fewestNames = 3

  /// The table in the cells of a file; nil where it is another.
  ///
  /// - Parameter byShape: whether what stands in the columns may tell where their names do not.
  /// - Throws: the finding for one of which it can't be told which column is what.
  static func find(in table: RawTable, byShape: Bool) throws(Findings) -> LongTable? {
    let rows = table.rows
    guard
      let header = rows.indices.prefix(mostAbove + 1).first(where: {
        rows[$0].filled >= fewestNames
      })
    else { return nil }
    var own = table
    if header > 0 {
      // Few tables are long, and only those need a copy of their cells.
      guard table.width <= LongColumns.mostColumns else { return nil }
      own = try table.picking(
        header: rows[header], rows: Array(rows.indices.dropFirst(header + 1)),
        places: (0..<table.width).map { Optional($0) }, countsCells: table.countsCells,
        added: { _ in .blank })
    }
    var found = LongColumns(own)
    var told: [String] = []
    if found == nil, byShape, let headless = try HeaderlessTable.long(own) {
      (own, found) = (headless.table, headless.columns)
      told = ["The table has no header: its first row holds a placement."]
    }
    if found == nil, byShape { found = try LongShape.columns(of: own) }
    guard let columns = found else { return nil }
    let titles = Array(rows.indices.prefix(header))
    let above =
      titles.isEmpty
      ? []
      : [
        sentence(SheetCells(table: table).lines(titles))
          + " left out: above the header, a title or notes."
      ]
    return LongTable(
      table: own, columns: columns, told: above + told + [columns.told].compactMap(\.self))
  }
}

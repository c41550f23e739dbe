// Of a table with sorts of several designs, those that --design names.

internal import QStudy

extension TableReader {
  /// The part of the table with sorts of so many statements; nil where every sort is of these, or none.
  ///
  /// What is left out is told, since a sort of the right design may have lost its last cell.
  mutating func part(ofDesign count: Int, _ outline: TableOutline) throws(Findings) -> RawTable? {
    guard count > 0 else { return nil }
    let values = outline.columns.filter { $0.isNumeric && !isAttribute($0.index) }.map(\.index)
    switch outline.rows {
    case .sorts:
      guard values.count >= count else { return nil }
      let lengths = body.map { row in lengthOfSort(row, values) }
      let rows = zip(body, lengths).filter { $0.1 == count }.map(\.0)
      tellLeft(
        zip(body, lengths).map { (String(table.rows[$0].line), $1) }, but: count, thing: "line")
      return try picking(rows: rows, without: Set(values.dropFirst(count)))
    case .statements:
      guard body.count >= count else { return nil }
      let depths = values.map { column in body.last { !table.isBlank($0, column) } ?? 0 }
      tellLeft(zip(values, depths).map { (table.letters($0), $1) }, but: count, thing: "column")
      return try picking(
        rows: Array(body.prefix(count)),
        without: Set(zip(values, depths).filter { $0.1 != count }.map(\.0)))
    }
  }

  /// How many statements there are up to the last that a sort has a value for.
  func lengthOfSort(_ row: Int, _ values: [Int]) -> Int {
    (values.lastIndex { !table.isBlank(row, $0) } ?? -1) + 1
  }

  private mutating func tellLeft(
    _ sorts: [(place: String, length: Int)], but count: Int, thing: String
  ) {
    let groups = Dictionary(grouping: sorts, by: \.length)
    let left = groups.filter { $0.key != count }.sorted { $0.key > $1.key }
    guard !left.isEmpty, groups[count] != nil else { return }
    let words = left.map { length, sorts in
      "\(sorts.count) of \(length) (\(thing) "
        + sorts.prefix(8).map(\.place).joined(separator: ", ") + (sorts.count > 8 ? " …)" : ")")
    }
    warnings.append(
      Warning(
        .recordsIgnored,
        "Sorts of another number of statements than the \(count) of --design were left out: "
          + words.joined(separator: "; ") + "."))
  }

  /// The header and some rows, some of the columns being blank: the others keep their places.
  private func picking(rows: [Int], without columns: Set<Int>) throws(Findings) -> RawTable? {
    guard !rows.isEmpty, rows.count < body.count || !columns.isEmpty else { return nil }
    let places = (0..<table.width).map { columns.contains($0) ? nil : Optional($0) }
    let header = RawRow(places, of: table.rows[0], endsWithRow: false, adding: .blank)
    return try table.picking(
      header: header, rows: rows, places: places, countsCells: false, added: { _ in .blank })
  }
}

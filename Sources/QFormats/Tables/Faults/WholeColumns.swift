// What the columns of a table with a row a sort look like together.

internal import QStudy
internal import QTables

extension TableReader {
  /// Leaves out blank columns beside statements that are named in a row of their own: what a form asked of
  /// nobody, or keeps for itself.
  mutating func withoutBlankStrangers(
    _ columns: [TableOutline.Column]
  ) -> [TableOutline.Column] {
    guard columns.contains(where: \.isBlank) else { return columns }
    let blank = columns.filter { column in
      column.isBlank
        && (ofQualtrics.contains(column.index)
          || !isAttribute(column.index)
            && DoubtfulLines.isStranger(
              column.name, beside: columns.filter(\.isNumeric).map(\.name)))
    }
    guard !blank.isEmpty else { return columns }
    let names = blank.prefix(6).map { "“\(excerpt($0.name))”" }.joined(separator: ", ")
    warnings.append(
      Warning(
        .layoutInferred,
        "\(names)\(blank.count > 6 ? " …" : "") left out: nothing stands below, and the statements are "
          + "called otherwise."))
    let gone = Set(blank.map(\.index))
    return columns.filter { !gone.contains($0.index) }
  }

  /// Several series of numbered columns; false where there are none.
  mutating func reportSeries(_ columns: [TableOutline.Column]) -> Bool {
    let sorts = body.prefix(DoubtfulLines.mostSorts).map { row in
      columns.map { table.value(row, $0.index) }
    }
    guard let found = SeveralSeries(names: columns.map(\.name), sorts: sorts)?.series else {
      return false
    }
    let shown = found.prefix(3).map { series in
      "\(excerpt(columns[series[0]].name)) to \(excerpt(columns[series[series.count - 1]].name))"
    }
    let ranges = found.prefix(3).compactMap { series in
      range(rows: Array(body), columns: series.map { columns[$0].index })
    }
    findings.append(
      Finding(
        .mixedDesigns, location: table.location(0, columns[found[1][0]].index),
        found: "\(found.count) series of columns, " + shown.joined(separator: "; ")
          + (found.count > shown.count ? " …" : ""),
        expected: "a column for each statement, and one sort in a row",
        mend: ranges.count == shown.count
          ? "Read one of them with " + ranges.joined(separator: " or ") + "."
          : "Keep one series in the table, and the others in tables of their own."))
    return true
  }
}

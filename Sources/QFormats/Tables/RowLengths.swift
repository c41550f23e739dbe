// Rows of another length than the header.

internal import QStudy

extension TableReader {
  /// Rows of another length than the header; false where there are any, since nothing is sure of
  /// them.
  ///
  /// A single row is a slip. Several sorts of one length, two cells or more short, are another
  /// design. In a sheet, which does not say how long a row is, only those are found.
  ///
  /// - Parameter last: the last column that must be filled.
  mutating func checkLengths(_ outline: TableOutline, last: Int) -> Bool {
    let width = table.rows[0].extent
    let areSorts = outline.rows == .sorts
    guard !body.allSatisfy({ length(of: $0, width: width, last: last) == width }) else {
      return true
    }
    var groups: [Int: [Int]] = [:]
    for row in body { groups[length(of: row, width: width, last: last), default: []].append(row) }
    func isDesign(_ length: Int, _ rows: [Int]) -> Bool {
      areSorts && rows.count > 1 && abs(length - width) >= 2
    }
    let odd = groups.filter { length, rows in
      length != width && (table.countsCells || length > width || isDesign(length, rows))
    }
    guard !odd.isEmpty else { return true }
    if odd.contains(where: isDesign) {
      reportMixedDesigns(groups.sorted { $0.key > $1.key }.map { ($0.key - 1, $0.value) })
      return false
    }
    for (row, length) in odd.flatMap({ group in group.value.map { ($0, group.key) } }).sorted(by: <)
    {
      let name = table.rows[row][outline.label].name
      findings.append(
        Finding(
          .raggedRow, location: table.location(row), sort: areSorts ? name : nil,
          statement: areSorts ? nil : name, found: "\(length) cell\(length == 1 ? "" : "s")",
          expected: "\(width), as in the header",
          mend: "Complete the row, or remove what is too much."))
    }
    return false
  }

  private func length(of row: Int, width: Int, last: Int) -> Int {
    let extent = table.rows[row].extent
    if extent > width { return extent }
    // Attributes to the right of the values may be blank at will in a sheet, and so may cells past
    // the header in a text file.
    if table.countsCells { return min(table.rows[row].count, width) }
    return extent > last ? width : extent
  }

  private mutating func reportMixedDesigns(_ groups: [(cells: Int, rows: [Int])]) {
    let phrases = groups.map { cells, rows in
      let lines = rows.prefix(8).map { String(table.rows[$0].line) }.joined(separator: ", ")
      return
        "\(rows.count) row\(rows.count == 1 ? "" : "s") of \(cells) cells after the name (line "
        + lines + (rows.count > 8 ? " …)" : ")")
    }
    findings.append(
      Finding(
        .mixedDesigns, location: table.location(groups.last?.rows.first ?? 0),
        found: phrases.joined(separator: "; "), expected: "sorts of one design in one table",
        mend: "Keep the sorts of each design in a table of their own."))
  }
}

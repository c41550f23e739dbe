// Rows of another length than the header.

internal import QStudy

extension TableReader {
  /// Rows of another length than the header; false where there are any, since nothing is sure of
  /// them.
  ///
  /// A single row is a slip. Several sorts of one length, two cells or more short, are another
  /// design, and so they are where blank cells fill their rows up. In a sheet, which does not say how long a
  /// row is, only those are found.
  ///
  /// - Parameter last: the last column that must be filled.
  mutating func checkLengths(_ outline: TableOutline, last: Int) -> Bool {
    let width = table.rows[0].extent
    let areSorts = outline.rows == .sorts
    let values = values(of: outline)
    if areSorts, known == nil, let designs = designs(values) {
      reportMixedDesigns(designs, values, thing: "sort", cells: "values")
      return false
    }
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
      reportMixedDesigns(
        groups.sorted { $0.key > $1.key }.map { ($0.key - 1, $0.value) }, values, thing: "row",
        cells: "cells after the name")
      return false
    }
    // Where a column may be none of a statement, the counts are not those of sorts.
    let areCounted = areSorts && findings.isEmpty
    for (row, length) in odd.flatMap({ group in group.value.map { ($0, group.key) } }).sorted(by: <)
    {
      let name = table.rows[row][outline.label].name
      if !table.countsCells, let first = strays(in: row).first {
        let finding = stray(row, first, sort: areSorts ? name : nil)
        findings.append(finding)
        continue
      }
      findings.append(
        Finding(
          .raggedRow, location: table.location(row), sort: areSorts ? name : nil,
          statement: areSorts ? nil : name, found: "\(length) cell\(length == 1 ? "" : "s")",
          expected: "\(width), as in the header",
          mend: Self.lengthMend(isLonger: length > width)
            + (areCounted && length < width && groups[width] != nil
              ? " --design \(values.count) leaves such sorts out." : "")))
    }
    return false
  }

  /// Whether no row of a long table goes on beyond the header, as one does whose comment holds a separator, or has
  /// a cell below no name; else adds findings.
  mutating func endWithHeader() -> Bool {
    let width = table.rows[0].extent
    let unnamed = unnamedColumns
    let odd = body.filter { row in
      table.rows[row].extent > width || unnamed.contains { !table.isBlank(row, $0) }
    }
    for row in odd {
      if let first = strays(in: row).first, first < width || !table.countsCells {
        let finding = stray(row, first, sort: nil)
        findings.add(finding)
        continue
      }
      findings.add(
        Finding(
          .raggedRow, location: table.location(row), found: "\(table.rows[row].extent) cells",
          expected: "\(width), as in the header", mend: Self.lengthMend(isLonger: true)))
    }
    return odd.isEmpty
  }

  /// The columns within the header that it has no name for.
  private var unnamedColumns: [Int] {
    (0..<table.rows[0].extent).filter { table.rows[0][$0] == .blank }
  }

  /// The filled cells of a row below no name.
  private func strays(in row: Int) -> [Int] {
    (unnamedColumns + (table.rows[0].extent..<max(table.rows[0].extent, table.rows[row].extent)))
      .filter { !table.isBlank(row, $0) }
  }

  private func stray(_ row: Int, _ column: Int, sort: String?) -> Finding {
    let words = table.rows[row][column].name.map { "“\(excerpt($0))”" } ?? "a cell"
    return Finding(
      .raggedRow, location: table.location(row, column), sort: sort,
      found: "\(words) in column \(table.letters(column)), which has no name",
      expected: "nothing below a blank cell of the header",
      mend: "Remove it, or give its column a name in the header.")
  }

  private static func lengthMend(isLonger: Bool) -> String {
    isLonger
      ? "Where a cell holds the character that separates cells, as comments do, put it in quotes; else remove "
        + "what is too much."
      : "Complete the row."
  }

  private func length(of row: Int, width: Int, last: Int) -> Int {
    let extent = table.rows[row].extent
    if extent > width { return extent }
    // Attributes to the right of the values may be blank at will in a sheet, and so may cells past
    // the header in a text file.
    if table.countsCells { return min(table.rows[row].count, width) }
    return extent > last ? width : extent
  }

  /// How to read the sorts of one design, as the end of a sentence.
  static func designMend(_ counts: [Int]) -> String {
    let shown = counts.filter { $0 > 1 }.prefix(4).map { "--design \($0)" }
    return shown.isEmpty
      ? "." : ", or read those of one with " + shown.joined(separator: " or ") + "."
  }

  /// The columns of the statements.
  private func values(of outline: TableOutline) -> [Int] {
    outline.columns.filter { $0.isNumeric && !isAttribute($0.index) }.map(\.index)
  }

  /// The sorts by their number of values, where several are complete and two values or more shorter than
  /// others; nil where they are of one design.
  private func designs(_ values: [Int]) -> [(cells: Int, rows: [Int])]? {
    guard let last = values.last, body.contains(where: { table.isBlank($0, last) }) else {
      return nil
    }
    let lengths = lengthsOfSorts(values)
    let groups = Dictionary(grouping: body) { lengths[$0 - body.lowerBound] }
    let isMixed = groups.contains { length, rows in
      let places = values.prefix(length)
      return rows.count > 1 && length > 0 && length + 2 <= values.count
        && rows.count { row in places.allSatisfy { !table.isBlank(row, $0) } } * 2 > rows.count
    }
    return isMixed ? groups.sorted { $0.key > $1.key }.map { ($0.key, $0.value) } : nil
  }

  private mutating func reportMixedDesigns(
    _ groups: [(cells: Int, rows: [Int])], _ values: [Int], thing: String, cells words: String
  ) {
    let lengths = lengthsOfSorts(values)
    let counts = Set(groups.flatMap(\.rows).map { lengths[$0 - body.lowerBound] }).sorted()
    let phrases = groups.map { cells, rows in
      let lines = rows.prefix(8).map { String(table.rows[$0].line) }.joined(separator: ", ")
      return
        "\(rows.count) \(thing)\(rows.count == 1 ? "" : "s") of \(cells) \(words) (line "
        + lines + (rows.count > 8 ? " …)" : ")")
    }
    findings.append(
      Finding(
        .mixedDesigns, location: table.location(groups.last?.rows.first ?? 0),
        found: phrases.joined(separator: "; "), expected: "sorts of one design in one table",
        // Where a column may be none of a statement, the counts are not those of sorts.
        mend: "Keep the sorts of each design in a table of their own"
          + (findings.isEmpty ? Self.designMend(counts) : ".")))
  }
}

internal import QStudy
internal import QTables

extension CollectedSort {
  /// The sorts of rows of text, each a name and the value of each statement.
  ///
  /// - Parameters:
  ///   - rows: the cells of each line, without those that are to be passed over.
  ///   - file: the path for messages.
  ///   - numbers: takes in how the values are written.
  static func sorts(
    _ rows: [(line: Int, cells: [String])], statements: [Statement], file: String,
    _ numbers: inout NumbersFound, _ findings: inout [Finding]
  ) -> [CollectedSort] {
    var sorts: [CollectedSort] = []
    let rows = rows.filter { !$0.cells.isEmpty }
    let counts = Set(rows.map { $0.cells.count - 1 })
    if rows.count > 1, counts.count == 1, let count = counts.first, count != statements.count,
      !rows.contains(where: { $0.cells.contains { $0.allSatisfy(\.isWhitespace) } })
    {
      // No value is sure to be that of its statement, and each sort is as wrong as the others.
      findings.add(
        Finding(
          .raggedRow, location: Location(file: file, line: rows[0].line),
          found: "\(count) value\(count == 1 ? "" : "s") in each of \(rows.count) sorts",
          expected: "\(statements.count), one for each statement",
          mend: count > statements.count
            ? "Add the statement that is missing, or remove the values that are too many."
            : "Add the values that are missing, or remove the statement that is too much."))
      return []
    }
    for (line, cells) in rows {
      let location = Location(file: file, line: line)
      let name = trimmed(cells[0])
      let values = cells.dropFirst()
      if name.isEmpty {
        findings.add(
          Finding(
            .blankCell, location: location, found: "a sort without a name",
            expected: "a name, then the values", mend: "Fill in the name."))
      }
      if values.count != statements.count {
        let many = "\(values.count) value\(values.count == 1 ? "" : "s")"
        let blank = values.firstIndex { $0.allSatisfy(\.isWhitespace) }
        findings.add(
          Finding(
            blank == nil ? .raggedRow : .blankCell,
            location: blank.map {
              Location(file: file, line: line, cell: columnLetters($0))
            } ?? location, sort: name.isEmpty ? nil : name,
            found: blank == nil ? many : "\(many), this one blank",
            expected: "\(statements.count), one for each statement",
            mend: blank == nil
              ? "Complete the sort, or remove what is too much."
              : "Fill in the value, or remove the separator that is too much."))
        // Where the length is wrong, what a cell stands for is unknown.
        continue
      }
      var placements: [Int?] = []
      for (index, (cell, statement)) in zip(values, statements).enumerated() {
        let place = Location(file: file, line: line, cell: columnLetters(index + 1))
        let placement = readPlacement(ArraySlice(cell.utf8))
        if case .value = placement {
          numbers.add(cell, isStored: false, at: "\(columnLetters(index + 1))\(line)")
        }
        placements.append(
          placement.value(at: place, sort: name, statement: statement.id, &findings))
      }
      sorts.append(CollectedSort(id: name, location: location, placements: placements))
    }
    return sorts
  }
}

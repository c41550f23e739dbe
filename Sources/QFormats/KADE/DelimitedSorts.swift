internal import QStudy
internal import QTables

extension CollectedSort {
  /// The sorts of rows of text, each a name and the value of each statement.
  ///
  /// - Parameters:
  ///   - rows: the cells of each line, without those that are to be passed over.
  ///   - file: the path for messages.
  static func sorts(
    _ rows: [(line: Int, cells: [String])], statements: [Statement], file: String,
    _ findings: inout [Finding]
  ) -> [CollectedSort] {
    var sorts: [CollectedSort] = []
    for (line, cells) in rows where !cells.isEmpty {
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
        placements.append(
          readPlacement(ArraySlice(cell.utf8)).value(
            at: place, sort: name, statement: statement.id, &findings))
      }
      sorts.append(CollectedSort(id: name, location: location, placements: placements))
    }
    return sorts
  }
}

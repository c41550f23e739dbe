internal import QStudy
internal import QTables

// A `.raw` file, which has a row a statement.

extension PQMethodData {
  /// Reads the values statement by statement, and the names of the sorts behind them.
  ///
  /// The names may be left out: the sorts are then called by their numbers.
  mutating func readByStatement(
    _ records: ArraySlice<(number: Int, bytes: [UInt8])>, sorts count: Int, _ text: FixedLines,
    file: String, _ mending: inout Mending, _ findings: inout [Finding]
  ) {
    let width = PQMethodSheet.rawWidth
    let linesPerStatement = (count + width - 1) / width
    let valueLines = linesPerStatement * statementCount
    let names = records.dropFirst(valueLines)
    let last = records.last?.number
    guard records.count >= valueLines else {
      findings.append(
        Finding(
          .raggedRow, location: Location(file: file, line: last),
          found: "\(records.count) lines after the head",
          expected: "\(valueLines): \(linesPerStatement) for each of \(statementCount) statements",
          mend: "Give the .raw file whole, or the .dat file of the study."))
      return
    }
    guard names.isEmpty || names.count == count else {
      findings.append(
        Finding(
          .tooFewSorts, location: Location(file: file, line: last),
          found: "\(names.count) ids after the values", expected: "\(count), one a line, or none",
          mend: "Add the ids that are missing, or remove what is too much."))
      return
    }
    let lines = Array(records.prefix(valueLines))
    for (index, line) in lines.enumerated() {
      let expected = min(width, count - width * (index % linesPerStatement))
      let found = (line.bytes.extent + 1) / 2
      guard found != expected else { continue }
      findings.append(
        Finding(
          .raggedRow, location: Location(file: file, line: line.number),
          statement: String(index / linesPerStatement + 1), found: "\(found) values",
          expected: "\(expected), one for each sort, 40 on a line",
          mend: "Give the .raw file whole, or the .dat file of the study."))
      if findings.count >= PlacementCell.mostFindings { break }
    }
    guard findings.isEmpty else { return }
    let ids =
      names.isEmpty
      ? (1...count).map(String.init)
      : names.map { text.text(text.characters(of: $0.bytes).prefix(10).joined()) }
    for sort in 0..<count {
      var missing: [Finding] = []
      let column = 2 * (sort % width)
      let placements = (0..<statementCount).map { statement in
        let line = lines[statement * linesPerStatement + sort / width]
        return value(
          text.text(line.bytes.columns(column..<column + 2)),
          at: Location(file: file, line: line.number, cell: String(column + 1)), sort: ids[sort],
          statement: statement, &missing, &findings)
      }
      let place = names.isEmpty ? nil : names[names.startIndex + sort].number
      keep(
        ids[sort], placements, missing,
        at: Location(file: file, line: place ?? lines.first?.number),
        &mending, &findings)
    }
  }
}

// Lines of a `.dat` that are of several lengths, or more than its first line counts.

internal import QStudy

extension PQMethodData {
  /// The one finding for lines of several designs: two sorts or more of a length that the first line does not
  /// say; nil where there are none. A single short line is a slip, and zeros left out at the end are none
  /// where they fill the grid.
  func mixedDesigns(
    _ records: [Record], of text: FixedLines, start: Int, _ prefersBytes: Bool, file: String
  ) -> Finding? {
    let columns = records.map { record in
      FixedRecord(
        record.bytes, of: text, start: start, fields: statementCount, prefersBytes: prefersBytes)
    }
    let groups = Dictionary(grouping: records.indices) { Self.count(columns[$0], from: start) }
    let isMixed = groups.contains { length, members in
      length != statementCount && length > 0 && members.count > 1
        && !members.contains { isFilled(columns[$0], length, from: start) }
    }
    guard isMixed else { return nil }
    let phrases = groups.sorted { $0.key > $1.key }.map { length, members in
      let shown = members.prefix(8).map { member in
        "\(excerpt(text.text(columns[member].bytes(0..<start)))) on line \(records[member].number)"
      }
      return "\(members.count) sort\(members.count == 1 ? "" : "s") of \(length) "
        + "statement\(length == 1 ? "" : "s") ("
        + shown.joined(separator: ", ") + (members.count > 8 ? " …)" : ")")
    }
    let first = groups.filter { $0.key != statementCount }.values.joined().min() ?? 0
    return Finding(
      .mixedDesigns, location: Location(file: file, line: records[first].number),
      found: phrases.joined(separator: "; "),
      expected:
        "sorts of one design in one file, of \(statementCount) statements by its first line",
      mend:
        "Complete lines that were cut short, for PQMethod takes what is missing for 0; or keep the "
        + "sorts of each design in a file of their own"
        + TableReader.designMend(groups.keys.sorted()))
  }

  /// Whether a short line fills the grid once what is missing is 0.
  private func isFilled(_ record: FixedRecord, _ length: Int, from start: Int) -> Bool {
    guard length < statementCount else { return false }
    let placements = (0..<length).map { place -> Int? in
      let column = start + 2 * place
      if case .value(let value) = readPlacement(record.bytes(column..<column + 2)[...]) {
        return value
      }
      return nil
    }
    return filled(placements) != nil
  }

  /// Tells of sorts past the number in the first line.
  mutating func tellIgnored(
    _ records: [Record], sorts count: Int, of text: FixedLines, start: Int, _ prefersBytes: Bool
  ) {
    let ignored = records.dropFirst(count).map { record in
      let columns = FixedRecord(
        record.bytes, of: text, start: start, fields: statementCount, prefersBytes: prefersBytes)
      return (name: text.text(columns.bytes(0..<start)), line: record.number)
    }
    guard !ignored.isEmpty else { return }
    let shown = ignored.prefix(8).map { "\(excerpt($0.name)) on line \($0.line)" }
    warnings.append(
      Warning(
        .recordsIgnored,
        "The file holds \(records.count) sorts, where \(count) are expected by its first line: "
          + shown.joined(separator: ", ") + (ignored.count > 8 ? " …" : "")
          + (ignored.count == 1 ? " was" : " were") + " not read, as in PQMethod. If "
          + (ignored.count == 1 ? "it belongs" : "they belong")
          + " to the study, write \(records.count) in columns 4 to 6 of the first line; else remove "
          + (ignored.count == 1 ? "it." : "them."),
        sorts: ignored.map(\.name)))
  }
}

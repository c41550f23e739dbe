internal import QStudy
internal import QTables

/// The columns S1, S2 and so on of a table; EQ Web Sort's derived ones count from 0.
struct ValueColumns {
  /// The columns with their numbers, in the order of these.
  let places: [(number: Int, column: Int)]
  private let columns: Set<Int>
  private let header: [String]

  init(_ header: [String]) {
    self.header = header
    places = header.indices.filter { isNumbered(header[$0].lowercased(), "s") }
      .compactMap { column in parseInteger(String(header[column].dropFirst())).map { ($0, column) }
      }
      .sorted { $0.number < $1.number }
    columns = Set(places.map(\.column))
  }

  func contains(_ column: Int) -> Bool { columns.contains(column) }

  /// The finding for numbers that are not 0 or 1 and all that follow, each once.
  func fault(line: Int, file: String) -> Finding? {
    guard let first = places.first?.number else { return nil }
    let start = min(first, 1)
    let letter = header[places[0].column].prefix(1)
    for (place, entry) in places.enumerated() where entry.number != start + place {
      let location = Location(file: file, line: line, cell: columnLetters(entry.column))
      if place > 0, entry.number == places[place - 1].number {
        return Finding(
          .duplicateColumn, location: location,
          found: "the column \(header[entry.column]) a second time",
          expected: "one column for each statement", mend: "Remove one of the two.")
      }
      return Finding(
        .missingColumn, location: location, found: "no column \(letter)\(start + place)",
        expected: "the columns \(letter)\(start) to \(letter)\(places.last?.number ?? 0)",
        mend:
          "Take the table as it was made, with all its columns; if none is missing, number them "
          + "from \(start).")
    }
    return nil
  }

  /// The finding for values that are others than those of the sort beside them.
  func contradiction(
    _ record: CollectedRecord, _ values: [String]
  ) -> Finding? {
    guard let sort = record.sort, let first = places.first?.number else { return nil }
    let start = min(first, 1)
    for ((number, column), value) in zip(places, values) where !stated(value).isEmpty {
      let place = number - start
      let wanted = sort.indices.contains(place) ? sort[place] : ""
      guard readPlacement(ArraySlice(trimmed(value).utf8)) != readPlacement(ArraySlice(wanted.utf8))
      else { continue }
      return Finding(
        .badValue,
        location: Location(
          file: record.location.file, line: record.location.line, cell: columnLetters(column)),
        sort: record.key.isEmpty ? nil : record.key, statement: String(place + 1),
        found: "“\(excerpt(value))” in the column \(header[column])",
        expected: wanted.isEmpty
          ? "nothing, as in the sort, which has \(sort.count) values"
          : "“\(excerpt(wanted))”, as in the column sort",
        mend: "Find out which of the two is right, and remove the other.")
    }
    return nil
  }
}

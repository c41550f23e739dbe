internal import QStudy
internal import QTables

/// The cards of a type 1, looked at as a whole.
extension KADESorts {
  /// The one finding where every sort has the same cards as the others, each once, and not those that there are
  /// statements: the fault is none of a sort. nil where it is not so.
  func otherCards(
    in columns: ClosedRange<Int>, _ rows: [XLSXRow], _ header: XLSXRow, from lowest: Int
  ) -> Finding? {
    guard let (cards, count) = sharedCards(in: columns, rows) else { return nil }
    let known = Set(lowest..<(lowest + statements.count))
    let extra = cards.subtracting(known).sorted()
    let missing = known.subtracting(cards).sorted()
    guard let low = cards.min(), !statements.isEmpty, !extra.isEmpty || !missing.isEmpty else {
      return nil
    }
    func list(_ numbers: [Int]) -> String {
      "card\(numbers.count == 1 ? "" : "s") \(numbers.prefix(8).map(String.init).joined(separator: ", "))"
        + (numbers.count > 8 ? " …" : "")
    }
    let isFromZero = low == 0 && cards == Set(0..<statements.count)
    let what = [
      extra.isEmpty ? nil : "the \(list(extra))", missing.isEmpty ? nil : "no \(list(missing))",
    ].compactMap(\.self).joined(separator: " and ")
    return Finding(
      extra.isEmpty ? .missingStatement : .unknownStatement,
      location: sheet.location(header.number),
      found: "\(what) in each of \(count) sorts",
      expected: "the cards \(lowest) to \(lowest + statements.count - 1), one for each statement",
      mend: isFromZero
        ? "Number the cards from 1, as KADE does: add 1 to each."
        : missing.isEmpty
          ? "Add the statements that are missing to the sheet of the statements, or remove the cards that "
            + "are too much."
          : extra.isEmpty
            ? "Add the cards that are missing, or remove the statements that are too much from the sheet of "
              + "the statements."
            : "Correct the numbers of the cards; KADE counts the statements by their places, from 1."
    )
  }

  /// The numbers of the cards, where every sort has the same ones, each once, and they count on; nil where not.
  func cards(namesRow: Int) -> ClosedRange<Int>? {
    let notes = Set(sheet.notes(below: namesRow).map(\.number))
    let rows = sheet.filledRows.filter { $0.number > namesRow && !notes.contains($0.number) }
    let last = rows.map(sheet.lastFilled).max() ?? 0
    guard last > 1, rows.count == statements.count, rows.count * last <= Self.mostCells,
      let cards = sharedCards(in: 2...last, rows)?.cards, let low = cards.min(),
      let high = cards.max(), high - low + 1 == cards.count
    else { return nil }
    return low...high
  }

  /// The cards that every sort has, each once, and how many sorts there are; nil where they have others.
  private func sharedCards(
    in columns: ClosedRange<Int>, _ rows: [XLSXRow]
  ) -> (cards: Set<Int>, sorts: Int)? {
    let sorts = columns.map { column in
      rows.compactMap { row -> Int? in
        if case .value(let card) = sheet.placement(row.number, column) { card } else { nil }
      }
    }.filter { !$0.isEmpty }
    guard let first = sorts.first, sorts.count > 1 else { return nil }
    let cards = Set(first)
    guard sorts.allSatisfy({ $0.count == cards.count && Set($0) == cards }) else { return nil }
    return (cards, sorts.count)
  }
}

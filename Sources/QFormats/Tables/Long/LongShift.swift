// Faults of a whole person in a table with a row a placement.

internal import QStudy
internal import QTables

/// A placement: who made the sort, which statement, in which row.
typealias LongPlacement = (sort: Int, statement: Int, row: Int)

extension TableReader {
  /// Finds people whose statements are numbered as everybody else's, but for a fixed step: from 0 and not
  /// from 1, say. Without it each of the others would lack a statement.
  ///
  /// Where nothing is mended the finding stops the reading, and the others need not be blamed too: the
  /// placements are counted as those of the others in either case, and numbers that only such a person
  /// has are gone from the statements. Where every number is worded, each is a statement of its own, and
  /// nobody's are shifted.
  mutating func mendShifts(
    _ placed: inout [LongPlacement], of sorts: [LongSort], among statements: inout [String],
    _ columns: LongColumns
  ) {
    let numbers = statements.compactMap { parseInteger($0) }
    guard numbers.count == statements.count, !worded.isSuperset(of: statements) else { return }
    var held: [[Int]] = Array(repeating: [], count: sorts.count)
    for (s, j, _) in placed { held[s].append(numbers[j]) }
    for s in held.indices { held[s].sort() }
    let bearers = Dictionary(grouping: held.indices) { held[$0] }
    if reportHalves(bearers, placed) { return }
    guard let (common, most) = bearers.max(by: { $0.value.count < $1.value.count }),
      2 * most.count > sorts.count
    else { return }
    var steps: [Int: Int] = [:]
    for (own, people) in bearers where own.count == common.count && own != common {
      let step = own[0] - common[0]
      guard zip(own, common).allSatisfy({ $0 - $1 == step }) else { continue }
      for s in people { steps[s] = step }
    }
    guard !steps.isEmpty, !areWordedAlike(placed, columns) else { return }
    for (s, step) in steps.sorted(by: { $0.key < $1.key }) {
      let row = placed.first { $0.sort == s }?.row ?? 0
      reportShift(sorts[s].who, by: step, common[0]...common[common.count - 1], row)
    }
    let names = zip(numbers, statements).sorted { $0.0 < $1.0 }.filter { number, _ in
      common.contains(number)
        || bearers.contains { own, people in
          own.contains(number) && people.contains { steps[$0] == nil }
        }
    }
    let places = Dictionary(
      names.enumerated().map { ($0.element.0, $0.offset) }
    ) { first, _ in first }
    placed = placed.compactMap { s, j, row in
      places[numbers[j] - (steps[s] ?? 0)].map { (s, $0, row) }
    }
    statements = names.map(\.1)
  }

  /// Whether the table words the statements, and nobody words one of them otherwise than the others.
  private func areWordedAlike(_ placed: [LongPlacement], _ columns: LongColumns) -> Bool {
    guard let column = columns.text else { return false }
    var texts: [Int: String] = [:]
    for (_, j, row) in placed {
      guard let text = table.rows[row][column].name, texts[j] == nil || texts[j] == text else {
        return false
      }
      texts[j] = text
    }
    return Set(texts.values).count == texts.count
  }

  private mutating func reportShift(
    _ who: String, by step: Int, _ common: ClosedRange<Int>, _ row: Int
  ) {
    var finding = Finding(
      .shiftedNames, location: table.location(row), sort: who,
      found: "statements numbered \(common.lowerBound + step) to \(common.upperBound + step)",
      expected: "\(common.lowerBound) to \(common.upperBound), as most others have",
      mend: "Compare a card or two with what \(excerpt(who)) laid.")
    // No card is numbered 0; other numbers may be those of cards that were changed for others.
    guard min(common.lowerBound, common.lowerBound + step) < 1 else {
      finding.mend +=
        " If the numbers only begin elsewhere, correct them; if the cards were others, give a list that words "
        + "every number, with --statements or on a sheet of its own."
      mending.leave(finding)
      return
    }
    _ = mending.mends(
      finding,
      repair: "The statements of \(excerpt(who)) were numbered from \(common.lowerBound) on.",
      offer: "If they only begin with another number, --repair counts them as the others do.")
  }

  /// Tells of two halves, one of which numbers the statements from 0: neither is as most others have them.
  ///
  /// - Returns: whether it is so.
  private mutating func reportHalves(
    _ bearers: [[Int]: [Int]], _ placed: [LongPlacement]
  ) -> Bool {
    let groups = bearers.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    guard groups.count == 2, groups[0].value.count == groups[1].value.count,
      groups[0].key.count == groups[1].key.count, let first = groups[0].key.first, first == 0,
      let last = groups[0].key.last, let step = groups[1].key.first, step > 0,
      zip(groups[0].key, groups[1].key).allSatisfy({ $1 - $0 == step }),
      let row = placed.first(where: { $0.sort == groups[0].value[0] })?.row
    else { return false }
    let count = groups[0].value.count
    mending.leave(
      Finding(
        .shiftedNames, location: table.location(row),
        found: "statements numbered \(first) to \(last) by \(count) of the people, and "
          + "\(first + step) to \(last + step) by the other \(count)",
        expected: "the same numbers throughout",
        mend:
          "Compare a card or two with what was laid, and number the statements of one half as those of "
          + "the other."))
    return true
  }

  /// Statements that a table names by their wording get numbers for ids, in the order in which they
  /// first stand.
  mutating func numberWording(_ study: inout Study, _ columns: LongColumns) {
    guard columns.text == nil, study.statements.count > 3,
      LayoutFinder.isWording(study.statements.map(\.id))
    else { return }
    var locations: [String: Location] = [:]
    for place in study.statements.indices {
      let wording = study.statements[place].id
      let id = String(place + 1)
      locations[id] = sources.statements[wording]
      study.statements[place].id = id
      study.statements[place].text = wording
    }
    sources.statements = locations
    warnings.append(
      Warning(
        .layoutInferred,
        "Column \(table.letters(columns.statement)) words the statements; they were numbered in the "
          + "order in which they first stand."))
  }
}

// What a reader of the results must know of the sorts that take part.

extension SortTable {
  /// Sorts with the same placements, told as a warning: one person entered twice looks like this, and
  /// so does one who changed nothing from one condition to another.
  static func identicalSorts(_ sorts: [QSort]) -> [Warning] {
    // Only sorts with the same digest are compared whole: few, whatever the number of sorts.
    let digests = sorts.map { sort in
      sort.placements.reduce(0) { $0 &* 1_000_003 &+ ($1 ?? Int.max) }
    }
    var met = Set<Int>(minimumCapacity: digests.count)
    let shared = Set(digests.filter { !met.insert($0).inserted })
    var groups: [[Int?]: [Int]] = [:]
    if !shared.isEmpty {
      for (i, digest) in digests.enumerated() where shared.contains(digest) {
        groups[sorts[i].placements, default: []].append(i)
      }
    }
    let identical = groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
      .map { group in group.map { sorts[$0] } }
    return [
      sameAsBefore(identical.filter(isOfOnePerson)),
      enteredTwice(identical.filter { !isOfOnePerson($0) }),
    ].compactMap(\.self)
  }

  /// Whether sorts are one person's under different conditions.
  private static func isOfOnePerson(_ sorts: [QSort]) -> Bool {
    Set(sorts.map(\.participant)).count == 1 && Set(sorts.map(\.condition)).count == sorts.count
  }

  private static func sameAsBefore(_ groups: [[QSort]]) -> Warning? {
    guard let first = groups.first else { return nil }
    func named(_ group: [QSort]) -> String { group.map(\.id).joined(separator: ", ") }
    let people = groups.map { "\($0[0].participant) (\(named($0)))" }.joined(separator: ", ")
    return Warning(
      .identicalSorts,
      groups.count == 1
        ? "\(first[0].participant) placed every card as before: \(named(first))."
        : "\(groups.count) people placed every card as before: \(people).",
      sorts: groups.joined().map(\.id))
  }

  private static func enteredTwice(_ groups: [[QSort]]) -> Warning? {
    guard let first = groups.first else { return nil }
    let sets = groups.map { $0.map(\.id).joined(separator: " = ") }.joined(separator: ", ")
    // One of each stays.
    let others = groups.flatMap { $0.dropFirst() }
    let named = others.prefix(8).map(\.exclusion).joined(separator: " ")
    let mend = "If so, keep one of each: \(named)\(others.count > 8 ? " …" : "")."
    return Warning(
      .identicalSorts,
      groups.count == 1
        ? "The sorts \(first.map(\.id).joined(separator: ", ")) are identical: one sort entered "
          + "twice? \(mend)"
        : "Some sorts are identical, \(sets): entered twice? \(mend)",
      sorts: groups.joined().map(\.id))
  }

  /// How many cells of which sorts were filled.
  static func refillWarnings(_ sorts: [QSort], filled: [Int]) -> [Warning] {
    let refilled = sorts.indices.filter { filled[$0] > 0 }
    guard !refilled.isEmpty else { return [] }
    let counts = refilled.map { "\(sorts[$0].id) (\(filled[$0]))" }.joined(separator: ", ")
    let ends = refilled.filter { sorts[$0].endsBlank }.map { sorts[$0].id }
    return [
      Warning(
        .cellsFilled,
        "Blank cells were filled with what the other sorts say of the statement on average: "
          + "\(counts). Sorts with filled cells need not fill the grid."
          + (ends.isEmpty
            ? ""
            : " Only the end of \(ends.joined(separator: ", ")) was blank: if a cell before it was lost, values behind "
              + "that one are taken for those of other statements."),
        sorts: refilled.map { sorts[$0].id })
    ]
  }
}

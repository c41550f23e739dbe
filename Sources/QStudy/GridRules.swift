// Which grid rules a table, and what is said of sorts that lie off it.

extension SortTable {
  /// The grid that rules: the declared one, else the multiset of values that more than half of the
  /// complete sorts share, else the rank-wise (lower) median of the sorted sorts.
  ///
  /// - Parameters:
  ///   - cards: of every sort, `nil` for one with filled cells.
  ///   - filled: how many cells of every sort were filled.
  static func grid(
    of placements: [[Double]], cards: [CardCounts?], filled: [Int], declared: Grid?
  ) throws(Findings) -> (Grid, GridOrigin) {
    if let declared { return (declared, .declared) }
    let complete = placements.indices.filter { filled[$0] == 0 }
    var bearers: [CardCounts: Int] = [:]
    for case let counts? in cards { bearers[counts, default: 0] += 1 }
    if let (counts, _) = bearers.first(where: { $0.value * 2 > complete.count }) {
      return (try grid(counting: counts.ascendingValues), .shared)
    }
    // Where no sort is complete, the filled ones serve, each value to the nearest whole number.
    let sorted = (complete.isEmpty ? Array(placements.indices) : complete)
      .map { placements[$0].sorted() }
    let median = sorted[0].indices.map { rank -> Int in
      let value = sorted.map { $0[rank] }.sorted()[(sorted.count - 1) / 2].rounded()
      return Int(exactly: value) ?? .max
    }
    return (try grid(counting: median), .median)
  }

  private static func grid(counting values: [Int]) throws(Findings) -> Grid {
    do {
      return try Grid(counting: values)
    } catch {
      throw Findings(
        Finding(
          .badGrid, found: "values from \(values.min() ?? 0) to \(values.max() ?? 0)",
          expected: "grid values within ±\(Grid.largestValue)",
          mend: "Check that the table holds grid values and nothing else."))
    }
  }

  /// Indices of the complete sorts that do not fill the grid exactly.
  static func offGrid(_ cards: [CardCounts?], filled: [Int], grid: Grid) -> [Int] {
    let pattern = CardCounts(grid.ascendingValues)
    return cards.indices.filter { filled[$0] == 0 && cards[$0] != pattern }
  }

  /// Values that are no column, wrong column sums, and sorts without variance.
  ///
  /// A value outside a declared grid is a fault even where the distribution is free: it is no place
  /// a card can lie on. Where the grid was read off the sorts it only shows as a wrong column sum.
  /// A sort with filled cells need not fill the grid.
  static func placementFindings(
    _ sorts: [QSort], cards: [CardCounts?], grid: Grid, origin: GridOrigin, offGrid: [Int],
    filled: [Int], study: Study, acceptsFree: Bool
  ) -> [Finding] {
    let complete = filled.count { $0 == 0 }
    let mustFill: Bool
    switch study.distribution {
    case .forced: mustFill = !acceptsFree
    case .free: mustFill = false
    case nil: mustFill = !acceptsFree && offGrid.count * 2 < complete
    }
    let values = Set(grid.values)
    lazy var groups = OffGridGroup.found(offGrid, of: sorts, cards: cards, grid: grid)
    let isOffGrid = Set(offGrid)
    var findings: [Finding] = []
    for (i, sort) in sorts.enumerated() where findings.count < Findings.most {
      let first = sort.placements.first { $0 != nil } ?? nil
      if sort.placements.allSatisfy({ $0 == nil || $0 == first }) {
        findings.append(
          Finding(
            .noVariance, sort: sort.id, found: "every statement at \(first ?? 0)",
            expected: "statements spread over the grid",
            mend:
              "Check the sort; if it is as it was given, leave it out with \(sort.exclusion)."
          ))
        continue
      }
      guard isOffGrid.contains(i) || filled[i] > 0 else { continue }
      let strange = zip(study.statements, sort.placements).compactMap { statement, value in
        value.flatMap { values.contains($0) ? nil : (statement, $0) }
      }
      let isFault = mustFill || origin == .declared && !strange.isEmpty
      if isFault, study.distribution != .free, filled[i] == 0, let group = groups[i] {
        if group.sorts.first == sort.id { findings.append(group.finding(on: grid)) }
      } else if origin == .declared, !strange.isEmpty {
        findings += strange.map { statement, value in
          Finding(
            .valueOffGrid, sort: sort.id, statement: statement.id, found: "the value \(value)",
            expected: "one of " + grid.values.map(String.init).joined(separator: ", "),
            mend: "Correct the value, or declare another grid with --grid.")
        }
      } else if mustFill, filled[i] == 0 {
        findings.append(
          columnSumFinding(sort, sort.placements.compactMap(\.self), grid: grid))
      }
    }
    return findings
  }

  private static func columnSumFinding(_ sort: QSort, _ placement: [Int], grid: Grid) -> Finding {
    let wrong = Set(grid.values).union(placement).sorted().compactMap { value -> String? in
      let count = placement.count { $0 == value }
      let due = grid.count(of: value)
      return count == due
        ? nil : "\(count) card\(count == 1 ? "" : "s") in column \(value), not \(due)"
    }
    return Finding(
      .wrongColumnSums, sort: sort.id, found: wrong.joined(separator: "; "),
      expected: "the grid \(grid)",
      mend: "Correct the sort, leave it out with \(sort.exclusion), or accept it with --free.")
  }

  /// What is said where sorts lie off the grid and were let in all the same.
  static func distributionWarnings(
    _ sorts: [QSort], cards: [CardCounts?], offGrid: [Int], filled: [Int],
    declared: Distribution?
  ) -> [Warning] {
    guard !offGrid.isEmpty else { return [] }
    let ids = offGrid.map { sorts[$0].id }
    let complete = filled.count { $0 == 0 }
    switch declared {
    case .free: return []
    case nil where offGrid.count * 2 >= complete:
      return [
        Warning(
          .freeDistribution,
          "\(offGrid.count) of \(sorts.count) sorts do not fill the grid: the distribution is taken "
            + "to be free." + (OffGridGroup.halves(sorts, cards: cards) ?? ""), sorts: ids)
      ]
    case .forced, nil:
      return [
        Warning(
          .offGridAccepted,
          "\(offGrid.count) of \(sorts.count) sorts do not fill the grid and were accepted.",
          sorts: ids)
      ]
    }
  }
}

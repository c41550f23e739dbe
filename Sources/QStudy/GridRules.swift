// Which grid rules a table, and what is said of sorts that lie off it.

extension SortTable {
  /// The grid that rules: the declared one, else the multiset of values that more than half of the
  /// sorts share, else the rank-wise (lower) median of the sorted sorts.
  static func grid(
    of placements: [[Int]], declared: Grid?
  ) throws(Findings) -> (Grid, GridOrigin) {
    if let declared { return (declared, .declared) }
    let sorted = placements.map { $0.sorted() }
    var counts: [[Int]: Int] = [:]
    for values in sorted { counts[values, default: 0] += 1 }
    if let (values, _) = counts.first(where: { $0.value * 2 > placements.count }) {
      return (try grid(counting: values), .shared)
    }
    let cards = sorted[0].count
    let median = (0..<cards).map { rank in
      sorted.map { $0[rank] }.sorted()[(placements.count - 1) / 2]
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

  /// Indices of the sorts that do not fill the grid exactly.
  static func offGrid(_ placements: [[Int]], grid: Grid) -> [Int] {
    let pattern = grid.ascendingValues
    return placements.indices.filter { placements[$0].sorted() != pattern }
  }

  /// Values that are no column, wrong column sums, and sorts without variance.
  ///
  /// A value outside a declared grid is a fault even where the distribution is free: it is no place
  /// a card can lie on. Where the grid was read off the sorts it only shows as a wrong column sum.
  static func placementFindings(
    _ sorts: [QSort], _ placements: [[Int]], grid: Grid, origin: GridOrigin, offGrid: [Int],
    study: Study, acceptsFree: Bool
  ) -> [Finding] {
    let mustFill: Bool
    switch study.distribution {
    case .forced: mustFill = !acceptsFree
    case .free: mustFill = false
    case nil: mustFill = !acceptsFree && offGrid.count * 2 < placements.count
    }
    let values = Set(grid.values)
    let offGrid = Set(offGrid)
    var findings: [Finding] = []
    for (i, sort) in sorts.enumerated() {
      if Set(placements[i]).count < 2 {
        findings.append(
          Finding(
            .noVariance, sort: sort.id, found: "every statement at \(placements[i][0])",
            expected: "statements spread over the grid",
            mend:
              "Check the sort; if it is as it was given, leave it out with --exclude \(sort.id)."
          ))
        continue
      }
      guard offGrid.contains(i) else { continue }
      let strange = zip(study.statements, placements[i]).filter { !values.contains($0.1) }
      if origin == .declared, !strange.isEmpty {
        findings += strange.map { statement, value in
          Finding(
            .valueOffGrid, sort: sort.id, statement: statement.id, found: "the value \(value)",
            expected: "one of " + grid.values.map(String.init).joined(separator: ", "),
            mend: "Correct the value, or declare another grid with --grid.")
        }
      } else if mustFill {
        findings.append(columnSumFinding(sort, placements[i], grid: grid))
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
      mend: "Correct the sort, leave it out with --exclude \(sort.id), or accept it with --free.")
  }

  /// What is said where sorts lie off the grid and were let in all the same.
  static func distributionWarnings(
    _ sorts: [QSort], offGrid: [Int], declared: Distribution?
  ) -> [Warning] {
    guard !offGrid.isEmpty else { return [] }
    let ids = offGrid.map { sorts[$0].id }
    switch declared {
    case .free: return []
    case nil where offGrid.count * 2 >= sorts.count:
      return [
        Warning(
          .freeDistribution,
          "\(offGrid.count) of \(sorts.count) sorts do not fill the grid: the distribution is taken "
            + "to be free and every sort is standardised before scoring.", sorts: ids)
      ]
    case .forced, nil:
      return [
        Warning(
          .offGridAccepted,
          "\(offGrid.count) of \(sorts.count) sorts do not fill the grid and were accepted; every "
            + "sort is standardised before scoring.", sorts: ids)
      ]
    }
  }
}

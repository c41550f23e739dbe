/// Sorts off the grid that are no slip of one person: several on another grid, or values that count from another
/// number.
struct OffGridGroup {
  /// So many sorts are named.
  private static let mostNamed = 8
  /// Fewer statements, or sorts on a grid, are two groups by chance.
  private static let fewestStatements = 10
  private static let fewestOfHalf = 3

  /// The sorts, in the order of the study.
  let sorts: [String]
  /// The grid that they fill.
  let grid: Grid
  /// By how much their values lie above those of the grid that rules; nil where that is no matter of the scale.
  let offset: Int?

  /// The group of each sort off the grid, where that is not alone with its values or they count from elsewhere.
  static func found(
    _ offGrid: [Int], of sorts: [QSort], cards: [CardCounts?], grid: Grid
  ) -> [Int: OffGridGroup] {
    var groups: [Int: OffGridGroup] = [:]
    for (counts, members) in Dictionary(grouping: offGrid, by: { cards[$0] }) {
      guard let counts, !counts.isSingleValue else { continue }
      let values = counts.ascendingValues
      let offset = offset(of: values, on: grid)
      guard members.count > 1 || offset != nil, let own = try? Grid(counting: values) else {
        continue
      }
      let group = OffGridGroup(sorts: members.map { sorts[$0].id }, grid: own, offset: offset)
      for member in members { groups[member] = group }
    }
    return groups
  }

  /// By how much each of some values, in ascending order, lies above that of the grid; nil where they differ.
  static func offset(of values: [Int], on grid: Grid) -> Int? {
    let due = grid.ascendingValues
    guard values.count == due.count, let first = values.first, first != due[0] else { return nil }
    let offset = first - due[0]
    return zip(values, due).allSatisfy { $0 - $1 == offset } ? offset : nil
  }

  /// The fault, told once for all of them.
  func finding(on ruling: Grid) -> Finding {
    let own = "from \(grid.values[0]) to \(grid.values[grid.values.count - 1])"
    let whose = sorts.count > 1 ? "\(sorts.count) sorts (\(Self.named(sorts))) " : ""
    var finding: Finding
    if let offset {
      let way = offset > 0 ? "\(offset) is taken from" : "\(-offset) is added to"
      finding = Finding(
        .valueOffGrid, sort: sorts[0],
        found:
          "\(whose)\(whose.isEmpty ? "" : "with ")values \(own), which fill the grid once \(way) each",
        expected: "values from \(ruling.values[0]) to \(ruling.values[ruling.values.count - 1])",
        mend: (offset > 0 ? "Take \(offset) from" : "Add \(-offset) to")
          + " each value, if the scale was entered from another number; --repair does.")
    } else {
      finding = Finding(
        .wrongColumnSums, sort: sorts[0], found: "\(whose)that fill another grid, \(grid)",
        expected: "the grid \(ruling)",
        mend: "If two groups sorted on two grids, analyse each by itself: leave these out with "
          + "\(QSort.exclusion(of: sorts)), then the others. If all belong together, accept them with --free."
      )
    }
    finding.furtherSorts = Array(sorts.dropFirst())
    return finding
  }

  /// What is said where all sorts fill one of two grids, neither of them that of more than half; nil where it is
  /// not so.
  static func halves(_ sorts: [QSort], cards: [CardCounts?]) -> String? {
    let groups = Dictionary(grouping: sorts.indices, by: { cards[$0] })
    guard groups.count == 2, groups[nil] == nil,
      groups.values.allSatisfy({ $0.count >= fewestOfHalf }),
      sorts[0].placements.count >= fewestStatements
    else { return nil }
    let both = groups.sorted { $0.value[0] < $1.value[0] }.compactMap { counts, members in
      counts.flatMap { try? Grid(counting: $0.ascendingValues) }.map {
        (grid: $0, ids: members.map { sorts[$0].id })
      }
    }
    guard both.count == 2 else { return nil }
    let offset = offset(of: both[1].grid.ascendingValues, on: both[0].grid)
    return
      " They are two groups: \(both[0].ids.count) sorts (\(named(both[0].ids))) fill \(both[0].grid), "
      + "\(both[1].ids.count) (\(named(both[1].ids))) fill \(both[1].grid). "
      + (offset.map {
        "That is one grid, \(abs($0)) \($0 > 0 ? "higher" : "lower") for the second group: if only the scale was "
          + "entered from another number, name the right one with --grid and add --repair."
      }
        ?? "If these were two designs, analyse each by itself: leave the others out with "
        + "\(QSort.exclusion(of: both[1].ids)).")
  }

  private static func named(_ ids: [String]) -> String {
    ids.prefix(mostNamed).joined(separator: ", ") + (ids.count > mostNamed ? " …" : "")
  }
}

extension Grid {
  /// By how much every value of a sort that does not fill the grid lies above that of the grid; nil where it is
  /// not so.
  package func offset(of placements: [Int?]) -> Int? {
    guard !placements.contains(nil) else { return nil }
    return OffGridGroup.offset(of: placements.compactMap(\.self).sorted(), on: self)
  }
}

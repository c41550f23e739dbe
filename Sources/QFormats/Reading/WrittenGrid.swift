internal import QStudy

extension Study {
  /// The grid of a file that must have one: the declared one, else that of the sorts.
  ///
  /// Where the sorts share none, their rank-wise median serves, with a place at each value that some sort
  /// uses: off the grid that a file declares no card could lie when it is read back.
  /// - Throws: what keeps the sorts from having a grid; more values than cards.
  func writtenGrid() throws(Findings) -> Grid {
    if let grid { return grid }
    let table = try SortTable(self, acceptsFree: true)
    guard table.gridOrigin == .median else { return table.grid }
    let used = Set(sorts.flatMap { $0.placements.compactMap(\.self) })
    var counts = Dictionary(
      uniqueKeysWithValues: table.grid.columns.map { ($0.value, $0.count) })
    for value in used.sorted() where counts[value] == nil {
      // From the fullest column, of those as full the nearest.
      let fullest = counts.min {
        (-$0.value, abs($0.key - value), $0.key) < (-$1.value, abs($1.key - value), $1.key)
      }
      guard let fullest, fullest.value > 1 else {
        throw Findings(
          Finding(
            .badGrid, found: "\(used.count) values for \(statements.count) statements",
            expected: "as many cards as there are columns, since the format must declare a grid",
            mend: "Choose another format."))
      }
      counts[fullest.key] = fullest.value - 1
      counts[value] = 1
    }
    do {
      return try Grid(
        columns: counts.sorted { $0.key < $1.key }.map { .init(value: $0.key, count: $0.value) })
    } catch {
      throw Findings(
        Finding(
          .badGrid, found: "no grid", expected: "grid values within ±\(Grid.largestValue)",
          mend: "Declare a grid with --grid."))
    }
  }

  /// What is said where a file declares a grid that nobody gave; nil where one was declared or is shared.
  func writtenGridWarning(format: String) -> Warning? {
    guard grid == nil, !sorts.isEmpty,
      let table = try? SortTable(self, acceptsFree: true), table.gridOrigin == .median,
      let written = try? writtenGrid()
    else { return nil }
    return Warning(
      .gridFromMedian,
      "No grid was declared, and none is shared by more than half of the sorts. The format (\(format)) "
        + "must name one: the files say \(written), made of the sorts, with a place for each value "
        + "that they use.")
  }
}

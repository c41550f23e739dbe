// A column of values that slipped by a row in a table with a row a placement.

internal import QStudy

extension TableReader {
  /// Tells of one blank value from which, or up to which, every value stands one row off: as they stand most
  /// sorts don't fill the grid that all but one fill once the values are moved back.
  ///
  /// The value that is missing nobody can tell, so that there is no mend.
  mutating func reportSlippedValues(_ placed: [LongPlacement], _ columns: LongColumns) {
    let values = placed.map { table.value($0.row, columns.value) }
    guard let blank = values.firstIndex(of: nil), values.lastIndex(of: nil) == blank,
      table.isBlank(placed[blank].row, columns.value), let sorts = runs(of: placed),
      sorts.count > 2
    else { return }
    func counts(_ rows: Range<Int>, _ step: Int) -> CardCounts? {
      CardCounts(rows.map { values.indices.contains($0 + step) ? values[$0 + step] : nil })
    }
    let plain = sorts.map { counts($0, 0) }
    // Pushed down from the blank cell on, the last value is lost; or one was lost, and those below moved up.
    let isDown = blank < values.count - 1
    let first =
      isDown
      ? sorts.firstIndex { $0.contains(blank) } ?? 0
      : sorts.indices.first { plain[$0] == nil || plain[$0] != plain[0] } ?? 0
    let moved = sorts.indices.map { place -> CardCounts? in
      if place < first { return plain[place] }
      guard place == first, isDown else { return counts(sorts[place], isDown ? 1 : -1) }
      let rows = sorts[place]
      return CardCounts(
        rows.map { $0 < blank ? values[$0] : $0 + 1 < values.count ? values[$0 + 1] : nil })
    }
    // The sort that lost a value has a blank cell wherever that was.
    let lost = isDown ? sorts.count - 1 : first
    let others = sorts.indices.filter { $0 != lost }
    guard let shared = moved[others[0]], !shared.isSingleValue,
      others.allSatisfy({ moved[$0] == shared }), plain.count(where: { $0 != shared }) > 1
    else { return }
    let rows = isDown ? placed[blank].row : placed[sorts[first].lowerBound].row
    findings.append(
      Finding(
        .shiftedColumn, location: table.location(rows, columns.value),
        found: isDown
          ? "a blank value, and those below it one row down: moved up, they fill one grid for all sorts but the last"
          : "values one row up from somewhere in this sort on, and a blank one at the end: moved down, they fill one "
            + "grid for all sorts but this",
        expected: "each value in the row of its placement",
        mend: isDown
          ? "Move them up, and write the last one."
          : "Find the placement whose value is missing, move those below it down, and write it."))
  }

  /// The rows of each sort, where those of one stand together; nil where not.
  private func runs(of placed: [LongPlacement]) -> [Range<Int>]? {
    var runs: [Range<Int>] = []
    var met: Set<Int> = []
    for (index, placement) in placed.enumerated() {
      if index > 0, placed[index - 1].sort == placement.sort {
        runs[runs.count - 1] = runs[runs.count - 1].lowerBound..<(index + 1)
      } else {
        guard met.insert(placement.sort).inserted else { return nil }
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }
}

// Lines that were cut short and written out with zeros.

internal import QStudy

extension PQMethodData {
  /// A sort with more zeros at its end than the grid takes.
  private struct PaddedSort {
    /// Its place among the sorts.
    let place: Int
    let zeros: Int
    /// The value of all of these statements, where what is left of the grid has no other.
    let value: Int?
  }

  /// Sorts that look like lines which were cut short and then written out with zeros: so many stand at
  /// the end that the grid has no room for them, while what stands before keeps to the grid.
  ///
  /// Only where most sorts fill the grid.
  private var paddedSorts: [PaddedSort] {
    guard let grid, grid.cardCount == statementCount else { return [] }
    let whole = sorts.map { $0.placements.compactMap(\.self) }
    guard 2 * whole.count(where: { $0.sorted() == grid.ascendingValues }) >= sorts.count else {
      return []
    }
    return whole.enumerated().compactMap { place, values in
      guard values.count == statementCount, values.count(where: { $0 == 0 }) > grid.count(of: 0),
        let last = values.lastIndex(where: { $0 != 0 })
      else { return nil }
      let kept = values[...last]
      let fits = Set(kept).allSatisfy { value in
        kept.count { $0 == value } <= grid.count(of: value)
      }
      guard fits, kept.count + 2 <= values.count else { return nil }
      let left = grid.values.filter { value in
        kept.count { $0 == value } < grid.count(of: value)
      }
      return PaddedSort(
        place: place, zeros: values.count - kept.count, value: left.count == 1 ? left[0] : nil)
    }
  }

  /// Tells of padded sorts; where repairs are asked for, the zeros at their ends become the one value that
  /// the grid has left, else blank cells, since nobody can tell which of several values they stand for.
  mutating func mendZerosAtEnd(repairs: Bool) {
    let padded = paddedSorts
    guard !padded.isEmpty else { return }
    if repairs {
      for sort in padded { mend(sort) }
      return
    }
    let named = padded.prefix(8).map { padded in
      let id = sorts[padded.place].id
      return "\(excerpt(id))" + (locations[id]?.line.map { " (line \($0): \(padded.zeros))" } ?? "")
    }
    warnings.append(
      Warning(
        .zerosAtEnd,
        "More zeros at the end than the grid takes, as where a line was cut short and padded: "
          + named.joined(separator: ", ") + (padded.count > 8 ? " …" : "")
          + ". Write the values that are missing; --repair takes the zeros for blank cells, or for the "
          + "one value that the grid has left.", sorts: padded.map { sorts[$0.place].id }))
  }

  private mutating func mend(_ padded: PaddedSort) {
    let id = sorts[padded.place].id
    let end = (statementCount - padded.zeros)..<statementCount
    for statement in end { sorts[padded.place].placements[statement] = padded.value }
    let place = locations[id].map { location in
      location.file + (location.line.map { ":\($0)" } ?? "") + ": "
    }
    let what = "\(padded.zeros) zeros at the end of \(id), more than the grid takes,"
    warnings.append(
      Warning(
        .repaired,
        (place ?? "")
          + (padded.value.map {
            "The \(what) were read as \($0), the only value that the grid has left."
          } ?? "The \(what) were taken for blank cells: which values they stand for is not known."),
        sorts: [id]))
  }
}

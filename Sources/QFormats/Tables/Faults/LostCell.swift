internal import QStudy

extension ShiftedLines {
  /// Fewer lines across may fill a grid by chance.
  private static let fewestAcross = 4
  /// So many columns of numbers may stand before the values.
  private static let mostBefore = 3

  /// The finding for the one line with a blank cell that belongs elsewhere in it: what stands between is one cell
  /// off, since one was lost or put in, and once moved back every line across but one fills one grid.
  ///
  /// The value that is missing nobody can tell, so that there is no sure mend.
  func lostCell() -> Finding? {
    guard usualLines.count <= Self.mostRows, usual.count > Self.fewestAcross, usual.count <= 1000
    else { return nil }
    let known = Set(usualLines)
    let odd = (1..<max(1, lines.count)).filter { line in
      !known.contains(line) && usual.count { lines.value(line, $0) != nil } == usual.count - 1
    }
    guard odd.count == 1, case let line = odd[0],
      let blank = usual.first(where: { lines.value(line, $0) == nil }), lines.isBlank(line, blank)
    else { return nil }
    /// What stands across in each place, with the cell of the line that is so many further on.
    func counts(_ step: Int) -> [CardCounts?] {
      usual.map { place in
        let cell = usual.contains(place + step) ? lines.value(line, place + step) : nil
        return CardCounts(usualLines.map { lines.value($0, place) } + [cell])
      }
    }
    let plain = counts(0)
    let (before, after) = (counts(-1), counts(1))
    /// Whether with the blank cell in a place the lines across fill one grid, ids before them left out.
    func fills(_ place: Int, from start: Int) -> Bool {
      let moved = (start...usual.upperBound).compactMap { other -> CardCounts?? in
        if other == place { return nil }
        let index = other - usual.lowerBound
        if place < other, other <= blank { return .some(before[index]) }
        if blank <= other, other < place { return .some(after[index]) }
        return .some(plain[index])
      }
      guard let first = moved[0], !first.isSingleValue, moved.allSatisfy({ $0 == first }) else {
        return false
      }
      return plain.dropFirst(start - usual.lowerBound).count { $0 != nil && $0 != first } > 1
    }
    let found = usual.prefix(Self.mostBefore).lazy.map { start in
      usual.filter { $0 != blank && start <= min($0, blank) && fills($0, from: start) }
    }.first { !$0.isEmpty }
    guard let place = found?.min(by: { abs($0 - blank) < abs($1 - blank) }) else { return nil }
    let isLost = place < blank
    let range = isLost ? (place + 1)...blank : blank...(place - 1)
    let at = lines.place(line, isLost ? place : blank)
    return Finding(
      lines.isTurned ? .shiftedColumn : .shiftedRow,
      location: lines.table.location(at.row, at.column),
      found:
        "a blank cell in \(words(blank)) of \(lines.isTurned ? "a column" : "a row") that fills the grid of "
        + "the others with a blank one in \(words(place))",
      expected:
        "what belongs in \(words(range.lowerBound))\(range.count > 1 ? " to \(words(range.upperBound))" : "") one cell "
        + (isLost ? "further on" : "before"),
      mend: "Move it there, and write the value that is missing in \(words(place)).")
  }
}

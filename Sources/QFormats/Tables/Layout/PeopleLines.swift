internal import QStudy

/// Chooses among the columns at both ends of a table, or its rows, that may describe the participants by
/// their names: a statement may be about income, too.
enum PeopleLines {
  /// So many choices are tried.
  private static let mostChoices = 60

  /// How many lines at either end describe the participants: the fewest without which most sorts fill
  /// one grid. Where no more than half do, only those that are sure.
  ///
  /// - Parameters:
  ///   - lines: the lines of the table.
  ///   - first: how many at the beginning are sure, to how many may be.
  ///   - last: the same at the end.
  ///   - vectors: how many sorts there are.
  ///   - vector: the values of a sort in some of the lines.
  static func fewest(
    of lines: [Int], first: ClosedRange<Int>, last: ClosedRange<Int>, vectors: Int,
    vector: (ArraySlice<Int>, Int) -> [Int?]
  ) -> (first: Int, last: Int) {
    func sharing(_ first: Int, _ last: Int) -> Int {
      let rest = lines.dropFirst(first).dropLast(last)
      return TableOutline.mostShared(vectors) { vector(rest, $0) }?.bearers ?? 0
    }
    let sure = (first: first.lowerBound, last: last.lowerBound)
    let choices = first.flatMap { first in last.map { (first, $0) } }
      .sorted { $0.0 + $0.1 < $1.0 + $1.1 }.dropFirst().prefix(mostChoices)
    guard !choices.isEmpty else { return sure }
    var best = (first: sure.first, last: sure.last, count: sharing(sure.first, sure.last))
    for (first, last) in choices where lines.count - first - last > 2 {
      let count = sharing(first, last)
      if count > best.count { best = (first, last, count) }
    }
    return best.count * 2 > vectors ? (best.first, best.last) : sure
  }
}

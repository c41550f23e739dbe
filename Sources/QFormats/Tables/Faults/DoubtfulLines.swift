internal import QStudy

/// Lines of a table that may be no statements: columns where a row is a sort, rows where a column is one.
///
/// A line that holds the same number for everybody, as `Finished` does, leaves every two sorts with equal
/// numbers of cards, so that these alone do not tell it from a statement; its name among those of the
/// others does, and whether the sorts share a grid without it, too.
struct DoubtfulLines {
  /// A line in doubt.
  struct Doubt {
    /// Its place among the lines.
    let line: Int
    /// What speaks against it, after its name.
    let reason: String
    /// Whether its name is the only one that is none of a series, such as 1 to 33.
    let isBesideSeries: Bool
    /// Whether not its name but its wording speaks against it.
    var isByWording = false
  }

  /// The names of the lines.
  private let names: [String?]
  /// What words them, where that stands apart from their names.
  private let wordings: [String?]
  /// What each sort holds in the lines.
  private let sorts: [[Int?]]
  private let series: Series?
  /// Whether the user stated the cells of the values.
  private let areStated: Bool

  /// Fewer lines are no Q sample; no Q sample comes near the most, and a hostile table must not cost its
  /// square.
  private static let count = 4...150
  /// A hundred sorts show it as well as a hundred thousand.
  static let mostSorts = 100
  /// So many sorts that agree on a card of their own are no chance.
  private static let fewestAgreeing = 5
  private static let offGrid = ", without which the sorts fill one grid"

  init(names: [String?], wordings: [String?] = [], sorts: [[Int?]], areStated: Bool) {
    self.wordings = wordings
    (self.names, self.sorts, self.areStated) = (names, sorts, areStated)
    series = Self.count.contains(names.count) ? Series(names) : nil
  }

  /// The lines that must be asked about.
  var doubts: [Doubt] {
    guard Self.count.contains(names.count), sorts.count > 1 else { return [] }
    if let series, !series.strangers.isEmpty {
      let (all, rest) = (sharing(without: []), sharing(without: Set(series.strangers)))
      // A statement of another name is one for all that where only with it the sorts fill a grid.
      guard rest >= all else { return alien.map { [$0] } ?? [] }
      let reason =
        " beside \(series.words)" + (rest * 2 > sorts.count ? Self.offGrid : "")
      return series.strangers.map { Doubt(line: $0, reason: reason, isBesideSeries: true) }
    }
    guard sorts.count > 2 else { return [] }
    if let alien { return [alien] }
    let all = sharing(without: [])
    let isShared = all * 2 > sorts.count
    if !isShared, !areStated {
      // No grid tells a statement about age from the age.
      let asked = names.indices.filter { line in
        names[line].map { SheetWords.isOfPeople($0) || SheetWords.isOfForm($0) } ?? false
      }
      if !asked.isEmpty {
        return asked.map {
          Doubt(
            line: $0, reason: ", which people or forms are asked for, and no grid that tells",
            isBesideSeries: false)
        }
      }
      let worded = wordings.indices.filter { line in
        wordings[line].map { SheetWords.isOfPeople($0) || SheetWords.isOfForm($0) } ?? false
      }
      if !worded.isEmpty {
        return worded.map {
          Doubt(
            line: $0,
            reason:
              " (“\(excerpt(wordings[$0] ?? ""))”), which people or forms are asked for, and no grid "
              + "that tells", isBesideSeries: false, isByWording: true)
        }
      }
    }
    let line = names.indices.first { line in
      let isNamed = series == nil && names[line].map(SheetWords.isOfForm) ?? false
      if isShared, all == sorts.count, !isNamed { return false }
      let rest = sharing(without: [line])
      guard rest * 2 > sorts.count else { return false }
      // One faulty sort of several may look so where everybody agrees on a statement.
      return !isShared || isNamed && rest >= all
        || series == nil && rest == sorts.count && all < rest && sorts.count > 4
    }
    return line.map { [Doubt(line: $0, reason: Self.offGrid, isBesideSeries: false)] } ?? []
  }

  /// The line at an end that holds one number for everybody, far from what all others hold.
  private var alien: Doubt? {
    guard sorts.count >= Self.fewestAgreeing, let first = sorts.first else { return nil }
    let line = [0, names.count - 1].first { line in
      guard let value = first[line], sorts.allSatisfy({ $0[line] == value }) else { return false }
      let others = sorts.lazy.flatMap { sort in
        names.indices.lazy.filter { $0 != line }.compactMap { sort[$0] }
      }
      guard let low = others.min(), let high = others.max() else { return false }
      // The one place at the end of a grid is next to the others.
      return value < low - 1 || value > high + 1
    }
    return line.map {
      Doubt(
        line: $0, reason: " with one number for everybody, far from all others",
        isBesideSeries: false)
    }
  }

  /// Whether a name is none of the series of some others.
  static func isStranger(_ name: String, beside others: [String]) -> Bool {
    guard count.contains(others.count), let series = Series(others + [name]) else { return false }
    return series.strangers.contains(others.count)
  }

  /// The lines at both ends that hold one number for everybody, without which the grid, which they make
  /// uneven, would be a mirror of itself. Everybody may agree, so that this is no more than a hint.
  var unevenEnds: [Int] {
    guard Self.count.contains(names.count), series == nil, sorts.count > 2,
      sharing(without: []) == sorts.count, let first = sorts.first, !Self.isMirror(first)
    else { return [] }
    return [0, names.count - 1].filter { line in
      sorts.allSatisfy { $0[line] == first[line] }
        && Self.isMirror(first.indices.filter { $0 != line }.map { first[$0] })
    }
  }

  /// How many sorts hold the values that most hold.
  private func sharing(without lines: Set<Int>) -> Int {
    TableOutline.mostShared(sorts.count) { sort in
      lines.isEmpty
        ? sorts[sort] : names.indices.filter { !lines.contains($0) }.map { sorts[sort][$0] }
    }?.bearers ?? 0
  }

  private static func isMirror(_ values: [Int?]) -> Bool {
    let sorted = values.compactMap(\.self).sorted()
    guard sorted.count == values.count, let low = sorted.first, let high = sorted.last else {
      return false
    }
    return zip(sorted, sorted.reversed()).allSatisfy { $0 + $1 == low + high }
  }

  /// Names that count from 0 or 1, with the same letters before, and those beside them that do not.
  private struct Series {
    let words: String
    let strangers: [Int]

    private static let fewest = 6

    init?(_ names: [String?]) {
      guard let found = Self(names, isAtEnd: true) ?? Self(names, isAtEnd: false) else {
        return nil
      }
      self = found
    }

    private init?(_ names: [String?], isAtEnd: Bool) {
      var groups: [String: [(line: Int, number: Int)]] = [:]
      for (line, name) in names.enumerated() {
        guard let name = name.flatMap({ NumberedName($0, isAtEnd: isAtEnd) }) else { continue }
        groups[name.key.before, default: []].append((line, name.number))
      }
      guard let members = groups.values.max(by: { $0.count < $1.count }),
        members.count >= Self.fewest, let low = members.map(\.number).min(), low < 2
      else { return nil }
      let numbers = members.sorted { $0.number < $1.number }
      // Where one is missing, the other name may be that of the missing one.
      guard numbers.map(\.number) == Array(low..<(low + numbers.count)) else { return nil }
      let own = Set(members.map(\.line))
      strangers = names.indices.filter { line in
        !own.contains(line) && names[line]?.contains(where: \.isLetter) ?? false
      }
      guard strangers.count * 2 <= members.count, own.count + strangers.count == names.count,
        let first = names[numbers[0].line], let last = names[numbers[numbers.count - 1].line]
      else { return nil }
      words = "those called \(first) to \(last)"
    }
  }
}

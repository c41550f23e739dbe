internal import QStudy

/// Several series of numbered columns in one row, such as a first and a second sorting, or a placement and a
/// time for each statement, none of which says that it is one sort.
struct SeveralSeries {
  /// The places of the columns of each series, in their order.
  let series: [[Int]]

  /// Fewer columns may be the items of a theme.
  private static let fewest = 6
  private static let mostColumns = 2000

  /// The series in some names, where some of them make up nearly all and count the same numbers, and the
  /// sorts fill a grid with the columns of one; nil where there are none.
  ///
  /// - Parameter sorts: what each sort holds under the names.
  init?(names: [String], sorts: [[Int?]]) {
    guard (2 * Self.fewest...Self.mostColumns).contains(names.count), sorts.count > 2 else {
      return nil
    }
    let ways = [Self.series(names, isAtEnd: true), Self.series(names, isAtEnd: false)]
    let found = ways.first { series in
      series.count > 1 && series.joined().count * 10 >= names.count * 9
        && series.contains { columns in
          // The items of a theme fill a grid for nobody but by chance.
          TableOutline.mostShared(sorts.count) { sort in columns.map { sorts[sort][$0] } }.map {
            $0.bearers * 2 > sorts.count
          } ?? false
        }
    }
    guard let found else { return nil }
    series = found
  }

  /// The names that differ in their number only, where these count on from 0 or 1 and others count the same.
  private static func series(_ names: [String], isAtEnd: Bool) -> [[Int]] {
    var groups: [NumberedName.Key: [(number: Int, column: Int)]] = [:]
    for (column, name) in names.enumerated() {
      guard let name = NumberedName(name, isAtEnd: isAtEnd) else { continue }
      groups[name.key, default: []].append((name.number, column))
    }
    let counted = groups.values.filter { group in
      let numbers = group.map(\.number).sorted()
      return numbers.count >= fewest && numbers[0] < 2
        && numbers == Array(numbers[0]..<(numbers[0] + numbers.count))
    }
    let most = counted.map(\.count).max()
    return counted.filter { $0.count == most }.map { $0.map(\.column).sorted() }
      .sorted { $0[0] < $1[0] }
  }
}

/// A name with a number in it, which may be that of a statement.
struct NumberedName {
  /// What two names have in common that differ in their number only.
  struct Key: Hashable {
    let before: String
    let after: String
  }

  let key: Key
  let number: Int

  /// Reads a name.
  ///
  /// - Parameter isAtEnd: whether the number is the digits at the end, as in `S12` and `Q1[SQ012]`, else
  ///   the first ones.
  init?(_ name: String, isAtEnd: Bool) {
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    let open = name.last == "]" || name.last == ")" ? name.dropLast() : name[...]
    let before =
      isAtEnd
      ? open.dropLast(open.reversed().prefix(while: isDigit).count) : name.prefix { !isDigit($0) }
    let digits = name[before.endIndex...].prefix(while: isDigit)
    guard !digits.isEmpty, digits.count < 6, let number = Int(digits) else { return nil }
    self.number = number
    key = Key(before: before.lowercased(), after: name[digits.endIndex...].lowercased())
  }
}

internal import QStudy
internal import QTables

/// Statements whose numbers stand in another order than the values.
///
/// KADE and Ken-Q look at no number: the place tells which value is that of which statement, and a
/// statement out of its place has the values of another.
struct StatementOrder {
  /// What numbers the values; empty where nothing does.
  private let values: [String]
  private let statements: [String]
  /// Whether the two begin with different numbers as well, so that not even the numbers tell.
  let areShifted: Bool

  /// Compares the numbers; nil where both are in one order, or there are none.
  ///
  /// - Parameters:
  ///   - names: the names over the values, which may put a letter before the numbers, as in s1; blank
  ///     where there is none.
  ///   - ids: the statements in their order.
  init?(names: [String], ids: [String]) {
    if Set(names) == Set(ids) {
      guard names != ids else { return nil }
      (values, statements, areShifted) = (names, ids, false)
      return
    }
    guard let own = Self.distinct(ids.map { parseInteger($0) }) else { return nil }
    let over = Self.distinct(names.map { NumberedName($0, isAtEnd: true)?.number })
    guard let over, over.count == own.count else {
      guard !Self.rise(own) else { return nil }
      (values, statements, areShifted) = ([], ids, false)
      return
    }
    // Both in their order, but from different numbers on, are a matter of `ShiftedNumbers`.
    guard over != own, !Self.rise(over) || !Self.rise(own) else { return nil }
    let areShifted = Self.countsOn(over, beside: own)
    guard areShifted || Self.ranks(over) != Self.ranks(own) else { return nil }
    (values, statements, self.areShifted) = (over.map(String.init), ids, areShifted)
  }

  private static func distinct(_ numbers: [Int?]) -> [Int]? {
    let known = numbers.compactMap(\.self)
    return known.count == numbers.count && Set(known).count == known.count ? known : nil
  }

  private static func rise(_ numbers: [Int]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy(<)
  }

  private static func ranks(_ numbers: [Int]) -> [Int] {
    numbers.indices.sorted { numbers[$0] < numbers[$1] }
  }

  /// Whether both count on without a gap, from different numbers, and share some.
  private static func countsOn(_ first: [Int], beside second: [Int]) -> Bool {
    func range(_ numbers: [Int]) -> ClosedRange<Int>? {
      guard let low = numbers.min(), let high = numbers.max(), high - low + 1 == numbers.count
      else { return nil }
      return low...high
    }
    guard let first = range(first), let second = range(second) else { return false }
    return first != second && first.overlaps(second)
  }

  private static func listed(_ numbers: [String]) -> String {
    numbers.prefix(3).joined(separator: ", ") + (numbers.count > 3 ? " …" : "")
  }

  /// Tells that the places were followed.
  ///
  /// - Parameters:
  ///   - table: the table of the sorts, in words.
  ///   - list: what holds the statements, in words.
  func warning(file: String, table: String, list: String) -> Warning {
    let header =
      values.isEmpty
      ? "no numbers stand over the values in \(table)"
      : "the header of \(table) numbers the values \(Self.listed(values))"
    return Warning(
      .layoutInferred,
      "\(file): \(header), \(list) has them in the order \(Self.listed(statements)). As in KADE the "
        + "values were read by their places, the first as that of the statement "
        + "\(statements[0]). If the numbers are right, sort the statements by them.",
      statements: statements)
  }

  /// The finding where the numbers are others as well.
  func finding(at location: Location, list: String) -> Finding {
    Finding(
      .badValue, location: location,
      found: "values numbered \(Self.listed(values)), while \(list) has \(Self.listed(statements))",
      expected: "the same numbers in the same order, since KADE goes by the places alone",
      mend:
        "One of the two begins with another number, and stands in another order: compare a card "
        + "or two, number both alike, and bring the statements into the order of the values.")
  }
}

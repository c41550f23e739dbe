internal import QStudy

/// Two lists of the same statements, each numbered throughout, that begin with different numbers and share some:
/// 0 to 15 and s1 to s16.
///
/// Nobody can say from the numbers alone whether one only counts from elsewhere, or lost a line at one end and
/// has one too many at the other; so that it is a fault, and the first is put to the first where repairs are
/// asked for.
struct ShiftedNumbers {
  /// Fewer numbers are no numbering.
  private static let fewest = 3

  /// The numbers of the list.
  let own: ClosedRange<Int>
  /// Those that are expected.
  let expected: ClosedRange<Int>

  /// Compares the numbers at the ends of names; nil where they are the same, or do not count on.
  init?(_ names: [String], beside others: [String]) {
    guard names.count == others.count, let own = Self.run(names), let expected = Self.run(others),
      own != expected, own.overlaps(expected)
    else { return nil }
    (self.own, self.expected) = (own, expected)
  }

  /// The numbers of names that count on, one by one in their order, and differ in nothing else.
  static func run(_ names: [String]) -> ClosedRange<Int>? {
    guard names.count >= fewest else { return nil }
    let numbers = names.compactMap { NumberedName($0, isAtEnd: true) }
    guard numbers.count == names.count, let first = numbers.first,
      numbers.enumerated().allSatisfy({
        $1.key == first.key && $1.number == first.number + $0
      })
    else { return nil }
    return first.number...(first.number + numbers.count - 1)
  }

  /// Whether the list is to be read as mended; where not, the finding is kept.
  ///
  /// - Parameters:
  ///   - location: where the list begins.
  ///   - things: what is numbered.
  ///   - others: who has the other numbers, as in “the sorts have them”.
  ///   - repair: what the mend did, as a sentence.
  func mends(
    _ mending: inout Mending, at location: Location?, _ things: String = "statements",
    others: String, repair: String
  ) -> Bool {
    let finding = Finding(
      .shiftedNames, location: location,
      found: "\(things) numbered \(own.lowerBound) to \(own.upperBound)",
      expected: "\(expected.lowerBound) to \(expected.upperBound), as \(others)",
      mend: "Compare a card or two, the first and the last above all, and correct the numbers.")
    return mending.mends(
      finding, repair: repair,
      offer: "If they only begin with another number, --repair counts them from "
        + "\(expected.lowerBound).")
  }
}

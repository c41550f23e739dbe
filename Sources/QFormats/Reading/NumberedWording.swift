internal import QStudy

/// Statements that are called by their places, though each begins with a number of its own.
enum NumberedWording {
  /// Fewer numbers are no numbering.
  private static let fewestLines = 3

  /// A finding where the numbers are not those of the places: a list sorted as text has 10 after 1.
  ///
  /// - Parameters:
  ///   - lines: the statements, or their ids, in order.
  ///   - location: where one stands.
  static func finding(_ lines: [String], location: (Int) -> Location?) -> Finding? {
    let numbers = lines.compactMap(number)
    guard numbers.count == lines.count, numbers.count >= fewestLines,
      Set(numbers.map(\.value)).count == numbers.count,
      let low = numbers.map(\.value).min(), let high = numbers.map(\.value).max(),
      // What has no mark behind it may be a quantity.
      high - low + 1 == numbers.count || numbers.allSatisfy(\.isMarked),
      let place = numbers.indices.first(where: { numbers[$0].value != $0 + 1 })
    else { return nil }
    return Finding(
      .badValue, location: location(place),
      found: "“\(excerpt(lines[place]))” in place \(place + 1)",
      expected:
        "numbers that count the places, 1 to \(lines.count), where statements are taken in order",
      mend:
        "Put the statements in the order of the sorts and number them so, or remove the numbers if "
        + "the order is right.")
  }

  /// Whether the lines are numbered from 0 on in their order, each with a mark behind its number.
  static func countsFromZero(_ lines: [String]) -> Bool {
    lines.count >= fewestLines
      && lines.enumerated().allSatisfy { place, line in
        number(line).map { $0.isMarked && $0.value == place } ?? false
      }
  }

  /// The number with which a line begins, and whether a mark separates it from words.
  private static func number(_ line: String) -> (value: Int, isMarked: Bool)? {
    let text = trimmed(line)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < 5, let value = Int(digits) else { return nil }
    let rest = text.dropFirst(digits.count)
    let isDecimal = rest.dropFirst().first?.isNumber ?? false
    return (value, ".):\t".contains(rest.first ?? " ") && !isDecimal)
  }
}

import QDrawing
import QStudy

/// Numbers and lists as prose, pages and the terminal print them.
package enum NumberText {
  /// What stands where a number is undefined.
  package static let undefined = "–"

  /// A number with fixed decimals, a real minus, and never −0.
  ///
  /// - Parameters:
  ///   - value: the number; `nil` and what is not finite are undefined.
  ///   - decimals: 0 to 9.
  ///   - signed: whether a positive number bears its sign.
  package static func fixed(_ value: Double?, _ decimals: Int, signed: Bool = false) -> String {
    guard let value, value.isFinite, abs(value) < 1e9 else { return undefined }
    let text = plainDecimal(value, places: min(9, max(0, decimals)), minus: "−")
    let isPositive = signed && value > 0 && text.contains { ("1"..."9").contains($0) }
    return isPositive ? "+" + text : text
  }

  /// A whole number with a real minus, thousands apart.
  package static func integer(_ value: Int?, signed: Bool = false) -> String {
    guard let value else { return undefined }
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    groups.insert(digits, at: 0)
    return (value < 0 ? "−" : signed && value > 0 ? "+" : "") + groups.joined(separator: ",")
  }

  /// A share from 0 to 1 as a whole per cent, the sign kept on the line of its number.
  package static func percent(_ share: Double?) -> String {
    guard let share else { return undefined }
    return fixed(100 * share, 0) + "\u{A0}%"
  }

  /// “1 sort”, “3 sorts”.
  package static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    integer(number) + " " + (number == 1 ? one : many ?? one + "s")
  }

  /// A small number in words, a larger one in figures.
  package static func word(_ number: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    return words.indices.contains(number) ? words[number] : integer(number)
  }

  /// “a”, “a and b”, “a, b and c”; items written from right to left are isolated, so that they stand in
  /// their order.
  package static func list(_ items: [String], joinedBy word: String = "and") -> String {
    let items = items.map { $0.isolated(in: .leftToRight) }
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// Text with a stop at its end, unless it ends in one.
  static func stopped(_ text: String) -> String {
    text.last.map { ".…?!。؟".contains($0) } == true ? text : text + "."
  }

  /// Text with a capital at its start.
  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

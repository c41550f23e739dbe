internal import QTables

/// Fields of fixed width as Fortran writes them; a byte is a column.
enum FortranField {
  /// Iw: a whole number at the right; stars where it does not fit.
  static func whole(_ number: Int, _ width: Int) -> String {
    right(String(number), width)
  }

  /// Fw.d: a number with so many decimals at the right, halves away from zero; stars where it does
  /// not fit. A negative number keeps its sign though its digits are all zero.
  static func real(_ number: Double, _ width: Int, _ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
    let scaled = (number.magnitude * Double(scale)).rounded()
    guard let digits = Int(exactly: scaled) else { return stars(width) }
    let fraction = String(digits % scale)
    let sign = number.sign == .minus ? "-" : ""
    return right(
      sign + String(digits / scale) + "." + zeros(decimals - fraction.count) + fraction, width)
  }

  /// Aw: text at the left, as many whole characters as fit, and blanks behind.
  static func text(_ text: String, _ width: Int) -> String {
    let kept = cut(text, to: width)
    return kept + blanks(width - kept.utf8.count)
  }

  /// wX.
  static func blanks(_ width: Int) -> String { String(repeating: " ", count: max(0, width)) }

  /// As many whole characters as the number of bytes takes.
  static func cut(_ text: String, to width: Int) -> String {
    guard text.utf8.count > width else { return text }
    var result = ""
    var used = 0
    for character in text {
      used += character.utf8.count
      if used > width { break }
      result.append(character)
    }
    return result
  }

  /// A text on one line, without control characters and without blanks around it. A byte order mark is
  /// one of them: at the start of a file it would be none of the text.
  static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0xFEFF
      result.append(isControl ? " " : scalar)
    }
    return trimmed(String(result))
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
  private static func stars(_ width: Int) -> String { String(repeating: "*", count: width) }

  private static func right(_ text: String, _ width: Int) -> String {
    text.count > width ? stars(width) : blanks(width - text.count) + text
  }
}

extension JSONParser {
  /// Reads a string; the cursor stands on its opening quote.
  mutating func string() throws(JSONError) -> String {
    offset += 1
    let start = offset
    skipPlainCharacters()
    if current == ASCII.quote {
      let plain = UnsafeBufferPointer(rebasing: text[start..<offset])
      offset += 1
      return String(decoding: plain, as: UTF8.self)
    }
    var bytes = Array(text[start..<offset])
    while current != ASCII.quote {
      guard current == ASCII.backslash else { throw unexpected(.character) }
      bytes.append(contentsOf: String(try escape()).utf8)
      let plain = offset
      skipPlainCharacters()
      bytes.append(contentsOf: text[plain..<offset])
    }
    offset += 1
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Stops at a quote, a backslash, a control character or the end.
  private mutating func skipPlainCharacters() {
    while true {
      let byte = current
      if byte == ASCII.quote || byte == ASCII.backslash || byte < ASCII.space { return }
      offset += 1
    }
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    offset += 1
    let letter = current
    offset += 1
    switch letter {
    case ASCII.quote: return "\""
    case ASCII.backslash: return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let scalar = hexadecimalScalar() else { throw .badEscape(at: start) }
      return scalar
    default: throw .badEscape(at: start)
    }
  }

  /// The scalar of one `\u` escape, or of two that are a surrogate pair.
  private mutating func hexadecimalScalar() -> Unicode.Scalar? {
    guard let first = fourDigits() else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
    guard current == ASCII.backslash else { return nil }
    offset += 1
    guard current == UInt8(ascii: "u") else { return nil }
    offset += 1
    guard let second = fourDigits(), UTF16.isTrailSurrogate(second) else { return nil }
    return Unicode.Scalar(0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF)
  }

  private mutating func fourDigits() -> UInt16? {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(current)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
      offset += 1
    }
    return value
  }

  /// Reads a number; the cursor stands on its sign or first digit.
  mutating func number() throws(JSONError) -> JSONValue {
    let start = offset
    let isNegative = current == ASCII.minus
    if isNegative { offset += 1 }
    var mantissa = Mantissa()
    if current == ASCII.zero {
      offset += 1
    } else {
      try digits(&mantissa)
    }
    var isWhole = true
    var power = 0
    if current == ASCII.point {
      isWhole = false
      offset += 1
      let first = offset
      try digits(&mantissa)
      power = first - offset
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isWhole = false
      power += try exponent()
    }
    if isWhole, let value = mantissa.integer(isNegative: isNegative) { return .integer(value) }
    if let value = mantissa.exactDouble(power: power) {
      return .number(isNegative ? -value : value)
    }
    let written = UnsafeBufferPointer(rebasing: text[start..<offset])
    guard let value = Double(String(decoding: written, as: UTF8.self)), value.isFinite else {
      throw .numberOutOfRange(at: TextPosition(of: start, in: text))
    }
    return .number(value)
  }

  private mutating func digits(_ mantissa: inout Mantissa) throws(JSONError) {
    let start = offset
    while case let byte = current, byte >= ASCII.zero, byte <= ASCII.nine {
      mantissa.append(byte - ASCII.zero)
      offset += 1
    }
    if offset == start { throw unexpected(.digit) }
  }

  private mutating func exponent() throws(JSONError) -> Int {
    offset += 1
    let isNegative = current == ASCII.minus
    if isNegative || current == ASCII.plus { offset += 1 }
    var value = Mantissa()
    try digits(&value)
    // Beyond this every number is 0 or too large, and the slow way decides.
    let size = Int(min(value.value ?? 100_000, 100_000))
    return isNegative ? -size : size
  }
}

/// The digits of a number read so far; nil once they no longer fit.
private struct Mantissa {
  var value: UInt64? = 0

  mutating func append(_ digit: UInt8) {
    guard let old = value else { return }
    let (tens, overflowed) = old.multipliedReportingOverflow(by: 10)
    let (sum, overflowedToo) = tens.addingReportingOverflow(UInt64(digit))
    value = overflowed || overflowedToo ? nil : sum
  }

  func integer(isNegative: Bool) -> Int? {
    guard let value else { return nil }
    if !isNegative { return Int(exactly: value) }
    // −0 stays a `Double`, which has one.
    return value == 0 ? nil : value == Int.min.magnitude ? Int.min : Int(exactly: value).map { -$0 }
  }

  /// The number where one exact operation gives it: both parts fit a `Double` (Clinger 1990).
  func exactDouble(power: Int) -> Double? {
    guard let value, value <= 1 << 53, abs(power) <= 22 else { return nil }
    return power < 0 ? Double(value) / powersOfTen[-power] : Double(value) * powersOfTen[power]
  }
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

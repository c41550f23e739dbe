extension JSONValue {
  /// The document as text with a line end after it; see ``bytes()``.
  package func text() -> String { String(decoding: bytes(), as: UTF8.self) }

  /// The document in UTF-8, with a line end after it.
  ///
  /// Two spaces a level; an array that holds no array and no object stands on one line, so that a
  /// matrix has one line a row. Numbers are the shortest that read back the same; −0 is written as
  /// 0, and NaN and the infinities, for which JSON has no number, as null.
  package func bytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.write(self, indent: 0)
    writer.put("\n")
    return writer.output
  }

  fileprivate var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}

private struct JSONWriter {
  private(set) var output: [UInt8] = []
  /// A number on its way to the output: the standard library writes numbers into text only.
  private var digits = ""

  mutating func put(_ text: StaticString) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: put("null")
    case .bool(let value): put(value ? "true" : "false")
    case .integer(let value): write(value)
    case .number(let value): write(value)
    case .string(let value): write(value)
    case .array(let elements):
      let isFlat = elements.allSatisfy { $0.isScalar }
      put("[")
      for (i, element) in elements.enumerated() {
        separate(i, onOneLine: isFlat, indent: indent)
        write(element, indent: indent + 1)
      }
      if !isFlat { startLine(indent) }
      put("]")
    case .object(let object):
      put("{")
      for (i, member) in object.members.enumerated() {
        separate(i, onOneLine: false, indent: indent)
        write(member.key)
        put(": ")
        write(member.value, indent: indent + 1)
      }
      if !object.members.isEmpty { startLine(indent) }
      put("}")
    }
  }

  /// What stands before the item at a place.
  private mutating func separate(_ place: Int, onOneLine: Bool, indent: Int) {
    if place > 0 {
      if onOneLine { put(", ") } else { put(",") }
    }
    if !onOneLine { startLine(indent + 1) }
  }

  private mutating func startLine(_ indent: Int) {
    put("\n")
    for _ in 0..<indent { put("  ") }
  }

  private mutating func write(_ value: Int) { output.append(contentsOf: value.description.utf8) }

  private mutating func write(_ value: Double) {
    guard value.isFinite else { return put("null") }
    guard value != 0 else { return put("0") }
    digits.removeAll(keepingCapacity: true)
    value.write(to: &digits)
    output.append(contentsOf: digits.utf8)
    // A whole number is written without a fraction.
    if output.count > 2, output[output.count - 1] == ASCII.zero,
      output[output.count - 2] == ASCII.point
    {
      output.removeLast(2)
    }
  }

  private mutating func write(_ text: String) {
    output.append(ASCII.quote)
    for byte in text.utf8 {
      switch byte {
      case ASCII.quote: put("\\\"")
      case ASCII.backslash: put("\\\\")
      case ASCII.lineFeed: put("\\n")
      case ASCII.carriageReturn: put("\\r")
      case ASCII.tab: put("\\t")
      case 0..<ASCII.space:
        put("\\u00")
        output.append(hexadecimal(byte >> 4))
        output.append(hexadecimal(byte & 15))
      default: output.append(byte)
      }
    }
    output.append(ASCII.quote)
  }

  private func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? ASCII.zero + digit : UInt8(ascii: "a") + digit - 10
  }
}

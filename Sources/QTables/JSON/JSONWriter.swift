extension JSONValue {
  /// The document as text with a line end after it.
  ///
  /// Two spaces a level; an array that holds no array and no object stands on one line, so that a
  /// matrix has one line a row. Numbers are the shortest that read back the same; −0 is written as
  /// 0, and NaN and the infinities, for which JSON has no number, as null.
  package func text() -> String {
    var output = ""
    write(to: &output, indent: 0)
    output += "\n"
    return output
  }

  private func write(to output: inout String, indent: Int) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .number(let value): output += jsonNumber(value)
    case .string(let value): writeQuoted(value, to: &output)
    case .array(let elements):
      let isFlat = elements.allSatisfy { $0.isScalar }
      writeItems(elements, in: "[", "]", onOneLine: isFlat, to: &output, indent: indent) {
        $0.write(to: &$1, indent: indent + 1)
      }
    case .object(let object):
      let isEmpty = object.members.isEmpty
      writeItems(object.members, in: "{", "}", onOneLine: isEmpty, to: &output, indent: indent) {
        writeQuoted($0.key, to: &$1)
        $1 += ": "
        $0.value.write(to: &$1, indent: indent + 1)
      }
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}

private func writeItems<Item>(
  _ items: [Item], in open: String, _ close: String, onOneLine: Bool, to output: inout String,
  indent: Int, _ write: (Item, inout String) -> Void
) {
  output += open
  for (i, item) in items.enumerated() {
    if i > 0 { output += onOneLine ? ", " : "," }
    if !onOneLine { output += "\n" + String(repeating: "  ", count: indent + 1) }
    write(item, &output)
  }
  if !onOneLine { output += "\n" + String(repeating: "  ", count: indent) }
  output += close
}

private func jsonNumber(_ value: Double) -> String {
  guard value.isFinite else { return "null" }
  if value == 0 { return "0" }
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

private func writeQuoted(_ text: String, to output: inout String) {
  output += "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    case "\t": output += "\\t"
    case "\0"..<" ":
      let digits = String(scalar.value, radix: 16)
      output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: output.unicodeScalars.append(scalar)
    }
  }
  output += "\""
}

/// Writes YAML that reads back as the same values, here and in other YAML readers.
package enum YAMLWriter {
  /// The document as text with a line end after it; keys keep their order.
  ///
  /// Mappings and lists stand in block style, two spaces a level, unless they are marked as flow or
  /// empty. A text is quoted where it would otherwise read as something else. A key that is
  /// written with more than 1,024 characters is more than YAML reads back.
  package static func write(_ value: YAMLValue) -> String {
    var output = ""
    switch blockContent(of: value) {
    case nil: output += inline(value) + "\n"
    case .some: writeBlock(value, indent: 0, to: &output)
    }
    return output
  }

  /// The content, if it takes lines of its own.
  private static func blockContent(of value: YAMLValue) -> YAMLValue.Content? {
    switch value.content {
    case .mapping(let entries) where !entries.isEmpty && !value.isFlow: value.content
    case .sequence(let items) where !items.isEmpty && !value.isFlow: value.content
    default: nil
    }
  }

  private static func writeBlock(_ value: YAMLValue, indent: Int, to output: inout String) {
    let margin = String(repeating: "  ", count: indent)
    switch value.content {
    case .mapping(let entries):
      for (key, value) in entries {
        output += margin + scalar(key.text, isKey: true) + ":"
        writeNested(value, indent: indent + 1, to: &output)
      }
    case .sequence(let items):
      for item in items {
        output += margin + "-"
        writeNested(item, indent: indent + 1, to: &output)
      }
    default: break
    }
  }

  private static func writeNested(_ value: YAMLValue, indent: Int, to output: inout String) {
    if blockContent(of: value) == nil {
      output += " " + inline(value) + "\n"
    } else {
      output += "\n"
      writeBlock(value, indent: indent, to: &output)
    }
  }

  private static func inline(_ value: YAMLValue, inFlow: Bool = false) -> String {
    switch value.content {
    case .null: "null"
    case .scalar(let text, isQuoted: false) where plainScalarKind(text) != .string: text
    case .scalar(let text, _): scalar(text, isKey: false, inFlow: inFlow)
    case .sequence(let items):
      "[" + items.map { inline($0, inFlow: true) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{"
        + entries.map {
          scalar($0.key.text, isKey: true, inFlow: true) + ": " + inline($0.value, inFlow: true)
        }
        .joined(separator: ", ") + "}"
    }
  }

  /// A text, quoted where needed. A key that is a number stays plain, because keys are texts. Some
  /// readers take a question mark within flow style for the sign of a key.
  private static func scalar(_ text: String, isKey: Bool, inFlow: Bool = false) -> String {
    let isNumber = isKey && plainScalarKind(text) == .integer
    let isSafe = isSafePlain(text) && !(inFlow && text.contains("?"))
    return isNumber || isSafe ? text : quoted(text)
  }
}

/// Whether a text without quotes reads back as itself in block and flow style, by the rules of
/// YAML 1.1 and 1.2.
private func isSafePlain(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
    return false
  }
  guard first.properties.isAlphabetic || first == "(" || first == "/" || first == "_" else {
    // Beginning with a digit, a sign or punctuation: a number, a date, or syntax.
    return false
  }
  guard !last.properties.isWhitespace, last != ":" else { return false }
  if wordsWithMeaning.contains(text.lowercased()) { return false }
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    switch scalar {
    case "{", "}", "[", "]", ",": return false
    case "#" where previous == " ": return false
    case _ where previous == ":" && scalar != "/" && !scalar.properties.isAlphabetic:
      return false
    default:
      if !isPrintable(scalar) { return false }
    }
    previous = scalar
  }
  return true
}

private let wordsWithMeaning: Set<String> = [
  "null", "true", "false", "yes", "no", "on", "off", "y", "n",
]

/// Whether YAML takes the character as it is; line separators would be line breaks to some readers.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x2028, 0x2029, 0xFEFF: false
  case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
  default: false
  }
}

private func quoted(_ text: String) -> String {
  var output = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    case "\t": output += "\\t"
    default:
      if isPrintable(scalar) {
        output.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        output += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
  }
  return output + "\""
}

/// A part of a YAML document, with the place where it begins.
///
/// Equality is of meaning: places, flow style and needless quotes don't count, the order of keys
/// does.
package struct YAMLValue: Sendable {
  /// What it holds.
  package var content: Content
  /// The line, from 1; 0 for a value that was not read.
  package var line = 0
  /// The column, from 1; 0 for a value that was not read.
  package var column = 0
  /// Whether the writer sets a mapping or sequence on one line, in braces or brackets.
  package var isFlow = false

  /// What a value can be.
  package indirect enum Content: Sendable {
    case mapping([(key: YAMLKey, value: YAMLValue)])
    case sequence([YAMLValue])
    /// A text; only one that is not quoted can be a number or a truth value.
    case scalar(String, isQuoted: Bool)
    case null
  }

  /// The type a value has, or that a reader expects.
  package enum Kind: String, Sendable, Equatable {
    case mapping, sequence, string, integer, number, boolean, null
  }
}

/// A key of a mapping; always a text, also where it looks like a number.
package struct YAMLKey: Sendable, Equatable {
  /// The key without quotes.
  package let text: String
  /// The line, from 1; 0 for a key that was not read.
  package let line: Int

  /// A key to be written.
  package init(_ text: String) { self.init(text, line: 0) }

  init(_ text: String, line: Int) {
    self.text = text
    self.line = line
  }

  /// Whether two keys have the same text; lines don't count.
  package static func == (a: YAMLKey, b: YAMLKey) -> Bool { a.text == b.text }
}

extension YAMLValue {
  /// A mapping to be written, its keys in this order.
  package static func mapping(
    _ entries: [(String, YAMLValue)], flow: Bool = false
  ) -> YAMLValue {
    let pairs = entries.map { (key: YAMLKey($0.0), value: $0.1) }
    return YAMLValue(content: .mapping(pairs), isFlow: flow)
  }

  /// A list to be written.
  package static func sequence(_ items: [YAMLValue], flow: Bool = false) -> YAMLValue {
    YAMLValue(content: .sequence(items), isFlow: flow)
  }

  /// A text, which reads back as a text whatever it looks like.
  package static func string(_ text: String) -> YAMLValue {
    YAMLValue(content: .scalar(text, isQuoted: true))
  }

  /// A whole number.
  package static func integer(_ value: Int) -> YAMLValue {
    YAMLValue(content: .scalar(String(value), isQuoted: false))
  }

  /// A number; YAML's infinities and NaN are no numbers here and read back as texts.
  package static func number(_ value: Double) -> YAMLValue {
    YAMLValue(content: .scalar(value.description, isQuoted: false))
  }

  /// `true` or `false`.
  package static func boolean(_ value: Bool) -> YAMLValue {
    YAMLValue(content: .scalar(value ? "true" : "false", isQuoted: false))
  }

  /// Nothing.
  package static var null: YAMLValue { YAMLValue(content: .null) }
}

extension YAMLValue {
  /// The type of the value.
  package var kind: Kind {
    switch content {
    case .mapping: .mapping
    case .sequence: .sequence
    case .null: .null
    case .scalar(_, isQuoted: true): .string
    case .scalar(let text, isQuoted: false): plainScalarKind(text)
    }
  }

  /// The text of a scalar, as it was typed; nil for anything else.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }
}

extension YAMLValue: Equatable {
  /// Whether two values mean the same.
  package static func == (a: YAMLValue, b: YAMLValue) -> Bool {
    switch (a.content, b.content) {
    case (.null, .null): true
    case (.sequence(let a), .sequence(let b)): a == b
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    case (.scalar(let textA, _), .scalar(let textB, _)): a.kind == b.kind && textA == textB
    default: false
    }
  }
}

/// What a text without quotes means.
///
/// Only `true` and `false` are truth values, so that the language `no` stays Norwegian; numbers are
/// decimal and finite.
func plainScalarKind(_ text: String) -> YAMLValue.Kind {
  switch text {
  case "", "~", "null", "Null", "NULL": return .null
  case "true", "false": return .boolean
  default: break
  }
  // The number reader takes blanks and typographic signs, which YAML does not.
  let isPlain = text.utf8.allSatisfy { $0 > ASCII.space && $0 < 0x80 }
  guard isPlain, parseNumber(text) != nil else { return .string }
  let isWhole = text.utf8.dropFirst().allSatisfy { $0 >= ASCII.zero && $0 <= ASCII.nine }
  return isWhole ? .integer : .number
}

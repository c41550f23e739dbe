extension YAMLReader where Value == YAMLValue {
  /// Whatever stands there, for readers of their own.
  package static var value: Self { Self { value, _, _ in value } }
}

extension YAMLReader where Value == String {
  /// A text. Any scalar is one, by the letters that were typed: `2024`, `007`, `no`, `true`.
  package static var string: Self { Self(.string) { $0.text } }
}

extension YAMLReader where Value == Int {
  /// A whole number without quotes.
  package static var integer: Self {
    Self(.integer) { $0.kind == .integer ? $0.text.flatMap { parseInteger($0) } : nil }
  }
}

extension YAMLReader where Value == Double {
  /// A number without quotes, whole or not.
  package static var number: Self {
    Self(.number) { value in
      value.kind == .integer || value.kind == .number ? value.text.flatMap { parseNumber($0) } : nil
    }
  }
}

extension YAMLReader where Value == Bool {
  /// `true` or `false` without quotes.
  package static var boolean: Self {
    Self(.boolean) { $0.kind == .boolean ? $0.text == "true" : nil }
  }
}

extension YAMLReader where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words of an enumeration.
  package static func choice(_ type: Value.Type) -> Self {
    YAMLReader<String>.string.map(expected: Value.allCases.map(\.rawValue)) { Value(rawValue: $0) }
  }
}

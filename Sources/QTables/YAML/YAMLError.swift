/// What is wrong with a YAML file. A path names the keys from the root: `collect.timing.sort`,
/// `background[2].id`; it is empty at the root.
package enum YAMLError: Error, Sendable, Equatable {
  /// The bytes are not UTF-8.
  case text(TextDecodingError)
  /// Not YAML, in the words of the YAML parser.
  case syntax(line: Int, column: Int, reason: String)
  /// YAML that is not read here.
  case unsupported(Feature, line: Int, column: Int)
  /// Nested deeper, or more values, than the limit, aliases counted as often as they are used.
  case tooLarge(Measure, limit: Int, line: Int)
  /// A key that the same mapping has already.
  case duplicateKey(String, line: Int, firstLine: Int)
  /// A key that nothing reads, with the key it may have meant.
  case unknownKey(String, path: String, line: Int, nearest: String?)
  /// A key that must be there; `line` is that of the mapping.
  case missingKey(String, path: String, line: Int)
  /// Several keys of a set that must be there whole.
  case missingKeys([String], path: String, line: Int)
  /// A value of another type than expected.
  case wrongType(path: String, line: Int, expected: YAMLValue.Kind, found: YAMLValue.Kind)
  /// A text or number of the right type that is none of the values expected.
  case badValue(path: String, line: Int, found: String, expected: [String], nearest: String?)

  /// What strict reading leaves out of YAML.
  package enum Feature: String, Sendable, Equatable {
    /// A second document after `---`.
    case severalDocuments
    /// A type written out, such as `!!str`.
    case tag
    /// A key that is a list or a mapping.
    case compositeKey
  }

  /// What is counted while a file is read.
  package enum Measure: String, Sendable, Equatable {
    case nesting, values
  }
}

/// All that is wrong with the content of a YAML file, in the order of its lines.
package struct YAMLProblems: Error, Sendable, Equatable {
  /// The findings.
  package let all: [YAMLError]
}

extension YAMLError {
  /// The line of the finding; for bytes that are not text, where it is known, else 0.
  package var line: Int {
    switch self {
    case .text(.invalidUTF8(_, let position)), .text(.undefinedByte(_, let position)):
      position.line
    case .text: 0
    case .syntax(let line, _, _), .unsupported(_, let line, _), .tooLarge(_, _, let line),
      .duplicateKey(_, let line, _), .unknownKey(_, _, let line, _), .missingKey(_, _, let line),
      .missingKeys(_, _, let line),
      .wrongType(_, let line, _, _), .badValue(_, let line, _, _, _):
      line
    }
  }
}

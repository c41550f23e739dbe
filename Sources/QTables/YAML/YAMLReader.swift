/// How to read one value: the type is in the reader, the place in the value.
///
/// Readers combine: `.list(of: .string)`, `.mapping { map in … }`. A reader that finds a fault adds
/// it to the problems and returns nil; the others still run, so that one pass finds every fault.
package struct YAMLReader<Value> {
  let read: (YAMLValue, _ path: String, _ problems: inout [YAMLError]) -> Value?

  /// A reader of a scalar; nil from `convert` is a wrong type.
  init(_ expected: YAMLValue.Kind, _ convert: @escaping (YAMLValue) -> Value?) {
    read = { value, path, problems in
      if let result = convert(value) { return result }
      problems.append(
        .wrongType(path: path, line: value.line, expected: expected, found: value.kind))
      return nil
    }
  }

  init(_ read: @escaping (YAMLValue, String, inout [YAMLError]) -> Value?) { self.read = read }

  /// The reader that takes what this one reads further; nil from `convert` is a bad value, to be
  /// one of `expected`.
  package func map<Result>(
    expected: [String] = [], _ convert: @escaping (Value) -> Result?
  ) -> YAMLReader<Result> {
    YAMLReader<Result> { value, path, problems in
      guard let read = self.read(value, path, &problems) else { return nil }
      if let result = convert(read) { return result }
      let found = value.shown
      problems.append(
        .badValue(
          path: path, line: value.line, found: found, expected: expected,
          nearest: nearest(to: found, in: expected)))
      return nil
    }
  }
}

extension YAMLDocument {
  /// Reads the whole document into a value.
  ///
  /// - Throws: `YAMLProblems` with every fault, in the order of lines, whether or not a value could
  ///   be made.
  package func decode<Value>(_ reader: YAMLReader<Value>) throws(YAMLProblems) -> Value {
    var problems: [YAMLError] = []
    let value = reader.read(root, "", &problems)
    guard problems.isEmpty, let value else {
      throw YAMLProblems(all: problems.sorted { $0.line < $1.line })
    }
    return value
  }
}

extension YAMLValue {
  /// The value as a message shows it: a list of a few texts in brackets, else the kind.
  fileprivate var shown: String {
    if let text { return text }
    guard case .sequence(let items) = content else { return kind.rawValue }
    let texts = items.prefix(8).compactMap(\.text)
    guard texts.count == min(8, items.count) else { return "list" }
    return "[" + texts.joined(separator: ", ") + (items.count > 8 ? ", …]" : "]")
  }
}

/// The path of a key below `path`.
func joined(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

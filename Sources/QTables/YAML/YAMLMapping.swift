/// A mapping being read, which knows the keys that were asked for.
///
/// When the reading of a mapping ends, each key that nobody asked for is a problem, so that a
/// mistyped option never passes for an option left out.
///
///     let study = try document.decode(.mapping { map in
///       let title = map.required("title", .string)
///       let language = map.optional("language", .string) ?? "en"
///       guard let title else { return nil }
///       return Study(title: title, language: language)
///     })
package struct YAMLMapping {
  /// The keys from the root to this mapping; empty at the root.
  package let path: String
  /// The line on which it begins.
  package let line: Int
  /// Its keys, in order.
  package let keys: [YAMLKey]
  private let entries: [(key: YAMLKey, value: YAMLValue)]
  private var known: [String] = []
  private var problems: [YAMLError] = []

  fileprivate init(_ entries: [(key: YAMLKey, value: YAMLValue)], path: String, line: Int) {
    self.entries = entries
    self.path = path
    self.line = line
    keys = entries.map(\.key)
  }

  /// The value of a key that must be there; nil, with a problem, where it is missing or wrong.
  ///
  /// A key without a value is a missing one.
  package mutating func required<Value>(_ key: String, _ reader: YAMLReader<Value>) -> Value? {
    guard let value = value(key) else {
      problems.append(.missingKey(key, path: path, line: line))
      return nil
    }
    return reader.read(value, joined(path, key), &problems)
  }

  /// The values of a set of keys that must be there whole, as far as they can be read; those that are
  /// missing are one problem.
  package mutating func required<Value>(
    _ keys: [String], _ reader: YAMLReader<Value>
  ) -> [String: Value] {
    var values: [String: Value] = [:]
    var missing: [String] = []
    for key in keys {
      if let value = value(key) {
        values[key] = reader.read(value, joined(path, key), &problems)
      } else {
        missing.append(key)
      }
    }
    switch missing.count {
    case 0: break
    case 1: problems.append(.missingKey(missing[0], path: path, line: line))
    default: problems.append(.missingKeys(missing, path: path, line: line))
    }
    return values
  }

  /// The value of a key that may be left out, or have no value; nil, with a problem, where it is
  /// wrong.
  package mutating func optional<Value>(_ key: String, _ reader: YAMLReader<Value>) -> Value? {
    guard let value = value(key) else { return nil }
    return reader.read(value, joined(path, key), &problems)
  }

  /// Adds a fault that only the caller can see, such as two keys that contradict each other.
  package mutating func report(_ problem: YAMLError) { problems.append(problem) }

  /// Makes each key that was not asked for so far a value that is none of those expected: names that the
  /// author chose elsewhere in the file, and not keys of the format.
  package mutating func refuseOthers(expected: [String]) {
    for key in keys where !known.contains(key.text) {
      problems.append(
        .badValue(
          path: joined(path, key.text), line: key.line, found: key.text, expected: expected,
          nearest: nearest(to: key.text, in: expected)))
    }
    known += keys.map(\.text)
  }

  /// The line of a key's value; that of the mapping where there is none.
  package func line(of key: String) -> Int {
    entries.first { $0.key.text == key }?.value.line ?? line
  }

  private mutating func value(_ key: String) -> YAMLValue? {
    known.append(key)
    let value = entries.first { $0.key.text == key }?.value
    return value?.kind == .null ? nil : value
  }

  /// All problems, the keys that were not asked for among them.
  fileprivate func finish() -> [YAMLError] {
    let unknown = keys.filter { !known.contains($0.text) }
    // A key that is there already is hardly the one that was meant.
    let free = known.filter { name in !keys.contains { $0.text == name } }
    return problems
      + unknown.map { key in
        let nearest = nearest(to: key.text, in: free) ?? nearest(to: key.text, in: known)
        return .unknownKey(key.text, path: path, line: key.line, nearest: nearest)
      }
  }
}

extension YAMLReader {
  /// A mapping with known keys; `body` asks for them and makes a value, or nil after a problem.
  ///
  /// A `body` that returns nil and reports nothing makes the whole fail without a reason.
  package static func mapping(_ body: @escaping (inout YAMLMapping) -> Value?) -> Self {
    Self { value, path, problems in
      guard case .mapping(let entries) = value.content else {
        problems.append(
          .wrongType(path: path, line: value.line, expected: .mapping, found: value.kind))
        return nil
      }
      var mapping = YAMLMapping(entries, path: path, line: value.line)
      let result = body(&mapping)
      problems += mapping.finish()
      return result
    }
  }
}

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
      let found = value.text ?? value.kind.rawValue
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

extension YAMLReader {
  /// Whatever stands there, for readers of their own.
  package static var value: YAMLReader<YAMLValue> { YAMLReader<YAMLValue> { value, _, _ in value } }

  /// A text. Any scalar is one, by the letters that were typed: `2024`, `007`, `no`, `true`.
  package static var string: YAMLReader<String> { YAMLReader<String>(.string) { $0.text } }

  /// A whole number without quotes.
  package static var integer: YAMLReader<Int> {
    YAMLReader<Int>(.integer) { value in
      value.kind == .integer ? value.text.flatMap { parseInteger($0) } : nil
    }
  }

  /// A number without quotes, whole or not.
  package static var number: YAMLReader<Double> {
    YAMLReader<Double>(.number) { value in
      value.kind == .integer || value.kind == .number ? value.text.flatMap { parseNumber($0) } : nil
    }
  }

  /// `true` or `false` without quotes.
  package static var boolean: YAMLReader<Bool> {
    YAMLReader<Bool>(.boolean) { $0.kind == .boolean ? $0.text == "true" : nil }
  }

  /// One of the words of an enumeration.
  package static func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type
  ) -> YAMLReader<Choice> where Choice.RawValue == String {
    YAMLReader<String>.string.map(expected: Choice.allCases.map(\.rawValue)) {
      Choice(rawValue: $0)
    }
  }

  /// A list, each item read by `item`.
  package static func list<Item>(of item: YAMLReader<Item>) -> YAMLReader<[Item]> {
    YAMLReader<[Item]> { value, path, problems in
      guard case .sequence(let values) = value.content else {
        problems.append(
          .wrongType(path: path, line: value.line, expected: .sequence, found: value.kind))
        return nil
      }
      let items = values.enumerated().map { index, value in
        item.read(value, "\(path)[\(index + 1)]", &problems)
      }
      return allOrNothing(items)
    }
  }

  /// A mapping with keys of the author's choosing, in order.
  package static func entries<Item>(
    of item: YAMLReader<Item>
  ) -> YAMLReader<[(key: YAMLKey, value: Item)]> {
    YAMLReader<[(key: YAMLKey, value: Item)]> { value, path, problems in
      guard case .mapping(let entries) = value.content else {
        problems.append(
          .wrongType(path: path, line: value.line, expected: .mapping, found: value.kind))
        return nil
      }
      let items = entries.map { key, value in
        item.read(value, joined(path, key.text), &problems).map { (key: key, value: $0) }
      }
      return allOrNothing(items)
    }
  }

  /// A mapping whose keys are whole numbers, such as `{-1: 2, 0: 3, 1: 2}`, in order.
  ///
  /// Keys that differ in writing only, as `1` and `+1`, are duplicates.
  package static func integerEntries<Item>(
    of item: YAMLReader<Item>
  ) -> YAMLReader<[(key: Int, value: Item)]> {
    YAMLReader<[(key: Int, value: Item)]> { value, path, problems in
      guard let entries = entries(of: item).read(value, path, &problems) else { return nil }
      var firstLines: [Int: Int] = [:]
      let items = entries.map { key, item -> (key: Int, value: Item)? in
        guard plainScalarKind(key.text) == .integer, let number = parseInteger(key.text) else {
          problems.append(
            .badValue(
              path: joined(path, key.text), line: key.line, found: key.text,
              expected: [YAMLValue.Kind.integer.rawValue], nearest: nil))
          return nil
        }
        if let firstLine = firstLines.updateValue(key.line, forKey: number) {
          problems.append(.duplicateKey(key.text, line: key.line, firstLine: firstLine))
          return nil
        }
        return (key: number, value: item)
      }
      return allOrNothing(items)
    }
  }
}

/// The path of a key below `path`.
func joined(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

private func allOrNothing<Item>(_ items: [Item?]) -> [Item]? {
  let found = items.compactMap { $0 }
  return found.count == items.count ? found : nil
}

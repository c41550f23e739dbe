extension YAMLReader {
  /// A list, each item read by `item`.
  package static func list<Item>(of item: YAMLReader<Item>) -> Self where Value == [Item] {
    Self { value, path, problems in
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
  package static func entries<Item>(of item: YAMLReader<Item>) -> Self
  where Value == [(key: YAMLKey, value: Item)] {
    Self { value, path, problems in
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
  package static func integerEntries<Item>(of item: YAMLReader<Item>) -> Self
  where Value == [(key: Int, value: Item)] {
    let entries = YAMLReader<[(key: YAMLKey, value: Item)]>.entries(of: item)
    return Self { value, path, problems in
      guard let entries = entries.read(value, path, &problems) else { return nil }
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

private func allOrNothing<Item>(_ items: [Item?]) -> [Item]? {
  let found = items.compactMap { $0 }
  return found.count == items.count ? found : nil
}

import QTables

/// Where a recipe says something: looked up only when it turns out that it can't be done.
enum RecipeLines {
  /// The first line on which `text` stands, as a key or a value, below one of the top keys; nil
  /// where it does not, or where the recipe can't be read again.
  static func line(of text: String, below keys: [String], in path: String) -> Int? {
    guard let bytes = try? readFile(path, limit: RecipeReader.largest),
      let document = try? YAMLDocument(parsing: bytes),
      case .mapping(let entries) = document.root.content
    else { return nil }
    return entries.lazy.filter { keys.contains($0.key.text) }
      .compactMap { line(of: text, in: $0.value) }.min()
  }

  private static func line(of text: String, in value: YAMLValue) -> Int? {
    switch value.content {
    case .mapping(let entries):
      entries.lazy.compactMap { key, value in
        key.text == text ? key.line : line(of: text, in: value)
      }.first
    case .sequence(let items): items.lazy.compactMap { line(of: text, in: $0) }.first
    case .scalar(let scalar, _): scalar == text ? value.line : nil
    case .null: nil
    }
  }
}

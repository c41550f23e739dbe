import QAnalysis
import QTables

/// Where the parts of a recipe stand in its file, for messages about what they led to.
///
/// A recipe is read into plain values without lines; only once something is wrong is the file read
/// again for the line.
struct RecipeLines {
  private let root: YAMLValue?

  init(_ path: String) {
    let bytes = try? readFile(path, limit: RecipeReader.largest)
    root = bytes.flatMap { try? YAMLDocument(parsing: $0).root }
  }

  /// The line of the value at these keys, and of its entry counted from 1 where it is a list.
  func line(of keys: String..., entry: Int? = nil) -> Int? {
    var value = root
    for key in keys {
      guard case .mapping(let entries)? = value?.content else { return nil }
      value = entries.first { $0.key.text == key }?.value
    }
    if let entry, case .sequence(let items)? = value?.content, items.indices.contains(entry - 1) {
      value = items[entry - 1]
    }
    return value?.line
  }

  /// The line of a decision.
  func line(of decision: DecisionReference) -> Int? {
    switch decision {
    case .rotation(let n): line(of: "rotations", entry: n)
    case .take: line(of: "take")
    case .invert: line(of: "invert")
    case .split: line(of: "split")
    case .flag(let n): line(of: "flags", entry: n)
    case .viewpoint(let n): line(of: "viewpoints", entry: n)
    }
  }
}

import QStudy
import QTables

/// A value of a JSON document and the path to it, `scores.z[3][1]` say.
struct ResultNode {
  let value: JSONValue
  let path: String

  func child(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

/// Takes a document apart and gathers every fault on the way instead of stopping at the first.
///
/// Each step returns something of the right type, empty where the document has it not, so that
/// reading goes on; nothing read is used once there is a finding.
struct ResultReader {
  let file: String
  private(set) var findings: [Finding] = []

  /// A file that is wrong throughout need not be told line by line.
  private static let mostFindings = 20

  init(file: String) { self.file = file }

  // MARK: Faults

  mutating func fault(
    _ code: Finding.Code, _ path: String, found: String, expected: String
  ) {
    guard findings.count < Self.mostFindings else { return }
    findings.append(
      Finding(
        code, location: Location(file: file, cell: path), found: found, expected: expected,
        mend: "Write the file again by running its recipe; it was changed by hand or cut short."))
  }

  private mutating func wrongType(_ node: ResultNode, expected: String) {
    fault(.wrongType, node.path, found: node.value.kind, expected: expected)
  }

  // MARK: Steps

  mutating func member(_ node: ResultNode, _ key: String) -> ResultNode? {
    guard case .object(let object) = node.value else {
      wrongType(node, expected: "an object")
      return nil
    }
    guard let value = object[key] else {
      fault(
        .missingKey, node.child(key), found: "no key “\(key)”", expected: "the key “\(key)”")
      return nil
    }
    return ResultNode(value: value, path: node.child(key))
  }

  mutating func elements(_ node: ResultNode?, count: Int? = nil) -> [ResultNode] {
    guard let node else { return [] }
    guard let array = node.value.array else {
      wrongType(node, expected: "an array")
      return []
    }
    if let count, array.count != count {
      fault(
        .raggedRow, node.path, found: "\(array.count) entries", expected: "\(count) entries")
      return []
    }
    return array.enumerated().map { ResultNode(value: $1, path: "\(node.path)[\($0)]") }
  }

  mutating func elements(_ node: ResultNode, _ key: String, count: Int? = nil) -> [ResultNode] {
    elements(member(node, key), count: count)
  }

  // MARK: Plain values

  mutating func string(_ node: ResultNode?) -> String {
    guard let node else { return "" }
    if let value = node.value.string { return value }
    wrongType(node, expected: "a text")
    return ""
  }

  mutating func string(_ node: ResultNode, _ key: String) -> String { string(member(node, key)) }

  mutating func strings(_ node: ResultNode, _ key: String) -> [String] {
    elements(node, key).map { string($0) }
  }

  mutating func optionalString(_ node: ResultNode, _ key: String) -> String? {
    guard let member = member(node, key), member.value != .null else { return nil }
    return string(member)
  }

  /// One of a closed list of words.
  mutating func word<Word: RawRepresentable<String>>(
    _ node: ResultNode, _ key: String, _ type: Word.Type
  ) -> Word? {
    guard let member = member(node, key) else { return nil }
    guard let text = member.value.string else {
      wrongType(member, expected: "a text")
      return nil
    }
    if let word = Word(rawValue: text) { return word }
    fault(.badValue, member.path, found: "“\(text)”", expected: "a word this version knows")
    return nil
  }

  /// One of a closed list of words, or null.
  mutating func optionalWord<Word: RawRepresentable<String>>(
    _ node: ResultNode, _ key: String, _ type: Word.Type
  ) -> Word? {
    guard let member = member(node, key), member.value != .null else { return nil }
    return word(node, key, type)
  }

  mutating func number(_ node: ResultNode?) -> Double {
    guard let node else { return 0 }
    if let value = node.value.double { return value }
    wrongType(node, expected: "a number")
    return 0
  }

  mutating func optionalNumber(_ node: ResultNode?) -> Double? {
    guard let node, node.value != .null else { return nil }
    return number(node)
  }

  mutating func integer(_ node: ResultNode?) -> Int {
    guard let node else { return 0 }
    if let value = node.value.int { return value }
    wrongType(node, expected: "a whole number")
    return 0
  }

  // MARK: Matrices

  mutating func matrix(
    _ node: ResultNode, _ key: String, rows: Int, columns: Int
  ) -> [[Double]] {
    elements(node, key, count: rows).map { row in
      elements(row, count: columns).map { number($0) }
    }
  }

  /// A matrix by columns; a column is undefined as a whole or not at all.
  mutating func columns<Entry>(
    _ node: ResultNode, _ key: String, rows: Int, columns: Int,
    _ entry: (inout ResultReader, ResultNode) -> Entry
  ) -> [[Entry]?] {
    let cells = elements(node, key, count: rows).map { elements($0, count: columns) }
    guard cells.count == rows, cells.allSatisfy({ $0.count == columns }) else {
      return Array(repeating: nil, count: columns)
    }
    return (0..<columns).map { f in
      let column = cells.map { $0[f] }
      let undefined = column.filter { $0.value == .null }
      if undefined.count == rows { return nil }
      for cell in undefined {
        wrongType(cell, expected: "a number, as elsewhere in this column")
      }
      return column.map { entry(&self, $0) }
    }
  }

  /// The place of an identifier in a list.
  mutating func place(
    of node: ResultNode?, in places: [String: Int], what: String
  ) -> Int? {
    guard let node else { return nil }
    let id = string(node)
    if let place = places[id] { return place }
    if node.value.string != nil {
      fault(.badValue, node.path, found: "“\(id)”", expected: "\(what) of this file")
    }
    return nil
  }

  /// The places of identifiers, each of which may stand once.
  mutating func places(_ ids: [String], _ path: String, what: String) -> [String: Int] {
    var places: [String: Int] = [:]
    for (i, id) in ids.enumerated() where places.updateValue(i, forKey: id) != nil {
      fault(
        .badValue, "\(path)[\(i)].id", found: "\(what) “\(id)” a second time",
        expected: "each \(what) once")
    }
    return places
  }
}

extension JSONValue {
  /// What kind of value it is, as a phrase.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .integer: "a whole number"
    case .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

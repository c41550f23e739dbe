internal import QStudy
internal import QTables

/// A JSON document in any encoding that text may have here.
///
/// - Throws: the fault of the document, with its line.
func readJSON(_ bytes: [UInt8], file: String) throws(Findings) -> JSONValue {
  let text = try decodedText(bytes, file: file)
  do {
    return try JSONValue(parsing: text)
  } catch {
    throw Findings(Finding(error, file: file, bytes: text))
  }
}

extension Location {
  /// Where a record of a JSON document begins, with its key where it has one.
  init(record key: String, line: Int?, file: String) {
    self.init(file: file, line: line, cell: key.isEmpty ? nil : "record \(key)")
  }
}

/// Records of a JSON document: an object of records by their keys, an array of them, or a single one.
struct JSONRecords {
  private(set) var records: [CollectedRecord] = []
  private let file: String

  /// By one of these a record is known that has no sort.
  private static let signs: Set<String> = [
    "sort", "randomId", "npos", "dateTime", "datetime", "partId", "participantName", "userInputId",
  ]
  /// A database may hold the records two levels below its root.
  private static let depthLimit = 4

  /// - Throws: the fault of the document.
  init(_ bytes: [UInt8], file: String) throws(Findings) {
    self.file = file
    let document = try readJSON(bytes, file: file)
    collect(document, key: "", depth: 0)
  }

  private mutating func collect(_ value: JSONValue, key: String, depth: Int) {
    switch value {
    case .object(let object):
      // One without a sign may be a record all the same, of which the sort was lost: it is told as one
      // that was left out, as is what lies too deep.
      if object.members.contains(where: { Self.signs.contains($0.key) && $0.value.object == nil })
        || object.members.allSatisfy({ Self.isPlain($0.value) }) || depth + 1 >= Self.depthLimit
      {
        guard !object.members.isEmpty else { return }
        var record = CollectedRecord(
          key: key, location: Location(record: key, line: object.line, file: file))
        record.fields = object.members.map { ($0.key, Self.text($0.value)) }
        records.append(record)
      } else {
        for member in object.members { collect(member.value, key: member.key, depth: depth + 1) }
      }
    case .array(let elements) where depth + 1 < Self.depthLimit:
      for element in elements { collect(element, key: "", depth: depth + 1) }
    default: break
    }
  }

  private static func isPlain(_ value: JSONValue) -> Bool {
    switch value {
    case .object, .array: false
    default: true
    }
  }

  /// A value as the programs would write it into a text.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): JSONValue.number(value).text().filter { $0 != "\n" }
    case .string(let text): text
    case .array(let elements): elements.map { $0.string ?? flat($0) }.joined(separator: "|")
    case .object: flat(value)
    }
  }

  private static func flat(_ value: JSONValue) -> String {
    value.text().split(whereSeparator: \.isNewline).map { trimmed(String($0)) }.joined()
  }
}

// The ways in which records travel, each brought to names and values.

internal import QStudy
internal import QTables

/// A JSON document in any encoding that text may have here.
///
/// - Throws: the fault of the document, with its line.
func readJSON(_ bytes: [UInt8], file: String) throws(Findings) -> JSONValue {
  let text: [UInt8]
  do {
    text = try decodeText(bytes).text
  } catch {
    throw Findings(Finding(error, file: file, bytes: bytes))
  }
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
    guard depth < Self.depthLimit else { return }
    switch value {
    case .object(let object):
      if object.members.contains(where: { Self.signs.contains($0.key) && $0.value.object == nil }) {
        var record = CollectedRecord(
          key: key, location: Location(record: key, line: object.line, file: file))
        record.fields = object.members.map { ($0.key, Self.text($0.value)) }
        records.append(record)
      } else {
        for member in object.members { collect(member.value, key: member.key, depth: depth + 1) }
      }
    case .array(let elements):
      for element in elements { collect(element, key: "", depth: depth + 1) }
    default: break
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

/// Records of a table whose header names the fields; a sort may also lie in the columns S1, S2 and so
/// on.
struct KeyedTable {
  let table: CSVTable
  let file: String

  /// Whether the first line of a table has the names that a collecting program gives.
  static func looksRight(_ sample: ArraySlice<UInt8>) -> Bool {
    let line = sample.prefix { $0 != 0x0A && $0 != 0x0D }
    guard let header = try? CSVTable(parsing: Array(line)).rows.first?.cells.map(stated) else {
      return false
    }
    let signs: Set<String> = [
      "randomId", "npos", "dateTime", "datetime", "participantName", "userInputId", "partId",
    ]
    guard header.contains(where: signs.contains) else { return false }
    if header.first == "Id", header.contains("S1"), header.contains("S2") { return true }
    // In a table of sorts the first column may be called so.
    return header.dropFirst().contains("sort") && sample.contains(UInt8(ascii: "|"))
  }

  /// Texts of people would mislead a count of delimiters: what stands before a label, else the header,
  /// tells which it is.
  ///
  /// - Parameter label: the beginning of a cell that every record has, where cells name themselves.
  /// - Throws: the fault of the table.
  init(_ bytes: [UInt8], file: String, label: String? = nil) throws(Findings) {
    self.file = file
    let text: [UInt8]
    do {
      text = try decodeText(bytes).text
    } catch {
      throw Findings(Finding(error, file: file, bytes: bytes))
    }
    let delimiter = label.map { Self.delimiter(before: $0, in: text) } ?? Self.delimiter(in: text)
    do {
      table = try CSVTable(parsing: text, delimiter: delimiter)
    } catch {
      throw Findings(Finding(error, file: file, bytes: text))
    }
  }

  private static func delimiter(before label: String, in text: [UInt8]) -> CSVDelimiter {
    let sample = text.prefix(1 << 16)
    for range in sample.ranges(of: Array(label.utf8)) {
      var place = range.lowerBound - 1
      if sample.indices.contains(place), sample[place] == UInt8(ascii: "\"") { place -= 1 }
      if sample.indices.contains(place), let found = CSVDelimiter(rawValue: sample[place]) {
        return found
      }
    }
    return .comma
  }

  private static func delimiter(in text: [UInt8]) -> CSVDelimiter {
    let header = text.prefix { $0 != 0x0A && $0 != 0x0D }
    func count(_ delimiter: CSVDelimiter) -> Int { header.count { $0 == delimiter.rawValue } }
    return CSVDelimiter.allCases.max { count($0) < count($1) } ?? .comma
  }

  /// One record a row.
  func records() -> [CollectedRecord] {
    let header = table.rows.first?.cells.map(stated) ?? []
    // EQ Web Sort's derived columns count from 0, so that the sort itself goes first.
    let values = header.indices.filter { isNumbered(header[$0].lowercased(), "s") }
    let isValue = Set(values)
    let hasSort = header.contains("sort")
    return table.rows.dropFirst().map { row in
      let line = Location(file: file, line: row.line)
      var record = CollectedRecord(location: line)
      for (column, name) in header.enumerated() where !isValue.contains(column) {
        let value = row.string(column)
        if column == 0, name.lowercased() == "id" {
          record.key = stated(value)
        } else if !name.isEmpty {
          record.fields.append((name, value))
        }
      }
      if !hasSort {
        let sort = values.map { row.string($0) }
        if sort.contains(where: { !stated($0).isEmpty }) {
          record.fields.append(("sort", sort.joined(separator: "|")))
        }
      }
      return record
    }
  }
}

/// Records whose cells name themselves, as `partId: X` or `(partId): X`.
struct LabelledRows {
  /// A row: the line on which it begins, and its cells.
  typealias Row = (line: Int, cells: [String])

  /// The records of the rows that have labelled cells; the first row is a header if it has none.
  static func records(_ rows: [Row], file: String) -> [CollectedRecord] {
    var header: [String] = []
    var records: [CollectedRecord] = []
    for (place, row) in rows.enumerated() {
      let labelled = row.cells.map(labelledCell)
      guard labelled.contains(where: { $0 != nil }) else {
        if place == 0 { header = row.cells.map(stated) }
        continue
      }
      var record = CollectedRecord(location: Location(file: file, line: row.line))
      for (column, cell) in row.cells.enumerated() where !stated(cell).isEmpty {
        let name = header.indices.contains(column) ? header[column] : ""
        if let (name, value) = labelled[column], !isClock(cell) {
          record.fields.append((name, value))
        } else if column == 0, name.lowercased() == "id" {
          record.key = stated(cell)
        } else if !name.isEmpty {
          record.fields.append((name, cell))
        }
      }
      records.append(record)
    }
    return records
  }

  /// `12:30` is a time and no cell with a label.
  private static func isClock(_ cell: String) -> Bool {
    cell.utf8.first.map { (0x30...0x39).contains($0) } ?? false
  }
}

internal import QStudy
internal import QTables

/// Records of a table whose header names the fields; a sort may also lie in the columns S1, S2 and so
/// on, in whatever order.
struct KeyedTable {
  let table: CSVTable
  let file: String

  /// Columns that name the participant for messages, the surest first.
  private static let names = [
    "participantName", "partId", "userInputId", "randomId", "Id", "id",
  ]

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
    let text = try decodedText(bytes, file: file)
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
    sniffDelimiter(in: Array(text.prefix { $0 != 0x0A && $0 != 0x0D }))
  }

  /// One record a row.
  ///
  /// The sort itself goes before the columns of its values; where they say something else, and where
  /// columns that must serve as the sort are not numbered through, that is a finding.
  /// A row with more cells than the header has a comment that was cut, or is a finding.
  func records(_ mending: inout Mending, _ findings: inout [Finding]) -> [CollectedRecord] {
    let header = table.rows.first?.cells.map(stated) ?? []
    let hasSort = header.contains("sort")
    let columns = ValueColumns(header)
    if !hasSort, let fault = columns.fault(line: table.rows.first?.line ?? 1, file: file) {
      findings.add(fault)
      return []
    }
    let separator = String(UnicodeScalar(table.delimiter.rawValue))
    return table.rows.dropFirst().compactMap { row in
      var record = CollectedRecord(location: Location(file: file, line: row.line))
      var cells = row.cells
      while cells.count > header.count, cells.last.map({ stated($0).isEmpty }) ?? false {
        cells.removeLast()
      }
      if cells.count > header.count {
        let names = Self.names.compactMap { header.firstIndex(of: $0) }.map { stated(cells[$0]) }
        let cut = CutComments(
          separator: separator, location: record.location, id: names.first { !$0.isEmpty } ?? "")
        guard let whole = cut.mended(cells, header: header, &mending, &findings) else { return nil }
        cells = whole
      }
      func cell(_ column: Int) -> String { column < cells.count ? cells[column] : "" }
      for (column, name) in header.enumerated() where !columns.contains(column) {
        let value = cell(column)
        if column == 0, name.lowercased() == "id" {
          record.key = stated(value)
        } else if !name.isEmpty {
          record.fields.append((name, value))
        }
      }
      let values = columns.places.map { cell($0.column) }
      if hasSort {
        if let fault = columns.contradiction(record, values) { findings.add(fault) }
      } else if values.contains(where: { !stated($0).isEmpty }) {
        record.fields.append(("sort", values.joined(separator: "|")))
      }
      return record
    }
  }
}

internal import QStudy
internal import QTables

/// Records whose cells name themselves, as `partId: X` or `(partId): X`.
struct LabelledRows {
  /// A row: the line on which it begins, and its cells.
  typealias Row = (line: Int, cells: [String])

  /// The records of the rows; the first row is a header if it has no labelled cell. A later one without
  /// is a record without a sort, unless it is blank but for its number.
  ///
  /// A cell without a label right behind a comment is what the comment's own separator cut off from it,
  /// unless the header names its column.
  ///
  /// - Parameter separator: what separates the cells.
  static func records(
    _ rows: [Row], file: String, separator: String, _ mending: inout Mending
  ) -> [CollectedRecord] {
    var header: [String] = []
    var records: [CollectedRecord] = []
    for (place, row) in rows.enumerated() {
      let labelled = row.cells.map(labelledCell)
      if place == 0, !labelled.contains(where: { $0 != nil }) {
        header = row.cells.map(stated)
        continue
      }
      var record = CollectedRecord(location: Location(file: file, line: row.line))
      var isBlank = true
      var commentBefore = -1
      let isLong = header.isEmpty || row.cells.count > header.count
      for (column, cell) in row.cells.enumerated() where !stated(cell).isEmpty {
        let name = header.indices.contains(column) ? header[column] : ""
        if let (name, value) = labelled[column], !isClock(cell) {
          record.fields.append((name, value))
          if labelledComment(value) != nil { commentBefore = column }
        } else if column > 0, commentBefore == column - 1, isLong {
          let last = record.fields.count - 1
          record.fields[last].value += separator + cell
          commentBefore = column
          // Once for each comment, in however many parts it is.
          if let (_, value) = labelled[column - 1] {
            let id = ["partId", "randomId"].lazy.compactMap { record[$0] }.first ?? record.key
            CutComments(separator: separator, location: record.location, id: id)
              .tell(&mending, statement: labelledComment(value)?.statement)
          }
        } else if column == 0, name.lowercased() == "id" {
          record.key = stated(cell)
          continue
        } else if !name.isEmpty {
          record.fields.append((name, cell))
        }
        isBlank = false
      }
      if !isBlank { records.append(record) }
    }
    return records
  }

  /// `12:30` is a time and no cell with a label.
  private static func isClock(_ cell: String) -> Bool {
    cell.utf8.first.map { (0x30...0x39).contains($0) } ?? false
  }
}

internal import QStudy
internal import QTables

/// Records whose cells name themselves, as `partId: X` or `(partId): X`.
struct LabelledRows {
  /// A row: the line on which it begins, and its cells.
  typealias Row = (line: Int, cells: [String])

  /// The records of the rows; the first row is a header if it has no labelled cell. A later one without
  /// is a record without a sort, unless it is blank but for its number.
  ///
  /// Comments that were cut are put together, unless the header names the column of every cell.
  ///
  /// - Parameter separator: what separates the cells.
  static func records(
    _ rows: [Row], file: String, separator: String, _ mending: inout Mending
  ) -> [CollectedRecord] {
    var header: [String] = []
    var records: [CollectedRecord] = []
    for (place, row) in rows.enumerated() {
      let labelled = row.cells.map { isClock($0) ? nil : labelledCell($0) }
      if place == 0, !labelled.contains(where: { $0 != nil }) {
        header = row.cells.map(stated)
        continue
      }
      var record = CollectedRecord(location: Location(file: file, line: row.line))
      var isBlank = true
      let isLong = header.isEmpty || row.cells.count > header.count
      let comments = labelled.map { isLong ? $0.flatMap { labelledComment($0.value) } : nil }
      let parts = CutComments.parts(of: row.cells, comments: comments) { labelled[$0] != nil }
      for part in parts where !stated(row.cells[part.lowerBound]).isEmpty {
        let (column, cell) = (part.lowerBound, row.cells[part.lowerBound])
        let name = header.indices.contains(column) ? header[column] : ""
        if let (name, value) = labelled[column] {
          let whole = [value] + row.cells[part.dropFirst()]
          record.fields.append((name, whole.joined(separator: separator)))
          if part.count > 1 {
            let id = ["partId", "randomId"].lazy.compactMap { record[$0] }.first ?? record.key
            CutComments(separator: separator, location: record.location, id: id)
              .tell(&mending, statement: comments[column]?.statement)
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

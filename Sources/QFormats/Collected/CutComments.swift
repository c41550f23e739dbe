// Comments that hold what separates the cells, where nothing was set in quotes.

internal import QStudy
internal import QTables

/// Puts comments together again that were cut at the separator of the cells.
struct CutComments {
  /// What separates the cells.
  let separator: String
  let location: Location
  /// The id of the record, for messages.
  let id: String

  /// The cells of a row that has more than its header, each comment being one cell again; nil where nothing
  /// is sure, which is a finding.
  ///
  /// Columns of comments that stand together hold nothing but blanks and comments with their label: a cell
  /// between that is neither belongs to the comment before it. Then there must be as many cells as columns.
  func mended(
    _ cells: [String], header: [String], _ mending: inout Mending, _ findings: inout [Finding]
  ) -> [String]? {
    let columns = header.indices.filter { Self.isOfComments(header[$0]) }
    if let first = columns.first, let last = columns.last, last - first + 1 == columns.count {
      let tail = header.count - last - 1
      let joined =
        Self.joined(Array(cells[first..<(cells.count - tail)]), with: separator) ?? []
      var whole = Array(cells[..<first])
      whole += joined
      whole += cells.suffix(tail)
      if joined.count == columns.count, Self.hasSort(whole, header) {
        tell(&mending)
        return whole
      }
    }
    findings.add(
      Finding(
        .raggedRow, location: location, sort: id.isEmpty ? nil : id, found: "\(cells.count) cells",
        expected: "\(header.count), as in the header",
        mend: "Set texts that hold “\(separator)” in quotes, or remove it from them."))
    return nil
  }

  /// Adds the fault of a comment that was put together, or the mend.
  func tell(_ mending: inout Mending, statement: Int? = nil) {
    let finding = Finding(
      .raggedRow, location: location, sort: id.isEmpty ? nil : id,
      statement: statement.map(String.init),
      found: "“\(separator)” within a comment, which ends the cell",
      expected: "a comment in one cell", mend: "Set the comment in quotes, or remove it there.")
    // Read as it was meant either way, so that the fault is told once and not again for every cell.
    _ = mending.mends(
      finding,
      repair:
        "The comment\(id.isEmpty ? "" : " of \(id)") was put together again at “\(separator)”.",
      offer: "--repair puts the parts together.")
  }

  /// Whether a column is called as the programs call those of comments.
  static func isOfComments(_ name: String) -> Bool {
    name.hasPrefix("comment") || name.hasPrefix("column")
  }

  /// Cells of comments, each with the cells behind it that have no label; nil where one has none before it.
  private static func joined(_ cells: [String], with separator: String) -> [String]? {
    var joined: [String] = []
    for cell in cells {
      if stated(cell).isEmpty || labelledComment(cell) != nil {
        joined.append(cell)
      } else if let last = joined.last, labelledComment(last) != nil {
        joined[joined.count - 1] = last + separator + cell
      } else {
        return nil
      }
    }
    return joined
  }

  /// Whether the values of the sort are where they belong.
  private static func hasSort(_ cells: [String], _ header: [String]) -> Bool {
    guard let column = header.firstIndex(of: "sort") else { return true }
    return cells[column].split(separator: "|").allSatisfy {
      parseInteger(trimmed(String($0))) != nil
    }
  }
}

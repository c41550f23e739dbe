// Comments that hold what separates the cells, where nothing was set in quotes.

internal import QStudy
internal import QTables

/// Puts comments together again that were cut at the separator of the cells: a cell right behind a comment that
/// is neither blank nor has a label of its own belongs to it.
struct CutComments {
  /// What separates the cells.
  let separator: String
  let location: Location
  /// The id of the record, for messages.
  let id: String

  /// The cells of a row that has more than its header, each comment being one cell again; nil where nothing
  /// is sure, which is a finding.
  ///
  /// Columns of comments that stand together hold nothing but blanks and comments with their label; put
  /// together, there must be as many cells as columns.
  func mended(
    _ cells: [String], header: [String], _ mending: inout Mending, _ findings: inout [Finding]
  ) -> [String]? {
    let columns = header.indices.filter { Self.isOfComments(header[$0]) }
    if let first = columns.first, let last = columns.last, last - first + 1 == columns.count {
      let tail = header.count - last - 1
      let own = Array(cells[first..<(cells.count - tail)])
      let comments = own.map(labelledComment)
      let parts = Self.parts(of: own, comments: comments) { comments[$0] != nil }
      let isSure = parts.allSatisfy {
        comments[$0.lowerBound] != nil || stated(own[$0.lowerBound]).isEmpty
      }
      var whole = Array(cells[..<first])
      whole += parts.map { own[$0].joined(separator: separator) }
      whole += cells.suffix(tail)
      if isSure, parts.count == columns.count, Self.hasSort(whole, header) {
        for part in parts where part.count > 1 {
          tell(&mending, statement: comments[part.lowerBound]?.statement)
        }
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
  func tell(_ mending: inout Mending, statement: Int?) {
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

  /// The cells of a row, those that are one comment together.
  ///
  /// - Parameters:
  ///   - comments: what each cell holds as a comment, nil for one that begins none.
  ///   - isLabelled: whether a cell has a label of its own.
  static func parts(
    of cells: [String], comments: [(statement: Int, text: String)?], isLabelled: (Int) -> Bool
  ) -> [Range<Int>] {
    cells.indices.reduce(into: []) { parts, place in
      guard let last = parts.last, comments[last.lowerBound] != nil, !isLabelled(place),
        !stated(cells[place]).isEmpty
      else { return parts.append(place..<(place + 1)) }
      parts[parts.count - 1] = last.lowerBound..<(place + 1)
    }
  }

  /// Whether the values of the sort are where they belong.
  private static func hasSort(_ cells: [String], _ header: [String]) -> Bool {
    guard let column = header.firstIndex(of: "sort") else { return true }
    return cells[column].split(separator: "|").allSatisfy {
      parseInteger(trimmed(String($0))) != nil
    }
  }
}

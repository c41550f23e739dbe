// Lines of numbers that are no values: means of groups, loadings, scores.

internal import QStudy
internal import QTables

extension TableReader {
  /// So many numbers of one line that are not whole are no slips, if they are a third of its cells.
  private static let fewestFractions = 3

  /// Puts one finding for a whole line of numbers that are not whole in place of one for each of its cells.
  mutating func foldFractions() {
    guard let outline, let roles, findings.contains(where: { $0.code == .notAnInteger }) else {
      return
    }
    let areRows = outline.rows == .sorts
    fold(
      { $0.sort }, isRow: areRows, cells: areRows ? roles.values.count : body.count, ofSorts: true)
    fold(
      { $0.statement }, isRow: !areRows, cells: areRows ? body.count : roles.values.count,
      ofSorts: false)
  }

  private mutating func fold(
    _ name: (Finding) -> String?, isRow: Bool, cells: Int, ofSorts: Bool
  ) {
    let faults = findings.filter { $0.code == .notAnInteger }
    let groups = Dictionary(grouping: faults) { name($0) ?? "" }.filter {
      !$0.key.isEmpty && $0.value.count >= Self.fewestFractions && $0.value.count * 3 >= cells
    }
    guard !groups.isEmpty else { return }
    let mend = mend(besides: Set(groups.keys), ofSorts: ofSorts)
    var told: Set<String> = []
    // What was asked about as a column needs no second word.
    let asked = Set(findings.filter { $0.code == .badValue }.compactMap(\.location?.cell))
    findings = findings.compactMap { finding in
      guard finding.code == .notAnInteger, let key = name(finding), let group = groups[key] else {
        return finding
      }
      guard told.insert(key).inserted, !asked.contains(where: { isHead($0, of: finding, isRow) })
      else { return nil }
      let shown = group.prefix(2).map(\.found).joined(separator: " and ")
      var folded = finding
      if ofSorts { folded.statement = nil } else { folded.sort = nil }
      folded.found =
        "the \(isRow ? "row" : "column") “\(excerpt(key))” with \(group.count) numbers that are not whole, "
        + "such as \(shown), as means, loadings and scores have them"
      folded.expected = "the whole numbers of a \(ofSorts ? "sort" : "statement")"
      folded.mend = mend
      return folded
    }
  }

  /// Whether a cell is the head of the column in which a finding stands.
  private func isHead(_ cell: String, of finding: Finding, _ isRow: Bool) -> Bool {
    guard !isRow, let own = finding.location?.cell else { return false }
    func letters(_ cell: String) -> String {
      (cell.split(separator: "!").last ?? "").filter { $0.isLetter }
    }
    return letters(cell) == letters(own)
  }

  /// How to read the other lines.
  private func mend(besides names: Set<String>, ofSorts: Bool) -> String {
    let remove = "Remove what is no \(ofSorts ? "sort" : "statement") from the table"
    guard let outline, let roles else { return remove + "." }
    let label = outline.label
    let isRow = (outline.rows == .sorts) == ofSorts
    let rows = body.filter { !isRow || !names.contains(table.rows[$0][label].name ?? "") }
    let columns = roles.values.filter { isRow || !names.contains($0.name) }
    guard let range = range(rows: rows, columns: columns.map(\.index)) else { return remove + "." }
    return remove + ", or read the others with " + range + "."
  }

  /// The options that state some rows and columns as the sorts; nil where others stand between them.
  func range(rows: [Int], columns: [Int]) -> String? {
    let places = columns.compactMap { table.place($0) }.sorted()
    guard let outline, let top = rows.first, let bottom = rows.last, let left = places.first,
      let right = places.last, rows.count == bottom - top + 1, places.count == right - left + 1,
      let range = CellRange(
        rows: table.rows[top].line...table.rows[bottom].line, columns: (left + 1)...(right + 1))
    else { return nil }
    let ids =
      outline.rows == .statements
      ? IDPlace.row(table.rows[0].line)
      : table.place(outline.label).map { .column($0 + 1) }
    return ["--sorts \(range.name)", ids.map { "--ids \($0.description)" }].compactMap(\.self)
      .joined(separator: " ")
  }
}

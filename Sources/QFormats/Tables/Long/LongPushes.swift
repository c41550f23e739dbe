// Rows of a table with a row a placement in which a cell is missing.

internal import QStudy
internal import QTables

extension TableReader {
  /// A cell that was left out of a row, so that those behind it stand one cell to the left.
  private enum LostCell { case sort, statement }

  /// Finds rows with the value in the column of the statements and none in its own: the statement, or who
  /// sorted, was left out. Read as it stands, the value would be a statement that nobody else has.
  ///
  /// The finding stops the reading; so the rows fall away, and nobody is blamed for a blank cell besides.
  mutating func takePushed(
    _ placed: inout [LongPlacement], _ sorts: inout [LongSort], _ statements: inout [String],
    _ columns: LongColumns
  ) {
    guard columns.sort < columns.statement, columns.statement < columns.value else { return }
    let odd = placed.filter { table.value($0.row, columns.value) == nil }
    guard !odd.isEmpty, odd.count * 4 < placed.count else { return }
    let values = Set(placed.compactMap { table.value($0.row, columns.value) })
    var bearers = [Int](repeating: 0, count: statements.count)
    for (_, statement, _) in placed { bearers[statement] += 1 }
    var rows = [Int](repeating: 0, count: sorts.count)
    for (s, _, _) in placed { rows[s] += 1 }
    let held = Dictionary(
      placed.map { ($0.sort * statements.count + $0.statement, 1) }, uniquingKeysWith: +)
    let names = Dictionary(zip(statements, bearers)) { first, _ in first }
    var lost: [Int: LostCell] = [:]
    for (s, statement, row) in odd {
      guard table.value(row, columns.statement).map(values.contains) ?? false else { continue }
      if rows[s] == 1, (names[sorts[s].who] ?? 0) * 2 > sorts.count - odd.count {
        lost[row] = .sort
      } else if bearers[statement] == 1 || (held[s * statements.count + statement] ?? 0) > 1 {
        lost[row] = .statement
      }
    }
    guard !lost.isEmpty else { return }
    let own = Dictionary(grouping: placed.filter { lost[$0.row] == nil }, by: \.sort)
    let common = statements.indices.filter { bearers[$0] * 2 > sorts.count }
    for (s, statement, row) in odd {
      guard let cell = lost[row] else { continue }
      guard findings.count < PlacementCell.mostFindings else { break }
      let laid = Set((own[s] ?? []).map(\.statement))
      let missing = common.filter { !laid.contains($0) }.map { statements[$0] }
      findings.append(
        Finding(
          .shiftedRow, location: table.location(row, columns.statement),
          sort: cell == .sort ? nil : sorts[s].who,
          found:
            "the value “\(excerpt(statements[statement]))” in the column of the statements, and none in "
            + "that of the values: a cell is missing, and what stands behind it is one cell to the left",
          expected: "who sorted, which statement, and its value",
          mend: cell == .sort
            ? "Insert who sorted before it."
            : "Insert the statement before it"
              + (missing.count == 1
                ? ": \(excerpt(missing[0])) is the only one that the sort lacks." : ".")))
    }
    placed.removeAll { lost[$0.row] != nil }
    Self.leaveOutIdle(&placed, &sorts, &statements)
  }
}

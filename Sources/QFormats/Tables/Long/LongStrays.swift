// Statements of a table with a row a placement that one sort alone has.

internal import QStudy

extension TableReader {
  /// Of fewer sorts none is alone.
  private static let fewestSorts = 3

  /// Finds statements that a single sort has, where the others agree on theirs: a slip in the number of a
  /// card, for which all others would seem to lack one.
  ///
  /// The finding stops the reading; so the rows fall away, and nobody is blamed for a blank cell besides.
  mutating func takeStrays(
    _ placed: inout [LongPlacement], of sorts: [LongSort], among statements: inout [String],
    _ columns: LongColumns
  ) {
    guard sorts.count >= Self.fewestSorts else { return }
    var bearers = [Int](repeating: 0, count: statements.count)
    for (_, statement, _) in placed { bearers[statement] += 1 }
    let common = bearers.indices.filter { 2 * bearers[$0] > sorts.count }
    let strays = Set(bearers.indices.filter { bearers[$0] == 1 })
    // Where few statements are common to most, each person laid some of many.
    guard !strays.isEmpty, common.count + strays.count == statements.count,
      strays.count * 4 <= max(4, common.count)
    else { return }
    let alone = placed.filter { strays.contains($0.statement) }
    for (s, rows) in Dictionary(grouping: alone, by: \.sort).sorted(by: { $0.key < $1.key }) {
      let held = Set(placed.lazy.filter { $0.sort == s }.map(\.statement))
      let missing = common.filter { !held.contains($0) }.map { statements[$0] }
      for (_, statement, row) in rows {
        reportStray(
          statements[statement], of: sorts[s].who, at: table.location(row, columns.statement),
          missing: missing)
      }
    }
    let kept = statements.indices.filter { !strays.contains($0) }
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    placed = placed.compactMap { s, statement, row in places[statement].map { (s, $0, row) } }
    statements = kept.map { statements[$0] }
  }

  private mutating func reportStray(
    _ statement: String, of who: String, at location: Location, missing: [String]
  ) {
    let lacks =
      missing.isEmpty
      ? ""
      : ", which lacks " + missing.prefix(6).map { excerpt($0) }.joined(separator: ", ")
        + (missing.count > 6 ? " …" : "")
    if worded.contains(statement) {
      findings.append(
        Finding(
          .missingStatement, location: location, sort: who, statement: statement,
          found: "the statement “\(excerpt(statement))”, which is worded, laid by this sort only"
            + lacks,
          expected: "every statement in every sort",
          mend: "If all were to lay it, complete the other sorts; else "
            + (missing.count == 1
              ? "write \(excerpt(missing[0])) if it is that card, or remove the row."
              : "remove the row.")))
      return
    }
    findings.append(
      Finding(
        .unknownStatement, location: location, sort: who, statement: statement,
        found: "the statement “\(excerpt(statement))”, laid by this sort only" + lacks,
        expected: "the statements that the other sorts have",
        mend: missing.count == 1
          ? "If it is the card \(excerpt(missing[0])), write that; else remove the row."
          : "Correct the number of the card, or remove the row."))
  }
}

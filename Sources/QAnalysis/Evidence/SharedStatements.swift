import QStudy

/// Which statements of two tables are the same: those of one identifier.
enum SharedStatements {
  /// Where each statement of `own` stands in `other`, which must have the same statements.
  ///
  /// - Throws: every statement that one of them lacks, and every one that is worded differently
  ///   unless `acceptsReworded`.
  static func all(
    of own: SortTable, in other: SortTable, acceptsReworded: Bool
  ) throws(Findings) -> [Int] {
    let places = places(other)
    let title = other.study.title
    var findings: [Finding] = []
    for statement in own.statements where places[statement.id] == nil {
      findings.append(
        Finding(
          .missingStatement, statement: statement.id,
          found: "no statement \(statement.id) in “\(title)”",
          expected: "the statements of “\(own.study.title)”",
          mend: "Give the statements the same ids, or add the missing one."))
    }
    let known = Set(own.statements.map(\.id))
    for statement in other.statements where !known.contains(statement.id) {
      findings.append(
        Finding(
          .unknownStatement, statement: statement.id,
          found: "the statement \(statement.id) in “\(title)”",
          expected: "the statements of “\(own.study.title)” and no other",
          mend: "Give the statements the same ids, or leave this one out."))
    }
    try Findings.check(findings + reworded(own, other, acceptsReworded: acceptsReworded))
    return own.statements.compactMap { places[$0.id] }
  }

  /// Statements of both that bear one identifier and another wording, as findings; none where
  /// identifiers rule, however statements are worded.
  ///
  /// A wording in any language of either will do. Statements without a wording of their own, and
  /// differences in space and case, are passed over. The first few are told one by one, the others
  /// counted.
  static func reworded(
    _ own: SortTable, _ other: SortTable, acceptsReworded: Bool
  ) -> [Finding] {
    if acceptsReworded { return [] }
    let places = places(other)
    let all = own.statements.compactMap { statement -> Finding? in
      guard let place = places[statement.id] else { return nil }
      let counterpart = other.statements[place]
      guard let a = wordings(statement), let b = wordings(counterpart), a.isDisjoint(with: b)
      else { return nil }
      return Finding(
        .rewordedStatement, statement: statement.id,
        found: "“\(counterpart.text)” in “\(other.study.title)”",
        expected: "“\(statement.text)”, as in “\(own.study.title)”",
        mend: "Where they are the same statement, give them one wording, or let ids rule with "
          + "--reworded; else another id.")
    }
    let rest = all.count - toldOneByOne
    guard rest > 0 else { return all }
    return all.prefix(toldOneByOne) + [
      Finding(
        .rewordedStatement,
        found: "\(rest) more statement\(rest == 1 ? "" : "s") of one id and another wording in "
          + "“\(other.study.title)”",
        expected: "the wordings of “\(own.study.title)”",
        mend: "With --reworded ids rule, however statements are worded.")
    ]
  }

  private static let toldOneByOne = 3

  /// Positions by identifier.
  static func places(_ table: SortTable) -> [String: Int] {
    Dictionary(
      table.statements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Every wording, told without space and case; `nil` where there is none, or one that a reader
  /// made up from the number of the statement.
  private static func wordings(_ statement: Statement) -> Set<String>? {
    let number = plain(statement.id)
    let all = Set(([statement.text] + statement.translations.values).map(plain))
      .subtracting(["", number, "statement \(number)"])
    return all.isEmpty ? nil : all
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

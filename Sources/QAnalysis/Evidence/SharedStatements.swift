import QStudy

/// The statements of a table, ready to be looked for in other tables: the same are those of one
/// identifier.
///
/// Wordings are made comparable once a table: many studies are compared two by two.
struct SharedStatements: Sendable {
  let table: SortTable
  /// Positions by identifier.
  let places: [String: Int]
  /// Every wording of each statement, told without space and case; `nil` where there is none, or one
  /// that a reader made up from the number of the statement.
  private let wordings: [Set<String>?]

  init(_ table: SortTable) {
    self.table = table
    places = Dictionary(
      table.statements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    wordings = table.statements.map(Self.wordings)
  }

  /// Where each statement stands in `other`, which must have the same statements.
  ///
  /// - Throws: every statement that one of them lacks, and every one that is worded differently
  ///   unless `acceptsReworded`.
  func all(in other: SharedStatements, acceptsReworded: Bool) throws(Findings) -> [Int] {
    let title = other.table.study.title
    var findings: [Finding] = []
    for statement in table.statements where other.places[statement.id] == nil {
      findings.append(
        Finding(
          .missingStatement, statement: statement.id,
          found: "no statement \(statement.id) in “\(title)”",
          expected: "the statements of “\(table.study.title)”",
          mend: "Give the statements the same ids, or add the missing one."))
    }
    for statement in other.table.statements where places[statement.id] == nil {
      findings.append(
        Finding(
          .unknownStatement, statement: statement.id,
          found: "the statement \(statement.id) in “\(title)”",
          expected: "the statements of “\(table.study.title)” and no other",
          mend: "Give the statements the same ids, or leave this one out."))
    }
    try Findings.check(findings + reworded(in: other, acceptsReworded: acceptsReworded))
    return table.statements.compactMap { other.places[$0.id] }
  }

  /// Statements of both that bear one identifier and another wording, as findings; none where
  /// identifiers rule, however statements are worded.
  ///
  /// A wording in any language of either will do. Statements without a wording of their own, and
  /// differences in space and case, are passed over. The first few are told one by one, the others
  /// counted.
  func reworded(in other: SharedStatements, acceptsReworded: Bool) -> [Finding] {
    if acceptsReworded { return [] }
    let all = table.statements.enumerated().compactMap { j, statement -> Finding? in
      guard let place = other.places[statement.id], let own = wordings[j],
        let theirs = other.wordings[place], own.isDisjoint(with: theirs)
      else { return nil }
      return Finding(
        .rewordedStatement, statement: statement.id,
        found: "“\(other.table.statements[place].text)” in “\(other.table.study.title)”",
        expected: "“\(statement.text)”, as in “\(table.study.title)”",
        mend: "Where they are the same statement, give them one wording, or let ids rule with "
          + "--reworded; else another id.")
    }
    let rest = all.count - Self.toldOneByOne
    guard rest > 0 else { return all }
    return all.prefix(Self.toldOneByOne) + [
      Finding(
        .rewordedStatement,
        found: "\(rest) more statement\(rest == 1 ? "" : "s") of one id and another wording in "
          + "“\(other.table.study.title)”",
        expected: "the wordings of “\(table.study.title)”",
        mend: "With --reworded ids rule, however statements are worded.")
    ]
  }

  private static let toldOneByOne = 3

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

// A table with a row for each placement: who, which statement, where.

internal import QStudy
internal import QTables

extension TableReader {
  /// Puts the rows together by who sorted; a person with several conditions has a sort in each.
  mutating func readLongRows(_ columns: LongColumns, into study: inout Study) {
    guard endWithHeader() else { return }
    var (placed, sorts, names) = placements(columns)
    if let design {
      placed = taken(placed, ofDesign: design, sorts)
      Self.leaveOutIdle(&placed, &sorts, &names)
    } else if reportMixedDesigns(placed, of: sorts) {
      return
    }
    takePushed(&placed, &sorts, &names, columns)
    reportSlippedValues(placed, columns)
    mendShifts(&placed, of: sorts, among: &names, columns)
    takeStrays(&placed, of: sorts, among: &names, columns)
    guard areFilled(sorts.count, names.count, rows: placed.count) else { return }
    let ids = sortIDs(sorts)
    study.statements = names.map { Statement(id: $0, text: "Statement \($0)") }
    study.sorts = zip(ids, sorts).map { id, sort in
      QSort(
        id: id, participant: sort.who, condition: sort.condition,
        placements: Array(repeating: nil, count: names.count))
    }
    for (s, j, row) in placed {
      // The first row of each tells where it stands.
      if sources.statements[names[j]] == nil {
        sources.statements[names[j]] = table.location(row)
      }
      guard sources.sorts[ids[s]] == nil else { continue }
      sources.sorts[ids[s]] = table.location(row)
      if let participant = columns.participant.flatMap({ table.rows[row][$0].name }) {
        study.sorts[s].participant = participant
      }
    }
    word(placed.map { ($0.statement, $0.row) }, columns, &study)
    place(placed, columns, &study)
    describe(placed.map { ($0.sort, $0.row) }, columns, &study)
    inOrderOfNumbers(&study)
    numberWording(&study, columns)
  }

  /// Leaves out the sorts and the statements without a row; the others stand in the order of their first one.
  static func leaveOutIdle(
    _ placed: inout [LongPlacement], _ sorts: inout [LongSort], _ statements: inout [String]
  ) {
    var (ownSorts, ownStatements) = (Places<Int>(), Places<Int>())
    placed = placed.map { s, j, row in (ownSorts.place(of: s), ownStatements.place(of: j), row) }
    sorts = ownSorts.all.map { sorts[$0] }
    statements = ownStatements.all.map { statements[$0] }
  }

  /// Who placed which statement, row by row.
  private mutating func placements(
    _ columns: LongColumns
  ) -> (placed: [LongPlacement], sorts: [LongSort], statements: [String]) {
    var statements = Places<String>()
    var sorts = Places<LongSort>()
    var placed: [LongPlacement] = []
    placed.reserveCapacity(body.count)
    for row in body {
      guard let who = name(row, columns.sort, of: "sort"),
        let statement = name(row, columns.statement, of: "statement")
      else { continue }
      let condition = columns.condition.flatMap { table.rows[row][$0].name }
      placed.append(
        (
          sorts.place(of: LongSort(who: who, condition: condition)),
          statements.place(of: statement),
          row
        ))
    }
    return (placed, sorts.all, statements.all)
  }

  private mutating func name(_ row: Int, _ column: Int, of what: String) -> String? {
    if let name = table.rows[row][column].name { return name }
    guard findings.count < PlacementCell.mostFindings else { return nil }
    findings.append(
      Finding(
        .blankCell, location: table.location(row, column), found: "a row without its \(what)",
        expected: "the id of the \(what) in every row",
        mend: "Fill in the id, or remove the row."))
    return nil
  }

  /// Whether the rows fill a fair part of the sorts that they make: names that come once only would
  /// make a giant of a small file, and nothing that can be analysed.
  private mutating func areFilled(_ sorts: Int, _ statements: Int, rows: Int) -> Bool {
    let cells = sorts * statements
    guard cells > Self.fewCells, cells > Self.mostBlank * rows else { return true }
    findings.append(
      Finding(
        .mixedDesigns, location: table.location(0),
        found: "\(rows) placements for \(sorts) sorts of \(statements) statements, so that all but "
          + "\(100 * rows / cells) % of the cells are blank",
        expected: "a row for every statement that a person placed, the same ids in each",
        mend: "Check the columns that name the sorts and the statements; keep the sorts of each "
          + "design in a table of their own."))
    return false
  }

  /// So few cells need no such check.
  private static let fewCells = 10_000
  /// How many times the filled cells all cells may be.
  private static let mostBlank = 4

  /// An id for each sort: the person's name, with the condition where there is one, and a number
  /// behind it where another person is called so.
  mutating func sortIDs(_ sorts: [LongSort]) -> [String] {
    var met = Set(sorts.filter { $0.condition == nil }.map(\.who))
    var renamed: [String] = []
    let ids = sorts.map { sort in
      guard let condition = sort.condition else { return sort.who }
      let plain = "\(sort.who) \(condition)"
      var id = plain
      var number = 2
      while !met.insert(id).inserted {
        id = "\(plain)-\(number)"
        number += 1
      }
      if id != plain { renamed.append(id) }
      return id
    }
    if !renamed.isEmpty {
      let named = renamed.prefix(8).map { "“\(excerpt($0))”" }.joined(separator: ", ")
      warnings.append(
        Warning(
          .layoutInferred,
          "A person's name with a condition is another person's name: numbers tell them apart, as in "
            + named + (renamed.count > 8 ? " …." : "."), sorts: renamed))
    }
    return ids
  }

  // MARK: What a row says

  /// Wording and theme of the statements: the first row that has one tells.
  private mutating func word(
    _ rows: [(statement: Int, row: Int)], _ columns: LongColumns, _ study: inout Study
  ) {
    var worded = [Int?](repeating: nil, count: study.statements.count)
    for (j, row) in rows {
      if let theme = columns.theme.flatMap({ table.rows[row][$0].name }),
        study.statements[j].theme == nil
      {
        study.statements[j].theme = theme
      }
      guard let column = columns.text, let text = table.rows[row][column].name else { continue }
      guard let earlier = worded[j] else {
        worded[j] = row
        study.statements[j].text = text
        continue
      }
      guard study.statements[j].text != text, findings.count < PlacementCell.mostFindings else {
        continue
      }
      findings.append(
        Finding(
          .rewordedStatement, location: table.location(row, column),
          statement: study.statements[j].id, found: "“\(excerpt(text))”",
          expected: "the wording of line \(table.rows[earlier].line), "
            + "“\(excerpt(study.statements[j].text))”",
          mend: "Correct one of the two, or give the statements ids of their own."))
    }
    var seen: Set<String> = []
    study.themes = study.statements.compactMap(\.theme).filter { seen.insert($0).inserted }
      .map { Theme(id: $0, label: $0) }
  }

  /// The placements, and what people wrote about them.
  private mutating func place(
    _ placed: [(sort: Int, statement: Int, row: Int)], _ columns: LongColumns,
    _ study: inout Study
  ) {
    let width = study.statements.count
    var seen = [Int32](repeating: -1, count: study.sorts.count * width)
    for (s, j, row) in placed {
      let (sort, statement) = (study.sorts[s].id, study.statements[j].id)
      let cell = s * width + j
      if seen[cell] >= 0 {
        reportSecondPlacement(row, Int(seen[cell]), sort, statement, columns)
        continue
      }
      seen[cell] = Int32(row)
      study.sorts[s].placements[j] = value(row, columns.value, sort: sort, statement: statement)
      if let comment = columns.comment.flatMap({ table.rows[row][$0].name }) {
        study.comments.append(Comment(sort: sort, statement: statement, text: comment))
      }
    }
  }

  private mutating func reportSecondPlacement(
    _ row: Int, _ earlier: Int, _ sort: String, _ statement: String, _ columns: LongColumns
  ) {
    guard findings.count < PlacementCell.mostFindings else { return }
    findings.append(
      Finding(
        .duplicateStatement, location: table.location(row, columns.statement), sort: sort,
        statement: statement, found: "a second placement of the statement",
        expected: "each statement once a sort; the first is on line \(table.rows[earlier].line)",
        mend: "Remove one of the two, or give the sorts names of their own."))
  }

  /// What columns of their own say of the participants: those named with `--attributes`, and those
  /// that say one thing of each person. Every other column is told.
  private mutating func describe(
    _ rows: [(sort: Int, row: Int)], _ columns: LongColumns, _ study: inout Study
  ) {
    let header = table.rows[0]
    let others = columns.others.map { (index: $0, name: header[$0].name ?? "") }
    reportUnknownAttributes(among: others.map { ($0.name, $0.index) })
    var people = Places<String>()
    let owners = rows.map { (people.place(of: study.sorts[$0.sort].participant), $0.row) }
    study.participants = people.all.map { Participant(id: $0) }
    var idle: [String] = []
    for (column, name) in others {
      var told = [Int?](repeating: nil, count: people.all.count)
      var differing: (person: Int, row: Int)?
      for (person, row) in owners {
        guard let value = table.rows[row][column].name else { continue }
        guard let earlier = told[person] else {
          told[person] = row
          continue
        }
        if table.rows[earlier][column].name != value {
          differing = (person, row)
          break
        }
      }
      guard let differing else {
        for (person, row) in told.enumerated() {
          study.participants[person].attributes[name] = row.flatMap { table.rows[$0][column].name }
        }
        continue
      }
      guard isAttribute(column) else {
        idle.append("\(table.letters(column)) (“\(excerpt(name))”)")
        continue
      }
      findings.append(
        Finding(
          .badValue, location: table.location(differing.row, column),
          found: "“\(excerpt(table.rows[differing.row][column].name ?? ""))” as the "
            + "\(excerpt(name)) of \(excerpt(people.all[differing.person]))",
          expected: "what an earlier row says of the same participant",
          mend: "Correct one of the two, or leave the column out of --attributes."))
    }
    study.participants.removeAll(where: \.attributes.isEmpty)
    guard !idle.isEmpty else { return }
    warnings.append(
      Warning(
        .layoutInferred,
        "Column\(idle.count == 1 ? "" : "s") " + idle.prefix(8).joined(separator: ", ")
          + (idle.count > 8 ? " …" : "")
          + " left out: what stands there changes from row to row of "
          + "one person, and it is no column known in a table with a row a placement."))
  }

  /// Statements numbered throughout stand by their numbers, however the first person's rows ran.
  private func inOrderOfNumbers(_ study: inout Study) {
    let numbers = study.statements.compactMap { parseInteger($0.id) }
    guard numbers.count == study.statements.count else { return }
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    study.statements = order.map { study.statements[$0] }
    for i in study.sorts.indices where study.sorts[i].placements.count == order.count {
      let placements = study.sorts[i].placements
      study.sorts[i].placements = order.map { placements[$0] }
    }
  }
}

/// Who made a sort: a person under a condition, if there are any.
struct LongSort: Hashable {
  let who: String
  let condition: String?
}

/// Things in the order in which they come, each once.
private struct Places<Item: Hashable> {
  private(set) var all: [Item] = []
  private var places: [Item: Int] = [:]

  mutating func place(of item: Item) -> Int {
    if let place = places[item] { return place }
    places[item] = all.count
    all.append(item)
    return all.count - 1
  }
}

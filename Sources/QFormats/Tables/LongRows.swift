// A table with a row for each placement: who, which statement, where.

internal import QStudy
internal import QTables

/// The columns of a long table, found by their names.
struct LongColumns {
  let sort: Int
  let statement: Int
  let value: Int
  let participant: Int?
  let condition: Int?
  let text: Int?

  private static let sortWords = [
    "sort", "sort_id", "qsort", "participant", "participant_id", "respondent", "respondent_id",
    "person", "person_id", "name", "id",
  ]
  private static let statementWords = [
    "statement", "statement_id", "item", "item_id", "card", "card_id", "no", "nr",
  ]
  private static let valueWords = ["value", "score", "placement", "position", "rank", "column"]

  /// The columns, where the header names one of each kind and little else, as no wide table's does.
  init?(_ table: RawTable) {
    guard let header = table.rows.first, table.rows.count > 2, (3...7).contains(header.filled)
    else { return nil }
    let names = (0..<header.extent).map { index in
      (header[index].name ?? "").lowercased().replacing(" ", with: "_")
    }
    func first(_ words: [String], besides taken: [Int] = []) -> Int? {
      for word in words {
        if let index = names.firstIndex(of: word), !taken.contains(index) { return index }
      }
      return nil
    }
    guard let sort = first(Self.sortWords), let statement = first(Self.statementWords),
      let value = first(Self.valueWords)
    else { return nil }
    self.sort = sort
    self.statement = statement
    self.value = value
    participant = first(["participant", "participant_id"], besides: [sort])
    condition = first(["condition"])
    text = first(["text", "wording", "statement_text", "item_text"])
  }
}

extension TableReader {
  /// Puts the rows together by who sorted; a person with several conditions has a sort in each.
  mutating func readLongRows(_ columns: LongColumns, into study: inout Study) {
    var statements = OrderedNames()
    var sorts = OrderedNames()
    var placed: [(sort: Int, statement: Int, row: Int)] = []
    placed.reserveCapacity(body.count)
    for row in body {
      guard let who = name(row, columns.sort, of: "sort"),
        let statement = name(row, columns.statement, of: "statement")
      else { continue }
      let condition = columns.condition.flatMap { table.rows[row][$0].name }
      let s = sorts.index(of: condition.map { "\(who) \($0)" } ?? who)
      let j = statements.index(of: statement)
      if s == study.sorts.count {
        let participant = columns.participant.flatMap { table.rows[row][$0].name } ?? who
        study.sorts.append(
          QSort(
            id: sorts.names[s], participant: participant, condition: condition, placements: []))
        sources.sorts[sorts.names[s]] = table.location(row)
      }
      if j == study.statements.count {
        let text = columns.text.flatMap { table.rows[row][$0].name }
        study.statements.append(
          Statement(id: statement, text: text ?? "Statement \(statement)"))
        sources.statements[statement] = table.location(row)
      }
      placed.append((s, j, row))
    }
    guard spansFewCells(sorts.names.count, statements.names.count) else { return }
    var seen = [Int?](repeating: nil, count: sorts.names.count * statements.names.count)
    for i in study.sorts.indices {
      study.sorts[i].placements = Array(repeating: nil, count: statements.names.count)
    }
    for (s, j, row) in placed {
      let cell = s * statements.names.count + j
      if let earlier = seen[cell] {
        reportSecondPlacement(row, earlier, study.sorts[s].id, statements.names[j], columns)
        continue
      }
      seen[cell] = row
      study.sorts[s].placements[j] = value(
        row, columns.value, sort: study.sorts[s].id, statement: statements.names[j])
    }
    inOrderOfNumbers(&study)
  }

  private mutating func name(_ row: Int, _ column: Int, of what: String) -> String? {
    if let name = table.rows[row][column].name { return name }
    findings.append(
      Finding(
        .blankCell, location: table.location(row, column), found: "a row without its \(what)",
        expected: "the id of the \(what) in every row",
        mend: "Fill in the id, or remove the row."))
    return nil
  }

  /// Many names of both kinds would make a giant of a small file.
  private mutating func spansFewCells(_ sorts: Int, _ statements: Int) -> Bool {
    guard let finding = RawTable.tooLarge(rows: sorts, columns: statements, file: table.file) else {
      return true
    }
    findings.append(finding)
    return false
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

/// Names in the order in which they come, each with its place.
private struct OrderedNames {
  private(set) var names: [String] = []
  private var places: [String: Int] = [:]

  mutating func index(of name: String) -> Int {
    if let place = places[name] { return place }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

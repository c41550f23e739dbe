// Columns of a sheet that are no columns of values.

internal import QStudy

extension LayoutFinder {
  /// Leaves out columns of totals and means, by the rules for rows.
  mutating func leaveOutTotalColumns() {
    let rows = sample.filter {
      body.contains($0) && !outRows.contains($0) && !wordRows.contains($0)
    }
    guard rows.count > 1 else { return }
    var named: [Int] = []
    var candidates: [Int] = []
    for column in inner {
      let name = name(of: column)
      if let name, SheetWords.isTotal(name) || isTotalOfSome(name, rows.map { ($0, column) }) {
        named.append(column)
      } else if name.map(SheetWords.isPerhapsTotal) ?? true {
        candidates.append(column)
      }
    }
    let people = Set(rowsOfPeople().map(\.row))
    let lines = TableLines(
      cells: cells, areRows: false, across: rows.filter { !people.contains($0) })
    let sorts = lines.sorts(among: named, others: inner.filter { !named.contains($0) })
    named.removeAll(where: sorts.contains)
    leaveOut(columns: named, "totals or means, by their name")
    if let last = inner.last, !candidates.contains(last),
      lines.filling([last], others: inner.filter { $0 != last }).isEmpty
    {
      candidates.append(last)
    }
    for column in candidates.suffix(6).reversed() {
      let isNamed = name(of: column).map(SheetWords.isPerhapsTotal) ?? true
      let others = inner.filter { $0 != column && !candidates.suffix(6).contains($0) }
      guard others.count > 1 else { continue }
      let all = TableLines(cells: cells, areRows: false, across: rows)
      if let kind = all.total(column, of: others, isNamed: isNamed) {
        leaveOut(columns: [column], "each cell is the \(kind.rawValue) of the others in its row")
      } else if isNamed, name(of: column) != nil,
        !rows.contains(where: { table.value($0, column) != nil })
      {
        leaveOut(columns: [column], "none of its numbers a value of a sort")
      }
    }
  }

  /// Whether a line is called after a total of some others, and holds a fraction.
  func isTotalOfSome(_ name: String, _ places: [(row: Int, column: Int)]) -> Bool {
    SheetWords.isTotalOfSome(name)
      && places.contains { row, column in
        cells.number(row, column).map { $0 != $0.rounded() } ?? false
      }
  }

  private mutating func leaveOut(columns: [Int], _ reason: String) {
    guard !columns.isEmpty else { return }
    outColumns.formUnion(columns)
    isChanged = true
    let names = columns.compactMap { name(of: $0) }.prefix(6).map { "“\(excerpt($0))”" }
    let words = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    told.append("\(sentence(cells.letters(columns)))\(words) left out: \(reason).")
  }

  /// Fewer numbers may all differ by chance.
  static let fewestNumbered = 6

  /// Leaves out lines called after numbers in which each number stands once, where most of the others fill a
  /// grid that holds some twice: ids of an earlier list.
  mutating func leaveOutNumberings() {
    let reason = "each number once, as ids have them"
    let (table, cells, inner) = (table, cells, inner)
    let rows = rowsOfValues
    switch meaning {
    case .statements:
      let found = Self.numberings(
        among: inner, name: { name(of: $0) },
        values: { column in rows.map { table.value($0, column) } })
      leaveOut(
        columns: found.filter { column in
          SheetCells.isComplete(rows.map { cells.name($0, column) })
        }, reason)
    case .sorts:
      guard let label else { return }
      let found = Self.numberings(
        among: rows, name: { cells.name($0, label) },
        values: { row in inner.map { table.value(row, $0) } })
      leaveOut(
        found.filter { row in SheetCells.isComplete(inner.map { cells.name(row, $0) }) }, reason)
    case nil: return
    }
  }

  /// The lines called after numbers, where most of the others share a grid.
  private static func numberings(
    among lines: [Int], name: (Int) -> String?, values: (Int) -> [Int?]
  ) -> [Int] {
    let called = lines.filter { name($0).map(SheetWords.isOfNumbers) ?? false }
    guard !called.isEmpty, values(called[0]).count >= fewestNumbered else { return [] }
    let others = lines.filter { !called.contains($0) }
    guard let shared = TableOutline.mostShared(others.count, vector: { values(others[$0]) }),
      shared.bearers > 1, shared.bearers * 2 > others.count,
      let one = others.first(where: { CardCounts(values($0)) == shared.values }).map(values),
      Set(one).count < one.count
    else { return [] }
    return called
  }

  /// Tells a table without a column of names: its first column holds what the others hold.
  mutating func missNames() {
    guard let first = label, core.contains(first), core.count > 2 else { return }
    let rows = kept.filter { !wordRows.contains($0) && !headings.contains($0) }
    guard (4...1000).contains(rows.count),
      Set(rows.map { table.value($0, first) }).count < rows.count
    else { return }
    func counts(_ column: Int) -> CardCounts? { CardCounts(rows.map { table.value($0, column) }) }
    let inner = inner
    if let own = counts(first), !own.isSingleValue,
      inner.count(where: { counts($0) == own }) * 2 > inner.count
    {
      meaning = .statements
      told.append("The statements were numbered: no column holds their ids.")
    } else if TableOutline.isShared(
      rows.count,
      vector: { row in
        ([first] + inner).map { table.value(rows[row], $0) }
      }),
      !TableOutline.isShared(
        rows.count,
        vector: { row in
          inner.map { table.value(rows[row], $0) }
        })
    {
      meaning = .sorts
      told.append("The sorts were called P1, P2 …: no column holds their ids.")
    } else {
      return
    }
    label = nil
    isChanged = true
  }

  /// Columns of numbers that describe the participants, where a row is a sort.
  ///
  /// They stand before the first column of values or after the last, and are called after something
  /// people are asked. That is not enough, for a statement may be about income: without them more of
  /// the sorts share a grid. In a plain file of text nothing is taken for people that the user did not
  /// name.
  mutating func tellColumnsOfPeople() {
    guard meaning == .sorts, isChanged || table.sheet != nil else { return }
    let valued = Set(kept).subtracting(wordRows)
    let found = columnsOfPeople(sample.filter(valued.contains))
    guard !found.isEmpty else { return }
    isChanged = true
    let called = found.compactMap { name(of: $0) }
    attributes.formUnion(found)
    core.removeAll { found.contains($0) }
    let names = called.map { "“\(excerpt($0))”" }.joined(separator: ", ")
    told.append(
      "\(sentence(cells.letters(found))) (\(names)) read as what is known of the participants."
    )
  }

  /// The columns about people at both ends without which more of some rows share a grid.
  func columnsOfPeople(_ rows: [Int]) -> [Int] {
    let columns = inner
    func isPeople(_ column: Int) -> Bool { name(of: column).map(SheetWords.isOfPeople) ?? false }
    let left = columns.prefix(while: isPeople)
    let right = columns.dropFirst(left.count).reversed().prefix(while: isPeople)
    let (first, last) = PeopleLines.fewest(
      of: columns, first: 0...left.count, last: 0...right.count, vectors: rows.count
    ) { columns, row in
      columns.map { table.value(rows[row], $0) }
    }
    return Array(columns.prefix(first) + columns.suffix(last))
  }

  /// Finds the wording of the statements, their ids beside it, and notes at the side.
  mutating func lookAtColumns() {
    guard let firstValue = inner.first else { return }
    leaveOutNotes()
    if meaning == .statements {
      let rows = rowsOfValues
      moveLabel(rows)
      findWording(rows, before: firstValue)
    }
  }

  /// Rows of the sample that neither words nor people stand in.
  private var rowsOfValues: [Int] {
    sample.filter { row in
      body.contains(row) && !outRows.contains(row) && !wordRows.contains(row)
        && !people.contains { $0.row == row } && !headings.contains(row)
    }
  }

  /// The columns of comments on what the columns of values are.
  private var comments: Set<Int> {
    let values = Set(inner)
    let columns = used.filter { $0 != label && !outColumns.contains($0) }.compactMap { column in
      name(of: column).map { name in
        TableOutline.Column(
          index: column, name: name, isNumeric: values.contains(column), isBlank: false)
      }
    }
    let found = TableReader.comments(among: columns, on: columns.filter(\.isNumeric))
    return Set(found.map(\.column))
  }

  /// Leaves out columns with a few words, which are no comments on the others.
  mutating func leaveOutNotes() {
    let rows = rowsOfValues
    let comments = comments
    var notes: [Int] = []
    for column in used
    where column != label && !inner.contains(column) && !outColumns.contains(column)
      && !comments.contains(column)
    {
      let filled = rows.count { !table.isBlank($0, column) }
      let name = name(of: column)
      // Of a named column, the other orientation makes what is known of the participants.
      let isNote =
        name == nil
        ? !table.countsCells : meaning == .statements && name?.lowercased() != "theme"
      if isNote, filled * 2 < rows.count,
        !rows.contains(where: { cells.kind($0, column).isOfValues })
      {
        notes.append(column)
      }
    }
    leaveOut(columns: notes, "a few words beside the table")
  }

  /// The ids are numbers beside the wording, where the first column holds the wording or next to
  /// nothing.
  private mutating func moveLabel(_ rows: [Int]) {
    guard let first = label, rows.count > 3 else { return }
    let texts = rows.map { cells.name($0, first) }
    if Self.isWording(texts) {
      // Where every column holds each number once, these are ranks.
      let numbered = inner.filter { isNumbering($0, rows) }
      guard let ids = numbered.first, inner.count > 1,
        numbered.count == 1 || name(of: ids).map(SheetWords.isOfNumbers) ?? true
      else { return }
      label = ids
      names[first] = "text"
      isChanged = true
      told.append(
        "\(sentence(cells.letters([ids]))) read as the ids of the statements, "
          + "\(cells.letters([first])) as their wording.")
    } else if texts.count(where: { $0 != nil }) * 2 < texts.count,
      let next = used.dropFirst().first(where: { column in
        rows.allSatisfy { !table.isBlank($0, column) }
      })
    {
      guard isNumbering(next, rows) || !core.contains(next) else { return }
      leaveOut(columns: [first], "blank in most rows")
      label = next
    }
  }

  /// Whether a column numbers the rows, 1, 2 … in any order.
  private func isNumbering(_ column: Int, _ rows: [Int]) -> Bool {
    rows.compactMap { table.value($0, column) }.sorted() == Array(1...max(1, rows.count))
  }

  /// The wording under a header that does not say so.
  private mutating func findWording(_ rows: [Int], before firstValue: Int) {
    let others = Set(inner).union(comments)
    let columns = used.filter { $0 != label && !others.contains($0) && !outColumns.contains($0) }
    let isTold = columns.contains { column in
      name(of: column).map { TableReader.textWords.contains($0.lowercased()) } ?? false
    }
    guard !isTold, rows.count > 1 else { return }
    let texts = columns.filter { column in Self.isWording(rows.map { cells.name($0, column) }) }
    guard texts.count == 1, let text = texts.first else { return }
    names[text] = "text"
    isChanged = true
    told.append("\(sentence(cells.letters([text]))) read as the wording of the statements.")
  }
}

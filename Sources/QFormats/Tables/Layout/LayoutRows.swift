// Rows of a sheet that are no rows of values.

internal import QStudy

extension LayoutFinder {
  /// So many rows without a value are a table of another kind.
  private static let mostOdd = 2000

  /// Sorts out the rows without a value; false where there are too many.
  mutating func lookAtRows() -> Bool {
    let inner = inner
    var without: [Int] = []
    var repeated: [Int] = []
    var marks: [Int] = []
    var isNamed = true
    for row in body where !outRows.contains(row) {
      if isHeaderAgain(row, inner) {
        repeated.append(row)
      } else if isOfMarks(row, inner) {
        marks.append(row)
      } else if inner.contains(where: { table.value(row, $0) != nil }) {
        // A row of means may have no name, and one below the statements its name beside a blank id.
        if let label, table.isBlank(row, label), nameOfRow(row) == nil,
          !inner.contains(where: { cells.kind(row, $0) == .number })
        {
          isNamed = false
        }
      } else {
        without.append(row)
        if without.count > Self.mostOdd { return false }
      }
    }
    guard without.count < body.count else { return false }
    var notes: [Int] = []
    let lastValue = body.last { row in inner.contains { table.value(row, $0) != nil } } ?? 0
    for row in without {
      let kinds = inner.map { cells.kind(row, $0) }
      if kinds.allSatisfy({ $0 == .blank }) {
        if row > lastValue {
          if isNote(row, after: lastValue, isNamed: isNamed) { notes.append(row) }
        } else if isNamed, row > body.lowerBound || isNamedLast(lastValue),
          used.count(where: { !table.isBlank(row, $0) }) == 1
        {
          headings.append(row)
        }
      } else if inner.count(where: { cells.isWordOrDate(row, $0) }) * 2 > kinds.count {
        if inner.allSatisfy({ cells.name(row, $0) == name(of: $0) }) {
          repeated.append(row)
        } else {
          wordRows.append(row)
        }
      }
    }
    leaveOut(notes, "notes below the table")
    leaveOut(marks, "marks that a survey program keeps for itself")
    leaveOutTitles(above: repeated, among: without)
    leaveOut(repeated, "the header once more")
    return true
  }

  /// Whether the last row of values has a name of its own; where it has none, and the first row nothing else,
  /// the names have slipped.
  private func isNamedLast(_ row: Int) -> Bool { label.map { !table.isBlank(row, $0) } ?? true }

  /// Whether a row below the header holds Qualtrics' own names of its questions, `{"ImportId":"QID7_1"}`.
  private func isOfMarks(_ row: Int, _ inner: [Int]) -> Bool {
    row < body.lowerBound + 2
      && inner.allSatisfy { cells.name(row, $0)?.hasPrefix("{\"ImportId\":") ?? false }
  }

  /// Leaves out titles of parts: a few words right above the header once more, and nothing else, are
  /// nobody's sort.
  private mutating func leaveOutTitles(above headers: [Int], among without: [Int]) {
    let without = Set(without)
    let (cells, inner) = (cells, inner)
    var titles: [Int] = []
    for header in headers {
      var row = header - 1
      while without.contains(row), cells.fewFilled(row) == 1,
        inner.allSatisfy({ !cells.kind(row, $0).isOfValues })
      {
        titles.append(row)
        row -= 1
      }
    }
    guard !titles.isEmpty else { return }
    headings.removeAll(where: titles.contains)
    let words = titles.sorted().compactMap { row in
      (0..<cells.table.width).lazy.compactMap { cells.name(row, $0) }.first
    }
    leaveOut(
      titles.sorted(),
      "above the header, titles ("
        + words.prefix(6).map { "“\(excerpt($0))”" }.joined(separator: ", ")
        + ")")
  }

  /// Whether a row is the header once more, whose names may be numbers.
  private func isHeaderAgain(_ row: Int, _ inner: [Int]) -> Bool {
    guard header < body.lowerBound, !inner.isEmpty,
      inner.allSatisfy({ column in
        let value = table.value(row, column)
        return value == table.value(header, column)
          && (value != nil || cells.name(row, column) == cells.name(header, column))
      })
    else { return false }
    return label.map { cells.name(row, $0) == cells.name(header, $0) } ?? false
  }

  /// A note stands apart from the table, or is a sentence; a name alone may be that of a sort.
  private func isNote(_ row: Int, after last: Int, isNamed: Bool) -> Bool {
    let isApart = (last..<row).contains { table.rows[$0 + 1].line > table.rows[$0].line + 1 }
    if isApart { return true }
    let words = (0..<table.width).lazy.compactMap { cells.name(row, $0) }.first ?? ""
    return isNamed && cells.fewFilled(row) < 3 && words.count { $0.isWhitespace } > 1
  }

  mutating func leaveOut(_ rows: [Int], _ reason: String) {
    guard !rows.isEmpty else { return }
    outRows.formUnion(rows)
    isChanged = true
    told.append("\(sentence(cells.lines(rows))) left out: \(reason).")
  }

  // MARK: Totals

  /// Leaves out rows of totals and means: by their name, or because they are the sum, mean, count or
  /// standard deviation of the others. A row with such a name that fills the grid of the others is
  /// somebody's sort.
  mutating func leaveOutTotalRows() {
    let inner = inner
    guard inner.count > 0 else { return }
    let all = Array(body).filter { !outRows.contains($0) }
    let looked = all.count <= 2000 ? all : Array(all.prefix(5)) + all.suffix(50)
    var named: [Int] = []
    var candidates: [Int] = []
    for row in looked where inner.contains(where: { cells.kind(row, $0).isOfValues }) {
      let name = nameOfRow(row)
      let isTotal =
        name.map { SheetWords.isTotal($0) || isTotalOfSome($0, inner.map { (row, $0) }) } ?? false
      if isTotal, !isNumbered(row) {
        named.append(row)
      } else if isTotal || (name.map(SheetWords.isPerhapsTotal) ?? true) {
        candidates.append(row)
      }
    }
    let others = sample.filter {
      body.contains($0) && !outRows.contains($0) && !named.contains($0)
    }
    // Ages are nobody's placements, whatever is told of their column later.
    let people = columnsOfPeople(others)
    let lines = TableLines(
      cells: cells, areRows: true, across: inner.filter { !people.contains($0) })
    let sorts = lines.sorts(among: named, others: others)
    named.removeAll(where: sorts.contains)
    leaveOut(named, "totals or means, by their name")
    if let last = all.last(where: { !outRows.contains($0) }), !candidates.contains(last),
      lines.filling([last], others: others.filter { $0 != last }).isEmpty
    {
      candidates.append(last)
    }
    let values = kept.filter { row in inner.contains { table.value(row, $0) != nil } }
    // More than a few unnamed rows are a fault of the table, not totals.
    for row in candidates.suffix(6).reversed() {
      let name = nameOfRow(row)
      let isNamed = name.map(SheetWords.isPerhapsTotal) ?? true
      if let name, isNamed, !isNumbered(row),
        !inner.contains(where: { table.value(row, $0) != nil })
      {
        leaveOut([row], "“\(excerpt(name))”, and none of its numbers a value of a sort")
        continue
      }
      let rest = values.filter { $0 != row && !candidates.suffix(6).contains($0) }
      let taken = rest.count > 2 ? rest : values.filter { $0 != row }
      guard taken.count > 2 else { continue }
      if let kind = lines.total(row, of: taken, isNamed: isNamed) {
        leaveOut([row], "each cell is the \(kind.rawValue) of those above or below it")
      }
    }
  }

  /// Whether a row bears a number of its own, as statements do: one called “Mean” then is worded so, unless
  /// arithmetic agrees.
  private func isNumbered(_ row: Int) -> Bool {
    label.map { cells.kind(row, $0) == .value && nameOfRow(row) != cells.name(row, $0) } ?? false
  }

  private func nameOfRow(_ row: Int) -> String? {
    inner.first.flatMap { cells.words(row, before: $0) } ?? label.flatMap { cells.name(row, $0) }
  }

  // MARK: Participants

  /// Tells what a row is, and takes rows about the participants apart where a column is a sort.
  mutating func tellRowsFromPeople() {
    let candidates = rowsOfPeople()
    let gone = Set(candidates.map(\.row) + wordRows)
    meaning = meaning ?? orientation(without: gone)
    switch meaning {
    case .statements:
      people = candidates
      if !people.isEmpty {
        isChanged = true
        let names = people.prefix(6).map { "“\(excerpt($0.name))”" }.joined(separator: ", ")
        told.append(
          "\(sentence(cells.lines(people.map(\.row)))) (\(names)) read as what is known of the "
            + "participants.")
      }
      leaveOutHeadings()
    case .sorts:
      leaveOutGroups()
      // The wording of the statements below their ids.
      guard wording == nil, let row = wordRows.first, row == body.lowerBound else { return }
      let name = label.flatMap { cells.name(row, $0) }
      guard name.map({ TableReader.textWords.contains($0.lowercased()) }) ?? true,
        Self.isWording(inner.map { cells.name(row, $0) })
      else { return }
      wording = row
      isChanged = true
      told.append("\(sentence(cells.lines([row]))) read as the wording of the statements.")
    case nil: return
    }
  }

  /// Leaves out rows of a few words between the statements.
  mutating func leaveOutHeadings() {
    leaveOut(headings, "headings within the table")
    let rest = wordRows.filter { row in
      !people.contains { $0.row == row } && (label.map { table.isBlank(row, $0) } ?? true)
    }
    leaveOut(rest, "words and no name")
  }

  /// The value that the highest of a usual row has.
  var usualHighest: Double {
    let highest = sample.compactMap { row in
      body.contains(row) ? inner.compactMap { table.value(row, $0)?.magnitude }.max() : nil
    }.sorted()
    return highest.isEmpty ? 0 : Double(highest[highest.count / 2])
  }

  /// Rows at the top or the bottom that have a name, and words, dates or ages where others have values.
  /// Other numbers below a name that people are asked about describe them where, without these rows,
  /// more of the columns fill one grid.
  func rowsOfPeople() -> [(name: String, row: Int)] {
    let inner = inner
    let left = kept.filter { !headings.contains($0) }
    guard label != nil, left.count > 3 else { return [] }
    let usual = usualHighest
    var top: [Person] = []
    for row in left {
      guard top.count < left.count - 2, let person = person(row, usual: usual) else { break }
      top.append(person)
    }
    var bottom: [Person] = []
    for row in left.dropFirst(top.count).reversed() {
      guard bottom.count < Self.mostPeople, let person = person(row, usual: usual) else { break }
      bottom.append(person)
    }
    func sure(_ rows: [Person]) -> Int { (rows.lastIndex(where: \.isSure) ?? -1) + 1 }
    let (first, last) = PeopleLines.fewest(
      of: left, first: sure(top)...top.count, last: sure(bottom)...bottom.count,
      vectors: inner.count
    ) { rows, column in
      rows.map { table.value($0, inner[column]) }
    }
    return (top.prefix(first) + bottom.prefix(last).reversed()).map { ($0.name, $0.row) }
  }

  /// So many rows below the values may describe the participants.
  private static let mostPeople = 50

  /// A row that may describe the participants.
  private struct Person {
    let name: String
    let row: Int
    /// Whether its cells, or the user, say so; else its name alone does.
    let isSure: Bool
  }

  private func person(_ row: Int, usual: Double) -> Person? {
    guard let label else { return nil }
    // The word may stand beside the blank cell of an id, where statements have their wording.
    let beside =
      table.isBlank(row, label) ? inner.first.map { cells.words(row, before: $0) } : nil
    let own = cells.kind(row, label) == .word ? cells.name(row, label) : nil
    guard let name = own ?? beside ?? nil else { return nil }
    let stated = AttributeChoice(options.attributes)
    let numbers = inner.compactMap { cells.number(row, $0) }
    // Ages and years, far from every value of a grid.
    let isFar = numbers.count > 1 && numbers.allSatisfy { $0 > max(13, 1.5 * usual) }
    if wordRows.contains(row) || isFar || stated.holdsRow(name, on: table.rows[row].line) {
      return Person(name: name, row: row, isSure: true)
    }
    guard SheetWords.isOfPeople(name) || own == nil, !numbers.isEmpty else { return nil }
    // What has no id, and numbers beyond the grid, is no statement.
    let isBeyond = own == nil && numbers.contains { $0.magnitude > usual }
    return Person(name: name, row: row, isSure: isBeyond)
  }

  /// What a row is: as the user says, by the first header cell, or by the values that rows or columns
  /// share.
  private mutating func orientation(without gone: Set<Int>) -> TableRows? {
    if let rows = options.rows { return rows }
    let corner = TableOutline.corner(label.flatMap { name(of: $0) })
    let words = used.filter { $0 != label && !core.contains($0) }.compactMap { name(of: $0) }
    let told = TableOutline.meaning(of: corner, beside: words)
    if let told, !TableOutline.isWeak(corner) { return told }
    let rows = kept.filter { !gone.contains($0) && !headings.contains($0) }
    let columns = inner
    let across = TableOutline.isShared(min(rows.count, 300)) { row in
      columns.map { table.value(rows[row], $0) }
    }
    let down =
      rows.count <= TableOutline.mostStatements
      && TableOutline.isShared(columns.count) { column in
        rows.map { table.value($0, columns[column]) }
      }
    let shared: TableRows? = across == down ? nil : across ? .sorts : .statements
    // A weak word that the values contradict tells nothing; where there are rows about people it is wrong.
    if let told, let shared, told != shared, !words.contains(where: SheetWords.isText) {
      guard !gone.isEmpty else { return nil }
      isMeaningSure = true
      return shared
    }
    return told ?? shared
  }

  /// The name of a column.
  func name(of column: Int) -> String? { names[column] ?? cells.name(header, column) }
}

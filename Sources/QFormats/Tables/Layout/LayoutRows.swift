// Rows of a sheet that are no rows of values.

internal import QStudy

extension LayoutFinder {
  /// So many rows without a value are a table of another kind.
  private static let mostOdd = 2000

  /// Sorts out the rows without a value; false where there are too many.
  mutating func lookAtRows() -> Bool {
    let inner = inner
    var without: [Int] = []
    var isNamed = true
    for row in body {
      if inner.contains(where: { table.value(row, $0) != nil }) {
        if let label, table.isBlank(row, label) { isNamed = false }
      } else {
        without.append(row)
        if without.count > Self.mostOdd { return false }
      }
    }
    guard without.count < body.count else { return false }
    var notes: [Int] = []
    var repeated: [Int] = []
    let lastValue = body.last { row in inner.contains { table.value(row, $0) != nil } } ?? 0
    for row in without {
      let kinds = inner.map { cells.kind(row, $0) }
      if kinds.allSatisfy({ $0 == .blank }) {
        if row > lastValue {
          if isNote(row, after: lastValue, isNamed: isNamed) { notes.append(row) }
        } else if isNamed, cells.fewFilled(row) == 1 {
          headings.append(row)
        }
      } else if kinds.count(where: { $0 == .word }) * 2 > kinds.count {
        if inner.allSatisfy({ cells.name(row, $0) == name(of: $0) }) {
          repeated.append(row)
        } else {
          wordRows.append(row)
        }
      }
    }
    leaveOut(notes, "notes below the table")
    leaveOut(repeated, "the header once more")
    return true
  }

  /// A note stands apart from the table, or is a sentence; a name alone may be that of a sort.
  private func isNote(_ row: Int, after last: Int, isNamed: Bool) -> Bool {
    let isApart = (last..<row).contains { table.rows[$0 + 1].line > table.rows[$0].line + 1 }
    if isApart { return true }
    let words = (0..<table.width).lazy.compactMap { cells.name(row, $0) }.first ?? ""
    return isNamed && cells.fewFilled(row) < 3 && words.count { $0.isWhitespace } > 1
  }

  private mutating func leaveOut(_ rows: [Int], _ reason: String) {
    guard !rows.isEmpty else { return }
    outRows.formUnion(rows)
    isChanged = true
    told.append("\(sentence(cells.lines(rows))) left out: \(reason).")
  }

  // MARK: Totals

  /// Leaves out rows of totals and means: by their name, or because they are the sum, mean, count or
  /// standard deviation of the others.
  mutating func leaveOutTotalRows() {
    let inner = inner
    guard let first = inner.first else { return }
    let all = Array(body).filter { !outRows.contains($0) }
    let looked = all.count <= 2000 ? all : Array(all.prefix(5)) + all.suffix(50)
    var named: [Int] = []
    var candidates: [Int] = []
    for row in looked where inner.contains(where: { cells.kind(row, $0).isOfValues }) {
      let name = cells.words(row, before: first) ?? label.flatMap { cells.name(row, $0) }
      if let name, SheetWords.isTotal(name) {
        named.append(row)
      } else if name.map(SheetWords.isPerhapsTotal) ?? true {
        candidates.append(row)
      }
    }
    leaveOut(named, "totals or means, by their name")
    if let last = all.last(where: { !outRows.contains($0) }), !candidates.contains(last) {
      candidates.append(last)
    }
    let values = kept.filter { row in inner.contains { table.value(row, $0) != nil } }
    // More than a few unnamed rows are a fault of the table, not totals.
    for row in candidates.suffix(6).reversed() {
      let name = cells.words(row, before: first) ?? label.flatMap { cells.name(row, $0) }
      let isNamed = name.map(SheetWords.isPerhapsTotal) ?? true
      if let name, isNamed, !inner.contains(where: { table.value(row, $0) != nil }) {
        leaveOut([row], "“\(excerpt(name))”, and none of its numbers a value of a sort")
        continue
      }
      let rest = values.filter { $0 != row && !candidates.suffix(6).contains($0) }
      let taken = rest.count > 2 ? rest : values.filter { $0 != row }
      guard taken.count > 2 else { continue }
      let kind = Totals.kind(count: inner.count, isNamed: isNamed) { i in
        cells.number(row, inner[i])
      } others: { i in
        taken.compactMap { cells.number($0, inner[i]) }
      }
      if let kind {
        leaveOut([row], "each cell is the \(kind.rawValue) of those above or below it")
      }
    }
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
      leaveOut(headings, "headings within the table")
      let rest = wordRows.filter { row in
        !people.contains { $0.row == row } && (label.map { table.isBlank(row, $0) } ?? true)
      }
      leaveOut(rest, "words and no name")
    case .sorts:
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

  /// The value that the highest of a usual row has.
  var usualHighest: Double {
    let highest = sample.compactMap { row in
      body.contains(row) ? inner.compactMap { table.value(row, $0)?.magnitude }.max() : nil
    }.sorted()
    return highest.isEmpty ? 0 : Double(highest[highest.count / 2])
  }

  /// Rows at the top or the bottom that have a name, and words or ages where others have values.
  private func rowsOfPeople() -> [(name: String, row: Int)] {
    let inner = inner
    let left = kept.filter { !headings.contains($0) }
    guard let label, left.count > 3 else { return [] }
    let usual = usualHighest
    func person(_ row: Int) -> (name: String, row: Int)? {
      // The word may stand beside the blank cell of an id, where statements have their wording.
      let beside =
        table.isBlank(row, label) ? inner.first.map { cells.words(row, before: $0) } : nil
      let own = cells.kind(row, label) == .word ? cells.name(row, label) : nil
      guard let name = own ?? beside ?? nil else { return nil }
      if wordRows.contains(row) { return (name, row) }
      let numbers = inner.compactMap { cells.number(row, $0) }
      // Ages and years, far from every value of a grid.
      let isFar = numbers.count > 1 && numbers.allSatisfy { $0 > max(13, 1.5 * usual) }
      let isNamed =
        SheetWords.isOfPeople(name) && inner.contains { !table.isBlank(row, $0) }
      return isFar || isNamed ? (name, row) : nil
    }
    var found: [(name: String, row: Int)] = []
    for row in left {
      guard found.count < left.count - 2, let person = person(row) else { break }
      found.append(person)
    }
    var below: [(name: String, row: Int)] = []
    for row in left.dropFirst(found.count).reversed() {
      guard below.count < 50, let person = person(row) else { break }
      below.append(person)
    }
    return found + below.reversed()
  }

  /// What a row is: as the user says, by the first header cell, or by the values that rows or columns
  /// share.
  private func orientation(without gone: Set<Int>) -> TableRows? {
    if let rows = options.rows { return rows }
    let corner = label.flatMap { name(of: $0) }?.lowercased() ?? ""
    if let told = TableOutline.meaning(of: corner) { return told }
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
    return across == down ? nil : across ? .sorts : .statements
  }

  /// The name of a column.
  func name(of column: Int) -> String? { names[column] ?? cells.name(header, column) }
}

internal import QStudy
internal import QTables

/// What forms say beside pictures of the grid: who sorted, and what is known of them.
///
/// `Age` and `34` in cells of one row or one below the other, `Age: 34` in one, and several of them in a row are told; above or
/// below a picture that is alone on its sheet, else between it and the one before.
struct PictureNotes {
  /// A question and its answer.
  private struct Note {
    let label: String
    let value: String
    /// Whether a colon tells the one from the other.
    let isSure: Bool
  }

  /// The pictures with the names and the answers that stand beside them.
  let sorts: [CardSort]
  /// What was taken and what not, as sentences.
  let told: [String]

  /// So many rows above a picture, or around one alone, and so many cells of a row are looked at.
  private static let mostRows = 200
  private static let mostAbove = 20
  private static let mostCells = 12
  private static let mostColumns = 60
  private static let longestLabel = 40
  private static let mostShown = 6

  /// Reads what stands beside the pictures.
  ///
  /// - Parameters:
  ///   - sheets: each with its pictures.
  ///   - lists: the list of statements of each sheet, which describes nobody.
  init(_ sheets: [(table: RawTable, pictures: [CardSort])], lists: [WordingSheet?]) {
    let beside = zip(sheets, lists).map { sheet, list in
      Self.notes(in: sheet.table, beside: sheet.pictures, list)
    }
    let all = beside.flatMap(\.self)
    var answers: [String: [String]] = [:]
    var sure: Set<String> = []
    for notes in all {
      for (label, same) in Dictionary(grouping: notes, by: \.label) {
        answers[label, default: []].append(same[0].value)
        if same[0].isSure { sure.insert(label) }
      }
    }
    // What most say, each of one person, is asked of everybody; headings that are the same over every
    // picture are no answers.
    let asked = Set(
      answers.filter { label, values in
        all.count > 1 && values.count * 2 > all.count
          && (sure.contains(label) || Set(values).count > 1)
      }.keys)
    let names = asked.filter { label in
      let values = answers[label] ?? []
      return SheetWords.namesPeople(label) && Set(values).count == values.count
    }
    let who = names.max { a, b in (answers[a]?.count ?? 0, b) < (answers[b]?.count ?? 0, a) }
    let described = asked.subtracting(who.map { [$0] } ?? [])
    // A title that every sheet repeats names nobody.
    let alone = sheets.filter { $0.pictures.count == 1 }.map { $0.pictures[0].name }
    sorts = zip(sheets, beside).flatMap { sheet, beside in
      zip(sheet.pictures, beside).map { picture, notes in
        var picture = picture
        let isAlone = sheet.pictures.count == 1
        if isAlone { picture.comments = Self.comments(in: sheet.table, beside: picture) }
        picture.attributes += notes.filter { described.contains($0.label) }
          .map { ($0.label, $0.value) }
        let name = notes.first { $0.label == who }?.value
        let isTitle =
          isAlone && alone.count { $0 == picture.name } > 1
          || notes.contains { "\($0.label): \($0.value)" == picture.name }
        if let name {
          picture.name = name
        } else if picture.name.isEmpty || picture.name.first == " " || isTitle {
          picture.name = (sheet.table.sheet ?? "") + (isTitle ? "" : picture.name)
        }
        return picture
      }
    }
    let count = sorts.reduce(0) { $0 + $1.comments.count }
    let left = Set(
      answers.keys.filter { all.count > 1 && sure.contains($0) && !asked.contains($0) })
    told =
      Self.sentence(described, "read as what is known of the participants")
      + (count > 0 ? ["Words at the side of the pictures read as comments, \(count) in all."] : [])
      + Self.sentence(left, "left out: they are asked of less than half of the people")
  }

  private static func sentence(_ labels: Set<String>, _ words: String) -> [String] {
    guard !labels.isEmpty else { return [] }
    let shown = labels.sorted().prefix(mostShown).map { "“\(excerpt($0))”" }
    return [
      "Words beside the pictures (" + shown.joined(separator: ", ")
        + (labels.count > mostShown ? " …" : "") + ") \(words)."
    ]
  }

  // MARK: Comments

  /// So many columns right of a picture are looked at.
  private static let mostBeside = 8

  /// What somebody wrote of cards right of a picture: their numbers in one column, words in the next, each
  /// under a heading.
  private static func comments(
    in table: RawTable, beside picture: CardSort
  ) -> [(statement: Int, text: String)] {
    guard let range = picture.range else { return [] }
    let cells = SheetCells(table: table)
    let right = range.last.column
    for column in right..<max(right, min(right + mostBeside, table.width - 1)) {
      let found = table.rows.indices.prefix(mostRows).filter { row in
        (1...max(1, picture.cards.count)).contains(table.value(row, column) ?? 0)
          && cells.kind(row, column + 1) == .word
      }
      guard let first = found.first, first > 0, cells.kind(first - 1, column) == .word,
        cells.kind(first - 1, column + 1) == .word,
        let heading = cells.name(first - 1, column + 1), !SheetWords.isText(heading)
      else { continue }
      let numbers = found.compactMap { table.value($0, column) }
      guard Set(numbers).count == numbers.count, numbers.count < picture.cards.count else {
        continue
      }
      return found.compactMap { row in
        guard let number = table.value(row, column), let text = cells.name(row, column + 1) else {
          return nil
        }
        return (number, text)
      }
    }
    return []
  }

  // MARK: Where they stand

  /// The notes of each picture of a sheet.
  private static func notes(
    in table: RawTable, beside pictures: [CardSort], _ list: WordingSheet?
  ) -> [[Note]] {
    func notes(_ rows: some Sequence<Int>) -> [Note] {
      let cells = SheetCells(table: table)
      var below: Int?
      return rows.filter { list?.contains(line: table.rows[$0].line) != true }.flatMap { row in
        if row == below { return [Note]() }
        if let answers = answers(in: cells, below: row) {
          below = row + 1
          return answers
        }
        return Self.notes(in: cells, row: row)
      }
    }
    let lines = pictures.map { $0.range?.rows ?? 0...0 }
    if pictures.count == 1 {
      return [
        notes(
          table.rows.indices.prefix(mostRows).filter { !lines[0].contains(table.rows[$0].line) })
      ]
    }
    // Which of two pictures side by side words above them belong to can't be told.
    var last = 0
    for lines in lines {
      if lines.lowerBound <= last { return pictures.map { _ in [] } }
      last = lines.upperBound
    }
    last = 0
    return lines.map { lines in
      defer { last = lines.upperBound }
      guard last + 1 < lines.lowerBound else { return [] }
      return notes(table.rows(on: (last + 1)...(lines.lowerBound - 1)).suffix(mostAbove))
    }
  }

  /// The answers below a row of questions, such as `Name` and `Age`; nil where it holds anything else.
  private static func answers(in cells: SheetCells, below row: Int) -> [Note]? {
    let table = cells.table
    func filled(_ row: Int) -> [Int] {
      (0..<min(table.width, mostColumns)).filter { !table.isBlank(row, $0) }
    }
    guard row + 1 < table.rows.count, table.rows[row + 1].line == table.rows[row].line + 1 else {
      return nil
    }
    let questions = filled(row)
    let labels = questions.compactMap { cells.name(row, $0) }
    let answers = filled(row + 1)
    guard (2...mostCells).contains(questions.count), labels.count == questions.count,
      questions.allSatisfy({ cells.kind(row, $0) == .word }),
      labels.allSatisfy({ $0.count <= longestLabel && note($0) == nil && !$0.hasSuffix(":") }),
      labels.contains(where: { SheetWords.isOfPeople($0) }), !answers.isEmpty,
      answers.allSatisfy(questions.contains),
      !answers.contains(where: { cells.name(row + 1, $0).map(SheetWords.isOfPeople) ?? false })
    else { return nil }
    return answers.compactMap { column in
      guard let label = cells.name(row, column), let value = cells.name(row + 1, column) else {
        return nil
      }
      return Note(label: label, value: value, isSure: true)
    }
  }

  /// The notes in a row: two cells of which the first is a word, or cells with colons.
  private static func notes(in cells: SheetCells, row: Int) -> [Note] {
    let filled = (0..<min(cells.table.width, mostColumns)).filter {
      !cells.table.isBlank(row, $0)
    }
    guard (1...mostCells).contains(filled.count) else { return [] }
    var notes: [Note] = []
    var place = 0
    while place < filled.count {
      let column = filled[place]
      place += 1
      guard cells.kind(row, column) == .word, let text = cells.name(row, column) else { continue }
      if let note = note(text) {
        notes.append(note)
        continue
      }
      let isLabel = text.hasSuffix(":")
      guard place < filled.count, isLabel || filled.count == 2, text.count <= longestLabel,
        let value = cells.name(row, filled[place]), isLabel || note(value) == nil
      else { continue }
      let label = isLabel ? trimmed(String(text.dropLast())) : text
      guard !label.isEmpty else { continue }
      notes.append(Note(label: label, value: value, isSure: isLabel))
      place += 1
    }
    return notes
  }

  /// A question with its answer in one cell, as in `Age: 34`.
  private static func note(_ text: String) -> Note? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let label = trimmed(String(text[..<colon]))
    let value = trimmed(String(text[text.index(after: colon)...]))
    guard !value.isEmpty, !value.hasPrefix("//"), label.count <= longestLabel,
      label.contains(where: \.isLetter)
    else { return nil }
    return Note(label: label, value: value, isSure: true)
  }
}

// The header of a sheet, and the rows above it.

internal import QStudy

extension LayoutFinder {
  /// Finds the row that names the columns of values; false where there is none.
  mutating func findHeader() -> Bool {
    let rows = table.rows.indices
    guard
      var first = rows.prefix(300).first(where: { row in
        core.count { !table.isBlank(row, $0) } * 2 > core.count
      }), first + 1 < rows.upperBound
    else { return false }
    first = namedHeader(from: first)
    let attributes = AttributeChoice(options.attributes)
    core.removeAll { attributes.holdsColumn(cells.name(first, $0), at: $0) }
    used = (0..<table.width).filter { column in
      (first..<rows.upperBound).contains { !table.isBlank($0, column) }
    }
    header = first
    label = labelColumn()
    guard core.count > 1, inner.count > 0 else { return false }
    if let names = namesOverNumbers(at: first) {
      header = names
    } else if let lower = twoLines(from: first) {
      header = lower
    }
    above = rows.prefix(header).filter { $0 != upper && $0 != wording }
    if !above.isEmpty { isChanged = true }
    body = (header + 1)..<rows.upperBound
    return !body.isEmpty
  }

  /// So many rows about the people may stand above their names.
  private static let mostAbove = 6

  /// The row that names the columns: the first filled one, unless one of the next few, and not it, begins
  /// with a word for what the rows are, or holds words below numbers that are no codes; ages, dates and groups
  /// may stand above the names.
  private func namedHeader(from first: Int) -> Int {
    func isTold(_ row: Int) -> Bool {
      (0...core[0]).contains { column in
        cells.name(row, column).map { SheetWords.isOfIDs($0) || SheetWords.isText($0) } ?? false
      }
    }
    let last = min(first + Self.mostAbove, table.rows.count - 2)
    guard !isTold(first), first < last else { return first }
    let isOfNumbers = isOfNumbers(first)
    return ((first + 1)...last).first { row in
      isTold(row) && SheetCells.isComplete(core.map { cells.name(row, $0) })
        && core.count { cells.kind(row, $0) == .word } * 2 > core.count
        || isOfNumbers && areNames(row)
    } ?? first
  }

  /// The first column of values beside one that may name the rows.
  private var firstBeside: Int { core[0] == 0 ? core[1] : core[0] }

  /// Whether a row holds numbers under a word that makes them no codes of people, such as their ages.
  private func isOfNumbers(_ row: Int) -> Bool {
    let numbers = core.filter { $0 >= firstBeside && cells.number(row, $0) != nil }
    guard numbers.count * 2 > core.count, let word = cells.words(row, before: firstBeside) else {
      return false
    }
    return !SheetWords.isOfNumbers(word) && !SheetWords.isLabel(word)
  }

  /// Whether a row holds another word above each column of values, and before them nothing that says what
  /// else it may be about.
  private func areNames(_ row: Int) -> Bool {
    let names = core.filter { $0 >= firstBeside }
    return names.allSatisfy { cells.kind(row, $0) == .word }
      && SheetCells.isComplete(names.map { cells.name(row, $0) })
      && (0..<firstBeside).allSatisfy { column in
        cells.name(row, column).map { SheetWords.isLabel($0) || SheetWords.isText($0) } ?? true
      }
  }

  /// The column that names the rows: the first, unless another one, and not it, bears a name for that and
  /// holds a different one for every row of values.
  private mutating func labelColumn() -> Int? {
    guard let first = used.first, let name = cells.name(header, first), !SheetWords.isOfIDs(name),
      !SheetWords.isText(name)
    else { return used.first }
    let values = sample.filter { row in
      row > header && core.count { cells.kind(row, $0).isOfValues } * 2 > core.count
    }
    let found = used.dropFirst().first { column in
      cells.name(header, column).map(SheetWords.isOfIDs) ?? false
        && SheetCells.isComplete(values.map { cells.name($0, column) })
    }
    // Of times another rule tells.
    guard let found, values.count > 1, !isOfTimes(first, values), !isOfDates(first, values) else {
      return first
    }
    isChanged = true
    let word = cells.name(header, found).map { " (“\(excerpt($0))”)" } ?? ""
    told.append("\(sentence(cells.letters([found])))\(word) read as the ids.")
    return found
  }

  /// The lower one of two rows that together name the columns, with the names; nil where one row does.
  private mutating func twoLines(from first: Int) -> Int? {
    let inner = inner
    guard inner.count > 1, first + 2 < table.rows.count else { return nil }
    let own = inner.map { cells.name(first, $0) }
    if SheetCells.isComplete(own) {
      if let lower = numbersBelowWording(first) { return lower }
      return first > 0 && isNamedAbove(first - 1, first) && join(first - 1, first) ? first : nil
    }
    // Words in the row below the first line, which is no row of values then.
    let below = first + 1
    let words = inner.count { cells.kind(below, $0) == .word }
    if words * 2 > inner.count, !inner.contains(where: { cells.kind(below, $0).isOfValues }),
      join(first, below)
    {
      return below
    }
    if first > 0, table.rows[first].line == table.rows[first - 1].line + 1,
      inner.contains(where: { !table.isBlank(first - 1, $0) }), join(first - 1, first)
    {
      return first
    }
    return nil
  }

  /// Names from two lines; false where they are not distinct either.
  private mutating func join(_ upper: Int, _ lower: Int) -> Bool {
    let inner = inner
    guard let (joined, isJoined) = cells.headerNames(upper, lower, inner) else { return false }
    names = cells.names(upper, lower, of: used)
    let isNamedAbove = isNamedAbove(upper, lower)
    for (column, name) in zip(inner, joined) { names[column] = name }
    if isJoined || isNamedAbove { self.upper = upper }
    self.isJoined = isJoined
    isChanged = true
    if isJoined {
      told.append(
        "\(sentence(cells.lines([upper, lower]))) joined: together they name the columns.")
    }
    return true
  }

  /// Whether a column beside the values bears its name in the upper line only.
  private func isNamedAbove(_ upper: Int, _ lower: Int) -> Bool {
    let inner = inner
    return table.rows[lower].line == table.rows[upper].line + 1
      && used.contains { column in
        column != label && !inner.contains(column) && table.isBlank(lower, column)
          && !table.isBlank(upper, column)
      }
  }

  /// A row of words for statements above a row that numbers them, or names them in short.
  private mutating func numbersBelowWording(_ first: Int) -> Int? {
    let below = first + 1
    let inner = inner
    let numbers = inner.map { table.value(below, $0) }
    let names = inner.map { cells.name(below, $0) }
    let areShort = inner.allSatisfy { column in
      cells.kind(below, column) == .word
        && cells.name(below, column).map { !$0.contains(where: \.isWhitespace) } ?? false
    }
    guard inner.count > 3,
      numbers == (1...inner.count).map({ $0 }) || areShort && SheetCells.isComplete(names),
      Self.isWording(inner.map { cells.name(first, $0) }),
      label.flatMap({ cells.kind(below, $0) })?.isOfValues != true
    else { return nil }
    wording = first
    isChanged = true
    told.append("\(sentence(cells.lines([first]))) read as the wording of the statements.")
    return below
  }

  /// Whether most texts are of several words, and each is another one.
  static func isWording(_ texts: [String?]) -> Bool {
    let known = texts.compactMap(\.self)
    return known.count * 2 > texts.count && Set(known).count == known.count
      && known.count { $0.contains(where: \.isWhitespace) && $0.count > 9 } * 2 > known.count
  }

  // MARK: Names of people over the numbers of their sorts

  /// What sorts are called that bear a number only.
  private static let sortWords: Set<String> = [
    "q sort", "q-sort", "qsort", "q_sort", "sort", "q-sort no", "q sort no", "sort no",
  ]

  /// The row of the names where one row names the people and the next one numbers their sorts, as in
  /// “Q-sort 1”, or as 1, 2 … beside a word for statements; nil where it is not so. The numbers are left out.
  private mutating func namesOverNumbers(at first: Int) -> Int? {
    guard options.rows != .sorts,
      let names = [first - 1, first].first(where: { numbersSorts($0 + 1, namedBy: $0) })
    else { return nil }
    // The columns are sorts, whatever the first cell says of the names.
    meaning = .statements
    isMeaningSure = true
    let (numbers, inner) = (names + 1, inner)
    self.names = cells.names(names, numbers, of: used)
    for column in inner { self.names[column] = cells.name(names, column) }
    let ends = [inner.first, inner.last].compactMap { $0.flatMap { cells.name(numbers, $0) } }
    leaveOut(
      [numbers],
      "the numbers of the sorts (“\(ends.joined(separator: "” to “"))”), which "
        + cells.lines([names]) + " names")
    return names
  }

  private func numbersSorts(_ row: Int, namedBy names: Int) -> Bool {
    let (cells, inner) = (cells, inner)
    // A blank name is asked for later; words for several columns each leave half of them blank.
    let named = inner.filter { !table.isBlank(max(0, names), $0) }
    guard names >= 0, row + 1 < table.rows.count, inner.count > 1, named.count * 2 > inner.count,
      table.rows[row].line == table.rows[names].line + 1,
      named.allSatisfy({ cells.kind(names, $0) == .word }),
      SheetCells.isComplete(named.map { cells.name(names, $0) }),
      isOfPeople(cells.words(names, before: inner[0]))
    else { return false }
    let numbered = inner.compactMap { column in
      cells.name(row, column).flatMap { NumberedName($0, isAtEnd: true) }
    }
    guard numbered.count == inner.count, let key = numbered.first?.key, key.after.isEmpty,
      numbered.allSatisfy({ $0.key == key }), Set(numbered.map(\.number)).count == inner.count
    else { return false }
    let word = trimmed(key.before)
    if Self.sortWords.contains(word) { return true }
    // Bare numbers may be those of statements.
    let beside = used.filter { $0 < inner[0] }.compactMap { cells.name(row, $0) }
    return word.isEmpty && numbered.map(\.number) == Array(1...inner.count)
      && beside.contains {
        TableOutline.meaning(of: TableOutline.corner($0)) == .statements || SheetWords.isText($0)
      }
  }

  /// Whether the words before a row of names, if any, are those for people or for what the table holds; another
  /// word, as “Occupation”, says something else of them.
  private func isOfPeople(_ word: String?) -> Bool {
    word.map { SheetWords.isOfIDs($0) || SheetWords.isText($0) } ?? true
  }

  // MARK: Rows above the header

  /// Tells of the rows above the header. Those with a name and a cell for most sorts, and one right above
  /// it with words for several sorts each, describe the participants.
  mutating func tellRowsAbove() {
    var titles = above
    if meaning == .statements, let firstValue = inner.first {
      let named = above.compactMap { row in
        cells.words(row, before: firstValue).flatMap { name in
          inner.count { !table.isBlank(row, $0) } * 2 > inner.count ? (name: name, row: row) : nil
        }
      }
      if !named.isEmpty {
        titles.removeAll { row in named.contains { $0.row == row } }
        let names = named.prefix(6).map { "“\(excerpt($0.name))”" }.joined(separator: ", ")
        told.insert(
          "\(sentence(cells.lines(named.map(\.row)))) (\(names)) read as what is known of the "
            + "participants.", at: 0)
        people = named + people
      }
    }
    if meaning == .sorts, wording == nil, let row = titles.last, row + 1 == header,
      Self.isWording(inner.map { cells.name(row, $0) })
    {
      titles.removeLast()
      wording = row
      told.insert(
        "\(sentence(cells.lines([row]))) read as the wording of the statements.", at: 0)
    }
    let headings = isJoined ? nil : upper ?? titles.last { cells.isHeading($0, of: inner) }
    if let row = headings, table.rows[header].line == table.rows[row].line + 1 {
      titles.removeAll { $0 == row }
      let words = cells.lines([row]) + " (" + cells.quoted(row, inner) + ")"
      if meaning == .statements, let firstValue = inner.first, cells.isHeading(row, of: inner) {
        people.insert((cells.headingName(row, before: firstValue), row), at: 0)
        told.insert(
          "\(sentence(words)) read as what is known of the participants, each word for the columns up to "
            + "the next.", at: 0)
      } else {
        told.insert("\(sentence(words)) left out: headings above the names of the columns.", at: 0)
      }
    }
    guard !titles.isEmpty else { return }
    told.insert(
      sentence(cells.lines(titles)) + " left out: above the header, a title or notes.", at: 0)
  }
}

internal import QStudy

/// Finds the table of the sorts among titles, totals, notes and what else people keep in a sheet.
///
/// Where the values are tells what the rest is: rows with about as many numbers as most have are rows
/// of values, columns in which most of these rows have a number are columns of values, and the header
/// is the first row that names most of them. Only what is sure is left out, and each with its reason;
/// the rest is for ``TableReader`` to read or to find fault with. Rows beyond the first 300 are only
/// looked at for a value, so that a long table costs one pass.
struct LayoutFinder {
  let cells: SheetCells
  let options: ReadingOptions
  /// A few hundred rows from both ends.
  let sample: [Int]
  /// The columns of values; that of the names may be one of them.
  var core: [Int]
  /// The columns that hold anything from the header down.
  var used: [Int] = []
  var label: Int?
  var header = 0
  /// The row above the header that names the columns together with it, or some of those beside the values.
  var upper: Int?
  /// Whether the columns of values bear a name of both rows.
  var isJoined = false
  /// The rows above the header that name no column.
  var above: [Int] = []
  var names: [Int: String] = [:]
  /// The rows below the header.
  var body: Range<Int> = 0..<0
  var outRows: Set<Int> = []
  var outColumns: Set<Int> = []
  var people: [(name: String, row: Int)] = []
  /// Columns of numbers that describe the participants.
  var attributes: Set<Int> = []
  var wording: Int?
  var meaning: TableRows?
  /// Whether a column of times, or a row about people, says what a row is, whatever the first cell says.
  var isMeaningSure = false
  /// Rows below the header that hold words above columns of values.
  var wordRows: [Int] = []
  /// Rows without a value that hold a few words only.
  var headings: [Int] = []
  var isChanged = false
  var told: [String] = []

  var table: RawTable { cells.table }
  /// The columns of values beside that of the names.
  var inner: [Int] { core.filter { $0 != label && !outColumns.contains($0) } }
  /// The rows of values that are left.
  var kept: [Int] {
    let people = Set(people.map(\.row))
    return body.filter { !outRows.contains($0) && !people.contains($0) && $0 != wording }
  }

  /// No sheet of sorts is so wide; a hostile one must not cost a look at every cell.
  private static let mostColumns = 4096

  /// What of a table is the table of the sorts; nil where all of it is, or nothing is sure.
  static func cut(_ table: RawTable, options: ReadingOptions) -> TableCut? {
    guard var finder = LayoutFinder(table, options: options), finder.findHeader(),
      finder.lookAtRows()
    else { return nil }
    finder.tellTimes()
    finder.leaveOutTotalRows()
    finder.leaveOutTotalColumns()
    finder.missNames()
    finder.tellRowsFromPeople()
    finder.tellRowsAbove()
    finder.tellColumnsOfPeople()
    finder.lookAtColumns()
    return finder.result()
  }

  /// Whether a table holds what may be sorts: values on both sides of zero, or many of them.
  static func looksLikeSorts(_ table: RawTable, options: ReadingOptions) -> Bool {
    guard let finder = LayoutFinder(table, options: options) else { return false }
    let values = finder.sample.flatMap { row in finder.core.compactMap { table.value(row, $0) } }
    return values.count * 2 > finder.sample.count
      && (finder.core.count > 3 || values.contains { $0 <= 0 })
  }

  /// A cut that the user described, without what is no sort and no statement in it, such as totals,
  /// headings and the header once more.
  static func tidied(
    _ cut: TableCut, of table: RawTable, options: ReadingOptions
  ) -> TableCut {
    guard let first = cut.rows.first, let last = cut.rows.last else { return cut }
    var finder = LayoutFinder(
      cells: SheetCells(table: table), options: options, sample: sample(of: cut.rows),
      core: cut.columns.filter { cut.values?.contains($0) ?? true })
    finder.label = cut.label
    finder.used = (cut.label.map { [$0] } ?? []) + cut.columns
    finder.header = cut.header ?? first
    finder.names = cut.names
    finder.meaning = cut.meaning
    finder.body = first..<(last + 1)
    finder.outRows = Set(finder.body).subtracting(cut.rows)
    guard finder.lookAtRows() else { return cut }
    finder.leaveOutTotalRows()
    finder.leaveOutTotalColumns()
    if cut.meaning == .statements { finder.leaveOutHeadings() }
    finder.leaveOutNotes()
    var cut = cut
    cut.rows.removeAll(where: finder.outRows.contains)
    cut.columns.removeAll(where: finder.outColumns.contains)
    cut.told += finder.told
    return cut
  }

  /// A few hundred rows from both ends.
  private static func sample(of rows: [Int]) -> [Int] {
    rows.prefix(300) + rows.dropFirst(300).suffix(60)
  }

  private init(cells: SheetCells, options: ReadingOptions, sample: [Int], core: [Int]) {
    (self.cells, self.options, self.sample, self.core) = (cells, options, sample, core)
  }

  private init?(_ table: RawTable, options: ReadingOptions) {
    guard table.rows.count > 2, (2...Self.mostColumns).contains(table.width) else { return nil }
    let cells = SheetCells(table: table)
    let sample = Self.sample(of: Array(table.rows.indices))
    let counts = sample.map { row in
      (0..<table.width).count { cells.kind(row, $0).isOfValues }
    }
    let filled = counts.filter { $0 > 0 }.sorted()
    guard !filled.isEmpty, filled[filled.count / 2] > 1 else { return nil }
    let enough = max(2, (filled[filled.count / 2] + 1) / 2)
    let rows = zip(sample, counts).filter { $0.1 >= enough }.map(\.0)
    let core = (0..<table.width).filter { column in
      let count = rows.count { cells.kind($0, column).isOfValues }
      return count > 0 && count * 2 >= rows.count
    }
    guard rows.count > 1, core.count > 1 else { return nil }
    self.init(cells: cells, options: options, sample: sample, core: core)
  }

  // MARK: The header

  /// Finds the row that names the columns of values; false where there is none.
  private mutating func findHeader() -> Bool {
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
    if let lower = twoLines(from: first) { header = lower }
    above = rows.prefix(header).filter { $0 != upper && $0 != wording }
    if !above.isEmpty { isChanged = true }
    body = (header + 1)..<rows.upperBound
    return !body.isEmpty
  }

  /// So many rows about the people may stand above their names.
  private static let mostAbove = 6

  /// The row that names the columns: the first filled one, unless one of the next few, and not it, begins
  /// with a word for what the rows are; ages, dates and groups may stand above the names.
  private func namedHeader(from first: Int) -> Int {
    func isTold(_ row: Int) -> Bool {
      (0...core[0]).contains { column in
        cells.name(row, column).map { SheetWords.isOfIDs($0) || SheetWords.isText($0) } ?? false
      }
    }
    let last = min(first + Self.mostAbove, table.rows.count - 2)
    guard !isTold(first), first < last else { return first }
    return ((first + 1)...last).first { row in
      isTold(row) && SheetCells.isComplete(core.map { cells.name(row, $0) })
        && core.count { cells.kind(row, $0) == .word } * 2 > core.count
    } ?? first
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

  // MARK: The result

  private func result() -> TableCut? {
    guard isChanged else { return nil }
    let gone = outColumns.union(label.map { [$0] } ?? [])
    return TableCut(
      header: header, upper: upper, names: names, rows: kept, label: label,
      columns: used.filter { !gone.contains($0) },
      people: people.map { name, row in
        (
          name, row,
          cells.words(row, of: inner, isSpread: row < header && cells.isSpread(row, of: inner))
        )
      },
      attributes: attributes, wording: wording,
      meaning: label == nil || isMeaningSure ? meaning : nil, told: told)
  }
}

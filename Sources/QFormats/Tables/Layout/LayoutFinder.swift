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
  var groups = SortGroups()
  /// Whether the user stated the range.
  var isStated = false
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
    finder.leaveOutNumberings()
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
    finder.isStated = true
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
    finder.leaveOutNumberings()
    if cut.meaning == .statements { finder.leaveOutHeadings() }
    if cut.meaning == .sorts { finder.leaveOutGroups() }
    finder.leaveOutNotes()
    var cut = cut
    cut.groups = finder.groups
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
      attributes: attributes, groups: groups, wording: wording,
      meaning: label == nil || isMeaningSure ? meaning : nil, told: told)
  }
}

internal import QStudy
internal import QTables

/// The pictures of the grid in a table: a row of values, the numbers of the cards below them.
///
/// ```
/// Anna
/// -2  -1   0   1   2
///  3   1   2   5   7
///      4   6   8
///          9
/// ```
struct GridPictures {
  /// A longer or wider table is looked at no further.
  private static let mostRows = 5000
  private static let mostColumns = 1000
  /// So many pictures no sheet holds.
  private static let mostPictures = 2000

  let table: RawTable
  /// The pictures, from top to bottom.
  private(set) var sorts: [CardSort] = []
  /// What looks like a picture and is none, as sentences.
  private(set) var told: [String] = []
  private var search: PictureSearch
  /// Rows of values that belong to no picture.
  private var rest: [PictureSearch.Run] = []

  /// The pictures in some tables. Beside those without a fault, or with a few, others of the same grid
  /// are found whatever is wrong with them; and where there are none but such, all that stands in a
  /// table must be pictures.
  ///
  /// - Throws: where there are pictures, and more cells than were looked at.
  static func find(in tables: [RawTable]) throws(Findings) -> [GridPictures] {
    var all: [GridPictures] = []
    for table in tables { all.append(try GridPictures(table)) }
    let good = all.flatMap(\.sorts)
    if good.isEmpty, let numbered = try numbered(tables, beside: all) { return numbered }
    for place in all.indices {
      if good.isEmpty { all[place].takeAlone() } else { all[place].addFaulty(like: good) }
    }
    return all
  }

  /// Fewer cards in words may look like a picture by chance.
  private static let fewestNumbered = 8

  /// The pictures whose cells are words: those with numbers in them, else those that hold the wording;
  /// nil where there are none without a fault.
  private static func numbered(
    _ tables: [RawTable], beside searched: [GridPictures]
  ) throws(Findings) -> [GridPictures]? {
    // Rows of values with nothing but words below or beside them are rare, and a look at every word
    // costs.
    guard searched.contains(where: \.hasWordsAtValues) else { return nil }
    for (kind, cells) in NumberedCells.kinds(of: tables) {
      var found: [GridPictures] = []
      for (cells, table) in zip(cells.tables, tables) {
        found.append(try GridPictures(cells, names: table))
      }
      let sorts = found.flatMap(\.sorts)
      let count = sorts.first?.cards.count ?? 0
      guard sorts.count > 1, count >= fewestNumbered,
        sorts.allSatisfy({ $0.isOfGrid && $0.isComplete && $0.cards.count == count })
      else { continue }
      for place in found.indices { found[place].word(from: tables[place], kind) }
      return found
    }
    return nil
  }

  /// Whether a row of values stands alone in its row, with words in the next, or with words at its poles.
  private var hasWordsAtValues: Bool {
    rest.contains { run in
      guard run.isOfGrid, run.row + 1 < table.rows.count,
        (0..<table.width).count(where: { table.value(run.row, $0) != nil }) == run.columns.count
      else { return false }
      let (left, right) = (run.columns.lowerBound - 1, run.columns.upperBound)
      let isBetween =
        left >= 0 && search.cells.kind(run.row, left) == .word
        && right < table.width && search.cells.kind(run.row, right) == .word
      return isBetween
        || run.columns.allSatisfy { table.value(run.row + 1, $0) == nil }
          && run.columns.contains { search.cells.kind(run.row + 1, $0) == .word }
    }
  }

  /// Takes the wording of the cards from the cells, and tells what was read as a number.
  private mutating func word(from words: RawTable, _ kind: NumberedCells.Kind) {
    guard !sorts.isEmpty else { return }
    sorts = sorts.map { sort in
      var sort = sort
      for card in sort.cards {
        guard let number = card.number, let text = words.rows[card.row][card.column].name else {
          continue
        }
        sort.texts[number] = kind.wording(of: text)
      }
      return sort
    }
  }

  /// The pictures in some ranges of tables, which the user named.
  ///
  /// - Throws: a finding for each range without one.
  static func find(
    in stated: [(table: RawTable, ranges: [CellRange])]
  ) throws(Findings) -> [[CardSort]] {
    let tables = stated.map(\.table)
    var found: [[CardSort]] = []
    var fault: Findings?
    do {
      for (table, ranges) in stated { found.append(try find(in: table, ranges: ranges)) }
    } catch {
      fault = error
    }
    if fault == nil, found.joined().allSatisfy(\.isComplete) { return found }
    for (kind, cells) in NumberedCells.kinds(of: tables) {
      let sorts = zip(cells.tables, stated).map { cells, stated in
        stated.ranges.map { range -> [CardSort] in
          var pictures = GridPictures(unsearched: cells, names: stated.table)
          pictures.look(in: range)
          pictures.word(from: stated.table, kind)
          return pictures.sorts
        }
      }
      if sorts.joined().allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isComplete) }) {
        return sorts.map { numbered($0.flatMap(\.self)) }
      }
    }
    if let fault { throw fault }
    return found
  }

  /// The pictures in some ranges of a table.
  private static func find(
    in table: RawTable, ranges: [CellRange]
  ) throws(Findings) -> [CardSort] {
    var found: [[CardSort]] = []
    for range in ranges {
      var pictures = GridPictures(unsearched: table)
      pictures.look(in: range)
      if pictures.sorts.isEmpty { pictures.takeFaulty(in: table.rows(on: range.rows)) }
      found.append(pictures.sorts)
    }
    try Findings.check(
      zip(ranges, found).filter { $0.1.isEmpty }.map { range, _ in
        Finding(
          .badValue,
          location: Location(
            file: table.file, cell: table.sheet.map { "\($0)!\(range.name)" } ?? range.name),
          found: "no picture of the grid in \(range.name)",
          expected:
            "a row of values that rise or fall by one, and below or above it the numbers of "
            + "cards, nearly all different",
          mend:
            "Correct the range after --sorts; for a table of values give one range, without the "
            + "name of a sheet, and the sheet with --sheet.")
      })
    return numbered(found.flatMap(\.self))
  }

  /// The pictures in a range that may as well hold a table; none where one of them is faulty.
  static func sorts(in table: RawTable, within range: CellRange) -> [CardSort] {
    var pictures = GridPictures(unsearched: table)
    pictures.look(in: range)
    return pictures.sorts
  }

  private init(unsearched table: RawTable, names: RawTable? = nil) {
    self.table = table
    search = PictureSearch(table, names: names)
  }

  private init(_ table: RawTable, names: RawTable? = nil) throws(Findings) {
    self.init(unsearched: table, names: names)
    let rows = 0..<min(table.rows.count, Self.mostRows)
    let columns = 0..<min(table.width, Self.mostColumns)
    look(in: rows, columns)
    let isAll =
      rows.count == table.rows.count && columns.count == table.width && !search.isExhausted
      && sorts.count < Self.mostPictures
    if isAll { return }
    let found = sorts
    (sorts, rest) = ([], [])
    // In a large table a few values may look like a picture by chance.
    guard found.count(where: { $0.isComplete && $0.isOfGrid }) > 1 else { return }
    throw Findings(
      Finding(
        .unreadableFormat, location: table.location(found[0].row, found[0].column),
        found: "pictures of the grid among more cells than are looked through",
        expected:
          "at most \(Self.mostPictures) pictures, in \(Self.mostRows) rows and "
          + "\(Self.mostColumns) columns",
        mend: "Divide the file, or name some of the pictures with --sorts, as in --sorts "
          + (found[0].range?.name ?? "A1:E5") + "."))
  }

  private mutating func look(in range: CellRange) {
    let columns =
      min(range.first.column - 1, table.width)..<min(range.last.column, table.width)
    look(in: table.rows(on: range.rows), columns)
  }

  /// Looks for pictures from top to bottom.
  private mutating func look(in rows: Range<Int>, _ columns: Range<Int>) {
    for row in rows {
      for run in search.runs(row, columns) where !search.isTaken(run) {
        guard sorts.count < Self.mostPictures, !search.isExhausted else { return }
        if let picture = search.picture(run, in: rows, columns) {
          sorts.append(picture)
        } else {
          rest.append(run)
        }
      }
    }
    sorts = Self.numbered(sorts)
  }

  // MARK: Faulty pictures

  /// Adds the pictures with the values of others that have too many faults to be told without these.
  private mutating func addFaulty(like good: [CardSort]) {
    let grids = Set(good.map(\.values))
    let rows = Dictionary(grouping: rest.filter { grids.contains($0.values) }, by: \.row)
    for row in rows.keys.sorted() {
      guard let runs = rows[row] else { continue }
      // Else it is a row of a table.
      let width = runs.reduce(0) { $0 + $1.columns.count }
      guard (0..<table.width).count(where: { table.value(row, $0) != nil }) == width else {
        continue
      }
      for run in runs where !search.isTaken(run) {
        guard let picture = search.faultyPicture(run, in: table.rows.indices) else {
          told.append("\(place(of: run)) left out: no card lies below or above the values.")
          continue
        }
        if good.contains(where: { $0.heights == picture.numbers }) {
          told.append("\(place(of: run)) left out: how many cards each value takes.")
        } else {
          sorts.append(picture)
        }
      }
    }
    sorts = Self.numbered(sorts.sorted { ($0.row, $0.column) < ($1.row, $1.column) })
  }

  /// Takes faulty pictures where every number of the table belongs to one.
  private mutating func takeAlone() {
    guard rest.first?.isOfGrid == true else { return }
    let before = self
    takeFaulty(in: table.rows.indices)
    let arePictures = sorts.allSatisfy { picture in
      let numbers = picture.numbers
      return picture.isOfGrid && picture.cards.count > picture.values.count
        && Set(numbers).count * 3 >= numbers.count
        && (numbers.max() ?? 0) > (picture.values.last ?? 0)
    }
    if !arePictures || countOfNumbers != countOfNumbersInPictures { self = before }
  }

  private var countOfNumbers: Int {
    table.rows.indices.reduce(0) { sum, row in
      sum + (0..<table.width).count { search.cells.number(row, $0) != nil }
    }
  }

  private var countOfNumbersInPictures: Int {
    sorts.reduce(0) { sum, picture in
      sum + picture.values.count
        + picture.cards.count { search.cells.number($0.row, $0.column) != nil }
    }
  }

  private mutating func takeFaulty(in rows: Range<Int>) {
    for run in rest where !search.isTaken(run) {
      if let picture = search.faultyPicture(run, in: rows) { sorts.append(picture) }
    }
    rest = []
    sorts = Self.numbered(sorts)
  }

  private func place(of run: PictureSearch.Run) -> String {
    let first = table.location(run.row, run.columns.lowerBound).cell ?? ""
    return table.sheet == nil
      ? "Line \(table.rows[run.row].line), column \(first)" : first
  }

  /// Pictures without a name are told apart by numbers.
  private static func numbered(_ sorts: [CardSort]) -> [CardSort] {
    var unnamed = 0
    return sorts.map { sort in
      guard sort.name.isEmpty || sort.name.first == " " else { return sort }
      var sort = sort
      unnamed += 1
      sort.name = unnamed == 1 ? "" : " \(unnamed)"
      return sort
    }
  }
}

internal import QStudy
internal import QTables

/// The wording of the statements on another sheet than the sorts: ids in one column, words in another.
struct WordingSheet {
  private let table: RawTable
  private let idColumn: Int
  private let textColumn: Int
  private let themeColumn: Int?
  /// The row with the names of the columns, if there is one.
  private let headerRow: Int?
  /// Whether ids were compared by the numbers in them.
  private let isByNumber: Bool
  /// The row of each statement, in their order; nil for one that the sheet does not have.
  private var rows: [Int?]

  /// A longer or wider sheet is no list of statements.
  private static let mostRows = 10_000
  private static let mostColumns = 50

  /// Finds two statements of three, or more, in a sheet; nil where there are fewer, or no words beside
  /// them.
  ///
  /// - Parameters:
  ///   - range: the cells with ids and wording, where they are known.
  ///   - pictures: cells that hold the numbers of cards, which are no ids.
  init?(
    _ table: RawTable, in range: CellRange? = nil, besides pictures: [CellRange] = [],
    for statements: [Statement]
  ) {
    let all = range.map { table.rows(on: $0.rows) } ?? table.rows.indices
    let columns = range.map { ($0.first.column - 1)..<$0.last.column } ?? 0..<table.width
    guard statements.count > 1, all.count <= Self.mostRows, columns.count <= Self.mostColumns else {
      return nil
    }
    for isByNumber in [false, true] {
      guard let keys = Self.keys(statements.map(\.id), isByNumber: isByNumber) else { continue }
      for column in columns {
        let cards = pictures.filter { $0.columns.contains(column + 1) }
        let free = all.filter { row in
          !cards.contains { $0.rows.contains(table.rows[row].line) }
        }
        let rows = Self.rows(of: keys, in: table, free, column, isByNumber: isByNumber)
        let found = rows.compactMap(\.self)
        guard found.count * 3 >= rows.count * 2, let top = found.min() else { continue }
        let header = Self.header(above: top, in: table, column, from: all.lowerBound)
        func isCalled(_ column: Int, _ words: Set<String>) -> Bool {
          header.flatMap { table.rows[$0][column].name }.map { words.contains($0.lowercased()) }
            ?? false
        }
        func texts(_ column: Int) -> [String?] { found.map { table.rows[$0][column].name } }
        let others = columns.filter { $0 != column && !texts($0).contains(nil) }
        guard
          let text = others.first(where: { isCalled($0, TableReader.textWords) })
            ?? others.first(where: { LayoutFinder.isWording(texts($0)) })
        else { continue }
        self.table = table
        (idColumn, textColumn, headerRow) = (column, text, header)
        themeColumn = columns.first { isCalled($0, ["theme"]) }
        self.isByNumber = isByNumber
        self.rows = rows
        return
      }
    }
    return nil
  }

  /// The sheet with its first wording put to the first statement, and so on, and how its ids are numbered, where
  /// they count on as those of the statements do but begin with another number; nil where it is not so.
  func shifted(
    for statements: [Statement]
  ) -> (sheet: WordingSheet, shift: ShiftedNumbers, top: Location)? {
    let worded = table.rows.indices.filter { row in
      table.rows[row][idColumn].name.flatMap { NumberedName($0, isAtEnd: true) } != nil
        && table.rows[row][textColumn].name != nil
    }
    guard let top = worded.first,
      let shift = ShiftedNumbers(
        worded.compactMap { table.rows[$0][idColumn].name }, beside: statements.map(\.id))
    else { return nil }
    return (
      WordingSheet(self, rows: worded), shift, table.location(top, idColumn)
    )
  }

  private init(_ sheet: WordingSheet, rows: [Int?]) {
    self = sheet
    self.rows = rows
  }

  /// The statements that the sheet does not word.
  func missing(of statements: [Statement]) -> [String] {
    zip(statements, rows).filter { $0.1 == nil }.map(\.0.id)
  }

  /// The numbers in the first column of the visible sheets that word something right beside it.
  ///
  /// - Parameter sorts: the sheet of the sorts, which is none of them.
  static func ids(in book: XLSXWorkbook, file: String, besides sorts: String) -> Set<String> {
    var ids: Set<String> = []
    for sheet in book.sheets
    where !sheet.isHidden && sheet.name != sorts && sheet.rows.count <= mostRows {
      guard
        let table = try? XLSXTableFormat.table(
          sheet, file: file, datesFrom1904: book.datesFrom1904),
        (2...mostColumns).contains(table.width)
      else { continue }
      let rows = table.rows.filter { row in
        row[0].name.map { parseInteger($0) != nil } == true && row[1].name != nil
      }
      guard LayoutFinder.isWording(rows.map { $0[1].name }) else { continue }
      ids.formUnion(rows.compactMap { $0[0].name })
    }
    return ids
  }

  /// The statements that the sheet words beside these.
  var surplus: [String] {
    let own = Set(rows.compactMap(\.self))
    guard let top = own.min() else { return [] }
    let first = headerRow.map { $0 + 1 } ?? top
    return table.rows.indices.filter { row in
      row >= first && !own.contains(row) && !table.isBlank(row, textColumn)
    }.compactMap { table.rows[$0][idColumn].name }
  }

  /// The row right above those of which the ids differ from that of the first statement in the number only, such as
  /// a card 0 that no sort has.
  private static func header(
    above top: Int, in table: RawTable, _ column: Int, from start: Int
  ) -> Int? {
    func key(_ row: Int) -> NumberedName.Key? {
      table.rows[row][column].name.flatMap { NumberedName($0, isAtEnd: true)?.key }
    }
    guard top > start else { return nil }
    return (start..<top).last { key($0) == nil || key($0) != key(top) }
  }

  /// What is said of a list that lacks some of the statements.
  func partial(missing: [String]) -> Warning {
    Warning(
      .statementsUnworded,
      "The sheet “\(excerpt(name))” words some of the statements, so that none of its wording was taken. "
        + "It lacks \(Self.listed(missing)).", statements: missing)
  }

  /// Some statements, for people.
  static func listed(_ ids: [String]) -> String {
    "the statement\(ids.count == 1 ? "" : "s") " + ids.prefix(8).joined(separator: ", ")
      + (ids.count > 8 ? " …" : "")
  }

  /// The first statement that another sheet words otherwise, of those that both word; nil where there
  /// is none.
  func difference(to other: WordingSheet) -> (place: Int, own: String, its: String)? {
    for place in rows.indices {
      guard let row = rows[place], let its = other.rows[place],
        let own = table.rows[row][textColumn].name,
        let text = other.table.rows[its][other.textColumn].name, own != text
      else { continue }
      return (place, own, text)
    }
    return nil
  }

  /// Where a statement is worded; nil where it is not.
  func location(of place: Int) -> Location? { rows[place].map { table.location($0, textColumn) } }

  /// Whether a row of the sheet words a statement, or is the header above them.
  func contains(line: Int) -> Bool { range?.range.rows.contains(line) ?? false }

  /// What else the sheet holds beside the wording, as a sentence; nil where that is nothing.
  ///
  /// - Parameter sorts: those that were read.
  func unused(beside sorts: [QSort]) -> Warning? {
    let worded = rows.compactMap(\.self)
    let others = (0..<table.width).filter { column in
      ![idColumn, textColumn, themeColumn].contains(column)
        && worded.contains { !table.isBlank($0, column) }
    }
    guard !others.isEmpty else { return nil }
    let filling = Set(SingleSorts(like: sorts).columns(in: table))
    let columns = others.map { column in
      let name = headerRow.flatMap { table.rows[$0][column].name }
      let what = filling.contains(column) ? ["a sort"] : []
      return (table.letters(column), (name.map { ["“\(excerpt($0))”"] } ?? []) + what)
    }
    guard let unread = Self.unread(columns, of: name) else { return nil }
    return Warning(
      .recordsIgnored,
      unread + (filling.isEmpty ? "" : " Put a sort on it beside the others.")
        + (others.contains { !filling.contains($0) }
          ? " Comments are read from a sheet with the columns participant, statement and comment."
          : ""))
  }

  /// Which columns beside the wording were not read, as a sentence; nil where there are none.
  ///
  /// - Parameters:
  ///   - columns: each by its letters, with what is said of it.
  ///   - sheet: the name of the sheet.
  static func unread(_ columns: [(letters: String, words: [String])], of sheet: String) -> String? {
    guard !columns.isEmpty else { return nil }
    let named = columns.prefix(12).map { letters, words in
      letters + (words.isEmpty ? "" : " (\(words.joined(separator: ", ")))")
    }
    return "Of the sheet “\(excerpt(sheet))” only the wording was read, not column"
      + (columns.count == 1 ? " " : "s ") + named.joined(separator: ", ")
      + (columns.count > 12 ? " …." : ".")
  }

  /// Gives the statements their wording and, where the sheet has them, their themes.
  func word(_ study: inout Study) {
    for (place, row) in rows.enumerated() {
      guard let row else { continue }
      study.statements[place].text = table.rows[row][textColumn].name ?? ""
      if let themeColumn { study.statements[place].theme = table.rows[row][themeColumn].name }
    }
    if themeColumn != nil { study.themes = TableReader.declaredThemes(study.statements) }
  }

  /// What was taken from where, as a sentence.
  var told: String {
    "The wording of the statements was taken from the sheet “\(excerpt(name))”: column "
      + "\(table.letters(textColumn)), by the \(isByNumber ? "numbers" : "ids") in column "
      + "\(table.letters(idColumn))"
      + (themeColumn.map { ", with the themes of column \(table.letters($0))" } ?? "") + "."
      + toldSurplus
  }

  /// That statements are worded which no sort has, as a sentence behind another; empty where none are.
  private var toldSurplus: String {
    let surplus = surplus
    guard !surplus.isEmpty else { return "" }
    let ids = surplus.prefix(8).map { excerpt($0) }.joined(separator: ", ")
    return
      " \(surplus.count) more that it words (\(ids)\(surplus.count > 8 ? " …" : "")) are none of the sorts: if people "
      + "sorted them, cards are missing in the sorts."
  }

  /// The cells: ids, wording and themes, with the header above them.
  var range: SheetRange? {
    let columns = [idColumn, textColumn, themeColumn].compactMap(\.self)
    let rows = rows.compactMap(\.self)
    guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
      let bottom = rows.max()
    else { return nil }
    // The header stands right above.
    let hasHeader =
      top > 0 && headerRow == top - 1 && table.rows[top - 1].line + 1 == table.rows[top].line
    let cells = CellRange(
      rows: table.rows[hasHeader ? top - 1 : top].line...table.rows[bottom].line,
      columns: (left + 1)...(right + 1))
    return cells.map { SheetRange(sheet: table.sheet, range: $0) }
  }

  /// The name of the sheet.
  var name: String { table.sheet ?? table.file }

  // MARK: Ids

  /// What is compared of some ids; nil where their numbers do not tell them apart.
  private static func keys(_ ids: [String], isByNumber: Bool) -> [String]? {
    guard isByNumber else { return ids }
    let numbers = ids.compactMap(number)
    let isSure =
      numbers.count == ids.count && Set(numbers.map(\.digits)).count == ids.count
      && Set(numbers.map(\.prefix)).count == 1
    return isSure ? numbers.map(\.digits) : nil
  }

  /// The number at the end of an id, without zeros before it, and what stands before; nil where there
  /// is none.
  private static func number(_ id: String) -> (prefix: String, digits: String)? {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    guard !digits.isEmpty else { return nil }
    let plain = digits.drop { $0 == "0" }
    return (String(id.dropLast(digits.count)), plain.isEmpty ? "0" : String(plain))
  }

  /// The one row in which each id stands in a column; nil for an id that stands there never or twice.
  private static func rows(
    of keys: [String], in table: RawTable, _ rows: [Int], _ column: Int, isByNumber: Bool
  ) -> [Int?] {
    var places: [String: [Int]] = [:]
    for row in rows {
      guard let name = table.rows[row][column].name,
        let key = isByNumber ? number(name)?.digits : name
      else { continue }
      places[key, default: []].append(row)
    }
    return keys.map { key in
      places[key].flatMap { $0.count == 1 ? $0[0] : nil }
    }
  }
}

internal import QStudy
package import QTables

/// Where in the cells of a file the sorts were found: what was read, and what it takes to say the same
/// by hand.
package struct SheetLayout: Sendable {
  /// The file as the user named it.
  package let file: String
  /// The sheet of a workbook.
  package let sheet: String?
  /// What a row is; nil where sorts are pictures or piles.
  package let rows: TableRows?
  /// The values, or the cards of piles; nil where sorts are pictures.
  package private(set) var sorts: CellRange?
  /// The pictures of the grid.
  package private(set) var pictures: [SheetRange] = []
  /// The ids of the sorts; nil where there are none.
  package private(set) var ids: IDPlace?
  /// The ids of the statements, their wording, or both; nil where there are none.
  package let statements: CellRange?
  /// The ids and the wording of the statements on another sheet.
  package private(set) var wording: SheetRange?
  /// Columns, or rows, that describe participants, by their names.
  package let attributes: [String]
  /// The same as `--attributes` takes them: by their places where their names do not tell.
  package let statedAttributes: [String]
  /// What was left out or read as something else, each with the reason, as sentences.
  package private(set) var told: [String]
  /// A few rows and columns of the table.
  package let excerpt: Excerpt
  /// The rows and columns of a sheet that were read, from 1; none of a file of text.
  private var read: (rows: Set<Int>, columns: Set<Int>) = ([], [])

  /// A few cells of a table with the letters and numbers of their places.
  package struct Excerpt: Equatable, Sendable {
    /// The letters of the columns; nil stands for those between.
    package let columns: [String?]
    /// Rows with the number of each; nil stands for those between.
    package let rows: [(number: Int, cells: [String])?]

    package static func == (a: Excerpt, b: Excerpt) -> Bool {
      a.columns == b.columns && a.rows.map { $0?.number } == b.rows.map { $0?.number }
        && a.rows.map { $0?.cells } == b.rows.map { $0?.cells }
    }
  }

  /// Whether nothing was left out, joined or numbered.
  package var isPlain: Bool { told.isEmpty }

  /// The options that state the same choice, as the words of a command.
  package var options: [String] {
    var words: [String] = []
    if let sheet { words += ["--sheet", sheet] }
    let ranges = sorts.map { [SheetRange(range: $0)] } ?? pictures
    if !ranges.isEmpty { words += ["--sorts", Self.list(ranges)] }
    let texts = [statements.map { SheetRange(range: $0) }, wording].compactMap(\.self)
    if !texts.isEmpty { words += ["--statements", Self.list(texts)] }
    if let ids { words += ["--ids", ids.description] }
    if let rows, ids == nil, statements == nil { words += ["--rows", rows.rawValue] }
    if !statedAttributes.isEmpty {
      words += ["--attributes", statedAttributes.joined(separator: ",")]
    }
    return words
  }

  /// Options as they are typed, the value of one of them replaced; those that are missing come last.
  static func typed(_ words: [String], replacing option: String, with value: String) -> String {
    var pairs = stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
    if let place = pairs.firstIndex(where: { $0.0 == option }) {
      pairs[place].1 = value
    } else {
      pairs.append((option, value))
    }
    return pairs.map { shellOption($0.0, $0.1) }.joined(separator: " ")
  }

  private static func list(_ ranges: [SheetRange]) -> String {
    ranges.map(\.description).joined(separator: ",")
  }

  /// Those of some rows and columns of the sheet that were not read.
  func leftOut(rows: [Int], columns: [Int]) -> (rows: [Int], columns: [Int]) {
    (
      rows.filter { !read.rows.contains($0) }, columns.filter { !read.columns.contains($0) }
    )
  }

  /// Takes in what else must be told.
  mutating func add(told sentence: String) { told.append(sentence) }

  /// Takes in where the wording of the statements was found.
  mutating func add(wording: SheetRange, told sentence: String) {
    self.wording = wording
    told.append(sentence)
  }
}

extension SheetLayout {
  /// The layout of pictures of the grid.
  ///
  /// - Parameter isOneOfMany: whether there are more sheets of them than this one.
  init(pictures: [CardSort], in table: RawTable, isOneOfMany: Bool, told: [String]) {
    self.init(cards: table, sheet: isOneOfMany ? nil : table.sheet, told: told)
    self.pictures = pictures.compactMap { picture in
      picture.range.map { SheetRange(sheet: isOneOfMany ? picture.table.sheet : nil, range: $0) }
    }
  }

  /// The layout of a table of piles, whose first row and first column hold the names of the sorts and
  /// the values.
  init(piles: PilesTable, in table: RawTable, extras: TableExtras, told: [String]) {
    let beside = piles.attributes.map { line -> (name: String, place: IDPlace?) in
      piles.isDown
        ? (table.rows[line][0].name ?? "", .row(table.rows[line].line))
        : (table.rows[0][line].name ?? "", table.place(line).map { .column($0 + 1) })
    }
    self.init(
      cards: table, sheet: table.sheet,
      attributes: beside + extras.people.map { ($0.name, .row($0.line)) }, told: told)
    let (lines, columns) =
      piles.isDown ? (piles.values, 1..<table.width) : (1..<table.rows.count, piles.values)
    let places = columns.compactMap { table.place($0) }
    guard let top = lines.first, let bottom = lines.last, let left = places.min(),
      let right = places.max(), let label = table.place(0)
    else { return }
    sorts = CellRange(
      rows: table.rows[top].line...table.rows[bottom].line, columns: (left + 1)...(right + 1))
    ids = piles.isDown ? .row(table.rows[0].line) : .column(label + 1)
  }

  /// The layout of lists of cards: the cells with names, values and cards.
  init(lists: PileLists, in table: RawTable, told: [String]) {
    self.init(cards: table, sheet: table.sheet, told: told)
    sorts = lists.range
  }

  /// The layout of cards under values.
  ///
  /// - Parameter attributes: the lines that describe the participants.
  private init(
    cards table: RawTable, sheet: String?, attributes: [(name: String, place: IDPlace?)] = [],
    told: [String]
  ) {
    file = table.file
    self.sheet = sheet
    (rows, statements) = (nil, nil)
    let names = attributes.map(\.name)
    self.attributes = names
    statedAttributes = attributes.map {
      AttributeChoice.word($0.name, place: $0.place, among: names)
    }
    self.told = told
    // What is cut off is marked, and the last line shown behind it.
    let columns = Self.ends(of: table.width)
    let rows = Self.ends(of: table.rows.count)
    excerpt = Excerpt(
      columns: columns.map { $0.map { table.letters($0) } },
      rows: rows.map { row in
        row.map { row in
          (
            table.rows[row].line,
            columns.map { column in column.map { Self.shown(table.rows[row][$0]) } ?? "…" }
          )
        }
      })
  }

  /// So many lines of cards are drawn, the one between that stands for what is cut off among them.
  private static let mostLines = 8

  /// The first of some lines and the last, nil standing for those between; all where they are few.
  private static func ends(of count: Int) -> [Int?] {
    count <= mostLines
      ? (0..<count).map { $0 } : (0..<(mostLines - 2)).map { $0 } + [nil, count - 1]
  }

  /// The layout of a table once its columns are known.
  init(
    _ table: RawTable, _ outline: TableOutline, _ roles: ColumnRoles, extras: TableExtras,
    told: [String]
  ) {
    file = table.file
    sheet = table.sheet
    rows = outline.rows
    self.told = told
    let isSorts = outline.rows == .sorts
    let values = roles.values.compactMap { table.place($0.index) }
    let lines = table.rows.dropFirst().map(\.line)
    let header = table.rows[0].line
    let label = table.place(outline.label)
    let hasHeader = header < (lines.first ?? 0)
    guard let low = values.min(), let high = values.max(), let first = lines.first,
      let bottom = lines.last
    else {
      (sorts, ids, statements, attributes, statedAttributes) = (nil, nil, nil, [], [])
      excerpt = Excerpt(columns: [], rows: [])
      return
    }
    let top = min(first, extras.firstLine ?? first)
    sorts = CellRange(rows: top...bottom, columns: (low + 1)...(high + 1))
    if isSorts {
      ids = label.map { .column($0 + 1) }
      let other = extras.wordingLine ?? extras.upperLine ?? header
      statements =
        hasHeader
        ? CellRange(
          rows: min(other, header)...max(other, header), columns: (low + 1)...(high + 1)) : nil
      let names = table.rows[0].names
      attributes = roles.attributes.map(\.name)
      statedAttributes = roles.attributes.map { column in
        AttributeChoice.word(
          column.name, place: table.place(column.index).map { .column($0 + 1) }, among: names)
      }
    } else {
      let joined = extras.upperLine.flatMap { upper in
        CellRange(rows: upper...header, columns: (low + 1)...(high + 1)).map { IDPlace.range($0) }
      }
      ids = hasHeader ? joined ?? .row(header) : nil
      let columns = [label].compactMap(\.self) + roles.texts.compactMap { table.place($0.index) }
      statements = columns.min().flatMap { first in
        columns.max().flatMap { last in
          CellRange(rows: top...bottom, columns: (first + 1)...(last + 1))
        }
      }
      let names = extras.people.map(\.name)
      attributes = names
      statedAttributes = extras.people.map {
        AttributeChoice.word($0.name, place: .row($0.line), among: names)
      }
    }
    if table.sheet != nil {
      let beside = [extras.upperLine, extras.wordingLine].compactMap(\.self)
      read = (
        Set(table.rows.map(\.line) + beside + extras.people.map(\.line)),
        Set((0..<table.width).compactMap { table.place($0) }.map { $0 + 1 })
      )
    }
    excerpt = Self.excerpt(
      table, columns: [outline.label] + roles.texts.prefix(1).map(\.index),
      values: roles.values.map(\.index))
  }

  private static func excerpt(_ table: RawTable, columns: [Int], values: [Int]) -> Excerpt {
    let left = columns.filter { table.place($0) != nil } + values.prefix(3)
    let hasMore = values.count > 3
    let shown = left + (hasMore ? values.suffix(1) : [])
    let gap = values.count > 4 ? left.count : nil
    var letters: [String?] = shown.map { table.letters($0) }
    if let gap { letters.insert(nil, at: gap) }
    let last = table.rows.count - 1
    var rows: [(number: Int, cells: [String])?] = (0...min(4, last)).map { row in
      (table.rows[row].line, cells(row))
    }
    func cells(_ row: Int) -> [String] {
      var cells = shown.map { Self.shown(table.rows[row][$0]) }
      if let gap { cells.insert("…", at: gap) }
      return cells
    }
    if last > 5 { rows.append(nil) }
    if last > 4 { rows.append((table.rows[last].line, cells(last))) }
    return Excerpt(columns: letters, rows: rows)
  }

  private static func shown(_ cell: RawCell) -> String {
    switch cell {
    case .error(let error): error
    case .uncomputed: "(formula)"
    default: cell.name ?? ""
    }
  }
}

internal import QStudy

/// What of a raw table is the table of the sorts: rows and columns by their places in the raw one.
struct TableCut {
  /// The row with the names of the columns; nil where there is none.
  var header: Int?
  /// The row above the header that names the columns together with it.
  var upper: Int?
  /// Names that replace those of the header, by column.
  var names: [Int: String] = [:]
  /// The rows below the header.
  var rows: [Int]
  /// The column that names the rows; nil where they are to be numbered.
  var label: Int?
  /// The other columns, in order.
  var columns: [Int]
  /// Rows that describe the participants, where a column is a sort, each with its words by column.
  var people: [(name: String, row: Int, words: [Int: String])] = []
  /// Columns that describe the participants though they hold numbers.
  var attributes: Set<Int> = []
  /// The names of groups that stand in rows of their own above the sorts.
  var groups = SortGroups()
  /// The row with the wording of the statements, where a row is a sort.
  var wording: Int?
  /// Columns that hold values whatever they look like; nil where their cells tell.
  var values: Set<Int>?
  /// What a row is, where it is known.
  var meaning: TableRows?
  /// What was left out or read as something else, each with the reason, as sentences.
  var told: [String] = []
}

/// What a cut knows of the columns of the table that it leaves.
struct TableExtras {
  /// What is known of participants: a name, the number of its row, and the words by column.
  var people: [(name: String, line: Int, cells: [Int: String])] = []
  /// Columns that describe the participants though they hold numbers, as columns of the file from 0.
  var attributes: Set<Int> = []
  /// The number of the first row of the sorts, where it names a group.
  var firstLine: Int?
  /// The wording of statements by column.
  var wording: [Int: String] = [:]
  /// The number of the row with the wording.
  var wordingLine: Int?
  /// The number of the row above the header that names the columns together with it.
  var upperLine: Int?
  /// Columns that hold values whatever they look like.
  var values: Set<Int>?
}

extension RawTable {
  /// The table that a cut leaves: header first, the column of names leftmost. Cells keep their places
  /// in messages.
  func cut(_ cut: TableCut) throws(Findings) -> (table: RawTable, extras: TableExtras) {
    let columns = (cut.label.map { [$0] } ?? []) + cut.columns
    let isNumbered = cut.label == nil
    let isGrouped = !isNumbered && !cut.groups.isEmpty
    // Only where columns keep their order does the length of a row mean what it meant.
    let countsCells = countsCells && columns == columns.sorted()
    var names = columns.map { column -> RawCell in
      if let name = cut.names[column] { return .text(name) }
      return cut.header.map { rows[$0][column] } ?? .blank
    }
    var slots = columns.map { Optional($0) }
    if isNumbered {
      names.insert(.text(cut.meaning?.thing ?? "sort"), at: 0)
      slots.insert(nil, at: 0)
    } else if isGrouped {
      names.insert(.text(SheetWords.group), at: 1)
      slots.insert(nil, at: 1)
    }
    let prefix = cut.meaning == .statements ? "" : "P"
    let line = cut.header.map { rows[$0].line } ?? cut.rows.first.map { rows[$0].line } ?? 1
    let table = try picking(
      header: RawRow(line: line, cells: names), rows: cut.rows,
      places: slots, countsCells: countsCells
    ) { number in
      if isNumbered { return .text("\(prefix)\(number + 1)") }
      return isGrouped ? cut.groups[cut.rows[number]].map { .text($0) } ?? .blank : .blank
    }
    var extras = TableExtras()
    extras.attributes = cut.attributes
    extras.upperLine = cut.upper.map { rows[$0].line }
    extras.firstLine = isGrouped ? cut.groups.firstRow.map { rows[$0].line } : nil
    let places = slots.enumerated().compactMap { offset, column in column.map { (offset, $0) } }
    for (name, row, words) in cut.people {
      let told = places.compactMap { place, column in words[column].map { (place, $0) } }
      extras.people.append((name, rows[row].line, Dictionary(told) { first, _ in first }))
    }
    if let wording = cut.wording {
      extras.wordingLine = rows[wording].line
      extras.wording = Dictionary(
        places.compactMap { place, column in rows[wording][column].name.map { (place, $0) } }
      ) { first, _ in first }
    }
    if let values = cut.values {
      extras.values = Set(places.filter { values.contains($0.1) }.map(\.0))
    }
    return (table, extras)
  }
}

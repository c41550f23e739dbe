internal import QStudy
internal import QTables

/// The cells of tables with words that stand for numbers as these numbers: `S12`, `12. Trees first` and
/// `+3 most agree`.
///
/// Pictures of the grid are looked for in them where there are none of bare numbers; where cells hold the
/// wording itself, each text below values gets a number, in the order in which they come first.
struct NumberedCells {
  /// What the words are.
  enum Kind {
    /// Words with the number of a card.
    case numbers
    /// The wording of a card.
    case texts

    /// The wording in a cell; nil where it holds a number alone.
    func wording(of text: String) -> String? {
      guard self == .numbers else { return text }
      guard let match = text.prefixMatch(of: /[0-9]{1,3}(?:[.:)]\s*|\s+)/) else { return nil }
      return String(text[match.range.upperBound...])
    }
  }

  /// The tables by either kind, those with numbers first; none of them where they hold no such words.
  static func kinds(of tables: [RawTable]) -> some Sequence<(Kind, NumberedCells)> {
    [Kind.numbers, .texts].lazy.compactMap { kind in
      let cells: NumberedCells? =
        switch kind {
        case .numbers: NumberedCells(numbersIn: tables)
        case .texts: NumberedCells(textsIn: tables)
        }
      return cells.map { (kind, $0) }
    }
  }

  /// The tables, cell by cell in the same places.
  let tables: [RawTable]

  /// Larger tables hold no pictures of words.
  private static let mostRows = 2000
  private static let mostColumns = 200
  private static let longestWord = 12

  /// The tables with the numbers that their words begin or end with; nil where there are none.
  private init?(numbersIn tables: [RawTable]) {
    self.init(tables) { table, cells in
      Dictionary(
        cells.compactMap { cell in Self.number(cell.text).map { (cell.place, $0) } }
      ) { first, _ in first }
    }
  }

  /// The tables with a number for each text below the values of a grid; nil where there are none.
  private init?(textsIn tables: [RawTable]) {
    var numbers: [String: Int] = [:]
    self.init(tables) { table, cells in
      let below = Self.placesBelowValues(table)
      return Dictionary(
        cells.filter { below.contains($0.place) }.map { cell in
          let number = numbers[cell.text] ?? numbers.count + 1
          numbers[cell.text] = number
          return (cell.place, number)
        }
      ) { first, _ in first }
    }
  }

  /// A row and a column.
  private struct Place: Hashable {
    let row: Int
    let column: Int
  }

  private init?(
    _ tables: [RawTable],
    number: (RawTable, [(place: Place, text: String)]) -> [Place: Int]
  ) {
    var numbered: [RawTable] = []
    var isAny = false
    for table in tables {
      guard table.rows.count <= Self.mostRows, table.width <= Self.mostColumns else {
        numbered.append(table)
        continue
      }
      let cells = SheetCells(table: table)
      let words = table.rows.indices.flatMap { row in
        (0..<table.width).compactMap { column -> (place: Place, text: String)? in
          guard cells.kind(row, column) == .word, let text = cells.name(row, column) else {
            return nil
          }
          return (Place(row: row, column: column), text)
        }
      }
      let numbers = number(table, words)
      if numbers.isEmpty {
        numbered.append(table)
        continue
      }
      isAny = true
      let rows = table.rows.indices.map { row in
        RawRow(
          line: table.rows[row].line,
          cells: (0..<table.width).map { column in
            numbers[Place(row: row, column: column)].map { .number(Double($0)) }
              ?? table.rows[row][column]
          })
      }
      let own = try? RawTable(
        file: table.file, sheet: table.sheet, rows: rows,
        takesDecimalComma: table.takesDecimalComma)
      numbered.append(own ?? table)
    }
    guard isAny else { return nil }
    self.tables = numbered
  }

  /// The number that a word ends with, as in `S12`, or a text begins with, as in `12. Trees first`.
  private static func number(_ text: String) -> Int? {
    if text.count <= longestWord, let word = text.wholeMatch(of: /(?:\p{L}+[ ._#-]?|#)([0-9]{1,3})/)
    {
      return Int(word.1)
    }
    // Only the beginning is looked at, however long a text is.
    let start = String(text.prefix(20))
    guard let match = start.prefixMatch(of: /([+\-−–]?)([0-9]{1,3})(?:[.:)]\s*|\s+)\(?\p{L}/),
      let number = Int(match.2)
    else { return nil }
    return match.1.isEmpty || match.1 == "+" ? number : -number
  }

  /// The cells right below rows of values, as far as no row between is blank.
  private static func placesBelowValues(_ table: RawTable) -> Set<Place> {
    var places: Set<Place> = []
    let search = PictureSearch(table)
    var (columns, last): (Range<Int>, Int) = (0..<0, 0)
    for row in table.rows.indices {
      if let run = search.runs(row, 0..<table.width).first(where: \.isOfGrid) {
        (columns, last) = (run.columns, table.rows[row].line)
      } else if table.rows[row].line == last + 1,
        columns.contains(where: { !table.isBlank(row, $0) })
      {
        last += 1
        for column in columns { places.insert(Place(row: row, column: column)) }
      }
    }
    return places
  }
}

internal import QStudy
internal import QTables

/// A table as a text file or a sheet holds it, before anything is known of its meaning.
struct RawTable {
  let file: String
  /// The sheet, for the cells of a workbook.
  let sheet: String?
  /// The rows that hold anything, the header first.
  let rows: [RawRow]
  /// How many columns there are up to the last one that holds anything.
  let width: Int
  /// Whether a comma may separate decimals.
  let takesDecimalComma: Bool
  /// Whether a row knows how many cells it has, blank ones at its end included.
  let countsCells: Bool
  /// Whether a number may bear another sign than a minus of ASCII, or be one stored as text.
  let mayHoldSigns: Bool
  /// The columns of the file that the columns are, for messages; nil for one that was added. All of
  /// them in order where the whole is nil.
  private let columnNumbers: [Int?]?
  /// What every cell is as a placement, row by row: each is read once, and looked at many times.
  private var codes: [Int16] = []

  /// How many cells a table may span, from its first to its last row and column: a few far corners
  /// must not make a giant of it, and a million sorts may be read.
  static let mostCells = 50_000_000

  /// The code of a blank cell; no placement comes near it.
  private static let blank = Int16.min
  /// The code of a cell that is neither blank nor a placement.
  private static let other = Int16.max

  /// Makes the table of the rows that hold anything.
  ///
  /// - Throws: the finding for a table that spans too many cells.
  init(
    file: String, sheet: String? = nil, rows: [RawRow], takesDecimalComma: Bool = false,
    countsCells: Bool = false, mayHoldSigns: Bool = true
  ) throws(Findings) {
    let filled = rows.filter { !$0.isBlank }
    try self.init(
      file: file, sheet: sheet, rows: filled, takesDecimalComma: takesDecimalComma,
      countsCells: countsCells, mayHoldSigns: mayHoldSigns, columnNumbers: nil
    ) { number, columns, codes in
      let row = filled[number]
      for column in columns {
        codes.append(Self.code(row, column, decimalComma: takesDecimalComma))
      }
    }
  }

  private init(
    file: String, sheet: String?, rows: [RawRow], takesDecimalComma: Bool, countsCells: Bool,
    mayHoldSigns: Bool, columnNumbers: [Int?]?,
    appendCodes: (_ row: Int, _ columns: Range<Int>, _ codes: inout [Int16]) -> Void
  ) throws(Findings) {
    self.file = file
    self.sheet = sheet
    self.rows = rows
    self.takesDecimalComma = takesDecimalComma
    self.countsCells = countsCells
    self.mayHoldSigns = mayHoldSigns
    self.columnNumbers = columnNumbers
    width = rows.reduce(0) { max($0, $1.extent) }
    if let finding = Self.tooLarge(rows: rows.count, columns: width, file: file) {
      throw Findings(finding)
    }
    codes.reserveCapacity(rows.count * width)
    for row in rows.indices { appendCodes(row, 0..<width, &codes) }
  }

  /// A header and, below it, cells of this table; each is read once only.
  ///
  /// - Parameters:
  ///   - header: the header.
  ///   - kept: the rows; blank ones fall away.
  ///   - places: the columns; nil stands for one that is added.
  ///   - countsCells: whether the length of a row means what it means here.
  ///   - added: the cell that is added to a row, by its number among those kept.
  /// - Throws: the finding for a table that spans too many cells.
  func picking(
    header: RawRow, rows kept: [Int], places: [Int?], countsCells: Bool, added: (Int) -> RawCell
  ) throws(Findings) -> RawTable {
    var body = kept.enumerated().map { number, row in
      (row, RawRow(places, of: rows[row], endsWithRow: countsCells, adding: added(number)))
    }
    body.removeAll { $0.1.isBlank }
    return try RawTable(
      file: file, sheet: sheet, rows: [header] + body.map(\.1),
      takesDecimalComma: takesDecimalComma, countsCells: countsCells, mayHoldSigns: mayHoldSigns,
      columnNumbers: places
    ) { number, columns, appended in
      let row = number > 0 ? body[number - 1].1 : header
      for column in columns {
        if number > 0, let place = places[column] {
          appended.append(place < width ? codes[body[number - 1].0 * width + place] : Self.blank)
        } else {
          appended.append(Self.code(row, column, decimalComma: takesDecimalComma))
        }
      }
    }
  }

  /// The cells in a range; nil where none of them holds anything.
  func cropped(to range: CellRange) -> RawTable? {
    let rows = rows(on: range.rows)
    guard let first = rows.first, range.first.column <= width else { return nil }
    let places = ((range.first.column - 1)..<min(range.last.column, width)).map { Optional($0) }
    let header = RawRow(places, of: self.rows[first], endsWithRow: false, adding: .blank)
    return try? picking(
      header: header, rows: Array(rows.dropFirst()), places: places, countsCells: false,
      added: { _ in .blank })
  }

  /// The finding for a table that spans more.
  static func tooLarge(rows: Int, columns: Int, file: String) -> Finding? {
    rows * columns <= mostCells ? nil : .tooLarge(.cells, mostCells, Location(file: file))
  }

  /// Where a cell stands: line and column letters in text, sheet and cell name in a workbook.
  func location(_ row: Int, _ column: Int? = nil) -> Location {
    let line = rows[row].line
    let column = column.flatMap { place($0) }
    guard let sheet else {
      return Location(file: file, line: line, cell: column.map(columnLetters))
    }
    let cell = column.map { XLSXSheet.name(row: line, column: $0 + 1) }
    return Location(file: file, line: line, cell: cell.map { "\(sheet)!\($0)" } ?? sheet)
  }

  /// The column of the file that a column is, from 0; nil for one that was added.
  func place(_ column: Int) -> Int? {
    guard let columnNumbers else { return column }
    return columnNumbers.indices.contains(column) ? columnNumbers[column] : nil
  }

  /// The letters of a column of the file.
  func letters(_ column: Int) -> String { place(column).map(columnLetters) ?? "" }

  /// The rows that stand on some lines of the file.
  func rows(on lines: ClosedRange<Int>) -> Range<Int> {
    func first(from line: Int) -> Int {
      var (low, high) = (0, rows.count)
      while low < high {
        let middle = (low + high) / 2
        if rows[middle].line < line { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(from: lines.lowerBound)..<first(from: lines.upperBound + 1)
  }

  /// Whether a cell is blank; past the last column every cell is.
  func isBlank(_ row: Int, _ column: Int) -> Bool {
    column >= width || codes[row * width + column] == Self.blank
  }

  /// The placement in a cell; `nil` where it is blank or none.
  func value(_ row: Int, _ column: Int) -> Int? {
    guard column < width else { return nil }
    let code = codes[row * width + column]
    return code == Self.blank || code == Self.other ? nil : Int(code)
  }

  /// A cell as a placement, with what is wrong with it.
  func placement(_ row: Int, _ column: Int) -> PlacementCell {
    if let bytes = rows[row].bytes(column) {
      return readPlacement(bytes, decimalComma: takesDecimalComma)
    }
    return Self.placement(rows[row][column], decimalComma: takesDecimalComma)
  }

  private static func placement(_ cell: RawCell, decimalComma: Bool) -> PlacementCell {
    switch cell {
    case .blank: .blank
    case .text(let text): readPlacement(ArraySlice(text.utf8), decimalComma: decimalComma)
    case .number(let number): readPlacement(number)
    case .date(_, let written): .notANumber(written)
    case .error(let error): .notANumber(error)
    case .uncomputed: .notANumber("a formula")
    }
  }

  private static func code(_ row: RawRow, _ column: Int, decimalComma: Bool) -> Int16 {
    // Nearly every cell is a small number.
    if let value = row.integer(column), value.magnitude <= UInt(Grid.largestValue) {
      return Int16(value)
    }
    let placement: PlacementCell
    if let bytes = row.bytes(column) {
      // Names are many, and no number begins with a letter.
      if let first = bytes.first, first >= 0x41, first < 0x7F { return other }
      placement = readPlacement(bytes, decimalComma: decimalComma)
    } else {
      placement = self.placement(row[column], decimalComma: decimalComma)
    }
    return switch placement {
    case .blank: blank
    case .value(let value): Int16(value)
    case .notANumber, .notAnInteger, .outOfRange: other
    }
  }
}

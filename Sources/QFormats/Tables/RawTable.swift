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
    countsCells: Bool = false, columnNumbers: [Int?]? = nil
  ) throws(Findings) {
    self.file = file
    self.sheet = sheet
    self.rows = rows.filter { !$0.isBlank }
    self.takesDecimalComma = takesDecimalComma
    self.countsCells = countsCells
    self.columnNumbers = columnNumbers
    width = self.rows.reduce(0) { max($0, $1.extent) }
    if let finding = Self.tooLarge(rows: self.rows.count, columns: width, file: file) {
      throw Findings(finding)
    }
    codes.reserveCapacity(self.rows.count * width)
    for row in self.rows {
      for column in 0..<width { codes.append(code(row, column)) }
    }
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
    return placement(rows[row][column])
  }

  private func placement(_ cell: RawCell) -> PlacementCell {
    switch cell {
    case .blank: .blank
    case .text(let text): readPlacement(ArraySlice(text.utf8), decimalComma: takesDecimalComma)
    case .number(let number): readPlacement(number)
    case .date(_, let written): .notANumber(written)
    case .error(let error): .notANumber(error)
    case .uncomputed: .notANumber("a formula")
    }
  }

  private func code(_ row: RawRow, _ column: Int) -> Int16 {
    let placement: PlacementCell
    if let bytes = row.bytes(column) {
      // Names are many, and no number begins with a letter.
      if let first = bytes.first, first >= 0x41, first < 0x7F { return Self.other }
      placement = readPlacement(bytes, decimalComma: takesDecimalComma)
    } else {
      placement = self.placement(row[column])
    }
    return switch placement {
    case .blank: Self.blank
    case .value(let value): Int16(value)
    case .notANumber, .notAnInteger, .outOfRange: Self.other
    }
  }
}

/// A row of a raw table; past its end every cell is blank.
struct RawRow {
  /// The line of the file, or the number of the row.
  let line: Int
  private let content: Content

  /// A row of text stays the bytes that it is: most cells are only ever read as placements.
  private enum Content {
    case text(CSVRow)
    case cells([RawCell])
  }

  /// A row of delimited text.
  init(_ row: CSVRow) {
    line = row.line
    content = .text(row)
  }

  /// A row of a sheet.
  init(line: Int, cells: [RawCell]) {
    self.line = line
    content = .cells(cells)
  }

  subscript(column: Int) -> RawCell {
    switch content {
    case .text(let row): row.isBlank(column) ? .blank : .text(row.words(column))
    case .cells(let cells): column < cells.count ? cells[column] : .blank
    }
  }

  /// The bytes of a cell of text, nil in a sheet.
  func bytes(_ column: Int) -> ArraySlice<UInt8>? {
    if case .text(let row) = content { row.bytes(column) } else { nil }
  }

  /// How many cells there are, blank ones at the end included.
  var count: Int {
    switch content {
    case .text(let row): row.count
    case .cells(let cells): cells.count
    }
  }

  /// How many cells there are up to the last one that is filled.
  var extent: Int { (0..<count).last { !isBlank($0) }.map { $0 + 1 } ?? 0 }

  /// How many cells are filled.
  var filled: Int { (0..<count).count { !isBlank($0) } }

  /// Whether no cell is filled.
  var isBlank: Bool { (0..<count).allSatisfy { isBlank($0) } }

  private func isBlank(_ column: Int) -> Bool {
    switch content {
    case .text(let row): row.isBlank(column)
    case .cells(let cells): cells[column] == .blank
    }
  }
}

/// What a cell holds.
enum RawCell: Equatable {
  case blank
  case text(String)
  case number(Double)
  /// A date, as its serial number and written out.
  case date(Double, String)
  /// An error value of a spreadsheet.
  case error(String)
  /// A formula that no program has computed.
  case uncomputed

  /// The cell as a name or an attribute, without blanks around it; nil where it is blank or faulty.
  var name: String? {
    switch self {
    case .blank, .error, .uncomputed: return nil
    case .text(let text):
      let trimmed = trimmed(text)
      return trimmed.isEmpty ? nil : trimmed
    case .number(let number):
      return Int(exactly: number).map { String($0) } ?? number.description
    case .date(_, let written): return written
    }
  }
}

/// A text without the white space around it.
func trimmed(_ text: String) -> String {
  var rest = text[...]
  while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
  while rest.last?.isWhitespace == true { rest = rest.dropLast() }
  return String(rest)
}

internal import QStudy
internal import QTables

/// A table as a text file or a sheet holds it, before anything is known of its meaning.
struct RawTable {
  let file: String
  /// The sheet, for the cells of a workbook.
  var sheet: String?
  /// The rows that hold anything, the header first.
  let rows: [RawRow]
  /// Whether a comma may separate decimals.
  var takesDecimalComma = false
  /// Whether a row knows how many cells it has, blank ones at its end included.
  var countsCells = false

  /// How many cells a table may span, from its first to its last row and column: a few far corners
  /// must not make a giant of it.
  static let mostCells = 20_000_000

  /// The finding for a table that spans more.
  static func tooLarge(rows: Int, columns: Int, file: String) -> Finding? {
    rows * columns <= mostCells ? nil : .tooLarge(.cells, mostCells, Location(file: file))
  }

  /// Where a cell stands: line and column letters in text, sheet and cell name in a workbook.
  func location(_ row: Int, _ column: Int? = nil) -> Location {
    let line = rows[row].line
    guard let sheet else {
      return Location(file: file, line: line, cell: column.map(columnLetters))
    }
    let cell = column.map { XLSXSheet.name(row: line, column: $0 + 1) }
    return Location(file: file, line: line, cell: cell.map { "\(sheet)!\($0)" } ?? sheet)
  }

  /// A cell as a placement.
  func placement(_ row: Int, _ column: Int) -> PlacementCell {
    switch rows[row][column] {
    case .blank: .blank
    case .text(let text): readPlacement(ArraySlice(text.utf8), decimalComma: takesDecimalComma)
    case .number(let number): readPlacement(number)
    case .date(_, let written): .notANumber(written)
    case .error(let error): .notANumber(error)
    case .uncomputed: .notANumber("a formula")
    }
  }
}

/// A row of a raw table; past its end every cell is blank.
struct RawRow {
  /// The line of the file, or the number of the row.
  let line: Int
  var cells: [RawCell]

  subscript(column: Int) -> RawCell { column < cells.count ? cells[column] : .blank }

  /// How many cells there are up to the last one that is filled.
  var extent: Int { cells.lastIndex { $0 != .blank }.map { $0 + 1 } ?? 0 }

  /// How many cells are filled.
  var filled: Int { cells.count { $0 != .blank } }
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

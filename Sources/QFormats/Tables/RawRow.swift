internal import QTables

/// A row of a raw table; past its end every cell is blank.
struct RawRow {
  /// The line of the file, or the number of the row.
  let line: Int
  private let content: Content

  /// A row of text stays the bytes that it is: most cells are only ever read as placements.
  fileprivate enum Content {
    case text(CSVRow)
    case cells([RawCell])
    /// Some cells of another row by their places, of which there are `count`; a place of nil is that of
    /// the cell that was added.
    indirect case picked(Content, places: [Int?], count: Int, added: RawCell)
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

  /// Some cells of another row, in the order of their places.
  ///
  /// - Parameters:
  ///   - places: nil stands for the cell that is added.
  ///   - endsWithRow: whether there are no cells past the end of the other row.
  init(_ places: [Int?], of row: RawRow, endsWithRow: Bool, adding added: RawCell) {
    line = row.line
    let end = row.count
    let count =
      endsWithRow ? places.count { $0.map { $0 < end } ?? true } : places.count
    content = .picked(row.content, places: places, count: count, added: added)
  }

  subscript(column: Int) -> RawCell { content[column] }

  /// The bytes of a cell of text, nil in a sheet.
  func bytes(_ column: Int) -> ArraySlice<UInt8>? { content.bytes(column) }

  /// A cell of a row of text as a whole number; nil for anything else.
  func integer(_ column: Int) -> Int? {
    if case .text(let row) = content { row.integer(column) } else { nil }
  }

  /// How many cells there are, blank ones at the end included.
  var count: Int { content.count }

  /// How many cells there are up to the last one that is filled.
  var extent: Int { (0..<count).last { !content.isBlank($0) }.map { $0 + 1 } ?? 0 }

  /// How many cells are filled.
  var filled: Int { (0..<count).count { !content.isBlank($0) } }

  /// What the cells hold as names; blank and faulty ones are left out.
  var names: [String] { (0..<count).compactMap { self[$0].name } }

  /// How many line breaks the cells of a row of text hold.
  var lineBreaks: Int {
    (0..<count).reduce(0) { sum, column in
      var previous: UInt8 = 0
      return sum
        + (bytes(column) ?? []).count { byte in
          defer { previous = byte }
          return byte == 0x0D || byte == 0x0A && previous != 0x0D
        }
    }
  }

  /// Whether no cell is filled.
  var isBlank: Bool { (0..<count).allSatisfy { content.isBlank($0) } }
}

extension RawRow.Content {
  fileprivate subscript(column: Int) -> RawCell {
    switch self {
    case .text(let row): return row.isBlank(column) ? .blank : .text(row.words(column))
    case .cells(let cells): return column < cells.count ? cells[column] : .blank
    case .picked(let content, let places, let count, let added):
      guard column < count else { return .blank }
      return places[column].map { content[$0] } ?? added
    }
  }

  fileprivate func bytes(_ column: Int) -> ArraySlice<UInt8>? {
    switch self {
    case .text(let row): return row.bytes(column)
    case .cells: return nil
    case .picked(let content, let places, let count, _):
      return column < count ? places[column].flatMap { content.bytes($0) } : nil
    }
  }

  fileprivate var count: Int {
    switch self {
    case .text(let row): row.count
    case .cells(let cells): cells.count
    case .picked(_, _, let count, _): count
    }
  }

  fileprivate func isBlank(_ column: Int) -> Bool {
    switch self {
    case .text(let row): return row.isBlank(column)
    case .cells(let cells): return column >= cells.count || cells[column] == .blank
    case .picked(let content, let places, let count, let added):
      guard column < count else { return true }
      return places[column].map { content.isBlank($0) } ?? (added == .blank)
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
package func trimmed(_ text: String) -> String {
  // Most texts begin and end with a letter or a digit of ASCII.
  func isPlain(_ byte: UInt8?) -> Bool { byte.map { (0x21..<0x7F).contains($0) } ?? false }
  if isPlain(text.utf8.first), isPlain(text.utf8.last) { return text }
  var rest = text[...]
  while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
  while rest.last?.isWhitespace == true { rest = rest.dropLast() }
  return String(rest)
}

/// What separates the cells of a line.
package enum CSVDelimiter: UInt8, Sendable, CaseIterable {
  case comma = 0x2C
  case semicolon = 0x3B
  case tab = 0x09
  /// Found only where nothing else splits the lines, since some programs list values between bars within
  /// one cell.
  case bar = 0x7C

  /// Those that are found by how they split a text, and may stand in any of its lines.
  package static let found: [CSVDelimiter] = [.tab, .semicolon, .comma]
}

/// Why bytes are not a table.
package enum CSVError: Error, Sendable, Equatable {
  /// The bytes are not text.
  case text(TextDecodingError)
  /// The file ends inside quotes that were opened here.
  case unterminatedQuote(opened: TextPosition)
  /// After a closing quote stands neither a delimiter nor the end of the line.
  case textAfterQuote(TextPosition)
  /// A quote inside a cell that does not begin with one.
  case strayQuote(TextPosition)
  /// More than `limit` of something; `line` is 0 when the file as a whole is too large.
  case tooLarge(Limits.Subject, limit: Int, line: Int)
}

/// A table of delimited text (RFC 4180), with the line of every row.
///
/// A cell is a range of one shared buffer, in which doubled quotes are already single; a `String` or
/// a number is made only when asked for. Rows are what the file holds: ragged rows stay ragged,
/// blanks and trailing empty cells are kept, and only empty lines are left out.
package struct CSVTable: Sendable {
  /// The rows, the header among them.
  package let rows: Rows
  /// What separated the cells: given by the caller, or found.
  package let delimiter: CSVDelimiter
  /// How the file was encoded.
  package let encoding: TextEncoding

  /// Reads a table.
  ///
  /// Lines end in LF, CR or CR LF, also within quotes. An empty file is a table without rows.
  ///
  /// - Parameter delimiter: Nil finds it by how evenly it splits the first lines.
  /// - Throws: `CSVError` at the first fault.
  package init(
    parsing bytes: [UInt8], delimiter: CSVDelimiter? = nil, limits: Limits = Limits()
  ) throws(CSVError) {
    // Cells are held as 32-bit offsets.
    let limit = min(limits.bytes, Int(UInt32.max))
    guard bytes.count <= limit else { throw .tooLarge(.bytes, limit: limit, line: 0) }
    let decoded: DecodedText
    do { decoded = try decodeText(bytes) } catch { throw .text(error) }
    // UTF-8 may take more bytes than what it was decoded from.
    guard decoded.text.count <= Int(UInt32.max) else {
      throw .tooLarge(.bytes, limit: limit, line: 0)
    }
    self.delimiter = delimiter ?? sniffDelimiter(in: decoded.text)
    encoding = decoded.encoding
    var parser = CSVParser(text: decoded.text, delimiter: self.delimiter, limits: limits)
    rows = try parser.parse()
  }

  /// The rows of a table: row `i` is made when it is asked for, and costs no copy.
  package struct Rows: Sendable, RandomAccessCollection {
    let text: [UInt8]
    let cells: [CellRange]
    let records: [Record]

    /// The place of the first row.
    package var startIndex: Int { 0 }
    /// The place after the last row.
    package var endIndex: Int { records.count }

    /// Whether a byte stands anywhere that begins a number with another sign than a minus of ASCII: a plus,
    /// an apostrophe, or the first byte of a dash.
    package var mayHoldSigns: Bool {
      let bytes = text.span
      for place in bytes.indices {
        switch bytes[place] {
        case ASCII.plus, ASCII.apostrophe, 0xE2, 0xEF: return true
        default: continue
        }
      }
      return false
    }

    /// The row at a place, from 0; a place outside the table is a programming error.
    package subscript(index: Int) -> CSVRow {
      let record = records[index]
      let end = index + 1 < records.count ? records[index + 1].firstCell : cells.count
      return CSVRow(
        line: record.line, text: text, allCells: cells, ownCells: record.firstCell..<end)
    }
  }

  /// Where a cell stands in the text.
  struct CellRange: Sendable {
    let start: UInt32
    let end: UInt32
  }

  /// Where a row begins: in the file and among the cells.
  struct Record: Sendable {
    let line: Int
    let firstCell: Int
  }
}

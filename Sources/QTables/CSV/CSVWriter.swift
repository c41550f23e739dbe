/// Writes tables as delimited text (RFC 4180).
package struct CSVWriter: Sendable {
  /// What stands between cells.
  package var delimiter = CSVDelimiter.comma
  /// How lines end.
  package var lineEnd = LineEnd.lineFeed
  /// Whether cells that a spreadsheet would run as a formula get a leading apostrophe.
  ///
  /// These are cells beginning with `= + - @`, narrow or in full width, a tab or CR, unless they are numbers
  /// or the sign alone.
  /// `CSVRow.words` gives back what was written; `CSVRow.string` does not, so that the default is off.
  package var spreadsheetSafe = false

  /// The end of a line.
  package enum LineEnd: String, Sendable {
    case lineFeed = "\n"
    case carriageReturnLineFeed = "\r\n"
  }

  /// A writer with the given settings.
  package init(
    delimiter: CSVDelimiter = .comma, lineEnd: LineEnd = .lineFeed, spreadsheetSafe: Bool = false
  ) {
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.spreadsheetSafe = spreadsheetSafe
  }

  /// The table as UTF-8 without a byte order mark, every row ending in a line end.
  ///
  /// Quotes stand only where they are needed. A row of one empty cell is written as `""`, since an
  /// empty line is no row; a row without cells is such an empty line and does not read back. A NUL
  /// in a cell is written, but the reader takes the file for a binary one.
  package func bytes(_ rows: some Sequence<[String]>) -> [UInt8] {
    var output: [UInt8] = []
    for row in rows {
      append(row, to: &output)
      output.append(contentsOf: lineEnd.rawValue.utf8)
    }
    return output
  }

  /// Appends the cells of a row, without a line end.
  package func append(_ row: [String], to output: inout [UInt8]) {
    for (column, cell) in row.enumerated() {
      if column > 0 { output.append(delimiter.rawValue) }
      append(cell, isAlone: row.count == 1, to: &output)
    }
  }

  private func append(_ cell: String, isAlone: Bool, to output: inout [UInt8]) {
    var content = Array(cell.utf8)
    if spreadsheetSafe { content = FormulaGuard.guarded(content) }
    guard needsQuotes(content) || isAlone && content.isEmpty else {
      output.append(contentsOf: content)
      return
    }
    output.append(ASCII.quote)
    for byte in content {
      if byte == ASCII.quote { output.append(ASCII.quote) }
      output.append(byte)
    }
    output.append(ASCII.quote)
  }

  private func needsQuotes(_ content: [UInt8]) -> Bool {
    // A cell that begins with the byte order mark would lose it at the start of the file.
    content.starts(with: [0xEF, 0xBB, 0xBF])
      || content.contains {
        $0 == delimiter.rawValue || $0 == ASCII.quote || $0 == ASCII.lineFeed
          || $0 == ASCII.carriageReturn
      }
  }
}

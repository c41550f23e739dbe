/// Splits UTF-8 text into cells.
///
/// Doubled quotes are made single in place: the text after them only ever moves to the left, so
/// one buffer serves as source and as result.
struct CSVParser {
  private var text: [UInt8]
  private let delimiter: UInt8
  private let limits: Limits
  private var cells: [CSVTable.CellRange] = []
  private var records: [CSVTable.Record] = []

  init(text: [UInt8], delimiter: CSVDelimiter, limits: Limits) {
    self.text = text
    self.delimiter = delimiter.rawValue
    self.limits = limits
  }

  /// Reads all records; called once.
  mutating func parse() throws(CSVError) -> CSVTable.Rows {
    // The positions of errors are counted in the text as it was, before quotes are made single.
    let original = text
    var offset = 0
    var line = 1
    // A cell takes two bytes or more, delimiter included, unless it is blank; what is not used is never
    // touched.
    cells.reserveCapacity(min(text.count / 2, limits.cells))
    do {
      while offset < text.count {
        if let length = lineBreak(at: offset) {
          offset += length
          line += 1
        } else {
          try parseRecord(&offset, &line)
        }
      }
    } catch {
      throw error.located(in: original)
    }
    return CSVTable.Rows(text: text, cells: cells, records: records)
  }

  /// Reads one record from its first byte to after its line break.
  private mutating func parseRecord(_ offset: inout Int, _ line: inout Int) throws(Fault) {
    let first = cells.count
    guard records.count < limits.rows else { throw .tooLarge(.rows, limits.rows, line) }
    records.append(CSVTable.Record(line: line, firstCell: first))
    while true {
      guard cells.count - first < limits.columns else {
        throw .tooLarge(.columns, limits.columns, line)
      }
      guard cells.count < limits.cells else { throw .tooLarge(.cells, limits.cells, line) }
      if offset < text.count, text[offset] == ASCII.quote {
        try parseQuotedCell(&offset, &line)
      } else {
        try parsePlainCell(&offset)
      }
      if offset >= text.count { return }
      if text[offset] == delimiter {
        offset += 1
      } else if let length = lineBreak(at: offset) {
        offset += length
        line += 1
        return
      } else {
        throw .textAfterQuote(offset)
      }
    }
  }

  private mutating func parsePlainCell(_ offset: inout Int) throws(Fault) {
    let start = offset
    let delimiter = delimiter
    let end = text.withUnsafeBufferPointer { text in
      var i = start
      while i < text.count {
        let byte = text[i]
        if byte == delimiter || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
          || byte == ASCII.quote
        {
          break
        }
        i += 1
      }
      return i
    }
    if end < text.count, text[end] == ASCII.quote { throw .strayQuote(end) }
    append(start, end)
    offset = end
  }

  private mutating func parseQuotedCell(_ offset: inout Int, _ line: inout Int) throws(Fault) {
    let opened = offset
    let start = offset + 1
    var end = start
    offset = start
    while offset < text.count {
      let byte = text[offset]
      if byte == ASCII.quote {
        offset += 1
        guard offset < text.count, text[offset] == ASCII.quote else {
          append(start, end)
          return
        }
      } else if byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
        // CR LF is counted once, at its LF.
        if byte == ASCII.lineFeed || lineBreak(at: offset) == 1 { line += 1 }
      }
      text[end] = byte
      end += 1
      offset += 1
    }
    throw .unterminatedQuote(opened)
  }

  /// The length of the line break at an offset, or nil.
  private func lineBreak(at offset: Int) -> Int? {
    switch text[offset] {
    case ASCII.lineFeed: return 1
    case ASCII.carriageReturn:
      return offset + 1 < text.count && text[offset + 1] == ASCII.lineFeed ? 2 : 1
    default: return nil
    }
  }

  private mutating func append(_ start: Int, _ end: Int) {
    cells.append(CSVTable.CellRange(start: UInt32(start), end: UInt32(end)))
  }
}

/// A fault by its offset: its line and column are counted only once it is met.
private enum Fault: Error {
  case unterminatedQuote(Int)
  case textAfterQuote(Int)
  case strayQuote(Int)
  case tooLarge(Limits.Subject, Int, Int)

  func located(in text: [UInt8]) -> CSVError {
    switch self {
    case .unterminatedQuote(let offset):
      .unterminatedQuote(opened: TextPosition(of: offset, in: text))
    case .textAfterQuote(let offset): .textAfterQuote(TextPosition(of: offset, in: text))
    case .strayQuote(let offset): .strayQuote(TextPosition(of: offset, in: text))
    case .tooLarge(let subject, let limit, let line): .tooLarge(subject, limit: limit, line: line)
    }
  }
}

internal import QTables

/// Text of fixed columns, one byte a column, as Fortran sees it.
struct FixedLines {
  /// The lines without their ends; blank ones are kept.
  let lines: [[UInt8]]
  private let isWindows1252: Bool

  /// Takes any encoding; a file that is not UTF-8 keeps its bytes, so that columns stay where they
  /// are.
  init(_ bytes: [UInt8]) throws(TextDecodingError) {
    let decoded = try decodeText(bytes)
    isWindows1252 = decoded.encoding == .windows1252
    let text = isWindows1252 ? bytes : decoded.text
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text {
      if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D || previous != 0x0D {
          lines.append(line)
          line = []
        }
      } else {
        line.append(byte)
      }
      previous = byte
    }
    // DOS editors close a file with Ctrl-Z.
    if !line.isEmpty, line != [0x1A] { lines.append(line) }
    self.lines = lines
  }

  /// The bytes as text, without blanks around it.
  func text(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    let whole: String
    if isWindows1252, let decoded = try? decodeText(bytes) {
      whole = String(decoding: decoded.text, as: UTF8.self)
    } else {
      whole = String(decoding: bytes, as: UTF8.self)
    }
    return trimmed(whole)
  }
}

extension [UInt8] {
  /// The bytes of columns counted from 0, as far as the line goes.
  func columns(_ range: Range<Int>) -> ArraySlice<UInt8> {
    self[Swift.min(range.lowerBound, count)..<Swift.min(range.upperBound, count)]
  }

  /// How long the line is without the blanks at its end.
  var extent: Int { lastIndex { !isBlankByte($0) }.map { $0 + 1 } ?? 0 }

  /// The words between blanks.
  var words: [ArraySlice<UInt8>] { split(whereSeparator: isBlankByte) }
}

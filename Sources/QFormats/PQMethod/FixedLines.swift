internal import QTables

/// Text of fixed columns, as Fortran sees it: a byte is a column, or a character where a file was
/// brought to UTF-8 afterwards.
struct FixedLines {
  /// How the bytes of a line are characters.
  private enum Encoding {
    case utf8, windows1252, codePage850
  }

  /// The lines without their ends; blank ones are kept.
  private(set) var lines: [[UInt8]]
  private let encoding: Encoding

  /// Whether the text is that of a DOS program, told by bytes that Windows has no character for.
  var isDOS: Bool { encoding == .codePage850 }

  /// Takes any encoding; a file that is neither UTF-8 nor UTF-16 keeps its bytes, so that columns stay
  /// where they are.
  init(_ bytes: [UInt8]) throws(TextDecodingError) {
    var text = bytes[...]
    var encoding = Encoding.utf8
    do {
      let decoded = try decodeText(bytes)
      if decoded.encoding == .windows1252 {
        encoding = .windows1252
      } else {
        text = decoded.text[...]
      }
    } catch {
      guard case .undefinedByte = error else { throw error }
      encoding = .codePage850
    }
    self.encoding = encoding
    // DOS editors close a file with Ctrl-Z, wherever its last line ends.
    let isEnd = { (byte: UInt8) in byte == 0x1A || isBlankByte(byte) }
    let end = text.lastIndex { !isEnd($0) }.map { $0 + 1 } ?? text.startIndex
    if text[end...].contains(0x1A) { text = text[..<end] }
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
    if !line.isEmpty { lines.append(line) }
    self.lines = lines
  }

  /// The lines with one of them blank.
  func blanking(_ line: Int) -> FixedLines {
    var other = self
    other.lines[line] = []
    return other
  }

  /// The bytes as text, without blanks around it.
  func text(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    let whole =
      switch encoding {
      case .utf8: bytes
      case .windows1252: (try? decodeText(bytes).text) ?? bytes
      case .codePage850: decodeCodePage850(bytes)
      }
    return trimmed(String(decoding: whole, as: UTF8.self))
  }

  /// Whether a line has characters of several bytes, which may be one column or several.
  func hasWideCharacters(_ line: [UInt8]) -> Bool {
    encoding == .utf8 && line.contains { $0 >= 0x80 }
  }

  /// The line with a character a column: all columns of several bytes in one place each.
  func characters(of line: [UInt8]) -> [ArraySlice<UInt8>] {
    var starts = line.indices.filter { line[$0] & 0xC0 != 0x80 }
    starts.append(line.endIndex)
    return zip(starts, starts.dropFirst()).map { line[$0..<$1] }
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

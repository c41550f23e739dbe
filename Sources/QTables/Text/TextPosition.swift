/// A place in a text file, as an editor shows it.
package struct TextPosition: Sendable, Equatable {
  /// The line, from 1; LF, CR and CR LF each end one.
  package var line: Int
  /// The character of the line, from 1, counted in Unicode scalars.
  package var column: Int

  /// A place named by the caller.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of the byte at `offset` in UTF-8 text, or in text of one byte a character.
  ///
  /// Continuation bytes of UTF-8 are not counted when `isUTF8`. An offset past the end is the place
  /// after the last byte.
  init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, isUTF8: Bool = true) {
    line = 1
    column = 1
    var previous: UInt8 = 0
    for byte in bytes.prefix(max(offset, 0)) {
      switch byte {
      case ASCII.lineFeed where previous == ASCII.carriageReturn: break
      case ASCII.lineFeed, ASCII.carriageReturn:
        line += 1
        column = 1
      case 0x80..<0xC0 where isUTF8: break
      default: column += 1
      }
      previous = byte
    }
  }

  /// The place of the byte at `offset` in an array of bytes.
  init(of offset: Int, in bytes: [UInt8], isUTF8: Bool = true) {
    self = bytes.withUnsafeBufferPointer { TextPosition(of: offset, in: $0, isUTF8: isUTF8) }
  }
}

/// The bytes that the readers look for.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let apostrophe: UInt8 = 0x27
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let point: UInt8 = 0x2E
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let equals: UInt8 = 0x3D
  static let at: UInt8 = 0x40
  static let backslash: UInt8 = 0x5C
}

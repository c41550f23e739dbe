/// Brings Windows-1252 to UTF-8: Latin-1, but with letters and quotes in 0x80…0x9F.
///
/// - Throws: `undefinedByte` for 81, 8D, 8F, 90 and 9D, which have no character.
func decodeWindows1252(_ bytes: [UInt8]) throws(TextDecodingError) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count + bytes.count / 8)
  for (offset, byte) in bytes.enumerated() {
    guard byte >= 0x80 else {
      text.append(byte)
      continue
    }
    let code = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : UInt16(byte)
    guard code != 0 else {
      throw .undefinedByte(byte, at: TextPosition(of: offset, in: bytes, isUTF8: false))
    }
    if code >= 0x800 {
      text.append(0xE0 | UInt8(truncatingIfNeeded: code >> 12))
      text.append(0x80 | UInt8(truncatingIfNeeded: code >> 6 & 0x3F))
    } else {
      text.append(0xC0 | UInt8(truncatingIfNeeded: code >> 6))
    }
    text.append(0x80 | UInt8(truncatingIfNeeded: code & 0x3F))
  }
  return text
}

/// The characters of 0x80…0x9F; 0 where Windows-1252 defines none.
private let upperControls: [UInt16] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]

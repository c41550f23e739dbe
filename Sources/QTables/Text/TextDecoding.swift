internal import Glibc

/// How the characters of a text file were written.
package enum TextEncoding: String, Sendable, Equatable {
  case utf8, utf8WithBOM, utf16LittleEndian, utf16BigEndian, windows1252
}

/// A text file brought to UTF-8, with the encoding it had.
package struct DecodedText: Sendable, Equatable {
  /// The text as valid UTF-8, without a byte order mark.
  package let text: [UInt8]
  /// How the file was encoded.
  package let encoding: TextEncoding
}

/// Why bytes are not text.
package enum TextDecodingError: Error, Sendable, Equatable {
  /// A NUL: a binary file, or text in an encoding that is not read here. `offset` is in bytes.
  case notText(offset: Int)
  /// A byte that valid UTF-8 can't have at this place.
  case invalidUTF8(byte: UInt8, at: TextPosition)
  /// Half a surrogate pair, or half a character at the end; `offset` is in bytes.
  case invalidUTF16(offset: Int)
  /// One of the five bytes to which Windows-1252 gives no character.
  case undefinedByte(UInt8, at: TextPosition)
}

/// Brings text of unknown encoding to UTF-8.
///
/// A byte order mark rules. Without one, text whose every other byte is zero is UTF-16, text that is
/// valid UTF-8 is UTF-8, and all else is Windows-1252, which differs from Latin-1 only where Latin-1
/// has control characters. No bytes are an empty text.
///
/// - Throws: `TextDecodingError` with the place of the first byte that can't be read.
package func decodeText(_ bytes: [UInt8]) throws(TextDecodingError) -> DecodedText {
  if bytes.starts(with: byteOrderMark) {
    return DecodedText(text: try decodeUTF8(bytes), encoding: .utf8WithBOM)
  }
  if let (encoding, start) = utf16Signs(in: bytes) {
    let isBigEndian = encoding == .utf16BigEndian
    let text = try decodeUTF16(bytes.dropFirst(start), isBigEndian: isBigEndian)
    return DecodedText(text: text, encoding: encoding)
  }
  if let offset = firstNUL(in: bytes) { throw .notText(offset: offset) }
  if isValidUTF8(bytes) { return DecodedText(text: bytes, encoding: .utf8) }
  return DecodedText(text: try decodeWindows1252(bytes), encoding: .windows1252)
}

/// The beginning of a text, by which its kind is told: UTF-16 brought to UTF-8, all else as it is, in
/// either case without a byte order mark. It may end within a character.
///
/// - Parameter count: how many bytes of the file are looked at.
package func textSample(_ bytes: [UInt8], count: Int) -> ArraySlice<UInt8> {
  if bytes.starts(with: byteOrderMark) { return bytes.prefix(count).dropFirst(3) }
  guard let (encoding, start) = utf16Signs(in: bytes) else { return bytes.prefix(count) }
  let isBigEndian = encoding == .utf16BigEndian
  // A pair of surrogates that the end of the sample parts is left out, and so is half a unit.
  var end = min(bytes.count, start + count)
  end -= (end - start) % 2
  if end >= start + 2, bytes[isBigEndian ? end - 2 : end - 1] & 0xFC == 0xD8 { end -= 2 }
  return ((try? decodeUTF16(bytes[start..<end], isBigEndian: isBigEndian)) ?? [])[...]
}

/// Checks text that is declared to be UTF-8, and drops its byte order mark.
///
/// - Throws: `invalidUTF8` with the line and column of the first wrong byte; `notText` for a NUL.
package func decodeUTF8(_ bytes: [UInt8]) throws(TextDecodingError) -> [UInt8] {
  if let offset = firstNUL(in: bytes) { throw .notText(offset: offset) }
  guard isValidUTF8(bytes) else {
    let offset = firstInvalidUTF8(in: bytes)
    let byte = bytes[min(offset, bytes.count - 1)]
    throw .invalidUTF8(byte: byte, at: TextPosition(of: offset, in: bytes))
  }
  return bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

private func isValidUTF8(_ bytes: [UInt8]) -> Bool {
  (try? UTF8Span(validating: bytes.span)) != nil
}

/// The offset of the first NUL; nil where there is none.
private func firstNUL(in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBytes { buffer in
    buffer.baseAddress.flatMap { start in
      memchr(start, 0, buffer.count).map { UnsafeRawPointer($0) - start }
    }
  }
}

/// The offset of the first sequence that is not UTF-8; the count where there is none.
private func firstInvalidUTF8(in bytes: [UInt8]) -> Int {
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
  return offset
}

/// Which UTF-16 the bytes are and where their text begins, or nil.
///
/// Without a mark the sample must be zero in every high byte and in no low byte: Latin letters only.
private func utf16Signs(in bytes: [UInt8]) -> (TextEncoding, start: Int)? {
  if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
  if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
  guard bytes.count >= 2, bytes.count.isMultiple(of: 2) else { return nil }
  let sample = min(bytes.count, 1024)
  let pairs = stride(from: 0, to: sample, by: 2)
  if pairs.allSatisfy({ bytes[$0] != 0 && bytes[$0 + 1] == 0 }) { return (.utf16LittleEndian, 0) }
  if pairs.allSatisfy({ bytes[$0] == 0 && bytes[$0 + 1] != 0 }) { return (.utf16BigEndian, 0) }
  return nil
}

private func decodeUTF16(
  _ bytes: ArraySlice<UInt8>, isBigEndian: Bool
) throws(TextDecodingError) -> [UInt8] {
  guard bytes.count.isMultiple(of: 2) else { throw .invalidUTF16(offset: bytes.endIndex - 1) }
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  for i in stride(from: bytes.startIndex, to: bytes.endIndex, by: 2) {
    let first = UInt16(bytes[i])
    let second = UInt16(bytes[i + 1])
    let unit = isBigEndian ? first << 8 | second : second << 8 | first
    if unit == 0 { throw .notText(offset: i) }
    units.append(unit)
  }
  if let text = String(validating: units, as: UTF16.self) { return Array(text.utf8) }
  var parser = Unicode.UTF16.ForwardParser()
  var iterator = units.makeIterator()
  var offset = bytes.startIndex
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
    offset += 2 * scalar.count
  }
  throw .invalidUTF16(offset: offset)
}

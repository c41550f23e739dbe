/// Why bytes are not JSON.
package enum JSONError: Error, Sendable, Equatable {
  /// The bytes are not UTF-8.
  case text(TextDecodingError)
  /// Something else stands where the grammar wants `expected`; `found` is nil at the end.
  case unexpected(found: Unicode.Scalar?, expected: Expectation, at: TextPosition)
  /// An object has two members of this name; `at` is the second.
  case duplicateKey(String, at: TextPosition)
  /// An escape that is none, or half a surrogate pair.
  case badEscape(at: TextPosition)
  /// A number beyond the range of a `Double`.
  case numberOutOfRange(at: TextPosition)
  /// Arrays and objects nested deeper than the limit.
  case tooDeep(limit: Int, at: TextPosition)
  /// More values than the limit.
  case tooLarge(limit: Int, at: TextPosition)

  /// What the grammar allows at a place.
  package enum Expectation: String, Sendable, Equatable {
    case value, key, colon, commaOrEnd, digit, character, end
  }
}

extension JSONValue {
  /// Reads a document by RFC 8259, to the letter: no comments, no trailing commas, no second value.
  ///
  /// A byte order mark is dropped. Text is kept as it is; numbers too precise for a `Double` are
  /// rounded.
  ///
  /// - Parameter limits: of these, `cells` bounds the values, those within others included.
  /// - Throws: `JSONError` at the first fault.
  package init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) {
    let text: [UInt8]
    do { text = try decodeUTF8(bytes) } catch { throw .text(error) }
    self = try text.withUnsafeBufferPointer { buffer throws(JSONError) in
      var parser = JSONParser(text: buffer, valueLimit: limits.cells)
      return try parser.document()
    }
  }
}

/// A recursive descent over valid UTF-8.
struct JSONParser {
  let text: UnsafeBufferPointer<UInt8>
  var offset = 0
  /// The line of the cursor. Only blanks break lines, for no string holds a line break.
  private var line = 1
  private var depth = 0

  static let depthLimit = 512

  private var values = 0
  private let valueLimit: Int

  init(text: UnsafeBufferPointer<UInt8>, valueLimit: Int) {
    self.text = text
    self.valueLimit = valueLimit
  }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value()
    skipBlanks()
    if offset < text.count { throw unexpected(.end) }
    return value
  }

  /// The byte at the cursor; 0 at the end, which no text holds.
  var current: UInt8 { offset < text.count ? text[offset] : 0 }

  var position: TextPosition { TextPosition(of: offset, in: text) }

  func unexpected(_ expected: JSONError.Expectation) -> JSONError {
    let rest = UnsafeBufferPointer(rebasing: text[min(offset, text.count)...].prefix(4))
    let found = String(decoding: rest, as: UTF8.self).unicodeScalars.first
    return .unexpected(found: found, expected: expected, at: position)
  }

  private mutating func skipBlanks() {
    while true {
      switch current {
      case ASCII.space, ASCII.tab: break
      // CR LF is counted once, at its LF.
      case ASCII.carriageReturn:
        if offset + 1 == text.count || text[offset + 1] != ASCII.lineFeed { line += 1 }
      case ASCII.lineFeed: line += 1
      default: return
      }
      offset += 1
    }
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipBlanks()
    // A value takes many times the bytes of its text.
    guard values < valueLimit else { throw .tooLarge(limit: valueLimit, at: position) }
    values += 1
    switch current {
    case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
    case ASCII.quote: return .string(try string())
    case ASCII.minus, ASCII.zero...ASCII.nine: return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw unexpected(.value)
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError)
    -> JSONValue
  {
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard text[offset...].starts(with: bytes) else { throw unexpected(.value) }
    offset += bytes.count
    return value
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    guard depth < Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit, at: position) }
    depth += 1
    offset += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    var elements: [JSONValue] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat {
      elements.append(try value())
      skipBlanks()
    } while take(ASCII.comma)
    guard take(UInt8(ascii: "]")) else { throw unexpected(.commaOrEnd) }
    return .array(elements)
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    var members: [(String, JSONValue)] = []
    var keys: Set<String> = []
    let first = line
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object(JSONObject([], line: first)) }
    repeat {
      skipBlanks()
      guard current == ASCII.quote else { throw unexpected(.key) }
      let keyPosition = offset
      let key = try string()
      guard keys.insert(key).inserted else {
        throw .duplicateKey(key, at: TextPosition(of: keyPosition, in: text))
      }
      skipBlanks()
      guard take(ASCII.colon) else { throw unexpected(.colon) }
      members.append((key, try value()))
      skipBlanks()
    } while take(ASCII.comma)
    guard take(UInt8(ascii: "}")) else { throw unexpected(.commaOrEnd) }
    return .object(JSONObject(members, line: first))
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }
}

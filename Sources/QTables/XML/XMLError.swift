/// Why bytes are not XML that is read here.
package enum XMLError: Error, Sendable, Equatable {
  /// The bytes are not text.
  case text(TextDecodingError)
  /// A declared encoding that is not read here, in a document with more than ASCII.
  case encoding(String)
  /// Something breaks the grammar; the reason is the parser's.
  case malformed(line: Int, reason: String)
  /// A document type declaration, which is refused: with it could come entities.
  case declaresEntities(line: Int)
  /// More than `limit` bytes.
  case tooLarge(limit: Int)
  /// Elements nested deeper than `limit`.
  case tooDeep(limit: Int, line: Int)

  /// The fault of a document that so many lines stand above.
  func below(_ lines: Int) -> XMLError {
    switch self {
    case .malformed(let line, let reason): .malformed(line: line + lines, reason: reason)
    case .declaresEntities(let line): .declaresEntities(line: line + lines)
    case .tooDeep(let limit, let line): .tooDeep(limit: limit, line: line + lines)
    case .text, .encoding, .tooLarge: self
    }
  }
}

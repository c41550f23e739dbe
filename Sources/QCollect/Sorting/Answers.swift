import QStudy
internal import QTables

/// Answers to the questions about a person, however they were given.
extension BackgroundQuestion {
  /// An answer that the question takes.
  ///
  /// - Throws: ``MoveFault``, for any other.
  func checked(_ value: JSONValue) throws(MoveFault) -> JSONValue {
    let isOption = { (text: String) in options.contains(text) }
    switch (kind, value) {
    case (.text, .string(let text)):
      guard text.count <= Self.longestAnswer else {
        throw MoveFault("An answer holds at most \(Self.longestAnswer) characters.")
      }
    case (.number, _):
      guard let number = value.double, number.isFinite else {
        throw MoveFault("“\(question)” asks for a number.")
      }
    case (.choice, .string(let text)) where isOption(text): break
    case (.scale, .string(let text)) where isOption(text): break
    case (.several, .array(let chosen)):
      guard chosen.allSatisfy({ $0.string.map(isOption) ?? false }), chosen.count <= options.count
      else { throw MoveFault("“\(question)” has other answers to choose from.") }
    default: throw MoveFault("“\(question)” has other answers to choose from.")
    }
    return value
  }

  private static let longestAnswer = 1_000

  /// An answer that was keyed in as a text, in the form in which devices give it.
  func answer(keyedIn value: JSONValue) -> JSONValue {
    guard let text = value.string else { return value }
    switch kind {
    case .number:
      let typed = latinDigits(text).filter { !$0.isWhitespace }.replacing(",", with: ".")
      guard let number = parseNumber(Array(typed.utf8).span) else { return value }
      return Int(exactly: number).map(JSONValue.integer) ?? .number(number)
    case .several:
      let parts = options.contains(text) ? [text] : text.split(separator: "; ").map(String.init)
      return .array(parts.map(JSONValue.string))
    case .text, .choice, .scale: return value
    }
  }
}

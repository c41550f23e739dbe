internal import QFormats
internal import QTables

/// The ids of cards as people type them from a sheet.
struct CardNumbers: Equatable, Sendable {
  private let ids: [String]
  private let places: [String: Int]
  /// Ids in lower case without leading zeros; nil where two are the same then.
  private let loose: [String: Int?]
  /// Whether an id holds a blank, so that cards stand between commas only.
  private let haveBlanks: Bool

  init(_ ids: [String]) {
    self.ids = ids
    places = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
    loose = Dictionary(ids.enumerated().map { (Self.loose($1), Optional($0)) }) { _, _ in nil }
    haveBlanks = ids.contains { $0.contains(where: \.isWhitespace) }
  }

  /// The cards of a line, each as it was typed.
  func words(_ line: String) -> [String] {
    let parts = line.split { character in
      ",;".contains(character) || !haveBlanks && character.isWhitespace
    }
    return parts.map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// The position of a card; its case, leading zeros and the script of its digits don't matter where they tell
  /// no two apart.
  subscript(word: String) -> Int? {
    places[word] ?? loose[Self.loose(word)] ?? nil
  }

  /// The id that is nearest to a word; nil where none is near.
  func nearest(to word: String) -> String? { QTables.nearest(to: word, in: ids) }

  private static func loose(_ id: String) -> String {
    let latin = latinDigits(id)
    let digits = latin.drop { $0 == "0" }
    return (digits.isEmpty && !latin.isEmpty ? "0" : String(digits)).lowercased()
  }
}

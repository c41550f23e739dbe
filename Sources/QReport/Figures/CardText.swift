import QDrawing

/// Wording in the narrow room of a card.
enum CardText {
  /// Breaks text into lines; a word too long for a line gets a hyphen where it is broken.
  ///
  /// Only words of alphabets that are written with hyphens are treated so. No fewer than three
  /// letters stand on either side of a hyphen, where there is room for that.
  static func wrap(
    _ text: String, width: Double, size: Double, maxLines: Int = .max
  ) -> [String] {
    let words = text.split(whereSeparator: \.isWhitespace).map {
      hyphenated($0, width: width, size: size)
    }
    return TextMetrics.wrap(
      words.joined(separator: " "), width: width, size: size, maxLines: maxLines)
  }

  /// The word with a hyphen and a line end at each break it needs.
  private static func hyphenated(_ word: Substring, width: Double, size: Double) -> String {
    // Parts of a compound break at its own hyphens.
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map { broken($0, width: width, size: size) }.joined(separator: "-")
  }

  private static func broken(_ word: Substring, width: Double, size: Double) -> String {
    func fits(_ text: some StringProtocol) -> Bool {
      TextMetrics.width(of: String(text), size: size) <= width
    }
    let lastWithHyphens: UInt32 = 0x058F
    guard !fits(word), word.unicodeScalars.allSatisfy({ $0.value <= lastWithHyphens }) else {
      return String(word)
    }
    var count = word.count - 1
    while count > 1, !fits(word.prefix(count) + "-") { count -= 1 }
    // Pulls letters over so that a tail isn't shorter than three.
    count = max(1, min(count, max(3, word.count - 3)))
    let rest = word.dropFirst(count)
    return word.prefix(count) + "-\n" + broken(rest, width: width, size: size)
  }
}

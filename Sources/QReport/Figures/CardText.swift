import QDrawing

/// Wording in the narrow room of a card.
enum CardText {
  /// Breaks text into lines; a word too long for a line gets a hyphen where it is broken.
  ///
  /// Only words of alphabets that are written with hyphens are treated so. No fewer than three
  /// letters stand on either side of a hyphen, where there is room for that. What is longer than
  /// any word is broken without a hyphen, wherever it must.
  static func wrap(
    _ text: String, width: Double, size: Double, maxLines: Int = .max
  ) -> [String] {
    TextMetrics.wrap(
      hyphenated(Setting(text: text, width: width, size: size)), width: width, size: size,
      maxLines: maxLines)
  }

  /// Whether a word gets a hyphen, or is broken without one.
  static func breaksWords(_ text: String, width: Double, size: Double) -> Bool {
    hyphenated(Setting(text: text, width: width, size: size)).contains("\n")
  }

  /// A text in the room and the size in which it is set.
  private struct Setting: Hashable {
    let text: String
    let width, size: Double
  }

  private static let known = Remembered<Setting, String>(most: 20_000)

  /// The words, each with a hyphen and a line end at each break it needs.
  private static func hyphenated(_ setting: Setting) -> String {
    known.answer(to: setting) {
      setting.text.split(whereSeparator: \.isWhitespace).map {
        hyphenated($0, width: setting.width, size: setting.size)
      }.joined(separator: " ")
    }
  }

  /// As much of a text as stands on so many lines, unbroken and with … at its end; after a whole word
  /// where one ends in its second half.
  static func cut(_ text: String, width: Double, size: Double, lines: Int) -> String {
    let letters = Array(text)
    var (kept, tooMany) = (0, letters.count)
    while tooMany - kept > 1 {
      let tried = (kept + tooMany) / 2
      let needed = wrap(String(letters[..<tried]) + "…", width: width, size: size).count
      if needed <= lines { kept = tried } else { tooMany = tried }
    }
    let shown = letters[..<kept]
    let end = shown.lastIndex(where: \.isWhitespace) ?? 0
    return String(end > kept / 2 ? shown[..<end] : shown) + "…"
  }

  /// An id on one line; one that is too long keeps both its ends, for ids mostly differ in the last
  /// letters.
  static func id(_ id: String, width: Double, size: Double) -> String {
    func fits(_ text: String) -> Bool {
      TextMetrics.width(of: text, size: size, weight: .bold) <= width
    }
    guard !fits(id) else { return id }
    var kept = id.count - 1
    while kept > 1 {
      let shown = id.prefix(kept / 2) + "…" + id.suffix(kept - kept / 2)
      if fits(String(shown)) { return String(shown) }
      kept -= 1
    }
    return "…"
  }

  /// The word with a hyphen and a line end at each break it needs.
  private static func hyphenated(_ word: Substring, width: Double, size: Double) -> String {
    guard TextMetrics.width(of: String(word), size: size) > width else { return String(word) }
    // Parts of a compound break at its own hyphens.
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map { broken($0, width: width, size: size) }.joined(separator: "-")
  }

  /// More letters than any word that a reader would look for syllables in.
  private static let mostLetters = 60

  private static func broken(_ word: Substring, width: Double, size: Double) -> String {
    func fits(_ units: Int) -> Bool { TextMetrics.pixels(units, size: size) <= width }
    func units(_ character: Character) -> Int {
      TextMetrics.units(of: character, weight: .regular)
    }
    let lastWithHyphens: UInt32 = 0x058F
    let letters = Array(word.prefix(mostLetters + 1))
    guard letters.count <= mostLetters,
      letters.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.value <= lastWithHyphens } })
    else { return String(word) }
    let widths = letters.map(units)
    var rest = widths.reduce(0, +)
    var start = 0
    var broken = ""
    while letters.count - start > 1, !fits(rest) {
      let left = letters.count - start
      var count = 0
      var used = units("-")
      while count < left - 1, fits(used + widths[start + count]) {
        used += widths[start + count]
        count += 1
      }
      // Pulls letters over so that a tail isn't shorter than three.
      count = max(1, min(count, max(3, left - 3)))
      let end = start + count
      broken += letters[start..<end] + "-\n"
      rest -= widths[start..<end].reduce(0, +)
      start = end
    }
    return broken + letters[start...]
  }
}

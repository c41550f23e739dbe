extension TextMetrics {
  /// Breaks text into lines that are no wider than `width`.
  ///
  /// A line ends at a blank, after a hyphen or dash between letters, or between Chinese or Japanese
  /// characters; a word too long for a line of its own ends it wherever it must. A line end in the
  /// text is kept. Blanks at the ends of lines are left out, runs of blanks become one; a no-break
  /// space isn't a blank. Only a line of a single character can be wider than `width`. Each line keeps the
  /// direction of the text.
  ///
  /// - Parameters:
  ///   - width: the room, in px.
  ///   - size: the font size, in px.
  ///   - maxLines: how many lines there is room for. Where the text has more, the last line ends
  ///     with `…`.
  package static func wrap(
    _ text: String, width: Double, size: Double, weight: FontWeight = .regular,
    maxLines: Int = .max
  ) -> [String] {
    let room = Room(width: width, size: size, weight: weight)
    return wrapped.answer(to: Wrapping(text: text, room: room, maxLines: maxLines)) {
      let lines = text.split(whereSeparator: \.isNewline).flatMap { room.lines(of: $0) }
      guard lines.count > maxLines else { return text.directed(lines) }
      var kept = Array(lines.prefix(max(0, maxLines)))
      if let last = kept.popLast() { kept.append(room.cut(last)) }
      return text.directed(kept)
    }
  }

  private static let wrapped = Remembered<Wrapping, [String]>(most: 20_000)
}

/// A text to be broken into lines.
private struct Wrapping: Hashable {
  let text: String
  let room: Room
  let maxLines: Int
}

/// The room that a line has, and the setting in which it is filled.
private struct Room: Hashable {
  let width: Double
  let size: Double
  let weight: FontWeight

  func units(_ text: some StringProtocol) -> Int {
    TextMetrics.units(of: text, weight: weight)
  }

  func holds(_ units: Int) -> Bool {
    TextMetrics.pixels(units, size: size) <= width
  }

  /// Fills line after line with as much as each holds.
  func lines(of paragraph: Substring) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in Piece.pieces(of: paragraph) {
      let blank = piece.followsBlank && !line.isEmpty ? " " : ""
      let needed = units(blank) + units(piece.text)
      if holds(used + needed) {
        line += blank + piece.text
        used += needed
        continue
      }
      if !line.isEmpty { lines.append(line) }
      (line, used) = ("", 0)
      for character in piece.text {
        let next = TextMetrics.units(of: character, weight: weight)
        if !line.isEmpty, !holds(used + next) {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += next
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The line with an ellipsis at its end, shortened until both fit.
  func cut(_ line: String) -> String {
    var rest = line[...]
    while let last = rest.last, last.isWhitespace || !holds(units(rest) + units("…")) {
      rest.removeLast()
    }
    return rest + "…"
  }
}

/// A part of a text within which no line should end.
private struct Piece {
  var text: String
  let followsBlank: Bool

  static func pieces(of paragraph: Substring) -> [Piece] {
    paragraph.split(whereSeparator: isBlank).flatMap { word in
      // Most words are ASCII without a hyphen: the properties of characters cost far more.
      if word.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "-") }) {
        return [Piece(text: String(word), followsBlank: true)]
      }
      var pieces: [Piece] = []
      var start = word.startIndex
      for index in word.indices.dropFirst() where mayBreak(word, before: index) {
        pieces.append(Piece(text: String(word[start..<index]), followsBlank: pieces.isEmpty))
        start = index
      }
      pieces.append(Piece(text: String(word[start...]), followsBlank: pieces.isEmpty))
      return pieces
    }
  }

  private static func isBlank(_ character: Character) -> Bool {
    if let ascii = character.asciiValue { return ascii == 0x20 || (0x09...0x0D).contains(ascii) }
    return character.isWhitespace && !"\u{A0}\u{202F}\u{2007}".contains(character)
  }

  private static func mayBreak(_ word: Substring, before index: Substring.Index) -> Bool {
    let previous = word[word.index(before: index)]
    let next = word[index]
    if "-\u{2010}–—".contains(previous) {
      let beforeHyphen = word[..<word.index(before: index)].last
      return next.isLetter && beforeHyphen?.isLetter == true
    }
    guard isIdeographic(previous) || isIdeographic(next) else { return false }
    return !closing.contains(next) && !opening.contains(previous)
  }

  /// Chinese and Japanese are written without blanks; Korean has them.
  private static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return TextMetrics.isWide(scalar) && !(0xAC00...0xD7A3).contains(scalar.value)
      && !(0x1100...0x115F).contains(scalar.value)
  }

  /// Marks that don't begin a line, and marks that don't end one (JIS X 4051, the common ones).
  private static let closing = Set("、。，．・：；？！）］｝〉》」』】〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}”’%…")
  private static let opening = Set("（［｛〈《「『【〔([{“‘")
}

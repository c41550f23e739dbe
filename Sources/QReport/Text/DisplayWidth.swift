import QDrawing

/// How many cells of a terminal text takes.
enum DisplayWidth {
  /// Cells of a text; control characters count none.
  static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

  /// 0, 1 or 2 cells.
  static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    return TextMetrics.isEmoji(character) || TextMetrics.isWide(first) ? 2 : 1
  }

  /// The text on one line without anything that could steer a terminal: escapes and other control
  /// characters, and marks that turn the direction of what follows.
  static func harmless(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result += " "
      case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text cut to so many cells, with an ellipsis where something is lost.
  static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = of(character)
      guard used + next < width else { break }
      used += next
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result + "…"
  }

  /// The text in lines of at most `width` cells, broken at blanks, or anywhere in a word too long.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var word = String(word)
      if !line.isEmpty, of(line) + 1 + of(word) > width {
        lines.append(line)
        line = ""
      }
      while of(word) > width {
        var head = ""
        while let first = word.first, of(head) + of(first) <= width {
          head.append(word.removeFirst())
        }
        guard !head.isEmpty else { break }
        lines.append(head)
      }
      line += line.isEmpty ? word : " " + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}

import QDrawing

/// How many cells of a terminal text takes, and what of it is safe to show there.
package enum DisplayWidth {
  /// Cells of a text; control characters count none.
  package static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

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
  package static func harmless(_ text: String) -> String {
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
  package static func cut(_ text: String, to width: Int) -> String {
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
  package static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let length = of(word)
      if !line.isEmpty, used + 1 + length <= width {
        line += " " + word
        used += 1 + length
        continue
      }
      if !line.isEmpty { lines.append(line) }
      (line, used) = ("", 0)
      for character in word {
        let next = of(character)
        if used + next > width, !line.isEmpty {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += next
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}

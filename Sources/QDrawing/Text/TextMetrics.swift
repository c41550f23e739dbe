/// How wide text will be, without asking a font.
///
/// The widths are those of DejaVu Sans, which is wider than the usual interface fonts, so that text
/// which fits by this measure fits in most fonts that a reader may have. It is a bound to lay out
/// by, not the width of the text in any one font; kerning and ligatures aren't counted.
package enum TextMetrics {
  /// The width of one line of text, in px.
  ///
  /// - Parameter size: the font size, in px.
  package static func width(of text: String, size: Double, weight: FontWeight = .regular)
    -> Double
  {
    pixels(units(of: text, weight: weight), size: size)
  }

  /// Advance widths are added as whole numbers: the order of adding can't change a width.
  static func units(of text: some StringProtocol, weight: FontWeight) -> Int {
    let ascii = weight == .bold ? AdvanceWidths.bold.ascii : AdvanceWidths.regular.ascii
    var units = 0
    for byte in text.utf8 {
      guard 0x20...0x7E ~= byte else {
        return text.reduce(0) { $0 + self.units(of: $1, weight: weight) }
      }
      units += ascii[Int(byte) - 0x20]
    }
    return units
  }

  /// A width in parts of an em, in px.
  package static func pixels(_ units: Int, size: Double) -> Double {
    Double(units) * size / Double(AdvanceWidths.unitsPerEm)
  }

  /// The width of one character as the reader sees it, in parts of an em.
  package static func units(of character: Character, weight: FontWeight) -> Int {
    let widths = weight == .bold ? AdvanceWidths.bold : .regular
    // Most text is ASCII, in which nothing is an emoji: the properties of a character cost far more.
    if let ascii = character.asciiValue { return units(of: Unicode.Scalar(ascii), in: widths) }
    if isEmoji(character) {
      // However many code points it is made of: the advance of Noto Color Emoji is 1.275 em.
      return AdvanceWidths.unitsPerEm * 13 / 10
    }
    return character.unicodeScalars.reduce(0) { $0 + units(of: $1, in: widths) }
  }

  private static func units(of scalar: Unicode.Scalar, in widths: AdvanceWidths) -> Int {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: return widths[0x20] ?? widths.other
    case 0xAD: return 0  // a hyphen that is seen only where a line ends with it
    default: break
    }
    if let width = widths[scalar.value] { return width }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return isWide(scalar) ? AdvanceWidths.unitsPerEm : widths.other
    }
  }

  /// Whether a character is shown as a picture.
  package static func isEmoji(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    return first.properties.isEmojiPresentation
      || first.properties.isEmoji && character.unicodeScalars.contains { $0.value == 0xFE0F }
  }

  /// Whether a character fills a square: Chinese, Japanese, Korean and full-width forms, by the
  /// blocks that UAX 11 (East Asian Width) calls wide.
  package static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
      0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

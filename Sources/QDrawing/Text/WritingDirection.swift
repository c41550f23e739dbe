/// The direction in which a line of text is written.
package enum WritingDirection: Hashable, Sendable {
  /// As in Latin.
  case leftToRight
  /// As in Arabic and Hebrew.
  case rightToLeft

  /// The direction of the first letter that has one and is not isolated (rules P2 and P3 of the Unicode
  /// bidirectional algorithm, UAX 9); left to right for a text without such a letter.
  package init(of text: String) {
    self = Self.directions(in: text).first { _ in true } ?? .leftToRight
  }

  /// Whether a text has a letter outside isolates that is not of a direction.
  static func holds(_ text: String, other direction: WritingDirection) -> Bool {
    // Nearly all texts are Latin: looking at their letters costs far more.
    if direction == .leftToRight, !text.unicodeScalars.contains(where: { $0.value >= 0x590 }) {
      return false
    }
    return directions(in: text).contains { $0 != direction }
  }

  /// The directions of the letters and marks outside isolates, in their order.
  ///
  /// Letters count as right to left by the blocks that Unicode gives to such scripts.
  private static func directions(in text: String) -> some Sequence<WritingDirection> {
    var depth = 0
    return text.unicodeScalars.lazy.compactMap { scalar in
      switch scalar.value {
      case 0x2066...0x2068: depth += 1
      case 0x2069: depth = max(0, depth - 1)
      case _ where depth > 0: break
      case 0x200E: return .leftToRight
      case 0x200F, 0x061C: return .rightToLeft
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
        return scalar.properties.isAlphabetic ? .rightToLeft : nil
      default: return scalar.properties.isAlphabetic ? .leftToRight : nil
      }
      return nil
    }
  }

  /// The direction of a language, by its BCP 47 code: by its script where the code names one, else by
  /// the script in which it is most often written.
  package init(language code: String) {
    let parts = code.lowercased().split(separator: "-")
    let scripts: Set<Substring> = ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"]
    let languages: Set<Substring> = [
      "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur",
      "yi",
    ]
    if let script = parts.dropFirst().first(where: { $0.count == 4 && $0.allSatisfy(\.isLetter) }) {
      self = scripts.contains(script) ? .rightToLeft : .leftToRight
    } else {
      self = parts.first.map(languages.contains) == true ? .rightToLeft : .leftToRight
    }
  }
}

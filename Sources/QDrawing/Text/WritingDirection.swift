/// The direction in which a line of text is written.
package enum WritingDirection: Hashable, Sendable {
  /// As in Latin.
  case leftToRight
  /// As in Arabic and Hebrew.
  case rightToLeft

  /// The direction of the first letter that has one (rules P2 and P3 of the Unicode bidirectional
  /// algorithm, UAX 9, without isolates); left to right for a text without such a letter.
  ///
  /// Letters count as right to left by the blocks that Unicode gives to such scripts.
  package init(of text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x200E:
        self = .leftToRight
        return
      case 0x200F, 0x061C:
        self = .rightToLeft
        return
      default: break
      }
      guard scalar.properties.isAlphabetic else { continue }
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF,
        0x1E800...0x1EFFF:
        self = .rightToLeft
      default:
        self = .leftToRight
      }
      return
    }
    self = .leftToRight
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

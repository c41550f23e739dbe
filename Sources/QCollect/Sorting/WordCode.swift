/// Codes of syllables that can be said, heard and typed in any language, such as `lusab-babad-gutih`.
///
/// Each word of five letters carries 16 bits, consonants four and vowels two (Wilkerson 2009, "A proposal
/// for proquints"): three words, 48 bits, can't be guessed through a door that lets few tries in.
package enum WordCode {
  private static let consonants = Array("bdfghjklmnprstvz")
  private static let vowels = Array("aiou")

  /// A new code.
  ///
  /// - Parameter words: how many words; 16 bits each.
  package static func random(words: Int = 3) -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<words).map { _ in word(UInt16.random(in: .min ... .max, using: &generator)) }
      .joined(separator: "-")
  }

  private static func word(_ bits: UInt16) -> String {
    let parts: [(letters: [Character], shift: Int, mask: UInt16)] = [
      (consonants, 12, 15), (vowels, 10, 3), (consonants, 6, 15), (vowels, 4, 3),
      (consonants, 0, 15),
    ]
    return String(parts.map { $0.letters[Int(bits >> $0.shift & $0.mask)] })
  }

  /// A personal code in what somebody typed, in the form in which it is kept, whatever stands between its letters;
  /// nil where it is none.
  package static func recognised(_ typed: String) -> String? {
    let letters = Array(typed.lowercased().filter { !" -‐‑–._\t".contains($0) })
    guard letters.count == 15 else { return nil }
    let isCode = letters.enumerated().allSatisfy { place, letter in
      (place % 5 % 2 == 0 ? consonants : vowels).contains(letter)
    }
    guard isCode else { return nil }
    return stride(from: 0, to: 15, by: 5).map { String(letters[$0..<$0 + 5]) }
      .joined(separator: "-")
  }

  /// Whether what was typed has the form of a personal code, though it need not be one: three words of five letters,
  /// or next to it in one of them, with hyphens between them, or with blanks where sheets bear such codes.
  ///
  /// - Parameter isExpected: whether sheets bear personal codes.
  package static func isLikely(_ typed: String, isExpected: Bool) -> Bool {
    let words = typed.split { isExpected ? "-‐‑–. ".contains($0) : "-‐‑–".contains($0) }
    return words.count == 3 && words.count { $0.count == 5 } > 1
      && words.allSatisfy { (3...7).contains($0.count) && $0.allSatisfy(\.isLetter) }
  }

  /// A code as somebody typed it, in the form in which it is kept: small letters, one hyphen between words.
  package static func plain(_ typed: String) -> String {
    typed.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
  }
}

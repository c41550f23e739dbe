package import QStudy
internal import QTables

/// The code on a sheet of paper, by which it is known whose it is.
package enum SheetCode {
  /// The code that is meant among those that are known: one person must not be two because of what nobody sees
  /// or reads aloud. Neither case nor blanks tell two apart, nor characters without a shape, nor the script of
  /// digits, nor a hyphen or the like between letters and a number (`p-7` is `P7`). Between digits it does:
  /// `1-12` is not `11-2`.
  ///
  /// - Returns: nil where no such code is known.
  package static func meant(by typed: String, among known: Set<String>) -> String? {
    if known.contains(typed) { return typed }
    let key = plain(typed)
    return known.sorted().first { plain($0) == key }
  }

  /// A code as it is written down: with single blanks, and without what nobody sees. Joiners within a name stay,
  /// since some scripts need them.
  package static func written(_ typed: String) -> String {
    let visible = typed.unicodeScalars.filter {
      $0.properties.generalCategory != .format || joiners.contains($0)
    }
    return String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace)
      .map { $0.trimmingJoiners }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  fileprivate static let joiners: Set<Unicode.Scalar> = ["\u{200C}", "\u{200D}"]

  /// What of a code tells it from others.
  static func plain(_ code: String) -> String {
    let letters = Array(latinDigits(code).lowercased().filter { !$0.isWhitespace })
    return String(
      letters.indices.filter { place in
        guard isSeparator(letters[place]), place > 0, place + 1 < letters.count else { return true }
        let (before, after) = (letters[place - 1], letters[place + 1])
        return !(before.isLetter && after.isNumber || before.isNumber && after.isLetter)
      }.map { letters[$0] })
  }

  private static func isSeparator(_ character: Character) -> Bool {
    guard let category = character.unicodeScalars.first?.properties.generalCategory else {
      return false
    }
    return [.dashPunctuation, .connectorPunctuation].contains(category)
      || "./\u{2212}".contains(character)
  }
}

extension Substring {
  fileprivate var trimmingJoiners: String {
    let scalars = unicodeScalars.drop { SheetCode.joiners.contains($0) }
    let end = scalars.lastIndex { !SheetCode.joiners.contains($0) }
    return end.map { String(scalars[...$0]) } ?? ""
  }
}

extension Study {
  /// Everybody of whom there is something.
  package var knownPeople: Set<String> {
    Set(participants.map(\.id)).union(sorts.map(\.participant))
  }
}

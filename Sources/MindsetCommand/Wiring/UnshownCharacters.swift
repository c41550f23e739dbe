import QReport
import QStudy

/// Characters for which this machine has no font: in a PDF or a picture they are empty boxes.
struct UnshownCharacters {
  private var characters: [Character] = []

  /// More than this of them say no more.
  private static let mostNamed = 12

  mutating func add(_ more: [Character]) {
    characters += more.filter { !characters.contains($0) }
  }

  mutating func add(_ other: UnshownCharacters) { add(other.characters) }

  /// The warning that names them, and the packages whose fonts have them; none where there are no
  /// such characters.
  var warnings: [Warning] {
    guard !characters.isEmpty else { return [] }
    let named = characters.prefix(Self.mostNamed).map(Self.name)
    let rest = characters.count - named.count
    let packages = Set(characters.map(Self.package)).sorted()
    return [
      Warning(
        .charactersWithoutFont,
        "no font of this machine has \(named.joined(separator: ", "))"
          + (rest > 0 ? " and \(rest) more" : "")
          + ": PDF and pictures show empty boxes there. Install "
          + NumberText.list(packages) + ", then write them again.")
    ]
  }

  /// A character and its code points: one that can't be drawn may not be seen on the terminal either.
  private static func name(_ character: Character) -> String {
    let codes = character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return "“\(character)” (\(codes.joined(separator: " ")))"
  }

  /// The Debian package whose fonts have most characters of a kind.
  private static func package(for character: Character) -> String {
    let scalars = character.unicodeScalars
    if scalars.contains(where: \.properties.isEmojiPresentation) || scalars.contains("\u{FE0F}") {
      return "fonts-noto-color-emoji"
    }
    let isEastAsian = scalars.contains { scalar in
      switch scalar.value {
      case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
        0xFF00...0xFFEF, 0x20000...0x3FFFF:
        true
      default: false
      }
    }
    return isEastAsian ? "fonts-noto-cjk" : "fonts-noto-core"
  }
}

import QFormats
import QReport
import QStudy
import QTables

/// Reads and writes the phrases of handouts as a YAML file: `language`, then each phrase under its
/// key.
enum LexiconFile {
  /// The phrases fill a few pages; this is a hundred times as much.
  static let largest = 4 << 20

  /// Reads a language file.
  ///
  /// Every phrase must be there, and what stands in braces must be what the phrase is given: a slot
  /// misspelt would be printed as it is.
  ///
  /// - Throws: `Findings`, all at once, or a `FileError`.
  static func read(_ path: String) throws -> Lexicon {
    try decodeYAML(readFile(path, limit: largest), file: path, reader)
  }

  private static var reader: YAMLReader<Lexicon> {
    .mapping { map in
      let language = map.required("language", .string)
      let texts = map.required(Phrase.allCases.map(\.rawValue), .string)
      var phrases: [Phrase: String] = [:]
      for phrase in Phrase.allCases {
        guard let text = texts[phrase.rawValue] else { continue }
        phrases[phrase] = text
        for slot in Phrase.slots(in: text).subtracting(phrase.slots).sorted() {
          map.report(
            .badValue(
              path: phrase.rawValue, line: map.line(of: phrase.rawValue), found: "{\(slot)}",
              expected: phrase.slots.isEmpty
                ? ["no word in braces"] : phrase.slots.sorted().map { "{\($0)}" },
              nearest: nil))
        }
      }
      guard let language, phrases.count == Phrase.allCases.count else { return nil }
      return Lexicon(language: language, phrases: phrases)
    }
  }

  /// The shipped phrases, to be translated.
  static var template: String {
    YAMLWriter.write(
      .mapping(
        [("language", .string("en"))]
          + Phrase.allCases.map { ($0.rawValue, .string($0.english)) }))
  }
}

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
  /// misspelt would be printed as it is, and without one a sentence would name nobody.
  ///
  /// - Throws: `Findings`, all at once, or a `FileError`.
  static func read(_ path: String) throws -> Lexicon {
    try decodeYAML(readFile(path, limit: largest), file: path, reader)
  }

  private static var reader: YAMLReader<Lexicon> {
    .mapping { map in
      let language = map.required("language", tag)
      let texts = map.required(Phrase.allCases.map(\.rawValue), .string)
      var phrases: [Phrase: String] = [:]
      for phrase in Phrase.allCases {
        guard let text = texts[phrase.rawValue] else { continue }
        phrases[phrase] = text
        func report(_ found: String, expected: [String]) {
          map.report(
            .badValue(
              path: phrase.rawValue, line: map.line(of: phrase.rawValue), found: found,
              expected: expected, nearest: nil))
        }
        // A blank one would leave a sheet without a heading, or a sentence without its verb.
        if text.allSatisfy(\.isWhitespace) {
          report("nothing", expected: ["the phrase in this language, for “\(phrase.english)”"])
          continue
        }
        let slots = Phrase.slots(in: text)
        for slot in slots.subtracting(phrase.slots).sorted() {
          report(
            "{\(slot)}",
            expected: phrase.slots.isEmpty
              ? ["no word in braces"] : phrase.slots.sorted().map { "{\($0)}" })
        }
        for slot in phrase.slots.subtracting(slots).sorted() {
          report(text, expected: ["a phrase with {\(slot)}"])
        }
      }
      guard let language, phrases.count == Phrase.allCases.count else { return nil }
      return Lexicon(language: language, phrases: phrases)
    }
  }

  /// A language as pages name it to screen readers: a code of two or three letters, perhaps with a
  /// script and a region (RFC 5646, 2.1). Names of languages, and codes of four letters and more, which
  /// none has, would be read out as English.
  private static var tag: YAMLReader<String> {
    YAMLReader<String>.string.map(expected: ["a language tag such as de or pt-BR"]) {
      $0.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*/) == nil ? nil : $0
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

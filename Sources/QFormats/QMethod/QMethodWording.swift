internal import QStudy
internal import QTables

/// The statements of a sample, worded in every language of the concourse.
struct QMethodWording {
  private(set) var statements: [Statement] = []
  private(set) var locations: [String: Location] = [:]
  /// The code of the main language; nil where nothing is worded.
  private(set) var language: String?
  /// The codes of the others.
  private(set) var languages: [String] = []

  /// Words the cards at these positions of the concourse, in this order.
  ///
  /// Of several languages the one asked for is the main one, else the first by name, which a warning
  /// says; the others are translations.
  init(
    _ concourse: QMethodConcourse, sample: [Int], options: ReadingOptions,
    _ folder: inout QMethodFolder
  ) throws {
    let codes = Self.codes(of: concourse.languages)
    let main = Self.main(concourse.languages, codes, wanted: options.language, &folder)
    language = main.flatMap { codes[$0] }
    let others = concourse.languages.filter { $0 != main }
    languages = others.compactMap { codes[$0] }
    var unknown: [(path: String, found: String)] = []
    for position in sample {
      let card = concourse.cards[position]
      var statement = Statement(id: card.name, text: card.name)
      if card.id != nil { statement.short = card.handle }
      locations[card.name] = card.location
      if let main {
        if let file = card.texts[main] {
          statement.text = Self.text(file, &unknown, &folder)
        } else {
          folder.findings.append(
            Finding(
              .missingFile, location: card.location, statement: card.name,
              found: "no wording of the card \(card.name) in \(main)",
              expected: "\(QMethodConcourse.folder)/\(main)/\(card.handle).tex",
              mend: "Add the text, or correct the handle."))
        }
      }
      for other in others {
        if let file = card.texts[other], let code = codes[other] {
          statement.translations[code] = Self.text(file, &unknown, &folder)
        }
      }
      statements.append(statement)
    }
    warn(
      concourse, sample, main: main, others: others, isChosen: options.language != nil,
      unknown: unknown, &folder)
  }

  // MARK: Languages

  private static func main(
    _ languages: [String], _ codes: [String: String], wanted: String?,
    _ folder: inout QMethodFolder
  ) -> String? {
    guard let wanted else { return languages.first }
    let main = languages.first { language in
      language.lowercased() == wanted.lowercased() || codes[language] == wanted.lowercased()
    }
    if main == nil {
      folder.findings.append(
        Finding(
          .badValue, location: Location(file: folder.input.location(of: QMethodConcourse.folder)),
          found: "no wording in the language “\(excerpt(wanted))”",
          expected: languages.isEmpty
            ? "no choice of a language, since nothing is worded"
            : "one of " + languages.joined(separator: ", "),
          mend: "Give --main-language one of these, or leave it out."))
    }
    return main
  }

  /// The codes of languages by the name of their folder; names that are not known, or mean the same
  /// one, stay.
  private static func codes(of languages: [String]) -> [String: String] {
    let codes = languages.map { known[$0.lowercased()] ?? $0 }
    let areDistinct = Set(codes).count == codes.count
    return Dictionary(uniqueKeysWithValues: zip(languages, areDistinct ? codes : languages))
  }

  private static let known = [
    "arabic": "ar", "chinese": "zh", "cymraeg": "cy", "czech": "cs", "danish": "da", "dansk": "da",
    "deutsch": "de", "dutch": "nl", "english": "en", "espanol": "es", "español": "es",
    "finnish": "fi", "francais": "fr", "français": "fr", "french": "fr", "german": "de",
    "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id",
    "irish": "ga", "italian": "it", "italiano": "it", "japanese": "ja", "korean": "ko",
    "nederlands": "nl", "norsk": "no", "norwegian": "no", "polish": "pl", "portuguese": "pt",
    "português": "pt", "romanian": "ro", "russian": "ru", "spanish": "es", "svenska": "sv",
    "swahili": "sw", "swedish": "sv", "turkish": "tr", "ukrainian": "uk", "welsh": "cy",
  ]

  // MARK: Texts

  private static func text(
    _ file: QMethodConcourse.TeXFile, _ unknown: inout [(path: String, found: String)],
    _ folder: inout QMethodFolder
  ) -> String {
    do {
      let source = try decodeText(file.bytes).text
      let tex = TeXText(String(decoding: source, as: UTF8.self))
      unknown += tex.unknown.map { (folder.input.location(of: file.path), $0) }
      return tex.text
    } catch {
      folder.findings.append(
        Finding(error, file: folder.input.location(of: file.path), bytes: file.bytes))
      return ""
    }
  }

  private func warn(
    _ concourse: QMethodConcourse, _ sample: [Int], main: String?, others: [String],
    isChosen: Bool, unknown: [(path: String, found: String)], _ folder: inout QMethodFolder
  ) {
    if main == nil {
      folder.warnings.append(
        Warning(
          .statementsUnworded,
          "There is no \(QMethodConcourse.folder)/<language> with the wording: the statements are "
            + "called after their cards."))
    }
    if let main, !others.isEmpty, !isChosen {
      folder.warnings.append(
        Warning(
          .languageChosen,
          "The cards are worded in \(concourse.languages.joined(separator: ", ")): \(main) is the "
            + "main language, the others are translations. --main-language \(others[0]) makes another "
            + "the main one."))
    }
    for other in others {
      let missing = sample.map { concourse.cards[$0] }.filter { $0.texts[other] == nil }
      guard !missing.isEmpty else { continue }
      folder.warnings.append(
        Warning(
          .statementsUnworded,
          "Cards without wording in \(other): "
            + excerpt(missing.map(\.name).joined(separator: ", ")) + ".",
          statements: missing.map(\.name)))
    }
    for (path, found) in unknown.prefix(Self.mostUnknown) {
      folder.warnings.append(
        Warning(
          .unknownMarkup,
          found.hasPrefix("% ")
            ? "\(path): a comment of TeX was left out, “\(found)”."
            : "\(path): “\(found)” is not understood and stands as it was written."))
    }
    if unknown.count > Self.mostUnknown {
      folder.warnings.append(
        Warning(
          .unknownMarkup,
          "\(unknown.count - Self.mostUnknown) more places of TeX that are not understood."))
    }
  }

  private static let mostUnknown = 20
}

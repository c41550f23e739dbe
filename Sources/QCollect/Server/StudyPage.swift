internal import QStudy
package import QTables

/// What the participant's page is told of study and room.
extension Room {
  /// The answer to `/api/study`.
  ///
  /// - Parameter phrases: the texts of the page by language.
  package func studyPage(phrases: [String: JSONValue]) -> JSONValue {
    let study = design.study
    let languages = study.allLanguages
    return [
      "key": .string(String(DesignVersion.frozenPart(of: design).prefix(8))),
      "study": [
        "title": .string(study.title), "question": .string(study.question),
        "language": .string(study.language),
        "languages": .array(languages.map(JSONValue.string)),
        "direction": .object(
          languages.map { ($0, .string(WrittenLanguage.direction(of: $0))) }),
        "grid": .array(
          design.grid.columns.map { ["value": .integer($0.value), "count": .integer($0.count)] }),
        "distribution": design.isForced ? "forced" : "free",
        "poles": ["low": .string(study.poles.low), "high": .string(study.poles.high)],
        "statements": .array(study.statements.map { Self.card($0, languages: languages) }),
        "conditions": .array(
          study.conditions.map { ["id": .string($0.id), "question": .string($0.question)] }),
        "consent": design.collect.consent.map(JSONValue.string) ?? .null,
        "presort": .string(design.presort.rawValue), "refine": .bool(design.refines),
        "comments": .bool(design.asksComments),
        "background": .array(study.background.map(Self.question)),
        "access": .string(design.access.rawValue),
        "translations": .object(
          study.translations.sorted { $0.key < $1.key }.map { ($0.key, Self.wording($0.value)) }),
      ],
      "room": liveJSON,
      "phrases": .object(
        (languages + ["en"].filter { !languages.contains($0) }).compactMap { language in
          phrases[language].map { (language, $0) }
        }),
    ]
  }

  private static func card(_ statement: Statement, languages: [String]) -> JSONValue {
    let wordings = languages.compactMap { language -> (String, JSONValue)? in
      if let text = statement.translations[language] { return (language, .string(text)) }
      return language == languages.first ? (language, .string(statement.text)) : nil
    }
    return ["id": .string(statement.id), "text": .object(wordings)]
  }

  /// What of the study is worded in a further language; the page shows its own for the rest.
  private static func wording(_ wording: StudyWording) -> JSONValue {
    func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
    return [
      "title": text(wording.title), "question": text(wording.question),
      "poles": ["low": text(wording.low), "high": text(wording.high)],
      "conditions": .object(
        wording.conditions.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }),
      "background": .object(
        wording.background.sorted { $0.key < $1.key }.map { id, asked in
          (
            id,
            [
              "question": text(asked.question),
              "options": .array(asked.options.map(JSONValue.string)),
            ]
          )
        }),
      "consent": text(wording.consent),
    ]
  }

  static func question(_ question: BackgroundQuestion) -> JSONValue {
    [
      "id": .string(question.id), "question": .string(question.question),
      "type": .string(question.kind.rawValue),
      "options": .array(question.options.map(JSONValue.string)),
      "required": .bool(question.required),
    ]
  }
}

/// What is known of languages by their codes (ISO 639).
enum WrittenLanguage {
  private static let fromRight: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi",
  ]

  /// The direction in which a language is written, as HTML names it.
  static func direction(of code: String) -> String {
    fromRight.contains(String(code.lowercased().split(separator: "-").first ?? "")) ? "rtl" : "ltr"
  }
}

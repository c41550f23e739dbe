/// A part of a study that participants read, and that has a wording in each language.
public enum WordedPart: Hashable, Sendable {
  /// The title.
  case title
  /// The condition of instruction.
  case question
  /// What the two ends of the grid mean.
  case poles
  /// The name of a theme, by its id.
  case theme(String)
  /// The question of a condition, by its id.
  case condition(String)
  /// A question about the participant with its options, by its id.
  case background(String)
  /// The consent text.
  case consent
  /// A statement, by its id.
  case statement(String)

  /// Parts as a phrase: the question, the poles and the statements 3, 5.
  public static func words(_ parts: [WordedPart]) -> String {
    let statements = parts.compactMap { part in
      if case .statement(let id) = part { id } else { nil }
    }
    var words = parts.compactMap(\.words)
    if !statements.isEmpty {
      words.append(
        (statements.count == 1 ? "the statement " : "the statements ")
          + statements.joined(separator: ", "))
    }
    guard words.count > 1, let last = words.popLast() else { return words.first ?? "" }
    return words.joined(separator: ", ") + " and " + last
  }

  /// The part as a phrase; nil for a statement, which is named among the others.
  private var words: String? {
    switch self {
    case .title: "the title"
    case .question: "the question"
    case .poles: "the poles"
    case .theme(let id): "the theme “\(id)”"
    case .condition(let id): "the question of the condition “\(id)”"
    case .background(let id): "the question “\(id)” about people"
    case .consent: "the consent text"
    case .statement: nil
    }
  }
}

extension Study {
  /// Everything that has a wording, in the order of `study.yml` and then of the statements.
  private var wordedParts: [WordedPart] {
    [.title, .question, .poles] + themes.map { .theme($0.id) }
      + conditions.map { .condition($0.id) } + background.map { .background($0.id) } + [.consent]
      + statements.map { .statement($0.id) }
  }

  /// The texts of a part in the study's own language; those that are empty need no other wording.
  private func texts(of part: WordedPart) -> [String] {
    switch part {
    case .title: [title]
    case .question: [question]
    case .poles: [poles.low, poles.high]
    case .theme(let id): themes.filter { $0.id == id }.map(\.label)
    case .condition(let id): conditions.filter { $0.id == id }.map(\.question)
    case .background(let id):
      background.filter { $0.id == id }.flatMap { [$0.question] + $0.options }
    case .consent: [collect?.consent ?? ""]
    case .statement(let id): statements.filter { $0.id == id }.map(\.text)
    }
  }

  /// What stands for the texts of a part in a further language, as far as it was worded.
  private func translations(of part: WordedPart, in code: String) -> [String?] {
    let wording = translations[code] ?? StudyWording()
    switch part {
    case .title: return [wording.title]
    case .question: return [wording.question]
    case .poles: return [wording.low, wording.high]
    case .theme(let id): return [wording.themes[id]]
    case .condition(let id): return [wording.conditions[id]]
    case .background(let id):
      let options = background.first { $0.id == id }?.options ?? []
      let asked = wording.background[id] ?? StudyWording.Background()
      return [asked.question]
        + options.indices.map { asked.options.indices.contains($0) ? asked.options[$0] : nil }
    case .consent: return [wording.consent]
    case .statement(let id): return [statements.first { $0.id == id }?.translations[code]]
    }
  }

  /// What participants who read in a language find in the study's own.
  ///
  /// - Parameter code: one of ``languages``.
  public func untranslatedParts(in code: String) -> [WordedPart] {
    wordedParts.filter { part in
      zip(texts(of: part), translations(of: part, in: code)).contains { text, translation in
        !text.isEmpty && (translation ?? "").isEmpty
      }
    }
  }

  /// One warning a language in which the study is not worded whole.
  public var untranslated: [Warning] {
    allLanguages.dropFirst().compactMap { code in
      let parts = untranslatedParts(in: code)
      guard !parts.isEmpty else { return nil }
      return Warning(
        .notTranslated,
        "Not worded in \(code), so that it is read in \(language): \(WordedPart.words(parts)).",
        statements: parts.compactMap { part in
          if case .statement(let id) = part { id } else { nil }
        })
    }
  }

  /// What was worded anew in the study's own language while its translations stayed: they may say what
  /// stood there before.
  ///
  /// - Parameter before: the study before the change.
  public func outdatedParts(since before: Study) -> [WordedPart] {
    wordedParts.filter { part in
      let (earlier, now) = (before.texts(of: part), texts(of: part))
      guard !earlier.isEmpty else { return false }
      return allLanguages.dropFirst().contains { code in
        zip(zip(earlier, now), translations(of: part, in: code)).enumerated().contains {
          place, texts in
          let ((earlier, now), translation) = texts
          return earlier != now && !(translation ?? "").isEmpty && !isOption(place, of: part)
        }
      }
    }
  }

  /// Whether a text of a part is an option, whose wordings go wherever it goes.
  private func isOption(_ place: Int, of part: WordedPart) -> Bool {
    if case .background = part { place > 0 } else { false }
  }

  /// Takes over the translations of an earlier state as far as they still fit: those of themes, conditions
  /// and questions that are gone go with them. Those of an option belong to its wording, wherever it stands: who
  /// reads another language would otherwise answer what nobody asks any more.
  ///
  /// - Parameter before: the study before a change that knew nothing of translations.
  public mutating func keepTranslations(of before: Study) {
    translations = before.translations.mapValues { earlier in
      var wording = earlier
      let (themes, conditions) = (Set(themes.map(\.id)), Set(conditions.map(\.id)))
      wording.themes = wording.themes.filter { themes.contains($0.key) }
      wording.conditions = wording.conditions.filter { conditions.contains($0.key) }
      wording.background = [:]
      for question in background {
        guard let asked = before.translations(of: question, earlier), asked != .init() else {
          continue
        }
        wording.background[question.id] = asked
      }
      return wording
    }
    .filter { $0.value != StudyWording() }
  }

  /// A question's wording in a further language, of which the study had other options.
  private func translations(
    of question: BackgroundQuestion, _ wording: StudyWording
  ) -> StudyWording.Background? {
    guard let own = background.first(where: { $0.id == question.id }),
      var asked = wording.background[question.id]
    else { return nil }
    let known = Dictionary(zip(own.options, asked.options)) { first, _ in first }
    asked.options = question.options.map { known[$0] ?? "" }
    if asked.options.allSatisfy(\.isEmpty) { asked.options = [] }
    return asked
  }
}

// What study.yml says in further languages, read and written.

internal import QStudy
internal import QTables

/// Reads what a study says in the languages it declares; whatever it does not have is a fault.
func translations(of study: Study) -> YAMLReader<[String: StudyWording]> {
  .mapping { map in
    var translations: [String: StudyWording] = [:]
    for code in study.allLanguages.dropFirst() {
      let read = map.optional(code, wording(of: study))
      // Nothing said is nothing written.
      translations[code] = read == StudyWording() ? nil : read
    }
    map.refuseOthers(
      expected: study.allLanguages.count > 1
        ? Array(study.allLanguages.dropFirst())
        : ["nothing, as the study declares no further languages"])
    return translations
  }
}

private func wording(of study: Study) -> YAMLReader<StudyWording> {
  .mapping { map in
    var wording = StudyWording()
    wording.title = text("title", &map)
    wording.question = text("question", &map)
    let poles: YAMLReader<(low: String?, high: String?)> = .mapping { poles in
      (text("low", &poles), text("high", &poles))
    }
    (wording.low, wording.high) = map.optional("poles", poles) ?? (nil, nil)
    wording.themes = map.optional("themes", texts(of: study.themes.map(\.id))) ?? [:]
    wording.conditions = map.optional("conditions", texts(of: study.conditions.map(\.id))) ?? [:]
    wording.background = map.optional("background", background(of: study.background)) ?? [:]
    wording.consent = text("consent", &map)
    return wording
  }
}

/// A text; nothing where it is left out or empty.
private func text(_ key: String, _ map: inout YAMLMapping) -> String? {
  map.optional(key, .string).flatMap { $0.isEmpty ? nil : $0 }
}

private func texts(of ids: [String]) -> YAMLReader<[String: String]> {
  .mapping { map in
    var texts: [String: String] = [:]
    for id in ids { texts[id] = text(id, &map) }
    map.refuseOthers(expected: ids.isEmpty ? ["nothing, as the study has none"] : ids)
    return texts
  }
}

private func background(
  of questions: [BackgroundQuestion]
) -> YAMLReader<[String: StudyWording.Background]> {
  .mapping { map in
    var background: [String: StudyWording.Background] = [:]
    for question in questions {
      let asked: YAMLReader<StudyWording.Background> = .mapping { map in
        .init(
          question: text("question", &map),
          options: map.optional("options", options(of: question)) ?? [])
      }
      let read = map.optional(question.id, asked)
      background[question.id] = read == .init() ? nil : read
    }
    map.refuseOthers(
      expected: questions.isEmpty ? ["nothing, as the study has none"] : questions.map(\.id))
    return background
  }
}

/// As many as the question has, in its order: answers are kept in the words of the study's own language.
private func options(of question: BackgroundQuestion) -> YAMLReader<[String]> {
  let count = question.options.count
  let own = question.options.joined(separator: ", ")
  return YAMLReader<[String]>.list(of: .string).map(
    expected: [
      count == 0
        ? "no options, as the question has none"
        : "as many as the question has, in the same order and each another one, for " + own
    ]
  ) { options in
    // Two options of one wording would be told apart by nobody, and kept as different answers.
    let worded = options.filter { !$0.isEmpty }
    guard options.count == count, Set(worded).count == worded.count else { return nil }
    return options.allSatisfy(\.isEmpty) ? [] : options
  }
}

/// The entries of `translations`, languages and parts in the order of the study.
func translationEntries(_ study: Study) -> YAMLValue {
  let codes = study.allLanguages.dropFirst().filter { study.translations[$0] != nil }
  return .mapping(codes.map { ($0, entry(study.translations[$0] ?? StudyWording(), of: study)) })
}

private func entry(_ wording: StudyWording, of study: Study) -> YAMLValue {
  func entries(_ texts: [(String, String?)]) -> [(String, YAMLValue)] {
    texts.compactMap { key, text in text.map { (key, .string($0)) } }
  }
  func section(_ key: String, _ entries: [(String, YAMLValue)]) -> [(String, YAMLValue)] {
    entries.isEmpty ? [] : [(key, .mapping(entries))]
  }
  let background = study.background.compactMap { question -> (String, YAMLValue)? in
    guard let asked = wording.background[question.id] else { return nil }
    var members = entries([("question", asked.question)])
    if !asked.options.isEmpty {
      members.append(("options", .sequence(asked.options.map { .string($0) }, flow: true)))
    }
    return (question.id, .mapping(members))
  }
  return .mapping(
    entries([("title", wording.title), ("question", wording.question)])
      + section("poles", entries([("low", wording.low), ("high", wording.high)]))
      + section("themes", entries(study.themes.map { ($0.id, wording.themes[$0.id]) }))
      + section("conditions", entries(study.conditions.map { ($0.id, wording.conditions[$0.id]) }))
      + section("background", background) + entries([("consent", wording.consent)]))
}

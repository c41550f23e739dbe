import QNumerics
import QStudy

extension SeededGenerator {
  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &self)]
  }

  /// Awkward words: delimiters, quotes, line breaks, other scripts, things that look like others.
  mutating func words(upTo count: Int = 4) -> String {
    let pieces = [
      "a", "B2", "\"", ",", ";", "\n", "\r\n", "\t", "é", "ŷ", "مرحبا", "日本", "👩‍👩‍👧", "'", ":", "#",
      " - ", "null", "true", "no", "007", "-4", "=1+1", "{", "]", "&", "*", "!", "%", "@", "\\",
      "\u{FEFF}", "\u{2028}", "x y", "a\u{301}", "'=2", "-x",
    ]
    return (0..<Int.random(in: 1...count, using: &self)).map { _ in pick(pieces) }.joined()
  }

  /// What a study may say in a further language: something of it at least.
  mutating func wording(of study: Study) -> StudyWording {
    func maybe() -> Bool { Bool.random(using: &self) }
    func some(_ ids: [String]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: ids.filter { _ in maybe() }.map { ($0, words()) })
    }
    var wording = StudyWording(question: words())
    if maybe() { (wording.title, wording.high) = (words(), words()) }
    if maybe() { (wording.low, wording.consent) = (words(), words()) }
    wording.themes = some(study.themes.map(\.id))
    wording.conditions = some(study.conditions.map(\.id))
    for question in study.background where maybe() {
      let options = question.options.map { _ in maybe() ? words() : "" }
      wording.background[question.id] = .init(
        question: words(), options: options.allSatisfy(\.isEmpty) ? [] : options)
    }
    return wording
  }

  /// Names, each different by its number at the end, so that none is blank.
  mutating func names(_ count: Int, plain: Bool) -> [String] {
    let starts = ["s", "P ", "É", "x,", "y\"", "=1+", "-a", "@", "'=", "''-"]
    return (0..<count).map { (plain ? pick(starts) : words(upTo: 2)) + String($0) }
  }
}

/// A study with everything it can have, all of it odd.
func randomStudy(seed: UInt64, plain: Bool = false) -> Study {
  var random = SeededGenerator(seed: seed)
  func maybe() -> Bool { Bool.random(using: &random) }
  let isForced = maybe()
  let counts = (0..<Int.random(in: 2...5, using: &random)).map { _ in
    Int.random(in: 1...3, using: &random)
  }
  let low = Int.random(in: -6...6, using: &random)
  let grid = try? Grid(columns: zip(low..., counts).map { .init(value: $0.0, count: $0.1) })
  var study = Study(title: random.words())
  study.languages = maybe() ? ["cy", "ar"] : []
  study.grid = maybe() ? grid : nil
  study.distribution = random.pick([nil, .forced, .free])
  let themes = random.names(Int.random(in: 0...3, using: &random), plain: plain)
  study.themes = themes.map { Theme(id: $0, label: plain ? $0 : random.words()) }
  let values = grid?.ascendingValues ?? []
  study.statements = random.names(values.count, plain: plain).map { id in
    var statement = Statement(id: id, text: random.words(upTo: 6))
    if maybe() { statement.theme = themes.isEmpty ? nil : random.pick(themes) }
    statement.direction = random.pick([nil, .speaksFor, .speaksAgainst])
    if maybe() { statement.short = "s" + random.words() }
    for language in study.languages where maybe() {
      statement.translations[language] = "t" + random.words()
    }
    return statement
  }
  // A table of its own names only the themes that are used.
  if plain { study.themes = [] }
  study.conditions =
    maybe() ? ["before", "after"].map { Condition(id: $0, question: random.words()) } : []
  let people = random.names(Int.random(in: 1...4, using: &random), plain: plain)
  study.sorts = random.names(Int.random(in: plain ? 2...6 : 0...6, using: &random), plain: plain)
    .map { id in
      var sort = QSort(id: id, placements: values.shuffled(using: &random))
      if maybe() { sort.participant = random.pick(people) }
      if !study.conditions.isEmpty { sort.condition = random.pick(["before", "after"]) }
      if !isForced { sort.placements = values.map { _ in random.pick(values) } }
      if !plain, maybe(), maybe() { sort.placements[0] = nil }
      return sort
    }
  let attributes = ["sector", "age, years", "\"role\""]
  study.participants = people.map { id in
    var person = Participant(id: id)
    for name in attributes where maybe() {
      person.attributes[name] = plain ? "v" : "v" + random.words() + "v"
    }
    return person
  }
  guard !plain else { return study }
  study.question = random.words()
  study.language = random.pick(["en", "no", "cy"])
  study.poles = Poles(low: random.words(), high: random.words())
  if maybe() {
    study.background = [
      BackgroundQuestion(
        id: "q " + random.words(), question: random.words(),
        kind: random.pick(BackgroundQuestion.Kind.allCases), options: [random.words(), "b"],
        required: maybe())
    ]
    study.collect = CollectSettings(
      consent: random.words(), presort: random.pick([nil, .off, .required]),
      refine: random.pick([nil, true, false]), comments: random.pick([nil, true, false]),
      order: random.pick([nil, .fixed]), access: random.pick([nil, .open]),
      timing: maybe() ? ["sort": 20] : [:], retention: random.pick([nil, 30]))
    study.provenance = Provenance(
      statements: random.pick([nil, .own]), sorts: random.pick([nil, .simulated]),
      seed: random.pick([nil, 3]), source: random.pick([nil, random.words()]),
      date: random.pick([nil, "2024-01-05"]))
    study.recipe = random.pick([nil, "../a b.yml"])
    study.source = "# " + random.words()
  }
  for code in study.allLanguages.dropFirst() where maybe() {
    study.translations[code] = random.wording(of: study)
  }
  if let sort = study.sorts.first, let statement = study.statements.last {
    study.comments = [Comment(sort: sort.id, statement: statement.id, text: random.words())]
  }
  return study
}

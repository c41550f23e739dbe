/// What participants read of a study beside its statements, in one further language.
///
/// Each part may lack: it is then read in the study's own language. Answers are kept in that language
/// whichever was read, so that there is one set of data.
public struct StudyWording: Equatable, Sendable {
  /// A question about the participant in a further language.
  public struct Background: Equatable, Sendable {
    /// The question as asked.
    public var question: String?
    /// The possible answers in the order of the study's own; an empty one has no wording. None at all
    /// where no answer has.
    public var options: [String]

    /// Makes the wording of a question.
    public init(question: String? = nil, options: [String] = []) {
      self.question = question
      self.options = options
    }
  }

  /// The study's title.
  public var title: String?
  /// The condition of instruction.
  public var question: String?
  /// Meaning of the lowest column.
  public var low: String?
  /// Meaning of the highest column.
  public var high: String?
  /// Names of themes by their ids.
  public var themes: [String: String]
  /// Questions by the ids of their conditions.
  public var conditions: [String: String]
  /// Questions about the participant by their ids.
  public var background: [String: Background]
  /// The consent text.
  public var consent: String?

  /// Makes a wording; everything may be left out.
  public init(
    title: String? = nil, question: String? = nil, low: String? = nil, high: String? = nil,
    themes: [String: String] = [:], conditions: [String: String] = [:],
    background: [String: Background] = [:], consent: String? = nil
  ) {
    self.title = title
    self.question = question
    self.low = low
    self.high = high
    self.themes = themes
    self.conditions = conditions
    self.background = background
    self.consent = consent
  }

  /// Every text of it.
  var texts: [String] {
    [title, question, low, high, consent].compactMap(\.self) + themes.values + conditions.values
      + background.values.flatMap { [$0.question].compactMap(\.self) + $0.options }
  }
}

extension Study {
  /// The languages it can be read in, its own first.
  public var allLanguages: [String] { [language] + languages.filter { $0 != language } }

  /// The study as it is read in a language: what has a wording there bears it in place of the study's own.
  /// Statements keep theirs, with the translations beside it.
  ///
  /// - Parameter code: the language; one that the study does not have changes nothing.
  public func worded(in code: String) -> Study {
    guard code != language, let wording = translations[code] else { return self }
    var study = self
    study.title = wording.title ?? title
    study.question = wording.question ?? question
    study.poles = poles.naming(low: wording.low, high: wording.high)
    for index in themes.indices {
      study.themes[index].label = wording.themes[themes[index].id] ?? themes[index].label
    }
    for index in conditions.indices {
      let condition = conditions[index]
      study.conditions[index].question = wording.conditions[condition.id] ?? condition.question
    }
    for index in background.indices {
      guard let asked = wording.background[background[index].id] else { continue }
      study.background[index].question = asked.question ?? background[index].question
      if asked.options.count == background[index].options.count {
        study.background[index].options = zip(asked.options, background[index].options).map {
          $0.isEmpty ? $1 : $0
        }
      }
    }
    if collect?.consent != nil, let consent = wording.consent { study.collect?.consent = consent }
    return study
  }
}

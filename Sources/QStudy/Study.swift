/// A Q study as it stands on disk: what was asked, the statements, and the sorts.
///
/// A study may be unfinished or faulty; only a ``SortTable`` made from it can be analysed.
public struct Study: Equatable, Sendable {
  /// The study's title.
  public var title: String
  /// The condition of instruction: the question participants answer by sorting.
  public var question: String
  /// Code of the main language, `en` say.
  public var language: String
  /// Codes of further languages the study is worded in.
  public var languages: [String]
  /// What participants read beside the statements in further languages, by language code.
  public var translations: [String: StudyWording]
  /// The grid the study declares, `nil` where it declares none.
  public var grid: Grid?
  /// Whether sorts must fill the grid exactly, `nil` where the study does not say.
  public var distribution: Distribution?
  /// What the two ends of the grid mean.
  public var poles: Poles
  /// The themes of the statements, in the order of the report.
  public var themes: [Theme]
  /// Conditions of instruction where there are several.
  public var conditions: [Condition]
  /// Questions about the participant.
  public var background: [BackgroundQuestion]
  /// How sorts are collected, `nil` where the study leaves it to the defaults.
  public var collect: CollectSettings?
  /// Where statements and sorts come from.
  public var provenance: Provenance
  /// Path of the study's own recipe, relative to the study folder.
  public var recipe: String?
  /// The Q sample.
  public var statements: [Statement]
  /// The people who sorted; may be empty or leave some out.
  public var participants: [Participant]
  /// The sorts, blank cells and all.
  public var sorts: [QSort]
  /// What participants wrote about statements.
  public var comments: [Comment]
  /// The text of the study's SOURCE.md: sources in words, for people.
  public var source: String?

  /// Makes a study; all but the title may be filled in later.
  public init(
    title: String, question: String = "", language: String = "en", languages: [String] = [],
    translations: [String: StudyWording] = [:], grid: Grid? = nil,
    distribution: Distribution? = nil, poles: Poles = Poles(),
    themes: [Theme] = [], conditions: [Condition] = [], background: [BackgroundQuestion] = [],
    collect: CollectSettings? = nil, provenance: Provenance = Provenance(), recipe: String? = nil,
    statements: [Statement] = [], participants: [Participant] = [], sorts: [QSort] = [],
    comments: [Comment] = [], source: String? = nil
  ) {
    self.title = title
    self.question = question
    self.language = language
    self.languages = languages
    self.translations = translations
    self.grid = grid
    self.distribution = distribution
    self.poles = poles
    self.themes = themes
    self.conditions = conditions
    self.background = background
    self.collect = collect
    self.provenance = provenance
    self.recipe = recipe
    self.statements = statements
    self.participants = participants
    self.sorts = sorts
    self.comments = comments
    self.source = source
  }
}

/// Whether a sort must fill the grid exactly.
public enum Distribution: String, Sendable, CaseIterable {
  /// Every column takes just its number of cards.
  case forced
  /// Participants choose how many cards each column takes.
  case free
}

/// What the two ends of the grid mean.
public struct Poles: Equatable, Sendable {
  /// Meaning of the lowest column.
  public let low: String
  /// Meaning of the highest column.
  public let high: String
  /// Whether the study names them, so that people are known to have sorted by these words.
  public let areNamed: Bool

  /// The commonest wording in the field, for a study that names none.
  public init() {
    low = "least like my view"
    high = "most like my view"
    areNamed = false
  }

  /// Makes the poles that a study names.
  public init(low: String, high: String) {
    self.low = low
    self.high = high
    areNamed = true
  }

  /// The same with other words for an end or both; without any nothing changes.
  public func naming(low: String?, high: String?) -> Poles {
    low == nil && high == nil ? self : Poles(low: low ?? self.low, high: high ?? self.high)
  }
}

/// One condition of instruction of several, such as before and after a workshop.
public struct Condition: Equatable, Sendable {
  /// Identifier used by sorts.
  public var id: String
  /// The question asked under this condition.
  public var question: String

  /// Makes a condition.
  public init(id: String, question: String) {
    self.id = id
    self.question = question
  }
}

/// A question about the participant, asked after the sorting.
public struct BackgroundQuestion: Equatable, Sendable {
  /// The kind of answer a question takes.
  public enum Kind: String, Sendable, CaseIterable {
    /// Free text.
    case text
    /// A number.
    case number
    /// One of the options.
    case choice
    /// Any of the options.
    case several
    /// A place on a scale between options.
    case scale
  }

  /// Identifier: the attribute under which answers are kept.
  public var id: String
  /// The question as asked.
  public var question: String
  /// The kind of answer.
  public var kind: Kind
  /// Possible answers, for `choice`, `several` and `scale`.
  public var options: [String]
  /// Whether an answer is required.
  public var required: Bool

  /// Makes a background question.
  public init(
    id: String, question: String, kind: Kind = .text, options: [String] = [],
    required: Bool = false
  ) {
    self.id = id
    self.question = question
    self.kind = kind
    self.options = options
    self.required = required
  }
}

/// How sorts are collected; read, checked and kept here, acted on by the collecting programs.
public struct CollectSettings: Equatable, Sendable {
  /// Whether the pre-sort into three piles takes place.
  public enum Presort: String, Sendable, CaseIterable {
    /// Every participant pre-sorts.
    case required
    /// A participant may skip it.
    case optional
    /// There is none.
    case off
  }

  /// The order in which cards are dealt.
  public enum Order: String, Sendable, CaseIterable {
    /// A different random order for each participant.
    case random
    /// The order of the statements.
    case fixed
  }

  /// Who may take part.
  public enum Access: String, Sendable, CaseIterable {
    /// Whoever has the address.
    case open
    /// Whoever has the shared join code.
    case join
    /// Holders of a personal code.
    case personal
  }

  /// The consent text, `nil` for none.
  public var consent: String?
  /// The pre-sort.
  public var presort: Presort?
  /// Whether extreme cards are chosen in refining rounds.
  public var refine: Bool?
  /// Whether comments on the extreme cards are asked for.
  public var comments: Bool?
  /// The order of the cards.
  public var order: Order?
  /// Who may take part.
  public var access: Access?
  /// Minutes planned for each step, by step name (`sort`, `comments`).
  public var timing: [String: Int]
  /// Days after which collected records are deleted, `nil` to keep them.
  public var retention: Int?

  /// Makes collection settings; `nil` leaves a choice to the collecting program.
  public init(
    consent: String? = nil, presort: Presort? = nil, refine: Bool? = nil, comments: Bool? = nil,
    order: Order? = nil, access: Access? = nil, timing: [String: Int] = [:], retention: Int? = nil
  ) {
    self.consent = consent
    self.presort = presort
    self.refine = refine
    self.comments = comments
    self.order = order
    self.access = access
    self.timing = timing
    self.retention = retention
  }
}

/// Where statements and sorts come from.
public struct Provenance: Equatable, Sendable {
  /// Who worded the statements.
  public enum StatementSource: String, Sendable, CaseIterable {
    /// The study's authors.
    case own
    /// A publication.
    case published
  }

  /// Where the sorts come from.
  public enum SortSource: String, Sendable, CaseIterable {
    /// People.
    case real
    /// A program; every page of output says so.
    case simulated
  }

  /// Who worded the statements, `nil` where the study does not say.
  public var statements: StatementSource?
  /// Where the sorts come from, `nil` where the study does not say.
  public var sorts: SortSource?
  /// Seed of the simulation that made the sorts.
  public var seed: Int?
  /// Source in a few words, such as a citation.
  public var source: String?
  /// The date printed on outputs; outputs bear no other.
  public var date: String?

  /// Makes a provenance.
  public init(
    statements: StatementSource? = nil, sorts: SortSource? = nil, seed: Int? = nil,
    source: String? = nil, date: String? = nil
  ) {
    self.statements = statements
    self.sorts = sorts
    self.seed = seed
    self.source = source
    self.date = date
  }
}

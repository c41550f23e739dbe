/// A statement of the Q sample: one card that every participant places on the grid.
public struct Statement: Equatable, Sendable {
  /// Short identifier, unique within the study; the number printed on the card.
  public var id: String
  /// The wording, in the study's main language.
  public var text: String
  /// Identifier of the theme the statement belongs to, `nil` where it belongs to none.
  public var theme: String?
  /// Whether agreeing speaks for or against the theme, `nil` where the study does not say.
  public var direction: Direction?
  /// A few words that stand for the statement in figures.
  public var short: String?
  /// Wording in further languages, by language code.
  public var translations: [String: String]

  /// Makes a statement; everything but `id` and `text` may be left out.
  public init(
    id: String, text: String, theme: String? = nil, direction: Direction? = nil,
    short: String? = nil, translations: [String: String] = [:]
  ) {
    self.id = id
    self.text = text
    self.theme = theme
    self.direction = direction
    self.short = short
    self.translations = translations
  }
}

/// The side a statement takes on its theme.
public enum Direction: String, Sendable, CaseIterable {
  /// Agreeing with the statement speaks for the theme.
  case speaksFor = "+"
  /// Agreeing with the statement speaks against the theme.
  case speaksAgainst = "-"

  /// +1 or −1: the factor k that turns a placement into a placement for the theme.
  public var sign: Double { self == .speaksFor ? 1 : -1 }
}

/// A subject that several statements of the Q sample speak to, such as co-production.
public struct Theme: Equatable, Sendable {
  /// Identifier used in the `theme` column of the statements.
  public var id: String
  /// The name as readers see it.
  public var label: String

  /// Makes a theme.
  public init(id: String, label: String) {
    self.id = id
    self.label = label
  }
}

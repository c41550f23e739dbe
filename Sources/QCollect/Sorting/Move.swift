package import QTables

/// One thing a participant did, numbered in the order of their doing it.
///
/// The page numbers its moves from 1, so that a move sent twice counts once and a lost one is missed.
package struct Move: Equatable, Sendable {
  /// Its number among the moves of the participant.
  package let number: Int
  /// Milliseconds since the participant came in, by the clock of their device, which may stand still.
  package let time: Int
  /// What was done.
  package let action: Action

  /// What a participant can do.
  package enum Action: Equatable, Sendable {
    /// Agrees to the consent text, or takes it back.
    case consent(Bool)
    /// Reads on in another language.
    case language(String)
    /// Goes to a step of the way.
    case step(Step)
    /// Puts a card on a pile of the pre-sort; nil takes it back.
    case pile(String, Pile?, condition: String)
    /// Lays a card into a column, nil takes it back to hand. A card named beside it goes where the first
    /// one came from.
    case place(String, Int?, swap: String?, condition: String)
    /// Marks a card that is not understood, or takes the mark away.
    case unsure(String, Bool, condition: String)
    /// Draws the line up to which cards are disagreed with, in values; halves lie between columns.
    case neutral(Double?, condition: String)
    /// Says why a card lies where it lies.
    case comment(String, String, condition: String)
    /// Lets comments be printed without a name, or doesn't.
    case share(Bool)
    /// Answers a background question.
    case answer(String, JSONValue)
    /// Hands a sort in.
    case submit(condition: String)
    /// Ends the way.
    case finish
  }

  /// The steps of the way, in their order.
  package enum Step: String, CaseIterable, Sendable {
    case consent, presort, refine, grid, review, comments, background, receipt
  }

  /// The piles of the pre-sort.
  package enum Pile: String, CaseIterable, Sendable {
    case agree, middle, disagree

    /// The pile of a card that will lie at a value.
    static func of(_ value: Int) -> Pile { value > 0 ? .agree : value < 0 ? .disagree : .middle }
  }

  /// Reads a move as the page sends it.
  ///
  /// - Parameter json: an object with the keys `n`, `at`, `do` and those of its kind.
  /// - Returns: nil where it is none.
  package init?(_ json: JSONValue) {
    guard let number = json["n"]?.int, number > 0, number <= Self.largestNumber,
      let action = Action(json)
    else { return nil }
    self.number = number
    time = min(max(json["at"]?.int ?? 0, 0), Self.longestTime)
    self.action = action
  }

  /// A move made by the program.
  init(number: Int, time: Int, action: Action) {
    self.number = number
    self.time = time
    self.action = action
  }

  /// More moves than this are no person's: a sort of 100 cards takes some 300.
  package static let largestNumber = 20_000
  /// Thirty days, in milliseconds.
  private static let longestTime = 30 * 86_400_000
}

extension Move {
  /// Whether it is part of sorting, which waits while a workshop has not begun or is paused.
  var isSorting: Bool {
    switch action {
    case .pile, .place, .unsure, .neutral, .submit: true
    case .consent, .language, .step, .comment, .share, .answer, .finish: false
    }
  }

  /// Whether results may be others after it.
  var changesResults: Bool {
    switch action {
    case .submit, .comment, .share, .answer, .finish: true
    default: false
    }
  }
}

extension Move.Action {
  /// Reads what a move does.
  fileprivate init?(_ json: JSONValue) {
    let condition = json["condition"]?.string ?? ""
    let card = json["card"]?.string
    switch json["do"]?.string {
    case "consent":
      guard let given = json["given"]?.bool else { return nil }
      self = .consent(given)
    case "language":
      guard let language = json["language"]?.string else { return nil }
      self = .language(language)
    case "step":
      guard let step = json["step"]?.string.flatMap(Move.Step.init) else { return nil }
      self = .step(step)
    case "pile":
      guard let card, let pile = Self.optional(json["pile"], { $0.string.flatMap(Move.Pile.init) })
      else { return nil }
      self = .pile(card, pile, condition: condition)
    case "place":
      guard let card, let value = Self.optional(json["value"], \.int),
        let swap = Self.optional(json["swap"], \.string)
      else { return nil }
      self = .place(card, value, swap: swap, condition: condition)
    case "unsure":
      guard let card, let on = json["on"]?.bool else { return nil }
      self = .unsure(card, on, condition: condition)
    case "neutral":
      guard let value = Self.optional(json["value"], \.double) else { return nil }
      self = .neutral(value, condition: condition)
    case "comment":
      guard let card, let text = json["text"]?.string else { return nil }
      self = .comment(card, written(text), condition: condition)
    case "share":
      guard let on = json["on"]?.bool else { return nil }
      self = .share(on)
    case "answer":
      guard let question = json["id"]?.string else { return nil }
      self = .answer(question, json["value"].map(written) ?? .null)
    case "submit": self = .submit(condition: condition)
    case "finish": self = .finish
    default: return nil
    }
  }

  /// A member that may be null or left out, but not of another kind: nil for that.
  private static func optional<Value>(
    _ json: JSONValue?, _ read: (JSONValue) -> Value?
  ) -> Value?? {
    guard let json, json != .null else { return .some(nil) }
    return read(json).map { .some($0) } ?? nil
  }
}

extension Move {
  /// The move as the page sends it.
  package var json: JSONValue {
    var members: [(String, JSONValue)] = [("n", .integer(number)), ("at", .integer(time))]
    members += action.members
    return .object(members)
  }
}

extension Move.Action {
  /// What the page sends beside number and time.
  fileprivate var members: [(String, JSONValue)] {
    switch self {
    case .consent(let given): [("do", "consent"), ("given", .bool(given))]
    case .language(let language): [("do", "language"), ("language", .string(language))]
    case .step(let step): [("do", "step"), ("step", .string(step.rawValue))]
    case .pile(let card, let pile, let condition):
      [
        ("do", "pile"), ("condition", .string(condition)), ("card", .string(card)),
        ("pile", pile.map { .string($0.rawValue) } ?? .null),
      ]
    case .place(let card, let value, let swap, let condition):
      [
        ("do", "place"), ("condition", .string(condition)), ("card", .string(card)),
        ("value", value.map(JSONValue.integer) ?? .null),
      ] + (swap.map { [("swap", .string($0))] } ?? [])
    case .unsure(let card, let on, let condition):
      [
        ("do", "unsure"), ("condition", .string(condition)), ("card", .string(card)),
        ("on", .bool(on)),
      ]
    case .neutral(let value, let condition):
      [
        ("do", "neutral"), ("condition", .string(condition)),
        ("value", value.map(JSONValue.number) ?? .null),
      ]
    case .comment(let card, let text, let condition):
      [
        ("do", "comment"), ("condition", .string(condition)), ("card", .string(card)),
        ("text", .string(text)),
      ]
    case .share(let on): [("do", "share"), ("on", .bool(on))]
    case .answer(let question, let value):
      [("do", "answer"), ("id", .string(question)), ("value", value)]
    case .submit(let condition): [("do", "submit"), ("condition", .string(condition))]
    case .finish: [("do", "finish")]
    }
  }
}

/// A text without the signs that no keyboard writes and no table holds.
private func written(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.filter {
        $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control
      }))
}

private func written(_ value: JSONValue) -> JSONValue {
  switch value {
  case .string(let text): .string(written(text))
  case .array(let values): .array(values.map(written))
  default: value
  }
}

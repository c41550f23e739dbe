package import QTables

/// What one participant has done so far: the sum of their moves.
package struct Record: Equatable, Sendable {
  /// The participant's id in the study; no name, and not their code.
  package let participant: String
  /// Seed of the order in which cards are dealt to them.
  package let seed: Int
  /// Whether it is somebody trying the way out, whose sort is never analysed.
  package let isTest: Bool
  /// The version of the design they sort under.
  package let version: Int
  /// The number of the last move that counts.
  package internal(set) var through = 0
  /// The device that opened the record last: moves of an earlier one are refused.
  package internal(set) var session = 1
  /// The step they are at.
  package internal(set) var step = Move.Step.consent
  /// The language they read in.
  package internal(set) var language: String
  /// The consent they gave, as the hash of its text; nil where none was given.
  package internal(set) var consent: String?
  /// The language of the text they agreed to; nil where none was given.
  package internal(set) var consentLanguage: String?
  /// Whether they were asked for consent and refused.
  package internal(set) var refusedConsent = false
  /// Whether their comments may be printed without a name; nil until they said.
  package internal(set) var sharesComments: Bool?
  /// Answers by background question.
  package internal(set) var answers: [String: JSONValue] = [:]
  /// Their sorts by condition.
  package internal(set) var sorts: [String: Sorting] = [:]
  /// Whether they have come to the end of the way.
  package internal(set) var isFinished = false

  /// The sort of one condition, finished or not.
  package struct Sorting: Equatable, Sendable {
    /// Cards in the piles of the pre-sort.
    package internal(set) var piles: [String: Move.Pile] = [:]
    /// The column of each card that lies on the grid, by its value.
    package internal(set) var places: [String: Int] = [:]
    /// Cards that are not understood.
    package internal(set) var unsure: Set<String> = []
    /// The line up to which cards are disagreed with.
    package internal(set) var neutral: Double?
    /// Comments by card.
    package internal(set) var comments: [String: String] = [:]
    /// Whether it was handed in.
    package internal(set) var isSubmitted = false
  }

  /// A participant who has just come in; with the session 0 one who has a code, and is yet to come.
  package init(
    participant: String, seed: Int, language: String, isTest: Bool, version: Int, session: Int = 1
  ) {
    self.participant = participant
    self.seed = seed
    self.language = language
    self.isTest = isTest
    self.version = version
    self.session = session
  }

  /// Opens the record on another device.
  mutating func open() { session += 1 }

  /// Whether any card lies somewhere.
  package var hasSorted: Bool {
    sorts.values.contains { !$0.places.isEmpty || !$0.piles.isEmpty }
  }

  /// How many sorts were handed in.
  package var submittedCount: Int { sorts.values.count(where: \.isSubmitted) }
}

extension Record {
  /// The record as the store keeps it.
  package var json: JSONValue {
    .object(members + [("version", .integer(version)), ("session", .integer(session))])
  }

  /// The record as its page gets it, with the order in which its cards are dealt.
  func json(order: [String]) -> JSONValue {
    .object(members + [("order", .array(order.map(JSONValue.string)))])
  }

  private var members: [(String, JSONValue)] {
    [
      ("participant", .string(participant)), ("seed", .integer(seed)), ("test", .bool(isTest)),
      ("through", .integer(through)), ("step", .string(step.rawValue)),
      ("language", .string(language)),
      ("consent", consent != nil ? true : refusedConsent ? false : .null),
      ("consentHash", consent.map(JSONValue.string) ?? .null),
      ("consentLanguage", consentLanguage.map(JSONValue.string) ?? .null),
      ("share", sharesComments.map(JSONValue.bool) ?? .null),
      ("answers", .object(answers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })),
      ("sorts", .object(sorts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })),
      ("finished", .bool(isFinished)),
    ]
  }

  /// Reads a record as the store kept it; nil where it is none.
  package init?(_ json: JSONValue) {
    guard let participant = json["participant"]?.string, let seed = json["seed"]?.int,
      let isTest = json["test"]?.bool, let version = json["version"]?.int,
      let language = json["language"]?.string, let through = json["through"]?.int,
      let session = json["session"]?.int, let isFinished = json["finished"]?.bool,
      let step = json["step"]?.string.flatMap(Move.Step.init),
      let answers = json["answers"]?.object, let sorts = json["sorts"]?.object
    else { return nil }
    self.init(
      participant: participant, seed: seed, language: language, isTest: isTest, version: version)
    self.through = through
    self.session = session
    self.isFinished = isFinished
    self.step = step
    consent = json["consentHash"]?.string
    consentLanguage = json["consentLanguage"]?.string
    refusedConsent = json["consent"]?.bool == false
    sharesComments = json["share"]?.bool
    for member in answers.members { self.answers[member.key] = member.value }
    for member in sorts.members {
      guard let sorting = Sorting(member.value) else { return nil }
      self.sorts[member.key] = sorting
    }
  }
}

extension Record.Sorting {
  fileprivate var json: JSONValue {
    func object<Value>(_ values: [String: Value], _ json: (Value) -> JSONValue) -> JSONValue {
      .object(values.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) })
    }
    return [
      "piles": object(piles) { .string($0.rawValue) },
      "places": object(places) { .integer($0) },
      "unsure": .array(unsure.sorted().map(JSONValue.string)),
      "neutral": neutral.map(JSONValue.number) ?? .null,
      "comments": object(comments) { .string($0) },
      "submitted": .bool(isSubmitted),
    ]
  }

  fileprivate init?(_ json: JSONValue) {
    guard let piles = json["piles"]?.object, let places = json["places"]?.object,
      let comments = json["comments"]?.object, let unsure = json["unsure"]?.array,
      let isSubmitted = json["submitted"]?.bool
    else { return nil }
    self.isSubmitted = isSubmitted
    self.unsure = Set(unsure.compactMap(\.string))
    neutral = json["neutral"]?.double
    for member in piles.members {
      self.piles[member.key] = member.value.string.flatMap(Move.Pile.init)
    }
    for member in places.members { self.places[member.key] = member.value.int }
    for member in comments.members { self.comments[member.key] = member.value.string }
  }
}

import QStudy
import QTables

extension Record {
  /// Makes one move.
  ///
  /// - Parameters:
  ///   - move: the next one of this participant.
  ///   - design: what is sorted.
  ///   - round: how many conditions are open, from 1.
  /// - Throws: ``MoveFault``; the record is then as it was.
  package mutating func apply(
    _ move: Move, in design: SortingDesign, round: Int
  ) throws(MoveFault) {
    var changed = self
    try changed.act(move.action, in: design, round: round)
    changed.through = move.number
    self = changed
  }

  private mutating func act(
    _ action: Move.Action, in design: SortingDesign, round: Int
  ) throws(MoveFault) {
    switch action {
    case .consent(let given):
      guard given || submittedCount == 0 else {
        throw MoveFault(
          "Your sort was handed in, and counts. To take it back, choose “Erase my answers”: everything "
            + "you entered is then deleted.")
      }
      let shown = given ? design.shownConsent(in: language) : nil
      consent = shown?.hash
      consentLanguage = shown?.language
      refusedConsent = !given
    case .language(let code):
      guard design.study.allLanguages.contains(code) else {
        throw MoveFault("The study is not worded in the language \(code).")
      }
      language = code
    case .step(let step): self.step = step
    case .share(let on): sharesComments = on
    case .answer(let question, let value): try answer(question, value, in: design)
    case .finish: try finish(in: design, round: round)
    case .submit(let condition):
      try sort(condition, in: design, round: round) { sorting throws(MoveFault) in
        try sorting.submit(in: design)
      }
    case .comment(let card, let text, let condition):
      // Comments are written after a sort is handed in, too.
      try sort(condition, of: card, in: design, round: round, takesSubmitted: true) {
        sorting throws(MoveFault) in
        guard text.count <= Self.longestComment else {
          throw MoveFault(
            "A comment holds at most \(Self.longestComment) characters; this one has \(text.count). "
              + "Please shorten it.")
        }
        sorting.comments[card] = text.isEmpty ? nil : text
      }
    case .pile(let card, let pile, let condition):
      try sort(condition, of: card, in: design, round: round) { $0.piles[card] = pile }
    case .unsure(let card, let on, let condition):
      try sort(condition, of: card, in: design, round: round) {
        if on { $0.unsure.insert(card) } else { $0.unsure.remove(card) }
      }
    case .neutral(let value, let condition):
      try sort(condition, in: design, round: round) { sorting throws(MoveFault) in
        guard value.map({ $0.magnitude <= Double(Grid.largestValue) + 1 }) ?? true else {
          throw MoveFault("The neutral line lies outside the grid.")
        }
        sorting.neutral = value
      }
    case .place(let card, let value, let swap, let condition):
      try sort(condition, of: card, in: design, round: round) { sorting throws(MoveFault) in
        try sorting.place(card, at: value, swappingWith: swap, in: design)
      }
    }
  }

  /// More than anybody writes about one card.
  private static let longestComment = 2_000

  /// Changes the sort of a condition.
  private mutating func sort(
    _ condition: String, of card: String? = nil, in design: SortingDesign, round: Int,
    takesSubmitted: Bool = false, _ change: (inout Sorting) throws(MoveFault) -> Void
  ) throws(MoveFault) {
    guard let place = design.conditions.firstIndex(of: condition) else {
      throw MoveFault("The study has no condition “\(condition)”.")
    }
    guard place < round else { throw MoveFault("This round has not been opened yet.") }
    guard !design.asksConsent || consent != nil else {
      throw MoveFault("Please read and answer the consent text first.")
    }
    if let card, design.positions[card] == nil {
      throw MoveFault("There is no card \(card).")
    }
    var sorting = sorts[condition] ?? Sorting()
    guard takesSubmitted || !sorting.isSubmitted else {
      throw MoveFault("This sort was handed in, and stays as it is.")
    }
    try change(&sorting)
    sorts[condition] = sorting
  }

  private mutating func answer(
    _ id: String, _ value: JSONValue, in design: SortingDesign
  ) throws(MoveFault) {
    guard let question = design.study.background.first(where: { $0.id == id }) else {
      throw MoveFault("There is no question “\(id)”.")
    }
    answers[id] = try value == .null ? nil : question.checked(value)
  }

  private mutating func finish(in design: SortingDesign, round: Int) throws(MoveFault) {
    for condition in design.conditions.prefix(round) {
      guard sorts[condition]?.isSubmitted == true else {
        throw MoveFault("A sort has not been handed in yet.")
      }
    }
    for question in design.study.background where question.required {
      guard answers[question.id] != nil else {
        throw MoveFault("“\(question.question)” needs an answer.")
      }
    }
    isFinished = true
  }
}

extension Record.Sorting {
  /// How many cards lie in a column.
  func count(at value: Int) -> Int { places.values.count { $0 == value } }

  /// Whether cards have to be put on piles before the first is laid. Whoever has begun when that comes to be asked
  /// for goes on.
  func owesPiles(in design: SortingDesign) -> Bool {
    design.presort == .required && places.isEmpty && piles.count < design.study.statements.count
  }

  /// Lays a card into a column, so that no column holds more than its cards and no card is lost.
  fileprivate mutating func place(
    _ card: String, at value: Int?, swappingWith other: String?, in design: SortingDesign
  ) throws(MoveFault) {
    guard let value else {
      places[card] = nil
      return
    }
    guard let room = design.room(at: value) else {
      throw MoveFault("The grid has no column \(value).")
    }
    let origin = places[card]
    guard origin != value else { return }
    if let other {
      guard places[other] == value, other != card else {
        throw MoveFault("Card \(other) does not lie at \(value).")
      }
      places[other] = origin
    } else if design.isForced, count(at: value) >= room {
      throw MoveFault(
        "The column \(value) is full: choose the card to swap with, or another column.")
    }
    places[card] = value
  }

  fileprivate mutating func submit(in design: SortingDesign) throws(MoveFault) {
    let left = design.study.statements.count - places.count
    guard left == 0 else {
      throw MoveFault("\(left) card\(left == 1 ? " is" : "s are") not on the grid yet.")
    }
    if design.isForced {
      for column in design.grid.columns where count(at: column.value) != column.count {
        throw MoveFault(
          "The column \(column.value) holds \(count(at: column.value)) cards; it takes "
            + "\(column.count).")
      }
    }
    isSubmitted = true
  }

  /// The grid value of each statement.
  package func placements(in design: SortingDesign) -> [Int?] {
    design.study.statements.map { places[$0.id] }
  }
}

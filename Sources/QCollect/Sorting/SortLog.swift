import QStudy

/// How one participant handled each card of a sort: its turn, its time, its moves, and its pile.
///
/// It is read from their moves, and says nothing that the moves don't say.
package struct SortLog: Equatable, Sendable {
  /// What was done with one card.
  package struct Card: Equatable, Sendable {
    /// The id of its statement.
    package let id: String
    /// Its turn in the order in which cards were dealt, from 1.
    package let dealt: Int
    /// Its turn among the cards laid on the grid, from 1; nil where it never was.
    package fileprivate(set) var placed: Int?
    /// Seconds between the move before and its first place on the grid.
    package fileprivate(set) var seconds: Double?
    /// How often it was chosen and laid into a column; a card that only made room is not counted.
    package fileprivate(set) var moves = 0
    /// Its pile in the pre-sort, if there was one.
    package fileprivate(set) var pile: Move.Pile?
    /// Its column in the end.
    package fileprivate(set) var value: Int?
    /// Whether it lies among the places that the cards of the opposite pile would fill.
    package fileprivate(set) var isReversed = false
    /// Whether it is marked as not understood.
    package fileprivate(set) var isUnsure = false
  }

  /// The cards, in the order of the study.
  package private(set) var cards: [Card]
  /// Seconds spent on piles.
  package private(set) var presortSeconds = 0.0
  /// Seconds spent on the grid.
  package private(set) var gridSeconds = 0.0

  /// A pause longer than this, in seconds, counts as so long: people are called away.
  package static let longestPause = 300.0

  /// Reads the moves of a sort.
  ///
  /// - Parameters:
  ///   - moves: all moves of its participant, in their order.
  ///   - condition: the condition it was sorted under.
  ///   - dealt: the ids of the cards, in the order in which they were dealt.
  ///   - sorting: what the moves came to.
  ///   - design: what was sorted.
  init(
    _ moves: [Move], condition: String, dealt: [String], sorting: Record.Sorting,
    design: SortingDesign
  ) {
    let turns = Dictionary(
      dealt.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    cards = design.study.statements.map { statement in
      Card(
        id: statement.id, dealt: turns[statement.id] ?? 0, pile: sorting.piles[statement.id],
        value: sorting.places[statement.id], isUnsure: sorting.unsure.contains(statement.id))
    }
    read(moves, condition: condition, positions: design.positions)
    markReversed()
  }

  private mutating func read(_ moves: [Move], condition: String, positions: [String: Int]) {
    var before = 0
    var laid = 0
    for move in moves {
      // A device that goes on with another one's record counts from its own beginning.
      let pause = min(Double(max(0, move.time - before)) / 1000, Self.longestPause)
      before = move.time
      switch move.action {
      case .pile(_, _, condition):
        presortSeconds += pause
      case .place(let card, let value, _, condition):
        gridSeconds += pause
        guard value != nil, let position = positions[card] else { continue }
        cards[position].moves += 1
        if cards[position].placed == nil {
          laid += 1
          cards[position].placed = laid
          cards[position].seconds = pause
        }
      default: continue
      }
    }
  }

  /// Finds the cards that lie against the pre-sort.
  ///
  /// Laid pile by pile, the cards of “disagree” would fill the lowest places of this sort's own columns and
  /// those of “agree” the highest. A card is reversed where it lies in a column that only the opposite pile
  /// would reach: so piles of unequal size reverse nothing by themselves.
  private mutating func markReversed() {
    let values = cards.compactMap(\.value).sorted()
    let counts = [Move.Pile.disagree, .agree].map { pile in
      cards.count { $0.pile == pile && $0.value != nil }
    }
    guard let low = counts.first, let high = counts.last, low > 0, high > 0 else { return }
    let (lowEnd, highEnd) = (values[low - 1], values[values.count - high])
    for position in cards.indices {
      guard let value = cards[position].value else { continue }
      cards[position].isReversed =
        switch cards[position].pile {
        case .agree: value <= lowEnd && value < highEnd
        case .disagree: value >= highEnd && value > lowEnd
        case .middle, nil: false
        }
    }
  }
}

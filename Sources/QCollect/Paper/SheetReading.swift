package import QStudy

/// A record sheet as somebody keys it in: column by column, each checked before the next.
///
/// A card that can't be read on the sheet is typed as ``unread``: its place is counted, and the sort has a
/// blank cell. Everything else must be a card of the study, lie in one place only, and find room.
package struct SheetReading: Equatable, Sendable {
  /// The ids of the statements, in the order of the study.
  package let statements: [String]
  /// The columns, by ascending value.
  package let grid: Grid
  /// Whether a column takes as many cards as the grid says; else any number.
  package let isForced: Bool
  /// The cards of each column so far, as positions of statements, nil for one that can't be read; nil
  /// where the column has not been keyed in.
  private(set) var columns: [[Int?]?]
  private let numbers: CardNumbers

  /// What stands for a card that can't be read.
  package static let unread = "?"

  /// An empty sheet.
  package init(statements: [String], grid: Grid, isForced: Bool) {
    self.statements = statements
    self.grid = grid
    self.isForced = isForced
    columns = Array(repeating: nil, count: grid.columns.count)
    numbers = CardNumbers(statements)
  }

  /// Keys in one column, in place of what was keyed in for it before; nothing is taken where there is a
  /// fault.
  ///
  /// - Parameters:
  ///   - text: the cards as typed, between commas or blanks.
  ///   - column: the position of the column.
  /// - Returns: what is wrong, in the order of the cards; the number of cards is checked once all of them
  ///   are right.
  package mutating func enter(_ text: String, in column: Int) -> [EntryFault] {
    var faults: [EntryFault] = []
    var cards: [Int?] = []
    for word in numbers.words(text) {
      if word == Self.unread {
        cards.append(nil)
        continue
      }
      guard let card = numbers[word] else {
        faults.append(.unknownCard(word, nearest: numbers.nearest(to: word)))
        continue
      }
      if cards.contains(card) {
        faults.append(.twiceInColumn(statements[card]))
      } else if let other = place(of: card), other != column {
        faults.append(.usedBefore(statements[card], in: grid.columns[other].value))
      } else {
        cards.append(card)
      }
    }
    if faults.isEmpty, isForced, cards.count != grid.columns[column].count {
      faults.append(.wrongCount(cards.count, expected: grid.columns[column].count))
    }
    if faults.isEmpty { columns[column] = cards }
    return faults
  }

  /// Takes back what was keyed in for a column.
  package mutating func clear(_ column: Int) { columns[column] = nil }

  /// The column that holds a card.
  private func place(of card: Int) -> Int? {
    columns.firstIndex { $0?.contains(card) == true }
  }

  /// The statements that lie nowhere yet, by their positions.
  package var left: [Int] {
    let used = Set(columns.flatMap { ($0 ?? []).compactMap(\.self) })
    return statements.indices.filter { !used.contains($0) }
  }

  /// How many cards can't be read.
  package var unreadCount: Int {
    columns.reduce(0) { sum, cards in sum + (cards ?? []).count { $0 == nil } }
  }

  /// Whether no card of the sheet was read, so that there is no sort in it.
  package var isUnread: Bool { unreadCount == statements.count }

  /// Whether every column was keyed in and every card that can be read lies somewhere.
  package var isComplete: Bool {
    columns.allSatisfy { $0 != nil } && left.count == unreadCount
  }

  /// The grid value of each statement; nil where its card was not read.
  package var placements: [Int?] {
    var placements = [Int?](repeating: nil, count: statements.count)
    for (column, cards) in zip(grid.columns, columns) {
      for card in (cards ?? []).compactMap(\.self) { placements[card] = column.value }
    }
    return placements
  }

  /// The cards of a column, by their positions.
  package func cards(in column: Int) -> [Int] { (columns[column] ?? []).compactMap(\.self) }

  /// The cards that lie elsewhere in another reading of the same sheet.
  package func differences(from other: SheetReading) -> [EntryDifference] {
    zip(statements, zip(placements, other.placements)).compactMap { statement, values in
      values.0 == values.1
        ? nil : EntryDifference(statement: statement, first: values.0, second: values.1)
    }
  }
}

/// A card that two readings of a sheet put in different columns; nil where one could not read it.
package struct EntryDifference: Equatable, Sendable {
  package let statement: String
  package let first: Int?
  package let second: Int?
}

/// What is wrong with a column as it was keyed in.
package enum EntryFault: Equatable, Sendable {
  /// A word that is no card's number, with the one it may have meant.
  case unknownCard(String, nearest: String?)
  /// A card that stands twice in the column.
  case twiceInColumn(String)
  /// A card that lies in another column already, which bears this value.
  case usedBefore(String, in: Int)
  /// Another number of cards than the column takes.
  case wrongCount(Int, expected: Int)
}

extension EntryFault {
  /// The fault as a sentence for whoever keys in.
  package var words: String {
    switch self {
    case .unknownCard(let word, let nearest):
      "“\(word)” is no card" + (nearest.map { "; perhaps \($0)" } ?? "") + "."
    case .twiceInColumn(let card): "Card \(card) stands twice here."
    case .usedBefore(let card, let value):
      "Card \(card) lies at \(columnValue(value)) already."
    case .wrongCount(let count, let expected):
      "\(count) card\(count == 1 ? "" : "s"), and the column takes \(expected). "
        + "One that can't be read is typed as \(SheetReading.unread)."
    }
  }
}

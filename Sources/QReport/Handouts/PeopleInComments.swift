import QStudy

/// Hides who took part in what others wrote: a comment that people agreed to may name somebody who did not.
struct PeopleInComments: Sendable {
  /// What stands in place of a name.
  static let omission = "[…]"

  /// The names and ids of everybody in the study, by the first word of each, the longest first.
  private let byFirstWord: [Substring: [String]]

  /// Of a name in small letters without a figure, such as an office, nobody could tell that a person is meant.
  init(_ table: SortTable) {
    var names = Set(table.sorts.flatMap { [$0.id, $0.participant] })
    names.formUnion(table.leftOut)
    names.formUnion(table.study.participants.map(\.id))
    let telling = names.filter { name in
      name.count > 1 && name.contains(where: \.isLetter)
        && name.contains { $0.isNumber || $0.isUppercase }
    }
    byFirstWord = Dictionary(grouping: telling) { $0[...].firstWord }.mapValues { names in
      names.sorted { ($0.count, $1) > ($1.count, $0) }
    }
  }

  /// The text without anybody's name, and the names that stood in it.
  func hidden(in text: String) -> (text: String, names: [String]) {
    var shown = ""
    var names: [String] = []
    var rest = text[...]
    while let next = rest.first {
      let word = rest.firstWord
      let name = byFirstWord[word]?.first { name in
        rest.hasPrefix(name) && rest.dropFirst(name.count).first.map { !$0.isPartOfWord } ?? true
      }
      if let name {
        names.append(name)
        shown += Self.omission
        rest = rest.dropFirst(name.count)
      } else {
        shown += word.isEmpty ? String(next) : String(word)
        rest = rest.dropFirst(max(1, word.count))
      }
    }
    return (shown, names)
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber }
}

extension Substring {
  /// The letters and figures with which it begins; of what begins with neither, nothing.
  fileprivate var firstWord: Substring { prefix { $0.isPartOfWord } }
}

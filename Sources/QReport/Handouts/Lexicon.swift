import QDrawing
import QStudy

/// The phrases of handouts in one language.
package struct Lexicon: Sendable, Equatable {
  /// The language, as a BCP 47 code.
  package let language: String
  private let phrases: [Phrase: String]

  /// A lexicon of another language.
  ///
  /// - Parameter phrases: every phrase.
  package init(language: String, phrases: [Phrase: String]) {
    self.language = language
    self.phrases = phrases
  }

  /// The language that is shipped.
  package static let english = Lexicon(
    language: "en",
    phrases: Dictionary(uniqueKeysWithValues: Phrase.allCases.map { ($0, $0.english) }))

  /// A phrase with what is put in, which is isolated where it is written in the other direction.
  package func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:])
    -> String
  {
    let template = phrases[phrase] ?? phrase.english
    var text = ""
    var rest = template[...]
    // What is put in is never looked at again: a statement may hold braces.
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      text +=
        values.first { $0.key == name }.map { isolated($0.value) } ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// A text of the study as it can stand among words of the language.
  package func isolated(_ text: String) -> String {
    text.isolated(in: WritingDirection(language: language))
  }

  /// A small number in words, a larger one in figures.
  package func word(_ number: Int) -> String {
    let words: [Phrase] = [
      .no, .one, .two, .three, .four, .five, .six, .seven, .eight, .nine, .ten, .eleven, .twelve,
    ]
    return words.indices.contains(number) ? self(words[number]) : NumberText.integer(number)
  }

  /// “a”, “a and b”, “a, b and c”.
  package func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let before = items.dropLast().reduce("") {
      $0.isEmpty ? $1 : self(.comma, ["first": $0, "second": $1])
    }
    return self(.and, ["first": before, "second": last])
  }

  /// What the ends of a study's grid mean to those who are to sort: in its own words, and in the language's where those are
  /// the usual ones, which stand for a study that says nothing.
  func poles(of study: Study) -> Poles {
    let usual = Poles()
    return Poles(
      low: study.poles.low == usual.low ? usualPoles.low : study.poles.low,
      high: study.poles.high == usual.high ? usualPoles.high : study.poles.high)
  }

  /// What the ends of a grid usually mean, in the language.
  var usualPoles: Poles { Poles(low: self(.poleLow), high: self(.poleHigh)) }
}

extension Phrase {
  /// What may stand in braces in the phrase.
  package var slots: Set<String> { Self.slots(in: english) }

  /// What stands in braces in a text.
  package static func slots(in text: String) -> Set<String> {
    Set(text.matches(of: /\{([a-z]+)\}/).map { String($0.output.1) })
  }
}

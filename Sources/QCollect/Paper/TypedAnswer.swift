internal import QFormats
package import QStudy
import QTables

/// Answers as they are typed at a terminal from a sheet of paper.
extension BackgroundQuestion {
  /// Whether options can be typed by their numbers: not where they are numbers themselves.
  package var hasNumberedOptions: Bool {
    isChosen && !options.contains { parseNumber(latinDigits(trimmed($0))) != nil }
  }

  /// What is typed as a cell of the table of participants.
  ///
  /// - Parameter typed: the answer; options by their numbers from 1 or by their words in any case, several of
  ///   them between commas or semicolons.
  /// - Throws: ``MoveFault``, as for an answer on a device.
  package func cell(typed: String) throws(MoveFault) -> String {
    let answer: JSONValue
    switch kind {
    case .text, .number: answer = self.answer(keyedIn: .string(typed))
    case .choice, .scale: answer = .string(option(typed) ?? typed)
    case .several:
      let parts = typed.split { ",;".contains($0) }.map { trimmed(String($0)) }
        .filter { !$0.isEmpty }
      let chosen = option(typed).map { [$0] } ?? parts.map { option($0) ?? $0 }
      // As they stand on the sheet, whatever the order in which they were typed.
      let known = options.filter(chosen.contains)
      answer = .array((known + chosen.filter { !known.contains($0) }).map(JSONValue.string))
    }
    return CollectedSorts.cell(of: try checked(answer)) ?? ""
  }

  /// The option that is meant; nil for none.
  private func option(_ typed: String) -> String? {
    if options.contains(typed) { return typed }
    if hasNumberedOptions, let number = Int(latinDigits(typed)) {
      return options.indices.contains(number - 1) ? options[number - 1] : nil
    }
    let alike = options.filter { $0.lowercased() == typed.lowercased() }
    return alike.count == 1 ? alike[0] : nil
  }
}

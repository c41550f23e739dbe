internal import QStudy
internal import QTables

/// Answers that are the place of an option in its question, put as the option itself.
struct OptionAnswers {
  private var options: [String: [String]] = [:]

  /// Takes the questions whose every answer is such a place.
  init(_ questions: [BackgroundQuestion], _ records: [CollectedRecord], _ countsOptions: Bool) {
    guard countsOptions else { return }
    for question in questions where question.kind == .choice && !question.options.isEmpty {
      options[question.id] = question.options
    }
    for (name, value) in records.lazy.flatMap(\.fields) {
      guard let known = options[name] else { continue }
      let answer = stated(value)
      if !answer.isEmpty, Self.option(answer, of: known) == nil { options[name] = nil }
    }
  }

  /// The option, and what was typed beside it; nil where the answer is no place.
  func option(_ name: String, _ answer: String) -> String? {
    options[name].flatMap { Self.option(answer, of: $0) }
  }

  /// `2`, or `5-…` with what was typed after “other”.
  private static func option(_ answer: String, of options: [String]) -> String? {
    let parts = answer.split(separator: "-", maxSplits: 1)
    guard let first = parts.first, let place = parseInteger(String(first)),
      options.indices.contains(place - 1)
    else { return nil }
    return parts.count > 1 ? "\(options[place - 1]): \(parts[1])" : options[place - 1]
  }
}

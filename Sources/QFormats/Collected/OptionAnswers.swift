internal import QStudy
internal import QTables

/// Answers that are the places of options in their question, put as the options themselves.
struct OptionAnswers {
  private var questions: [String: SurveyQuestion] = [:]

  /// Takes the questions whose every answer is made of such places.
  init(_ surveys: [SurveyQuestion], _ records: [CollectedRecord]) {
    for survey in surveys where !survey.question.options.isEmpty {
      questions[survey.question.id] = survey
    }
    for (name, value) in records.lazy.flatMap(\.fields) {
      guard let question = questions[name] else { continue }
      let answer = answered(value)
      if !answer.isEmpty, question.worded(answer) == nil { questions[name] = nil }
    }
  }

  /// The options, and what was typed beside them; nil where the answer holds no places.
  func option(_ name: String, _ answer: String) -> String? { questions[name]?.worded(answer) }
}

extension SurveyQuestion {
  /// An answer in words: `2` is the second option, `1,3` the first and the third of several, `2,nr` the
  /// second word of the scale in the first row of a rating whose second row was left out; nil where the
  /// answer is none of these.
  fileprivate func worded(_ answer: String) -> String? {
    switch question.kind {
    case .choice: return option(answer)
    case .several:
      let options = answer.split(separator: ",").map { option(String($0)) }
      return options.contains(nil) ? nil : options.compactMap(\.self).joined(separator: "; ")
    case .scale:
      let places = answer.split(separator: ",").map { trimmed(String($0)) }
      guard places.count == rows.count else { return nil }
      var words: [String] = []
      for (row, place) in zip(rows, places) where place != "nr" {
        guard let word = option(place) else { return nil }
        words.append("\(row): \(word)")
      }
      return words.joined(separator: "; ")
    case .text, .number: return nil
    }
  }

  /// `2`, or `5-…` with what was typed after “other”.
  private func option(_ answer: String) -> String? {
    let parts = answer.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let options = question.options
    guard let place = parseInteger(String(parts[0])), (1...options.count).contains(place) else {
      return nil
    }
    let typed = parts.count > 1 ? trimmed(String(parts[1])) : ""
    return typed.isEmpty ? options[place - 1] : "\(options[place - 1]): \(typed)"
  }
}

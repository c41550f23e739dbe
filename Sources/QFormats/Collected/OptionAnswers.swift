internal import QStudy
internal import QTables

/// Answers that are the places of options in their question, put as the options themselves.
struct OptionAnswers {
  private var questions: [String: SurveyQuestion] = [:]

  /// Takes the questions whose every answer is made of such places.
  init(_ surveys: [SurveyQuestion], _ records: [CollectedRecord]) {
    for survey in surveys where survey.holdsPlaces {
      questions[survey.question.id] = survey
    }
    for (name, value) in records.lazy.flatMap(\.fields) {
      guard let question = questions[name] else { continue }
      let answer = answered(value)
      if !answer.isEmpty, question.worded(answer) == nil { questions[name] = nil }
    }
  }

  /// The records with the answers to a question of a form in one field: a server spreads them over several,
  /// `form2_1`, `form2_2`, in any order.
  static func joined(_ records: [CollectedRecord], by surveys: [SurveyQuestion])
    -> [CollectedRecord]
  {
    let spread = surveys.filter { $0.isForm && $0.parts > 0 }
    guard !spread.isEmpty else { return records }
    return records.map { record in
      var record = record
      for survey in spread {
        let names = (1...survey.parts).map { "\(survey.question.id)_\($0)" }
        let values = names.map { name in record.fields.first { $0.name == name }?.value }
        guard !values.contains(nil) else { continue }
        record.fields.removeAll { names.contains($0.name) }
        record.fields.append(
          (survey.question.id, values.compactMap(\.self).joined(separator: "|")))
      }
      return record
    }
  }

  /// The options, and what was typed beside them; nil where the answer holds no places.
  func option(_ name: String, _ answer: String) -> String? { questions[name]?.worded(answer) }
}

extension SurveyQuestion {
  /// Whether answers are places of options, and not their words.
  fileprivate var holdsPlaces: Bool {
    !question.options.isEmpty && (!isForm || question.kind != .choice)
  }

  /// How many parts an answer in a form has: one an option of several, one a row of a rating.
  fileprivate var parts: Int { question.kind == .several ? question.options.count : rows.count }

  /// An answer in words: `2` is the second option, `1,3` the first and the third of several, `2,nr` the
  /// second word of the scale in the first row of a rating whose second row was left out, `0|1` of a form
  /// the second of two options; nil where the answer is none of these.
  fileprivate func worded(_ answer: String) -> String? {
    if isForm, question.kind == .several { return marked(answer) }
    switch question.kind {
    case .choice: return option(answer)
    case .several:
      let options = answer.split(separator: ",").map { option(String($0)) }
      return options.contains(nil) ? nil : options.compactMap(\.self).joined(separator: "; ")
    case .scale:
      let places = answer.split(separator: isForm ? "|" : ",").map { trimmed(String($0)) }
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

  /// The options marked with 1, of a mark each.
  private func marked(_ answer: String) -> String? {
    let marks = answer.split(separator: "|").map { trimmed(String($0)) }
    guard marks.count == question.options.count, marks.allSatisfy({ $0 == "0" || $0 == "1" }) else {
      return nil
    }
    return zip(question.options, marks).filter { $1 == "1" }.map(\.0).joined(separator: "; ")
  }

  /// `2`, or `5-…` with what was typed after “other”, which may be an answer of its own.
  private func option(_ answer: String) -> String? {
    let parts = answer.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let options = question.options
    let typed = parts.count > 1 ? trimmed(String(parts[1])) : ""
    guard let place = parseInteger(String(parts[0])) else { return nil }
    if takesOther, place == options.count + 1, !typed.isEmpty { return typed }
    guard (1...options.count).contains(place) else { return nil }
    return typed.isEmpty ? options[place - 1] : "\(options[place - 1]): \(typed)"
  }
}

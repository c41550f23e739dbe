import QCollect
import QStudy

/// The questions about the person, as they stand on the record sheet.
extension SheetDialogue {
  /// What is answered about the person, by the ids of the questions; nothing for one that is left empty.
  ///
  /// - Parameter known: what is known of the person, perhaps from the sheet of another condition; what is
  ///   answered already is not asked again.
  func askAnswers(_ participant: String, known: [String: String]) throws -> [String: String] {
    let questions = design.study.background
    let open = questions.filter { (known[$0.id] ?? "").isEmpty }
    if open.count < questions.count {
      let ids = questions.filter { question in !open.contains(question) }.map(\.id)
      console.message(
        "Answered by \(shown(participant)) already, and not asked again: "
          + ids.map(shown).joined(separator: ", ") + ".")
    }
    guard !open.isEmpty else { return [:] }
    console.message("What is answered about the person (an empty line for no answer):")
    var answers: [String: String] = [:]
    for question in open { answers[question.id] = try askAnswer(question) }
    return answers
  }

  /// The answer to a question, asked for until it can be right; nil for none.
  private func askAnswer(_ question: BackgroundQuestion) throws -> String? {
    if question.isChosen {
      console.message("  " + shown(question.question))
      for (index, option) in question.options.enumerated() {
        console.message(
          "    " + (question.hasNumberedOptions ? "\(index + 1)  " : "") + shown(option))
      }
    }
    while true {
      let typed = try answer(words(question), takesNothing: true)
      if typed.isEmpty {
        if question.required {
          console.message("  The study wants an answer to this; kept without one.")
        }
        return nil
      }
      do {
        return try question.cell(typed: typed)
      } catch {
        console.message("  " + shown(error.message))
      }
    }
  }

  private func words(_ question: BackgroundQuestion) -> String {
    switch question.kind {
    case .text: "  \(shown(question.question))"
    case .number: "  \(shown(question.question)) (a number)"
    case .choice, .scale: "  One of these:"
    case .several: "  Any of these, between commas:"
    }
  }
}

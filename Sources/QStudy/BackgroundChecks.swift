extension BackgroundQuestion {
  /// Names that the columns of participants, sorts and comments bear: an answer of such a name could not be told
  /// from them.
  static let reservedIDs = ["participant", "sort", "condition"]

  /// Whether an answer is chosen among options.
  public var isChosen: Bool {
    switch kind {
    case .choice, .several, .scale: true
    case .text, .number: false
    }
  }
}

extension Study {
  /// Faults in a question about people: what keeps answers to it from being given, or written down.
  ///
  /// - Parameter index: the position of the question.
  package func backgroundFindings(at index: Int) -> [Finding] {
    let question = background[index]
    let id = question.id
    var findings: [Finding] = []
    if id.allSatisfy(\.isWhitespace) {
      findings.append(
        Finding(
          .badValue, found: "a question about people without an id",
          expected: "an id, under which its answers are kept",
          mend: "Give the question an id such as age."))
    }
    if BackgroundQuestion.reservedIDs.contains(id.lowercased()) {
      findings.append(
        Finding(
          .badValue, found: "the id “\(id)” of a question about people",
          expected: "an id that no column of sorts.csv or participants.csv has: not "
            + BackgroundQuestion.reservedIDs.joined(separator: ", "),
          mend: "Give the question another id."))
    }
    if background[..<index].contains(where: { $0.id == id }) {
      findings.append(
        Finding(
          .badValue, found: "the id “\(id)” of a question about people a second time",
          expected: "each id once, for its answers are kept under it",
          mend: "Give one of the two questions another id."))
    }
    if question.required, question.isChosen, question.options.isEmpty {
      findings.append(
        Finding(
          .badValue,
          found:
            "the question “\(id)” of the type \(question.kind.rawValue), required and without options",
          expected: "options to choose from, for nobody could finish",
          mend: "List its options, as in options: [yes, no], or take out required."))
    }
    return findings
  }

  /// Faults in the questions about people.
  package func backgroundFindings() -> [Finding] {
    background.indices.flatMap { backgroundFindings(at: $0) }
  }
}

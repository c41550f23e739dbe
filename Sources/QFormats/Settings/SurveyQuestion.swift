internal import QStudy
internal import QTables

/// A question of a form or survey, put together from an `input` and the texts around it.
struct SurveyQuestion {
  private(set) var question: BackgroundQuestion
  /// What a rating asks for, one answer each, where its scale has a word for every place; else empty.
  let rows: [String]
  /// Whether people may type an answer of their own, as if it were one option more.
  let takesOther: Bool
  /// Whether answers stand between bars, one an option or row, as in forms of HtmlQ.
  let isForm: Bool

  /// The question of one survey item; nil for a block of information.
  init?(_ elements: [XMLElement], id: String, separator: String) {
    guard let input = elements.first(where: { $0.name == "input" }), let type = input["type"],
      type != "information"
    else { return nil }
    let label = elements.first { $0.name == "label" }.map { plainText($0.text) } ?? ""
    self.init(input, type: type, label: label, id: id, separator: separator, isForm: false)
  }

  private init(
    _ input: XMLElement, type: String, label: String, id: String, separator: String, isForm: Bool
  ) {
    let options = Self.list(input.text, separator)
    let scale = Self.list(input["scale"] ?? "", separator)
    let restricted = input["restricted"] ?? ""
    var kind = BackgroundQuestion.Kind.text
    var shown: [String] = []
    var question = label
    var rows: [String] = []
    switch type {
    case "radio", "select":
      kind = .choice
      shown = options
    case "checkbox":
      kind = .several
      shown = options
    case "likert":
      kind = .choice
      shown = scale.isEmpty ? options : scale
    case _ where type.hasPrefix("rating"):
      kind = .scale
      shown = scale
      // With words for its ends alone, the second word is not that of the second place.
      if parseInteger(String(type.dropFirst(6))) == scale.count { rows = options }
      if !options.isEmpty {
        question += (label.isEmpty ? "" : " ") + "[\(options.joined(separator: "; "))]"
      }
    default: if restricted == "0-9" || restricted == "true" { kind = .number }
    }
    self.rows = rows
    self.isForm = isForm
    takesOther = input["other"]?.lowercased() == "true"
    self.question = BackgroundQuestion(
      id: id, question: question.isEmpty ? id : question, kind: kind, options: shown)
    // Nobody could give an answer that there is not.
    self.question.required =
      input["required"]?.lowercased() == "true" && (!self.question.isChosen || !shown.isEmpty)
  }

  /// The questions of a form of HtmlQ, where a label stands before its input and inputs are counted
  /// from 0.
  static func form(_ elements: [XMLElement]) -> [SurveyQuestion] {
    var questions: [SurveyQuestion] = []
    var label = ""
    for element in elements {
      switch element.name {
      case "label": label = plainText(element.text)
      case "input":
        questions.append(
          SurveyQuestion(
            element, type: element["type"] ?? "text", label: label, id: "form\(questions.count)",
            separator: ";", isForm: true))
        label = ""
      default: break
      }
    }
    return questions
  }

  private static func list(_ text: String, _ separator: String) -> [String] {
    text.split(separator: separator).map { plainText(String($0)) }.filter { !$0.isEmpty }
  }
}

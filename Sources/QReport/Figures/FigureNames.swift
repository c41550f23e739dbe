import QAnalysis
import QDrawing
import QStudy

extension Statement {
  /// What stands for the statement where there is little room: its short form, else its wording.
  var brief: String {
    guard let short, short.contains(where: { !$0.isWhitespace }) else { return text }
    return short
  }
}

extension AnalysisDocument {
  /// The direction in which the language of the document is written.
  var direction: WritingDirection { WritingDirection(language: lexicon.language) }

  /// A statement in the language of the document, where the study has it.
  func wording(of position: Int) -> String {
    translation(of: position) ?? study.statements[position].text
  }

  /// What stands for a statement where there is little room: its short form, which is in the study's
  /// own language, else its wording.
  func brief(of position: Int) -> String {
    translation(of: position) ?? study.statements[position].brief
  }

  /// The language of a statement's wording, where it is not that of the document.
  func language(of position: Int) -> String? {
    translation(of: position) != nil || study.language == lexicon.language ? nil : study.language
  }

  private func translation(of position: Int) -> String? {
    study.statements[position].translations[lexicon.language]
  }

  /// The position and the name: `F1 · Money follows people`; in the direction of the language, whose
  /// letters the position hasn't.
  func fullName(of factor: Int) -> String {
    (direction == .rightToLeft ? "\u{200F}" : "")
      + "\(identifier(of: factor)) · \(name(of: factor))"
  }

  /// Factors that have no scores, in words for a note; `nil` where all have.
  var withoutScores: String? {
    let names = analysis.scores.z.indices.filter { analysis.scores.z[$0] == nil }
      .map { identifier(of: $0) }
    guard !names.isEmpty else { return nil }
    let verb = names.count == 1 ? "has no scores and is" : "have no scores and are"
    return "\(NumberText.list(names)) \(verb) not shown."
  }

  /// What every figure says as every page does, for it may be used alone: that sorts are made up, and
  /// what throws doubt on the viewpoints; `nil` for nothing.
  var notice: String? { Prose(self).noticeInFigures }
}

extension Marker {
  /// The marker of a viewpoint. Beyond the eighth, shapes come again, hollow.
  static func viewpoint(_ factor: Int, at position: Point, size: Double) -> Element {
    let isFilled = (factor / Paint.seriesCount).isMultiple(of: 2)
    return Marker(series: factor).element(at: position, size: size, filled: isFilled)
  }
}

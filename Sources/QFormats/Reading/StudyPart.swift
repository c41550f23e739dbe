package import QStudy

/// What a study may hold beside the wording of its statements, and a format may have no place for.
package enum StudyPart: String, CaseIterable, Sendable {
  case title, sorts, grid, distribution, question, poles, lineBreaks
  case themes, themeLabels, directions, shorts, translations
  case conditions, conditionQuestions, participants, peopleWithoutSorts, comments
  case background, collect, provenance, recipe

  /// The part as a phrase.
  package var words: String {
    switch self {
    case .title: "the title"
    case .sorts: "the sorts"
    case .grid: "the grid"
    case .distribution: "that sorts need not fill the grid"
    case .question: "the question"
    case .poles: "the meaning of the poles"
    case .lineBreaks: "the line breaks within statements"
    case .themes: "the themes"
    case .themeLabels: "the names of the themes"
    case .directions: "the directions of the statements"
    case .shorts: "the short texts"
    case .translations: "the translations"
    case .conditions: "the conditions"
    case .conditionQuestions: "the questions of the conditions"
    case .participants: "the participants"
    case .peopleWithoutSorts: "the people who did not sort"
    case .comments: "the comments"
    case .background: "the questions about people"
    case .collect: "the settings for collecting"
    case .provenance: "where the study comes from"
    case .recipe: "the recipe"
    }
  }

  /// Whether a study has something of it.
  func isPresent(in study: Study) -> Bool {
    switch self {
    case .title: true
    case .sorts: !study.sorts.isEmpty
    case .grid: study.grid != nil && !Self.sortsTell(study)
    case .distribution: study.distribution == .free
    case .question: !study.question.isEmpty
    case .poles: study.poles.areNamed
    case .lineBreaks: study.statements.contains { $0.text.contains(where: \.isNewline) }
    case .themes: !study.themes.isEmpty || study.statements.contains { $0.theme != nil }
    case .themeLabels: study.themes.contains { $0.label != $0.id }
    case .directions: study.statements.contains { $0.direction != nil }
    case .shorts: study.statements.contains { $0.short != nil }
    case .translations:
      !study.translations.isEmpty || study.statements.contains { !$0.translations.isEmpty }
    case .conditions: study.sorts.contains { $0.condition != nil }
    case .conditionQuestions: study.conditions.contains { !$0.question.isEmpty }
    case .participants:
      study.participants.contains { !$0.attributes.isEmpty }
        || study.sorts.contains { $0.participant != $0.id }
    case .peopleWithoutSorts:
      !Set(study.participants.map(\.id))
        .isSubset(of: study.sorts.map(\.participant))
    case .comments: !study.comments.isEmpty
    case .background: !study.background.isEmpty
    case .collect: study.collect != nil
    case .provenance: study.provenance != Provenance() || study.source != nil
    case .recipe: study.recipe != nil
    }
  }

  /// Whether the grid can be told from the sorts, as every one of them fills it.
  private static func sortsTell(_ study: Study) -> Bool {
    guard let pattern = study.grid.flatMap({ CardCounts($0.ascendingValues) }), !study.sorts.isEmpty
    else { return false }
    return study.sorts.allSatisfy { CardCounts($0.placements) == pattern }
  }

  /// What goes with another part, and is not told beside it.
  private var larger: StudyPart? {
    switch self {
    case .themeLabels, .directions: .themes
    case .conditionQuestions: .conditions
    case .peopleWithoutSorts: .participants
    case .distribution: .grid
    default: nil
    }
  }

  /// The parts that a study has and a format has no place for; of those that go together the larger
  /// one alone.
  static func lost(of study: Study, by format: any StudyWriter.Type) -> [StudyPart] {
    lost(of: study, holding: format.holds)
  }

  private static func lost(of study: Study, holding held: Set<StudyPart>) -> [StudyPart] {
    let lost = allCases.filter { !held.contains($0) && $0.isPresent(in: study) }
    return lost.filter { part in part.larger.map { !lost.contains($0) } ?? true }
  }

  /// One warning that names what a study has and files of some name have no place for; nil where they hold
  /// everything.
  static func warning(of study: Study, holding held: Set<StudyPart>, name: String) -> Warning? {
    let lost = lost(of: study, holding: held).map(\.words)
    guard let last = lost.last else { return nil }
    let list = lost.count == 1 ? last : lost.dropLast().joined(separator: ", ") + " and " + last
    return Warning(.notWritten, "The format (\(name)) has no place for \(list): not written.")
  }

  /// What the workbook of results holds of the study that they are of; it is handed on further than what
  /// people said. A recipe made it.
  package static func lostInResults(of study: Study) -> Warning? {
    warning(
      of: study,
      holding: [
        .title, .sorts, .grid, .lineBreaks, .themes, .themeLabels, .directions, .shorts,
        .conditions, .provenance, .recipe,
      ], name: "the workbook of results, tables.xlsx")
  }
}

extension StudyWriter {
  /// What a plain table with its wording holds; a format that holds more, or less, says so.
  package static var holds: Set<StudyPart> { [.title, .sorts, .grid] }

  package static var declaresGrid: Bool { false }

  /// What is said of a grid that the files name and nobody declared; nil where there is none.
  package static func gridWarning(of study: Study) -> Warning? {
    declaresGrid ? study.writtenGridWarning(format: name) : nil
  }

  /// One warning that names what the study has and the format has no place for; nil where it holds
  /// everything.
  package static func warning(of study: Study) -> Warning? {
    StudyPart.warning(of: study, holding: holds, name: name)
  }
}

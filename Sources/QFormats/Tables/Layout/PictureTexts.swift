internal import QStudy

/// The wording of the statements in the cells of pictures of the grid: `12. Trees first`.
struct PictureTexts {
  private let texts: [Int: String]

  /// Collects it; of a card that is worded in two ways the first picture tells.
  init(_ sorts: [CardSort]) {
    texts = sorts.reduce(into: [:]) { $0.merge($1.texts) { first, _ in first } }
  }

  /// Words the statements of a study that are not worded yet, and tells from where.
  func word(_ reading: inout StudyReading) {
    let statements = reading.study.statements
    guard statements.allSatisfy({ $0.text == "Statement \($0.id)" }) else { return }
    let words = statements.indices.map { texts[$0 + 1] }
    guard !words.contains(nil) else { return }
    for (place, text) in words.enumerated() { reading.study.statements[place].text = text ?? "" }
    reading.warnings.append(
      Warning(
        .layoutInferred, "The wording of the statements was taken from the cells of the pictures."))
    reading.warnings.removeAll { $0.code == .statementsUnworded }
  }
}

// The faults a study can have as a whole, whatever file it came from. Faults of a single cell are
// found by the readers, which know the file and the line.

extension Study {
  /// Faults in statements, themes and grid: what must hold before there is any sort.
  public func designFindings() -> [Finding] {
    var findings: [Finding] = []
    if statements.count < 2 {
      findings.append(
        Finding(
          .tooFewStatements,
          found: "\(statements.count) statement\(statements.count == 1 ? "" : "s")",
          expected: "at least two", mend: "Add the statements to statements.csv."))
    }
    for id in repeated(statements.map(\.id)) {
      findings.append(
        Finding(
          .duplicateStatement, statement: id, found: "the statement id \(id) more than once",
          expected: "each id once", mend: "Give every statement an id of its own."))
    }
    for statement in statements where statement.text.allSatisfy(\.isWhitespace) {
      findings.append(
        Finding(
          .emptyStatement, statement: statement.id, found: "a statement without wording",
          expected: "the wording of the card", mend: "Fill in the text of this statement."))
    }
    findings += textFindings()
    for id in repeated(themes.map(\.id)) {
      findings.append(
        Finding(
          .duplicateTheme, found: "the theme \(id) more than once", expected: "each theme once",
          mend: "Remove the second entry under themes."))
    }
    let declared = Set(themes.map(\.id))
    for statement in statements {
      guard let theme = statement.theme, !declared.contains(theme) else { continue }
      findings.append(
        Finding(
          .undeclaredTheme, statement: statement.id, found: "the theme “\(theme)”",
          expected: themes.isEmpty
            ? "no theme, since the study declares none"
            : "one of " + themes.map(\.id).joined(separator: ", "),
          mend: "Declare it under themes in study.yml, or correct the theme of this statement."))
    }
    if let grid, statements.count >= 2, grid.cardCount != statements.count {
      findings.append(
        Finding(
          .gridDoesNotFit,
          found: "a grid for \(grid.cardCount) card\(grid.cardCount == 1 ? "" : "s") (\(grid))",
          expected: "one for the \(statements.count) statements",
          mend: "Correct the grid, or the list of statements, until the two agree."))
    }
    return findings
  }

  /// The longest text of a card or a name: longer ones can't be set on a card, a chart or a line.
  public static let longestText = 5000

  private func textFindings() -> [Finding] {
    func tooLong(_ text: String, _ what: String, statement: String? = nil) -> Finding? {
      let length = text.unicodeScalars.count
      guard length > Self.longestText else { return nil }
      return Finding(
        .badValue, statement: statement, found: "\(what) of \(length) characters",
        expected: "at most \(Self.longestText)", mend: "Shorten it.")
    }
    var findings: [Finding] = []
    if title.allSatisfy(\.isWhitespace) {
      findings.append(
        Finding(
          .badValue, found: "an empty title", expected: "a title", mend: "Give the study a title."))
    }
    findings += [tooLong(title, "a title"), tooLong(question, "a question")].compactMap(\.self)
    findings += themes.compactMap { tooLong($0.label, "a theme’s name") }
    findings += translations.values.flatMap(\.texts).compactMap { tooLong($0, "a translation") }
    for statement in statements {
      let texts = [statement.text, statement.short ?? ""] + statement.translations.values
      findings += texts.compactMap { tooLong($0, "a text", statement: statement.id) }
    }
    return findings
  }

  /// Faults in the list of sorts, apart from where they lie on the grid.
  func sortFindings(_ sorts: [QSort], missing: MissingCells, fewest: Int) -> [Finding] {
    var findings: [Finding] = []
    if sorts.count < fewest {
      findings.append(
        Finding(
          .tooFewSorts, found: "\(sorts.count) sort\(sorts.count == 1 ? "" : "s")",
          expected: fewest == 1 ? "one at least" : "at least two to compare",
          mend: "Add sorts, or widen the selection."))
    }
    for id in repeated(sorts.map(\.id)) {
      findings.append(
        Finding(
          .duplicateSort, sort: id, found: "the sort id \(id) more than once",
          expected: "each id once", mend: "Rename one of the two, or remove it if entered twice."))
    }
    let declared = Set(conditions.map(\.id))
    for sort in sorts where findings.count < Findings.most {
      if let condition = sort.condition, !declared.isEmpty, !declared.contains(condition) {
        findings.append(
          Finding(
            .unknownCondition, sort: sort.id, found: "the condition “\(condition)”",
            expected: "one of " + conditions.map(\.id).joined(separator: ", "),
            mend: "Declare it under conditions in study.yml, or correct it."))
      }
      findings += blankFindings(sort, missing: missing)
      if sort.placements.count != statements.count {
        findings.append(
          Finding(
            .raggedRow, sort: sort.id, found: "\(sort.placements.count) placements",
            expected: "\(statements.count), one for each statement",
            mend: "Complete the sort, or leave it out with \(sort.exclusion)."))
      }
    }
    return findings
  }

  /// Blank cells that are not let in: one finding a sort, for a file may lack most of its cells.
  private func blankFindings(_ sort: QSort, missing: MissingCells) -> [Finding] {
    let blanks = sort.placements.count { $0 == nil }
    guard blanks > 0 else { return [] }
    let most = MissingCells.most(of: statements.count)
    switch missing {
    case .refuse:
      let orElse =
        blanks <= most
        ? "leave the sort out with \(sort.exclusion), or have blanks filled with --missing refill."
        : "leave the sort out with \(sort.exclusion)."
      let values = blanks == 1 ? "the value" : "the values"
      return [
        Finding(
          .blankCell, sort: sort.id, statement: blanks == 1 ? blankStatements(sort, 1).first : nil,
          found: blanks == 1 ? "a blank cell" : namedBlanks(sort, blanks),
          expected: "the value of the column where the card lies",
          mend: "Fill in \(values), " + (blanks <= most ? "" : "or ") + orElse
            + (sort.endsBlank
              ? " Since only the end is blank, a cell before it may have been lost, and the values behind that one "
                + "stand too early: compare them with what was sorted."
              : ""))
      ]
    case .refill:
      guard blanks > most else { return [] }
      return [
        Finding(
          .blankCell, sort: sort.id, found: "\(blanks) blank cells of \(statements.count)",
          expected: "at most \(most), a fifth, where blanks are refilled",
          mend: "Fill in values, or leave the sort out with \(sort.exclusion).")
      ]
    }
  }

  /// `3 blank cells of 10 (statements 1, 5, 10)`, as many of them as a line takes.
  private func namedBlanks(_ sort: QSort, _ count: Int) -> String {
    let named = 8
    let ids = blankStatements(sort, named)
    guard !ids.isEmpty else { return "\(count) blank cells" }
    return "\(count) blank cells of \(statements.count) (statements " + ids.joined(separator: ", ")
      + (count > ids.count ? " …)" : ")")
  }

  /// Ids of the first statements whose cells are blank.
  private func blankStatements(_ sort: QSort, _ count: Int) -> [String] {
    var ids: [String] = []
    for (statement, value) in zip(statements, sort.placements) where value == nil {
      ids.append(statement.id)
      if ids.count == count { break }
    }
    return ids
  }

  /// Faults in comments and participants: names that lead nowhere.
  public func referenceFindings() -> [Finding] {
    // Of many sorts without a comment the ids need not be gathered.
    let sortIDs = comments.isEmpty ? [] : Set(sorts.map(\.id))
    let statementIDs = Set(statements.map(\.id))
    var findings: [Finding] = []
    for comment in comments {
      if !sortIDs.contains(comment.sort) {
        findings.append(
          Finding(
            .unknownSort, sort: comment.sort, statement: comment.statement,
            found: "a comment of the sort \(comment.sort)", expected: "a sort of this study",
            mend: "Correct the sort in comments.csv."))
      }
      if !statementIDs.contains(comment.statement) {
        findings.append(
          Finding(
            .unknownStatement, sort: comment.sort, statement: comment.statement,
            found: "a comment on the statement \(comment.statement)",
            expected: "a statement of this study",
            mend: "Correct the statement in comments.csv."))
      }
    }
    for id in repeated(participants.map(\.id)) {
      findings.append(
        Finding(
          .duplicateParticipant, found: "the participant \(id) more than once",
          expected: "each participant once", mend: "Remove the second row from participants.csv."))
    }
    return findings
  }
}

/// The entries that stand in the list more than once, each named once, in order of appearance.
package func repeated(_ ids: [String]) -> [String] {
  var seen = Set<String>(minimumCapacity: ids.count)
  var named: Set<String> = []
  return ids.filter { !seen.insert($0).inserted && named.insert($0).inserted }
}

extension QSort {
  /// Whether what is blank stands behind all values. A cell lost before would leave the same: what stood behind it
  /// moved up, and the values alone can't tell which it was.
  var endsBlank: Bool {
    guard let first = placements.firstIndex(of: nil) else { return false }
    return first > 0 && placements[first...].allSatisfy { $0 == nil }
  }
}

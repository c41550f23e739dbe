import QAnalysis
import QStudy

extension Handouts {
  /// Theme by theme, the divided ones first: who stands where, the statements that show it, and a
  /// question to discuss.
  var whereWeDiffer: [Block] {
    let themes = prose.themes
    guard !themes.isEmpty else { return [key] + withoutThemes + ties(in: withoutThemes) }
    var blocks: [Block] = [key]
    for theme in themes where theme.result.label == .divided {
      blocks += section(theme.result)
    }
    // Where agreement is not shown and no divide is, neither is said.
    let others = themes.map(\.result).filter {
      $0.label != .divided && !telling(in: $0.statements).isEmpty
    }
    if !others.isEmpty { blocks.append(.heading(lexicon(.singleStatements), level: 2)) }
    for theme in others { blocks += section(theme) }
    if blocks.count == 1 { blocks += withoutThemes }
    return blocks + themesOpen + ties(in: blocks)
  }

  private func section(_ theme: ThemeResult) -> [Block] {
    let stances = self.stances(theme)
    let shown = theme.label == .divided ? theme.statements : telling(in: theme.statements)
    let name = theme.theme.label
    let heading =
      theme.label == .divided ? "\(lexicon.isolated(name)): \(lexicon(.divided))" : name
    var blocks: [Block] = [.heading(heading, level: theme.label == .divided ? 2 : 3)]
    if theme.label == .divided, let stances { blocks.append(.paragraph(sentence(stances), .lead)) }
    blocks += byDifference(shown).map(strip)
    if let question = question(on: theme, shown: shown) {
      blocks.append(
        .together([.heading(lexicon(.toDiscuss), level: 4), .paragraph(question, .notice)]))
    }
    return blocks
  }

  /// A statement over the columns that the viewpoints give it.
  private func strip(_ j: Int) -> Block {
    .statements([
      StatementLine(
        id: document.study.statements[j].id, wording: document.wording(of: j),
        language: document.language(of: j),
        picture: Figures.statementStrip(document, statement: j))
    ])
  }

  /// Without themes: the statements on which some viewpoint is shown to stand apart.
  private var withoutThemes: [Block] {
    let shown = prose.telling.prefix(8)
    guard let first = shown.first else { return [.paragraph(prose.nothingParts, .lead)] }
    return [.paragraph(lexicon(.furthestApart), .lead)] + shown.map(strip)
      + [
        .together([
          .heading(lexicon(.toDiscuss), level: 4),
          .paragraph(discuss(quotable(document.wording(of: first))), .notice),
        ])
      ]
  }

  /// Those of them on which a viewpoint is shown to stand apart, the largest difference first.
  private func telling(in positions: [Int]) -> [Int] {
    let chosen = Set(positions)
    return prose.telling.filter(chosen.contains)
  }

  private func byDifference(_ positions: [Int]) -> [Int] {
    let chosen = Set(positions)
    return prose.byLargestDifference.filter(chosen.contains)
  }

  /// The side that each viewpoint takes on a theme; nobody where its statements have no direction.
  private func sides(_ theme: ThemeResult) -> [(factor: Int, side: ThemeSide)] {
    guard !theme.stances.isEmpty else { return [] }
    return prose.comparable.compactMap { f in theme.stances[f].map { (f, ThemeSide($0)) } }
  }

  /// Who stands where on a theme, as the words before a stop; `nil` where it can't be told.
  func stances(_ theme: ThemeResult) -> String? {
    let known = sides(theme)
    let groups = ThemeSide.allCases.compactMap { side -> String? in
      let members = known.filter { $0.side == side }.map(\.factor)
      guard !members.isEmpty else { return nil }
      let isOne = members.count == 1
      let phrase: Phrase =
        switch side {
        case .speaksFor:
          prose.isChange
            ? (isOne ? .movesTowards : .moveTowards) : isOne ? .standsFor : .standForIt
        case .speaksAgainst:
          prose.isChange
            ? (isOne ? .movesAway : .moveAway) : isOne ? .standsAgainst : .standAgainst
        case .middle:
          prose.isChange
            ? (isOne ? .staysInPlace : .stayInPlace)
            : isOne ? .standsInTheMiddle : .standInTheMiddle
        }
      return lexicon(phrase, ["names": prose.names(members)])
    }
    guard !groups.isEmpty else { return nil }
    let all = groups.joined(separator: "; ")
    return groups.count == 1 && theme.label == .divided
      ? lexicon(.notSameDegree, ["stances": all]) : all
  }

  /// A question from what divides: the theme and the statement on which they stand furthest apart.
  private func question(on theme: ThemeResult, shown: [Int]) -> String? {
    guard let statement = byDifference(shown).first else { return nil }
    let wording = quotable(document.wording(of: statement))
    let sides = Set(sides(theme).map(\.side))
    // Of changes no degree is told by how much a statement matters.
    guard theme.label == .divided, !sides.isEmpty, sides.count > 1 || !prose.isChange else {
      return discuss(wording)
    }
    return lexicon(
      sides.count > 1 ? .discussSides : .discussDegrees,
      ["theme": theme.theme.label, "statement": wording])
  }

  /// A statement as it is quoted within a question: without the stop at its end.
  func quotable(_ wording: String) -> String {
    wording.hasSuffix(".") && !wording.hasSuffix("..") ? String(wording.dropLast()) : wording
  }

  /// A question on one statement.
  private func discuss(_ wording: String) -> String {
    lexicon(prose.isChange ? .discussChange : .discussStatement, ["statement": wording])
  }
}

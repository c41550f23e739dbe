import QAnalysis
import QStudy

extension Handouts {
  /// On which themes the viewpoints agree: on a side, with the same arguments or others, or without one.
  var themesShared: [Block] {
    // Of changes no sides are told.
    guard !prose.isChange else { return [] }
    return sentence(.sideShared, on: [.shared]) + sentence(.sideArgued, on: [.differentArguments])
      + sentence(.differLittle, on: [.differLittle, .aroundTheMiddle])
  }

  /// On which themes neither agreement nor a divide is shown, and why where that can be told.
  var themesOpen: [Block] {
    let undecided = themes(.undecided)
    let themes = [
      (Phrase.undecidedThemes, undecided.filter { !$0.sharedOutOfReach }),
      (.tooFewThemes, undecided.filter(\.sharedOutOfReach)),
      (.undirectedThemes, self.themes(.undirected)),
    ]
    return themes.flatMap { sentence($0, on: $1, .quiet) }
  }

  /// That nothing can be shown to be held to the same degree, where too few sorted.
  var tooFewToAgree: [Block] {
    let isOutOfReach = document.warnings.contains { $0.code == .sharedOutOfReach }
    return isOutOfReach && !prose.isClassical ? [.paragraph(lexicon(.tooFewAgree), .quiet)] : []
  }

  /// That people stand at the other end of a viewpoint, of whom “all embrace” is not true.
  var oppositeSides: [Block] {
    let flags = document.analysis.flags
    let members = prose.comparable.filter { f in
      flags.definers(of: f).contains { flags.values[$0][f] < 0 }
    }
    return members.isEmpty
      ? [] : [.paragraph(lexicon(.oppositeSides, ["names": prose.names(members)]), .quiet)]
  }

  private func themes(_ verdict: Prose.Verdict) -> [ThemeResult] {
    prose.themes.map(\.result).filter { prose.verdict($0) == verdict }
  }

  private func sentence(_ phrase: Phrase, on verdicts: [Prose.Verdict]) -> [Block] {
    sentence(phrase, on: verdicts.flatMap(themes), .body)
  }

  private func sentence(_ phrase: Phrase, on themes: [ThemeResult], _ voice: Block.Voice) -> [Block]
  {
    themes.isEmpty
      ? []
      : [.paragraph(lexicon(phrase, ["themes": lexicon.list(themes.map(\.theme.label))]), voice)]
  }
}

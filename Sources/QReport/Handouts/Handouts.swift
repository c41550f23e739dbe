import QAnalysis
import QDrawing
import QStudy

/// The sheets that a facilitator hands out after the analysis.
package enum Sheet: String, CaseIterable, Sendable {
  /// One page for everyone: the viewpoints, what all share, where they part.
  case whereWeStand = "where-we-stand"
  /// What all viewpoints share, for everyone.
  case commonGround = "common-ground"
  /// Theme by theme where they stand apart, with questions to discuss.
  case whereWeDiffer = "where-we-differ"
  /// One page a viewpoint.
  case viewpoints
  /// The full grid of each viewpoint with its wording, for the wall.
  case posters
  /// Each viewpoint's statements in the order in which an analyst reads them.
  case cribSheet = "crib-sheet"
  /// A short questionnaire with a key.
  case whichViewpoint = "which-viewpoint"
  /// One page for each person who sorted.
  case personalSlips = "personal-slips"

  /// What stands before the number in the names of a sheet that comes once a viewpoint; `nil` for one
  /// file.
  package var series: String? {
    switch self {
    case .viewpoints: "viewpoint-"
    case .posters: "poster-"
    default: nil
    }
  }

  /// The name of the sheet of one viewpoint.
  func name(of factor: Int) -> String { "\(series ?? rawValue)\(factor + 1)" }

  /// The words at its head; `nil` for one that comes once a viewpoint or person, whose name heads it.
  package var title: Phrase? {
    switch self {
    case .whereWeStand: .whereWeStand
    case .commonGround: .commonGround
    case .whereWeDiffer: .whereWeDiffer
    case .cribSheet: .cribSheet
    case .whichViewpoint: .whichViewpoint
    case .viewpoints, .posters, .personalSlips: nil
    }
  }

  /// The sheets of `--pack`.
  package static let pack: [Sheet] = [.whereWeStand, .commonGround, .whereWeDiffer]
}

extension Lexicon {
  /// What a sheet is called: the words at its head, or the name of its files.
  package func title(of sheet: Sheet) -> String { sheet.title.map { self($0) } ?? sheet.rawValue }
}

/// A sheet ready to be printed: the name of its file without an ending, what it says, and how many
/// pages it should take.
package struct Handout: Sendable {
  /// `where-we-stand`.
  package let name: String
  /// What it says.
  package let manuscript: Manuscript
  /// How many pages it should take.
  package let pages: PageCount
  /// How its pages look, where it is for the wall: on paper of its own, on its long side.
  package var poster: PageStyle?

  /// The statements that it cuts short on their cards; a poster has them in full below or after the grid.
  package var cut: [Int] = []

  /// Whether it is for the wall.
  package var isPoster: Bool { poster != nil }

  /// Whether it holds a page for each of many people.
  package var isOfMany: Bool { if case .alike = pages { true } else { false } }

  /// The same sheet with another text.
  package func saying(_ manuscript: Manuscript) -> Handout {
    Handout(name: name, manuscript: manuscript, pages: pages, poster: poster, cut: cut)
  }
}

/// Makes sheets of a document.
///
/// Words come from the lexicon and from the study; each sentence says what a number of the document
/// allows and no more.
package struct Handouts: Sendable {
  let parts: ManuscriptParts
  /// How pages of posters look where names and gists are short enough.
  let posterStyle: PageStyle
  /// How much larger than in their pictures letters of posters are.
  let posterScale: Double
  /// Whose names no comment may show.
  let people: PeopleInComments

  /// Sheets in the language of the lexicon.
  /// - Parameter posters: the paper of posters.
  package init(
    _ document: AnalysisDocument, lexicon: Lexicon = .english, posters: Paper = .a3
  ) {
    parts = ManuscriptParts(document.speaking(lexicon))
    people = PeopleInComments(document.analysis.table)
    posterStyle = .poster(posters)
    // The smallest letters of a card are then 8 points high on A3.
    posterScale = points(8.05) / PosterFit.smallest * PageStyle.posterGrowth(posters)
  }

  var document: AnalysisDocument { parts.document }
  var prose: Prose { parts.prose }
  var lexicon: Lexicon { parts.lexicon }

  /// The files of a sheet: one, or one a viewpoint; none where there is an `absence` of it.
  package func handouts(_ sheet: Sheet) -> [Handout] {
    guard absence(of: sheet) == nil else { return [] }
    return switch sheet {
    case .whereWeStand: [handout(sheet, whereWeStand, pages: .each(1))]
    case .commonGround: [handout(sheet, commonGround)]
    case .whereWeDiffer: [handout(sheet, whereWeDiffer)]
    case .viewpoints:
      prose.viewpoints.map { viewpoint in
        Handout(
          name: sheet.name(of: viewpoint.factor),
          manuscript: parts.manuscript(title: titled(viewpoint.name), blocks: page(of: viewpoint)),
          pages: .each(1),
          cut: QGridFigure(document, factor: viewpoint.factor, isOnSheet: true)?.cut ?? [])
      }
    case .posters: posters
    case .cribSheet: [handout(sheet, cribSheet)]
    case .whichViewpoint:
      telling.map { [handout(sheet, whichViewpoint($0), pages: .each(1))] } ?? []
    case .personalSlips: [personalSlips]
    }
  }

  private func handout(_ sheet: Sheet, _ blocks: [Block], pages: PageCount = .few) -> Handout {
    let title = lexicon.title(of: sheet)
    return Handout(
      name: sheet.rawValue,
      manuscript: parts.manuscript(
        title: titled(title), blocks: [.heading(title, level: 1)] + subtitle + blocks),
      pages: pages)
  }

  /// The title of a file: the sheet and its study.
  func titled(_ sheet: String) -> String { "\(sheet): \(lexicon.isolated(document.study.title))" }

  /// The study, and how its figures are read where they are people's changes.
  var subtitle: [Block] {
    [.paragraph(document.study.title, .quiet)]
      + (prose.isChange ? [.paragraph(lexicon(.changeNote), .quiet)] : [])
  }

  /// Equal scores that the order of the statements parted, where an array of the viewpoint is shown.
  func ties(of factor: Int) -> [Block] {
    let ties = document.analysis.scores.ties[factor]
    guard !ties.isEmpty else { return [] }
    let groups = ties.map { group in
      lexicon.list(group.map { document.study.statements[$0].id })
    }
    return [
      .paragraph(lexicon(.tiedOrder, ["groups": groups.joined(separator: "; ")]), .quiet)
    ]
  }

  /// Equal scores that the order of the statements parted, of any viewpoint, where the columns of a
  /// statement among them are shown.
  ///
  /// - Parameters:
  ///   - blocks: what a sheet shows.
  ///   - further: statements of which it says, by viewpoint, where they stand.
  func ties(in blocks: [Block], further: [Int: [Int]] = [:]) -> [Block] {
    let shown = Set(blocks.statementIDs)
    let all = document.analysis.scores.ties.enumerated().compactMap { f, ties -> String? in
      let groups = ties.filter { group in
        group.contains { j in
          shown.contains(document.study.statements[j].id) || further[f]?.contains(j) == true
        }
      }
      guard !groups.isEmpty else { return nil }
      let told = groups.map { group in
        lexicon.list(group.map { document.study.statements[$0].id })
      }
      return lexicon(
        .tiedIn, ["name": prose.quotedName(of: f), "groups": told.joined(separator: "; ")])
    }
    return all.isEmpty
      ? [] : [.paragraph(lexicon(.tiedShown, ["ties": lexicon.list(all)]), .quiet)]
  }

  /// The markers of the viewpoints and their names.
  var key: Block {
    .key(
      Figures.viewpointKey(document, width: 640),
      (0..<document.factors).map { ($0, document.fullName(of: $0)) })
  }

  /// A sentence of phrases: a capital at its start, a stop at its end.
  func sentence(_ text: String) -> String {
    NumberText.stopped(NumberText.capitalised(text))
  }
}

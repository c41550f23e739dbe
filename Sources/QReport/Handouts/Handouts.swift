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

  /// The sheets of `--pack`.
  package static let pack: [Sheet] = [.whereWeStand, .commonGround, .whereWeDiffer]
}

/// A sheet ready to be printed: the name of its file without an ending, what it says, and how many
/// pages it should take.
package struct Handout: Sendable {
  /// `where-we-stand`.
  package let name: String
  /// What it says.
  package let manuscript: Manuscript
  /// How many pages it should take; `nil` for as many as it needs.
  package let pages: Int?
}

/// Makes sheets of a document.
///
/// Words come from the lexicon and from the study; each sentence says what a number of the document
/// allows and no more.
package struct Handouts {
  let parts: ManuscriptParts

  /// Sheets in the language of the lexicon.
  package init(_ document: AnalysisDocument, lexicon: Lexicon = .english) {
    parts = ManuscriptParts(document, lexicon: lexicon)
  }

  var document: AnalysisDocument { parts.document }
  var prose: Prose { parts.prose }
  var lexicon: Lexicon { parts.lexicon }

  /// The files of a sheet: one, or one a viewpoint.
  package func handouts(_ sheet: Sheet) -> [Handout] {
    switch sheet {
    case .whereWeStand: [handout(sheet.rawValue, .whereWeStand, whereWeStand, pages: 1)]
    case .commonGround: [handout(sheet.rawValue, .commonGround, commonGround)]
    case .whereWeDiffer: [handout(sheet.rawValue, .whereWeDiffer, whereWeDiffer)]
    case .viewpoints:
      prose.viewpoints.map { viewpoint in
        Handout(
          name: "viewpoint-\(viewpoint.factor + 1)",
          manuscript: parts.manuscript(title: viewpoint.name, blocks: page(of: viewpoint)),
          pages: 1)
      }
    }
  }

  private func handout(_ name: String, _ title: Phrase, _ blocks: [Block], pages: Int? = nil)
    -> Handout
  {
    let heading: [Block] = [
      .heading(lexicon(title), level: 1), .paragraph(document.study.title, .quiet),
    ]
    return Handout(
      name: name,
      manuscript: parts.manuscript(title: lexicon(title), blocks: heading + blocks), pages: pages)
  }

  /// The markers of the viewpoints and their names.
  var key: Block { .figure(Figures.viewpointKey(document, width: 640)) }

  /// A sentence of phrases: a capital at its start, a stop at its end.
  func sentence(_ text: String) -> String {
    NumberText.capitalised(text) + (text.last.map { ".?!。؟".contains($0) } == true ? "" : ".")
  }
}

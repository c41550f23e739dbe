import QDrawing
import QStudy

extension Handouts {
  /// The statements that posters cut short on their cards and have in full below or after the grid.
  package var cutOnPosters: [Int] { posters.cut }

  /// The letters of names and gists, as shares of the usual ones.
  private static let headSizes = [0.85, 0.7, 0.55]

  /// The posters of all viewpoints, and the statements that are cut on them.
  ///
  /// A long gist gets smaller before the words on cards are cut, where that saves half of them or more.
  var posters: (sheets: [Handout], cut: [Int]) {
    func made(_ headSize: Double) -> (sheets: [Handout], cut: [Int]) {
      Posters(handouts: self, style: posterStyle.withText(headSize)).made
    }
    let usual = made(1)
    guard !usual.cut.isEmpty else { return usual }
    return Self.headSizes.lazy.map(made).first { 2 * $0.cut.count <= usual.cut.count } ?? usual
  }
}

/// The whole grid of each viewpoint, as large as the paper.
private struct Posters {
  /// How much of a page a list of what is cut may take; a longer one has pages of its own.
  private static let largestList = 0.15

  let handouts: Handouts
  let style: PageStyle

  private var parts: ManuscriptParts { handouts.parts }
  private var document: AnalysisDocument { handouts.document }

  /// The sheets, and the statements that are cut on them.
  var made: (sheets: [Handout], cut: [Int]) {
    let viewpoints = handouts.prose.viewpoints.compactMap { viewpoint in
      QGridFigure(document, factor: viewpoint.factor).map { (viewpoint, $0) }
    }
    let page = Size(style.room, style.bottom - style.top)
    func fit(above listed: [Int]) -> PosterFit {
      PosterFit(
        document, grids: viewpoints.map(\.1), width: page.width / handouts.posterScale,
        heights: viewpoints.map { room(for: $0.0, above: listed) / handouts.posterScale })
    }
    var (found, listed, isApart) = (fit(above: []), [Int](), false)
    while !Set(found.cut).isSubset(of: listed) {
      listed = Set(found.cut).union(listed).sorted()
      isApart = height(of: inFull(listed)) > Self.largestList * page.height
      found = fit(above: isApart ? [] : listed)
      if isApart { listed = found.cut }
    }
    let sheets = viewpoints.compactMap { viewpoint, _ -> Handout? in
      QGridFigure(document, factor: viewpoint.factor, words: .full(found)).map { grid in
        let after: [Block] = isApart ? [.newPage(isLandscape: true)] + inFull(listed) : []
        return Handout(
          name: Sheet.posters.name(of: viewpoint.factor),
          manuscript: manuscript(
            viewpoint, grid: grid.scene(), below: isApart ? [] : listed, after: after),
          pages: isApart ? .any : .each(1), poster: style)
      }
    }
    return (sheets, listed)
  }

  private func manuscript(
    _ viewpoint: ViewpointProse, grid: Scene, below listed: [Int], after: [Block] = []
  ) -> Manuscript {
    let f = viewpoint.factor
    let gist: [Block] = viewpoint.gist.map { [.paragraph($0, .lead)] } ?? []
    return parts.manuscript(
      title: "\(handouts.lexicon(.poster)): \(viewpoint.name)",
      blocks: [.heading(viewpoint.name, level: 1, factor: f)] + gist + [.figure(grid)]
        + inFull(listed) + handouts.ties(of: f) + after)
  }

  /// What is cut, in full.
  private func inFull(_ statements: [Int]) -> [Block] {
    guard !statements.isEmpty else { return [] }
    return [.paragraph(handouts.lexicon(.posterCut), .quiet)]
      + statements.map {
        .paragraph("\(document.study.statements[$0].id): \(document.wording(of: $0))", .quiet)
      }
  }

  /// How tall the grid of a viewpoint may be on its page.
  private func room(for viewpoint: ViewpointProse, above listed: [Int]) -> Double {
    let none = Scene(size: Size(style.room, 0), title: "", description: "")
    let manuscript = manuscript(viewpoint, grid: none, below: listed)
    return PageComposer(manuscript, style: style).roomHeight - height(of: manuscript.blocks)
      - 1
  }

  private func height(of blocks: [Block]) -> Double {
    var layout = BlockLayout(style: style, width: style.room, ids: [])
    return PlacedBoxes.height(stacking: layout.boxes(for: blocks))
  }
}

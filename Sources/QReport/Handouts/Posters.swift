import QDrawing
import QStudy

extension Handouts {
  /// The posters of all viewpoints.
  ///
  /// A gist gets smaller until no card is cut because of it; names alone get smaller where that saves half
  /// of what is cut, or more.
  var posters: [Handout] {
    func made(_ head: Posters.Head) -> (sheets: [Handout], cut: [Int]) {
      Posters(handouts: self, head: head).made
    }
    let usual = made(Posters.Head())
    guard !usual.cut.isEmpty else { return usual.sheets }
    let hasGists = prose.viewpoints.contains { $0.gist != nil }
    let least = hasGists ? made(Posters.Head(gist: nil)).cut.count : usual.cut.count / 2
    var best = usual
    for head in Posters.Head.smaller where best.cut.count > least {
      let tried = made(head)
      if tried.cut.count < best.cut.count { best = tried }
    }
    return (hasGists || best.cut.count <= least ? best : usual).sheets
  }
}

extension Handouts {
  /// Statements that cards cut, by their ids.
  func inFull(_ statements: [Int]) -> Block {
    .columns(
      statements.map { "\(document.study.statements[$0].id): \(document.wording(of: $0))" })
  }
}

/// The whole grid of each viewpoint, as large as the paper.
private struct Posters {
  /// How much of a page a list of what is cut may take; a longer one has pages of its own.
  private static let largestList = 0.15

  /// How what stands above a grid is set.
  struct Head {
    /// The letters of names, as a share of the usual ones.
    var size = 1.0
    /// The letters of gists beside those of names; `nil` leaves gists out.
    var gist: Block.Voice? = .lead

    /// From the largest to such as are read from nearby.
    static let smaller = [
      Head(size: 0.85), Head(size: 0.7), Head(size: 0.55), Head(size: 0.55, gist: .body),
      Head(size: 0.45, gist: .body),
    ]
  }

  let handouts: Handouts
  let head: Head
  let style: PageStyle

  init(handouts: Handouts, head: Head) {
    self.handouts = handouts
    self.head = head
    style = handouts.posterStyle.withText(head.size)
  }

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
            viewpoint, grid: .figure(grid.scene(), cards: grid.table),
            below: isApart ? [] : listed, after: after),
          pages: isApart ? .any : .each(1), poster: style, cut: listed)
      }
    }
    return (sheets, listed)
  }

  private func manuscript(
    _ viewpoint: ViewpointProse, grid: Block, below listed: [Int], after: [Block] = []
  ) -> Manuscript {
    let f = viewpoint.factor
    let gist: [Block] =
      head.gist.map { voice in
        viewpoint.gist.map { [.paragraph($0, voice)] } ?? []
      } ?? []
    return parts.manuscript(
      title: "\(handouts.lexicon(.poster)): \(viewpoint.name)",
      blocks: [.heading(viewpoint.name, level: 1, factor: f)] + gist + [grid]
        + inFull(listed) + handouts.ties(of: f) + after)
  }

  /// What is cut, in full.
  private func inFull(_ statements: [Int]) -> [Block] {
    guard !statements.isEmpty else { return [] }
    return [.paragraph(handouts.lexicon(.posterCut), .quiet), handouts.inFull(statements)]
  }

  /// How tall the grid of a viewpoint may be on its page.
  private func room(for viewpoint: ViewpointProse, above listed: [Int]) -> Double {
    let none = Scene(size: Size(style.room, 0), title: "", description: "")
    let manuscript = manuscript(viewpoint, grid: .figure(none), below: listed)
    return PageComposer(manuscript, style: style).roomHeight - height(of: manuscript.blocks)
      - 1
  }

  private func height(of blocks: [Block]) -> Double {
    var layout = BlockLayout(style: style, width: style.room, ids: [])
    return PlacedBoxes.height(stacking: layout.boxes(for: blocks))
  }
}

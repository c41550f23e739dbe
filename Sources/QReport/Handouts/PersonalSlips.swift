import QAnalysis
import QStudy

extension Handouts {
  /// How many statements of each kind a slip shows.
  private static let shown = 3

  /// One page for each sort: where it stands, what it shares with the room, where it differs.
  var personalSlips: Handout {
    let rooms = Rooms(document.analysis.table)
    var cut: Set<Int> = []
    var blocks: [Block] = []
    for i in document.analysis.table.sorts.indices {
      if i > 0 { blocks.append(.newPage()) }
      blocks += slip(of: PersonalStanding(document.analysis, sort: i, rooms: rooms))
      // None where cards don't lie in columns of the grid.
      guard let grid = QGridFigure(document, sort: i) else { continue }
      blocks.append(grid.block)
      blocks += inFull(grid.cut, ofSlip: i)
      cut.formUnion(grid.cut)
    }
    return Handout(
      name: Sheet.personalSlips.rawValue,
      manuscript: parts.manuscript(title: titled(prose.yours), blocks: blocks), pages: .alike(1),
      cut: cut.sorted())
  }

  /// What the cards of a slip cut. It may go on on a page of its own, which tells whose it is.
  private func inFull(_ cut: [Int], ofSlip sort: Int) -> [Block] {
    guard !cut.isEmpty else { return [] }
    let heading = lexicon(.slipCut, ["slip": prose.title(ofSlip: sort)])
    return [.heading(heading, level: 3), inFull(cut)]
  }

  private func slip(of standing: PersonalStanding) -> [Block] {
    var blocks: [Block] =
      [.heading(prose.title(ofSlip: standing.sort), level: 1)] + subtitle
      + [.paragraph(place(of: standing), .lead)]
    if let gist = gist(for: standing) { blocks.append(.paragraph(gist, .quote)) }
    if prose.comparable.count > 1 {
      blocks += [.heading(lexicon(.slipShared), level: 3), shared(by: standing)]
    }
    blocks.append(.heading(lexicon(.slipApart), level: 3))
    blocks.append(apart(of: standing))
    return blocks
  }

  private func place(of standing: PersonalStanding) -> String {
    guard let f = standing.nearest else { return lexicon(.slipNone) }
    let name = prose.quotedName(of: f)
    if standing.place == .defines {
      return lexicon(
        standing.isOpposite ? .slipOpposite : .slipDefines, ["yours": prose.yours, "name": name])
    }
    let phrase: Phrase =
      switch standing.place {
      case .defines, .between: .slipBetween
      case .away: .slipAway
      case .passedOver: .slipPassedOver
      }
    return lexicon(
      phrase,
      [
        "yours": prose.yours,
        "name": standing.isOpposite ? lexicon(.oppositeOf, ["name": name]) : name,
      ])
  }

  /// The gist of the viewpoint, for those who stand on its side.
  private func gist(for standing: PersonalStanding) -> String? {
    guard let f = standing.nearest, !standing.isOpposite,
      [.defines, .between].contains(standing.place)
    else { return nil }
    return document.analysis.viewpoints[f].gist
  }

  private func shared(by standing: PersonalStanding) -> Block {
    let shared = standing.shared.prefix(Self.shown)
    guard shared.isEmpty else { return .list(shared.map { document.wording(of: $0) }) }
    let isThereAny = document.analysis.comparison.statements.contains {
      $0.commonGround.evidence != nil
    }
    return .paragraph(lexicon(isThereAny ? .slipSharedNone : .slipSharedNothing))
  }

  private func apart(of standing: PersonalStanding) -> Block {
    guard let apart = standing.apart else { return .paragraph(lexicon(.slipNoRoom)) }
    guard !apart.isEmpty else {
      return .paragraph(
        lexicon(
          standing.isApartInDegree
            ? .slipApartInDegree : prose.isChange ? .slipMovedNone : .slipApartNone))
    }
    let isSigned = document.analysis.table.grid.isSigned
    return .statements(
      apart.prefix(Self.shown).map { difference in
        let remark = lexicon(
          .slipYours,
          [
            "column": NumberText.fixed(difference.own, 0, signed: isSigned),
            "mean": NumberText.fixed(difference.room, 1, signed: isSigned),
          ])
        return StatementLine(
          id: document.study.statements[difference.statement].id,
          wording: document.wording(of: difference.statement),
          language: document.language(of: difference.statement), remark: remark)
      })
  }
}

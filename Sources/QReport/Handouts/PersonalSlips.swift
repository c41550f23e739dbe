import QAnalysis
import QStudy

extension Handouts {
  /// How many statements of each kind a slip shows.
  private static let shown = 3

  /// One page for each sort: where it stands, what it shares with the room, where it differs.
  var personalSlips: Handout {
    let sorts = document.analysis.table.sorts.indices
    let blocks = sorts.flatMap { i in (i == 0 ? [] : [.newPage()]) + slip(of: i) }
    return Handout(
      name: Sheet.personalSlips.rawValue,
      manuscript: parts.manuscript(title: lexicon(.personalSlip), blocks: blocks), pages: 1)
  }

  private func slip(of i: Int) -> [Block] {
    let sort = document.analysis.table.sorts[i]
    let standing = PersonalStanding(document.analysis, sort: i)
    var blocks: [Block] = [
      .heading("\(lexicon(.personalSlip)): \(sort.id)", level: 1),
      .paragraph(document.study.title, .quiet), .paragraph(place(of: standing), .lead),
    ]
    if let f = standing.nearest, let gist = document.analysis.viewpoints[f].gist {
      blocks.append(.paragraph(gist, .quote))
    }
    blocks.append(.heading(lexicon(.slipShared), level: 3))
    let shared = standing.shared.prefix(Self.shown)
    blocks +=
      shared.isEmpty
      ? [.paragraph(lexicon(.slipSharedNone))]
      : [.list(shared.map { document.wording(of: $0) })]
    blocks.append(.heading(lexicon(.slipApart), level: 3))
    let apart = standing.apart.prefix(Self.shown)
    blocks +=
      apart.isEmpty
      ? [.paragraph(lexicon(.slipApartNone))]
      : [
        .statements(
          apart.map { difference in
            let remark = lexicon(
              .slipYours,
              [
                "column": NumberText.fixed(difference.own, 0, signed: true),
                "mean": NumberText.fixed(difference.room, 1, signed: true),
              ])
            return StatementLine(
              id: document.study.statements[difference.statement].id,
              wording: document.wording(of: difference.statement), remark: remark)
          })
      ]
    if let grid = Figures.sortGrid(document, sort: i) { blocks.append(.figure(grid)) }
    return blocks
  }

  private func place(of standing: PersonalStanding) -> String {
    guard let f = standing.nearest else { return lexicon(.slipNone) }
    let phrase: Phrase =
      switch (standing.status, standing.isOpposite) {
      case (.defining, false): .slipDefines
      case (.defining, true): .slipOpposite
      case (_, true): .slipTurned
      // Nobody looked whether it lies between viewpoints or near none.
      case _ where document.analysis.isPassedOver(standing.sort): .slipNearest
      case (.confounded, false): .slipBetween
      case (.null, false): .slipAway
      }
    return lexicon(phrase, ["name": prose.quotedName(of: f)])
  }
}

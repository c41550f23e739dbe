import QAnalysis
import QDrawing

extension Handouts {
  /// Where we stand when there is nothing to compare: what the one viewpoint holds most and least, a
  /// question to discuss, and its grid, which may stand on the back.
  var onlyViewpoint: [Block] {
    var blocks: [Block] = []
    var grids: [Block] = []
    for viewpoint in prose.viewpoints {
      let f = viewpoint.factor
      blocks.append(.heading(viewpoint.name, level: 2, factor: f))
      if let gist = viewpoint.gist { blocks.append(.paragraph(gist, .lead)) }
      blocks.append(.paragraph(prose.definedBy(f), .quiet))
      blocks += extremes(of: viewpoint)
      if let first = viewpoint.most?.statements.first {
        blocks += [.paragraph(lexicon(.oneViewpoint))] + toDiscuss(first) + ties(of: f)
      }
      grids += Figures.qGridOnSheet(document, factor: f)
    }
    return blocks + [.paragraph(lexicon(.scope), .quiet)] + grids
  }

  private func toDiscuss(_ statement: Int) -> [Block] {
    let wording = quotable(document.wording(of: statement))
    return [
      .together([
        .heading(lexicon(.toDiscuss), level: 4),
        .paragraph(
          lexicon(prose.isChange ? .discussChange : .discussOnly, ["statement": wording]), .notice),
      ])
    ]
  }
}

import QAnalysis
import QDrawing
import QStudy

extension Handouts {
  /// How many statements of each kind the one page shows; the sheets of their own have all.
  private static let shown = 3

  /// One page for everyone.
  var whereWeStand: [Block] {
    var blocks: [Block] = []
    if !document.study.question.isEmpty { blocks.append(.paragraph(document.study.question)) }
    blocks.append(.paragraph(found, .lead))
    blocks.append(contentsOf: viewpointBlocks)
    blocks.append(.beside([shareColumn, partColumn]))
    return blocks + [.paragraph(lexicon(.scope), .quiet)]
  }

  private var found: String {
    let count = NumberText.integer(document.analysis.table.sorts.count)
    return document.factors == 1
      ? lexicon(.viewpointFound, ["count": count])
      : lexicon(.viewpointsFound, ["number": lexicon.word(document.factors), "count": count])
  }

  /// Each viewpoint in a sentence, two beside each other.
  private var viewpointBlocks: [Block] {
    let all = prose.viewpoints.map { viewpoint -> [Block] in
      [
        .heading(viewpoint.name, level: 3, factor: viewpoint.factor),
        .paragraph(viewpoint.gist ?? extremes(viewpoint)),
      ]
    }
    return stride(from: 0, to: all.count, by: 2).map { start in
      start + 1 < all.count ? .beside([all[start], all[start + 1]]) : .beside([all[start], []])
    }
  }

  /// “Most: … Least: …”, for a viewpoint without a gist.
  private func extremes(_ viewpoint: ViewpointProse) -> String {
    guard let most = viewpoint.most?.statements.first, let least = viewpoint.least?.statements.first
    else { return lexicon(.definedByNobody) }
    return lexicon(
      .mostAndLeast, ["most": document.brief(of: most), "least": document.brief(of: least)])
  }

  private var shareColumn: [Block] {
    let ground = prose.commonGround
    var blocks: [Block] = [.heading(lexicon(.commonGround), level: 2)]
    for group in ground.groups {
      let rest = group.lead.statements.count - Self.shown
      blocks.append(.heading(group.lead.text, level: 4))
      let briefs = group.lead.statements.prefix(Self.shown).map { document.brief(of: $0) }
      blocks.append(
        .list(
          briefs
            + (rest > 0
              ? [
                lexicon(
                  .moreOnSheet,
                  ["count": NumberText.integer(rest), "sheet": lexicon(.commonGround)])
              ] : [])))
    }
    return ground.groups.isEmpty ? blocks + withoutCommonGround(ground) : blocks
  }

  private var partColumn: [Block] {
    var blocks: [Block] = [.heading(lexicon(.whereWeDiffer), level: 2)]
    guard prose.comparable.count > 1 else { return blocks + [.paragraph(lexicon(.oneViewpoint))] }
    let divided = prose.themes.map(\.result).filter { $0.label == .divided }
    for theme in divided {
      blocks.append(.heading(theme.theme.label, level: 4))
      if let stances = stances(theme) { blocks.append(.paragraph(sentence(stances))) }
    }
    guard divided.isEmpty else { return blocks }
    let telling = prose.byLargestDifference.filter(prose.isDistinguishing).prefix(5)
    guard !telling.isEmpty else { return blocks + [.paragraph(lexicon(.nothingTellsApart))] }
    blocks.append(.paragraph(lexicon(.furthestApart)))
    return blocks + parts.statements(Array(telling))
  }
}

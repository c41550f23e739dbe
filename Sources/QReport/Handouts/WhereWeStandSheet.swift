import QAnalysis
import QDrawing
import QStudy

extension Handouts {
  /// How many statements of each kind the one page shows; the sheets of their own have all.
  private static let shown = 3
  /// With more viewpoints than these the page is set closer, and says less of where they part.
  private static let mostRoomy = 6

  private var isClose: Bool { document.factors > Self.mostRoomy }

  /// One page for everyone.
  var whereWeStand: [Block] {
    var blocks: [Block] = []
    if !document.study.question.isEmpty { blocks.append(.paragraph(document.study.question)) }
    blocks.append(.paragraph(found, .lead))
    guard prose.comparable.count > 1 else { return blocks + onlyViewpoint }
    blocks.append(contentsOf: viewpointBlocks)
    blocks.append(.beside([shareColumn, partColumn]))
    return blocks + oppositeSides + themesOpen + tooFewToAgree
      + ties(in: blocks, further: toldExtremes)
      + [.paragraph(lexicon(.scope), .quiet)]
  }

  private var found: String {
    let count = NumberText.integer(document.analysis.table.sorts.count)
    let number = prose.comparable.count
    return switch number {
    case 0: lexicon(.viewpointNotFound, ["count": count])
    case 1: lexicon(prose.isChange ? .changeFound : .viewpointFound, ["count": count])
    default:
      lexicon(
        prose.isChange ? .changesFound : .viewpointsFound,
        ["number": lexicon.word(number), "count": count])
    }
  }

  /// Each viewpoint in a sentence, two beside each other, or three where there are many.
  private var viewpointBlocks: [Block] {
    let all = prose.viewpoints.map { viewpoint -> [Block] in
      [
        .heading(viewpoint.name, level: 3, factor: viewpoint.factor),
        .paragraph(viewpoint.gist ?? extremes(viewpoint)),
      ]
    }
    let perRow = isClose ? 3 : 2
    return stride(from: 0, to: all.count, by: perRow).map { start in
      let row = Array(all[start..<min(start + perRow, all.count)])
      return .beside(row + Array(repeating: [], count: perRow - row.count))
    }
  }

  /// The statements that stand for a viewpoint without a gist.
  private var toldExtremes: [Int: [Int]] {
    Dictionary(
      uniqueKeysWithValues: prose.viewpoints.filter { $0.gist == nil }.map { viewpoint in
        let ends = [viewpoint.most, viewpoint.least].compactMap { $0?.statements.first }
        return (viewpoint.factor, ends)
      })
  }

  /// “Most: … Least: …”, for a viewpoint without a gist.
  private func extremes(_ viewpoint: ViewpointProse) -> String {
    guard let most = viewpoint.most?.statements.first, let least = viewpoint.least?.statements.first
    else { return lexicon(.definedByNobody) }
    return lexicon(
      prose.isChange ? .movedMostAndLeast : .mostAndLeast,
      [
        "most": NumberText.stopped(document.brief(of: most)),
        "least": NumberText.stopped(document.brief(of: least)),
      ])
  }

  private var shareColumn: [Block] {
    let ground = prose.commonGround
    var blocks: [Block] = [.heading(lexicon(.commonGround), level: 2)]
    for group in ground.groups {
      let statements = group.lead.statements
      // A line that says there is one more would take the room of that one.
      let count = statements.count == Self.shown + 1 ? statements.count : Self.shown
      let rest = statements.count - count
      blocks.append(.heading(group.lead.text, level: 4))
      let briefs = statements.prefix(count).map { document.brief(of: $0) }
      blocks.append(.list(briefs + (rest > 0 ? [more(rest, on: .commonGround)] : [])))
    }
    blocks += themesShared
    guard ground.groups.isEmpty else { return blocks }
    // What comes closest stands on the sheet of its own.
    return blocks
      + (isClose ? [.paragraph(lexicon(.noCommonGround))] : withoutCommonGround(ground))
  }

  private func more(_ count: Int, on sheet: Phrase) -> String {
    lexicon(.moreOnSheet, ["count": NumberText.integer(count), "sheet": lexicon(sheet)])
  }

  private var partColumn: [Block] {
    var blocks: [Block] = [.heading(lexicon(.whereWeDiffer), level: 2)]
    let divided = prose.themes.map(\.result).filter { $0.label == .divided }
    let shown = divided.prefix(document.factors > 9 ? 3 : isClose ? 4 : divided.count)
    if isClose, !shown.isEmpty {
      blocks.append(
        .list(
          shown.map { theme in
            stances(theme).map { "\(lexicon.isolated(theme.theme.label)): \(sentence($0))" }
              ?? theme.theme.label
          }))
    } else {
      for theme in shown {
        blocks.append(.heading(theme.theme.label, level: 4))
        if let stances = stances(theme) { blocks.append(.paragraph(sentence(stances))) }
      }
    }
    let rest = divided.count - shown.count
    if rest > 0 { blocks.append(.paragraph(more(rest, on: .whereWeDiffer), .quiet)) }
    guard divided.isEmpty else { return blocks }
    let telling = prose.telling.prefix(document.factors > 9 ? 2 : isClose ? 3 : 5)
    guard !telling.isEmpty else { return blocks + [.paragraph(prose.nothingParts)] }
    blocks.append(.paragraph(lexicon(.furthestApart)))
    return blocks + parts.statements(Array(telling))
  }
}

import QAnalysis
import QStudy

extension Handouts {
  /// What all share, by evidence and side; never a blank page.
  var commonGround: [Block] {
    let ground = prose.commonGround
    var blocks: [Block] = [key]
    for group in ground.groups {
      blocks.append(.heading(group.lead.text, level: 2))
      blocks += byTheme(group.lead.statements).flatMap {
        parts.statements($0, remarks: sameDegree)
      }
    }
    if let likely = ground.likely { blocks.append(.paragraph(likely.text, .quiet)) }
    if ground.groups.isEmpty { blocks += withoutCommonGround(ground) }
    return blocks + oppositeSides + tooFewToAgree + ties(in: blocks) + [
      .paragraph(lexicon(.scope), .quiet)
    ]
  }

  /// “and to about the same degree”, for the statements of which that is shown.
  private var sameDegree: [Int: String] {
    guard !prose.isClassical else { return [:] }
    let columns = prose.columns(document.analysis.settings.equivalence)
    let shared = document.study.statements.indices.filter {
      document.analysis.comparison.statements[$0].label == .shared
    }
    return Dictionary(
      uniqueKeysWithValues: shared.map { ($0, lexicon(.sameDegree, ["columns": columns])) })
  }

  /// What is said where nothing is shown to be shared.
  func withoutCommonGround(_ ground: CommonGroundProse) -> [Block] {
    var blocks: [Block] = [.paragraph(lexicon(.noCommonGround), .lead)]
    if let nearest = ground.nearest {
      blocks.append(.paragraph(nearest.text))
      blocks += parts.statements(nearest.statements)
    }
    return blocks
  }

  /// Statements of one theme together, themes in the order in which they come first.
  private func byTheme(_ positions: [Int]) -> [[Int]] {
    var order: [String?] = []
    var groups: [String?: [Int]] = [:]
    for j in positions {
      let theme = document.study.statements[j].theme
      if groups[theme] == nil { order.append(theme) }
      groups[theme, default: []].append(j)
    }
    return order.compactMap { groups[$0] }
  }
}

import QAnalysis
import QDrawing
import QStudy

extension Handouts {
  /// How many comments a page shows.
  private static let mostVoices = 4

  /// One page a viewpoint: name, gist, most and least, what only it says, voices, its grid. The grid comes
  /// last, as it may stand on the back.
  func page(of viewpoint: ViewpointProse) -> [Block] {
    let f = viewpoint.factor
    var blocks: [Block] = [.heading(viewpoint.name, level: 1, factor: f)] + subtitle
    if let gist = viewpoint.gist { blocks.append(.paragraph(gist, .lead)) }
    blocks.append(.paragraph(prose.definedBy(f), .quiet))
    blocks += extremes(of: viewpoint)
    let groups = viewpoint.distinguishing.map { group -> [Block] in
      [.heading(group.lead.text, level: 3)]
        + parts.statements(group.lead.statements, first: f, withThemes: false)
    }
    // The key stands above the first of them: they may go on on a second page, which has it again.
    if !groups.isEmpty { blocks += [key] + groups.flatMap(\.self) }
    if let nothing = viewpoint.nothing { blocks.append(.paragraph(nothing.text)) }
    return blocks + ties(of: f) + voices(of: f) + Figures.qGridOnSheet(document, factor: f)
  }

  /// The outermost columns of a viewpoint, beside each other; nothing without scores.
  func extremes(of viewpoint: ViewpointProse) -> [Block] {
    let extremes = [viewpoint.most, viewpoint.least].compactMap(\.self).map { extreme -> [Block] in
      [.heading(extreme.text, level: 3), .list(extreme.statements.map(numbered))]
    }
    return extremes.isEmpty ? [] : [.beside(extremes)]
  }

  /// A statement by its number, by which it is found in the grid.
  private func numbered(_ j: Int) -> String {
    "\(document.study.statements[j].id): \(document.wording(of: j))"
  }

  /// What those who define it wrote, without their names: of those who agreed to it, and where so many
  /// define it that nobody is told by what they wrote.
  private func voices(of f: Int) -> [Block] {
    let people = Set(ownDefiners(of: f).map(\.participant))
    guard people.count >= GroupComparison.smallestDisclosed else { return [] }
    let shared = comments(of: f).filter(\.isShared)
    let said = shared.prefix(Self.mostVoices)
    guard !said.isEmpty else { return [] }
    let rest = shared.count - said.count
    return [.heading(lexicon(.voices), level: 3)]
      + said.map { .paragraph("\($0.statement): \($0.text)", .quote) }
      + (rest > 0
        ? [.paragraph(lexicon(.moreVoices, ["count": NumberText.integer(rest)]), .quiet)] : [])
  }
}

import QAnalysis
import QDrawing
import QStudy

/// What manuscripts about an analysis have in common.
package struct ManuscriptParts: Sendable {
  let document: AnalysisDocument
  let prose: Prose

  package init(_ document: AnalysisDocument) {
    self.document = document
    prose = Prose(document)
  }

  var lexicon: Lexicon { document.lexicon }

  /// A manuscript with what every page says.
  package func manuscript(title: String, blocks: [Block]) -> Manuscript {
    Manuscript(
      title: title, language: lexicon.language, notice: prose.notice, footer: footer,
      date: document.study.provenance.date, continued: lexicon(.continued), blocks: blocks)
  }

  /// The study, its date where it gives one, which sorts took part, and how they were analysed.
  private var footer: String {
    let settings = document.analysis.settings
    let selection = document.analysis.table.selection
    // Changes are of two conditions, which their title names.
    let conditions = prose.isChange ? [] : selection.conditions
    return [
      lexicon.isolated(document.study.title), document.study.provenance.date,
      sortsTaken,
      conditions.isEmpty
        ? nil : lexicon(.onlyConditions, ["conditions": lexicon.list(conditions)]),
      selection.exclude.isEmpty ? nil : number(.sortsLeftOut, selection.exclude.count),
      number(.viewpointCount, document.factors),
      "\(settings.extraction.rawValue), \(settings.rotation.rawValue)",
      "\(document.tool.name) \(document.tool.version)",
    ].compactMap(\.self).joined(separator: " · ")
  }

  /// How many sorts took part, and of how many people where some have several.
  private var sortsTaken: String {
    let sorts = document.analysis.table.sorts.count
    guard prose.hasSeveralSorts else { return number(prose.isChange ? .changes : .sorts, sorts) }
    return lexicon(
      prose.people == 1 ? .sortsOfOne : .sortsOfPeople,
      ["count": NumberText.integer(sorts), "people": NumberText.integer(prose.people)])
  }

  private func number(_ phrase: Phrase, _ count: Int) -> String {
    lexicon(phrase, ["count": NumberText.integer(count)])
  }

  /// Paragraphs of sentences.
  func paragraphs(_ sentences: [Sentence], _ voice: Block.Voice = .body) -> [Block] {
    sentences.map { .paragraph($0.text, voice) }
  }

  /// Statements with the columns of every viewpoint; `first` stands before the others. Stars stand
  /// right behind the theme, which a sheet short of room leaves out, other remarks apart from it.
  func statements(
    _ positions: [Int], stars: [Int: String] = [:], remarks: [Int: String] = [:],
    first: Int? = nil, withThemes: Bool = true
  ) -> [Block] {
    guard !positions.isEmpty else { return [] }
    let factors = (0..<document.factors).filter { document.analysis.scores.arrays[$0] != nil }
    let ordered = factors.filter { $0 == first } + factors.filter { $0 != first }
    return [
      .statements(
        positions.map { j in
          let statement = document.study.statements[j]
          let theme = [withThemes ? prose.theme(of: j) : nil, stars[j]].compactMap(\.self).joined(
            separator: " ")
          return StatementLine(
            id: statement.id, wording: document.wording(of: j), language: document.language(of: j),
            remark: [theme, remarks[j] ?? ""].filter { !$0.isEmpty }.joined(separator: " · "),
            columns: ordered.compactMap { f in
              prose.column(of: j, factor: f).map {
                .init(
                  factor: f, name: document.identifier(of: f),
                  text: document.analysis.table.grid.label(of: $0))
              }
            })
        })
    ]
  }
}

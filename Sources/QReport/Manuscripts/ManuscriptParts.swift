import QAnalysis
import QDrawing
import QStudy

/// What manuscripts about an analysis have in common.
package struct ManuscriptParts {
  let document: AnalysisDocument
  let prose: Prose

  package init(_ document: AnalysisDocument, lexicon: Lexicon = .english) {
    self.document = document
    prose = Prose(document, lexicon: lexicon)
  }

  var lexicon: Lexicon { prose.lexicon }

  /// A manuscript with what every page says.
  package func manuscript(title: String, blocks: [Block]) -> Manuscript {
    Manuscript(
      title: title, language: lexicon.language, notice: prose.illustrative, footer: footer,
      date: document.study.provenance.date, blocks: blocks)
  }

  /// The study, its date where it gives one, and how it was analysed.
  private var footer: String {
    let settings = document.analysis.settings
    let sorts = lexicon(
      .sorts, ["count": NumberText.integer(document.analysis.table.sorts.count)])
    return [
      document.study.title, document.study.provenance.date, sorts,
      "\(settings.extraction.rawValue), \(settings.rotation.rawValue)",
      "\(document.tool.name) \(document.tool.version)",
    ].compactMap(\.self).joined(separator: " · ")
  }

  /// Paragraphs of sentences.
  func paragraphs(_ sentences: [Sentence], _ voice: Block.Voice = .body) -> [Block] {
    sentences.map { .paragraph($0.text, voice) }
  }

  /// A statement in the language of the sheet, where the study has it.
  func wording(of position: Int) -> String {
    let statement = document.study.statements[position]
    return statement.translations[lexicon.language] ?? statement.text
  }

  /// The language of a statement's wording, where it is not that of the sheet.
  func language(of position: Int) -> String? {
    let statement = document.study.statements[position]
    let language = document.study.language
    return statement.translations[lexicon.language] != nil || language == lexicon.language
      ? nil : language
  }

  /// What stands for a statement where there is little room: its short form, which is in the study's
  /// own language, else its wording.
  func brief(of position: Int) -> String {
    let statement = document.study.statements[position]
    return statement.translations[lexicon.language] ?? statement.brief
  }

  /// Statements with the columns of every viewpoint; `first` stands before the others. Stars stand
  /// right behind the theme, other remarks apart from it.
  func statements(
    _ positions: [Int], stars: [Int: String] = [:], remarks: [Int: String] = [:],
    first: Int? = nil
  ) -> [Block] {
    guard !positions.isEmpty else { return [] }
    let factors = (0..<document.factors).filter { document.analysis.scores.arrays[$0] != nil }
    let ordered = factors.filter { $0 == first } + factors.filter { $0 != first }
    return [
      .statements(
        positions.map { j in
          let statement = document.study.statements[j]
          let theme = [prose.theme(of: j), stars[j]].compactMap(\.self).joined(separator: " ")
          return StatementLine(
            id: statement.id, wording: wording(of: j), language: language(of: j),
            remark: [theme, remarks[j] ?? ""].filter { !$0.isEmpty }.joined(separator: " · "),
            columns: ordered.compactMap { f in
              prose.column(of: j, factor: f).map {
                .init(factor: f, name: document.identifier(of: f), value: $0)
              }
            })
        })
    ]
  }
}

import QAnalysis
import QDrawing
import QStudy

/// The research report: the answer, viewpoints, figures, every table of a paper, warnings, methods.
package enum ResearchReport {
  /// The report of a document.
  package static func manuscript(
    _ document: AnalysisDocument, figures: FigureSet
  ) -> Manuscript {
    let report = Report(parts: ManuscriptParts(document), figures: figures)
    return report.parts.manuscript(title: document.study.title, blocks: report.blocks)
  }
}

private struct Report {
  let parts: ManuscriptParts
  let figures: FigureSet

  var document: AnalysisDocument { parts.document }
  var prose: Prose { parts.prose }

  var blocks: [Block] {
    answer + sharing + parting
      + [.heading("How sure this is", level: 2), .list(prose.certainty.map(\.text))]
      + evidence + viewpoints + pictures + tables + [.newPage()] + warnings + methods
  }

  private var answer: [Block] {
    let question = document.study.question
    let lede = prose.headline
    var blocks: [Block] = [.heading(document.study.title, level: 1)]
    if !question.isEmpty { blocks.append(.paragraph(question, .quiet)) }
    blocks.append(.contents(title: "Contents"))
    blocks += parts.paragraphs(Array(lede.prefix(1)), .lead)
    blocks += parts.paragraphs(Array(lede.dropFirst()))
    blocks += prose.prominentWarnings.map { .paragraph($0.message, .notice) }
    for viewpoint in prose.viewpoints {
      blocks.append(
        .together([
          .heading(
            document.fullName(of: viewpoint.factor), level: 4, factor: viewpoint.factor),
          .paragraph(
            [viewpoint.gist, viewpoint.summary.text].compactMap(\.self).joined(separator: " ")),
        ]))
    }
    return blocks
  }

  private var sharing: [Block] {
    let ground = prose.commonGround
    var blocks: [Block] = [
      .heading("What they share", level: 2), .paragraph(ground.summary.text),
    ]
    for group in ground.groups {
      blocks.append(.heading(group.lead.text, level: 3))
      blocks += parts.statements(group.lead.statements)
    }
    blocks += parts.paragraphs([ground.likely].compactMap(\.self), .quiet)
    for sentence in [ground.nearest, ground.degree].compactMap(\.self) {
      blocks.append(.paragraph(sentence.text))
      blocks += parts.statements(sentence.statements)
    }
    return blocks
  }

  private var parting: [Block] {
    var blocks: [Block] = [.heading("Where they part", level: 2)]
    for sentence in prose.divergence {
      blocks.append(.paragraph(sentence.text))
      blocks += parts.statements(sentence.statements)
    }
    for theme in prose.comparedThemes {
      blocks.append(.heading("\(theme.result.theme.label): \(theme.verdict)", level: 3))
      blocks += parts.paragraphs([theme.weight].compactMap(\.self) + theme.notes)
    }
    return blocks
  }

  private var evidence: [Block] {
    let found = prose.evidence
    guard !found.isEmpty else { return [] }
    return [.heading("How far it carries", level: 2)]
      + found.flatMap { part in
        [.heading(part.title, level: 3)] + parts.paragraphs(part.sentences)
      }
  }

  private var viewpoints: [Block] {
    [.heading("Viewpoints", level: 2)] + prose.viewpoints.flatMap(section)
  }

  private func section(_ viewpoint: ViewpointProse) -> [Block] {
    let f = viewpoint.factor
    var blocks: [Block] = [.heading(document.fullName(of: f), level: 3, factor: f)]
    if let gist = viewpoint.gist { blocks.append(.paragraph(gist, .quote)) }
    blocks.append(.paragraph(viewpoint.summary.text))
    for sentence in [viewpoint.most, viewpoint.least].compactMap(\.self) {
      blocks.append(.heading(sentence.text, level: 4))
      blocks += parts.statements(sentence.statements, first: f)
    }
    for group in viewpoint.distinguishing {
      blocks.append(.heading(group.lead.text, level: 4))
      blocks += parts.statements(group.lead.statements, stars: group.stars, first: f)
    }
    blocks += parts.paragraphs([viewpoint.nothing].compactMap(\.self))
    if figures.qGrids.indices.contains(f), let grid = figures.qGrids[f] {
      let paper = Figures.qGridOnPaper(document, factor: f)
      blocks.append(.figure(grid, onPaper: PaperForms(pages: [paper].compactMap(\.self))))
    }
    return blocks
  }

  private var pictures: [Block] {
    guard !figures.figures.isEmpty else { return [] }
    return [.heading("Figures", level: 2)]
      + figures.figures.map { figure in
        .figure(figure.scene, onPaper: PaperForms(pages: figure.pages))
      }
  }

  /// Warnings are a part of their own.
  private var tables: [Block] {
    let tables = PaperTables.all(document).filter { $0.id != "warnings" }
    return [.newPage(isLandscape: true), .heading("Tables", level: 2)]
      + tables.enumerated().map { number, table in
        .table(
          ReportTable(
            id: table.id, title: "Table \(number + 1). \(table.title)", note: table.note,
            columns: table.columns, rows: table.rows))
      }
  }

  private var warnings: [Block] {
    let told = prose.warningsToHandOn
    guard !told.isEmpty else { return [] }
    return [.heading("Warnings", level: 2), .list(told.map(\.message))]
  }

  private var methods: [Block] {
    [.heading("Methods", level: 2)] + parts.paragraphs(prose.methods)
      + [
        .heading("References", level: 3), .list(prose.references.map(\.entry)),
        .paragraph("Data (SHA-256): \(document.fingerprint)", .quiet),
      ]
  }
}

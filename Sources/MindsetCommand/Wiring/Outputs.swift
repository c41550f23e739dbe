import QDrawing
import QFormats
import QReport
import QStudy
import QTables

/// The files of a document, by format.
enum Outputs {
  /// The file that holds the result, and by which a folder is known to be of an analysis.
  static let result = "analysis.json"
  /// The files that lie in the folder itself, of all formats.
  static let names = [
    result, "report.html", "report.md", "report.pdf", "report.docx", MarkdownTables.file,
    LaTeXTables.file, ReportWorkbook.file,
  ]

  /// - Throws: `Findings` where a workbook can't hold the study.
  static func folder(
    _ document: AnalysisDocument, formats: [OutputFormat], figures: [FigureSet.Format] = []
  ) throws -> OutputFolder {
    var folder = OutputFolder()
    // Drawn only where a format shows them.
    lazy var drawn = FigureSet(drawing: document)
    let style = PageStyle(paper: .a4, textSize: 10)
    func report() -> Manuscript { ResearchReport.manuscript(document, figures: drawn) }
    for format in OutputFormat.allCases where formats.contains(format) {
      switch format {
      case .html: folder.add("report.html", HTMLReport.render(document, figures: drawn))
      case .json: folder.add(result, AnalysisJSON.text(of: document))
      case .csv:
        for file in TidyTables.files(document) { folder.add(file.name, file.bytes) }
      case .markdown:
        folder.add(
          "report.md",
          MarkdownDocument.text(
            of: report(), files: drawn.names(.svg).mapValues { "figures/" + $0 }))
        folder.add(MarkdownTables.file, MarkdownTables.text(of: document))
      case .pdf:
        let report = report()
        let pages = PDFDocument.pages(of: report, style: style)
        try folder.add("report.pdf") { try PDFDocument.render(pages, of: report) }
      case .docx:
        try folder.add("report.docx") { try WordDocument.render(report(), style: style) }
      case .latex: folder.add(LaTeXTables.file, LaTeXTables.text(of: document))
      case .xlsx: folder.add(ReportWorkbook.file, try workbook(document))
      }
    }
    // The report in Markdown shows them as SVG.
    let written = FigureSet.Format.allCases.filter {
      figures.contains($0) || $0 == .svg && formats.contains(.markdown)
    }
    for format in written {
      for file in drawn.files(format) {
        try folder.add("figures/" + file.name) { try file.drawn() }
      }
      // Fewer viewpoints have fewer figures: those of more would be taken for this report's.
      for kind in FigureSet.kinds {
        folder.complete("figures/" + kind.stem, numbers: kind.numbers, ".\(format.rawValue)")
      }
    }
    return folder
  }

  /// The forms of figures in a folder that these outputs are not of: an earlier run wrote them.
  static func earlierFigures(beside outputs: OutputFolder, in folder: String)
    -> [FigureSet.Format]
  {
    FigureSet.Format.allCases.filter { format in
      FigureSet.kinds.contains { kind in
        !outputs.notWritten(
          "figures/" + kind.stem, numbers: kind.numbers, ".\(format.rawValue)", in: folder
        ).isEmpty
      }
    }
  }

  private static func workbook(_ document: AnalysisDocument) throws -> [UInt8] {
    do {
      return try ReportWorkbook.bytes(of: document)
    } catch {
      throw Findings(Finding(error))
    }
  }

  /// Several studies compared: there is no page of them.
  static func folder(_ document: StudiesDocument, formats: [OutputFormat]) -> OutputFolder {
    var folder = OutputFolder()
    if formats.contains(.json) { folder.add("studies.json", document.json.text()) }
    if formats.contains(.csv) {
      for file in TidyTables.files(document) { folder.add(file.name, file.bytes) }
    }
    return folder
  }
}

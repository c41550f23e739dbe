import QDrawing
import QFormats
import QReport
import QStudy
import QTables

/// The files of a document, by format.
enum Outputs {
  /// - Throws: `Findings` where a workbook can't hold the study.
  static func folder(
    _ document: AnalysisDocument, formats: [OutputFormat], figures: [FigureSet.Format] = []
  ) throws -> OutputFolder {
    var folder = OutputFolder()
    let drawn = FigureSet(drawing: document)
    for format in OutputFormat.allCases where formats.contains(format) {
      switch format {
      case .html: folder.add("report.html", HTMLReport.render(document, figures: drawn))
      case .json: folder.add("analysis.json", AnalysisJSON.text(of: document))
      case .csv:
        for file in TidyTables.files(document) { folder.add(file.name, file.bytes) }
      case .markdown: folder.add(MarkdownTables.file, MarkdownTables.text(of: document))
      case .pdf: folder.add("report.pdf", try reportPDF(document, figures: drawn))
      case .latex: folder.add(LaTeXTables.file, LaTeXTables.text(of: document))
      case .xlsx: folder.add(ReportWorkbook.file, try workbook(document))
      }
    }
    for format in figures {
      for figure in try drawn.files(format) {
        folder.add("figures/" + figure.name, figure.drawn.bytes)
      }
    }
    return folder
  }

  private static func reportPDF(
    _ document: AnalysisDocument, figures: FigureSet
  ) throws -> [UInt8] {
    let report = ResearchReport.manuscript(document, figures: figures)
    let pages = PDFDocument.pages(of: report, style: PageStyle(paper: .a4, textSize: 10))
    return try PDFDocument.render(pages, of: report).bytes
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

import QReport
import QTables

/// The files of a document, by format.
enum Outputs {
  static func folder(
    _ document: AnalysisDocument, formats: [OutputFormat], figures: Bool = false
  ) -> OutputFolder {
    var folder = OutputFolder()
    for format in OutputFormat.allCases where formats.contains(format) {
      switch format {
      case .html: folder.add("report.html", HTMLReport.render(document))
      case .json: folder.add("analysis.json", AnalysisJSON.text(of: document))
      case .csv:
        for file in TidyTables.files(document) { folder.add("tables/" + file.name, file.bytes) }
      }
    }
    if figures {
      for figure in FigureFiles.svg(document) { folder.add("figures/" + figure.name, figure.text) }
    }
    return folder
  }
}

import QAnalysis
import QDrawing

// Lists and tables of statements by both kinds of labels: those asked for, and hidden beside them
// the others, which the page's script can show instead.

/// What lists and tables say by the labels that were not asked for.
struct OtherLabels {
  let style: AnalysisDocument.LabelStyle
  let viewpoints: [ViewpointProse]
  /// The tables that depend on labels.
  let tables: [ReportTable]

  /// `nil` where no two viewpoints can be compared: no label says anything then.
  init?(_ document: AnalysisDocument) {
    guard document.analysis.characteristics.comparable.count > 1 else { return nil }
    var document = document
    document.labels = document.labels.other
    style = document.labels
    viewpoints = Prose(document).viewpoints
    tables = PaperTables.results(document).filter { $0.labels != nil }
  }
}

extension HTMLReport {
  /// A part of the page that says other things by the other labels.
  func byLabels(_ part: String, _ otherPart: String?) -> String {
    guard let otherPart else { return part }
    return "<div\(asAsked)>\n\(part)</div>\n<div\(asNotAsked)>\n\(otherPart)</div>\n"
  }

  /// Attributes of what is shown by the labels asked for; none where there is no choice.
  private var asAsked: String {
    otherLabels == nil ? "" : " data-labels=\"\(document.labels.rawValue)\""
  }

  private var asNotAsked: String {
    otherLabels.map { " data-labels=\"\($0.style.rawValue)\" hidden=\"\"" } ?? ""
  }

  var tableSections: String {
    var links = ""
    var html = ""
    var others = otherLabels?.tables[...] ?? []
    for (index, table) in tables.enumerated() {
      func add(_ table: ReportTable, id: String, _ attributes: String) {
        links +=
          "<li\(attributes)><a href=\"#\(id)\">\(XMLText.escaped(table.title))</a></li>\n"
        html += HTMLTable.element(
          table, title: "Table \(index + 1). \(table.title)", id: id, attributes: attributes)
      }
      add(table, id: table.id, table.labels == nil ? "" : asAsked)
      if table.labels != nil, let other = others.popFirst(), let style = other.labels {
        add(other, id: "\(other.id)-\(style.rawValue)", asNotAsked)
      }
    }
    return "<section aria-labelledby=\"tables\">\n<h2 id=\"tables\">Tables</h2>\n"
      + "<ol class=\"list-of-tables\">\n\(links)</ol>\n\(html)</section>\n"
  }
}

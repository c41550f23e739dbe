import QAnalysis

// How far the answer carries: a part for everything computed beside the analysis.

extension HTMLReport {
  var evidence: String {
    let parts = prose.evidence
    guard !parts.isEmpty else { return "" }
    let articles = parts.map { part in
      "<article id=\"\(part.id)-answer\">\n" + HTMLText.element("h3", part.title)
        + part.sentences.map { paragraph($0) }.joined() + "</article>\n"
    }
    return "<section aria-labelledby=\"evidence\">\n<h2 id=\"evidence\">How far it carries</h2>\n"
      + articles.joined() + "</section>\n"
  }
}

import QAnalysis
import QDrawing
import QStudy

// The answer first: how many viewpoints, what they share, where they part, how sure.

extension HTMLReport {
  var answer: String {
    let lede = prose.headline
    return """
      <section id="answer" aria-label="The answer">
      \(lede.first.map { paragraph($0, class: "lede") } ?? "")\
      \(lede.dropFirst().map { paragraph($0) }.joined())\
      \(prose.prominentWarnings.map { HTMLText.element("p", class: "warning", $0.message) }.joined())\
      \(overview)</section>
      \(sharing)\(parting)\(certainty)\(evidence)
      """
  }

  /// The viewpoints in a line each.
  private var overview: String {
    let items = prose.viewpoints.map { viewpoint in
      let gist = viewpoint.gist.map { " \(study($0))" } ?? ""
      let number = viewpoint.factor + 1
      return "<li><span class=\"muted\">\(document.identifier(of: viewpoint.factor))</span> "
        + "<a class=\"name v\(number)\" href=\"#viewpoint-\(number)\">"
        + "\(XMLText.escaped(viewpoint.name))</a>\(gist) "
        + "<span class=\"muted\">\(XMLText.escaped(viewpoint.summary.text))</span></li>\n"
    }
    return "<ul class=\"overview\">\n\(items.joined())</ul>\n"
  }

  private var sharing: String {
    let ground = prose.commonGround
    var html =
      "<section aria-labelledby=\"share\">\n<h2 id=\"share\">What they share</h2>\n"
      + paragraph(ground.summary)
    for group in ground.groups {
      html += "<h3>\(XMLText.escaped(group.lead.text))</h3>\n" + cards(group.lead.statements)
    }
    if let likely = ground.likely { html += paragraph(likely, class: "muted") }
    if let nearest = ground.nearest { html += paragraph(nearest) + cards(nearest.statements) }
    html += paragraph(ground.degree) + cards(ground.degree.statements)
    return html + "</section>\n"
  }

  private var parting: String {
    var html = "<section aria-labelledby=\"part\">\n<h2 id=\"part\">Where they part</h2>\n"
    for sentence in prose.divergence { html += paragraph(sentence) + cards(sentence.statements) }
    let themes = prose.comparedThemes
    guard !themes.isEmpty else { return html + "</section>\n" }
    html += "<div class=\"themes\">\n"
    for theme in themes {
      html +=
        "<article class=\"theme\">\n<h3>\(study(theme.result.theme.label)) "
        + "<span class=\"verdict\">\(XMLText.escaped(theme.verdict))</span></h3>\n"
      if let share = theme.result.share {
        let width = NumberText.fixed(min(100, max(0, 100 * share)), 0)
        html += "<div class=\"bar\" aria-hidden=\"true\"><i style=\"width:\(width)%\"></i></div>\n"
      }
      html += ([theme.weight].compactMap(\.self) + theme.notes).map { paragraph($0) }.joined()
      html += "</article>\n"
    }
    return html + "</div>\n</section>\n"
  }

  private var certainty: String {
    "<section aria-labelledby=\"sure\">\n<h2 id=\"sure\">How sure this is</h2>\n<ul>\n"
      + prose.certainty.map { HTMLText.element("li", $0.text) }.joined() + "</ul>\n</section>\n"
  }

  // MARK: Statements

  /// Statements with the column each viewpoint gives.
  func cards(_ statements: [Int], stars: [Int: String] = [:], first: Int? = nil) -> String {
    HTMLCards.list(
      statements.map { j in
        let statement = document.study.statements[j]
        let star = stars[j].map { "<b class=\"star\">\($0)</b>" } ?? ""
        let theme = prose.theme(of: j).map { " <span class=\"muted\">\(study($0))</span>" } ?? ""
        return HTMLCards.Item(
          id: statement.id, wording: study(statement.text) + star + theme,
          chips: chips(j, first: first))
      })
  }

  private func chips(_ j: Int, first: Int?) -> [HTMLCards.Chip] {
    (0..<document.factors).filter { document.analysis.scores.arrays[$0] != nil }.map { f in
      HTMLCards.Chip(
        factor: f, name: document.identifier(of: f),
        value: NumberText.integer(
          prose.column(of: j, factor: f), signed: document.analysis.table.grid.isSigned),
        isOwn: f == first)
    }
  }

  // MARK: Viewpoints

  var viewpointSections: String {
    "<section aria-labelledby=\"viewpoints\">\n<h2 id=\"viewpoints\">Viewpoints</h2>\n"
      + prose.viewpoints.map(viewpointSection).joined() + "</section>\n"
  }

  private func viewpointSection(_ viewpoint: ViewpointProse) -> String {
    let f = viewpoint.factor
    let id = XMLText.escaped(document.identifier(of: f))
    var html =
      "<article class=\"viewpoint v\(f + 1)\" id=\"viewpoint-\(f + 1)\">\n"
      + "<h3>\(study(viewpoint.name)) <span class=\"muted\">\(id)</span></h3>\n"
    if let gist = viewpoint.gist { html += "<p class=\"gist\">\(study(gist))</p>\n" }
    html += paragraph(viewpoint.summary)
    for sentence in [viewpoint.most, viewpoint.least].compactMap(\.self) {
      html += HTMLText.element("h4", sentence.text) + cards(sentence.statements, first: f)
    }
    html += byLabels(
      distinguishing(viewpoint), otherLabels.map { distinguishing($0.viewpoints[f]) })
    let grid = figures.qGrids.indices.contains(f) ? figures.qGrids[f] : nil
    return html + figure(grid, id: "grid-\(f + 1)") + "</article>\n"
  }

  /// What tells a viewpoint from the others, or that nothing does.
  private func distinguishing(_ viewpoint: ViewpointProse) -> String {
    let groups = viewpoint.distinguishing.map { group in
      HTMLText.element("h4", group.lead.text)
        + cards(group.lead.statements, stars: group.stars, first: viewpoint.factor)
    }
    return groups.joined() + (viewpoint.nothing.map { paragraph($0) } ?? "")
  }
}

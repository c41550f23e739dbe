import QAnalysis
import QDrawing
import QNumerics
import QStudy

/// The report as one page that stands alone: nothing is fetched, and all is there without a script.
/// The page's own script adds what a reader can do with it, and the rotation bench where there is one.
///
/// The answer comes first, then viewpoints, figures, every table, and the methods.
package struct HTMLReport {
  let document: AnalysisDocument
  let figures: FigureSet
  let prose: Prose
  let tables: [ReportTable]
  let bench: RotationBench?
  let otherLabels: OtherLabels?

  /// The page; the same document and figures give the same bytes.
  package static func render(_ document: AnalysisDocument, figures: FigureSet) -> String {
    HTMLReport(document, figures: figures).page
  }

  private init(_ document: AnalysisDocument, figures: FigureSet) {
    self.document = document
    self.figures = figures
    prose = Prose(document)
    bench = RotationBench(document)
    tables = PaperTables.results(document)
    otherLabels = OtherLabels(document)
  }

  private var page: String {
    // What the report says is English; what the study says is in the study's language.
    HTMLPage(
      language: "en", title: document.study.title,
      style: HTMLStyle.sheet(factors: document.factors) + ReadingTools.style
        + (bench == nil ? "" : RotationBench.style)
        + HTMLStyle.runningLines(title: document.study.title, notice: prose.notice),
      body: """
        <a class="skip" href="#answer">Skip to the answer</a>
        \(header)<main>
        \(answer)\(contents)\(tools.controls)\(viewpointSections)\(figureSections)\(benchSection)\(tableSections)\
        \(warningSection)\(methodSection)</main>
        \(footer)\(bench?.dataElement ?? "")
        """,
      script: ReadingTools.script + (bench == nil ? "" : RotationBench.script)
    ).text
  }

  private var tools: ReadingTools {
    ReadingTools(labels: otherLabels == nil ? nil : document.labels)
  }

  private var header: String {
    let banner = prose.illustrative.map { HTMLText.element("p", class: "banner", $0) } ?? ""
    let question =
      document.study.question.isEmpty
      ? "" : "<p class=\"question\">\(study(document.study.question))</p>\n"
    return "<header>\n\(banner)<h1>\(study(document.study.title))</h1>\n\(question)</header>\n"
  }

  /// Words of the study, in its own language and direction.
  func study(_ text: String) -> String {
    "<span\(studyLanguage) dir=\"auto\">\(XMLText.escaped(text))</span>"
  }

  /// ` lang="…"` where the study's language is not the page's.
  var studyLanguage: String {
    guard let code = HTMLText.language(document.study.language), code != "en" else { return "" }
    return " lang=\"\(code)\""
  }

  func paragraph(_ sentence: Sentence, class name: String? = nil) -> String {
    HTMLText.element("p", class: name, sentence.text)
  }

  func figure(_ scene: Scene?, id: String) -> String {
    scene.map { HTMLFigure.element($0, id: id) } ?? ""
  }

  // MARK: What stands beside the answer

  private var contents: String {
    var items: [(id: String, title: String)] = prose.viewpoints.map {
      ("viewpoint-\($0.factor + 1)", $0.name)
    }
    if !figures.figures.isEmpty { items.append(("figures", "Figures")) }
    items.append(("tables", "Tables"))
    if !prose.warningsToHandOn.isEmpty { items.append(("warnings", "Warnings")) }
    items += [("methods", "Methods"), ("references", "References")]
    var links = items.map { "<li><a href=\"#\($0.id)\">\(XMLText.escaped($0.title))</a></li>\n" }
    if bench != nil { links.append(RotationBench.link) }
    links.append(ReadingTools.link)
    return "<nav aria-label=\"Contents\">\n<ul>\n\(links.joined())</ul>\n</nav>\n"
  }

  private var figureSections: String {
    guard !figures.figures.isEmpty else { return "" }
    let all = figures.figures
    let drawn = concurrentMap(all.count, threads: all.count) {
      HTMLFigure.element(all[$0].scene, id: "figure-" + all[$0].name)
    }
    return "<section aria-labelledby=\"figures\">\n<h2 id=\"figures\">Figures</h2>\n"
      + drawn.joined() + "</section>\n"
  }

  /// The rotation bench, or why there is none.
  private var benchSection: String {
    if let bench { return bench.section }
    return RotationBench.reasonAgainst(document).map {
      HTMLText.element("p", class: "muted", $0)
    } ?? ""
  }

  private var warningSection: String {
    let warnings = prose.warningsToHandOn
    guard !warnings.isEmpty else { return "" }
    let items = warnings.map { "<li>\(XMLText.escaped($0.message))</li>\n" }
    return "<section aria-labelledby=\"warnings\">\n<h2 id=\"warnings\">Warnings</h2>\n"
      + "<ul class=\"warnings\">\n\(items.joined())</ul>\n</section>\n"
  }

  private var methodSection: String {
    let entries = prose.references.map { "<li>\(XMLText.escaped($0.entry))</li>\n" }
    return "<section aria-labelledby=\"methods\">\n<h2 id=\"methods\">Methods</h2>\n"
      + prose.methods.map { paragraph($0) }.joined()
      + "<h3 id=\"references\">References</h3>\n<ul class=\"references\">\n"
      + entries.joined() + "</ul>\n</section>\n"
  }

  private var footer: String {
    let provenance = document.study.provenance
    let lines = [
      study(document.study.title), provenance.date.map(XMLText.escaped),
      provenance.source.map { "Source: " + study($0) }, prose.illustrative.map(XMLText.escaped),
      XMLText.escaped("\(document.tool.name) \(document.tool.version)"),
      "Data (SHA-256): <code>\(XMLText.escaped(document.fingerprint))</code>",
    ].compactMap(\.self)
    return "<footer>\n<p>\(lines.joined(separator: " · "))</p>\n</footer>\n"
  }
}

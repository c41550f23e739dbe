import QAnalysis
import QDrawing
import QReport
import QStudy
import QTables
import Testing

@Suite("The page")
struct HTMLReportTests {
  private func page(_ document: AnalysisDocument) -> String { Page.render(document) }

  @Test("Its tags are well formed and its ids stand once", arguments: SampleCase.allCases)
  func wellFormed(_ sample: SampleCase) throws {
    let checker = try Page.of(sample).checker
    #expect(checker.faults.isEmpty, "\(checker.faults.prefix(5))")
    let ids = checker.tags.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let targets = checker.tags.compactMap { $0.attributes["href"] }
    #expect(!targets.isEmpty)
    #expect(targets.allSatisfy { $0.first == "#" && ids.contains(String($0.dropFirst())) })
  }

  @Test(
    "Nothing is fetched, and one script runs, which the page's policy knows by its digest",
    arguments: SampleCase.allCases)
  func selfContained(_ sample: SampleCase) throws {
    let html = try Page.of(sample).html
    let fetching = ["src=\"", "href=\"http", "href=\"//", "url(", "@import"]
    for way in fetching { #expect(!html.contains(way)) }
    let names = Set(try Page.of(sample).checker.tags.map(\.name))
    let scripts = try Page.of(sample).checker.tags.filter { $0.name == "script" }
    #expect([["bench-data", nil], [nil]].contains(scripts.map { $0.attributes["id"] }))
    let start = try #require(html.ranges(of: "<script>").last).upperBound
    let end = try #require(html[start...].ranges(of: "</script>").last).lowerBound
    let script = html[start..<end]
    #expect(script.utf8.count > 1000 && !script.contains("<!--") && !script.contains("<script"))
    #expect(html.contains("script-src 'sha256-\(sha256Base64(Array(script.utf8)))'\">"))
    #expect(names.isDisjoint(with: ["link", "img", "iframe", "object", "base", "form"]))
    let handlers = try Page.of(sample).checker.tags.flatMap(\.attributes.keys).filter {
      $0.hasPrefix("on")
    }
    #expect(handlers.isEmpty)
  }

  @Test("Nothing undefined shows", arguments: SampleCase.allCases)
  func undefined(_ sample: SampleCase) throws {
    let page = try Page.of(sample).html
    let html = page[..<(try #require(page.ranges(of: "<script>").last).lowerBound)]
    #expect(!html.contains(#/\b(NaN|nan|nil|inf)\b|Optional\(|[-−]0\.0+\b/#))
  }

  @Test("Headings go down one level at a time, from a single h1", arguments: SampleCase.allCases)
  func headings(_ sample: SampleCase) throws {
    let levels = try Page.of(sample).checker.tags.compactMap { tag in
      tag.name.count == 2 && tag.name.first == "h" ? Int(tag.name.dropFirst()) : nil
    }
    #expect(levels.count { $0 == 1 } == 1)
    #expect(levels.first == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test(
    "Tables have captions, and scroll in named regions within reach of the keyboard",
    arguments: SampleCase.allCases
  )
  func tables(_ sample: SampleCase) throws {
    let document = try sample.document
    let tags = try Page.of(sample).checker.tags
    let ofBench = tags.contains { $0.attributes["id"] == "bench" } ? 2 : 0
    let tables = PaperTables.results(document)
    var relabelled = document
    relabelled.labels = document.labels.other
    let byOther = PaperTables.results(relabelled).filter { $0.labels != nil }
    #expect(byOther.count == tables.count { $0.labels != nil })
    let isChosen = tags.contains { $0.attributes["id"] == "labels" }
    let filled =
      ofBench + (tables + (isChosen ? byOther : [])).count { !$0.rows.isEmpty }
    #expect(tags.count { $0.name == "table" } == filled)
    #expect(tags.count { $0.name == "caption" } == filled)
    let headers = tags.filter { $0.name == "th" }
    #expect(headers.allSatisfy { $0.attributes["scope"] != nil })
    let regions = tags.filter { $0.attributes["role"] == "region" }
    #expect(regions.allSatisfy { $0.attributes["tabindex"] == "0" })
    #expect(regions.allSatisfy { !($0.attributes["aria-label"] ?? "").isEmpty })
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  @Test("Every warning appears", arguments: SampleCase.allCases)
  func warnings(_ sample: SampleCase) throws {
    let document = try sample.document
    let html = try Page.of(sample).html
    for warning in document.warnings { #expect(html.contains(escaped(warning.message))) }
  }

  @Test("Every sentence of the prose is on it", arguments: SampleCase.allCases)
  func sentences(_ sample: SampleCase) throws {
    let document = try sample.document
    let html = try Page.of(sample).html
    let prose = Prose(document)
    let themes = prose.themes.flatMap { [$0.weight].compactMap(\.self) + $0.notes }
    let ground = prose.commonGround
    let sentences =
      prose.headline + [ground.summary, ground.degree] + ground.groups.map(\.lead)
      + [ground.likely, ground.nearest].compactMap(\.self) + prose.divergence + themes
      + prose.certainty + prose.methods
    for sentence in sentences { #expect(html.contains(escaped(sentence.text))) }
    for reference in prose.references { #expect(html.contains(escaped(reference.entry))) }
  }

  @Test("Simulated sorts are announced at the top and at the foot")
  func banner() throws {
    let text = "Illustrative data: simulated sorts"
    let html = page(try SampleStudy().document())
    #expect(html.ranges(of: text).count == 3)
    #expect(!page(try SampleStudy(simulated: false).document()).contains(text))
  }

  @Test("Words of the study bear its language; a language that is none is left out")
  func language() throws {
    let welsh = page(try SampleStudy(language: "cy").document())
    #expect(welsh.contains("<span lang=\"cy\" dir=\"auto\">"))
    #expect(welsh.contains("<html lang=\"en\">"))
    #expect(!page(try SampleCase.hostile.document).contains("lang=\"&"))
  }

  @Test("The same study gives the same bytes")
  func repeatable() throws {
    #expect(page(try SampleStudy().document()) == page(try SampleStudy().document()))
  }
}

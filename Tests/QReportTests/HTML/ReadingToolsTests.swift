import QAnalysis
import QReport
import QStudy
import Testing

@Suite("What a reader can do with the page")
struct ReadingToolsTests {
  @Test("Controls are hidden until a script shows them, and each has a label")
  func controls() throws {
    let tags = HTMLChecker(Page.render(try SampleStudy().document())).tags
    for id in ["find", "labels", "hints", "find-link"] {
      #expect(tags.contains { $0.attributes["id"] == id && $0.attributes["hidden"] != nil })
    }
    #expect(tags.contains { $0.name == "label" && $0.attributes["for"] == "find-field" })
    let status = try #require(tags.first { $0.attributes["id"] == "find-count" })
    #expect(status.attributes["role"] == "status")
    let radios = tags.filter { $0.attributes["type"] == "radio" }
    #expect(radios.compactMap { $0.attributes["value"] } == ["mindset", "classical"])
    #expect(tags.contains { $0.name == "legend" })
    // The page itself has no button in the head of a table: without a script it would be dead.
    let buttons = tags.filter { $0.name == "button" }.compactMap { $0.attributes["id"] }
    #expect(buttons.filter { !$0.hasPrefix("bench-") } == ["find-all"])
  }

  @Test("The labels that were asked for are shown, the others are there and hidden")
  func labels() throws {
    for style in AnalysisDocument.LabelStyle.allCases {
      var document = try SampleStudy().document()
      document.labels = style
      let tags = HTMLChecker(Page.render(document)).tags
      let parts = tags.filter { $0.attributes["data-labels"] != nil }
      let shown = parts.filter { $0.attributes["hidden"] == nil }
      let hidden = parts.filter { $0.attributes["hidden"] != nil }
      #expect(shown.count == hidden.count && shown.count > 6)
      #expect(shown.allSatisfy { $0.attributes["data-labels"] == style.rawValue })
      #expect(hidden.allSatisfy { $0.attributes["data-labels"] == style.other.rawValue })
      let checked = tags.filter { $0.attributes["checked"] != nil }
      #expect(checked.map { $0.attributes["value"] } == [style.rawValue])
    }
  }

  @Test("A single viewpoint has nothing to label, and no choice of labels")
  func noLabels() throws {
    let tags = HTMLChecker(Page.render(try SampleStudy.oneFactor.document())).tags
    #expect(tags.allSatisfy { $0.attributes["data-labels"] == nil })
    #expect(tags.allSatisfy { $0.attributes["type"] != "radio" && $0.name != "fieldset" })
    #expect(tags.contains { $0.attributes["id"] == "find" })
  }

  @Test(
    "Rows bear the id of their statement or sort, and nothing else does",
    arguments: SampleCase.allCases)
  func subjects(_ sample: SampleCase) throws {
    let document = try sample.document
    let rows = try Page.of(sample).checker.tags.filter { $0.name == "tr" }
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
    for (key, ids) in [
      ("data-statement", document.analysis.table.statements.map(\.id)),
      ("data-sort", document.analysis.table.sorts.map(\.id)),
    ] {
      let found = rows.compactMap { $0.attributes[key] }
      #expect(Set(found) == Set(ids.map(escaped)))
      let tables = PaperTables.results(document).filter {
        $0.columns.first?.idsOf.map { "data-\($0.rawValue)" } == key && !$0.rows.isEmpty
      }
      #expect(found.count >= tables.reduce(0) { $0 + $1.rows.count } && tables.count > 1)
    }
  }
}

import QAnalysis
import QReport
import QStudy
import Testing

@Suite("The summary in the terminal")
struct TextSummaryTests {
  @Test(
    "No line is wider than asked, and nothing steers the terminal", arguments: SampleCase.allCases)
  func width(_ sample: SampleCase) throws {
    let document = try sample.document
    for width in [60, 80, 120] {
      let text = TextSummary.render(document, colour: false, width: width)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(!text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
      // Emoji and Chinese take two cells, so that their lines hold fewer characters than cells.
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
  }

  @Test("Colour adds escapes and changes nothing else")
  func colour() throws {
    let document = try SampleStudy().document()
    let plain = TextSummary.render(document, colour: false, width: 100)
    let coloured = TextSummary.render(document, colour: true, width: 100)
    #expect(coloured.contains("\u{1B}["))
    #expect(coloured.replacing(#/\u{1B}\[[0-9]+m/#, with: "") == plain)
  }

  @Test("Every warning appears", arguments: SampleCase.allCases)
  func warnings(_ sample: SampleCase) throws {
    let document = try sample.document
    let text = TextSummary.render(document, colour: false, width: 100)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for warning in document.warnings { #expect(text.contains(warning.message)) }
  }

  @Test("A screen or so is enough", arguments: SampleCase.allCases)
  func length(_ sample: SampleCase) throws {
    let text = TextSummary.render(try sample.document, colour: false, width: 100)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 64)
  }

  @Test("Nothing undefined shows", arguments: SampleCase.allCases)
  func undefined(_ sample: SampleCase) throws {
    let text = TextSummary.render(try sample.document, colour: false, width: 100)
    #expect(!text.contains(#/\b(NaN|nan|nil|inf)\b|Optional\(|[-−]0\.0+\b/#))
  }

  @Test("Figures side by side have a head that says whose they are")
  func heads() throws {
    let document = try SampleStudy().document()
    let lines = TextSummary.render(document, colour: false, width: 100).split(separator: "\n")
    let share = try #require(lines.firstIndex(of: "WHAT THEY SHARE"))
    let part = try #require(lines.firstIndex(of: "WHERE THEY PART"))
    #expect(lines[share..<part].count { $0 == "   F1  F2  F3" } == 1)
  }

  @Test("Confounded sorts are named")
  func confounded() throws {
    let flags = (1...3).map { Decisions.ManualFlag(sort: "P1", viewpoint: $0, sign: 1) }
    let document = try SampleStudy(decisions: Decisions(flags: flags)).document()
    let text = TextSummary.render(document, colour: false, width: 100)
    #expect(text.contains("confounded, between viewpoints"))
    #expect(text.contains(#/Confounded: P1\b/#))
  }

  @Test("With classical labels the summary tells the classical tests and not Mindset's labels")
  func classical() throws {
    let classical = TextSummary.render(
      try SampleCase.classical.document, colour: false, width: 100)
    #expect(classical.contains("By the classical tests"))
    #expect(classical.contains(#/Distinguished by statements? \d+\*+\s\([+−]?\d\)/#))
    #expect(!classical.contains("common ground") && !classical.contains("embrace"))
    let own = TextSummary.render(try SampleCase.themed.document, colour: false, width: 100)
    #expect(!own.contains("classical tests"))
  }

  @Test("Below each viewpoint stand five statements that set it apart, or that none does")
  func distinguished() throws {
    let document = try SampleCase.themed.document
    let prose = Prose(document)
    var found = 0
    for viewpoint in prose.viewpoints {
      let sentence = try #require(prose.distinguished(viewpoint))
      let own = document.analysis.comparison.statements.indices.filter {
        document.analysis.comparison.statements[$0].distinguishes.contains(viewpoint.factor)
      }
      #expect(own.isEmpty ? sentence == viewpoint.nothing : sentence.statements.sorted() == own)
      guard !own.isEmpty else { continue }
      found += 1
      let z = try #require(document.analysis.scores.z[viewpoint.factor]).map(abs)
      let furthest = try #require(own.max { z[$0] < z[$1] })
      let id = document.study.statements[furthest].id
      #expect(sentence.text.contains(try Regex("^Distinguished by statements? \(id)\\s\\(")))
      #expect(sentence.text.count { $0 == "(" } == min(5, own.count))
      #expect(sentence.text.hasSuffix(" \(own.count - 5) more.") == (own.count > 5))
      let text = TextSummary.render(document, colour: false, width: 120)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains(sentence.text.replacing("\u{A0}", with: " ")))
    }
    #expect(found > 0)
  }
}

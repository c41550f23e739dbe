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
}

import QDrawing
import QReport
import Testing

/// The pages that slips take whose cards cut what they say.
@Suite struct SlipPagesTests {
  private func pages(_ blocks: [Block], _ count: PageCount) -> [PDFPage] {
    PDFDocument.pages(
      of: Manuscript(title: "t", blocks: blocks), style: .sheet(.a4), fitting: count)
  }

  private func runs(_ page: PDFPage) -> [TextRun] { page.scene.elements.flatMap(texts) }

  @Test func aSlipOfFiftyLongStatementsIsAFrontABackAndOnePageMore() throws {
    var study = MadeUpStudy(
      statements: 50, viewpoints: 2, sortsEach: 3,
      grid: [-5: 2, -4: 3, -3: 4, -2: 6, -1: 6, 0: 8, 1: 6, 2: 6, 3: 4, 4: 3, 5: 2])
    study.wording = {
      "Number \($0 + 1) says that residents, councillors and officers should decide together early "
        + "what services cost this place."
    }
    study.short = { _ in nil }
    let slips = try #require(Handouts(try study.document()).handouts(.personalSlips).first)
    #expect(slips.cut.count == 50)
    let made = PDFDocument.pages(of: slips.manuscript, style: .sheet(.a4), fitting: slips.pages)
    #expect(made.count == 3 * 6)
    let words = made.flatMap(runs)
    #expect(words.allSatisfy { $0.size >= 7.0 / 72 * 96 - 0.01 })
    let listed = words.filter { $0.text.contains(#/^\d+: Number/#) }
    #expect(listed.count == 50 * 6)
    #expect(listed.allSatisfy { $0.size >= 8.0 / 72 * 96 - 0.01 })
    // Every page tells whose it is.
    #expect(made.allSatisfy { runs($0).contains { $0.text.hasPrefix("Your sort: S") } })
  }

  @Test func columnsAreReadDownAndGoOnOnTheNextPage() {
    let texts = (1...150).map { "\($0): some words that are said in full" }
    let made = pages([.heading("t", level: 1), .columns(texts)], .any)
    #expect(made.count > 1)
    let numbers = made.flatMap(runs).compactMap { Int($0.text.prefix { $0 != ":" }) }
    #expect(numbers == Array(1...150))
    for page in made {
      let lines = runs(page).filter { $0.text.contains(#/^\d+: /#) }
      let columns = Dictionary(grouping: lines) { $0.position.x.rounded() }
      #expect(columns.count == 2)
      #expect(columns.values.allSatisfy { $0.map(\.position.y) == $0.map(\.position.y).sorted() })
    }
  }

  @Test func whatOneSlipListsMakesTheLettersOfAllSmallerRatherThanTakeAPageMore() {
    var scene = Scene(size: Size(700, 500), title: "", description: "")
    scene.add([.text("card", at: Point(0, 20), size: 11)])
    func slip(_ name: String, listed: Int) -> [Block] {
      [.heading(name, level: 1)]
        + (1...26).map { .paragraph("Line \($0) of what the slip says.") }
        + [
          .figure(scene), .heading("In full", level: 3),
          .columns(
            (1...listed).map { "\($0): " + String(repeating: "long-winded words ", count: 9) }),
        ]
    }
    let few = slip("A", listed: 3)
    let alone = pages(few, .each(1)).count
    var sizes: Set<Int> = []
    for listed in stride(from: 4, through: 40, by: 2) {
      let many = slip("B", listed: listed)
      let made = pages(few + [.newPage()] + many, .alike(1))
      #expect(made.count == alone + pages(many, .each(1)).count, "\(listed)")
      let lists = made.flatMap(runs).filter { $0.text.contains(#/^\d+: /#) }.map(\.size)
      #expect(Set(lists).count == 1, "alike on all slips")
      sizes.formUnion(lists.map { Int($0 * 100) })
    }
    #expect(sizes.count > 1)
  }
}

import QDrawing
import QReport
import Testing

@Suite struct PosterTests {
  /// The pages of a poster.
  private func pages(_ handouts: Handouts, _ factor: Int = 0) throws -> [PDFPage] {
    let poster = handouts.handouts(.posters)[factor]
    let style = try #require(poster.poster)
    return PDFDocument.pages(of: poster.manuscript, style: style, fitting: poster.pages)
  }

  /// The sizes of the letters of words on a page, in points; signs in a mark are no words.
  private func sizes(_ page: PDFPage) -> [Double] {
    page.scene.elements.flatMap(texts).filter { $0.text.count > 1 }.map { $0.size * 0.75 }
  }

  private func said(_ handout: Handout) -> [String] { said(handout.manuscript.blocks) }

  private func said(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text, _): return [text]
      case .columns(let texts): return texts
      default: return []
      }
    }
  }

  private func cards(_ page: PDFPage) -> [Group] {
    groups(page.scene.elements).filter { $0.classes == ["card"] }
  }

  private static let long = (1...55).map { "word\($0)" }.joined(separator: " ")

  @Test(arguments: [Paper.a3, .tabloid, .a1], [40, 90, 200, 380])
  func lettersAreEightPointsOrMoreAndTheNameIsTheLargest(_ paper: Paper, _ length: Int) throws {
    var study = MadeUpStudy(statements: 40)
    study.wording = { j in
      String(repeating: "We share what this place has. ", count: 20).prefix(length) + "\(j + 1)."
    }
    let handouts = Handouts(try study.document(), posters: paper)
    for factor in 0..<3 {
      let pages = try pages(handouts, factor)
      #expect(pages.count == 1 || length >= 200)
      let name = try #require(
        pages[0].scene.elements.flatMap(texts).first { $0.text.contains("Viewpoint") })
      #expect(name.size * 0.75 >= 36)
      #expect(sizes(pages[0]).allSatisfy { $0 >= 7.99 && $0 <= 0.75 * name.size + 0.01 })
      // Cards take the whole width.
      let boxes = cards(pages[0]).flatMap(\.boxes)
      let (left, right) = (boxes.map(\.left).min() ?? 0, boxes.map(\.right).max() ?? 0)
      #expect(right - left > 0.92 * pages[0].scene.size.width)
      for page in pages {
        for box in page.scene.elements.flatMap(QReportTests.boxes) {
          #expect(box.bottom <= page.scene.size.height && box.right <= page.scene.size.width)
        }
      }
    }
  }

  @Test func lettersAreAlikeOnAllPosters() throws {
    var study = MadeUpStudy()
    study.names = ["A name", "Another name that is long enough for two lines, or nearly so"]
    let handouts = Handouts(try study.document())
    let heights = try (0..<3).map { factor in
      Set(try cards(pages(handouts, factor)[0]).map { $0.boxes[0].size.height.rounded() })
    }
    #expect(Set(heights).count == 1)
  }

  @Test func aLongStatementHasSmallerLettersBeforeItIsCut() throws {
    var study = MadeUpStudy()
    let longer = (1...20).map { "word\($0)" }.joined(separator: " ")
    study.wording = { $0 == 4 ? longer : "Statement \($0 + 1) says something of the place." }
    let handouts = Handouts(try study.document())
    #expect(handouts.cutOnPosters.isEmpty)
    let cards = try cards(pages(handouts)[0])
    func size(_ id: String) throws -> Double {
      try #require(cards.first { $0.data["statement"] == id }?.texts.last).size
    }
    #expect(try size("5") < size("6"))
    #expect(try size("5") * 0.75 >= 8)
    #expect(try size("6") * 0.75 >= 9)
  }

  @Test func whatIsCutOnPostersStandsBelowInFull() throws {
    var study = MadeUpStudy()
    let long = Self.long + " " + Self.long + " " + Self.long
    study.wording = { $0 == 4 ? long : "Statement \($0 + 1) says something of the place." }
    let handouts = Handouts(try study.document())
    #expect(handouts.cutOnPosters == [4])
    let poster = handouts.handouts(.posters)[0]
    #expect(said(poster).contains("5: \(long)"))
    let pages = try pages(handouts)
    #expect(pages.count == 1)
    let card = try #require(cards(pages[0]).first { $0.data["statement"] == "5" })
    #expect(card.texts.last?.text.hasSuffix("…") == true)
  }

  @Test func whatIsCutOfManyStandsOnAPageOfItsOwn() throws {
    var study = MadeUpStudy(statements: 40)
    study.wording = { "\($0 + 1)th: " + Self.long + " " + Self.long }
    let handouts = Handouts(try study.document())
    #expect(handouts.cutOnPosters.count == 40)
    let pages = try pages(handouts)
    #expect(pages.count > 1)
    #expect(pages.dropFirst().flatMap(sizes).allSatisfy { $0 >= 7.99 })
    #expect(pages.allSatisfy { $0.scene.size.width > $0.scene.size.height })
    let full = said(handouts.handouts(.posters)[0])
    for j in 0..<40 { #expect(full.contains { $0.hasPrefix("\(j + 1): \(j + 1)th: word1 ") }) }
  }

  @Test func aLongListOfLongStatementsStandsInColumns() throws {
    var study = MadeUpStudy(statements: 80)
    let long = String(Self.long.prefix(300))
    study.wording = { "\($0 + 1)th: " + long }
    let handouts = Handouts(try study.document())
    #expect(handouts.cutOnPosters.count == 80)
    let listed = try pages(handouts).dropFirst()
    #expect(listed.count == 2)
    let middle = try #require(listed.first).scene.size.width / 2
    let edges = listed.flatMap { $0.scene.elements.flatMap(boxes) }.map(\.left)
    #expect(edges.contains { $0 > middle } && edges.contains { $0 < 0.2 * middle })
    // Read in the order of the study.
    let numbers = said(handouts.handouts(.posters)[0])
      .compactMap { Int($0.prefix { $0 != ":" }) }
    #expect(numbers == Array(1...80))
  }
}

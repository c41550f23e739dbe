import QDrawing
import QReport
import QStudy
import Testing

private let style = PageStyle(paper: .a4, textSize: 10)
private let margin = 18 / 25.4 * 96

private func pages(_ blocks: [Block]) -> [PDFPage] {
  PDFDocument.pages(of: Manuscript(title: "t", footer: "The foot", blocks: blocks), style: style)
}

/// The addresses of all links, in order.
private func links(_ elements: [Element]) -> [String] {
  elements.flatMap { element -> [String] in
    switch element {
    case .link(let href, _): [href]
    case .group(_, _, _, _, _, let inner), .tagged(_, let inner): links(inner)
    default: []
    }
  }
}

/// The words of each heading with the depth of its tag, in order.
private func headings(_ elements: [Element]) -> [(words: String, depth: Int)] {
  elements.flatMap { element -> [(words: String, depth: Int)] in
    switch element {
    case .tagged(.heading(let depth), let inner):
      [(inner.flatMap(texts).map(\.text).joined(separator: " "), depth)]
    case .tagged(_, let inner): headings(inner)
    default: []
    }
  }
}

/// Whether nothing but the foot stands in the margin below.
private func keepsItsFoot(_ page: PDFPage) -> Bool {
  let foot = page.scene.size.height - margin
  return page.scene.elements.allSatisfy { element in
    let isFoot = texts(element).contains { $0.text == "The foot" || $0.text.contains(" / ") }
    return isFoot || boxes(element).allSatisfy { $0.bottom <= foot + 1 }
  }
}

@Suite struct PageTests {
  @Test func aTallPictureStandsBelowItsHeadingOnOnePage() {
    let tall = Scene(
      size: Size(960, 3000), title: "Tall", description: "",
      elements: [.rect(Rect(x: 0, y: 0, width: 960, height: 3000), .fill(.surface))])
    let made = pages([
      .paragraph("Before."), .heading("Figures", level: 2), .figure(tall), .paragraph("After."),
    ])
    #expect(made.count == 3)
    #expect(made.allSatisfy(keepsItsFoot))
    #expect(headings(made[1].scene.elements).map(\.words) == ["Figures"])
    let picture = made[1].scene.elements.flatMap(boxes).filter { $0.size.height > 500 }
    #expect(picture.count == 1)
    // In the middle of the page, since it no longer fills its width.
    #expect(abs((picture.first?.centre.x ?? 0) - made[1].scene.size.width / 2) < 1)
  }

  @Test func aRowAsTallAsAPageStandsBelowTheHeadOfItsTable() {
    let words = String(repeating: "many words in a cell ", count: 800)
    let table = ReportTable(
      id: "t", title: "A table",
      columns: [.init("Name", isNumeric: false), .init("Words", isNumeric: false)],
      rows: [
        [.text("a"), .text("short")], [.text("b"), .text(words)], [.text("c"), .text("short")],
      ])
    let made = pages([.table(table)])
    #expect(made.count == 3)
    for page in made {
      #expect(keepsItsFoot(page))
      #expect(page.scene.elements.flatMap(texts).contains { $0.text == "Words" })
    }
  }

  @Test func anIdWiderThanItsRoomHasSeveralLines() throws {
    let ids = ["needs-and-knowledge-of-neighbours-1", String(repeating: "w", count: 90)]
    let made = pages([
      .statements(ids.map { StatementLine(id: $0, wording: "What the statement says.") })
    ])
    let words = made[0].scene.elements.flatMap(texts)
    let wording = try #require(words.first { $0.text.hasPrefix("What") })
    let numbers = words.filter { $0.weight == .bold }
    #expect(numbers.map(\.text).joined().filter { $0 == "w" }.count == 91)
    for run in numbers {
      #expect(
        run.position.x + TextMetrics.width(of: run.text, size: run.size, weight: .bold)
          <= wording.position.x)
    }
    // Short ids keep to one line.
    let short = pages([.statements([StatementLine(id: "12", wording: "Short.")])])
    #expect(short[0].scene.elements.flatMap(texts).contains { $0.text == "12" })
  }

  @Test func noDepthOfHeadingIsSkippedOnAnyPage() throws {
    let made = pages([
      .heading("Title", level: 1), .heading("Small", level: 4), .heading("Part", level: 2),
      .beside([[.heading("Left", level: 4)], [.heading("Right", level: 4)]]),
      .newPage(), .heading("Next", level: 2), .heading("Within", level: 3),
    ])
    let found = made.flatMap { headings($0.scene.elements) }
    #expect(
      found.map(\.words) == ["Title", "Small", "Part", "Left", "Right", "Next", "Within"])
    #expect(found.map(\.depth) == [1, 2, 2, 3, 3, 2, 3])
    #expect(made.flatMap(\.outline).map(\.level) == [1, 2, 2, 2, 3])
  }

  @Test func noPageEndsInAHeadingOrInWhatLeadsFromItToTheNext() {
    let statements = (1...4).map {
      StatementLine(id: String($0), wording: String(repeating: "What it says. ", count: 6))
    }
    for lines in 1...60 {
      let before = Block.list((1...lines).map { "Line \($0)." })
      let made = pages([
        before, .heading("A viewpoint", level: 3), .paragraph("Its gist.", .quote),
        .paragraph("Who defines it."), .heading("Most like it", level: 4), .statements(statements),
        .heading("Least like it", level: 4), .paragraph("Words."), .heading("Next", level: 3),
        .paragraph("The end."),
      ])
      for page in made.dropLast() {
        let last = page.scene.elements.flatMap(texts).map(\.text)
          .last { $0 != "The foot" && !$0.contains(" / ") }
        let leads = [
          "A viewpoint", "Its gist.", "Who defines it.", "Most like it", "Least like it",
        ]
        #expect(!(leads + ["Next"]).contains(last ?? ""), "\(lines) lines before")
      }
    }
  }

  @Test func aHeadingStaysWithWhatFollowsEvenWhereMoreIsKeptTogetherThanAPageHolds() {
    let statements = (1...80).map { StatementLine(id: String($0), wording: "What it says.") }
    for count in 20...50 {
      let made = pages([
        .statements(Array(statements.prefix(count))),
        .together([.heading("To discuss", level: 4), .paragraph("A question?", .notice)]),
      ])
      for page in made {
        let words = page.scene.elements.flatMap(texts).map(\.text)
        #expect(words.contains("To discuss") == words.contains("A question?"))
      }
    }
  }

  @Test func aLongTextIsNotKeptWithTheHeadingAfterIt() {
    let long = String(repeating: "Many words of a part. ", count: 60)
    let made = pages([
      .list((1...36).map { "Line \($0)." }), .heading("A part", level: 2), .paragraph(long),
      .heading("Within", level: 3), .paragraph("The end."),
    ])
    #expect(headings(made[0].scene.elements).map(\.words) == ["A part"])
  }

  @Test func aPageThatGoesOnWithStatementsSaysUnderWhichHeadings() throws {
    let statements = (1...90).map { StatementLine(id: String($0), wording: "What it says.") }
    let manuscript = Manuscript(
      title: "t", continued: "(goes on)",
      blocks: [
        .heading("Title", level: 1), .heading("A viewpoint", level: 2, factor: 0),
        .heading("Highest", level: 3), .statements(statements), .heading("Lowest", level: 3),
        .statements(Array(statements.prefix(60))), .heading("Other words", level: 2),
        .paragraph("The end."),
      ])
    let made = PDFDocument.pages(of: manuscript, style: style)
    #expect(made.count > 3)
    var under = ""
    for (number, page) in made.enumerated() {
      let words = page.scene.elements.flatMap(texts).map(\.text)
      let again = words.filter { $0.hasSuffix("(goes on)") }
      let begins = words.first == "Lowest" || words.dropFirst().first == "Lowest"
      let due = begins ? "A viewpoint (goes on)" : "A viewpoint · \(under) (goes on)"
      #expect(again == (number == 0 ? [] : [due]))
      if let last = words.last(where: { ["Highest", "Lowest"].contains($0) }) { under = last }
    }
  }

  @Test func partsThatAreSeenSideBySideHaveLettersAndPicturesOfOneSize() {
    let picture = Scene(
      size: Size(770, 400), title: "Grid", description: "",
      elements: [.rect(Rect(x: 0, y: 0, width: 770, height: 400), .fill(.surface))])
    let blocks = [14, 4, 22, 10].enumerated().flatMap { part, lines -> [Block] in
      (part == 0 ? [] : [.newPage()])
        + [
          .heading("Somebody", level: 1), .list((1...lines).map { "Line \($0)." }),
          .figure(picture),
        ]
    }
    let manuscript = Manuscript(title: "t", blocks: blocks)
    func sizes(_ count: PageCount) -> (letters: Set<Double>, pictures: Set<Double>, pages: Int) {
      let made = PDFDocument.pages(
        of: manuscript, style: PageStyle(paper: .a4, textSize: 12), fitting: count)
      let elements = made.flatMap(\.scene.elements)
      let letters = elements.flatMap(texts).filter { $0.text.hasPrefix("Line") }.map(\.size)
      let pictures = elements.flatMap(boxes).map(\.size.width).filter { $0 > 200 }
      return (Set(letters), Set(pictures.map { ($0 * 10).rounded() }), made.count)
    }
    let each = sizes(.each(1))
    let alike = sizes(.alike(1))
    #expect(each.pages == 4 && alike.pages == 4)
    #expect(each.letters.count > 1 && alike.letters.count == 1 && alike.pictures.count == 1)
    #expect(alike.letters.first == each.letters.min())
    #expect(alike.letters.allSatisfy { $0 >= 9.0 / 72 * 96 - 0.01 })
  }

  @Test func onLargerPaperLettersShrinkToNinePointsBeforeASecondPageIsTaken() {
    let blocks: [Block] = [.list((1...60).map { "Line \($0)." })]
    for paper in [Paper.a4, .a3] {
      let made = PDFDocument.pages(
        of: Manuscript(title: "t", blocks: blocks), style: PageStyle(paper: paper, textSize: 12),
        fitting: .each(1))
      #expect((made.count == 1) == (paper == .a3))
      let sizes = made.flatMap(\.scene.elements).flatMap(texts).filter { $0.text.hasPrefix("Line") }
      #expect(sizes.allSatisfy { $0.size >= 9.0 / 72 * 96 - 0.01 })
    }
  }

  @Test func aListOfContentsLeadsToThePagesOfItsParts() throws {
    let document = try SampleCase.themed.document
    let report = ResearchReport.manuscript(document, figures: FigureSet(drawing: document))
    let made = PDFDocument.pages(of: report, style: style)
    let parts = [
      "What they share", "Where they part", "Viewpoints", "Figures", "Tables", "Methods",
    ]
    let first = made[0].scene.elements
    let entries = made.enumerated().flatMap { index, page in
      page.outline.compactMap { entry in
        entry.destination.map { (title: entry.title, name: $0, page: index + 1) }
      }
    }
    for part in parts { #expect(entries.contains { $0.title == part }, "\(part)") }
    #expect(links(first) == entries.map { "#\($0.name)" })
    // Each line holds the title and the page on which the heading stands.
    let told = first.flatMap(linked)
    #expect(told == entries.map { [$0.title, String($0.page)] })
    let pdf = try PDFDocument.render(made, of: report)
    let text = String(decoding: pdf.bytes, as: Unicode.ASCII.self)
    #expect(text.ranges(of: "/Subtype /Link").count >= entries.count)
    // Sheets have none.
    #expect(pages([.heading("One", level: 2)]).flatMap { links($0.scene.elements) }.isEmpty)
  }

  /// The words of each link.
  private func linked(_ element: Element) -> [[String]] {
    switch element {
    case .link(_, let inner): [inner.flatMap(texts).map(\.text)]
    case .tagged(_, let inner): inner.flatMap(linked)
    default: []
    }
  }

  @Test func twoParagraphsOfAStudyAreTwoInEveryForm() throws {
    let manuscript = Manuscript(
      title: "t",
      blocks: [
        .paragraph("First.\n\nSecond.\u{2028}Third.", .lead),
        .beside([[.together([.paragraph("Left.\r\nRight.")])]]),
      ])
    let page = WebDocument.render(manuscript, style: style)
    for words in ["First.", "Second.", "Third."] {
      #expect(page.contains("<p class=\"lede\">\(words)</p>"))
    }
    #expect(page.contains("<p>Left.</p>\n<p>Right.</p>"))
    #expect(MarkdownDocument.text(of: manuscript).contains("First.\n\nSecond.\n\nThird.\n\nLeft."))
  }
}

import QDrawing
import QReport
import QStudy
import Testing

/// How sheets share out the room of their pages.
@Suite struct SheetSpaceTests {
  private func pages(_ handout: Handout, _ paper: Paper = .a4) -> [PDFPage] {
    PDFDocument.pages(of: handout.manuscript, style: .sheet(paper), fitting: handout.pages)
  }

  private func runs(_ page: PDFPage) -> [TextRun] { page.scene.elements.flatMap(texts) }

  /// The height of the smallest letters on cards, in points.
  private func cardLetters(_ pages: [PDFPage]) -> Double {
    let cards = pages.flatMap { groups($0.scene.elements) }.filter { $0.classes == ["card"] }
    return (cards.flatMap(\.texts).map(\.size).min() ?? 0) * 0.75
  }

  @Test func gridsOfFewCardsTakeTheRoomThereIs() throws {
    for (name, statements, grid, least) in [
      ("tiny", 7, [-1: 2, 0: 3, 1: 2], 7.5),
      ("usual", 24, [-3: 3, -2: 3, -1: 4, 0: 4, 1: 4, 2: 3, 3: 3], 6.8),
    ] {
      var study = MadeUpStudy(statements: statements, grid: grid)
      study.short = { "A short form \($0)" }
      let handouts = Handouts(try study.document())
      for sheet in [Sheet.viewpoints, .personalSlips] {
        let made = try handouts.handouts(sheet).prefix(1).flatMap { handout -> [PDFPage] in
          // Never for the price of a page.
          let made = pages(handout)
          if sheet == .viewpoints { #expect(made.count == 1) }
          return try #require(made.isEmpty ? nil : made)
        }
        #expect(cardLetters(made) >= least, "\(name) \(sheet)")
        let sizes = made.map { cardLetters([$0]) }
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) < 0.01, "alike on all slips")
      }
    }
  }

  @Test func noPageIsTakenForALineOrTwo() {
    for length in 30...75 {
      let blocks = (1...length).map { Block.paragraph("Line \($0) of a text.") }
      let made = PDFDocument.pages(of: Manuscript(title: "t", blocks: blocks), style: .sheet(.a4))
      let last = runs(made[made.count - 1]).filter { $0.text.hasPrefix("Line ") }
      #expect(made.count == 1 || last.count > 2, "\(length)")
      let sizes = made.flatMap(runs).filter { $0.text.hasPrefix("Line ") }.map(\.size)
      #expect(sizes.count == length && (sizes.min() ?? 0) >= 0.9 * 16 - 0.01)
    }
  }

  @Test func aLineToPasteStandsOnThePageOfTheEndOfItsList() throws {
    for length in 1...4 {
      var study = MadeUpStudy(statements: 40)
      study.wording = { j in
        "Statement \(j + 1)" + String(repeating: " says something of the place", count: length)
      }
      let crib = try #require(Handouts(try study.document()).handouts(.cribSheet).first)
      for page in pages(crib) {
        let words = runs(page).sorted { $0.position.y < $1.position.y }
        let found = words.firstIndex { $0.text.hasPrefix("To paste") }
        guard let paste = found else { continue }
        #expect(words[..<paste].contains { $0.text.hasPrefix("Statement ") }, "\(length)")
      }
    }
  }

  /// Eighty statements in columns of up to ten, which have a page of their own.
  private var many: MadeUpStudy {
    var study = MadeUpStudy(
      statements: 80, viewpoints: 4, sortsEach: 8,
      grid: [
        -6: 2, -5: 4, -4: 5, -3: 7, -2: 8, -1: 9, 0: 10, 1: 9, 2: 8, 3: 7, 4: 5, 5: 4, 6: 2,
      ])
    study.wording = { "Statement \($0 + 1) says something of the place that nobody would doubt." }
    study.short = { _ in nil }
    return study
  }

  @Test func theSecondPageOfASlipSaysWhoseItIs() throws {
    let slips = try #require(Handouts(try many.document()).handouts(.personalSlips).first)
    let made = pages(slips)
    #expect(made.count > 32)
    for page in made {
      let told = runs(page).map(\.text)
      #expect(told.contains { $0.hasPrefix("Your sort: S") }, "\(told.prefix(4))")
    }
  }

  @Test func everyPageWithColumnsOfViewpointsHasTheirKey() throws {
    let sheets = Handouts(try many.document()).handouts(.viewpoints)
    let made = sheets.flatMap { pages($0) }
    #expect(made.count > sheets.count)
    for page in made {
      let words = runs(page).map(\.text)
      guard words.contains(where: { $0.hasPrefix("Statement ") }) else { continue }
      let hasColumns = page.scene.elements.flatMap(texts).contains {
        $0.weight == .bold && $0.anchor == .end && $0.text.hasPrefix("+")
      }
      if hasColumns { #expect(words.contains("F4 · Viewpoint 4")) }
    }
  }

  @Test(arguments: ["en", "ar"])
  func aTableBeginsWhereItsLanguageDoes(_ language: String) throws {
    let table = ReportTable(
      id: "t", title: "Key",
      columns: ["", "Statement", "A name of some length"].map { .init($0, isNumeric: false) },
      rows: [[.text("7"), .text("We share what this place has."), .text("+")]])
    let page = try #require(
      PDFDocument.pages(
        of: Manuscript(title: "t", language: language, blocks: [.table(table)]),
        style: .sheet(.a4)
      ).first)
    func x(_ text: String) throws -> Double {
      try #require(runs(page).first { $0.text == text }).position.x
    }
    let places = try [x("7"), x("We share what this place has."), x("+")]
    #expect(places == (language == "en" ? places.sorted() : places.sorted(by: >)))
    // A number has no direction, and begins at the edge of the page.
    let margin = 18.0 / 25.4 * 96
    let edge = language == "en" ? margin : page.scene.size.width - margin
    #expect(abs(places[0] - edge) < 1)
  }

  @Test func namesOfViewpointsLeaveStatementsTheRoom() throws {
    var study = MadeUpStudy(statements: 40)
    study.viewpoints = 4
    study.loading = 0.9
    study.common = 0.1
    study.names = (0..<4).map { "The \($0 + 1)th name of a view on this place" }
    study.wording = { "Statement \($0 + 1) says something of the place that nobody would doubt." }
    let handouts = Handouts(try study.document())
    let sheet = try #require(handouts.handouts(.whichViewpoint).first)
    let words = pages(sheet).flatMap(runs)
    let begun = words.filter { $0.text.hasPrefix("Statement ") }
    #expect(!begun.isEmpty)
    // Names have a few lines, and no column of its own beyond that.
    let ring = try #require(words.first { $0.text.hasPrefix("Your") })
    let room = ring.position.x - (begun.first?.position.x ?? 0)
    #expect(room > 0.4 * (210 - 36) / 25.4 * 96)
  }

  @Test func everyPageOfACribSheetNamesItsViewpoint() throws {
    for length in [1, 2, 3] {
      var study = MadeUpStudy(statements: 40)
      study.wording = { j in
        "Statement \(j + 1)" + String(repeating: " says something of the place", count: length)
      }
      let crib = try #require(Handouts(try study.document()).handouts(.cribSheet).first)
      let made = pages(crib)
      #expect(made.count > 3)
      for page in made {
        #expect(runs(page).contains { $0.text.hasPrefix("Viewpoint ") && $0.weight == .bold })
      }
    }
  }

  @Test func headingsStandCloserToTheirWordsThanToWhatIsAbove() throws {
    for viewpoints in [3, 4, 10] {
      var study = MadeUpStudy(statements: 40)
      study.viewpoints = viewpoints
      let handouts = Handouts(try study.document())
      let made = pages(try #require(handouts.handouts(.whereWeStand).first))
      #expect(made.count == 1)
      let words = runs(made[0]).filter { $0.text.count > 1 }
      let names = words.filter { $0.text.hasPrefix("Viewpoint ") && $0.weight == .bold }
      #expect(names.count == viewpoints)
      for name in names {
        let y = name.position.y
        let above = words.map(\.position.y).filter { $0 < y - 1 }.max() ?? 0
        let below = words.map(\.position.y).filter { $0 > y + 1 }.min() ?? 0
        #expect(y - above > 1.1 * (below - y), "\(viewpoints)")
      }
    }
  }

  @Test func gridsOfSlipsHaveLettersOfSixPoints() throws {
    var study = MadeUpStudy(statements: 40)
    study.wording = { "Statement \($0 + 1) says something of the place that nobody would doubt." }
    let slips = try #require(Handouts(try study.document()).handouts(.personalSlips).first)
    let made = pages(slips)
    #expect(made.count == 12)
    #expect(cardLetters(made) >= 6)
  }

  @Test(arguments: [8, 17, 30, 45])
  func gridsAreNoSmallerOnLargerPaper(_ words: Int) throws {
    var study = MadeUpStudy(statements: 40)
    study.short = { _ in nil }
    study.wording = { j in
      "\(j + 1) " + (1...words).map { "word\($0)" }.joined(separator: " ")
    }
    let sheet = try #require(Handouts(try study.document()).handouts(.viewpoints).first)
    let (small, large) = (pages(sheet), pages(sheet, .a3))
    // Where a lying A4 is wider, its grid goes to the back of A3 as well.
    guard !sheet.manuscript.isNarrower(on: .sheet(.a3)) else { return }
    #expect(cardLetters(large) >= cardLetters(small) - 0.01)
  }

  @Test func aPictureOnAPageOfItsOwnIsCountedOnce() {
    let picture = Scene(size: Size(600, 900), title: "", description: "")
    let manuscript = Manuscript(
      title: "t", blocks: [.paragraph("Words."), .figure(picture)]
    ).withPicturesBehind(.sheet(.a4))
    #expect(manuscript.mostPages(.sheet(.a4), fitting: 1) == 2)
  }

  @Test(arguments: [60, 90])
  func noStatementIsCutForTheSakeOfAGist(_ words: Int) throws {
    var study = MadeUpStudy(statements: 40)
    study.names = ["One", "Two", "Three"]
    let endless = String(repeating: "words and more of them ", count: 60)
    study.wording = { j in
      j < 3
        ? endless : j == 9 ? (1...words).map { "word\($0)" }.joined(separator: " ") : "Short \(j)."
    }
    let without = Handouts(try study.document()).cutOnPosters
    study.gist = String(repeating: "We share what this place has. ", count: 15)
    #expect(Handouts(try study.document()).cutOnPosters == without)
  }

  @Test func theRecordSheetIsMirroredButForItsGridAndItsCode() throws {
    let study = try MadeUpStudy().document().study
    func made(_ language: String) throws -> [Element] {
      let lexicon = Lexicon(language: language, phrases: [:])
      let sheets = WorkshopSheets(study, lexicon: lexicon, paper: .a4, codes: ["P1"])
      guard case .pages(let pages) = try sheets.made(.record) else { return [] }
      return pages[0].scene.elements
    }
    let (usual, mirrored) = (try made("en"), try made("ar"))
    func words(_ elements: [Element], _ start: String) throws -> TextRun {
      try #require(elements.flatMap(texts).first { $0.text.hasPrefix(start) })
    }
    let width = 210.0 / 25.4 * 96
    for start in ["Code", "I have read", "How many", "My neutral line", "Strike out"] {
      let (one, other) = (try words(usual, start), try words(mirrored, start))
      #expect(one.anchor == .start && other.anchor == .end)
      #expect(abs(one.position.x + other.position.x - width) < 0.01, "\(start)")
    }
    for start in ["−4", "+4"] {
      #expect(try words(usual, start).position == words(mirrored, start).position)
    }
    // The columns of reasons lie as those of the grid do.
    #expect(
      try words(mirrored, "Why the lowest").position.x
        < words(mirrored, "Why the highest").position.x)
  }

  @Test func theRecordSheetGrowsWithItsPaper() throws {
    let study = try MadeUpStudy().document().study
    func widest(_ paper: Paper) throws -> Double {
      guard case .pages(let made) = try WorkshopSheets(study, paper: paper).made(.record) else {
        return 0
      }
      return made[0].scene.elements.flatMap(boxes).map(\.right).max() ?? 0
    }
    #expect(try abs(widest(.a3) / widest(.a4) - 297.0 / 210) < 0.01)
  }
}

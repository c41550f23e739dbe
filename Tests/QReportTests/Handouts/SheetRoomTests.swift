import QAnalysis
import QDrawing
import QNumerics
import QReport
import QStudy
import Testing

/// What sheets do where there is much to say: many viewpoints, long words, ties.

private func pages(_ handout: Handout, textSize: Double = 12) -> [PDFPage] {
  PDFDocument.pages(
    of: handout.manuscript,
    style: PageStyle(paper: .a4, isLandscape: handout.isPoster, textSize: textSize),
    fitting: handout.pages)
}

private func runs(_ page: PDFPage) -> [TextRun] { page.scene.elements.flatMap(texts) }

/// Forty statements of seventeen words, without short forms.
private func wordy(_ viewpoints: Int, themes: Int = 0) -> MadeUpStudy {
  var study = MadeUpStudy()
  study.viewpoints = viewpoints
  study.statements = 40
  study.loading = 0.9
  study.common = 0.1
  study.themes = themes
  study.wording = {
    "Statement \($0 + 1) says something of the place that nobody else in this room would say so."
  }
  study.short = { _ in nil }
  return study
}

@Suite struct SheetRoomTests {
  @Test(arguments: [1, 2, 4, 7, 10, 12], [0, 8])
  func whereWeStandIsOnePageWithLettersOfNinePoints(_ viewpoints: Int, _ themes: Int) throws {
    let handouts = Handouts(try wordy(viewpoints, themes: themes).document())
    let made = pages(try #require(handouts.handouts(.whereWeStand).first))
    // The grid of a viewpoint that stands alone is on the back where there is no room for it.
    #expect(made.count == (viewpoints == 1 ? 2 : 1))
    let words = runs(made[0])
    #expect((1...viewpoints).allSatisfy { n in words.contains { $0.text == "Viewpoint \(n)" } })
    // Most letters are those of running text: 9 points or more.
    let sizes = Dictionary(grouping: words, by: { ($0.size * 100).rounded() }).mapValues(\.count)
    let usual = try #require(sizes.max { $0.value < $1.value }?.key) / 100
    #expect(usual >= 0.82 * 9 / 72 * 96)
    #expect(words.contains { $0.size >= 9.0 / 72 * 96 })
  }

  @Test func whatHasNoRoomOnOnePageTakesMoreAndNoSmallerLetters() throws {
    var study = wordy(4)
    study.wording = { "\($0 + 1) " + String(repeating: "long-winded words ", count: 12) }
    let made = pages(
      try #require(Handouts(try study.document()).handouts(.whereWeStand).first))
    #expect(made.count > 1)
    let smallest = made.flatMap(runs).map(\.size).min() ?? 0
    // Notes are set in 0.82 of the size of running text, a footer in 0.8 of that.
    #expect(smallest >= 9.0 / 72 * 96 * 0.82 * 0.8 - 0.01)
  }

  @Test(arguments: [Size(770, 640), Size(700, 950)])
  func aPictureThatLeavesNoRoomForWordsStandsOnTheBack(_ size: Size) {
    var scene = Scene(size: size, title: "", description: "")
    scene.add([.text("card", at: Point(0, 20), size: 11)])
    let style = PageStyle(paper: .a4, textSize: 12)
    var counts: Set<Int> = []
    for length in stride(from: 4, through: 40, by: 6) {
      let blocks = (1...length).map { Block.paragraph("Line \($0) of what the sheet says.") }
      let manuscript = Manuscript(title: "t", blocks: blocks + [.figure(scene)])
      let made = PDFDocument.pages(of: manuscript, style: style, fitting: .each(1))
      counts.insert(made.count)
      #expect(made.count <= manuscript.mostPages(style, fitting: 1))
      let cards = made.map { page in runs(page).filter { $0.text == "card" }.map(\.size) }
      let words = made.flatMap(runs).filter { $0.text.hasPrefix("Line ") }
      // Words of 9 points and pictures with letters of 7, or larger.
      #expect(words.count == length && words.allSatisfy { $0.size >= 9.0 / 72 * 96 - 0.01 })
      #expect(cards.joined().count == 1 && cards.joined().allSatisfy { $0 >= 7.0 / 72 * 96 - 0.01 })
      guard made.count == 2 else { continue }
      let back = made[1].scene.size
      #expect(cards[0].isEmpty && (back.width > back.height) == (size.width > size.height))
    }
    #expect(counts == [1, 2])
  }

  @Test func aPictureTooWideForASheetThatStandsHasALyingBackThoughThereIsRoom() throws {
    var scene = Scene(size: Size(960, 300), title: "", description: "")
    scene.add([.text("card", at: Point(0, 20), size: 11)])
    let manuscript = Manuscript(title: "t", blocks: [.paragraph("A line."), .figure(scene)])
    let made = PDFDocument.pages(of: manuscript, style: .sheet(.a4), fitting: .each(1))
    #expect(made.map { $0.scene.size.width > $0.scene.size.height } == [false, true])
    let card = try #require(made.flatMap(runs).first { $0.text == "card" })
    #expect(card.size >= 7.0 / 72 * 96)
  }

  @Test func noLetterOfAViewpointsSheetIsSmallerThanSevenPoints() throws {
    for length in 1...8 {
      var study = wordy(3)
      study.names = ["One", "Two", "Three"]
      study.short = { _ in nil }
      study.wording = { "\($0 + 1) " + String(repeating: "says so ", count: 2 * length) }
      for sheet in Handouts(try study.document()).handouts(.viewpoints) {
        let words = pages(sheet).flatMap(runs).filter { $0.text.count > 1 }
        let smallest = words.map(\.size).min() ?? 0
        #expect(smallest >= 7.0 / 72 * 96 - 0.01, "\(length) \(sheet.name)")
      }
    }
  }

  @Test func whatIsTooTallToStandBesideIsReadOneAfterTheOther() {
    func part(_ name: String, lines: Int) -> [Block] {
      [.heading(name, level: 3)] + (1...lines).map { .paragraph("\(name), line \($0).") }
    }
    let style = PageStyle(paper: .a4, textSize: 12)
    for (lines, areBeside) in [(10, true), (80, false)] {
      let made = PDFDocument.pages(
        of: Manuscript(
          title: "t", blocks: [.beside([part("Left", lines: lines), part("Right", lines: lines)])]),
        style: style)
      let words = made.flatMap(runs)
      #expect(words.filter { $0.text.hasSuffix("line 3.") }.count == 2)
      let lefts = Set(words.filter { $0.text.hasSuffix("line 3.") }.map(\.position.x))
      #expect(lefts.count == (areBeside ? 2 : 1))
      let letters = words.filter { $0.text.contains(", line ") }.map(\.size)
      // Slightly smaller where that saves a page of a few lines.
      #expect(letters.count == 2 * lines && letters.allSatisfy { $0 >= 10.8 / 72 * 96 - 0.01 })
    }
  }

  @Test func theQuestionnaireHasOneTableForManyViewpoints() throws {
    let document = try wordy(10).document()
    let sheet = try #require(Handouts(document).handouts(.whichViewpoint).first)
    let tables = sheet.manuscript.blocks.compactMap { block -> ReportTable? in
      if case .table(let table) = block { table } else { nil }
    }
    let table = try #require(tables.first)
    #expect(table.columns.map(\.heading).suffix(10) == (1...10).map { "F\($0)" }[...])
    let made = pages(sheet)
    #expect(made.count == 1)
    // A table in pieces tells in its title which columns a piece has.
    #expect(runs(made[0]).filter { $0.text.hasPrefix(table.title + ":") }.isEmpty)
    // What the short names stand for.
    let words = runs(made[0]).map(\.text).joined(separator: " ")
    #expect((1...10).allSatisfy { words.contains("F\($0)\u{A0}Viewpoint \($0)") })
  }

  @Test func stripsBeginBelowEachOtherWhateverTheIds() throws {
    var study = SheetStudy(6, other: 6)
    study.edit = { study in
      for j in study.statements.indices { study.statements[j].theme = "t\(j % 3)" }
      study.themes = (0..<3).map { Theme(id: "t\($0)", label: "Theme \($0)") }
    }
    let sheet = try #require(Handouts(try study.document()).handouts(.whereWeDiffer).first)
    let wordings = pages(sheet).flatMap(runs).filter { $0.text.hasPrefix("Statement ") }
    #expect(wordings.contains { $0.text == "Statement 7 says this." || $0.text.count == 22 })
    #expect(wordings.contains { $0.text.count == 23 })
    #expect(Set(wordings.map { ($0.position.x * 100).rounded() }).count == 1)
  }

  @Test func aFooterThatNearlyFitsIsOnOneLine() {
    let footer = String(repeating: "A study of the place · ", count: 4) + "mindset 0.1.0"
    let made = PDFDocument.pages(
      of: Manuscript(title: "t", footer: footer, blocks: [.paragraph("Words.")]),
      style: PageStyle(paper: .a4, textSize: 12))
    #expect(runs(made[0]).contains { $0.text == footer })
    let long = String(repeating: "A study of the place · ", count: 12)
    let wrapped = PDFDocument.pages(
      of: Manuscript(title: "t", footer: long, blocks: [.paragraph("Words.")]),
      style: PageStyle(paper: .a4, textSize: 12))
    #expect(runs(wrapped[0]).filter { $0.text.hasPrefix("A study") }.count > 1)
  }

  /// One person defines each of two viewpoints, and the first has two cards too few on top.
  private func tied() throws -> AnalysisDocument {
    var study = SheetStudy(6, other: 6)
    (study.flagging, study.acceptsFree) = (.none, true)
    study.decisions = Decisions(flags: [
      .init(sort: "P1", viewpoint: 1, sign: 1), .init(sort: "P12", viewpoint: 2, sign: 1),
    ])
    study.edit = { study in
      study.distribution = .free
      study.sorts[0].placements = study.sorts[0].placements.map { $0.map { min(2, $0) } }
    }
    return try study.document()
  }

  @Test func tiesAreToldWhereColumnsOfTiedStatementsAreShown() throws {
    let document = try tied()
    let group = try #require(document.analysis.scores.ties[0].first)
    let ids = group.map { document.study.statements[$0].id }
    let told = "Equal scores: in Viewpoint 1 \(ids[0]), \(ids[1])"
    let handouts = Handouts(document)
    // The first of them stands for what is most like the viewpoint.
    #expect(handouts.words(.whereWeStand)[0].say(told))
    // Elsewhere they are told where one of them is among the statements shown.
    for sheet in [Sheet.commonGround, .whereWeDiffer] {
      let handout = try #require(handouts.handouts(sheet).first)
      let shown = handout.manuscript.blocks.flatMap { block -> [String] in
        if case .statements(let lines) = block { lines.map(\.id) } else { [] }
      }
      #expect(handouts.words(sheet)[0].say(told) == shown.contains(where: ids.contains), "\(sheet)")
    }
    let untied = Handouts(try SheetStudy(6, other: 6).document())
    for sheet in [Sheet.whereWeStand, .commonGround, .whereWeDiffer] {
      #expect(!untied.words(sheet)[0].say("Equal scores"))
    }
  }

  @Test func wordsCutOnAGridAreSaidToBe() throws {
    var study = MadeUpStudy()
    study.short = { _ in nil }
    study.wording = { $0 == 4 ? String(repeating: "word after word ", count: 30) : "Short \($0)." }
    func key(_ study: MadeUpStudy) throws -> String {
      try #require(Figures.qGrid(try study.document(), factor: 0)).elements.flatMap(texts)
        .map(\.text).joined(separator: " ")
    }
    #expect(try key(study).contains("Words that end in … are cut"))
    study.wording = { "Short \($0)." }
    #expect(try !key(study).contains("are cut"))
  }

  @Test func manyViewpointsHaveOnePictureOfAllTheirLoadings() throws {
    func names(_ viewpoints: Int) throws -> (shown: [String], files: [String], set: FigureSet) {
      let set = FigureSet(drawing: try wordy(viewpoints).document())
      return (
        set.figures.map(\.name).filter { $0.hasPrefix("loadings") },
        set.files(.svg).map(\.name).filter { $0.hasPrefix("loadings") }, set
      )
    }
    let few = try names(4)
    #expect(few.shown.count == 6 && few.files.count == 6)
    let many = try names(5)
    #expect(many.shown == ["loadings"])
    #expect(many.files.count == 11 && many.files.contains("loadings-4-5.svg"))
    let scene = try #require(many.set.figures.first { $0.name == "loadings" }).scene
    let plots = groups(scene.elements).filter { $0.classes == ["loadings"] }
    #expect(plots.count == 10)
    // Every marker lies in its plot.
    for plot in plots {
      let frame = try #require(plot.boxes.first)
      #expect(plot.boxes.allSatisfy { frame.inset(by: -6).holds($0) })
      #expect(plot.boxes.count > 7)
    }
    let said = scene.elements.flatMap(texts).map(\.text).joined(separator: " ")
    #expect(said.contains("The 10 plots in large") && said.contains("--figures svg"))
  }
}

extension SheetRoomTests {
  @Test func wordsThatLeadToStatementsStandOnTheirPage() {
    let filler = (1...60).map { Block.paragraph("Line \($0) of what stands above.") }
    // Wherever the page ends, the lead stands with the first statement.
    for length in 20...40 {
      let blocks =
        Array(filler.prefix(length)) + [
          .heading("Leadership", level: 2), .paragraph("All stand for it.", .lead),
          .statements([StatementLine(id: "7", wording: "The first of the statements.")]),
        ]
      let pages = PDFDocument.pages(
        of: Manuscript(title: "t", blocks: blocks), style: PageStyle(paper: .a4, textSize: 12))
      let places = ["Leadership", "All stand for it.", "The first of the statements."].map {
        words in
        pages.firstIndex { runs($0).contains { $0.text == words } }
      }
      #expect(places[0] != nil && Set(places).count == 1, "\(length): \(places)")
    }
  }

  @Test func longIdsKeepBothTheirEnds() throws {
    var study = MadeUpStudy()
    study.idPrefix = "needs-and-knowledge-"
    let document = try study.document()
    let plot = try #require(Figures.scoreDotPlot(document))
    let rows = groups(plot.elements).filter { $0.classes == ["row"] }
    let shown = rows.compactMap { $0.texts.first?.text }
    #expect(Set(shown).count == 33 && shown.allSatisfy { $0.hasPrefix("ne") && $0.contains("…") })
    let grid = try #require(Figures.qGrid(document, factor: 0))
    let cards = groups(grid.elements).filter { $0.classes == ["card"] }
    #expect(Set(cards.compactMap { $0.texts.first?.text }).count == 33)
  }
}

import QDrawing
import QReport
import QStudy
import Testing

private let millimetre = 96 / 25.4

private func study(statements: Int = 23, wording: (Int) -> String = { "Statement \($0 + 1)." })
  throws
  -> Study
{
  Study(
    title: "Our parks", question: "What should our parks be?",
    grid: try Grid(columns: [
      .init(value: -1, count: (statements - 3) / 2), .init(value: 0, count: 3),
      .init(value: 1, count: statements - 3 - (statements - 3) / 2),
    ]),
    statements: (0..<statements).map { Statement(id: String($0 + 1), text: wording($0)) })
}

extension WorkshopSheets {
  /// The pages of a sheet, words set on its paper.
  func pages(_ sheet: WorkshopSheet) throws -> [PDFPage] {
    switch try made(sheet) {
    case .pages(let pages): pages
    case .words(let manuscript):
      PDFDocument.pages(of: manuscript, style: PageStyle(paper: .a4, textSize: 12))
    }
  }
}

@Suite struct WorkshopSheetTests {
  @Test(arguments: [Paper.a4, .a3, .letter, .c32010])
  func everyStatementIsOnOneCardWithItsNumberBehind(_ paper: Paper) throws {
    let pages = try WorkshopSheets(study(), paper: paper).pages(.cards)
    #expect(pages.count.isMultiple(of: 2))
    var seen: [String] = []
    for index in stride(from: 0, to: pages.count, by: 2) {
      let front = pages[index].scene.elements.flatMap(texts)
      let back = pages[index + 1].scene.elements.flatMap(texts)
      let width = pages[index].scene.size.width
      #expect(front.count == back.count)
      for run in front {
        seen.append(run.text)
        // Turned over the long edge, x becomes width − x.
        let behind = back.filter {
          abs($0.position.x - (width - run.position.x)) < 1
            && abs($0.position.y - run.position.y) < 15 * millimetre
        }
        #expect(behind.count == 1)
        #expect(run.text == "Statement \(behind.first?.text ?? "").")
      }
    }
    #expect(Set(seen).count == 23)
  }

  @Test func tenCardsOf85By54MillimetresLieOnASheetOfA4() throws {
    let pages = try WorkshopSheets(study(), paper: .a4).pages(.cards)
    let front = pages[0].scene.elements.flatMap(texts)
    #expect(front.count == 10)
    let xs = Set(front.map { ($0.position.x / millimetre * 10).rounded() / 10 }).sorted()
    #expect(xs.count == 2 && abs(xs[1] - xs[0] - 85) < 0.01)
    let ys = Set(front.map { ($0.position.y / millimetre * 10).rounded() / 10 }).sorted()
    #expect(ys.count == 5)
    for (a, b) in zip(ys, ys.dropFirst()) { #expect(abs(b - a - 54) < 0.11) }
  }

  /// C32010: two columns 10 mm apart, five rows that touch, in the middle of A4 (the template
  /// `AveryZweckformC32010` of R's qmethod).
  @Test func cardsToBreakOutLieWhereThePaperIsCutAndBearNoMarks() throws {
    let pages = try WorkshopSheets(study(), paper: .c32010).pages(.cards)
    #expect(pages.count == 6)
    for page in pages {
      #expect(abs(page.scene.size.width - 210 * millimetre) < 0.01)
      let words = page.scene.elements.flatMap(texts)
      for run in words {
        let x = run.position.x / millimetre
        #expect(abs(x - 57.5) < 0.01 || abs(x - 152.5) < 0.01, "the middle of a column, not \(x)")
        let y = (run.position.y / millimetre - 13.5).truncatingRemainder(dividingBy: 54)
        #expect(abs(y - 27) < 6)
      }
      #expect(!page.scene.elements.contains { if case .line = $0 { true } else { false } })
    }
    let cut = try WorkshopSheets(study(), paper: .a4).pages(.cards)
    #expect(cut[0].scene.elements.contains { if case .line = $0 { true } else { false } })
  }

  @Test func lettersOfADeckAreOfOneSizeUnlessAWordingNeedsSmallerOnesThan10Points() throws {
    func sizes(longest words: Int) throws -> [String: Set<Double>] {
      let study = try study { j in
        j == 4 ? (1...words).map { _ in "many" }.joined(separator: " ") : "Short."
      }
      let runs = try WorkshopSheets(study, paper: .a4).pages(.cards)
        .enumerated().filter { $0.offset.isMultiple(of: 2) }
        .flatMap { $0.element.scene.elements.flatMap(texts) }
      return Dictionary(
        grouping: runs, by: { $0.text.hasPrefix("many") ? "long" : "short" }
      ).mapValues { Set($0.map { $0.size * 0.75 }) }
    }
    #expect(try sizes(longest: 5) == ["long": [15], "short": [15]])
    let middling = try sizes(longest: 45)
    #expect(middling["long"] == middling["short"])
    #expect(middling["short"]?.count == 1)
    #expect(try #require(middling["short"]?.first) < 15)
    let longest = try sizes(longest: 80)
    #expect(longest["short"] == [10])
    #expect(try #require(longest["long"]?.first) < 10)
  }

  @Test func aStatementTooLongForACardIsNamed() throws {
    let long = try study { j in j == 4 ? String(repeating: "many words ", count: 150) : "Short." }
    #expect(throws: WorkshopSheets.Refusal.tooLong(statement: "5")) {
      try WorkshopSheets(long, paper: .a4).pages(.cards)
    }
  }

  @Test func matAndRecordNeedAGrid() throws {
    var gridless = try study()
    gridless.grid = nil
    for sheet in [WorkshopSheet.mat, .record] {
      #expect(throws: WorkshopSheets.Refusal.noGrid(sheet)) {
        try WorkshopSheets(gridless, paper: .a4).pages(sheet)
      }
    }
    #expect(try WorkshopSheets(gridless, paper: .a4).pages(.cards).count == 6)
  }

  @Test(arguments: [Paper.a4, .a3, .letter])
  func aRecordSheetHasAPlaceForEveryNumberAndEveryNumberToStrikeOut(_ paper: Paper) throws {
    let study = try study()
    let pages = try WorkshopSheets(study, paper: paper, codes: ["P1", "P2"]).pages(.record)
    #expect(pages.count == 2)
    let (width, height) = paper.millimetres
    for (page, code) in zip(pages, ["P1", "P2"]) {
      #expect(abs(page.scene.size.width - width * millimetre) < 0.01)
      #expect(abs(page.scene.size.height - height * millimetre) < 0.01)
      let words = page.scene.elements.flatMap(texts).map(\.text)
      #expect(words.contains("Code: \(code)"))
      for statement in study.statements { #expect(words.contains(statement.id)) }
      for box in page.scene.elements.flatMap(boxes) {
        #expect(box.bottom <= page.scene.size.height)
        #expect(box.right <= page.scene.size.width)
      }
    }
  }

  /// A study whose statements have long ids, and long codes of people.
  private func longNamed(_ statements: Int, ids: (Int) -> String) throws -> (Study, [String]) {
    var study = try study(statements: statements)
    for j in study.statements.indices { study.statements[j].id = ids(j) }
    return (study, (1...3).map { "organisation-housing-in-the-valleys-0\($0)" })
  }

  @Test(arguments: [Paper.a4, .letter], [40, 80])
  func longIdsStayOnTheRecordSheetOrGoToASecond(_ paper: Paper, _ statements: Int) throws {
    let (study, codes) = try longNamed(statements) { "needs-and-knowledge-\($0 + 1)" }
    let pages = try WorkshopSheets(study, paper: paper, codes: codes).pages(.record)
    let each = pages.count / codes.count
    #expect(each == (statements == 40 ? 1 : 2) && pages.count == each * codes.count)
    for page in pages {
      let words = page.scene.elements.flatMap(texts).map(\.text)
      #expect(words.contains { $0.hasPrefix("Code: organisation") })
      for box in page.scene.elements.flatMap(boxes) {
        #expect(box.bottom <= page.scene.size.height - 13 * millimetre)
        #expect(box.right <= page.scene.size.width - 13 * millimetre)
      }
    }
    let words = pages.prefix(each).flatMap { $0.scene.elements.flatMap(texts) }.map(\.text)
    for statement in study.statements { #expect(words.contains(statement.id)) }
  }

  @Test func theQRCodeIsNotPaintedOverALongCode() throws {
    let (study, codes) = try longNamed(23) { "s\($0)" }
    for sheet in [WorkshopSheet.codes, .record] {
      for page in try WorkshopSheets(study, paper: .a4, codes: codes).pages(sheet) {
        let squares = page.scene.elements.flatMap { element -> [Rect] in
          if case .path = element { boxes(element) } else { [] }
        }
        #expect(squares.count == (sheet == .codes ? 3 : 1))
        let words = page.scene.elements.flatMap(texts)
        for box in page.scene.elements.filter({ !texts($0).isEmpty }).flatMap(boxes) {
          #expect(!squares.contains { $0.overlaps(box) })
        }
        // Nothing of it is lost.
        #expect(words.map(\.text).joined().contains("valleys-01") || sheet == .record)
      }
    }
  }

  @Test func numbersOnTheBacksStayOnTheirCards() throws {
    let (study, _) = try longNamed(23) {
      $0 == 0 ? "short" : "needs-and-knowledge-of-the-valleys-\($0 + 1)"
    }
    let pages = try WorkshopSheets(study, paper: .a4).pages(.cards)
    for page in stride(from: 1, to: pages.count, by: 2).map({ pages[$0] }) {
      let runs = page.scene.elements.flatMap(texts)
      #expect(!runs.isEmpty)
      for run in runs {
        #expect(
          TextMetrics.width(of: run.text, size: run.size, weight: .bold) <= 75 * millimetre + 0.1)
      }
    }
    // A short one is as large as ever.
    let sizes = pages[1].scene.elements.flatMap(texts).map(\.size)
    #expect(abs((sizes.max() ?? 0) - 14 * millimetre) < 0.01)
  }

  @Test func aCodeOfAnyTextIsSquareAndHasItsFinders() throws {
    let code = try #require(QRCode("mindset:Our parks\nP01"))
    let side = code.modules.count
    #expect(code.modules.allSatisfy { $0.count == side })
    // The finder patterns in three corners (ISO/IEC 18004, 6.3.3): a dark frame of 7 × 7.
    for (row, column) in [(0, 0), (0, side - 7), (side - 7, 0)] {
      for step in 0..<7 {
        #expect(code.modules[row][column + step] && code.modules[row + 6][column + step])
        #expect(code.modules[row + step][column] && code.modules[row + step][column + 6])
      }
    }
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "x", count: 5000)) == nil)
  }

  private func rows(_ blocks: [Block]) -> [[String]] {
    blocks.flatMap { block -> [[String]] in
      guard case .table(let table) = block else { return [] }
      return table.rows.map { row in
        row.map {
          switch $0 {
          case .text(let text): text
          case .integer(let number, _, _): number.map(String.init) ?? ""
          default: ""
          }
        }
      }
    }
  }

  private func blocks(_ sheet: WorkshopSheet, of study: Study) throws -> [Block] {
    guard case .words(let manuscript) = try WorkshopSheets(study, paper: .a4).made(sheet) else {
      return []
    }
    return manuscript.blocks
  }

  @Test func theScriptKeepsToTheTimesOfTheStudy() throws {
    var study = try study()
    #expect(try rows(blocks(.script, of: study)).count == 9)
    study.collect = CollectSettings(
      timing: [
        "consent": 7, "presort": 11, "refine": 4, "sort": 31, "comments": 6, "background": 2,
      ])
    let planned = try rows(blocks(.script, of: study)).map { $0[1] }
    #expect(planned == ["5", "7", "3", "11", "4", "31", "6", "2", "5", "15", "30"])
    study.collect = CollectSettings(presort: .off, refine: false, comments: false)
    #expect(try rows(blocks(.script, of: study)).count == 7)
  }

  @Test func theScriptHasTheQuestionOfEachCondition() throws {
    var study = try study()
    study.conditions = [
      Condition(id: "before", question: "What now?"),
      Condition(id: "after", question: "What after all we heard?"),
    ]
    let blocks = try blocks(.script, of: study)
    #expect(
      rows(blocks).joined().contains {
        $0.hasSuffix("before “What now?” after “What after all we heard?”")
      })
    #expect(blocks.flatMap(\.words).say("Each of the two rounds is a sort of its own"))
  }

  @Test func whatIsForTheFacilitatorIsNotOnTheSheetOfParticipants() throws {
    let study = try study()
    let note = Phrase.consentNote.english
    #expect(!(try blocks(.consent, of: study)).flatMap(\.words).contains(note))
    #expect(try blocks(.script, of: study).flatMap(\.words).contains(note))
    // What people write is shown only where they agree to it.
    #expect(
      try blocks(.consent, of: study).flatMap(\.words)
        .contains("☐ What I write may be shown to others, without my name."))
  }

  @Test func timesOfTheScriptAddUp() throws {
    let pages = try WorkshopSheets(study(), paper: .a4).pages(.script)
    let words = pages.flatMap { $0.scene.elements.flatMap(texts) }.map(\.text)
    #expect(words.contains("0:00") && words.contains("0:05") && words.contains("0:13"))
  }
}

extension WorkshopSheetTests {
  @Test func longPolesDoNotMeet() throws {
    var study = try study()
    let words = String(
      repeating: "what I would say of this place and of the people in it ", count: 4)
    study.poles = Poles(low: "Low: " + words, high: "High: " + words)
    let sheets = WorkshopSheets(study, paper: .a4)
    let record = try sheets.pages(.record)[0].scene.elements.flatMap(texts)
    // Two lines each, the last of them marked as cut.
    let low = try #require(record.firstIndex { $0.text.hasPrefix("Low: ") })
    let high = try #require(record.firstIndex { $0.text.hasPrefix("High: ") })
    #expect(high == low + 2)
    #expect(record[low + 1].text.hasSuffix("…") && record[high + 1].text.hasSuffix("…"))
    let lows = record[low..<high].map { Element.text($0) }.flatMap(boxes).map(\.right).max() ?? 0
    let highs = record[high...high + 1].map { Element.text($0) }.flatMap(boxes).map(\.left)
    #expect(highs.allSatisfy { $0 > lows })
    // The mat is three columns wide, which one sheet holds.
    let mat = try sheets.pages(.mat)[0].scene.elements.flatMap(texts)
    let left = mat.filter { $0.text.hasPrefix("Low: ") }.map { Element.text($0) }.flatMap(boxes)
    let right = mat.filter { $0.text.hasPrefix("High: ") }.map { Element.text($0) }.flatMap(boxes)
    #expect(try #require(left.first).right < #require(right.first).left)
  }

  @Test func endsOfTheGridAreInTheLanguageOfTheSheets() throws {
    var phrases = Dictionary(uniqueKeysWithValues: Phrase.allCases.map { ($0, $0.english) })
    phrases[.poleLow] = "lleiaf"
    phrases[.poleHigh] = "mwyaf"
    let welsh = Lexicon(language: "cy", phrases: phrases)
    func words(_ study: Study, _ sheet: WorkshopSheet) throws -> String {
      try WorkshopSheets(study, lexicon: welsh, paper: .a4).pages(sheet)
        .flatMap { $0.scene.elements.flatMap(texts) }.map(\.text).joined(separator: " ")
    }
    var study = try study()
    for sheet in [WorkshopSheet.record, .mat] {
      let said = try words(study, sheet)
      #expect(said.contains("lleiaf") && said.contains("mwyaf") && !said.contains("my view\u{20}"))
    }
    study.poles = Poles(low: "what we want least", high: "what we want most")
    let own = try words(study, .record)
    #expect(own.contains("what we want least") && !own.contains("lleiaf"))
  }

  @Test func codesOfOneSetAreInLettersOfOneSize() throws {
    let codes = ["P1", "W", "the-mayor-of-the-valleys", "Ann"]
    let page = try WorkshopSheets(study(), paper: .a4, codes: codes).pages(.codes)[0]
    let bold = page.scene.elements.flatMap(texts).filter { $0.weight == .bold }
    #expect(bold.count >= 4 && Set(bold.map(\.size)).count == 1)
    let doors = ["bumof-dajoh-gamun", "fifif-lilij-titil", "mamum-womam-mumaw"].enumerated().map {
      WorkshopSheets.Door(participant: "W\($0)", code: $1, address: "http://192.0.2.1/#\($1)")
    }
    let slips = try WorkshopSheets(study(), paper: .a4, doors: doors).pages(.codes)[0]
    let words = slips.scene.elements.flatMap(texts).filter { $0.weight == .bold }
    #expect(words.count == 3 && Set(words.map(\.size)).count == 1)
    // The number is the person's, and not what is typed.
    let terms = slips.scene.elements.flatMap(texts).map(\.text).filter { $0.hasPrefix("Code") }
    #expect(terms == ["Code of W0", "Code of W1", "Code of W2"])
  }

  private func asking(_ count: Int, statements: Int = 23) throws -> Study {
    var asking = try study(statements: statements)
    asking.background = [
      BackgroundQuestion(
        id: "role", question: "Your role?", kind: .choice, options: ["resident", "councillor"]),
      BackgroundQuestion(
        id: "ways", question: "How do you get there?", kind: .several,
        options: ["on foot", "by bus", String(repeating: "in some other way ", count: 20)]),
      BackgroundQuestion(id: "age", question: "Your age?", kind: .number),
    ]
    asking.background += (0..<max(0, count - 3)).map {
      BackgroundQuestion(id: "more\($0)", question: "And what of \($0)?")
    }
    asking.background = Array(asking.background.prefix(count))
    asking.languages = ["cy"]
    asking.translations = [
      "cy": StudyWording(background: [
        "role": .init(question: "Eich rôl?", options: ["preswylydd", "cynghorydd"])
      ])
    ]
    return asking
  }

  @Test(arguments: [1, 3, 60], [9, 200])
  func aRecordSheetHasAPlaceForEveryAnswerAboutThePersonBelowOrBehindUnderTheCode(
    _ count: Int, _ statements: Int
  ) throws {
    let study = try asking(count, statements: statements)
    let pages = try WorkshopSheets(study, paper: .a4, codes: ["P1"]).pages(.record)
    if count == 1 { #expect(pages.count == (statements == 9 ? 1 : 2)) }
    if count == 60 { #expect(pages.count > 2) }
    for page in pages {
      let runs = page.scene.elements.flatMap(texts)
      #expect(runs.contains { $0.text == "Code: P1" })
      for box in runs.map({ Element.text($0) }).flatMap(boxes) {
        #expect(box.left >= 0 && box.right <= page.scene.size.width)
        #expect(box.bottom <= page.scene.size.height)
      }
    }
    let words = pages.flatMap { $0.scene.elements.flatMap(texts) }.map(\.text)
    #expect(words.contains("About you") && words.contains("Your role? (Tick one.)"))
    for option in study.background.flatMap(\.options) where option.count < 20 {
      #expect(words.count { $0 == option } == 1, "\(option)")
    }
    for question in study.background.dropFirst(2) {
      #expect(words.count { $0 == question.question } == 1, "\(question.id)")
    }
  }

  @Test func nobodysRecordSheetBeginsOnTheBackOfAnothers() throws {
    let study = try #require(
      try (10...40).map { try asking($0, statements: 200) }.first {
        try WorkshopSheets($0, paper: .a4, codes: ["P1"]).pages(.record).count == 3
      }, "a number of questions with which a sheet has three pages")
    let pages = try WorkshopSheets(study, paper: .a3, codes: ["P1", "P2"]).pages(.record)
    let codes = pages.map { page in
      page.scene.elements.flatMap(texts).map(\.text).filter { $0.hasPrefix("Code: ") }
    }
    #expect(
      codes == Array(repeating: ["Code: P1"], count: 4) + Array(repeating: ["Code: P2"], count: 4))
  }

  @Test func howAQuestionIsAnsweredKeepsItsOwnDirection() throws {
    var study = try asking(1)
    study.background[0].question = "ما دورك هنا؟"
    let pages = try WorkshopSheets(study, paper: .a4).pages(.record)
    let words = pages.flatMap { $0.scene.elements.flatMap(texts) }.map(\.text)
    #expect(words.contains { $0.contains("\u{2068}(Tick one.)\u{2069}") }, "\(words)")
  }

  @Test func questionsAboutThePersonAreAskedInTheLanguageOfTheSheet() throws {
    let lexicon = Lexicon(language: "cy", phrases: [.aboutYou: "Amdanoch chi"])
    let pages = try WorkshopSheets(asking(1), lexicon: lexicon, paper: .a4).pages(.record)
    let words = pages.flatMap { $0.scene.elements.flatMap(texts) }.map(\.text)
    for due in ["Amdanoch chi", "Eich rôl? (Tick one.)", "preswylydd", "cynghorydd"] {
      #expect(words.contains(due), "\(due)")
    }
  }

  @Test func aRecordSheetAsksWhetherCommentsMayBeShown() throws {
    let page = try WorkshopSheets(study(), paper: .a4, codes: ["P1"]).pages(.record)[0]
    let words = page.scene.elements.flatMap(texts)
    #expect(words.contains { $0.text == Phrase.recordConsent.english })
    let voices = try #require(words.first { $0.text == Phrase.consentVoices.english })
    // A square to tick stands before the words.
    let boxes = page.scene.elements.flatMap(boxes)
    #expect(
      boxes.contains { box in
        abs(box.size.width - box.size.height) < 0.01 && box.right < voices.position.x
          && box.top < voices.position.y && box.bottom > voices.position.y - 4
          && box.size.width < 6 * millimetre
      })
  }

  @Test func thePilesAreCalledAlikeOnPaperAndInTheScript() throws {
    let piles = [Phrase.pileLow, .pileMiddle, .pileHigh].map(\.english)
    #expect(piles == ["Disagree", "In between", "Agree"])
    let record = try WorkshopSheets(study(), paper: .a4).pages(.record)[0]
    let words = record.scene.elements.flatMap(texts)
    let script = try blocks(.script, of: study())
    for pile in piles {
      #expect(words.contains { $0.text == "\(pile): ____" })
      #expect(rows(script).joined().contains { $0.contains("“\(pile)”") })
    }
    // They stand on one line, which begins where the others do and says what is counted.
    let asked = try #require(words.first { $0.text == Phrase.pileCounts.english })
    let why = try #require(words.first { $0.text == Phrase.whyLow.english })
    #expect(asked.position.x == why.position.x)
    for run in words where run.text.hasSuffix(": ____") {
      #expect(run.position.y == asked.position.y)
    }
  }

  @Test func theBoxesStandClearOfTheCode() throws {
    let page = try WorkshopSheets(study(), paper: .a4, codes: ["P1"]).pages(.record)[0]
    let code = try #require(
      page.scene.elements.first { texts($0).contains { $0.text == "Code: P1" } })
    let foot = boxes(code).map(\.bottom).max() ?? 0
    let squares = page.scene.elements.flatMap(boxes).filter {
      abs($0.size.width - 4.2 * millimetre) < 0.1 && abs($0.size.height - $0.size.width) < 0.1
    }
    #expect(squares.count == 2)
    for square in squares { #expect(square.top > foot + 2 * millimetre) }
  }

  @Test func reasonsTakeTheRoomThereIs() throws {
    var study = try study(statements: 23)
    study.grid = try Grid(columns: (-3...3).map { .init(value: $0, count: abs($0) > 1 ? 3 : 4) })
    let page = try WorkshopSheets(study, paper: .a4).pages(.record)[0]
    let words = page.scene.elements.flatMap(texts)
    #expect(words.filter { $0.text == "No. ___" }.count == 6)
    // Five lines for each of three cards at both ends.
    let lines = page.scene.elements.filter { if case .line = $0 { true } else { false } }
    #expect(lines.count == 30)
  }

  @Test(arguments: WorkshopSheet.allCases)
  func everyTitleSaysWhichSheetOfWhichStudy(_ sheet: WorkshopSheet) throws {
    let names: [WorkshopSheet: Phrase] = [
      .cards: .cards, .mat: .mat, .record: .recordSheet, .script: .script, .consent: .consentTitle,
      .codes: .codes,
    ]
    let title = try #require(names[sheet]).english + ": Our parks"
    switch try WorkshopSheets(study(), paper: .a4, codes: ["P1"]).made(sheet) {
    case .words(let manuscript): #expect(manuscript.title == title)
    case .pages(let pages): #expect(pages.allSatisfy { $0.scene.title == title })
    }
  }

  @Test(arguments: [Paper.a4, .a3, .letter])
  func twoConsentSheetsStandOnOnePageWhereEachHasRoom(_ paper: Paper) throws {
    var study = try study()
    func twice() throws -> PDFPage? {
      guard case .words(let words) = try WorkshopSheets(study, paper: paper).made(.consent) else {
        return nil
      }
      return PDFDocument.twice(words, style: PageStyle(paper: paper, textSize: 12))
    }
    let page = try #require(try twice())
    let height = page.scene.size.height
    let words = page.scene.elements.flatMap(texts)
    for said in [Phrase.consentTitle.english, "☐ " + Phrase.consentVoices.english] {
      let places = words.filter { $0.text == said }.map(\.position.y)
      #expect(places.count == 2 && places[0] < height / 2 && places[1] > height / 2)
    }
    let letters = 9.0 / 72 * 96 * 0.82 - 0.01
    #expect(words.allSatisfy { $0.size >= letters })
    study.collect = CollectSettings(
      consent: String(repeating: "You may stop at any time and need not say why. ", count: 120))
    #expect(try twice() == nil)
  }

  @Test func codesAreCalledSoOnEverySheet() throws {
    let sheets = WorkshopSheets(try study(), paper: .a4, codes: ["P1", "P2"])
    let slips = try sheets.pages(.codes)[0].scene.elements.flatMap(texts).map(\.text)
    #expect(slips.filter { $0 == "Code" }.count == 2)
    let record = try sheets.pages(.record)[0].scene.elements.flatMap(texts).map(\.text)
    #expect(record.contains("Code: P1"))
  }
}

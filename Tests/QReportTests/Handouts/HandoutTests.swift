import QAnalysis
import QDrawing
import QNumerics
import QReport
import QStudy
import Testing

/// The words of a page, run after run.
private func words(_ page: PDFPage) -> [String] { page.scene.elements.flatMap(texts).map(\.text) }

private func pages(_ handout: Handout, paper: Paper = .a4) -> [PDFPage] {
  PDFDocument.pages(
    of: handout.manuscript,
    style: PageStyle(paper: paper, isLandscape: handout.isPoster, textSize: 12),
    fitting: handout.pages)
}

@Suite struct HandoutTests {
  @Test(arguments: SampleCase.allCases)
  func everyPageOfSimulatedSortsSaysSo(_ sample: SampleCase) throws {
    let handouts = Handouts(try sample.document)
    for handout in Sheet.allCases.flatMap(handouts.handouts) {
      for page in pages(handout) {
        // What throws doubt on the viewpoints stands behind it.
        #expect(
          words(page).contains { $0.hasPrefix("Illustrative data: simulated sorts") },
          "\(handout.name)")
      }
    }
  }

  @Test func realSortsAreNotCalledIllustrative() throws {
    var study = SampleStudy()
    study.simulated = false
    let handouts = Handouts(try study.document())
    for handout in Sheet.allCases.flatMap(handouts.handouts) {
      for page in pages(handout) {
        #expect(!words(page).contains { $0.lowercased().contains("illustrative") })
      }
    }
  }

  @Test(arguments: SampleCase.allCases)
  func commonGroundIsNeverABlankPage(_ sample: SampleCase) throws {
    let document = try sample.document
    let isComparable = document.analysis.characteristics.comparable.count > 1
    guard let sheet = Handouts(document).handouts(.commonGround).first else {
      #expect(!isComparable)
      return
    }
    let listed = sheet.manuscript.blocks.contains {
      if case .statements(let lines) = $0 { !lines.isEmpty } else { false }
    }
    #expect(isComparable && listed)
  }

  @Test(arguments: SampleCase.allCases)
  func noSheetSaysNothing(_ sample: SampleCase) throws {
    let document = try sample.document
    let handouts = Handouts(document)
    let isComparable = document.analysis.characteristics.comparable.count > 1
    for sheet in Sheet.allCases where handouts.absence(of: sheet) != nil {
      #expect(handouts.handouts(sheet).isEmpty)
      let compares = [.commonGround, .whereWeDiffer, .whichViewpoint].contains(sheet)
      #expect(compares && (!isComparable || sheet == .whichViewpoint))
    }
    // The one page tells of a viewpoint that stands alone.
    let isAlone = document.analysis.characteristics.comparable.count == 1
    let stand = handouts.words(.whereWeStand).joined()
    #expect(stand.contains("To discuss") == isAlone)
    #expect(stand.contains("There is no other viewpoint to compare it with.") == isAlone)
  }

  @Test(arguments: SampleCase.allCases)
  func noIdOfAPersonStandsOnASheetThatIsNotTheirs(_ sample: SampleCase) throws {
    let document = try sample.document
    let ids = Set(document.analysis.table.sorts.map(\.id))
    let handouts = Handouts(document)
    for sheet in Sheet.allCases where sheet != .personalSlips {
      for page in handouts.handouts(sheet).flatMap({ pages($0) }) {
        for run in words(page) {
          let tokens = run.split { !$0.isLetter && !$0.isNumber }.map(String.init)
          #expect(ids.isDisjoint(with: tokens), "\(sheet): \(run)")
        }
      }
    }
    let slips = pages(try #require(handouts.handouts(.personalSlips).first))
    #expect(slips.count >= ids.count)
    for page in slips {
      let named = words(page).flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
        .map(String.init).filter(ids.contains)
      #expect(Set(named).count <= 1)
    }
  }

  @Test func sheetsForEveryoneKeepToTheirPages() throws {
    for sample in [SampleCase.themed, .noThemes, .undecided, .classical, .oneFactor] {
      let handouts = Handouts(try sample.document)
      for sheet in [Sheet.whereWeStand, .viewpoints, .whichViewpoint] {
        for handout in handouts.handouts(sheet) { #expect(pages(handout).count == 1) }
      }
    }
  }

  @Test(arguments: [Paper.a4, .a3, .letter], SampleCase.allCases)
  func nothingLeavesThePage(_ paper: Paper, _ sample: SampleCase) throws {
    let handouts = Handouts(try sample.document)
    for handout in Sheet.allCases.flatMap(handouts.handouts) {
      for page in pages(handout, paper: paper) {
        let size = page.scene.size
        for box in page.scene.elements.flatMap(boxes) {
          #expect(box.left >= -0.5 && box.right <= size.width + 0.5, "\(handout.name)")
          #expect(box.top >= -0.5 && box.bottom <= size.height + 0.5, "\(handout.name)")
        }
      }
    }
  }

  @Test(arguments: [
    SampleCase.themed, .oneFactor, .noThemes, .noDefiners, .oneWithoutDefiners, .undecided,
    .undirected,
  ])
  func anotherLanguageTakesThePlaceOfEveryPhrase(_ sample: SampleCase) throws {
    let document = try sample.document
    let handouts = Handouts(document, lexicon: .shouted)
    for sheet in Sheet.allCases {
      for text in handouts.words(sheet).joined() {
        #expect(foreign(text, in: document.study).isEmpty, "\(sheet): \(text)")
      }
    }
  }

  @Test func anotherLanguageTakesThePlaceOfWhatIsSaidOfChanges() throws {
    let document = try SheetStudy(7, other: 6).asChanges.document()
    let handouts = Handouts(document, lexicon: .shouted)
    for sheet in Sheet.allCases {
      for text in handouts.words(sheet).joined() {
        #expect(foreign(text, in: document.study).isEmpty, "\(sheet): \(text)")
      }
    }
  }

  @Test func aSheetBeforeAWorkshopIsInItsLanguage() throws {
    var study = try SampleCase.themed.document.study
    study.conditions = [
      Condition(id: "now", question: "What do you think?"),
      Condition(id: "then", question: "What did you think?"),
    ]
    study.background = [
      BackgroundQuestion(id: "role", question: "Your role?", kind: .choice, options: ["resident"]),
      BackgroundQuestion(id: "ways", question: "How?", kind: .several, options: ["by train"]),
    ]
    study.collect = CollectSettings(refine: true, retention: 30)
    let sheets = WorkshopSheets(study, lexicon: .shouted, paper: .a4, codes: ["P1"])
    for sheet in WorkshopSheet.allCases {
      let texts =
        switch try sheets.made(sheet) {
        case .words(let manuscript): [manuscript.title] + manuscript.blocks.flatMap(\.words)
        case .pages(let pages): pages.flatMap(\.scene.words)
        }
      for text in texts { #expect(foreign(text, in: study).isEmpty, "\(sheet): \(text)") }
    }
  }

  /// Words of more than three letters that the study doesn't say, nor its grid nor its poles.
  private func foreign(_ text: String, in study: Study) -> [String] {
    let own =
      study.statements.map(\.text) + study.themes.map(\.label)
      + study.background.flatMap { [$0.question] + $0.options }
      + study.conditions.flatMap { [$0.id, $0.question] }
      + [study.title, study.question, study.poles.low, study.poles.high]
    let known = Set(own.flatMap { $0.split { !$0.isLetter }.map(String.init) })
    return text.split { !$0.isLetter }.map(String.init).filter {
      $0.count > 1 && !known.contains($0)
    }
  }

  @Test func theShortListFindsPlantedViewpoints() throws {
    let telling = try #require(TellingStatements(SampleCase.themed.document.analysis))
    #expect((TellingStatements.fewest...TellingStatements.most).contains(telling.statements.count))
    #expect(telling.statements == telling.statements.sorted())
    // Sorts hold their viewpoint at .85: chance would find one in three.
    #expect(telling.found * 4 >= telling.tried * 3)
    // Every two viewpoints are told apart by some row.
    for f in telling.factors.indices {
      for g in telling.factors.indices where g > f {
        #expect(telling.keys.contains { $0[f] != $0[g] })
      }
    }
    #expect(TellingStatements(try SampleCase.oneFactor.document.analysis) == nil)
  }

  @Test func aCribSheetHoldsEveryStatementOnce() throws {
    let analysis = try SampleCase.themed.document.analysis
    for f in 0..<analysis.flags.factors {
      let crib = try #require(CribSheet(analysis, factor: f))
      let own = try #require(analysis.scores.arrays[f])
      let all =
        crib.top + crib.bottom + crib.higher.map(\.statement) + crib.lower.map(\.statement)
        + crib.rest
      #expect(all.sorted() == Array(own.indices))
      let others = analysis.scores.arrays.indices.filter { $0 != f }
        .compactMap { analysis.scores.arrays[$0] }
      for ranked in crib.higher {
        let values = others.map { $0[ranked.statement] }
        #expect(values.allSatisfy { $0 <= own[ranked.statement] })
        #expect(values.contains { $0 < own[ranked.statement] })
        #expect(ranked.tiedWith.count == values.count { $0 == own[ranked.statement] })
      }
      for ranked in crib.lower {
        #expect(others.allSatisfy { $0[ranked.statement] >= own[ranked.statement] })
      }
      for j in crib.rest {
        let lies = others.contains { $0[j] > own[j] } && others.contains { $0[j] < own[j] }
        #expect(lies || others.allSatisfy { $0[j] == own[j] })
      }
    }
  }

  @Test func aSlipTellsTheNearestViewpointAndWhatIsFurthestFromTheRoom() throws {
    let analysis = try SampleCase.themed.document.analysis
    let rooms = Rooms(analysis.table)
    let placements = analysis.table.placements
    for i in placements.indices {
      let standing = PersonalStanding(analysis, sort: i, rooms: rooms)
      let loadings = (0..<analysis.flags.factors).map { abs(analysis.rotation.loadings[i, $0]) }
      #expect(standing.nearest == loadings.firstIndex(of: try #require(loadings.max())))
      let means = placements[i].indices.map { j in
        placements.map { $0[j] }.reduce(0, +) / Double(placements.count)
      }
      let own = placements[i].indices.filter { !standing.shared.contains($0) }
      let furthest = own.map { abs(placements[i][$0] - means[$0]) }.max() ?? 0
      if furthest > 1 {
        let first = try #require(standing.apart?.first)
        #expect(abs(abs(first.own - first.room) - furthest) < 1e-12)
      }
      for j in standing.shared {
        let side = analysis.comparison.statements[j].commonGround.side
        if side == .embrace { #expect(placements[i][j] > 0) }
        if side == .setAside { #expect(placements[i][j] < 0) }
      }
    }
  }

  @Test func aSlipNamesTheViewpointThatASortDefinesByDecision() throws {
    let flags = try SampleStudy().document().analysis.flags
    let own = try #require(flags.viewpoint(of: 0))
    let other = own == 0 ? 1 : 0
    var study = SampleStudy()
    study.decisions = Decisions(flags: [
      Decisions.ManualFlag(sort: "P1", viewpoint: own + 1, sign: 0),
      Decisions.ManualFlag(sort: "P1", viewpoint: other + 1, sign: -1),
    ])
    let document = try study.document()
    let standing = PersonalStanding(
      document.analysis, sort: 0, rooms: Rooms(document.analysis.table))
    #expect(standing.nearest == other)
    #expect(standing.isOpposite)
    let slips = try #require(Handouts(document).handouts(.personalSlips).first)
    #expect(
      words(pages(slips)[0]).joined(separator: " ")
        .contains(
          "define Viewpoint \(other + 1), from the opposite side: what is high in it is low in yours."
        ))
  }

  @Test func whatAllHoldToTheSameDegreeIsSaidSo() throws {
    let document = try SampleCase.themed.document
    let compared = document.analysis.comparison.statements
    let sheet = try #require(Handouts(document).handouts(.commonGround).first)
    let lines = sheet.manuscript.blocks.flatMap { block -> [StatementLine] in
      if case .statements(let lines) = block { lines } else { [] }
    }
    #expect(lines.contains { $0.remark.contains("and to about the same degree (less than 1.5") })
    for line in lines {
      let j = try #require(document.study.statements.firstIndex { $0.id == line.id })
      #expect(line.remark.contains("same degree") == (compared[j].label == .shared))
    }
  }
}

extension Lexicon {
  /// No phrase but what is put in, so that words which are left came from elsewhere.
  fileprivate static let shouted = Lexicon(
    language: "xx",
    phrases: Dictionary(
      uniqueKeysWithValues: Phrase.allCases.map { phrase in
        (phrase, "«" + phrase.slots.sorted().map { "{\($0)}" }.joined(separator: "·") + "»")
      }))
}

import QAnalysis
import QDrawing
import QReport
import QStudy
import Testing

@Suite struct SheetWordTests {
  @Test func smallGroupsOfDefinersDoNotFollowBySubtraction() throws {
    func told(_ groups: [String: Int]) throws -> [String] {
      let values = groups.sorted { $0.key < $1.key }.flatMap { Array(repeating: $0, count: $1) }
      var study = SheetStudy(values.count, other: 5)
      study.edit = { study in
        study.participants = study.sorts.enumerated().map { i, sort in
          let value = i < values.count ? values[i] : "Other"
          return Participant(
            id: sort.id,
            attributes: value == "" ? [:] : ["role": value, "age": String(20 + i)])
        }
      }
      return Handouts(try study.document()).words(.cribSheet)[0].filter {
        $0.hasPrefix("role: ") || $0.hasPrefix("age: ")
      }.filter { !$0.contains("Other") }
    }
    #expect(try told(["nurse": 8, "vet": 6]) == ["role: nurse 8, vet 6"])
    #expect(
      try told(["nurse": 6, "vet": 3, "mayor": 2]) == ["role: nurse 6, 5 others, not told apart"])
    // One vet would follow from the number of sorts: nurses stand with the vets.
    #expect(
      try told(["nurse": 7, "cook": 6, "vet": 1]) == ["role: nurse 7, 7 others, not told apart"])
    #expect(try told(["nurse": 7, "vet": 1]) == [])
    // So would one who gave no role.
    #expect(try told(["nurse": 7, "": 1]) == [])
    #expect(try told(["nurse": 7, "": 6]) == ["role: nurse 7, not stated 6"])
  }

  @Test func aVoiceIsHeardWhereItsWriterAgreedAndIsOneOfFive() throws {
    var study = SheetStudy(6, other: 4)
    study.edit = { study in
      study.comments = study.sorts.enumerated().map { i, sort in
        Comment(
          sort: sort.id, statement: "1", text: "Said by number \(i + 1).", isShared: i != 1)
      }
    }
    let handouts = Handouts(try study.document())
    let pages = handouts.words(.viewpoints).map { $0.filter { $0.contains("Said by") } }
    #expect(
      pages == [
        [1, 3, 4, 5].map { "1: Said by number \($0)." }, [],
      ])
    // The analyst reads all of them.
    let crib = handouts.words(.cribSheet)[0].joined(separator: " ")
    for number in 1...10 { #expect(crib.contains("“Said by number \(number).”"), "\(number)") }
  }

  @Test func aCommentNamesNobody() throws {
    var study = SheetStudy(6, other: 4)
    let told = "Ask {}, or ({})! Not {}x, nor the {}."
    study.edit = { study in
      let names = [study.sorts[7].id, study.sorts[8].id]
      let words = [names[0], names[1], names[0], names[1]]
      var text = told
      for word in words { text.replace("{}", with: word, maxReplacements: 1) }
      study.comments = [
        Comment(sort: study.sorts[0].id, statement: "1", text: text, isShared: true)
      ]
    }
    let document = try study.document()
    let handouts = Handouts(document)
    let sorts = document.analysis.table.sorts
    let shown = "Ask […], or ([…])! Not \(sorts[7].id)x, nor the […]."
    #expect(handouts.words(.viewpoints)[0].contains("1: " + shown))
    #expect(handouts.words(.cribSheet)[0].joined(separator: " ").contains(shown))
    #expect(handouts.peopleInComments == [sorts[7].id, sorts[8].id])
  }

  @Test func whatThrowsDoubtOnViewpointsStandsOnEveryPage() throws {
    var study = SheetStudy(6, other: 5)
    #expect(Handouts(try study.document()).handouts(.commonGround)[0].manuscript.notice == nil)
    study.warnings = [
      Warning(.moreThanSupported, "many"), Warning(.viewpointsIndistinct, "alike"),
    ]
    let document = try study.document()
    let notices =
      Sheet.allCases.flatMap(Handouts(document).handouts).map(\.manuscript.notice)
      + [ResearchReport.manuscript(document, figures: FigureSet(drawing: document)).notice]
    for notice in notices {
      #expect(
        notice == "More viewpoints than stand out from chance · Some viewpoints may be one divided")
    }
  }

  @Test func aViewpointWithoutDefinersIsNotFound() throws {
    let nobody = Handouts(try SampleCase.noDefiners.document)
    #expect(nobody.words(.whereWeStand)[0].contains("We found no viewpoint in 15 sorts."))
    #expect(!nobody.words(.whereWeStand)[0].say("no other viewpoint"))
    let two = Handouts(try SampleCase.oneWithoutDefiners.document)
    #expect(two.words(.whereWeStand)[0].contains("We found two viewpoints in 17 sorts."))
  }

  @Test func noSentenceEndsInTwoStops() throws {
    for sample in [SampleCase.noThemes, .themed, .undecided] {
      let words = Handouts(try sample.document).words(.whereWeStand)[0]
      #expect(words.say("Most: "))
      #expect(!words.say("..") && !words.say("?."))
    }
  }

  @Test func whereSomeDefineAViewpointFromTheOppositeSideTheSheetsForEveryoneSaySo() throws {
    var poles = SheetStudy(5, turned: 5, other: 5)
    poles.common = 0
    let turned = Handouts(try poles.document())
    let straight = Handouts(try SheetStudy(6, other: 6).document())
    let said = "from the opposite side: what stands high there stands low in theirs."
    for sheet in [Sheet.whereWeStand, .commonGround] {
      #expect(turned.words(sheet)[0].say(said), "\(sheet)")
      #expect(!straight.words(sheet)[0].say(said), "\(sheet)")
    }
  }

  @Test func columnsOfAGridWithoutNegativeOnesBearNoSign() throws {
    var study = MadeUpStudy(statements: 24)
    study.grid = [1: 4, 2: 5, 3: 6, 4: 5, 5: 4]
    let handouts = Handouts(try study.document())
    for sheet in Sheet.allCases where sheet != .whichViewpoint {
      let words = handouts.words(sheet).joined()
      #expect(!words.contains { $0.contains(/[+−][1-5]/) && !$0.contains("z ") }, "\(sheet)")
    }
    #expect(handouts.words(.viewpoints)[0].contains("Four most like this viewpoint (5)"))
    let record = try WorkshopSheets(study.document().study, paper: .a4, codes: ["P1"])
    for sheet in [WorkshopSheet.record, .mat] {
      guard case .pages(let pages) = try record.made(sheet) else { continue }
      #expect(!pages.flatMap(\.scene.words).contains { $0.hasPrefix("+") })
    }
  }

  @Test func polesAreTold() throws {
    var study = SheetStudy(5, turned: 5, other: 5)
    study.common = 0
    let handouts = Handouts(try study.document())
    #expect(
      handouts.words(.viewpoints)[0].contains(
        "Defined by 10 sorts, 5 of them from the opposite side."))
    #expect(handouts.words(.whichViewpoint)[0].say("10 sorts that define a viewpoint by agreeing"))
  }

  @Test func ofChangesOnlyMovesAreSaid() throws {
    let document = try SheetStudy(7, other: 6).asChanges.document()
    let handouts = Handouts(document)
    #expect(handouts.absence(of: .whichViewpoint) == .isOfChanges)
    #expect(handouts.words(.viewpoints)[0].say("moved up most (+"))
    #expect(handouts.words(.viewpoints)[0].say("would move the statements"))
    #expect(
      handouts.words(.whereWeStand)[0].contains(
        "We found two viewpoints in how 13 people moved the statements."))
    #expect(handouts.slips[0][0] == "Your change: P1")
    for sheet in Sheet.allCases where handouts.absence(of: sheet) == nil {
      let words = handouts.words(sheet).joined()
      #expect(
        words.contains(
          "Columns and scores tell how people moved the statements: + is up, − is down.")
          || sheet == .posters)
      for wrong in ["like this viewpoint", "would sort", "Your sort", "stands for", "Most:"] {
        #expect(!words.contains { $0.contains(wrong) }, "\(sheet): \(wrong)")
      }
    }
    let footer = handouts.handouts(.commonGround)[0].manuscript.footer
    #expect(footer.contains("13 changes"))
  }

  @Test func aChangeIsSharedByWhoMovedThatWay() throws {
    let analysis = try SheetStudy(7, other: 6).asChanges.document().analysis
    let rooms = Rooms(analysis.table)
    var moved = 0
    for (i, own) in analysis.table.placements.enumerated() {
      for j in PersonalStanding(analysis, sort: i, rooms: rooms).shared {
        switch analysis.comparison.statements[j].commonGround.side {
        case .embrace: #expect(own[j] > 0)
        case .setAside: #expect(own[j] < 0)
        case .littleMatter: #expect(abs(own[j]) <= 1)
        case nil: Issue.record("no side")
        }
        moved += 1
      }
    }
    #expect(moved > 0)
  }

  @Test func theFooterSaysWhichSortsTookPart() throws {
    var study = SheetStudy(7, other: 6)
    study.edit = { study in
      for i in study.sorts.indices { study.sorts[i].condition = i == 0 ? "later" : "now" }
    }
    study.selection = .init(conditions: ["now"], exclude: ["P2", "P3"])
    let footer = Handouts(try study.document()).handouts(.whereWeStand)[0].manuscript.footer
    #expect(
      footer.contains(
        "10 sorts · only under the condition: now · sorts left out: 2 · viewpoints: 2 · "
          + "pca, varimax"))
  }

  @Test func whatTheOrderOfStatementsDecidedIsSaid() throws {
    let even = Handouts(try SheetStudy(6, other: 6).document())
    #expect(!even.words(.viewpoints).joined().contains { $0.contains("Equal scores") })
    var study = SheetStudy(6, other: 6)
    (study.flagging, study.acceptsFree) = (.none, true)
    study.decisions = Decisions(flags: [
      .init(sort: "P1", viewpoint: 1, sign: 1), .init(sort: "P12", viewpoint: 2, sign: 1),
    ])
    study.edit = { study in
      study.distribution = .free
      study.sorts[0].placements = study.sorts[0].placements.map { $0.map { min(2, $0) } }
    }
    let document = try study.document()
    let ties = document.analysis.scores.ties
    #expect(ties[0].count == 1 && ties[1].isEmpty)
    let ids = ties[0][0].map { document.study.statements[$0].id }
    let handouts = Handouts(document)
    for sheet in [Sheet.viewpoints, .posters] {
      let pages = handouts.words(sheet)
      #expect(pages[0].say("Equal scores: \(ids[0]), \(ids[1]),"), "\(sheet)")
      #expect(!pages[1].say("Equal scores"))
    }
    #expect(handouts.words(.cribSheet)[0].say("Equal scores"))
  }

  @Test func whatIsHeldToTheSameDegreeIsSaid() throws {
    var study = SheetStudy(20, other: 20)
    study.noise = 0.2
    let document = try study.document()
    let shared = document.analysis.comparison.statements.indices.filter {
      let compared = document.analysis.comparison.statements[$0]
      return compared.label == .shared && compared.commonGround.evidence != nil
    }
    #expect(!shared.isEmpty)
    let words = Handouts(document).words(.commonGround)[0]
    let said = words.filter { $0.contains("and to about the same degree (less than 1.5 columns") }
    #expect(said.count == shared.count)
  }
}

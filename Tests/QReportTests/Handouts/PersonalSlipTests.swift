import QAnalysis
import QReport
import QStudy
import Testing

@Suite struct PersonalSlipTests {
  private func standings(_ document: AnalysisDocument) -> [PersonalStanding] {
    let rooms = Rooms(document.analysis.table)
    return document.analysis.table.sorts.indices.map {
      PersonalStanding(document.analysis, sort: $0, rooms: rooms)
    }
  }

  @Test func whoDefinesAPoleOfASplitViewpointHasThatPole() throws {
    var study = SheetStudy(5, turned: 5, other: 5)
    study.common = 0
    study.decisions = Decisions(split: [1])
    let document = try study.document()
    let found = standings(document)
    for (i, standing) in found.enumerated() {
      #expect(standing.nearest == document.analysis.flags.viewpoint(of: i))
      #expect(standing.place == .defines && !standing.isOpposite)
    }
    #expect(found[0].nearest != found[5].nearest)
  }

  @Test func aFlagSetByHandSaysWhatASortDefines() throws {
    var study = SheetStudy(6, other: 6)
    study.decisions = Decisions(flags: [
      .init(sort: "P1", viewpoint: 1, sign: 0), .init(sort: "P1", viewpoint: 2, sign: -1),
    ])
    let document = try study.document()
    let first = standings(document)[0]
    let flagged = try #require(document.analysis.flags.viewpoint(of: 0))
    #expect(first.nearest == flagged && first.isOpposite)
    #expect(
      Handouts(document).slips[0].say("that define Viewpoint 2, from the opposite side: what is"))
  }

  @Test func whomAPersonPassedOverIsNotSaidToBeNearNone() throws {
    var study = SheetStudy(6, other: 6)
    study.flagging = .none
    study.decisions = Decisions(
      flags: [1, 2, 3].map { .init(sort: "P\($0)", viewpoint: 1, sign: 1) }
        + [7, 8, 9].map { .init(sort: "P\($0)", viewpoint: 2, sign: 1) })
    let byHand = try study.document()
    #expect(standings(byHand).map(\.place).filter { $0 == .passedOver }.count == 6)
    #expect(!Handouts(byHand).slips.joined().contains { $0.contains("near none") })

    study.flagging = .standard
    study.decisions = Decisions(flags: [.init(sort: "P2", viewpoint: 2, sign: 0)])
    let removed = try study.document()
    #expect(Handouts(removed).slips[1].say("was not taken to define a viewpoint"))
    #expect(removed.status(of: 1) == "not flagged")
  }

  @Test func theGistIsToldToThoseOnItsSideOnly() throws {
    var study = SheetStudy(7, other: 5)
    study.people += [SheetStudy.turned, SheetStudy.turned, [-1.2, 0.9], [-1.2, 0.9], [1.2, 0.9]]
    (study.noise, study.common) = (0.1, 0)
    study.flagging = .significance
    study.decisions = Decisions(anchors: [
      Anchor(kind: .like("P1"), name: "Keep it", gist: "Keep every tree.")
    ])
    let document = try study.document()
    let own = try #require(document.analysis.viewpoints.firstIndex { $0.gist != nil })
    let slips = Handouts(document).slips
    var between = 0
    for (standing, slip) in zip(standings(document), slips) {
      let isOnItsSide =
        standing.nearest == own && !standing.isOpposite && standing.place != .away
      #expect(slip.contains("Keep every tree.") == isOnItsSide)
      if standing.place == .between, standing.isOpposite {
        between += 1
        #expect(slip.say("stands between viewpoints; the nearest is the opposite of “Keep it”."))
      }
    }
    #expect(between > 0)
    #expect(
      slips[12].say("that define “Keep it”, from the opposite side: what is high in it is low"))
  }

  @Test func whatAPersonDidNotPlaceIsNotTheirs() throws {
    let whole = standings(try SheetStudy(6, other: 6).document())[0]
    let blanks = Array(whole.shared.prefix(3))
    #expect(blanks.count == 3)
    var study = SheetStudy(6, other: 6)
    study.missing = .refill
    study.edit = { study in
      for j in blanks { study.sorts[0].placements[j] = nil }
      // What was filled is no part of the room either.
      study.sorts[1].placements[20] = nil
    }
    let document = try study.document()
    let first = standings(document)[0]
    #expect(Set(first.shared).isDisjoint(with: blanks))
    #expect(Set((first.apart ?? []).map(\.statement)).isDisjoint(with: blanks))
    let means = try #require(Rooms(document.analysis.table).means(around: 0))
    let placed = document.analysis.table.sorts.compactMap { $0.placements[20] }
    #expect(placed.count == 11)
    #expect(means[20] == Double(placed.reduce(0, +)) / 11)
  }

  @Test func theRoomIsThatOfTheOwnConditionWithoutOnesOtherSorts() throws {
    var study = SheetStudy(6, other: 6)
    study.edit = { study in
      for i in study.sorts.indices {
        study.sorts[i].participant = i == 11 ? "P1" : "P\(i + 1)"
        study.sorts[i].condition = i.isMultiple(of: 2) || i == 11 ? "here" : "there"
      }
    }
    let table = try study.document().analysis.table
    let means = try #require(Rooms(table).means(around: 0))
    let others = [0, 2, 4, 6, 8, 10]
    for j in table.statements.indices {
      let mean = others.reduce(0) { $0 + table.placements[$1][j] } / 6
      #expect(abs((means[j] ?? .nan) - mean) < 1e-12)
    }
    // Eleven people, but five in the other room.
    #expect(Rooms(table).means(around: 1) != nil)
  }

  @Test func aRoomOfFewerThanFiveIsNotTold() throws {
    let few = try SheetStudy(2, other: 2).document()
    let slips = Handouts(few).slips
    #expect(slips.allSatisfy { $0.say("Too few people sorted to compare you") })
    #expect(!slips.joined().contains { $0.contains("the room +") || $0.contains("the room −") })
    let enough = try SheetStudy(3, other: 2).document()
    #expect(!Handouts(enough).slips.joined().contains { $0.contains("Too few people") })
  }

  @Test func aColumnIsAColumnWhateverItsValue() throws {
    var wide = SheetStudy(6, other: 6)
    wide.step = 2
    let narrow = standings(try SheetStudy(6, other: 6).document())
    for (a, b) in zip(narrow, standings(try wide.document())) {
      #expect(a.apart?.map(\.statement) == b.apart?.map(\.statement))
      #expect(a.shared == b.shared)
    }
  }

  @Test func whereThereIsNothingToShareNobodyIsSaidToMissIt() throws {
    // Where there are no two viewpoints, common ground was not looked for.
    let slips = Handouts(try SampleCase.noDefiners.document).slips
    #expect(!slips.isEmpty)
    for words in ["common ground", "What you share", "is yours as well"] {
      #expect(!slips.joined().contains { $0.contains(words) }, "\(words)")
    }
  }
}

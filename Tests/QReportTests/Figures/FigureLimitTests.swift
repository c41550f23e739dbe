import QAnalysis
import QDrawing
import QNumerics
import QReport
import QStudy
import Testing

/// Every figure of a report, whatever its name.
private func all(_ document: AnalysisDocument) -> [Scene] {
  FigureSet(drawing: document).figures.map(\.scene)
}

private func withEvidence(_ document: AnalysisDocument, _ evidence: Evidence) -> AnalysisDocument {
  AnalysisDocument(
    document.analysis, retention: nil, evidence: evidence, labels: .mindset, tool: document.tool,
    fingerprint: "")
}

/// People's sorts under two conditions.
private func paired(
  people: Int, rotation: RotationMethod = .varimax, from: String = "before", to: String = "after"
) throws -> AnalysisDocument {
  var study = try ResultDocuments.study(sorts: 2 * people)
  for i in study.sorts.indices {
    study.sorts[i].participant = "Q\(i / 2)"
    study.sorts[i].condition = i % 2 == 0 ? from : to
  }
  var settings = AnalysisSettings(factors: 3)
  settings.rotation = rotation
  let document = try ResultDocuments.document(study, settings: settings)
  var evidence = Evidence()
  evidence.paired = try PairedComparison(
    document.analysis, from: from, to: to, permutations: 9)
  return withEvidence(document, evidence)
}

/// The lines of a scene's arrows: where each begins, and how thick it is.
private func arrows(_ elements: [Element]) -> [(x: Double, width: Double)] {
  elements.flatMap { element -> [(x: Double, width: Double)] in
    guard case .group(_, _, _, _, _, let inner) = element else { return [] }
    return inner.compactMap {
      if case .line(let from, _, let style) = $0 { (from.x, style.strokeWidth) } else { nil }
    }
  }
}

@Suite struct FigureLimitTests {
  @Test(.timeLimit(.minutes(1)))
  func aWordLongerThanAnyWordIsBrokenAtOnceAndWithoutHyphens() throws {
    let study = MadeUpStudy(
      wording: { $0 == 0 ? String(repeating: "x", count: 4000) : "Short \($0)" },
      short: { _ in nil })
    let document = try study.document()
    for f in 0..<document.factors {
      let words = try #require(Figures.qGrid(document, factor: f)).elements.flatMap(texts)
      let broken = words.map(\.text).filter { $0.hasPrefix("xxx") }
      #expect(!broken.isEmpty && broken.allSatisfy { !$0.hasSuffix("-") })
    }
  }

  @Test func aFigureTooTallForAFileIsDrawnSmaller() throws {
    let tall = Scene(size: Size(960, 40_000), title: "Tall", description: "d")
    let small = Scene(size: Size(960, 300), title: "Small", description: "d")
    let set = FigureSet(figures: [.init("tall", tall), .init("small", small)])
    let pictures = try set.files(.png).map { (name: $0.name, drawn: try $0.drawn()) }
    #expect(pictures.map(\.name) == ["tall.png", "small.png"])
    // Width and height stand at bytes 16 to 23 (PNG specification, 11.2.2).
    #expect(Array(pictures[0].drawn.bytes[16..<24]) == [0, 0, 1, 128, 0, 0, 0x3E, 0x80])
    #expect(Array(pictures[1].drawn.bytes[16..<24]) == [0, 0, 7, 128, 0, 0, 2, 88])
    #expect(try set.files(.pdf).map { try $0.drawn() }.count == 2)
  }

  @Test func arrowsAreNotDrawnForMorePeopleThanPagesHold() throws {
    #expect(Figures.shifts(try paired(people: 30)) != nil)
    #expect(Figures.shifts(try paired(people: 201)) == nil)
  }

  @Test func theMeanArrowBeginsAtTheMeanOfTheArrows() throws {
    for rotation in [RotationMethod.varimax, .oblimin] {
      let document = try paired(people: 12, rotation: rotation, from: "spring", to: "autumn")
      let scene = try #require(Figures.shifts(document))
      let drawn = arrows(scene.elements)
      var people: [Double] = []
      var compared = 0
      for arrow in drawn {
        if arrow.width < 2 {
          people.append(arrow.x)
          continue
        }
        // An arrow too short to be seen is a dot, and left out here.
        guard people.count == 12 else {
          people = []
          continue
        }
        let mean = people.reduce(0, +) / 12
        #expect(abs(mean - arrow.x) < 0.5)
        compared += 1
        people = []
      }
      #expect(compared > 0)
      #expect(scene.description.contains("spring") && scene.description.contains("autumn"))
      #expect(!scene.description.contains("before"))
    }
  }

  @Test func manySortsHavePlainMarksAndTheFigureSaysSo() throws {
    let few = try #require(Figures.loadings(try MadeUpStudy().document(), 0, 1))
    let document = try ResultDocuments.document(try ResultDocuments.study(sorts: 420))
    let many = try #require(Figures.loadings(document, 0, 1))
    #expect(groups(few.elements).contains { $0.classes == ["sort"] })
    #expect(!groups(many.elements).contains { $0.classes == ["sort"] })
    func note(_ scene: Scene) -> String {
      scene.elements.flatMap(texts).map(\.text).joined(separator: " ")
    }
    #expect(note(many).contains("would cover each other"))
    #expect(!note(few).contains("would cover each other"))
  }

  @Test func loadingsStandWhereTheirLimitHolds() throws {
    var settings = AnalysisSettings(factors: 3)
    settings.rotation = .oblimin
    let document = try ResultDocuments.document(try ResultDocuments.study(), settings: settings)
    let rotation = document.analysis.rotation
    let scene = try #require(Figures.loadings(document, 0, 1))
    let titles = groups(scene.elements).filter { $0.classes == ["sort"] }.compactMap(\.title)
    #expect(titles.count == 15)
    var apart = false
    for (i, title) in titles.enumerated() {
      func told(_ f: Int) -> String {
        NumberText.fixed(rotation.definingLoadings[i, f], 2, signed: true)
      }
      #expect(title == "P\(i + 1): \(told(0)), \(told(1))")
      apart = apart || abs(rotation.definingLoadings[i, 0] - rotation.loadings[i, 0]) > 0.05
    }
    #expect(apart, "the structure is another than the pattern")
  }

  @Test func longNamesOfSortsStayWithinTheirFigures() throws {
    var study = MadeUpStudy()
    study.sortPrefix = "organisation-for-housing-in-the-northern-valleys-and-elsewhere-"
    let document = try study.document()
    var evidence = Evidence()
    evidence.bootstrap = try Bootstrap(document.analysis, steps: 5)
    for scene in all(withEvidence(document, evidence)) {
      let ground = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
      for box in scene.elements.flatMap(boxes) {
        #expect(ground.holds(box), "\(scene.title)")
      }
    }
    // What is cut says so, and what has room is not cut.
    study.sortPrefix = "organisation-housing-"
    let usual = try #require(Figures.correlations(try study.document()))
    let names = usual.elements.flatMap(texts).map(\.text).filter { $0.hasPrefix("organisation") }
    #expect(names.count == 12 && names.allSatisfy { !$0.hasSuffix("…") })
    let long = try #require(Figures.correlations(document))
    #expect(long.elements.flatMap(texts).count { $0.text.hasSuffix("…") } == 12)
  }

  @Test func noCorrelationHasTheColourOfAViewpoint() throws {
    let scene = try #require(Figures.correlations(try MadeUpStudy().document()))
    let squares = groups(scene.elements).filter { $0.classes == ["sort"] }.flatMap(\.elements)
    #expect(!squares.isEmpty)
    for case .rect(_, _, let style) in squares {
      #expect(style.fill == .ink || style.fill == nil && style.stroke == .ink)
    }
  }

  @Test func firmnessIsThatOfTheViewpointThatASortDefinesInTheStudy() throws {
    var study = MadeUpStudy()
    // S1 is flagged on another viewpoint than it holds, S2 on none.
    let plain = try study.document().analysis.flags
    let home = try #require(plain.viewpoint(of: 0))
    let elsewhere = (home + 1) % 3
    study.flags = [
      .init(sort: "S1", viewpoint: home + 1, sign: 0),
      .init(sort: "S1", viewpoint: elsewhere + 1, sign: 1),
      .init(sort: "S2", viewpoint: try #require(plain.viewpoint(of: 1)) + 1, sign: 0),
    ]
    let document = try study.document()
    let flags = document.analysis.flags
    #expect(flags.viewpoint(of: 0) == elsewhere && flags.viewpoint(of: 1) == nil)
    var evidence = Evidence()
    evidence.bootstrap = try Bootstrap(document.analysis, steps: 20)
    let scene = try #require(Figures.firmness(withEvidence(document, evidence)))
    let rows = groups(scene.elements).filter { $0.classes == ["sort"] }
    let defining = (0..<12).filter { flags.viewpoint(of: $0) != nil }
    #expect(
      Set(rows.prefix(defining.count).map { $0.data["sort"] }) == Set(defining.map { "S\($0 + 1)" })
    )
    for row in rows.prefix(defining.count) {
      let i = try #require((0..<12).first { "S\($0 + 1)" == row.data["sort"] })
      #expect(row.data["factor"] == flags.viewpoint(of: i).map { "F\($0 + 1)" })
    }
    #expect(scene.description.contains("of \(defining.count) that define"))
  }
}

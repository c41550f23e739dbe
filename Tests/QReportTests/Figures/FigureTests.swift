import QAnalysis
import QDrawing
import QReport
import QStudy
import Testing

/// The hard studies analysed, once for all tests.
private let documents: [String: AnalysisDocument] = {
  guard let studies = try? hardStudies() else { return [:] }
  return Dictionary(
    uniqueKeysWithValues: studies.compactMap { name, study in
      (try? study.document()).map { (name, $0) }
    })
}()

private let names = [
  "usual", "classical", "themes", "one", "ten", "eighty", "hebrew", "uneven", "gap", "wide",
  "awkward",
]

private func document(_ name: String) throws -> AnalysisDocument { try #require(documents[name]) }

private func cards(_ scene: Scene) -> [Group] {
  groups(scene.elements).filter { $0.classes == ["card"] }
}

@Test(arguments: names) func nothingLiesOutsideAFigure(name: String) throws {
  for figure in figures(of: try document(name)) {
    let ground = Rect(
      x: 0, y: 0, width: figure.scene.size.width, height: figure.scene.size.height)
    for element in figure.scene.elements {
      for box in boxes(element) {
        #expect(ground.holds(box), "\(name) \(figure.name): \(box) in \(texts(element))")
      }
    }
  }
}

@Test(arguments: names) func everyFigureSaysWhatItIsInLettersThatCanBeRead(name: String) throws {
  for figure in figures(of: try document(name)) {
    #expect(!figure.scene.title.isEmpty && !figure.scene.description.isEmpty)
    #expect(figure.scene.elements.flatMap(texts).allSatisfy { $0.size >= 11 })
    #expect(figure.name == "key" || figure.scene.size.width >= 900)
  }
}

@Test(arguments: names) func everyStatementStandsOnceInItsColumnByScore(name: String) throws {
  let document = try document(name)
  let scores = document.analysis.scores
  let ids = document.study.statements.map(\.id)
  for f in 0..<document.factors {
    guard let array = scores.arrays[f], let z = scores.z[f] else { continue }
    let scene = try #require(Figures.qGrid(document, factor: f))
    let cards = cards(scene)
    #expect(cards.compactMap { $0.data["statement"] }.sorted() == ids.sorted())
    var columns: [Int: [(box: Rect, z: Double)]] = [:]
    for card in cards {
      let j = try #require(ids.firstIndex { $0 == card.data["statement"] })
      #expect(card.data["value"] == String(array[j]))
      #expect(card.data["factor"] == "F\(f + 1)")
      #expect(card.title?.contains(document.study.statements[j].text) == true)
      let box = try #require(card.boxes.first)
      columns[array[j], default: []].append((box, z[j]))
    }
    var right = -Double.infinity
    for value in document.analysis.table.grid.values {
      let column = try #require(columns[value]).sorted { $0.box.top < $1.box.top }
      #expect(Set(column.map(\.box.left)).count == 1)
      #expect(column[0].box.left >= right)
      right = column[0].box.right
      #expect(column.map(\.z) == column.map(\.z).sorted(by: >))
    }
  }
}

@Test(arguments: names) func cardsLieApartAndKeepTheirWords(name: String) throws {
  let document = try document(name)
  for f in 0..<document.factors {
    guard let scene = Figures.qGrid(document, factor: f) else { continue }
    let cards = cards(scene)
    let outlines = try cards.map { try #require($0.boxes.first) }
    for (i, card) in cards.enumerated() {
      #expect(card.boxes.allSatisfy(outlines[i].holds), "\(card.title ?? "")")
      #expect(!outlines[..<i].contains { $0.overlaps(outlines[i]) })
      let lines = card.texts.map(\.baselinePosition)
      #expect(Set(lines).count == lines.count)
    }
  }
}

@Test func aGridCarriesTheLabelsThatTheDocumentAsksFor() throws {
  for name in ["usual", "classical", "awkward"] {
    let document = try document(name)
    for f in 0..<document.factors {
      for card in cards(try #require(Figures.qGrid(document, factor: f))) {
        let title = try #require(card.title)
        let j = try #require(
          document.study.statements.firstIndex { $0.id == card.data["statement"] })
        let compared = document.analysis.comparison.statements[j]
        switch document.labels {
        case .mindset:
          #expect(title.contains("distinguishing") == compared.distinguishes.contains(f))
          #expect(title.contains("shared") == (compared.label == .shared))
          let ground = compared.commonGround
          let side = ground.side.map(Prose(document).phrase)
          #expect(side.map(title.contains) == ground.side.map { _ in true })
          #expect(title.contains("(likely)") == (ground.evidence == .likely))
        case .classical:
          let marks = compared.classical.distinguishes
          #expect(title.contains("distinguishing") == marks.contains { $0.factor == f })
          #expect(title.contains("consensus") == (compared.classical.consensus != .none))
          #expect(!title.contains("common ground"))
        }
      }
    }
  }
}

@Test func aWordTooLongForItsCardIsHyphenated() throws {
  let scene = try #require(Figures.qGrid(try document("wide"), factor: 0))
  #expect(cards(scene).allSatisfy { $0.texts.contains { $0.text.hasSuffix("-") } })
}

@Test(arguments: names) func theDotPlotIsOrderedByHowFarViewpointsLieApart(name: String) throws {
  let document = try document(name)
  let scene = try #require(Figures.scoreDotPlot(document))
  let rows = groups(scene.elements).filter { $0.classes == ["row"] }
  let known = document.analysis.scores.z.compactMap(\.self)
  #expect(rows.count == document.study.statements.count)
  #expect(Set(rows.map { $0.data["statement"] }).count == rows.count)
  let heights = rows.compactMap { $0.texts.first?.position.y }
  #expect(heights == heights.sorted())
  let spreads = try rows.map { row in
    let j = try #require(document.study.statements.firstIndex { $0.id == row.data["statement"] })
    let z = known.map { $0[j] }
    return (z.max() ?? 0) - (z.min() ?? 0)
  }
  #expect(spreads == spreads.sorted(by: >))
  for row in rows {
    #expect(groups(row.elements).compactMap { $0.data["factor"] }.count == known.count)
  }
}

@Test func everyViewpointHasAMarkerOfItsOwn() throws {
  let document = try document("ten")
  let scene = try #require(Figures.scoreDotPlot(document))
  let keys = groups(scene.elements).filter { $0.classes == ["key"] }
  #expect(keys.compactMap { $0.data["factor"] } == (1...10).map { "F\($0)" })
  // Outlines without their place: the corners seen from the first.
  let outlines = keys.compactMap { key -> String? in
    switch key.elements[0] {
    case .circle(_, _, let style): return "circle \(style.fill == .paper)"
    case .path(let segments, let style):
      let corners = segments.compactMap { segment -> Point? in
        switch segment {
        case .move(let to), .line(let to): to
        default: nil
        }
      }
      return corners.map {
        "\(Int(($0.x - corners[0].x).rounded())) \(Int(($0.y - corners[0].y).rounded()))"
      }.joined(separator: ";") + " \(style.fill == .paper)"
    default: return nil
    }
  }
  #expect(Set(outlines).count == 10)
}

@Test func theThemeChartListsEveryThemeOnceInTheOrderOfTheText() throws {
  for name in ["themes", "one", "ten", "uneven", "gap", "awkward"] {
    let document = try document(name)
    let scene = try #require(Figures.themeChart(document))
    let rows = groups(scene.elements).filter { $0.classes == ["theme"] }
    let ids = rows.compactMap { $0.data["theme"] }
    #expect(ids.sorted() == document.study.themes.map(\.id).sorted())
    #expect(ids == Prose(document).themes.map(\.result.theme.id))
    for row in rows {
      let needs = row.texts.contains { $0.text == "needs directions" }
      #expect(needs == (name == "uneven" || name == "awkward" && row.data["theme"] == "t2"))
    }
  }
}

@Test(arguments: names) func theScreeMarksTheFactorsKept(name: String) throws {
  let document = try document(name)
  let dots = groups(Figures.scree(document).elements).filter { $0.classes == ["eigenvalue"] }
  #expect(
    dots.compactMap { $0.data["kept"] }
      == dots.indices.map { String($0 < document.analysis.settings.factors) })
  #expect(dots.count <= 15)
}

@Test func aFigureThatHasNothingToShowIsNone() throws {
  let gap = try document("gap")
  let empty = try #require(gap.analysis.scores.z.firstIndex { $0 == nil })
  #expect(Figures.qGrid(gap, factor: empty) == nil)
  #expect(Figures.qGrid(gap, factor: -1) == nil && Figures.qGrid(gap, factor: 99) == nil)
  #expect(Figures.themeChart(try document("usual")) == nil)
  let told = try #require(Figures.scoreDotPlot(gap)).elements.flatMap(texts).map(\.text)
  #expect(told.contains { $0.contains("F\(empty + 1) has no scores") })

  let none = MadeUpStudy(
    viewpoints: 1,
    flags: (1...4).map { .init(sort: "S\($0)", viewpoint: 1, sign: 0) })
  #expect(Figures.scoreDotPlot(try none.document()) == nil)
  #expect(!Figures.scree(try none.document()).elements.isEmpty)
}

@Test func whatEveryPageSaysOfTheViewpointsEveryFigureSaysAlone() throws {
  let plain = try document("themes")
  for figure in figures(of: plain) where figure.name != "key" {
    let told = figure.scene.elements.flatMap(texts).map(\.text).joined(separator: " ")
    #expect(told.contains("Illustrative data: simulated sorts."), "\(figure.name)")
    #expect(!told.contains("stand out from chance"), "\(figure.name)")
  }
  let doubtful = MadeUpStudy(
    themes: 3, retention: true,
    warnings: [Warning(.moreThanSupported, "many"), Warning(.viewpointsIndistinct, "alike")])
  for figure in figures(of: try doubtful.document()) where figure.name != "key" {
    let told = figure.scene.elements.flatMap(texts).map(\.text).joined(separator: " ")
    let due = [
      "Illustrative data: simulated sorts.", "More viewpoints than stand out from chance.",
      "Some viewpoints may be one divided.",
    ]
    #expect(due.allSatisfy(told.contains), "\(figure.name)")
  }
}

import QAnalysis
import QDrawing
import QReport
import QStudy
import Testing

/// Long figures on pages of paper.
@Suite struct PaperFigureTests {
  private let documents: [(name: String, document: AnalysisDocument)]

  init() throws {
    documents = try hardStudies().map { ($0.name, try $0.study.document()) }
  }

  /// The share at which a picture is drawn on a page of A4, or of Letter, that has a notice and a foot.
  private func scale(_ page: Scene, on paper: Paper) -> Double {
    let (width, height) = paper.millimetres
    let px = 96 / 25.4
    let margin = 18 * width / 210
    // Three lines of a notice, two of a foot and a heading.
    let room = (height - 2 * margin) * px - 110
    return min((width - 2 * margin) * px / page.size.width, room / page.size.height)
  }

  private func rows(_ scene: Scene) -> [Group] {
    groups(scene.elements).filter { $0.classes == ["row"] }
  }

  @Test func lettersOfScoresKeepSevenPointsHoweverManyStatementsThereAre() throws {
    for (name, document) in documents {
      let pages = Figures.scoreDotPlotPages(document)
      for page in pages {
        for paper in [Paper.a4, .letter] {
          let smallest = page.elements.flatMap(texts).map(\.size).min() ?? 0
          let points = smallest * scale(page, on: paper) * 0.75
          #expect(points >= 6.9, "\(name) on \(paper)")
        }
      }
      let whole = try #require(Figures.scoreDotPlot(document))
      #expect(
        pages.flatMap(rows).map { $0.data["statement"] }
          == rows(whole).map { $0.data["statement"] }, "\(name)")
    }
  }

  @Test func eachPageOfAFigureBearsItsTitleKeyAndAxis() throws {
    let document = try #require(documents.first { $0.name == "eighty" }?.document)
    let pages = Figures.scoreDotPlotPages(document)
    #expect(pages.count > 1)
    let first = try #require(pages.first).elements.flatMap(texts).map(\.text)
    let heading = "Where viewpoints differ most"
    #expect(first.contains(heading))
    for page in pages.dropFirst() {
      let told = page.elements.flatMap(texts).map(\.text)
      #expect(told.contains("\(heading) (continued)"))
      for f in 0..<document.factors { #expect(told.contains(document.fullNameForTests(f))) }
      #expect(told.count { $0 == "+1" } == 2)
      #expect(told.contains("←") && told.contains("→"))
    }
    // The pages are as even as so few can be.
    let counts = pages.map { rows($0).count }
    #expect((counts.dropFirst().max() ?? 0) - (counts.last ?? 0) <= 3)
  }

  /// Where a marker stands: in the middle of its corners.
  private func place(_ marker: Element) -> Point? {
    switch marker {
    case .circle(let centre, _, _): return centre
    case .path(let segments, _):
      let corners = segments.compactMap { segment -> Point? in
        switch segment {
        case .move(let to), .line(let to): to
        default: nil
        }
      }
      let count = Double(max(1, corners.count))
      return Point(
        corners.map(\.x).reduce(0, +) / count, corners.map(\.y).reduce(0, +) / count)
    default: return nil
    }
  }

  @Test func noMarkerOfAStatementCoversAnother() throws {
    let evident = try ResultDocuments.document(.evidence)
    for (name, document) in documents + [("evidence", evident)] {
      // Intervals of a bootstrap lie on lines of their own, a little closer.
      let apart = document.evidence.bootstrap == nil ? 8.5 : 7.9
      for scene in [Figures.scoreDotPlot(document)].compactMap(\.self)
        + Figures.scoreDotPlotPages(document)
      {
        for row in rows(scene) {
          let places = groups(row.elements).filter { $0.data["factor"] != nil }
            .compactMap { $0.elements.compactMap(place).first }
          for (i, a) in places.enumerated() {
            for b in places.dropFirst(i + 1) {
              #expect(abs(a.x - b.x) > apart || abs(a.y - b.y) > apart, "\(name): \(row.data)")
            }
          }
        }
      }
    }
  }

  @Test func firmnessOnPaperHasEverySortOnceInLettersOfSevenPoints() throws {
    let document = try ResultDocuments.document(.evidence)
    func sorts(_ scene: Scene) -> [String?] {
      groups(scene.elements).filter { $0.classes == ["sort"] }.map { $0.data["sort"] }
    }
    let whole = try #require(Figures.firmness(document))
    let pages = Figures.firmnessPages(document)
    #expect(!sorts(whole).isEmpty && pages.flatMap(sorts) == sorts(whole))
    for page in pages {
      let smallest = page.elements.flatMap(texts).map(\.size).min() ?? 0
      #expect(smallest * scale(page, on: .letter) * 0.75 >= 6.9)
    }
  }

  @Test func everyFigureHasAFormForPaperInLettersOfSevenPoints() throws {
    let evident = try ResultDocuments.document(.evidence)
    for (name, document) in documents + [("evidence", evident)] {
      for figure in FigureSet(drawing: document).figures {
        #expect(!figure.pages.isEmpty, "\(name): \(figure.name)")
        for page in figure.pages {
          let smallest = page.elements.flatMap(texts).map(\.size).min() ?? 0
          for paper in [Paper.a4, .letter] {
            let points = smallest * scale(page, on: paper) * 0.75
            #expect(points >= 6.9, "\(name): \(figure.name) on \(paper)")
          }
        }
      }
    }
  }

  @Test func namesOfSortsOnPaperStandBesideTheirRowsAndNotOnEachOther() throws {
    for (name, document) in documents {
      guard
        let map = FigureSet(drawing: document).figures.first(where: { $0.name == "correlations" })
      else { continue }
      let page = try #require(map.pages.first)
      let ids = Set(document.study.sorts.map(\.id))
      let rows = page.elements.flatMap(texts).filter { ids.contains($0.text) }.map(\.position.y)
        .sorted()
      for (above, below) in zip(rows, rows.dropFirst()) {
        #expect(below - above >= 10.9, "\(name)")
      }
    }
  }

  @Test func aPictureForPaperIsNotDrawnSmallerToShareAPage() throws {
    let document = try #require(documents.first { $0.name == "eighty" }?.document)
    let report = ResearchReport.manuscript(document, figures: FigureSet(drawing: document))
    let pages = PDFDocument.pages(of: report, style: PageStyle(paper: .a4, textSize: 10))
    let smallest = pages.flatMap { $0.scene.elements.flatMap(texts) }.map(\.size).min() ?? 0
    #expect(smallest * 0.75 >= 6.9)
  }

  @Test func aReportOnPaperShowsThePartsOfALongFigure() throws {
    let document = try #require(documents.first { $0.name == "eighty" }?.document)
    let report = ResearchReport.manuscript(document, figures: FigureSet(drawing: document))
    let pages = PDFDocument.pages(of: report, style: PageStyle(paper: .a4, textSize: 10))
    let heads = pages.filter { page in
      page.scene.elements.flatMap(texts).contains {
        $0.text == "Where viewpoints differ most (continued)"
      }
    }
    #expect(heads.count == Figures.scoreDotPlotPages(document).count - 1)
  }
}

extension AnalysisDocument {
  fileprivate func fullNameForTests(_ factor: Int) -> String {
    "\(identifier(of: factor)) · \(name(of: factor))"
  }
}

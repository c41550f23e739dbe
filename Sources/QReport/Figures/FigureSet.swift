package import QDrawing
import QNumerics

/// The figures of a report.
package struct FigureSet: Sendable {
  /// A figure and the name of its files and of its place in a page.
  package struct Figure: Sendable {
    /// `z-scores`.
    package let name: String
    /// What is drawn.
    package let scene: Scene
    /// The same for pages of paper, in letters large enough for them; in parts where the whole would be
    /// too long for one.
    package let pages: [Scene]

    /// Names a scene.
    package init(_ name: String, _ scene: Scene, pages: [Scene] = []) {
      self.name = name
      self.scene = scene
      self.pages = pages
    }
  }

  /// A form of picture files.
  package enum Format: String, Sendable, CaseIterable {
    /// Drawings that stay sharp, with real text.
    case svg
    /// Dots, two for each px; fewer for a figure of more than `mostDots` a side.
    case png
    /// A page of the figure's own size, or of the largest that a PDF may have.
    case pdf
  }

  /// The longest side of a picture in dots: cairo draws up to 32,767, and few programs open those.
  private static let mostDots = 16_000.0

  /// One Q-grid a factor, `nil` where it has no scores.
  package let qGrids: [Scene?]
  /// The others, in the order of a report.
  package let figures: [Figure]
  /// What a report has no room for: only files of figures hold them.
  let separate: [Figure]

  /// Makes a set; what is left out is not shown.
  package init(qGrids: [Scene?] = [], figures: [Figure] = [], separate: [Figure] = []) {
    self.qGrids = qGrids
    self.figures = figures
    self.separate = separate
  }

  /// A figure of which there is at most one, by its name.
  private enum Single: String, CaseIterable {
    case scores = "z-scores"
    case themes, scree, loadings, correlations, firmness, shifts

    func scene(of document: AnalysisDocument) -> Scene? {
      switch self {
      case .scores: Figures.scoreDotPlot(document)
      case .themes: Figures.themeChart(document)
      case .scree: Figures.scree(document)
      case .loadings: Figures.loadingsMatrix(document)
      case .correlations: Figures.correlations(document)
      case .firmness: Figures.firmness(document)
      case .shifts: Figures.shifts(document)
      }
    }

    func pages(of document: AnalysisDocument) -> [Scene] {
      switch self {
      case .scores: Figures.scoreDotPlotPages(document)
      case .themes: [Figures.themeChartOnPaper(document)].compactMap(\.self)
      case .scree: [Figures.screeOnPaper(document)]
      case .loadings: [Figures.loadingsMatrixOnPaper(document)].compactMap(\.self)
      case .correlations: [Figures.correlationsOnPaper(document)].compactMap(\.self)
      case .firmness: Figures.firmnessPages(document)
      case .shifts: Figures.shiftsPages(document)
      }
    }
  }
  private static let gridStem = "q-grid-"
  private static let pairStem = "loadings-"
  private static let strips = "statement-strips"

  /// The names that figures may have: what stands before their numbers, and how many numbers there are.
  package static let kinds: [(stem: String, numbers: Int)] =
    [(gridStem, 1), (pairStem, 2), (strips, 0)] + Single.allCases.map { ($0.rawValue, 0) }

  /// Draws every figure of a document.
  package init(drawing document: AnalysisDocument) {
    let factors = 0..<document.factors
    let pairs = factors.flatMap { a in factors.dropFirst(a + 1).map { (a, $0) } }
    // None needs to know of another: cores share them.
    let scenes = concurrentMap(factors.count, threads: factors.count) {
      Figures.qGrid(document, factor: $0)
    }
    let loadings = concurrentMap(pairs.count, threads: pairs.count) { k -> Figure? in
      let (a, b) = pairs[k]
      return Figures.loadings(document, a, b).map {
        Figure(
          "\(Self.pairStem)\(a + 1)-\(b + 1)", $0,
          pages: [Figures.loadingsOnPaper(document, a, b)].compactMap(\.self))
      }
    }.compactMap(\.self)
    let singles = Single.allCases
    let drawn = concurrentMap(singles.count, threads: singles.count) { k in
      singles[k].scene(of: document).map {
        Figure(singles[k].rawValue, $0, pages: singles[k].pages(of: document))
      }
    }
    func figures(_ names: Single...) -> [Figure] {
      zip(singles, drawn).compactMap { names.contains($0) ? $1 : nil }
    }
    let matrix = figures(.loadings)
    self.init(
      qGrids: scenes,
      figures: figures(.scores, .themes, .scree) + (matrix.isEmpty ? loadings : matrix)
        + figures(.correlations, .firmness, .shifts),
      separate: (matrix.isEmpty ? [] : loadings)
        + (Figures.statementStrips(document).map { [Figure(Self.strips, $0)] } ?? []))
  }

  /// Every figure, the grids first.
  private var all: [Figure] {
    qGrids.enumerated().compactMap { f, grid in grid.map { Figure("\(Self.gridStem)\(f + 1)", $0) }
    }
      + figures + separate
  }

  /// The name of each figure's file.
  package func names(_ format: Format) -> [Scene: String] {
    Dictionary(
      all.map { ($0.scene, Self.name($0, format)) }, uniquingKeysWith: { first, _ in first })
  }

  private static func name(_ figure: Figure, _ format: Format) -> String {
    "\(figure.name).\(format.rawValue)"
  }

  /// A figure that becomes a file when it is drawn.
  package struct File {
    /// `z-scores.svg`.
    package let name: String
    fileprivate let figure: Figure
    fileprivate let format: Format

    /// Draws it.
    /// - Throws: `DrawingError`.
    package func drawn() throws(DrawingError) -> Drawn {
      let scene = figure.scene
      switch format {
      case .svg:
        let renderer = SVGRenderer(mode: .standalone, idPrefix: figure.name)
        return Drawn(bytes: Array(renderer.render(scene).utf8))
      case .png:
        return try PNGRenderer().render(scene.fitted(to: mostDots / PNGRenderer().scale))
      case .pdf:
        let picture = scene.fitted(to: PDFRenderer.longestSide)
        let page = Scene(
          size: picture.size, title: picture.title, description: picture.description,
          elements: [picture.asFigure(at: Point(0, 0))])
        return try PDFRenderer(title: scene.title, subject: scene.description)
          .render([PDFPage(page)])
      }
    }
  }

  /// Each figure as a file that stands alone.
  package func files(_ format: Format) -> [File] {
    all.map { File(name: Self.name($0, format), figure: $0, format: format) }
  }
}

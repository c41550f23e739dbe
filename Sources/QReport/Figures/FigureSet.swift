package import QDrawing

/// The figures of a report.
package struct FigureSet: Sendable {
  /// A figure and the name of its files and of its place in a page.
  package struct Figure: Sendable {
    /// `z-scores`.
    package let name: String
    /// What is drawn.
    package let scene: Scene

    /// Names a scene.
    package init(_ name: String, _ scene: Scene) {
      self.name = name
      self.scene = scene
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

  /// Makes a set; what is left out is not shown.
  package init(qGrids: [Scene?] = [], figures: [Figure] = []) {
    self.qGrids = qGrids
    self.figures = figures
  }

  /// Draws every figure of a document.
  package init(drawing document: AnalysisDocument) {
    let factors = 0..<document.factors
    let pairs = factors.flatMap { a in factors.dropFirst(a + 1).map { (a, $0) } }
    let named: [(String, Scene?)] =
      [
        ("z-scores", Figures.scoreDotPlot(document)), ("themes", Figures.themeChart(document)),
        ("scree", Figures.scree(document)),
      ]
      + pairs.map { ("loadings-\($0 + 1)-\($1 + 1)", Figures.loadings(document, $0, $1)) }
      + [
        ("correlations", Figures.correlations(document)), ("firmness", Figures.firmness(document)),
        ("shifts", Figures.shifts(document)),
      ]
    self.init(
      qGrids: factors.map { Figures.qGrid(document, factor: $0) },
      figures: named.compactMap { name, scene in scene.map { Figure(name, $0) } })
  }

  /// Every figure, the grids first.
  private var all: [Figure] {
    qGrids.enumerated().compactMap { f, grid in grid.map { Figure("q-grid-\(f + 1)", $0) } }
      + figures
  }

  /// The name of each figure's file.
  package func names(_ format: Format) -> [Scene: String] {
    Dictionary(
      all.map { ($0.scene, Self.name($0, format)) }, uniquingKeysWith: { first, _ in first })
  }

  private static func name(_ figure: Figure, _ format: Format) -> String {
    "\(figure.name).\(format.rawValue)"
  }

  /// Each figure as a file that stands alone.
  /// - Throws: `DrawingError`.
  package func files(_ format: Format) throws(DrawingError) -> [(name: String, drawn: Drawn)] {
    var files: [(name: String, drawn: Drawn)] = []
    for figure in all {
      let drawn =
        switch format {
        case .svg:
          Drawn(
            bytes: Array(
              SVGRenderer(mode: .standalone, idPrefix: figure.name).render(figure.scene).utf8))
        case .png:
          try PNGRenderer().render(figure.scene.fitted(to: Self.mostDots / PNGRenderer().scale))
        case .pdf:
          try PDFRenderer(title: figure.scene.title, subject: figure.scene.description)
            .render([PDFPage(figure.scene.fitted(to: PDFRenderer.longestSide))])
        }
      files.append((Self.name(figure, format), drawn))
    }
    return files
  }
}

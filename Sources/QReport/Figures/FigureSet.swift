import QDrawing

extension HTMLReport.FigureSet {
  /// Draws every figure of a document.
  package init(drawing document: AnalysisDocument) {
    self.init(
      qGrids: (0..<document.factors).map { Figures.qGrid(document, factor: $0) },
      dotPlot: Figures.scoreDotPlot(document), themeChart: Figures.themeChart(document),
      scree: Figures.scree(document))
  }

  /// Each figure with the name of its file, without an ending.
  private var named: [(name: String, scene: Scene)] {
    let grids = qGrids.enumerated().map { ("q-grid-\($0 + 1)", $1) }
    let others = [("z-scores", dotPlot), ("themes", themeChart), ("scree", scree)]
    return (grids + others).compactMap { name, scene in scene.map { (name, $0) } }
  }

  /// Each figure as an SVG file that stands alone, with its place beside the report.
  package var svgFiles: [(name: String, text: String)] {
    named.map { name, scene in
      (Self.place(name), SVGRenderer(mode: .standalone, idPrefix: name).render(scene))
    }
  }

  /// The place of each figure's SVG file beside the report.
  package var svgPlaces: [Scene: String] {
    Dictionary(named.map { ($0.scene, Self.place($0.name)) }, uniquingKeysWith: { first, _ in first })
  }

  private static func place(_ name: String) -> String { "figures/\(name).svg" }
}

import QDrawing

extension HTMLReport.FigureSet {
  /// Draws every figure of a document.
  package init(drawing document: AnalysisDocument) {
    self.init(
      qGrids: (0..<document.factors).map { Figures.qGrid(document, factor: $0) },
      dotPlot: Figures.scoreDotPlot(document), themeChart: Figures.themeChart(document),
      scree: Figures.scree(document))
  }

  /// Each figure as an SVG file that stands alone.
  package var svgFiles: [(name: String, text: String)] {
    let grids = qGrids.enumerated().map { ("q-grid-\($0 + 1)", $1) }
    let others = [("z-scores", dotPlot), ("themes", themeChart), ("scree", scree)]
    return (grids + others).compactMap { name, scene in
      scene.map { (name + ".svg", SVGRenderer(mode: .standalone, idPrefix: name).render($0)) }
    }
  }
}

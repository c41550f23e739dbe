package import QDrawing

/// The pictures of a report: each is a scene made from the document alone.
///
/// A scene carries its heading, its key and what has to be said beside it, so that it can stand in
/// a page or in a file of its own. Groups bear data attributes (`statement`, `factor`, `theme`,
/// `component`) for scripts of a page to find marks again. Meaning never rests on colour alone.
package enum Figures {
  /// The factor array of one viewpoint as cards on the grid.
  ///
  /// Columns stand by value, cards within one by z, highest first. A card shows the short form of
  /// its statement or as much of its wording as fits, and its title the whole. Marks say what tells
  /// the viewpoint apart and what it shares, by the labels that the document asks for.
  /// - Returns: `nil` for a factor without an array, or one that doesn't exist.
  package static func qGrid(_ document: AnalysisDocument, factor: Int) -> Scene? {
    QGridFigure(document, factor: factor)?.scene()
  }

  /// The same for a page of paper, in the largest letters with which it is no taller than wide.
  static func qGridOnPaper(_ document: AnalysisDocument, factor: Int) -> Scene? {
    QGridFigure(document, factor: factor, isOnSheet: true)?.onPaper
  }

  /// The array of one viewpoint for a sheet, which sets it without edges of its own, in the largest
  /// letters that it has room for; nothing without an array.
  static func qGridOnSheet(_ document: AnalysisDocument, factor: Int) -> [Block] {
    QGridFigure(document, factor: factor, isOnSheet: true).map { [$0.block] } ?? []
  }

  /// The z-scores of all statements: a row a statement, the most divided first, a marker a
  /// viewpoint.
  /// - Returns: `nil` when no factor has scores.
  package static func scoreDotPlot(_ document: AnalysisDocument) -> Scene? {
    ScoreDotPlot(document)?.scene()
  }

  /// The same for paper, on as many pages as it needs.
  package static func scoreDotPlotPages(_ document: AnalysisDocument) -> [Scene] {
    ScoreDotPlot(document, isOnPaper: true)?.pages() ?? []
  }

  /// Where the viewpoints stand on each theme, and how much of the disagreement lies there; in
  /// the order of the text, the theme with most of it first.
  /// - Returns: `nil` for a study without themes.
  package static func themeChart(_ document: AnalysisDocument) -> Scene? {
    ThemeChart(document)?.scene()
  }

  /// The same for a page of paper.
  static func themeChartOnPaper(_ document: AnalysisDocument) -> Scene? {
    ThemeChart(document, isOnPaper: true)?.scene()
  }

  /// The largest eigenvalues, with the level of chance where parallel analysis was run.
  package static func scree(_ document: AnalysisDocument) -> Scene {
    ScreePlot(document).scene()
  }

  /// The same for a page of paper.
  static func screeOnPaper(_ document: AnalysisDocument) -> Scene {
    ScreePlot(document, isOnPaper: true).scene()
  }

  /// The sorts by their loadings on two viewpoints.
  /// - Returns: `nil` for a viewpoint that doesn't exist, or the same twice.
  package static func loadings(_ document: AnalysisDocument, _ a: Int, _ b: Int) -> Scene? {
    LoadingsPlot(document, a, b)?.scene()
  }

  /// The same for a page of paper.
  static func loadingsOnPaper(_ document: AnalysisDocument, _ a: Int, _ b: Int) -> Scene? {
    LoadingsPlot(document, a, b, isOnPaper: true)?.scene()
  }

  /// The sorts by their loadings on every two viewpoints, in small plots.
  /// - Returns: `nil` where there are no more than six pairs, which have plots of their own.
  package static func loadingsMatrix(_ document: AnalysisDocument) -> Scene? {
    LoadingsMatrix(document)?.scene()
  }

  /// The same for a page of paper.
  static func loadingsMatrixOnPaper(_ document: AnalysisDocument) -> Scene? {
    LoadingsMatrix(document, isOnPaper: true)?.scene()
  }

  /// The correlations between sorts, those of one viewpoint beside each other.
  /// - Returns: `nil` with more than 120 sorts.
  package static func correlations(_ document: AnalysisDocument) -> Scene? {
    CorrelationMap(document)?.scene()
  }

  /// The same for a page of paper.
  static func correlationsOnPaper(_ document: AnalysisDocument) -> Scene? {
    CorrelationMap(document, isOnPaper: true)?.scene()
  }

  /// How often each sort defines its viewpoint when who took part is drawn again.
  /// - Returns: `nil` without a bootstrap, or with more than 150 sorts.
  package static func firmness(_ document: AnalysisDocument) -> Scene? {
    FirmnessPlot(document)?.scene()
  }

  /// The same for paper, on as many pages as it needs.
  package static func firmnessPages(_ document: AnalysisDocument) -> [Scene] {
    FirmnessPlot(document, isOnPaper: true)?.pages() ?? []
  }

  /// How people's loadings moved between two conditions.
  /// - Returns: `nil` without a comparison of conditions, with too few people to show them, or with
  ///   more than 600 arrows, one a person and viewpoint.
  package static func shifts(_ document: AnalysisDocument) -> Scene? {
    ShiftArrows(document)?.scene()
  }

  /// The same for paper, on as many pages as it needs.
  static func shiftsPages(_ document: AnalysisDocument) -> [Scene] {
    ShiftArrows(document, isOnPaper: true)?.pages() ?? []
  }

  /// The column each viewpoint gives a statement, as markers on one line.
  package static func statementStrip(_ document: AnalysisDocument, statement: Int) -> Scene {
    StatementStrip(document, statement: statement).scene()
  }

  /// The same of all statements, those on which the viewpoints lie furthest apart first.
  /// - Returns: `nil` where no viewpoint has an array.
  package static func statementStrips(_ document: AnalysisDocument) -> Scene? {
    StatementStrips(document)?.scene()
  }

  /// Markers and names of all viewpoints on as many lines as they need.
  ///
  /// - Parameter width: the width of the scene, in px.
  package static func viewpointKey(
    _ document: AnalysisDocument, width: Double = FigureSheet.standardWidth
  ) -> Scene {
    var sheet = FigureSheet(width: width, margin: 2, direction: document.direction)
    sheet.key((0..<document.factors).map { .viewpoint($0, of: document) })
    let names = (0..<document.factors).map { document.fullName(of: $0) }
    return sheet.scene(
      title: document.lexicon(.viewpoints), description: names.joined(separator: ", ") + ".")
  }
}

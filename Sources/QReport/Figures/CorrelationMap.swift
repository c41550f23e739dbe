import QAnalysis
import QDrawing
import QNumerics
import QStudy

/// The correlations between sorts as squares, the sorts of one viewpoint beside each other.
struct CorrelationMap {
  private let document: AnalysisDocument
  private let correlations: Matrix
  /// Positions of the sorts in the order of the map: by viewpoint, the highest loading first.
  private let order: [Int]
  /// With more sorts a square is too small to be seen.
  static let mostSorts = 120
  /// With more sorts their ids would cover each other.
  private static let mostNames = 60
  /// The side of the map on a screen, where ids leave the room.
  private static let side = 760.0
  /// The size of ids on a screen, and on paper, where smaller ones can't be read.
  private static let nameSizes = (screen: 10.0, paper: 11.0)
  /// The most that ids take, in px.
  private static let widestName = 240.0
  private static let nameGap = 6.0

  private let isOnPaper: Bool

  /// `nil` with more than 120 sorts, or where correlations were not kept.
  /// - Parameter isOnPaper: whether it is for a page of paper.
  init?(_ document: AnalysisDocument, isOnPaper: Bool = false) {
    self.isOnPaper = isOnPaper
    let count = document.analysis.table.sorts.count
    guard count <= Self.mostSorts, count > 1,
      let correlations = document.analysis.correlations.matrix
    else { return nil }
    self.document = document
    self.correlations = correlations
    let flags = document.analysis.flags
    let loadings = document.analysis.rotation.definingLoadings
    order = (0..<count).sorted { i, j in
      let (f, g) = (flags.viewpoint(of: i), flags.viewpoint(of: j))
      guard f == g else { return (f ?? .max) < (g ?? .max) }
      guard let f else { return i < j }
      return (-abs(loadings[i, f]), i) < (-abs(loadings[j, f]), j)
    }
  }

  func scene() -> Scene {
    var sheet = FigureSheet(width: FigureSheet.width(isOnPaper: isOnPaper))
    sheet.heading("How alike the sorts are")
    sheet.note(
      "A square for each two sorts, as large as their correlation: full where they agree, hollow "
        + "where one is the other turned round. Sorts stand by the viewpoint they define; at the end "
        + "those that define none.",
      document.notice)
    sheet.y += 18
    sheet.key((0..<document.factors).map { .viewpoint($0, of: document) })
    sheet.y += 26
    let count = Double(order.count)
    let size =
      isOnPaper ? Self.nameSizes.paper : min(Self.nameSizes.screen, 0.85 * Self.side / count)
    let ids =
      order.count > Self.mostNames
      ? [] : order.map { document.analysis.table.sorts[$0].id }
    // Rows stay as tall as the letters beside them.
    let most = sheet.right - sheet.left - Self.nameGap - count * size
    let names = FigureSheet.rowNames(ids, size: size, most: min(Self.widestName, most))
    let left = max((sheet.width - Self.side) / 2, sheet.left + names.width + Self.nameGap)
    let side = min(Self.side, sheet.right - left)
    let cell = side / Double(order.count)
    let corner = Point(left, sheet.y)
    addSquares(to: &sheet, at: corner, cell: cell)
    sheet.add(.rect(Rect(x: corner.x, y: corner.y, width: side, height: side), .stroke(.rule)))
    for (row, name) in names.names.enumerated() {
      sheet.add(
        .text(
          name, at: Point(corner.x - Self.nameGap, corner.y + (Double(row) + 0.5) * cell),
          size: size, anchor: .end, baseline: .middle, paint: .mutedInk))
    }
    addGroups(to: &sheet, at: corner, cell: cell)
    sheet.y = corner.y + side + 8
    return sheet.scene(title: "Correlations between sorts", description: description)
  }

  private func addSquares(to sheet: inout FigureSheet, at corner: Point, cell: Double) {
    let sorts = document.analysis.table.sorts
    for (row, i) in order.enumerated() {
      var squares: [Element] = []
      for (column, j) in order.enumerated() where i != j {
        let r = correlations[i, j]
        let side = cell * abs(r).squareRoot() * 0.92
        guard side > 0.6 else { continue }
        let middle = corner.moved(
          right: (Double(column) + 0.5) * cell, down: (Double(row) + 0.5) * cell)
        let square = Rect(x: middle.x - side / 2, y: middle.y - side / 2, width: side, height: side)
        // No viewpoint's colour: a square belongs to two sorts.
        squares.append(
          .rect(
            square, r > 0 ? .fill(.ink) : .stroke(.ink, width: max(0.6, min(1.4, cell / 8)))))
      }
      sheet.add(
        .group(
          classes: ["sort"], data: [DataAttribute("sort", sorts[i].id)], title: sorts[i].id,
          squares))
    }
  }

  /// A frame round each viewpoint's sorts, and its marker above them.
  private func addGroups(to sheet: inout FigureSheet, at corner: Point, cell: Double) {
    let flags = document.analysis.flags
    for f in 0..<document.factors {
      let places = order.indices.filter { flags.viewpoint(of: order[$0]) == f }
      guard let first = places.first else { continue }
      let (start, extent) = (Double(first) * cell, Double(places.count) * cell)
      sheet.add(
        .rect(
          Rect(x: corner.x + start, y: corner.y + start, width: extent, height: extent),
          .stroke(.ink, width: 1.5)))
      sheet.add(
        Marker.viewpoint(
          f, at: Point(corner.x + start + extent / 2, corner.y - 11), size: 12))
    }
  }

  private var description: String {
    var values: [Double] = []
    for i in 0..<order.count {
      for j in 0..<i { values.append(correlations[i, j]) }
    }
    return "\(NumberText.integer(order.count)) sorts; correlations from "
      + "\(NumberText.fixed(values.min(), 2)) to \(NumberText.fixed(values.max(), 2))."
  }
}

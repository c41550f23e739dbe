import QAnalysis
import QDrawing

/// Eigenvalues by rank, beside what chance would give.
struct ScreePlot {
  private let document: AnalysisDocument
  private let eigenvalues: [Double]
  /// 95th percentiles of permuted studies; empty where parallel analysis was not run.
  private let reference: [Double]
  private let kept: Int

  private static let most = 14
  private static let left = 104.0
  /// The dashes of the line of chance.
  private static let dashes = [5.0, 4]
  private let width: Double
  private let height: Double
  /// Where the plot ends.
  private let right: Double
  /// Whether a key names the lines: on paper nothing has room behind their ends.
  private let hasKey: Bool

  /// - Parameter isOnPaper: whether it is for a page of paper.
  init(_ document: AnalysisDocument, isOnPaper: Bool = false) {
    width = FigureSheet.width(isOnPaper: isOnPaper)
    height = isOnPaper ? 230 : 280
    right = isOnPaper ? width - 16 : 768
    hasKey = isOnPaper
    self.document = document
    let analysis = document.analysis
    kept = analysis.settings.factors
    let shown = max(Self.most, kept + 2)
    // Parallel analysis has eigenvalues of its own: those that its reference is for.
    let all = document.retention?.parallel.eigenvalues ?? analysis.extraction.eigenvalues
    eigenvalues = Array(all.prefix(shown))
    reference = Array((document.retention?.parallel.reference ?? []).prefix(shown))
  }

  func scene() -> Scene {
    var sheet = FigureSheet(width: width)
    sheet.heading("How many viewpoints")
    sheet.note(
      "Eigenvalues of the correlations between sorts, the largest first; full dots are the "
        + "\(NumberText.count(kept, "factor")) kept.",
      document.retention.map { retention in
        "Dashed: what chance reaches in 5 of 100 studies (each person’s own "
          + "placements shuffled). Parallel analysis suggests \(retention.parallel.suggested)."
      },
      document.retention != nil && document.analysis.settings.correlation != .pearson
        ? "The eigenvalues shown are those of Pearson correlations, which parallel analysis uses."
        : nil,
      document.notice)
    if hasKey {
      sheet.y += 14
      sheet.key(keyItems)
    }
    sheet.y += 22
    addPlot(to: &sheet)
    return sheet.scene(title: "Eigenvalues", description: description)
  }

  private func addPlot(to sheet: inout FigureSheet) {
    let top = sheet.y
    let bottom = top + height
    let largest = (eigenvalues + reference).max() ?? 1
    let y = LinearScale(domain: (0, max(1, largest * 1.06)), range: (bottom, top))
    let x = LinearScale(
      domain: (1, Double(max(2, eigenvalues.count))), range: (Self.left + 24, right - 12))
    for tick in y.ticks(6) {
      let place = Point(Self.left, y(tick.value))
      sheet.add(
        .line(from: place, to: Point(right, place.y), .stroke(.rule)))
      sheet.add(
        .text(
          tick.label, at: place.moved(right: -10), size: 11, anchor: .end, baseline: .middle,
          paint: .mutedInk))
    }
    sheet.add(
      .text(
        "eigenvalue", at: Point(Self.left - 52, (top + bottom) / 2), size: 11, anchor: .middle,
        paint: .mutedInk, rotation: -90))
    func points(_ values: [Double]) -> [Point] {
      values.enumerated().map { Point(x(Double($0.offset + 1)), y($0.element)) }
    }
    addBoundary(to: &sheet, x, top: top, bottom: bottom)
    sheet.add(
      .path(.polyline(points(reference)), .stroke(.mutedInk, width: 1.5, dash: Self.dashes)))
    sheet.add(.path(.polyline(points(eigenvalues)), .stroke(.ink, width: 1.5)))
    for (k, place) in points(eigenvalues).enumerated() {
      sheet.add(dot(k, at: place))
    }
    if !hasKey { addNames(to: &sheet, y) }
    sheet.y = bottom + 4
    addFigures(to: &sheet, x)
  }

  /// The numbers below the axis, each below its point.
  private func addFigures(to sheet: inout FigureSheet, _ x: LinearScale) {
    var rows = [("factor", eigenvalues.indices.map { String($0 + 1) })]
    // A number of two digits and two decimals is 34 px wide.
    if x(2) - x(1) >= 40 {
      rows.append(("eigenvalue", eigenvalues.map { NumberText.fixed($0, 2) }))
      if !reference.isEmpty { rows.append(("chance", reference.map { NumberText.fixed($0, 2) })) }
    }
    for (name, words) in rows {
      sheet.y += 18
      sheet.add(
        .text(
          name, at: Point(Self.left - 10, sheet.y), size: 11, anchor: .end, paint: .mutedInk))
      for (k, word) in words.enumerated() {
        sheet.add(
          .text(
            word, at: Point(x(Double(k + 1)), sheet.y), size: 11,
            weight: k < kept && name != "chance" ? .bold : .regular, anchor: .middle,
            paint: name == "eigenvalue" ? .ink : .mutedInk))
      }
    }
    sheet.y += 4
  }

  /// A line between the factors kept and the others.
  private func addBoundary(
    to sheet: inout FigureSheet, _ x: LinearScale, top: Double, bottom: Double
  ) {
    guard kept < eigenvalues.count else { return }
    let place = x(Double(kept) + 0.5)
    sheet.add(
      .line(
        from: Point(place, top - 4), to: Point(place, bottom), .stroke(.mutedInk, dash: [1, 3])))
    sheet.add(
      .text(
        "\(kept) kept", at: Point(place - 6, top + 6), size: 11, anchor: .end, paint: .mutedInk))
  }

  private func dot(_ k: Int, at place: Point) -> Element {
    let isKept = k < kept
    let value = NumberText.fixed(eigenvalues[k], 2)
    return .group(
      classes: ["eigenvalue"],
      data: [
        DataAttribute("component", String(k + 1)), DataAttribute("kept", String(isKept)),
      ], title: "Factor \(k + 1): \(value)\(isKept ? ", kept" : "")"
    ) {
      Element.circle(
        center: place, radius: isKept ? 5.5 : 4,
        isKept
          ? Style(fill: .ink, stroke: .paper)
          : Style(fill: .paper, stroke: .ink, strokeWidth: 1.5))
    }
  }

  private static let own = "this study"
  private static let chance = "chance, 95th percentile"

  /// The lines and their names.
  private var keyItems: [FigureSheet.KeyItem] {
    func item(_ words: String, _ style: Style) -> FigureSheet.KeyItem {
      FigureSheet.KeyItem(width: 28, words: words) {
        [.line(from: $0, to: $0.moved(right: 28), style)]
      }
    }
    return [item(Self.own, .stroke(.ink, width: 1.5))]
      + (reference.isEmpty
        ? [] : [item(Self.chance, .stroke(.mutedInk, width: 1.5, dash: Self.dashes))])
  }

  /// Names at the right ends of the lines, moved apart where they would touch.
  private func addNames(to sheet: inout FigureSheet, _ y: LinearScale) {
    guard let last = eigenvalues.last else { return }
    var names = [(words: Self.own, y: y(last), paint: Paint.ink)]
    if let end = reference.last {
      names.append((Self.chance, y(end), .mutedInk))
      if abs(names[0].y - names[1].y) < 16 {
        let middle = (names[0].y + names[1].y) / 2
        let first = names[0].y < names[1].y ? 0 : 1
        names[first].y = middle - 8
        names[1 - first].y = middle + 8
      }
    }
    for name in names {
      sheet.add(
        .text(
          name.words, at: Point(right + 12, name.y), baseline: .middle, paint: name.paint))
    }
  }

  private var description: String {
    let told = eigenvalues.prefix(max(6, kept)).map { NumberText.fixed($0, 2) }.joined(
      separator: ", ")
    var text = "The first eigenvalues are \(told). \(NumberText.count(kept, "factor")) "
    text += kept == 1 ? "is kept." : "are kept."
    if let retention = document.retention {
      text += " Parallel analysis suggests \(retention.parallel.suggested); chance reaches "
      text +=
        reference.prefix(max(6, kept)).map { NumberText.fixed($0, 2) }.joined(separator: ", ") + "."
    }
    return text
  }
}

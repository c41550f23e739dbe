import QAnalysis
import QDrawing
import QNumerics
import QStudy

/// How people's loadings moved from one condition to the next: an arrow a person, viewpoint by
/// viewpoint. People are not named.
struct ShiftArrows {
  private let document: AnalysisDocument
  private let paired: PairedComparison
  private static let rowHeight = 13.0
  /// What the rows of a viewpoint need above them, and above and below them.
  private static let spaceAboveRows = 20.0
  private static let spaceBesideRows = 42.0
  /// With more arrows the figure would be taller than eight pages.
  static let mostArrows = 600

  private let width: Double

  /// `nil` without a comparison of conditions, where people are too few to be shown, or with more
  /// than 600 arrows.
  /// - Parameter isOnPaper: whether it is for pages of paper.
  init?(_ document: AnalysisDocument, isOnPaper: Bool = false) {
    width = FigureSheet.width(isOnPaper: isOnPaper)
    guard let paired = document.evidence.paired, paired.isDisclosed, !paired.people.isEmpty,
      paired.people.count * document.factors <= Self.mostArrows
    else { return nil }
    self.document = document
    self.paired = paired
  }

  func scene() -> Scene {
    var sheet = head
    addViewpoints(0..<document.factors, to: &sheet)
    return sheet.scene(title: Self.title, description: description(0..<document.factors))
  }

  /// The same on as many pages of paper as leave its letters their size.
  func pages() -> [Scene] {
    let (first, later) = (head, continuedHead)
    let height = Double(paired.people.count + 2) * Self.rowHeight + Self.spaceBesideRows
    let ranges = FigureSheet.paperRanges(
      of: Array(repeating: height, count: document.factors), below: (first.y, later.y), above: 0)
    return ranges.enumerated().map { number, range in
      var sheet = number == 0 ? first : later
      addViewpoints(range, to: &sheet)
      return sheet.scene(
        title: Self.title + (number == 0 ? "" : FigureSheet.continued),
        description: description(range))
    }
  }

  private static let title = "Shifts between conditions"
  private var heading: String { "How people moved, from “\(paired.from)” to “\(paired.to)”" }

  private var continuedHead: FigureSheet {
    var sheet = FigureSheet(width: width)
    sheet.heading(heading + FigureSheet.continued)
    sheet.note(document.notice)
    sheet.y += 12
    return sheet
  }

  private var head: FigureSheet {
    var sheet = FigureSheet(width: width)
    sheet.heading(heading)
    sheet.note(
      "An arrow a person: from the loading of the first sort to that of the second. The thick line "
        + "below is the mean. People stand in the order of their change.", document.notice)
    sheet.y += 12
    return sheet
  }

  private func addViewpoints(_ factors: Range<Int>, to sheet: inout FigureSheet) {
    // The loadings that the means and the order are made of.
    let loadings = document.analysis.rotation.definingLoadings
    let reach = paired.people.flatMap { loadings.row($0.first) + loadings.row($0.second) }
      .reduce(1) { max($0, abs($1)) }
    let x = LinearScale(domain: (-reach, reach), range: (210, sheet.right - 24))
    for f in factors { addViewpoint(f, loadings: { loadings[$0, f] }, to: &sheet, x) }
  }

  private func addViewpoint(
    _ f: Int, loadings: (Int) -> Double, to sheet: inout FigureSheet, _ x: LinearScale
  ) {
    sheet.y += Self.spaceAboveRows
    let top = sheet.y
    let people = paired.people.sorted { $0.shift[f] < $1.shift[f] }
    let bottom = top + Double(people.count + 2) * Self.rowHeight
    let names = TextMetrics.wrap(document.fullName(of: f), width: 150, size: 12, maxLines: 3)
    sheet.add(Marker.viewpoint(f, at: Point(sheet.left + 8, top + 12), size: 12))
    sheet.add(
      Element.lines(names, like: TextRun("", at: Point(sheet.left + 22, top + 16), size: 12)))
    for value in [-1.0, -0.5, 0, 0.5, 1] {
      sheet.add(
        .line(
          from: Point(x(value), top), to: Point(x(value), bottom),
          .stroke(value == 0 ? .mutedInk : .rule)))
      sheet.add(
        .text(
          NumberText.fixed(value, value == value.rounded() ? 0 : 1, signed: true),
          at: Point(x(value), bottom + 14), size: 11, anchor: .middle, paint: .mutedInk))
    }
    for (row, person) in people.enumerated() {
      let y = top + (Double(row) + 0.8) * Self.rowHeight
      sheet.add(
        arrow(
          from: Point(x(loadings(person.first)), y), to: Point(x(loadings(person.second)), y),
          width: 1.2, paint: .series(f)))
    }
    if paired.shifts.indices.contains(f) {
      let y = bottom - 0.6 * Self.rowHeight
      let shift = paired.shifts[f]
      sheet.add(
        arrow(from: Point(x(shift.first), y), to: Point(x(shift.second), y), width: 3, paint: .ink))
    }
    sheet.y = bottom + Self.spaceBesideRows - Self.spaceAboveRows
  }

  private func arrow(from: Point, to: Point, width: Double, paint: Paint) -> Element {
    let way: Double = to.x < from.x ? -1 : 1
    let head = 3 + 1.6 * width
    guard abs(to.x - from.x) > 1 else {
      return .circle(center: to, radius: 1.2 * width, .fill(paint))
    }
    let base = Point(to.x - way * min(head, abs(to.x - from.x)), to.y)
    return .group {
      Element.line(from: from, to: base, .stroke(paint, width: width))
      Element.path(
        .polygon([to, base.moved(down: -head / 2), base.moved(down: head / 2)]), .fill(paint))
    }
  }

  private func description(_ factors: Range<Int>) -> String {
    let told = paired.shifts.enumerated().filter { factors.contains($0.offset) }.map { f, shift in
      "\(document.fullName(of: f)): mean loading \(NumberText.fixed(shift.first, 2)) in "
        + "“\(paired.from)”, \(NumberText.fixed(shift.second, 2)) in “\(paired.to)”"
    }
    return told.joined(separator: "; ") + "."
  }
}

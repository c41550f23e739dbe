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
  /// With more arrows the figure would be taller than eight pages.
  static let mostArrows = 600

  /// `nil` without a comparison of conditions, where people are too few to be shown, or with more
  /// than 600 arrows.
  init?(_ document: AnalysisDocument) {
    guard let paired = document.evidence.paired, paired.isDisclosed, !paired.people.isEmpty,
      paired.people.count * document.factors <= Self.mostArrows
    else { return nil }
    self.document = document
    self.paired = paired
  }

  func scene() -> Scene {
    var sheet = FigureSheet()
    sheet.heading("How people moved, from “\(paired.from)” to “\(paired.to)”")
    sheet.note(
      "An arrow a person: from the loading of the first sort to that of the second. The thick line "
        + "below is the mean. People stand in the order of their change.", document.notice)
    sheet.y += 12
    // The loadings that the means and the order are made of.
    let loadings = document.analysis.rotation.definingLoadings
    let reach = paired.people.flatMap { loadings.row($0.first) + loadings.row($0.second) }
      .reduce(1) { max($0, abs($1)) }
    let x = LinearScale(domain: (-reach, reach), range: (210, sheet.right - 24))
    for f in 0..<document.factors {
      addViewpoint(f, loadings: { loadings[$0, f] }, to: &sheet, x)
    }
    return sheet.scene(title: "Shifts between conditions", description: description)
  }

  private func addViewpoint(
    _ f: Int, loadings: (Int) -> Double, to sheet: inout FigureSheet, _ x: LinearScale
  ) {
    sheet.y += 20
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
    sheet.y = bottom + 22
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

  private var description: String {
    let told = paired.shifts.enumerated().map { f, shift in
      "\(document.fullName(of: f)): mean loading \(NumberText.fixed(shift.first, 2)) in "
        + "“\(paired.from)”, \(NumberText.fixed(shift.second, 2)) in “\(paired.to)”"
    }
    return told.joined(separator: "; ") + "."
  }
}

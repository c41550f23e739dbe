import QAnalysis
import QDrawing
import QNumerics
import QStudy

/// The sorts by their loadings on two viewpoints.
struct LoadingsPlot {
  private let document: AnalysisDocument
  private let a: Int
  private let b: Int
  private let room: Room

  /// How wide it is, the side of the square of loadings from −1 to 1, and the size of names.
  private struct Room {
    let width: Double
    let side: Double
    let nameSize: Double

    static let screen = Room(width: FigureSheet.standardWidth, side: 520, nameSize: 10)
    static let paper = Room(width: FigureSheet.paper.width, side: 600, nameSize: 12)
  }

  /// More names than these hide the points they name.
  private static let mostNames = 40
  /// Longer names are cut, in px.
  private static let widestName = 150.0
  /// With more sorts than these, marks are plain: a page can't hold words for each of them in the
  /// plot of every two viewpoints.
  static let mostTold = 300
  /// How near to each other plain marks of one kind cover each other, in px.
  private static let nearness = 5.0

  /// `nil` for a viewpoint that doesn't exist, or the same twice.
  /// - Parameter isOnPaper: whether it is for a page of paper.
  init?(_ document: AnalysisDocument, _ a: Int, _ b: Int, isOnPaper: Bool = false) {
    let all = 0..<document.factors
    guard a != b, all.contains(a), all.contains(b) else { return nil }
    self.document = document
    room = isOnPaper ? .paper : .screen
    self.a = a
    self.b = b
  }

  private var flags: Flags { document.analysis.flags }
  /// The loadings that flags rest on: the dashed limit is theirs.
  private var loadings: [(x: Double, y: Double)] {
    let values = document.analysis.rotation.definingLoadings
    return (0..<values.rows).map { (values[$0, a], values[$0, b]) }
  }

  func scene() -> Scene {
    var sheet = FigureSheet(width: room.width)
    let names = [a, b].map { document.fullName(of: $0) }
    sheet.heading("Sorts by their loadings on two viewpoints")
    sheet.note(
      "A sort stands as far to the right as it loads on \(names[0]), and as far up as it loads on "
        + "\(names[1]). Markers define the viewpoint of their shape; small rings define none.",
      loadings.count > Self.mostNames
        ? "More than \(Self.mostNames) names would hide the marks: none is shown." : nil,
      isPlain ? "Of marks that would cover each other one is drawn." : nil, document.notice)
    sheet.y += 18
    sheet.key([a, b].map { .viewpoint($0, of: document) } + otherKey)
    sheet.y += 18
    let square = Rect(
      x: (sheet.width - room.side) / 2, y: sheet.y, width: room.side, height: room.side)
    // The pattern of an oblique rotation can lie beyond 1.
    let reach = max(1, loadings.map { max(abs($0.x), abs($0.y)) }.max() ?? 1)
    let x = LinearScale(domain: (-reach, reach), range: (square.left, square.right))
    let y = LinearScale(domain: (-reach, reach), range: (square.bottom, square.top))
    addAxes(to: &sheet, square, x, y)
    let unnamed = addPoints(to: &sheet, x, y, in: square)
    sheet.y = square.bottom + 34
    if unnamed > 0 {
      sheet.note(
        "Without a name for want of room: \(NumberText.count(unnamed, "sort")).")
    }
    return sheet.scene(
      title: "Loadings on \(names[0]) and \(names[1])", description: description)
  }

  private var otherKey: [FigureSheet.KeyItem] {
    guard document.factors > 2 else { return [] }
    return [
      FigureSheet.KeyItem(width: 14, words: "defines another viewpoint") { place in
        [Self.cross(at: place.moved(right: 7))]
      }
    ]
  }

  private func addAxes(
    to sheet: inout FigureSheet, _ square: Rect, _ x: LinearScale, _ y: LinearScale
  ) {
    sheet.add(.rect(square, .stroke(.rule)))
    for value in [-1.0, -0.5, 0, 0.5, 1] {
      let isZero = value == 0
      let style = Style.stroke(isZero ? .mutedInk : .rule, dash: isZero ? [] : [2, 4])
      sheet.add(.line(from: Point(x(value), square.top), to: Point(x(value), square.bottom), style))
      sheet.add(.line(from: Point(square.left, y(value)), to: Point(square.right, y(value)), style))
      let label = NumberText.fixed(value, value == value.rounded() ? 0 : 1, signed: true)
      sheet.add(
        .text(
          label, at: Point(x(value), square.bottom + 16), size: 11, anchor: .middle,
          paint: .mutedInk))
      sheet.add(
        .text(
          label, at: Point(square.left - 8, y(value)), size: 11, anchor: .end, baseline: .middle,
          paint: .mutedInk))
    }
    let threshold = flags.limit
    for value in [-threshold, threshold] {
      let style = Style.stroke(.mutedInk, dash: [6, 4])
      sheet.add(.line(from: Point(x(value), square.top), to: Point(x(value), square.bottom), style))
      sheet.add(.line(from: Point(square.left, y(value)), to: Point(square.right, y(value)), style))
    }
    sheet.add(
      .text(
        "dashed: significant from \(NumberText.fixed(threshold, 2))",
        at: Point(square.right, square.top - 6), size: 11, anchor: .end, paint: .mutedInk))
    sheet.add(
      .text(document.identifier(of: a), at: Point(square.right + 8, y(0)), baseline: .middle))
    sheet.add(
      .text(document.identifier(of: b), at: Point(x(0), square.top - 6), anchor: .middle))
  }

  private var isPlain: Bool { document.analysis.table.sorts.count > Self.mostTold }

  /// The mark of a sort that defines a viewpoint, or none.
  private func mark(_ defines: Int?, at place: Point) -> Element {
    switch defines {
    case a, b: Marker.viewpoint(defines ?? a, at: place, size: 11)
    case nil: .circle(center: place, radius: 3.5, Style(fill: .paper, stroke: .mutedInk))
    default: Self.cross(at: place)
    }
  }

  /// The mark of a sort that defines another viewpoint: no viewpoint has it.
  private static func cross(at place: Point) -> Element {
    .path(
      [-3.5, 3.5].flatMap { reach -> [PathSegment] in
        [
          .move(to: place.moved(right: -3.5, down: -reach)),
          .line(to: place.moved(right: 3.5, down: reach)),
        ]
      }, .stroke(.mutedInk, width: 1.5))
  }

  /// Marks without names or values, those that would cover each other once.
  private func addPlainPoints(to sheet: inout FigureSheet, _ x: LinearScale, _ y: LinearScale) {
    var drawn: Set<[Int]> = []
    for (i, loading) in loadings.enumerated() {
      let place = Point(x(loading.x), y(loading.y))
      let defines = flags.viewpoint(of: i)
      let cell = [place.x, place.y].map { Int(($0 / Self.nearness).rounded()) }
      // All that define a third viewpoint have one mark.
      let kind = defines.map { $0 == a || $0 == b ? $0 : document.factors } ?? -1
      if drawn.insert(cell + [kind]).inserted { sheet.add(mark(defines, at: place)) }
    }
  }

  /// Draws the sorts; how many of those that should bear a name have no room for it.
  private func addPoints(
    to sheet: inout FigureSheet, _ x: LinearScale, _ y: LinearScale, in square: Rect
  ) -> Int {
    guard !isPlain else {
      addPlainPoints(to: &sheet, x, y)
      return 0
    }
    let sorts = document.analysis.table.sorts
    let points = loadings.map { Point(x($0.x), y($0.y)) }
    let names = names(
      at: points, from: square, to: sheet.right,
      across: [0, -flags.limit, flags.limit].map { (x($0), y($0)) })
    for (i, loading) in loadings.enumerated() {
      let place = points[i]
      let mark = mark(flags.viewpoint(of: i), at: place)
      let values = [loading.x, loading.y].map { NumberText.fixed($0, 2, signed: true) }
      sheet.add(
        .group(
          classes: ["sort"], data: [DataAttribute("sort", sorts[i].id)],
          title: "\(sorts[i].id): \(values[0]), \(values[1])"
        ) {
          mark
          names[i]?.elements ?? []
        })
    }
    return sorts.count > Self.mostNames ? 0 : names.count { $0 == nil }
  }

  /// A name and where it stands.
  private struct Name {
    let text: String
    let size: Double
    let place: NamePlaces.Place

    var elements: [Element] {
      let line = place.leader.map { [Element.line(from: $0.from, to: $0.to, .stroke(.rule))] } ?? []
      return line + [
        .text(
          text, at: Point(place.box.left, place.box.centre.y), size: size,
          baseline: .middle, paint: .mutedInk)
      ]
    }
  }

  /// The names of all sorts, `nil` for one without room; none where there are too many.
  private func names(
    at points: [Point], from square: Rect, to right: Double, across lines: [(x: Double, y: Double)]
  ) -> [Name?] {
    let sorts = document.analysis.table.sorts
    guard sorts.count <= Self.mostNames else { return sorts.map { _ in nil } }
    let letters = TextMetrics.width(of: document.identifier(of: a), size: FigureSheet.textSize)
    let axis = Rect(x: square.right + 8, y: square.centre.y - 8, width: letters, height: 16)
    let bounds = Rect(
      x: square.left, y: square.top, width: right - square.left, height: square.size.height)
    var places = NamePlaces(
      in: bounds.inset(by: 2), marks: points, words: [axis],
      lines: lines.flatMap {
        [
          Rect(x: $0.x, y: square.top, width: 1, height: square.size.height),
          Rect(x: square.left, y: $0.y, width: square.size.width, height: 1),
        ]
      } + [Rect(x: square.right, y: square.top, width: 1, height: square.size.height)],
      size: room.nameSize)
    return zip(sorts, points).map { sort, point in
      let text =
        TextMetrics.wrap(sort.id, width: Self.widestName, size: room.nameSize, maxLines: 1).first
        ?? ""
      return places.place(text, at: point).map { Name(text: text, size: room.nameSize, place: $0) }
    }
  }

  private var description: String {
    let told = [a, b].map { f in
      let count = flags.definers(of: f).count
      return
        "\(NumberText.count(count, "sort defines", "sorts define")) \(document.fullName(of: f))"
    }
    return told.joined(separator: ", ") + "."
  }
}

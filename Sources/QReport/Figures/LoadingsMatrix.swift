import QAnalysis
import QDrawing
import QNumerics
import QStudy

/// The sorts by their loadings on every two viewpoints, in small plots beside and below each other,
/// where so many viewpoints were kept that large plots would fill a report.
struct LoadingsMatrix {
  private let document: AnalysisDocument
  /// The pairs that a report shows as plots of their own.
  static let mostPlots = 6
  /// No plot is larger, in px.
  private static let largest = 150.0
  private static let gap = 6.0

  private let width: Double

  /// `nil` where plots of their own are few enough.
  /// - Parameter isOnPaper: whether it is for a page of paper.
  init?(_ document: AnalysisDocument, isOnPaper: Bool = false) {
    width = FigureSheet.width(isOnPaper: isOnPaper)
    guard Self.pairs(document.factors) > Self.mostPlots else { return nil }
    self.document = document
  }

  /// How many pairs there are of so many viewpoints.
  static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

  private var count: Int { document.factors }

  func scene() -> Scene {
    var sheet = FigureSheet(width: width)
    sheet.heading("Sorts by their loadings on every two viewpoints")
    let limit = NumberText.fixed(document.analysis.flags.limit, 2)
    sheet.note(
      "In each small plot a sort stands as far to the right as it loads on the viewpoint of the "
        + "column, and as far up as it loads on that of the row, from −1 to 1. Shown are the sorts "
        + "that define one of the two, by its marker; dashed: significant from \(limit). The "
        + "\(NumberText.integer(Self.pairs(count))) plots in large, with every sort, are left to "
        + "files of their own: mindset report --figures svg writes them.", document.notice)
    sheet.y += 14
    sheet.key((0..<count).map { .viewpoint($0, of: document) })
    sheet.y += 14
    let head = 34.0
    let room = sheet.right - sheet.left - head
    let side = min(Self.largest, room / Double(count - 1) - Self.gap)
    let left = sheet.left + head
    for column in 0..<(count - 1) {
      let x = left + Double(column) * (side + Self.gap) + side / 2
      sheet.add(.text(document.identifier(of: column), at: Point(x, sheet.y + 11), anchor: .middle))
    }
    sheet.y += 18
    for row in 1..<count {
      sheet.add(
        .text(
          document.identifier(of: row), at: Point(left - 8, sheet.y + side / 2), anchor: .end,
          baseline: .middle))
      for column in 0..<row {
        let square = Rect(
          x: left + Double(column) * (side + Self.gap), y: sheet.y, width: side, height: side)
        sheet.add(plot(column, row, in: square))
      }
      sheet.y += side + Self.gap
    }
    return sheet.scene(title: "Loadings on every two viewpoints", description: description)
  }

  /// One plot: the viewpoint of the column from left to right, that of the row from bottom to top.
  private func plot(_ a: Int, _ b: Int, in square: Rect) -> Element {
    let analysis = document.analysis
    let loadings = analysis.rotation.definingLoadings
    // The pattern of an oblique rotation can lie beyond 1.
    let reach = (0..<loadings.rows).reduce(1.0) { reach, i in
      max(reach, abs(loadings[i, a]), abs(loadings[i, b]))
    }
    let x = LinearScale(domain: (-reach, reach), range: (square.left, square.right))
    let y = LinearScale(domain: (-reach, reach), range: (square.bottom, square.top))
    func lines(at value: Double, _ style: Style) -> [Element] {
      [
        .line(from: Point(x(value), square.top), to: Point(x(value), square.bottom), style),
        .line(from: Point(square.left, y(value)), to: Point(square.right, y(value)), style),
      ]
    }
    let limit = analysis.flags.limit
    let size = max(5.5, square.size.width / 14)
    return .group(
      classes: ["loadings"],
      data: [
        DataAttribute("column", document.identifier(of: a)),
        DataAttribute("row", document.identifier(of: b)),
      ]
    ) {
      Element.rect(square, .stroke(.rule))
      lines(at: 0, .stroke(.mutedInk, width: 0.7))
      lines(at: limit, .stroke(.rule, dash: [3, 3]))
      lines(at: -limit, .stroke(.rule, dash: [3, 3]))
      for i in 0..<loadings.rows {
        if let f = analysis.flags.viewpoint(of: i), f == a || f == b {
          Marker.viewpoint(f, at: Point(x(loadings[i, a]), y(loadings[i, b])), size: size)
        }
      }
    }
  }

  private var description: String {
    let told = (0..<count).map { f in
      let count = document.analysis.flags.definers(of: f).count
      return
        "\(NumberText.count(count, "sort defines", "sorts define")) \(document.fullName(of: f))"
    }
    return told.joined(separator: ", ") + "."
  }
}

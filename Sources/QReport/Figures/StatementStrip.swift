import QAnalysis
import QDrawing
import QStudy

/// The columns that the viewpoints give one statement, on a line from the lowest to the highest.
struct StatementStrip {
  private let document: AnalysisDocument
  private let statement: Int
  /// The width of the scene: narrow enough that a phone shows all of it in letters that can be read.
  private static let width = 480.0
  private static let markerSize = 12.0

  init(_ document: AnalysisDocument, statement: Int) {
    self.document = document
    self.statement = statement
  }

  /// The viewpoints with scores, and the column each gives.
  private var places: [(factor: Int, value: Int)] {
    document.analysis.scores.arrays.enumerated().compactMap { f, array in
      array.map { (f, $0[statement]) }
    }
  }

  func scene() -> Scene {
    let values = document.analysis.table.grid.columns.map(\.value)
    let step = Self.width / Double(max(1, values.count))
    let tallest = values.map { value in places.count { $0.value == value } }.max() ?? 0
    let axis = Double(max(1, tallest)) * (Self.markerSize + 2) + 6
    let told = places.map {
      "\(document.name(of: $0.factor)) \(document.analysis.table.grid.label(of: $0.value))"
    }
    var scene = Scene(
      size: Size(Self.width, axis + 20),
      title: document.brief(of: statement),
      description: told.joined(separator: ", ") + ".")
    func x(_ column: Int) -> Double { (Double(column) + 0.5) * step }
    scene.add(
      .line(from: Point(x(0), axis), to: Point(x(values.count - 1), axis), .stroke(.mutedInk)))
    for (column, value) in values.enumerated() {
      let place = Point(x(column), axis)
      scene.add(.line(from: place, to: place.moved(down: 4), .stroke(.mutedInk)))
      scene.add(
        .text(
          document.analysis.table.grid.label(of: value), at: place.moved(down: 16), size: 11,
          anchor: .middle, paint: .mutedInk))
      for (level, place) in places.filter({ $0.value == value }).enumerated() {
        let y = axis - 4 - (Double(level) + 0.5) * (Self.markerSize + 2)
        scene.add(
          Marker.viewpoint(place.factor, at: Point(x(column), y), size: Self.markerSize))
      }
    }
    return scene
  }
}

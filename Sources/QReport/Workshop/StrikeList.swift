import QDrawing

/// Every number once, to strike through as it is written down.
struct StrikeList {
  private let ids: [String]
  private let title: String
  private let width: Double

  /// The sizes of letters, the usual one first.
  static let sizes = [3.6, 3.2, 2.8].map(millimetres)

  /// - Parameter width: the room from left to right, in px.
  init(_ ids: [String], title: String, width: Double) {
    self.ids = ids
    self.title = title
    self.width = width
  }

  private static func rowHeight(_ size: Double) -> Double { size * 1.55 }
  private static let head = millimetres(6)

  /// How many stand beside each other, and the room of each.
  private func columns(_ size: Double) -> (count: Int, width: Double) {
    let widest = ids.map { TextMetrics.width(of: $0, size: size) }.max() ?? 0
    let step = min(width, widest + millimetres(3.4))
    return (max(1, Int(width / step)), step)
  }

  /// How tall the list is, from its title's baseline to below its last row.
  func height(_ size: Double) -> Double {
    let count = columns(size).count
    return Self.head + Double((ids.count - 1) / count) * Self.rowHeight(size) + 0.3 * size
  }

  /// The list in parts of a height.
  func parts(_ size: Double, height: Double) -> [StrikeList] {
    let rows = max(1, Int((height - Self.head) / Self.rowHeight(size)))
    let most = rows * columns(size).count
    return stride(from: 0, to: ids.count, by: most).map { start in
      StrikeList(Array(ids[start..<min(start + most, ids.count)]), title: title, width: width)
    }
  }

  /// The list with the baseline of its title at a point.
  func elements(_ size: Double, at place: Point) -> [Element] {
    let columns = columns(size)
    let title = Element.text(self.title, at: place, size: millimetres(3.4), paint: .mutedInk)
    var numbers: [Element] = []
    for (index, id) in ids.enumerated() {
      let shown = TextMetrics.wrap(id, width: width, size: size, maxLines: 1).first ?? ""
      let corner = place.moved(
        right: (Double(index % columns.count) + 0.5) * columns.width,
        down: Self.head + Double(index / columns.count) * Self.rowHeight(size))
      numbers.append(.text(shown, at: corner, size: size, anchor: .middle))
    }
    return [.tagged(.paragraph, [title]), .tagged(.paragraph, numbers)]
  }
}

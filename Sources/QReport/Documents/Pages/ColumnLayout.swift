import QDrawing

/// Short texts in columns, each read down before the next: as many as there is room for on a page.
///
/// There are as many columns as take the least room, the fewest of those.
struct ColumnLayout {
  /// No letters are smaller, in points.
  private static let smallest = 8.0
  /// The least width of columns beside each other, in sizes of letters: lines of two or three words are
  /// hard to read.
  private static let narrowest = 18.0
  private static let most = 3

  let count: Int
  let size: Double
  private let items: [SetText]
  private let each: Double
  private let gutter: Double
  private let isMirrored: Bool

  init(_ texts: [String], style: PageStyle, width: Double, direction: WritingDirection) {
    let size = max(style.smallSize, points(Self.smallest))
    let gutter = 1.6 * size
    let layouts = (1...Self.most).compactMap { count -> ColumnLayout? in
      let each = (width - gutter * Double(count - 1)) / Double(count)
      guard count == 1 || each >= Self.narrowest * size else { return nil }
      return ColumnLayout(
        items: texts.map { SetText($0, width: each, size: size, leading: 1.25) }, count: count,
        size: size, each: each, gutter: gutter, isMirrored: direction == .rightToLeft)
    }
    self = layouts.dropFirst().reduce(layouts[0]) { $1.height < $0.height - 1e-6 ? $1 : $0 }
  }

  private init(
    items: [SetText], count: Int, size: Double, each: Double, gutter: Double, isMirrored: Bool
  ) {
    self.items = items
    self.count = count
    self.size = size
    self.each = each
    self.gutter = gutter
    self.isMirrored = isMirrored
  }

  /// The same with others of its texts.
  private func holding(_ items: some Sequence<SetText>) -> ColumnLayout {
    ColumnLayout(
      items: Array(items), count: count, size: size, each: each, gutter: gutter,
      isMirrored: isMirrored)
  }

  /// The distance between two texts.
  private var gap: Double { 0.35 * size }

  /// Where each column ends, of so many texts as have room in columns of a height.
  private func ends(height: Double) -> [Int] {
    var ends: [Int] = []
    var next = 0
    while ends.count < count, next < items.count {
      let first = next
      var y = 0.0
      while next < items.count, y + items[next].height <= height + 1e-6 {
        y += items[next].height + gap
        next += 1
      }
      guard next > first else { break }
      ends.append(next)
    }
    return ends
  }

  /// How tall columns of about one length are.
  private var height: Double {
    let all = items.reduce(0) { $0 + $1.height + gap }
    var height = max(items.map(\.height).max() ?? 0, all / Double(count) - gap)
    while ends(height: height).last ?? 0 < items.count { height += 0.25 * size }
    return height
  }

  var box: Box {
    let height = height
    var box = Box(height: height) { elements(at: $0, ends: ends(height: height)) }
    box.parted = { room in
      let taken = ends(height: room).last ?? 0
      guard taken > 0, taken < items.count else { return nil }
      return (holding(items.prefix(taken)).box, holding(items.dropFirst(taken)).box)
    }
    return box
  }

  private func elements(at place: Point, ends: [Int]) -> [Element] {
    zip([0] + ends, ends).enumerated().flatMap { index, column -> [Element] in
      let shown = isMirrored ? count - 1 - index : index
      var corner = place.moved(right: Double(shown) * (each + gutter))
      return items[column.0..<column.1].map { item in
        defer { corner = corner.moved(down: item.height + gap) }
        return .tagged(.paragraph, item.elements(at: corner))
      }
    }
  }
}

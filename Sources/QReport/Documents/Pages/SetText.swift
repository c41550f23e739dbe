import QDrawing

/// Words broken into lines of a width.
struct SetText {
  let lines: [String]
  let width: Double
  let size: Double
  let weight: FontWeight
  let leading: Double
  let paint: Paint
  let isItalic: Bool
  /// The direction of the whole, which the side it is flush with follows.
  let direction: WritingDirection

  init(
    _ text: String, width: Double, size: Double, weight: FontWeight = .regular,
    leading: Double = 1.4, paint: Paint = .ink, isItalic: Bool = false, maxLines: Int = .max
  ) {
    self.init(
      lines: TextMetrics.wrap(text, width: width, size: size, weight: weight, maxLines: maxLines),
      width: width, size: size, weight: weight, leading: leading, paint: paint,
      isItalic: isItalic, direction: WritingDirection(of: text))
  }

  private init(
    lines: [String], width: Double, size: Double, weight: FontWeight, leading: Double,
    paint: Paint, isItalic: Bool, direction: WritingDirection
  ) {
    self.lines = lines
    self.width = width
    self.size = size
    self.weight = weight
    self.leading = leading
    self.paint = paint
    self.isItalic = isItalic
    self.direction = direction
  }

  /// Words as large as they fit into a room, from `size` down to `least`: on one line while letters are
  /// half as large, then on several; what still doesn't fit ends with an ellipsis.
  static func fitted(
    _ text: String, into room: Size, size: Double, least: Double, weight: FontWeight = .regular,
    leading: Double = 1.2
  ) -> SetText {
    func set(_ size: Double, maxLines: Int = .max) -> SetText {
      SetText(
        text, width: room.width, size: size, weight: weight, leading: leading, maxLines: maxLines)
    }
    var current = size
    while current > least {
      let tried = set(current)
      if tried.height <= room.height, tried.lines.count <= 1 || current < size / 2 { return tried }
      current *= 0.95
    }
    return set(least, maxLines: max(1, Int(room.height / (least * leading))))
  }

  /// The height of all lines.
  var height: Double { Double(lines.count) * size * leading }
  /// How far below the top the first line stands.
  var ascent: Double { size * (leading / 2 + 0.36) }
  /// The width of the widest line.
  var widest: Double {
    lines.map { TextMetrics.width(of: $0, size: size, weight: weight) }.max() ?? 0
  }

  /// The lines with the top left corner of their room at a point: flush left, or flush right where
  /// they are written from right to left.
  func elements(at place: Point, anchor: TextAnchor? = nil) -> [Element] {
    let anchor = anchor ?? (direction == .rightToLeft ? .end : .start)
    let x =
      switch anchor {
      case .start: place.x
      case .middle: place.x + width / 2
      case .end: place.x + width
      }
    let run = TextRun(
      "", at: Point(x, place.y + ascent), size: size, weight: weight, anchor: anchor, paint: paint,
      isItalic: isItalic)
    return Element.lines(lines, like: run, leading: leading)
  }

  /// The text in pieces between which a page may end: at least `count` lines at the beginning and at
  /// the end, and single lines between.
  func pieces(keeping count: Int) -> [SetText] {
    guard lines.count >= 2 * count, count > 0 else { return lines.isEmpty ? [] : [self] }
    let middle = lines[count..<lines.count - count].map { [$0] }
    return ([Array(lines.prefix(count))] + middle + [Array(lines.suffix(count))]).map {
      SetText(
        lines: $0, width: width, size: size, weight: weight, leading: leading, paint: paint,
        isItalic: isItalic, direction: direction)
    }
  }
}

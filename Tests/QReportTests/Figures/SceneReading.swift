import QDrawing

/// A group of a scene, with what is in it.
struct Group {
  let classes: [String]
  let data: [String: String]
  let title: String?
  let elements: [Element]

  /// Every box in the group.
  var boxes: [Rect] { elements.flatMap(QReportTests.boxes) }
  /// Every text in the group.
  var texts: [TextRun] { elements.flatMap(QReportTests.texts) }
}

/// Every group, those inside groups too.
func groups(_ elements: [Element]) -> [Group] {
  elements.flatMap { element -> [Group] in
    switch element {
    case .group(_, let classes, let data, let title, _, let inner):
      let own = Group(
        classes: classes,
        data: Dictionary(data.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a }),
        title: title, elements: inner)
      return [own] + groups(inner)
    case .link(_, let inner), .tagged(_, let inner): return groups(inner)
    default: return []
    }
  }
}

/// Every run of text.
func texts(_ element: Element) -> [TextRun] {
  switch element {
  case .text(let run): [run]
  case .group(_, _, _, _, _, let inner), .link(_, let inner), .tagged(_, let inner):
    inner.flatMap(texts)
  default: []
  }
}

/// The box of every shape and text; that of a text by its measure, a little above the capitals and
/// down to the descenders.
func boxes(_ element: Element) -> [Rect] {
  func hull(_ points: [Point]) -> [Rect] {
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return [] }
    return [Rect(x: left, y: top, width: right - left, height: bottom - top)]
  }
  switch element {
  case .rect(let rect, _, _): return [rect]
  case .line(let from, let to, _): return hull([from, to])
  case .path(let segments, _):
    return hull(
      segments.flatMap { segment -> [Point] in
        switch segment {
        case .move(let to), .line(let to): [to]
        case .cubic(let a, let b, let to): [a, b, to]
        case .close: []
        }
      })
  case .circle(let centre, let radius, _):
    return [Rect(x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius)]
  case .text(let run): return [box(of: run)]
  case .group(_, _, _, _, _, let inner), .link(_, let inner), .tagged(_, let inner):
    return inner.flatMap(boxes)
  }
}

private func box(of run: TextRun) -> Rect {
  let width = TextMetrics.width(of: run.text, size: run.size, weight: run.weight)
  let before =
    switch run.anchor {
    case .start: 0.0
    case .middle: width / 2
    case .end: width
    }
  let (above, below) = (0.8 * run.size, 0.25 * run.size)
  guard run.rotation != -90 else {
    return Rect(
      x: run.position.x - above, y: run.position.y + before - width, width: above + below,
      height: width)
  }
  let place = run.baselinePosition
  return Rect(x: place.x - before, y: place.y - above, width: width, height: above + below)
}

extension Rect {
  /// Whether another rectangle lies within this one, within a hundredth of a px.
  func holds(_ other: Rect) -> Bool {
    other.left >= left - 0.01 && other.right <= right + 0.01 && other.top >= top - 0.01
      && other.bottom <= bottom + 0.01
  }

  /// Whether two rectangles share more than an edge.
  func overlaps(_ other: Rect) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

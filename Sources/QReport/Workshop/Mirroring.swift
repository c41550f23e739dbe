import QDrawing

extension [Element] {
  /// What is drawn as it lies on a page of a language that is written from right to left: what stood at the
  /// left stands as far from the right edge.
  func mirrored(in width: Double) -> [Element] { map { $0.mirrored(in: width) } }
}

extension Element {
  fileprivate func mirrored(in width: Double) -> Element {
    func moved(_ point: Point) -> Point { Point(width - point.x, point.y) }
    switch self {
    case .rect(let rect, let cornerRadius, let style):
      return .rect(
        Rect(
          x: width - rect.right, y: rect.top, width: rect.size.width, height: rect.size.height),
        cornerRadius: cornerRadius, style)
    case .line(let from, let to, let style):
      return .line(from: moved(from), to: moved(to), style)
    case .circle(let center, let radius, let style):
      return .circle(center: moved(center), radius: radius, style)
    case .text(var run):
      run.position = moved(run.position)
      run.anchor =
        switch run.anchor {
        case .start: .end
        case .middle: .middle
        case .end: .start
        }
      return .text(run)
    case .path(let segments, let style):
      return .path(
        segments.map { segment in
          switch segment {
          case .move(let to): .move(to: moved(to))
          case .line(let to): .line(to: moved(to))
          case .cubic(let first, let second, let to):
            .cubic(control1: moved(first), control2: moved(second), to: moved(to))
          case .close: .close
          }
        }, style)
    case .group(let label, let classes, let data, let title, let isFocusable, let elements):
      return .group(
        label: label, classes: classes, data: data, title: title, isFocusable: isFocusable,
        elements.mirrored(in: width))
    case .link(let href, let elements):
      return .link(href: href, elements.mirrored(in: width))
    case .tagged(let tag, let elements):
      return .tagged(tag, elements.mirrored(in: width))
    }
  }
}

extension Element {
  /// The element drawn `scale` times as large, with the origin of its scene at `origin`.
  package func placed(at origin: Point, scale: Double = 1) -> Element {
    func moved(_ point: Point) -> Point {
      Point(origin.x + scale * point.x, origin.y + scale * point.y)
    }
    func sized(_ style: Style) -> Style {
      var style = style
      style.strokeWidth *= scale
      style.dash = style.dash.map { $0 * scale }
      return style
    }
    func inner(_ elements: [Element]) -> [Element] {
      elements.map { $0.placed(at: origin, scale: scale) }
    }
    switch self {
    case .rect(let rect, let cornerRadius, let style):
      let corner = moved(rect.origin)
      return .rect(
        Rect(
          x: corner.x, y: corner.y, width: scale * rect.size.width,
          height: scale * rect.size.height),
        cornerRadius: scale * cornerRadius, sized(style))
    case .line(let from, let to, let style):
      return .line(from: moved(from), to: moved(to), sized(style))
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
        }, sized(style))
    case .circle(let center, let radius, let style):
      return .circle(center: moved(center), radius: scale * radius, sized(style))
    case .text(var run):
      run.position = moved(run.position)
      run.size *= scale
      return .text(run)
    case .group(let label, let classes, let data, let title, let isFocusable, let elements):
      return .group(
        label: label, classes: classes, data: data, title: title, isFocusable: isFocusable,
        inner(elements))
    case .link(let href, let elements): return .link(href: href, inner(elements))
    case .tagged(let tag, let elements): return .tagged(tag, inner(elements))
    }
  }
}

extension Scene {
  /// The scene, drawn smaller where a side is longer than `side` px.
  package func fitted(to side: Double) -> Scene {
    let longest = max(size.width, size.height)
    guard longest > side else { return self }
    let scale = side / longest
    return Scene(
      size: Size(size.width * scale, size.height * scale), title: title, description: description,
      elements: elements.map { $0.placed(at: Point(0, 0), scale: scale) })
  }
}

extension SVGRenderer {
  /// Writes one element and what is inside it.
  func write(_ element: Element, into output: inout String) {
    switch element {
    case .rect(let rect, let cornerRadius, let style):
      let geometry = [
        ("x", rect.left), ("y", rect.top), ("width", rect.size.width),
        ("height", rect.size.height),
      ]
      let corner = cornerRadius > 0 ? [("rx", cornerRadius)] : []
      shape("rect", numbers(geometry + corner), style, into: &output)
    case .line(let from, let to, let style):
      let geometry = [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)]
      shape("line", numbers(geometry), style, into: &output)
    case .path(let segments, let style):
      let steps = segments.map(step).joined(separator: " ")
      shape("path", attributes([("d", steps)]), style, into: &output)
    case .circle(let center, let radius, let style):
      shape(
        "circle", numbers([("cx", center.x), ("cy", center.y), ("r", radius)]), style,
        into: &output)
    case .text(let run):
      write(run, into: &output)
    case .group(let label, let classes, let data, let title, let isFocusable, let elements):
      // What can be reached by keyboard is read out as one thing, unless there is more to reach
      // inside; then, and without focus, the label names a group of things.
      let isOneThing = isFocusable && !elements.contains(where: \.isInteractive)
      let role = isOneThing ? "img" : label == nil && !isFocusable ? nil : "group"
      let about = attributes([
        ("class", list(classes)), ("role", role),
        ("aria-label", role == nil ? nil : label ?? title),
        ("tabindex", isFocusable ? "0" : nil),
      ])
      let extra = attributes(data.map { ("data-" + XMLText.name($0.name).lowercased(), $0.value) })
      output += "<g\(about)\(extra)>\n"
      if let title { output += "<title>\(XMLText.escaped(title))</title>\n" }
      for inner in elements { write(inner, into: &output) }
      output += "</g>\n"
    case .link(let href, let elements):
      output += "<a\(attributes([("href", href)]))>\n"
      for inner in elements { write(inner, into: &output) }
      output += "</a>\n"
    case .tagged(.destination(let name), let elements):
      output += "<g id=\"\(XMLText.name(name))\">\n"
      for inner in elements { write(inner, into: &output) }
      output += "</g>\n"
    case .tagged(_, let elements):
      // SVG has no kinds of text.
      for inner in elements { write(inner, into: &output) }
    }
  }

  private func shape(
    _ tag: String, _ geometry: String, _ style: Style, into output: inout String
  ) {
    output += "<" + tag + attributes([("class", list(style.classes))]) + geometry
    // A shape is black inside unless told otherwise; a line has no inside.
    output += attributes([("fill", tag == "line" ? nil : style.fill.map(colour) ?? "none")])
    if let stroke = style.stroke {
      let dash = style.dash.map(XMLText.number).joined(separator: " ")
      output += attributes([
        ("stroke", colour(stroke)),
        ("stroke-width", style.strokeWidth == 1 ? nil : XMLText.number(style.strokeWidth)),
        ("stroke-dasharray", dash.isEmpty ? nil : dash),
      ])
    }
    output += attributes([("opacity", style.opacity == 1 ? nil : XMLText.number(style.opacity))])
    output += "/>\n"
  }

  private func write(_ run: TextRun, into output: inout String) {
    let isRightToLeft = WritingDirection(of: run.text) == .rightToLeft
    let place = run.baselinePosition
    let turn = [run.rotation, run.position.x, run.position.y].map(XMLText.number)
    output += "<text"
    output += attributes([
      ("class", list(run.classes)), ("x", XMLText.number(place.x)), ("y", XMLText.number(place.y)),
      ("font-size", XMLText.number(run.size)), ("font-weight", run.weight == .bold ? "bold" : nil),
      ("font-style", run.isItalic ? "italic" : nil),
      ("text-anchor", anchor(run.anchor, isRightToLeft: isRightToLeft)),
      ("direction", isRightToLeft ? "rtl" : nil), ("unicode-bidi", isRightToLeft ? "embed" : nil),
      ("transform", run.rotation == 0 ? nil : "rotate(\(turn.joined(separator: " ")))"),
      ("fill", colour(run.paint)),
    ])
    output += ">\(XMLText.escaped(run.words))</text>\n"
  }

  /// In SVG, text from right to left starts at its right end; in a scene, start is the left end.
  private func anchor(_ anchor: TextAnchor, isRightToLeft: Bool) -> String? {
    switch anchor {
    case .start: isRightToLeft ? "end" : nil
    case .middle: "middle"
    case .end: isRightToLeft ? nil : "end"
    }
  }

  private func step(_ segment: PathSegment) -> String {
    switch segment {
    case .move(let to): "M" + pair(to)
    case .line(let to): "L" + pair(to)
    case .cubic(let control1, let control2, let to):
      "C" + [control1, control2, to].map(pair).joined(separator: " ")
    case .close: "Z"
    }
  }

  private func pair(_ point: Point) -> String {
    XMLText.number(point.x) + " " + XMLText.number(point.y)
  }

  private func numbers(_ pairs: [(String, Double)]) -> String {
    attributes(pairs.map { ($0.0, XMLText.number($0.1)) })
  }

  private func list(_ classes: [String]) -> String? {
    classes.isEmpty ? nil : classes.joined(separator: " ")
  }
}

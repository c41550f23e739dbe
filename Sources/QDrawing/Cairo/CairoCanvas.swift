internal import CCairo

/// A cairo surface on which scenes are drawn, one after the other.
///
/// Lengths are px units of 1/96 inch, as in scenes; the caller scales the context to the units of
/// the surface. Text is shaped by pango: kerning, Arabic, and the fonts that have a character which
/// the first font lacks. A run that would come out wider than it was measured (`TextMetrics`) is
/// drawn narrower, so that no box overflows whatever font a machine has.
final class CairoCanvas {
  let context: OpaquePointer
  private let shaper: TextShaper
  private let isTagged: Bool
  /// The characters drawn that are in no font of the machine.
  private(set) var unshown: [Character] = []
  /// What is read out in place of each picture that has a tag, in their order.
  private(set) var alternatives: [String] = []

  /// - Parameter isTagged: whether the surface keeps structure and links.
  init(on surface: OpaquePointer, isTagged: Bool) throws(DrawingError) {
    guard let context = cairo_create(surface) else { throw .outOfMemory }
    self.context = context
    shaper = try TextShaper(for: context)
    self.isTagged = isTagged
  }

  deinit { cairo_destroy(context) }

  func draw(_ elements: [Element]) {
    for element in elements { draw(element) }
  }

  private func draw(_ element: Element) {
    switch element {
    case .rect(let rect, let cornerRadius, let style):
      outline(rect, cornerRadius: cornerRadius)
      paint(style)
    case .line(let from, let to, let style):
      cairo_move_to(context, from.x, from.y)
      cairo_line_to(context, to.x, to.y)
      paint(style)
    case .path(let segments, let style):
      for segment in segments { outline(segment) }
      paint(style)
    case .circle(let center, let radius, let style):
      cairo_new_sub_path(context)
      cairo_arc(context, center.x, center.y, radius, 0, 2 * .pi)
      paint(style)
    case .text(let run): draw(run)
    case .group(_, _, _, _, _, let elements): draw(elements)
    case .link(let href, let elements):
      let target = href.hasPrefix("#") ? ("dest", String(href.dropFirst())) : ("uri", href)
      tagged(CAIRO_TAG_LINK, "\(target.0)='\(Self.quoted(target.1))'") { draw(elements) }
    case .tagged(.destination(let name), let elements):
      tagged(CAIRO_TAG_DEST, "name='\(Self.quoted(name))'") { draw(elements) }
    case .tagged(let tag, let elements):
      if case .figure(let alternative) = tag {
        // Of a page on which nothing is drawn cairo writes no tags.
        guard !elements.isEmpty else { return }
        alternatives.append(alternative)
      }
      tagged(tag.nameInPDF) { draw(elements) }
    }
  }

  private func tagged(_ name: String, _ attributes: String = "", _ body: () -> Void) {
    if isTagged { cairo_tag_begin(context, name, attributes) }
    body()
    if isTagged { cairo_tag_end(context, name) }
  }

  /// A text within the single quotes of an attribute of a tag.
  private static func quoted(_ text: String) -> String {
    text.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : String($1) }
  }

  // MARK: Shapes

  private func outline(_ rect: Rect, cornerRadius: Double) {
    let radius = min(cornerRadius, rect.size.width / 2, rect.size.height / 2)
    guard radius > 0 else {
      cairo_rectangle(context, rect.left, rect.top, rect.size.width, rect.size.height)
      return
    }
    let quarter = Double.pi / 2
    cairo_new_sub_path(context)
    cairo_arc(context, rect.right - radius, rect.top + radius, radius, -quarter, 0)
    cairo_arc(context, rect.right - radius, rect.bottom - radius, radius, 0, quarter)
    cairo_arc(context, rect.left + radius, rect.bottom - radius, radius, quarter, 2 * quarter)
    cairo_arc(context, rect.left + radius, rect.top + radius, radius, 2 * quarter, 3 * quarter)
    cairo_close_path(context)
  }

  private func outline(_ segment: PathSegment) {
    switch segment {
    case .move(let to): cairo_move_to(context, to.x, to.y)
    case .line(let to): cairo_line_to(context, to.x, to.y)
    case .cubic(let first, let second, let to):
      cairo_curve_to(context, first.x, first.y, second.x, second.y, to.x, to.y)
    case .close: cairo_close_path(context)
    }
  }

  /// Fills and strokes the outline drawn so far, and forgets it.
  private func paint(_ style: Style) {
    if let fill = style.fill {
      setColour(fill, opacity: style.opacity)
      cairo_fill_preserve(context)
    }
    if let stroke = style.stroke {
      setColour(stroke, opacity: style.opacity)
      cairo_set_line_width(context, style.strokeWidth)
      cairo_set_dash(context, style.dash, Int32(style.dash.count), 0)
      cairo_stroke_preserve(context)
    }
    cairo_new_path(context)
  }

  private func setColour(_ paint: Paint, opacity: Double = 1) {
    let colour = Palette.light.colour(of: paint)
    cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, opacity)
  }

  // MARK: Text

  private func draw(_ run: TextRun) {
    let words = run.words
    guard !words.isEmpty else { return }
    let shaped = shaper.shaped(words, of: run)
    unshown += shaped.unshown
    let width = shaped.width
    let measured = TextMetrics.width(of: words, size: run.size, weight: run.weight)
    let squeeze = width > measured && measured > 0 ? measured / width : 1
    let shift =
      switch run.anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    setColour(run.paint)
    cairo_save(context)
    // A run turns about its position, its baseline with it.
    cairo_translate(context, run.position.x, run.position.y)
    cairo_rotate(context, run.rotation * .pi / 180)
    cairo_translate(context, 0, run.baselinePosition.y - run.position.y)
    cairo_scale(context, squeeze, 1)
    cairo_move_to(context, -shift, -shaped.baseline)
    pango_cairo_show_layout(context, shaped.layout)
    cairo_restore(context)
  }
}

extension Tag {
  /// The standard structure type (ISO 32000-1, 14.8.4).
  fileprivate var nameInPDF: String {
    switch self {
    case .heading(let level): "H\(min(max(level, 1), 6))"
    case .paragraph: "P"
    case .figure: "Figure"
    case .list: "L"
    case .item: "LI"
    case .itemBody: "LBody"
    case .table: "Table"
    case .row: "TR"
    case .headerCell: "TH"
    case .cell: "TD"
    case .destination: "Span"
    }
  }
}

internal import CCairo

/// A cairo surface on which scenes are drawn, one after the other.
///
/// Lengths are px units of 1/96 inch, as in scenes; the caller scales the context to the units of
/// the surface. Text is shaped by pango: kerning, Arabic, and the fonts that have a character which
/// the first font lacks. A run that would come out wider than it was measured (`TextMetrics`) is
/// drawn narrower, so that no box overflows whatever font a machine has.
final class CairoCanvas {
  let context: OpaquePointer
  private let layout: OpaquePointer
  private let isTagged: Bool
  /// The characters drawn that are in no font of the machine.
  private(set) var unshown: [Character] = []
  /// What is read out in place of each picture that has a tag, in their order.
  private(set) var alternatives: [String] = []

  /// The fonts, best first. The last is what text is measured by and comes with the program.
  private static let families = "Inter, Noto Sans, DejaVu Sans"

  /// - Parameter isTagged: whether the surface keeps structure and links.
  init(on surface: OpaquePointer, isTagged: Bool) throws(DrawingError) {
    guard let context = cairo_create(surface), let layout = pango_cairo_create_layout(context)
    else { throw .outOfMemory }
    self.context = context
    self.layout = layout
    self.isTagged = isTagged
    // Unhinted advances: letters stand as on paper, at any resolution.
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(pango_layout_get_context(layout), options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout), 0)
    // Pango would take the first letter, in an isolate or not.
    pango_layout_set_auto_dir(layout, 0)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
    cairo_destroy(context)
  }

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
    let font = pango_font_description_from_string(Self.families)
    defer { pango_font_description_free(font) }
    pango_font_description_set_absolute_size(font, run.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(
      font, run.weight == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(
      font, run.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    pango_layout_set_font_description(layout, font)
    // Glyphs are measured and placed in the space of the page. In that of a run made narrower, or of
    // the one before, pango would measure narrow letters and space them as wide ones.
    pango_cairo_update_layout(context, layout)
    let isRightToLeft = WritingDirection(of: words) == .rightToLeft
    pango_context_set_base_dir(
      pango_layout_get_context(layout), isRightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
    pango_layout_set_text(layout, words, -1)
    if pango_layout_get_unknown_glyphs_count(layout) > 0 { shrinkUnknown(in: words, of: run) }
    defer { pango_layout_set_attributes(layout, nil) }

    let width = layoutWidth
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
    let baseline = Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
    cairo_move_to(context, -shift, -baseline)
    pango_cairo_show_layout(context, layout)
    cairo_restore(context)
  }

  /// Notes the characters that no font has, and draws the boxes that stand for them no wider than they
  /// were measured: made narrower for their sake, the words beside them would run together.
  private func shrinkUnknown(in words: String, of run: TextRun) {
    let attributes = pango_attr_list_new()
    defer { pango_attr_list_unref(attributes) }
    var start: UInt32 = 0
    for character in words {
      let end = start + UInt32(character.utf8.count)
      defer { start = end }
      pango_layout_set_text(layout, String(character), -1)
      guard pango_layout_get_unknown_glyphs_count(layout) > 0 else { continue }
      unshown.append(character)
      let measured = TextMetrics.width(of: String(character), size: run.size, weight: run.weight)
      let fitting = max(0.01, min(1, measured / max(layoutWidth, 0.01)))
      guard let share = pango_attr_scale_new(fitting) else { continue }
      share.pointee.start_index = start
      share.pointee.end_index = end
      pango_attr_list_insert(attributes, share)
    }
    pango_layout_set_text(layout, words, -1)
    pango_layout_set_attributes(layout, attributes)
  }

  /// How wide the text of the layout is, in px.
  private var layoutWidth: Double {
    var extent = PangoRectangle()
    pango_layout_get_extents(layout, nil, &extent)
    return Double(extent.width) / Double(PANGO_SCALE)
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

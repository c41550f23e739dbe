internal import CCairo

/// Text as pango sets it: kerned, in Arabic joined, in the fonts that have a character which the first font
/// lacks.
///
/// Runs that were set already are kept: a page shares most of its words with the one before, and setting them
/// takes longer than drawing them.
final class TextShaper {
  /// One run of text.
  struct Shaped {
    let layout: OpaquePointer
    /// The characters that are in no font of the machine.
    fileprivate(set) var unshown: [Character] = []

    /// In px.
    var width: Double {
      var extent = PangoRectangle()
      pango_layout_get_extents(layout, nil, &extent)
      return Double(extent.width) / Double(PANGO_SCALE)
    }

    /// How far the baseline lies below the top, in px.
    var baseline: Double { Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE) }
  }

  private struct Setting: Hashable {
    let words: String
    let size: Double
    let weight: FontWeight
    let isItalic: Bool
  }

  /// The fonts, best first. The last is what text is measured by and comes with the program.
  private static let families = "Inter, Noto Sans, DejaVu Sans"
  /// All are forgotten once there are more.
  private static let mostKept = 5_000

  private let cairo: OpaquePointer
  private let context: OpaquePointer
  private var kept: [Setting: Shaped] = [:]
  /// The entries of the matrix in which pango sets text.
  private var space: [Double] = []

  /// - Parameter cairo: the drawing context, which has to outlive this.
  init(for cairo: OpaquePointer) throws(DrawingError) {
    guard let context = pango_cairo_create_context(cairo) else { throw .outOfMemory }
    self.cairo = cairo
    self.context = context
    // Unhinted advances: letters stand as on paper, at any resolution.
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
  }

  deinit {
    forget()
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  private func forget() {
    for shaped in kept.values { g_object_unref(UnsafeMutableRawPointer(shaped.layout)) }
    kept = [:]
  }

  /// The words of a run as they are to be drawn; good until the next are asked for.
  func shaped(_ words: String, of run: TextRun) -> Shaped {
    let isRightToLeft = WritingDirection(of: words) == .rightToLeft
    pango_context_set_base_dir(
      context, isRightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
    followSpace()
    let setting = Setting(
      words: words, size: run.size, weight: run.weight, isItalic: run.isItalic)
    // Where the space has changed since, pango sets it anew.
    if let shaped = kept[setting] { return shaped }
    if kept.count >= Self.mostKept { forget() }
    let shaped = shaped(setting)
    kept[setting] = shaped
    return shaped
  }

  /// Glyphs are measured and placed in the space of the page. In that of a run made narrower, or of the one
  /// before, pango would measure narrow letters and space them as wide ones.
  private func followSpace() {
    var now = cairo_matrix_t()
    cairo_get_matrix(cairo, &now)
    let entries = [now.xx, now.yx, now.xy, now.yy, now.x0, now.y0]
    // Told of the same space once more, pango would forget what it has set.
    guard entries != space else { return }
    space = entries
    pango_cairo_update_context(cairo, context)
  }

  private func shaped(_ setting: Setting) -> Shaped {
    let layout: OpaquePointer = pango_layout_new(context)
    // Pango would take the first letter, in an isolate or not.
    pango_layout_set_auto_dir(layout, 0)
    let font = pango_font_description_from_string(Self.families)
    defer { pango_font_description_free(font) }
    pango_font_description_set_absolute_size(font, setting.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(
      font, setting.weight == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(
      font, setting.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    pango_layout_set_font_description(layout, font)
    pango_layout_set_text(layout, setting.words, -1)
    var shaped = Shaped(layout: layout)
    if pango_layout_get_unknown_glyphs_count(layout) > 0 { shrinkUnknown(&shaped, setting) }
    return shaped
  }

  /// Notes the characters that no font has, and sets the boxes that stand for them no wider than they
  /// were measured: made narrower for their sake, the words beside them would run together.
  private func shrinkUnknown(_ shaped: inout Shaped, _ setting: Setting) {
    let attributes = pango_attr_list_new()
    defer { pango_attr_list_unref(attributes) }
    var start: UInt32 = 0
    for character in setting.words {
      let end = start + UInt32(character.utf8.count)
      defer { start = end }
      pango_layout_set_text(shaped.layout, String(character), -1)
      guard pango_layout_get_unknown_glyphs_count(shaped.layout) > 0 else { continue }
      shaped.unshown.append(character)
      let measured = TextMetrics.width(
        of: String(character), size: setting.size, weight: setting.weight)
      let fitting = max(0.01, min(1, measured / max(shaped.width, 0.01)))
      guard let share = pango_attr_scale_new(fitting) else { continue }
      share.pointee.start_index = start
      share.pointee.end_index = end
      pango_attr_list_insert(attributes, share)
    }
    pango_layout_set_text(shaped.layout, setting.words, -1)
    pango_layout_set_attributes(shaped.layout, attributes)
  }
}

internal import CCairo

/// Draws a scene as a PNG on white, in the light colours.
package struct PNGRenderer: Hashable, Sendable {
  /// Dots for each px of the scene; 2 is 192 dots per inch.
  package var scale: Double

  /// Makes a renderer.
  package init(scale: Double = 2) {
    self.scale = scale
  }

  /// The largest extent cairo gives a picture, in dots.
  private static let limit = 32_767.0

  /// The picture; the same scene gives the same bytes on one machine.
  /// - Throws: `DrawingError`, for a picture of more than 32,767 dots a side or without memory.
  package func render(_ scene: Scene) throws(DrawingError) -> Drawn {
    let width = (scene.size.width * scale).rounded(.up)
    let height = (scene.size.height * scale).rounded(.up)
    guard width >= 1, height >= 1, width <= Self.limit, height <= Self.limit else {
      throw .tooLarge(width: scene.size.width, height: scene.size.height)
    }
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    else { throw .outOfMemory }
    defer { cairo_surface_destroy(surface) }
    try check(cairo_surface_status(surface))
    let canvas = try CairoCanvas(on: surface, isTagged: false)
    cairo_set_source_rgb(canvas.context, 1, 1, 1)
    cairo_paint(canvas.context)
    cairo_scale(canvas.context, scale, scale)
    canvas.draw(scene.elements)
    try check(cairo_status(canvas.context))
    let sink = ByteSink()
    try check(cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.closure))
    return Drawn(bytes: sink.bytes, unshown: canvas.unshown)
  }
}

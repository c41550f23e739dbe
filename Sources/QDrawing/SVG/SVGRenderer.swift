/// Draws a scene as SVG, with real text, and with words for those who don't see it.
///
/// The same scene and settings give the same bytes.
package struct SVGRenderer: Hashable, Sendable {
  /// Where the SVG will live.
  package enum Mode: Hashable, Sendable {
    /// Inside an HTML page: colours are the page's custom properties (see `Palette.styleSheet`), so
    /// that they follow light and dark mode, and the font is the page's. The ground is the page's.
    case page
    /// In a file of its own: the light colours, a font list and a ground of paper are written in.
    case standalone
  }

  /// Where the SVG will live.
  package var mode: Mode
  /// What ids begin with; two pictures in a page need two prefixes. Characters other than ASCII
  /// letters, digits, `-` and `_` become `-`.
  package var idPrefix: String

  /// Makes a renderer.
  package init(mode: Mode = .page, idPrefix: String = "figure") {
    self.mode = mode
    self.idPrefix = idPrefix
  }

  /// The fonts of a file that stands alone; none is wider than what text is measured by.
  private static let fontFamily = "'Noto Sans', 'DejaVu Sans', 'Segoe UI', Arial, sans-serif"

  /// The scene as a complete `<svg>` element, or as a document in a file that stands alone.
  package func render(_ scene: Scene) -> String {
    var output = ""
    render(scene, into: &output)
    return output
  }

  /// Writes the scene to the end of `output`; every element gets a line.
  package func render(_ scene: Scene, into output: inout String) {
    if mode == .standalone { output += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" }
    let width = XMLText.number(scene.size.width)
    let height = XMLText.number(scene.size.height)
    let root = attributes([
      ("xmlns", "http://www.w3.org/2000/svg"), ("width", width), ("height", height),
      ("viewBox", "0 0 \(width) \(height)"), ("direction", "ltr"),
      ("font-family", mode == .standalone ? Self.fontFamily : nil),
    ])
    output += "<svg\(root)\(accessibility(of: scene))>\n"
    write("title", scene.title, into: &output)
    write("desc", scene.description, into: &output)
    if mode == .standalone {
      let ground = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
      write(.rect(ground, .fill(.paper)), into: &output)
    }
    for element in scene.elements { write(element, into: &output) }
    output += "</svg>\n"
  }

  /// What a screen reader is told of the picture as a whole.
  ///
  /// A reader doesn't look inside a `role="img"`, hence a picture with links or with groups to
  /// reach by keyboard is a `group`.
  private func accessibility(of scene: Scene) -> String {
    let isInteractive = scene.elements.contains(where: \.isInteractive)
    let named = [("title", scene.title), ("desc", scene.description)].filter { !$0.1.isEmpty }
    if named.isEmpty, !isInteractive { return attributes([("aria-hidden", "true")]) }
    let ids = named.map { id($0.0) }.joined(separator: " ")
    return attributes([
      ("role", isInteractive ? "group" : "img"), ("aria-labelledby", ids.isEmpty ? nil : ids),
    ])
  }

  private func id(_ name: String) -> String {
    XMLText.name(idPrefix) + "-" + name
  }

  private func write(_ tag: String, _ text: String, into output: inout String) {
    guard !text.isEmpty else { return }
    output += "<\(tag) id=\"\(id(tag))\">\(XMLText.escaped(text))</\(tag)>\n"
  }

  /// Attributes with a blank before each; those that are `nil` are left out.
  func attributes(_ pairs: [(String, String?)]) -> String {
    pairs.reduce(into: "") { text, pair in
      guard let value = pair.1 else { return }
      text += " \(pair.0)=\"\(XMLText.escaped(value))\""
    }
  }

  /// How a paint is written in this mode.
  func colour(_ paint: Paint) -> String {
    if mode == .page, let property = paint.customProperty { return "var(\(property))" }
    return Palette.light.hex(of: paint)
  }
}

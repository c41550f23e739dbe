import QDrawing

/// Pictures as HTML.
enum HTMLFigure {
  /// A picture with its title below.
  static func element(_ scene: Scene, id: String) -> String {
    """
    <figure id="\(id)">
    \(drawing(scene, id: id))<figcaption>\(XMLText.escaped(scene.title))</figcaption>
    </figure>

    """
  }

  /// A picture that scrolls where the screen is narrow.
  static func drawing(_ scene: Scene, id: String) -> String {
    """
    <div class="scroll picture" tabindex="0" role="region" \
    aria-label="\(XMLText.escaped(scene.title))">
    \(SVGRenderer(mode: .page, idPrefix: id).render(scene))</div>

    """
  }

  /// The marker of a viewpoint, for a place where its name stands beside it.
  static func mark(_ factor: Int) -> String {
    let scene = Scene(
      size: Size(18, 18), title: "", description: "",
      elements: [Marker.viewpoint(factor, at: Point(9, 9), size: 15)])
    return SVGRenderer().render(scene).replacing("\n", with: "")
  }
}

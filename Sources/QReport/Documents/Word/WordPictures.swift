import QDrawing

/// The pictures of a document: each scene is drawn once, however often it is shown.
struct WordPictures {
  /// What a picture is for those who don't see it.
  enum Words {
    /// Its own title and description.
    case own
    /// A name in place of both.
    case name(String)
    /// Nothing: the words beside it say it all.
    case decoration
  }

  /// The files in `word/media`, in the order in which they were first shown.
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  /// The characters in pictures that no font has.
  private(set) var unshown: [Character] = []
  private var numbers: [Scene: Int] = [:]
  private var shown = 0

  /// The id by which the document refers to a file.
  static func relationship(_ number: Int) -> String { "picture\(number)" }

  /// The largest side of a picture file, in dots: twice what a large page needs.
  private static let mostDots = 8000.0

  /// A picture within a line.
  ///
  /// - Parameters:
  ///   - width: how wide it is shown, in px; the height follows.
  ///   - drop: how far below the line it stands, in px.
  mutating func run(_ scene: Scene, width: Double, words: Words = .own, drop: Double = 0)
    throws(DrawingError) -> String
  {
    let number = try file(for: scene)
    shown += 1
    let size = (
      WordUnit.emu(width), WordUnit.emu(width * scene.size.height / max(1, scene.size.width))
    )
    let position =
      drop == 0
      ? "" : "<w:rPr><w:position w:val=\"\(-WordUnit.halfPoints(drop))\"/></w:rPr>"
    return """
      <w:r>\(position)<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">\
      <wp:extent cx="\(size.0)" cy="\(size.1)"/>\(description(words, of: scene))\
      <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>\
      <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
      <pic:pic><pic:nvPicPr><pic:cNvPr id="\(shown)" name="Picture \(shown)"/><pic:cNvPicPr/>\
      </pic:nvPicPr><pic:blipFill><a:blip r:embed="\(Self.relationship(number))"/>\
      <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>\
      <a:ext cx="\(size.0)" cy="\(size.1)"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>\
      </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
      """
  }

  private mutating func file(for scene: Scene) throws(DrawingError) -> Int {
    if let number = numbers[scene] { return number }
    // Small marks are drawn large enough for print.
    let side = max(scene.size.width, scene.size.height)
    let drawn = try PNGRenderer(scale: min(side < 100 ? 6 : 2, Self.mostDots / max(1, side)))
      .render(scene)
    files.append(("picture\(files.count + 1).png", drawn.bytes))
    unshown += drawn.unshown
    numbers[scene] = files.count
    return files.count
  }

  private func description(_ words: Words, of scene: Scene) -> String {
    let head = "<wp:docPr id=\"\(shown)\" name=\"Picture \(shown)\""
    switch words {
    case .own:
      let text = [scene.title, scene.description].filter { !$0.isEmpty }
      return head + " descr=\"\(XMLText.escaped(text.joined(separator: ": ")))\"/>"
    case .name(let name): return head + " descr=\"\(XMLText.escaped(name))\"/>"
    case .decoration:
      let namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
      return head + "><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">"
        + "<adec:decorative xmlns:adec=\"\(namespace)\" val=\"1\"/></a:ext></a:extLst></wp:docPr>"
    }
  }
}

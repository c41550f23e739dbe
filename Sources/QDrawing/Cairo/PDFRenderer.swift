internal import CCairo

/// A page of a document: a scene of the size of the paper, and its entries in the outline.
package struct PDFPage: Hashable, Sendable {
  /// What is drawn; the size of the scene is the size of the page.
  package var scene: Scene
  /// The headings of the page that the outline lists, from top to bottom.
  package var outline: [OutlineEntry]

  /// Makes a page.
  package init(_ scene: Scene, outline: [OutlineEntry] = []) {
    self.scene = scene
    self.outline = outline
  }
}

/// A line of the outline that a reader shows beside a document.
package struct OutlineEntry: Hashable, Sendable {
  /// The words.
  package var title: String
  /// 1 for a part, 2 for what lies inside it.
  package var level: Int
  /// How far down the page it leads, in px.
  package var y: Double
  /// The name of the heading where it is a place that links lead to (`Tag.destination`).
  package var destination: String?

  /// Makes an entry.
  package init(_ title: String, level: Int = 1, y: Double = 0, destination: String? = nil) {
    self.title = title
    self.level = level
    self.y = y
    self.destination = destination
  }
}

/// Draws scenes as the pages of a PDF: real text in embedded fonts, tags, links and an outline, in
/// the light colours. The same pages give the same bytes on one machine.
package struct PDFRenderer: Hashable, Sendable {
  /// The title of the document.
  package var title: String
  /// What the document is about, in a sentence.
  package var subject: String
  /// The day the document speaks of, as `YYYY-MM-DD`. A document that has none bears 1 January
  /// 1980, the first day that archives can name, for no document may hold the day of its making.
  package var date: String?
  /// The language in which it is read out, as a BCP 47 code.
  package var language: String

  /// Makes a renderer.
  package init(title: String, subject: String = "", date: String? = nil, language: String = "en") {
    self.title = title
    self.subject = subject
    self.date = date
    self.language = language
  }

  /// The points of 1/72 inch in a px.
  private static let points = 72.0 / 96.0
  /// The largest page of a PDF, in points (ISO 32000-1, annex C).
  private static let limit = 14_400.0
  /// The longest side of a page, in px.
  package static let longestSide = limit / points

  /// The document.
  /// - Precondition: there is a page.
  /// - Throws: `DrawingError`, for a page larger than a PDF may have or without memory.
  package func render(_ pages: [PDFPage]) throws(DrawingError) -> Drawn {
    precondition(!pages.isEmpty, "a PDF has a page")
    for page in pages {
      let size = page.scene.size
      guard size.width > 0, size.height > 0,
        max(size.width, size.height) * Self.points <= Self.limit
      else { throw .tooLarge(width: size.width, height: size.height) }
    }
    let sink = ByteSink()
    guard let surface = cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, 1, 1)
    else { throw .outOfMemory }
    defer { cairo_surface_destroy(surface) }
    try check(cairo_surface_status(surface))
    // Later versions allow objects to be packed out of the sight of `PDFSpeech`.
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    describe(surface)
    let canvas = try CairoCanvas(on: surface, isTagged: true)
    var parents: [Int: Int32] = [:]
    for (index, page) in pages.enumerated() {
      let size = page.scene.size
      cairo_pdf_surface_set_size(surface, size.width * Self.points, size.height * Self.points)
      // A tagged PDF has one element that holds all others. It begins once the first page has its
      // size: setting a size forgets what was drawn on the page before, tags included.
      if index == 0 { cairo_tag_begin(canvas.context, "Document", nil) }
      cairo_save(canvas.context)
      cairo_scale(canvas.context, Self.points, Self.points)
      canvas.draw(page.scene.elements)
      cairo_restore(canvas.context)
      for entry in page.outline {
        let parent = parents[entry.level - 1] ?? Int32(CAIRO_PDF_OUTLINE_ROOT)
        let place = "page=\(index + 1) pos=[0 \(entry.y * Self.points)]"
        parents[entry.level] = cairo_pdf_surface_add_outline(
          surface, parent, entry.title.onOneLine, place, CAIRO_PDF_OUTLINE_FLAG_OPEN)
      }
      if index == pages.count - 1 { cairo_tag_end(canvas.context, "Document") }
      cairo_show_page(canvas.context)
      try check(cairo_status(canvas.context))
    }
    cairo_surface_finish(surface)
    try check(cairo_surface_status(surface))
    let speech = PDFSpeech(language: language, alternatives: canvas.alternatives)
    return Drawn(bytes: try speech.added(to: sink.bytes), unshown: canvas.unshown)
  }

  private func describe(_ surface: OpaquePointer) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.onOneLine)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, subject.onOneLine)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Mindset")
    let day = (date ?? "1980-01-01") + "T00:00:00Z"
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, day)
  }
}

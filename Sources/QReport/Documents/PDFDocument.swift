package import QDrawing

/// A manuscript as a PDF.
package enum PDFDocument {
  /// The smallest letters to which a sheet shrinks that should take a number of pages: 0.72 of its
  /// own.
  private static let smallest = 0.72

  /// The pages of a manuscript.
  ///
  /// - Parameters:
  ///   - fitting: the number of pages it should take: its letters get smaller until it does, but not
  ///     too small to read. What doesn't fit then takes more pages.
  package static func pages(of manuscript: Manuscript, style: PageStyle, fitting: Int? = nil)
    -> [PDFPage]
  {
    fitted(manuscript, style: style, to: fitting).pages
  }

  /// The style in which a manuscript takes so many pages, as near as it comes to that, and the pages.
  static func fitted(_ manuscript: Manuscript, style: PageStyle, to count: Int?)
    -> (style: PageStyle, pages: [PDFPage])
  {
    var factor = 1.0
    var found = (style: style, pages: composed(manuscript, style: style))
    guard let count else { return found }
    while found.pages.count > count, factor > smallest {
      factor = max(smallest, factor - 0.04)
      found.style = style.scaled(by: factor)
      found.pages = composed(manuscript, style: found.style)
    }
    return found
  }

  private static func composed(_ manuscript: Manuscript, style: PageStyle) -> [PDFPage] {
    var pages: [(Int) -> PDFPage] = []
    for run in manuscript.runs(style: style) {
      var layout = BlockLayout(style: run.style, width: run.style.room)
      pages += PageComposer(manuscript, style: run.style)
        .pages(of: layout.boxes(for: run.blocks), first: pages.count + 1)
    }
    return pages.map { $0(pages.count) }
  }

  /// The file.
  /// - Throws: `DrawingError`.
  package static func render(_ pages: [PDFPage], of manuscript: Manuscript)
    throws(DrawingError) -> Drawn
  {
    try PDFRenderer(title: manuscript.title, date: manuscript.date).render(pages)
  }
}

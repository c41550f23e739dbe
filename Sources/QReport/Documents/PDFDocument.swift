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
    var factor = 1.0
    var pages = composed(manuscript, style: style)
    guard let fitting else { return pages }
    while pages.count > fitting, factor > smallest {
      factor = max(smallest, factor - 0.04)
      pages = composed(manuscript, style: style.scaled(by: factor))
    }
    return pages
  }

  private static func composed(_ manuscript: Manuscript, style: PageStyle) -> [PDFPage] {
    var layout = BlockLayout(style: style, width: style.room)
    return PageComposer(manuscript, style: style).pages(of: layout.boxes(for: manuscript.blocks))
  }

  /// The file.
  /// - Throws: `DrawingError`.
  package static func render(_ manuscript: Manuscript, style: PageStyle, fitting: Int? = nil)
    throws(DrawingError) -> Drawn
  {
    try PDFRenderer(title: manuscript.title, date: manuscript.date)
      .render(pages(of: manuscript, style: style, fitting: fitting))
  }
}

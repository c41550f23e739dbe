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
    // Runs of blocks on pages that stand or lie the same way.
    var runs: [(style: PageStyle, blocks: [Block])] = [(style, [])]
    for block in manuscript.blocks {
      guard case .newPage(let isLandscape) = block else {
        runs[runs.count - 1].blocks.append(block)
        continue
      }
      let turned = isLandscape ? style.landscape : style
      if runs[runs.count - 1].blocks.isEmpty { runs.removeLast() }
      runs.append((turned, []))
    }
    var pages: [(Int) -> PDFPage] = []
    for run in runs {
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

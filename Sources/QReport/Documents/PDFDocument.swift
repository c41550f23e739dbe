package import QDrawing

/// A manuscript as a PDF.
package enum PDFDocument {
  /// The smallest letters to which a part shrinks that should take a number of pages: 0.72 of its
  /// own.
  private static let smallest = 0.72

  /// The pages of a manuscript.
  ///
  /// - Parameters:
  ///   - fitting: the number of pages that each part between two page breaks should take: its letters
  ///     get smaller until it does, but not too small to read. What doesn't fit then takes more.
  package static func pages(of manuscript: Manuscript, style: PageStyle, fitting: Int? = nil)
    -> [PDFPage]
  {
    var pages: [(Int) -> PDFPage] = []
    for part in parts(of: manuscript.blocks) {
      let style = part.isLandscape ? style.landscape : style
      func composed(_ scaled: PageStyle) -> [(Int) -> PDFPage] {
        var layout = BlockLayout(style: scaled, width: scaled.room)
        return PageComposer(manuscript, style: scaled)
          .pages(of: layout.boxes(for: part.blocks), first: pages.count + 1)
      }
      var scaled = style
      var factor = 1.0
      var found = composed(scaled)
      while let fitting, found.count > fitting, factor > smallest {
        factor = max(smallest, factor - 0.04)
        scaled = style.scaled(by: factor)
        found = composed(scaled)
      }
      // Pictures take the room that words left.
      while scaled.figureShare < 1 {
        var larger = scaled
        larger.figureShare = min(1, scaled.figureShare + 0.06)
        let tried = composed(larger)
        guard tried.count == found.count else { break }
        (scaled, found) = (larger, tried)
      }
      pages += found
    }
    return pages.map { $0(pages.count) }
  }

  /// The blocks between page breaks, and whether their pages lie on the long side.
  private static func parts(of blocks: [Block]) -> [(blocks: [Block], isLandscape: Bool)] {
    var parts: [(blocks: [Block], isLandscape: Bool)] = [([], false)]
    for block in blocks {
      if case .newPage(let isLandscape) = block {
        parts.append(([], isLandscape))
      } else {
        parts[parts.count - 1].blocks.append(block)
      }
    }
    let filled = parts.filter { !$0.blocks.isEmpty }
    return filled.isEmpty ? [parts[0]] : filled
  }

  /// The file.
  /// - Throws: `DrawingError`.
  package static func render(_ pages: [PDFPage], of manuscript: Manuscript)
    throws(DrawingError) -> Drawn
  {
    try PDFRenderer(title: manuscript.title, date: manuscript.date).render(pages)
  }
}

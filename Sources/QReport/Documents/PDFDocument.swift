package import QDrawing

/// A manuscript as a PDF.
package enum PDFDocument {
  /// The smallest letters to which a part shrinks that should take a number of pages: 0.75 of its
  /// own, which is 9 points for the 12 of a sheet.
  private static let smallest = 0.75
  /// The smallest share of their width that pictures keep then.
  private static let smallestPicture = 0.46

  /// The pages of a manuscript.
  ///
  /// - Parameters:
  ///   - fitting: the number of pages that each part between two page breaks should take: its letters
  ///     get smaller until it does, but not too small to read. What doesn't fit then takes more.
  package static func pages(of manuscript: Manuscript, style: PageStyle, fitting: Int? = nil)
    -> [PDFPage]
  {
    func composed(_ contents: [ContentsLine]) -> [PDFPage] {
      let pages = fitted(manuscript, style: style, to: fitting, contents: contents)
        .flatMap(\.pages)
      return pages.map { $0(pages.count) }
    }
    var pages = composed([])
    guard manuscript.hasContents else { return pages }
    // Once more with a list of contents as long as it will be, and again with the pages that its
    // length gave them.
    for _ in 0..<2 { pages = composed(contents(of: pages)) }
    return pages
  }

  /// The parts of a text, which are its headings of level 2.
  private static func contents(of pages: [PDFPage]) -> [ContentsLine] {
    pages.enumerated().flatMap { index, page in
      page.outline.compactMap { entry in
        entry.destination.map {
          ContentsLine(title: entry.title, destination: $0, page: index + 1)
        }
      }
    }
  }

  /// A part between two page breaks.
  struct Part {
    /// What it says.
    let blocks: [Block]
    /// The style in which it takes the pages it should, as near as it comes to that.
    let style: PageStyle
    /// Its pages, as functions of how many there are in all.
    let pages: [(Int) -> PDFPage]
  }

  /// The parts of a manuscript, each on so many pages.
  static func fitted(
    _ manuscript: Manuscript, style: PageStyle, to count: Int?, contents: [ContentsLine] = []
  ) -> [Part] {
    var parts: [Part] = []
    var pages = 0
    var headings = BlockLayout.Headings()
    for part in manuscript.parts(style: style) {
      let before = headings
      func composed(_ scaled: PageStyle) -> [(Int) -> PDFPage] {
        var layout = BlockLayout(
          style: scaled, width: scaled.room, ids: part.blocks.statementIDs, after: before,
          contents: contents)
        let boxes = layout.boxes(for: part.blocks)
        headings = layout.headings
        return PageComposer(manuscript, style: scaled).pages(of: boxes, first: pages + 1)
      }
      var scaled = part.style
      var factor = 1.0
      var found = composed(scaled)
      while let count, found.count > count, factor > smallest {
        factor = max(smallest, factor - 0.04)
        scaled = part.style.scaled(by: factor)
        found = composed(scaled)
      }
      // Then pictures get smaller on their own, if that is enough.
      if let count, found.count > count {
        var smaller = scaled
        while smaller.figureShare > smallestPicture {
          smaller.figureShare *= 0.95
          let tried = composed(smaller)
          if tried.count <= count {
            (scaled, found) = (smaller, tried)
            break
          }
        }
      }
      // Pictures take the room that words left.
      while scaled.figureShare < 1 {
        var larger = scaled
        larger.figureShare = min(1, scaled.figureShare + 0.06)
        let tried = composed(larger)
        guard tried.count == found.count else { break }
        (scaled, found) = (larger, tried)
      }
      pages += found.count
      parts.append(Part(blocks: part.blocks, style: scaled, pages: found))
    }
    return parts
  }

  /// The file.
  /// - Throws: `DrawingError`.
  package static func render(_ pages: [PDFPage], of manuscript: Manuscript)
    throws(DrawingError) -> Drawn
  {
    try PDFRenderer(title: manuscript.title, date: manuscript.date).render(pages)
  }
}

extension Manuscript {
  fileprivate var hasContents: Bool {
    blocks.contains { if case .contents = $0 { true } else { false } }
  }
}

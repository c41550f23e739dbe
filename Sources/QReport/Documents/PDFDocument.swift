package import QDrawing

/// A manuscript as a PDF.
package enum PDFDocument {
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

  /// A manuscript twice on one upright sheet, above and below a line at which to cut; `nil` where half a
  /// sheet has no room for it.
  package static func twice(_ manuscript: Manuscript, style: PageStyle) -> PDFPage? {
    var manuscript = manuscript
    manuscript.footer = ""
    let halves = pages(of: manuscript, style: style.half, fitting: 1)
    guard let half = halves.first, halves.count == 1 else { return nil }
    let middle = style.half.size.height
    let cut = Element.line(
      from: Point(0, middle), to: Point(style.size.width, middle),
      .stroke(.mutedInk, width: 0.6, dash: [4, 4]))
    var sheet = half.scene
    sheet.size = style.size
    sheet.add(half.scene.elements.map { $0.placed(at: Point(0, middle)) } + [cut])
    return PDFPage(sheet, outline: half.outline)
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
  ///
  /// Where a part has room for its words and not for a picture as well, the picture gets a page of its
  /// own, the back of the sheet, which lies if the picture is larger so.
  static func fitted(
    _ manuscript: Manuscript, style: PageStyle, to count: Int?, contents: [ContentsLine] = []
  ) -> [Part] {
    var parts: [Part] = []
    var pages = 0
    var headings = BlockLayout.Headings()
    func fit(_ blocks: [Block], _ style: PageStyle, after before: BlockLayout.Headings) -> Part {
      Fit(count: count, style: style) { style in
        var layout = BlockLayout(
          style: style, width: style.room, ids: blocks.statementIDs, after: before,
          contents: contents)
        let boxes = layout.boxes(for: blocks)
        headings = layout.headings
        return PageComposer(manuscript, style: style).pages(of: boxes, first: pages + 1)
      }.part(blocks)
    }
    func add(_ part: Part) {
      pages += part.pages.count
      parts.append(part)
    }
    for part in manuscript.parts(style: style) {
      let before = headings
      let whole = fit(part.blocks, part.style, after: before)
      let (words, pictures) = part.blocks.withoutPictures
      if let count, whole.pages.count > count, !pictures.isEmpty, !words.isEmpty,
        !part.style.isLandscape
      {
        let front = fit(words, part.style, after: before)
        if front.pages.count <= count {
          add(front)
          for picture in pictures {
            let style = part.style.largest(for: picture)
            add(fit([.figure(picture)], style, after: headings))
          }
          continue
        }
      }
      add(whole)
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

/// Finds the sizes at which a part takes the pages it should.
private struct Fit {
  /// The smallest letters to which a part shrinks: 0.75 of its own, which is 9 points for the 12 of a
  /// sheet.
  private static let smallest = 0.75
  /// The smallest share of their width that pictures keep.
  private static let smallestPicture = 0.46

  let count: Int?
  let style: PageStyle
  let composed: (PageStyle) -> [(Int) -> PDFPage]

  func part(_ blocks: [Block]) -> PDFDocument.Part {
    var scaled = style
    var factor = 1.0
    var found = composed(scaled)
    while let count, found.count > count, factor > Self.smallest {
      factor = max(Self.smallest, factor - 0.04)
      scaled = style.scaled(by: factor)
      found = composed(scaled)
    }
    // Then pictures get smaller on their own, if that is enough.
    if let count, found.count > count {
      var smaller = scaled
      while smaller.figureShare > Self.smallestPicture {
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
    return PDFDocument.Part(blocks: blocks, style: scaled, pages: found)
  }
}

extension Manuscript {
  /// The most pages it takes where each of its parts has room for its words on so many: a picture may
  /// stand on the back of a sheet that doesn't lie.
  package func mostPages(_ style: PageStyle, fitting count: Int) -> Int {
    parts(style: style).reduce(0) {
      $0 + count + ($1.style.isLandscape ? 0 : $1.blocks.withoutPictures.pictures.count)
    }
  }

  fileprivate var hasContents: Bool {
    blocks.contains { if case .contents = $0 { true } else { false } }
  }
}

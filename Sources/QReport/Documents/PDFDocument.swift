package import QDrawing

/// A manuscript as a PDF.
package enum PDFDocument {
  /// The pages of a manuscript.
  ///
  /// - Parameters:
  ///   - fitting: how many pages it should take.
  package static func pages(
    of manuscript: Manuscript, style: PageStyle, fitting: PageCount = .any
  ) -> [PDFPage] {
    func composed(_ contents: [ContentsLine]) -> [PDFPage] {
      documents(in: PartFit.parts(of: manuscript, style: style, to: fitting, contents: contents))
        .flatMap { pages in
          pages.enumerated().map { index, page in page(index + 1, pages.count) }
        }
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
    let halves = pages(of: manuscript, style: style.half, fitting: .each(1))
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

  /// The pages that are counted together: each title begins anew, as those of personal slips do.
  private static func documents(in parts: [Part]) -> [[NumberedPage]] {
    parts.reduce(into: []) { documents, part in
      if case .heading(_, 1, _) = part.blocks.first, !documents.isEmpty {
        documents.append(part.pages)
      } else {
        documents.append((documents.popLast() ?? []) + part.pages)
      }
    }
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
    /// Its pages, as functions of their number and of how many there are in all.
    let pages: [NumberedPage]

    /// Whether it is a picture on a page of its own, and what stands below that.
    var isPicture: Bool { blocks.first?.isFigure == true }
  }

  /// A page that bears its number and how many there are in all.
  struct NumberedPage {
    /// How much of its height is taken.
    let filled: Double
    /// The page, by its number and how many there are.
    let page: (_ number: Int, _ count: Int) -> PDFPage

    func callAsFunction(_ number: Int, _ count: Int) -> PDFPage { page(number, count) }
  }

  /// The file.
  /// - Throws: `DrawingError`.
  package static func render(_ pages: [PDFPage], of manuscript: Manuscript)
    throws(DrawingError) -> Drawn
  {
    try PDFRenderer(
      title: manuscript.title, date: manuscript.date, language: manuscript.language
    ).render(pages)
  }
}

extension Manuscript {
  /// The same with its pictures on pages of their own, as large as they can be there.
  package func withPicturesBehind(_ style: PageStyle) -> Manuscript {
    let (above, below) = blocks.aroundPictures
    var behind = self
    behind.blocks =
      above
      + blocks.withoutPictures.pictures.flatMap { picture -> [Block] in
        [.newPage(isLandscape: style.largest(for: picture).isLandscape), .figure(picture)]
      } + below
    return behind
  }

  /// Whether a picture of it has less room on this larger paper than on a page of A4 of its own.
  package func isNarrower(on style: PageStyle) -> Bool {
    blocks.withoutPictures.pictures.contains { picture in
      let page = PageStyle.sheet(.a4).largest(for: picture)
      let height = PageComposer(self, style: page).roomHeight
      let width = min(page.room, height * picture.size.width / picture.size.height)
      return style.isLarger && !style.isLandscape && style.room < width
    }
  }

  /// How many pages are taken by what has no room below pictures on the backs of sheets.
  package func pagesBehindPictures(_ style: PageStyle, fitting: PageCount) -> Int {
    PartFit.parts(of: self, style: style, to: fitting).filter(\.isPicture)
      .reduce(0) { $0 + $1.pages.count - 1 }
  }

  /// The most pages it takes where each of its parts has room for its words on so many: a picture may
  /// stand on the back of a sheet that doesn't lie.
  package func mostPages(_ style: PageStyle, fitting count: Int) -> Int {
    parts(style: style).reduce(0) { pages, part in
      let (words, pictures) = part.blocks.withoutPictures
      // What has nothing but a picture has no other page for it.
      let behind = part.style.isLandscape || words.isEmpty ? 0 : pictures.count
      return pages + count + behind
    }
  }

  fileprivate var hasContents: Bool {
    blocks.contains { if case .contents = $0 { true } else { false } }
  }
}

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
      documents(in: fitted(manuscript, style: style, to: fitting, contents: contents))
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

    /// Whether it is a picture on a page of its own.
    fileprivate var isPicture: Bool { blocks.withoutPictures.words.isEmpty }
  }

  /// A page that bears its number and how many there are in all.
  struct NumberedPage {
    /// How much of its height is taken.
    let filled: Double
    /// The page, by its number and how many there are.
    let page: (_ number: Int, _ count: Int) -> PDFPage

    func callAsFunction(_ number: Int, _ count: Int) -> PDFPage { page(number, count) }
  }

  /// The parts of a manuscript, each on so many pages.
  ///
  /// Where a part has room for its words and not for a picture as well, the picture gets a page of its
  /// own, the back of the sheet, which lies if the picture is larger so.
  static func fitted(
    _ manuscript: Manuscript, style: PageStyle, to count: PageCount, contents: [ContentsLine] = []
  ) -> [Part] {
    func parts(_ sizes: PageFit.Sizes) -> [Part] {
      fitted(manuscript, style: style, to: count, sizes: sizes, contents: contents)
    }
    let own = parts(PageFit.Sizes())
    guard case .alike = count, own.count > 1 else { return own }
    // The letters that the fullest part needs, then the pictures that they leave room for everywhere.
    let letters = own.map { $0.style.textSize / style.textSize }.min() ?? 1
    let lettered = letters == 1 ? own : parts(PageFit.Sizes(letters: letters))
    let pictures = lettered.filter { !$0.isPicture }.map {
      PageFit.Pictures($0.style)
    }
    return parts(PageFit.Sizes(letters: letters, pictures: PageFit.Pictures(smallestOf: pictures)))
  }

  private static func fitted(
    _ manuscript: Manuscript, style: PageStyle, to count: PageCount, sizes: PageFit.Sizes,
    contents: [ContentsLine]
  ) -> [Part] {
    var parts: [Part] = []
    var headings = BlockLayout.Headings()
    func fit(_ blocks: [Block], _ style: PageStyle, after before: BlockLayout.Headings) -> Part {
      PageFit(count: count, style: style, sizes: sizes) { style in
        var layout = BlockLayout(
          style: style, width: style.room, ids: blocks.statementIDs,
          direction: WritingDirection(language: manuscript.language), after: before,
          contents: contents, continued: manuscript.continued)
        let boxes = layout.boxes(for: blocks)
        headings = layout.headings
        return PageComposer(manuscript, style: style).pages(of: boxes)
      }.part(blocks)
    }
    for part in manuscript.parts(style: style) {
      let before = headings
      let whole = fit(part.blocks, part.style, after: before)
      let (words, pictures) = part.blocks.withoutPictures
      if let count = count.each, whole.pages.count > count, !pictures.isEmpty,
        !words.isEmpty,
        !part.style.isLandscape
      {
        let front = fit(words, part.style, after: before)
        if front.pages.count <= count {
          parts.append(front)
          for picture in pictures {
            let style = part.style.largest(for: picture)
            parts.append(fit([.figure(picture)], style, after: headings))
          }
          continue
        }
      }
      parts.append(whole)
    }
    return parts
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
    let (words, pictures) = blocks.withoutPictures
    var behind = self
    behind.blocks =
      words
      + pictures.flatMap { picture -> [Block] in
        [.newPage(isLandscape: style.largest(for: picture).isLandscape), .figure(picture)]
      }
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

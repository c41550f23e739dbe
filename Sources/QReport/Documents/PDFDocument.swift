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
  typealias NumberedPage = (_ number: Int, _ count: Int) -> PDFPage

  /// The parts of a manuscript, each on so many pages.
  ///
  /// Where a part has room for its words and not for a picture as well, the picture gets a page of its
  /// own, the back of the sheet, which lies if the picture is larger so.
  static func fitted(
    _ manuscript: Manuscript, style: PageStyle, to count: PageCount, contents: [ContentsLine] = []
  ) -> [Part] {
    func parts(_ sizes: Fit.Sizes) -> [Part] {
      fitted(manuscript, style: style, to: count, sizes: sizes, contents: contents)
    }
    let own = parts(Fit.Sizes())
    guard case .alike = count, own.count > 1 else { return own }
    // The letters that the fullest part needs, then the pictures that they leave room for everywhere.
    let letters = own.map { $0.style.textSize / style.textSize }.min() ?? 1
    let pictures = parts(Fit.Sizes(letters: letters)).filter { !$0.isPicture }
      .map(\.style.figureShare).min()
    return parts(Fit.Sizes(letters: letters, pictures: pictures))
  }

  private static func fitted(
    _ manuscript: Manuscript, style: PageStyle, to count: PageCount, sizes: Fit.Sizes,
    contents: [ContentsLine]
  ) -> [Part] {
    var parts: [Part] = []
    var headings = BlockLayout.Headings()
    func fit(_ blocks: [Block], _ style: PageStyle, after before: BlockLayout.Headings) -> Part {
      Fit(count: count, style: style, sizes: sizes) { style in
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

/// How many pages a text should take.
package enum PageCount: Hashable, Sendable {
  /// As many as it needs.
  case any
  /// As few as it takes in letters a little smaller.
  case few
  /// So many for each part between two page breaks: its letters get smaller until it does, but not too
  /// small to read. What doesn't fit then takes more.
  case each(Int)
  /// The same, with letters and pictures of one size in all parts, which are seen side by side.
  case alike(Int)

  /// How many pages each part should take; `nil` where that is left to it.
  package var each: Int? {
    switch self {
    case .each(let count), .alike(let count): count
    case .any, .few: nil
    }
  }
}

/// Finds the sizes at which a part takes the pages it should.
private struct Fit {
  /// Sizes that are given, as shares of those of the style.
  struct Sizes {
    /// The largest letters.
    var letters = 1.0
    /// The width of pictures, where it is not to be found.
    var pictures: Double?
  }

  /// The smallest letters to which one shrinks to save a page: 10 points for the 12 of a sheet.
  private static let smallestToSave = 0.84
  private static let step = 0.04
  /// The smallest share of their width that pictures keep.
  private static let smallestPicture = 0.46

  let count: PageCount
  let style: PageStyle
  let sizes: Sizes
  let composed: (PageStyle) -> [PDFDocument.NumberedPage]

  func part(_ blocks: [Block]) -> PDFDocument.Part {
    let (style, pages) =
      switch count {
      case .any: (style, composed(style))
      case .few: fewest
      case .each(let count), .alike(let count): fitted(to: count)
      }
    return PDFDocument.Part(blocks: blocks, style: style, pages: pages)
  }

  private typealias Composed = (style: PageStyle, pages: [PDFDocument.NumberedPage])

  private var fewest: Composed {
    let usual = composed(style)
    let steps = stride(from: 1 - Self.step, through: Self.smallestToSave - 1e-9, by: -Self.step)
    guard usual.count > 1 else { return (style, usual) }
    return steps.reduce(into: (style, usual)) { best, factor in
      let scaled = style.scaled(by: factor)
      let tried = composed(scaled)
      if tried.count < best.1.count { best = (scaled, tried) }
    }
  }

  private func fitted(to count: Int) -> Composed {
    var factor = sizes.letters
    var scaled = factor < 1 ? style.scaled(by: factor) : style
    if let pictures = sizes.pictures {
      scaled.figureShare = pictures
      return (scaled, composed(scaled))
    }
    var found = composed(scaled)
    while found.count > count, factor > style.smallestScale {
      factor = max(style.smallestScale, factor - Self.step)
      scaled = style.scaled(by: factor)
      found = composed(scaled)
    }
    // Then pictures get smaller on their own, if that is enough.
    if found.count > count {
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
    return (scaled, found)
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

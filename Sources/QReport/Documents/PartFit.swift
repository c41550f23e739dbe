import QDrawing

/// Sets the parts of a manuscript on as many pages as they should take.
///
/// Where a part has room for its words and not for a picture as well, the picture gets a page of its own,
/// the back of the sheet, which lies if the picture is larger so. It gets that too where its letters would be
/// too small above or below words. What stands below the picture goes with
/// it, in letters a little smaller where that saves a page.
struct PartFit {
  private typealias Source = (blocks: [Block], style: PageStyle)

  private let manuscript: Manuscript
  private let count: PageCount
  private let contents: [ContentsLine]
  /// The headings so far.
  private var headings = BlockLayout.Headings()

  /// The parts in order.
  static func parts(
    of manuscript: Manuscript, style: PageStyle, to count: PageCount, contents: [ContentsLine] = []
  ) -> [PDFDocument.Part] {
    var fit = PartFit(manuscript: manuscript, count: count, contents: contents)
    let sources = manuscript.parts(style: style)
    guard case .alike = count, sources.count > 1 else { return sources.flatMap { fit.parts($0) } }
    return fit.alike(sources, usual: style.textSize)
  }

  private init(manuscript: Manuscript, count: PageCount, contents: [ContentsLine]) {
    self.manuscript = manuscript
    self.count = count
    self.contents = contents
  }

  private mutating func parts(_ source: Source) -> [PDFDocument.Part] {
    let before = headings
    let whole = fit(source.blocks, source.style, to: count)
    guard let most = count.each,
      whole.pages.count > most || source.blocks.needLyingPage(source.style)
    else { return [whole] }
    let after = headings
    headings = before
    guard let front = front(source) else {
      headings = after
      return [whole]
    }
    return [front] + backs(of: source).map { fit($0.blocks, $0.style, to: $0.count) }
  }

  /// The words above the pictures; `nil` where there is nothing else, or they need more pages themselves.
  private mutating func front(_ source: Source, letters: Double = 1) -> PDFDocument.Part? {
    let above = source.blocks.aroundPictures.above
    guard let most = count.each, !above.isEmpty, above.count < source.blocks.count,
      !source.style.isLandscape
    else { return nil }
    let before = headings
    let front = fit(above, source.style, to: count, PageFit.Sizes(letters: letters))
    guard front.pages.count <= most else {
      headings = before
      return nil
    }
    return front
  }

  /// The pictures, each for a page of its own, the last with what stands below them.
  private func backs(of source: Source) -> [(blocks: [Block], style: PageStyle, count: PageCount)] {
    let pictures = source.blocks.withoutPictures.pictures
    let below = source.blocks.aroundPictures.below
    return pictures.enumerated().map { place, picture in
      let words = place == pictures.count - 1 ? below : []
      return (
        [.figure(picture)] + words, source.style.largest(for: picture), words.isEmpty ? .any : .few
      )
    }
  }

  // MARK: Parts that are seen side by side

  /// Parts in letters and pictures of one size. Where one has its picture on the back, all have.
  private mutating func alike(_ sources: [Source], usual: Double) -> [PDFDocument.Part] {
    let before = headings
    var own: [PDFDocument.Part] = []
    for source in sources {
      own += parts(source)
      if own.contains(where: \.isPicture) {
        headings = before
        return withPicturesBehind(sources, usual: usual)
      }
    }
    // The letters that the fullest part needs, then the pictures that they leave room for everywhere.
    let letters = own.map { $0.style.textSize / usual }.min() ?? 1
    func again(_ sizes: PageFit.Sizes) -> [PDFDocument.Part] {
      headings = before
      return sources.map { fit($0.blocks, $0.style, to: count, sizes) }
    }
    let lettered = letters == 1 ? own : again(PageFit.Sizes(letters: letters))
    let pictures = lettered.map { PageFit.Pictures($0.style) }
    return again(
      PageFit.Sizes(letters: letters, pictures: PageFit.Pictures(smallestOf: pictures)))
  }

  private mutating func withPicturesBehind(_ sources: [Source], usual: Double) -> [PDFDocument
    .Part]
  {
    let before = headings
    var fronts = sources.map { source in (part: front(source), headings: headings) }
    let letters = fronts.compactMap { $0.part.map { $0.style.textSize / usual } }.min() ?? 1
    if letters < 1 {
      headings = before
      fronts = sources.map { source in
        (part: front(source, letters: letters), headings: headings)
      }
    }
    return withBacks(sources, fronts, letters: letters)
  }

  /// Fronts with their backs, in the style of the first of the backs, or in that of a later one which
  /// takes fewer pages in smaller letters.
  private mutating func withBacks(
    _ sources: [Source], _ fronts: [(part: PDFDocument.Part?, headings: BlockLayout.Headings)],
    letters: Double, like given: [PageStyle] = []
  ) -> [PDFDocument.Part] {
    var styles = given
    var usual: [Int] = []
    var parts: [PDFDocument.Part] = []
    for (source, made) in zip(sources, fronts) {
      guard let front = made.part else {
        parts.append(fit(source.blocks, source.style, to: count, PageFit.Sizes(letters: letters)))
        continue
      }
      parts.append(front)
      headings = made.headings
      for (place, back) in backs(of: source).enumerated() {
        let before = headings
        if place == styles.count {
          styles.append(fit(back.blocks, back.style, to: back.count).style)
        }
        let made = composed(back.blocks, styles[place], after: before)
        if place == usual.count { usual.append(made.pages.count) }
        if made.pages.count > usual[place] {
          headings = before
          let smaller = fit(back.blocks, back.style, to: back.count)
          if smaller.pages.count < made.pages.count,
            smaller.style.textSize < styles[place].textSize
          {
            styles[place] = smaller.style
            return withBacks(sources, fronts, letters: letters, like: styles)
          }
        }
        headings = made.headings
        parts.append(
          PDFDocument.Part(blocks: back.blocks, style: styles[place], pages: made.pages))
      }
    }
    return parts
  }

  // MARK: Pages

  private mutating func fit(
    _ blocks: [Block], _ style: PageStyle, to count: PageCount,
    _ sizes: PageFit.Sizes = PageFit.Sizes()
  ) -> PDFDocument.Part {
    let before = headings
    var after = before
    let fitted = PageFit(count: count, style: style, sizes: sizes) { [self] style in
      let composed = composed(blocks, style, after: before)
      after = composed.headings
      return composed.pages
    }.part(blocks)
    headings = after
    return fitted
  }

  private func composed(
    _ blocks: [Block], _ style: PageStyle, after before: BlockLayout.Headings
  ) -> (pages: [PDFDocument.NumberedPage], headings: BlockLayout.Headings) {
    var layout = BlockLayout(
      style: style, width: style.room, ids: blocks.statementIDs,
      direction: WritingDirection(language: manuscript.language), after: before,
      contents: contents, continued: manuscript.continued)
    let boxes = layout.boxes(for: blocks)
    return (PageComposer(manuscript, style: style).pages(of: boxes), layout.headings)
  }
}

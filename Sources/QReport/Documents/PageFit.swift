import QDrawing

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
struct PageFit {
  /// Sizes that are given, as shares of those of the style.
  struct Sizes {
    /// The largest letters.
    var letters = 1.0
    /// The size of pictures, where it is not to be found.
    var pictures: Pictures?
  }

  /// The size of pictures.
  struct Pictures {
    /// As a share of their width.
    let share: Double
    /// The least height of their letters, in points.
    let leastLetters: Double
    /// Which of their sizes of larger letters they are drawn in.
    let enlargement: Int

    init(_ style: PageStyle) {
      self.init(
        share: style.figureShare, leastLetters: style.leastLetters, enlargement: style.enlargement)
    }

    private init(share: Double, leastLetters: Double, enlargement: Int) {
      self.share = share
      self.leastLetters = leastLetters
      self.enlargement = enlargement
    }

    /// What has room where each of these has; `nil` for none.
    init?(smallestOf pictures: [Pictures]) {
      guard let share = pictures.map(\.share).min(),
        let leastLetters = pictures.map(\.leastLetters).min(),
        let enlargement = pictures.map(\.enlargement).min()
      else { return nil }
      self.init(share: share, leastLetters: leastLetters, enlargement: enlargement)
    }
  }

  /// The smallest letters to which one shrinks to save a page: 9.6 points for the 12 of a sheet.
  private static let smallestToSave = 0.8
  private static let step = 0.04
  /// How little on a last page is better set on the page before.
  private static let remnant = 1.0 / 3
  /// The smallest share of their width that pictures keep.
  private static let smallestPicture = 0.46

  let count: PageCount
  let style: PageStyle
  let sizes: Sizes
  let composed: (PageStyle) -> [PDFDocument.NumberedPage]

  func part(_ blocks: [Block]) -> PDFDocument.Part {
    let (style, pages) =
      switch count {
      case .any: withoutRemnant
      case .few: fewest
      case .each(let count), .alike(let count):
        fitted(to: count, blocks)
      }
    return PDFDocument.Part(blocks: blocks, style: style, pages: pages)
  }

  private typealias Composed = (style: PageStyle, pages: [PDFDocument.NumberedPage])

  /// As many pages as it needs, but none for a few lines where slightly smaller letters do without it.
  private var withoutRemnant: Composed {
    let usual = composed(style)
    guard usual.count > 1, let last = usual.last, last.filled < Self.remnant else {
      return (style, usual)
    }
    let tried = [0.98, 0.96, 0.94, 0.92, 0.9].lazy.map { factor -> Composed in
      var scaled = style.scaled(by: factor)
      scaled.figureShare = style.figureShare
      return (scaled, composed(scaled))
    }
    return tried.first { $0.pages.count < usual.count } ?? (style, usual)
  }

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

  private func fitted(to count: Int, _ blocks: [Block]) -> Composed {
    if let pictures = sizes.pictures {
      var scaled = lettered(sizes.letters, leastLetters: pictures.leastLetters)
      scaled.figureShare = pictures.share
      scaled.enlargement = pictures.enlargement
      return (scaled, composed(scaled))
    }
    let found = sparing(to: count)
    return roomy(enlarged(fillingPictures(found), sizes: blocks.enlargements))
  }

  /// The style in smaller letters.
  private func lettered(_ factor: Double, leastLetters: Double) -> PageStyle {
    var scaled = factor < 1 ? style.scaled(by: factor) : style
    scaled.leastLetters = leastLetters
    return scaled
  }

  /// Letters and pictures get smaller, down to what is read without effort.
  private func sparing(to count: Int) -> Composed {
    var factor = sizes.letters
    var scaled = lettered(factor, leastLetters: PageStyle.readable)
    var found = composed(scaled)
    while found.count > count, factor > style.smallestScale {
      factor = max(style.smallestScale, factor - Self.step)
      scaled = lettered(factor, leastLetters: PageStyle.readable)
      found = composed(scaled)
    }
    guard found.count > count else { return (scaled, found) }
    // Then pictures get smaller on their own, if that is enough.
    var smaller = scaled
    while smaller.figureShare > Self.smallestPicture {
      smaller.figureShare *= 0.95
      let tried = composed(smaller)
      if tried.count <= count { return (smaller, tried) }
    }
    return (scaled, found)
  }

  /// Pictures take the room that words left.
  private func fillingPictures(_ fitted: Composed) -> Composed {
    var (scaled, found) = fitted
    guard scaled.figureShare < 1 else { return fitted }
    // Most have room for the whole width.
    var whole = scaled
    whole.figureShare = 1
    let widest = composed(whole)
    if widest.count == found.count { return (whole, widest) }
    while scaled.figureShare < 0.94 {
      var larger = scaled
      larger.figureShare += 0.06
      let tried = composed(larger)
      guard tried.count == found.count else { break }
      (scaled, found) = (larger, tried)
    }
    return (scaled, found)
  }

  /// Pictures that fill the width are drawn in the largest letters that take no page more.
  private func enlarged(_ fitted: Composed, sizes: Int) -> Composed {
    guard fitted.style.figureShare == 1, sizes > 0 else { return fitted }
    var largest = fitted
    var (low, high) = (0, sizes)
    while low < high {
      let size = (low + high + 1) / 2
      var style = fitted.style
      style.enlargement = size
      let pages = composed(style)
      if pages.count == fitted.pages.count {
        (low, largest) = (size, (style, pages))
      } else {
        high = size - 1
      }
    }
    return largest
  }

  /// Headings stand well apart from what is above them, where that takes no page more. Parts that are
  /// seen side by side are set alike.
  private func roomy(_ fitted: Composed) -> Composed {
    guard case .each = count else { return fitted }
    let tried = [1, 0.6, 0.3].lazy.map { roominess -> Composed in
      var roomy = fitted.style
      roomy.roominess = roominess
      return (roomy, composed(roomy))
    }
    return tried.first { $0.pages.count == fitted.pages.count } ?? fitted
  }
}

import QAnalysis
import QDrawing
import QStudy

/// How the cards of posters are set: alike on those of all viewpoints, which hang side by side.
///
/// Cards are as wide as the sheet lets them be, and letters as large as nearly all wordings allow. One
/// that is much longer than the others has smaller ones of its own, and is cut where even the smallest
/// are too large.
struct PosterFit {
  /// The sizes of letters on cards.
  static let smallest = 11.0
  private static let largest = 30.0
  /// Up to here words may be broken by a hyphen; larger letters have room for whole words.
  private static let largestBroken = 13.0

  /// What all cards share.
  let layout: QGridFigure.Layout
  /// The size of the letters of each statement.
  let sizes: [Double]
  /// The lines that each statement has room for.
  let lines: [Int]
  /// The statements that are cut.
  let cut: [Int]

  /// - Parameters:
  ///   - grids: the grid of each viewpoint that has a poster.
  ///   - width: that of the pictures.
  ///   - heights: how tall the picture of each may be.
  init(_ document: AnalysisDocument, grids: [QGridFigure], width: Double, heights: [Double]) {
    let columns = Double(grids.first?.columns.count ?? 1)
    let tallest = Double(grids.first?.columns.map(\.statements.count).max() ?? 1)
    let (gap, margin) = (5.0, 1.0)
    let card = (width - 2 * margin - gap * (columns - 1)) / columns
    let inner = card - 2 * QGridFigure.Layout.usualPadding
    let splitsHead = grids.contains { $0.splitsHead(inner) }
    func layout(_ height: Double) -> QGridFigure.Layout {
      QGridFigure.Layout(
        gap: gap, card: Size(card, height), textSize: Self.smallest, lines: 1, margin: margin,
        hasName: false, splitsHead: splitsHead, sheetWidth: width, left: margin)
    }
    let room =
      zip(grids, heights).map { $1 - $0.heightBesideCards(layout(0)) }.min() ?? 0
    let most = room / max(1, tallest) - gap
    let head = QGridFigure.Layout.headLine * (splitsHead ? 2 : 1)
    let beside = head + 2 * QGridFigure.Layout.usualPadding
    let leading = QGridFigure.Layout.leading
    func capacity(_ size: Double) -> Int { max(1, Int((most - beside) / (size * leading))) }

    let texts = document.study.statements.indices.map(document.wording(of:))
    func needed(_ j: Int, _ size: Double) -> Int {
      CardText.wrap(texts[j], width: inner, size: size).count
    }
    let atSmallest = texts.indices.map { needed($0, Self.smallest) }
    let usual = Self.usualLines(atSmallest)
    let ruling = texts.indices.filter { atSmallest[$0] <= usual }
    var size = Self.largest
    while size > Self.smallest {
      let (most, breaks) = (capacity(size), size <= Self.largestBroken)
      let fits = ruling.allSatisfy {
        (breaks || !CardText.breaksWords(texts[$0], width: inner, size: size))
          && needed($0, size) <= most
      }
      if fits { break }
      size = max(Self.smallest, size - 0.5)
    }
    sizes = texts.indices.map { j in
      var own = size
      while own > Self.smallest, needed(j, own) > capacity(own) {
        own = max(Self.smallest, own - 0.5)
      }
      return own
    }
    lines = sizes.map(capacity)
    let counts = zip(texts.indices, sizes).map(needed)
    cut = texts.indices.filter { [lines] in counts[$0] > lines[$0] }
    // Cards are no taller than their words.
    let words = texts.indices.map { [lines, sizes] j in
      Double(min(counts[j], lines[j])) * sizes[j] * leading
    }
    self.layout = layout(min(most, (beside + (words.max() ?? 0)).rounded(.up)))
  }

  /// Half as many lines again as three of four statements need.
  private static func usualLines(_ needed: [Int]) -> Int {
    let sorted = needed.sorted()
    guard !sorted.isEmpty else { return 1 }
    return sorted[(sorted.count - 1) * 3 / 4] * 3 / 2
  }
}

import QDrawing

/// A sheet of paper.
package enum Paper: String, Sendable, CaseIterable {
  /// 210 × 297 mm (ISO 216).
  case a4 = "A4"
  /// A4 made of cards to break out, ten of 85 × 54 mm (Avery Zweckform C32010).
  case c32010 = "C32010"
  /// 297 × 420 mm.
  case a3 = "A3"
  /// 594 × 841 mm, for the wall.
  case a1 = "A1"
  /// 8½ × 11 inches.
  case letter = "Letter"
  /// 11 × 17 inches, two of Letter: for the wall.
  case tabloid = "Tabloid"

  /// The size when it stands upright, in mm.
  package var millimetres: (width: Double, height: Double) {
    switch self {
    case .a4, .c32010: (210, 297)
    case .a3: (297, 420)
    case .a1: (594, 841)
    case .letter: (215.9, 279.4)
    case .tabloid: (279.4, 431.8)
    }
  }
}

/// A length told in mm, in px.
func millimetres(_ length: Double) -> Double { length / 25.4 * 96 }

/// The size of letters told in points, in px.
func points(_ size: Double) -> Double { size / 72 * 96 }

/// How pages look: paper, margins and the sizes of letters, all in px.
package struct PageStyle: Sendable {
  /// The page.
  var size: Size
  /// The empty edge, on each side.
  var margin: Double
  /// The size of running text.
  var textSize: Double
  /// How much of its width a picture keeps where a sheet shrinks to its pages.
  var figureShare = 1.0
  /// The size of notes, footers and table figures, as a share of that of running text.
  private var smallShare = 0.82
  /// The distance between lines, in font sizes.
  let leading = 1.4
  /// How much wider the paper is than A4: what is read from afar grows with it.
  private let growth: Double
  /// Whether the paper is larger than A4, so that no picture need be smaller than on that.
  private(set) var isLarger: Bool
  /// How high the smallest letters of a picture stay where a sheet shrinks to its pages, in points on A4.
  var leastLetters = Self.readable
  /// Which of its sizes of larger letters a picture is drawn in; 0 for its own.
  var enlargement = 0
  /// How far headings stand apart from what is above them: from 0, as close as on a full page, to 1.
  var roominess = 0.0

  /// Makes a style for a sheet.
  /// - Parameters:
  ///   - isLandscape: whether the sheet lies on its long side.
  ///   - textSize: the size of running text on A4, in points; on larger paper it grows with it.
  package init(paper: Paper, isLandscape: Bool = false, textSize: Double) {
    let (width, height) = paper.millimetres
    let upright = Size(millimetres(width), millimetres(height))
    size = isLandscape ? Size(upright.height, upright.width) : upright
    growth = width / Paper.a4.millimetres.width
    isLarger = height > Paper.a4.millimetres.height
    margin = millimetres(18) * growth
    self.textSize = textSize / 72 * 96 * growth
  }

  /// A sheet for hands.
  package static func sheet(_ paper: Paper) -> PageStyle { PageStyle(paper: paper, textSize: 12) }

  /// A sheet for the wall, on its long side: what is read from afar is large, notes and foot are not,
  /// and edges leave the room to the grid.
  package static func poster(_ paper: Paper) -> PageStyle {
    var style = PageStyle(paper: paper, isLandscape: true, textSize: 12)
    let growth = posterGrowth(paper)
    style.margin = millimetres(13) * growth
    style.textSize = points(18.5) * growth
    style.smallShare = 8 / 18.5
    // Its grid is made for the room that it has.
    style.isLarger = false
    return style
  }

  /// The same with other letters but for notes and foot, which keep theirs: what stands above a poster's
  /// grid gets smaller to leave it the room.
  func withText(_ factor: Double) -> PageStyle {
    var style = self
    style.textSize *= factor
    style.smallShare /= factor
    return style
  }

  /// How much larger than on A3 letters of a poster are.
  static func posterGrowth(_ paper: Paper) -> Double {
    max(1, paper.millimetres.width / Paper.a3.millimetres.width)
  }

  /// The upper half of a standing sheet.
  var half: PageStyle {
    var style = self
    style.size.height /= 2
    style.margin *= 2.0 / 3
    return style
  }

  /// The same on a sheet that lies on its long side.
  package var landscape: PageStyle {
    var style = self
    style.size = Size(max(size.width, size.height), min(size.width, size.height))
    return style
  }

  /// The smallest letters to which a part shrinks, as a share of its own: 9 points for the 12 of a sheet,
  /// on larger paper as well, on which letters grow only where there is room.
  var smallestScale: Double { 0.75 / max(1, growth) }

  /// The same with letters `factor` times as large, and pictures smaller still: the letters of most are
  /// larger than they need be.
  func scaled(by factor: Double) -> PageStyle {
    var style = self
    style.textSize *= factor
    style.figureShare *= factor * factor
    return style
  }

  /// Whether the sheet lies on its long side.
  var isLandscape: Bool { size.width > size.height }
  /// The room for text from left to right.
  var room: Double { size.width - 2 * margin }
  /// The y at which text begins, under what every page says.
  var top: Double { margin }
  /// The y at which text ends, above the foot.
  var bottom: Double { size.height - margin }
  /// The size of notes, footers and table figures.
  var smallSize: Double { smallShare * textSize }
  /// The distance between two paragraphs.
  var gap: Double { 0.55 * textSize }

  /// The empty space above a heading, in sizes of its letters.
  var spaceAboveHeadings: Double { 1.1 + 0.5 * roominess }
  /// The empty space between a heading and a paragraph.
  var spaceBelowHeadings: Double { 0.3 * textSize }

  /// The empty space above parts that stand beside each other under headings.
  func spaceAbove(heading: Box) -> Double {
    (1 - roominess) * (gap + spaceBelowHeadings) + roominess * heading.spaceAbove
  }

  /// The width of a picture in a room. A sheet that spares room makes it smaller,
  /// but not so small that its letters can't be read, nor on larger paper smaller than it could be on A4.
  func figureWidth(_ scene: Scene, in room: Double) -> Double {
    let readable = scale(letters: leastLetters) * growth * scene.size.width
    let smallest = isLarger ? max(readable, Self.widthOnA4(scene)) : readable
    return max(room * figureShare, min(room, smallest))
  }

  /// The smallest letters that are read without effort, in points.
  static let readable = 7.0

  /// The scale at which the smallest letters of a picture for paper, which are of 11 px, have a height in
  /// points.
  private func scale(letters: Double) -> Double { points(letters) / 11 }

  /// The scale at which they are read without effort.
  var readableScale: Double { scale(letters: Self.readable) }

  /// Whether letters of a picture are read better on a page of its own, which lies, than as wide as this
  /// one.
  func needsLyingPage(_ scene: Scene) -> Bool {
    room < readableScale * scene.size.width - 1e-6 && largest(for: scene).isLandscape
  }

  /// The width of a picture that has a page of A4 to itself.
  private static func widthOnA4(_ scene: Scene) -> Double {
    let page = sheet(.a4).largest(for: scene)
    let height = page.bottom - page.top - page.smallSize * page.leading
    return min(page.room, height * scene.size.width / scene.size.height)
  }

  /// The style, upright or lying, in which a picture that has a page of its own is larger.
  func largest(for scene: Scene) -> PageStyle {
    func scale(_ style: PageStyle) -> Double {
      min(style.room / scene.size.width, (style.bottom - style.top) / scene.size.height)
    }
    return scale(landscape) > scale(self) ? landscape : self
  }

  /// The width of a picture below a statement, or of a key, in a room: its letters grow with those of the
  /// page.
  func pictureWidth(_ scene: Scene, in room: Double) -> Double {
    min(room, 1.1 * textSize / 16 * scene.size.width)
  }

  /// The size of a heading.
  func headingSize(_ level: Int) -> Double {
    switch level {
    case 1: 2 * textSize
    case 2: 1.45 * textSize
    case 3: 1.15 * textSize
    default: textSize
    }
  }
}

extension Manuscript {
  /// The blocks between page breaks, and the style of their pages, which stand or lie.
  func parts(style: PageStyle) -> [(blocks: [Block], style: PageStyle)] {
    var parts: [(blocks: [Block], style: PageStyle)] = [([], style)]
    for block in blocks {
      if case .newPage(let isLandscape) = block {
        parts.append(([], isLandscape ? style.landscape : style))
      } else {
        parts[parts.count - 1].blocks.append(block)
      }
    }
    let filled = parts.filter { !$0.blocks.isEmpty }
    return filled.isEmpty ? [parts[0]] : filled
  }
}

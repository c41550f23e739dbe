import QDrawing

/// A page that a figure is set on from top to bottom: heading, notes, key and drawings.
package struct FigureSheet {
  /// The width of figures, in px; it fits A4 at the usual margins.
  package static let standardWidth = 960.0
  /// The size of a figure for a page of paper, in px: on A4 and Letter its letters are of 7 points or
  /// more, with room left for what every page says.
  static let paper = Size(772, 940)
  /// The width of a figure.
  static func width(isOnPaper: Bool) -> Double { isOnPaper ? paper.width : standardWidth }
  /// What stands behind the title of a figure that goes on.
  static let continued = " (continued)"
  /// The smallest and usual size of letters, in px.
  static let textSize = 12.0
  /// The distance between lines, in font sizes.
  static let leading = 1.35

  /// Width of the scene.
  let width: Double
  /// Empty space around the content.
  let margin: Double
  /// The direction in which a key is read.
  private let direction: WritingDirection
  /// Where the next part begins; all above is taken.
  var y: Double
  /// What has been drawn.
  private(set) var elements: [Element] = []

  /// An empty sheet.
  init(
    width: Double = standardWidth, margin: Double = 16, direction: WritingDirection = .leftToRight
  ) {
    self.width = width
    self.margin = margin
    self.direction = direction
    y = margin
  }

  /// The left end of the content.
  var left: Double { margin }
  /// The right end of the content.
  var right: Double { width - margin }

  /// Draws on top of all before.
  mutating func add(_ element: Element) { elements.append(element) }

  /// Draws on top of all before.
  mutating func add(_ more: [Element]) { elements += more }

  /// Sets the heading, with a viewpoint's marker before it where one is given.
  mutating func heading(_ text: String, factor: Int? = nil) {
    let size = 18.0
    let indent = factor == nil ? 0 : 26.0
    let lines = TextMetrics.wrap(
      text, width: right - left - indent, size: size, weight: .bold, maxLines: 2)
    y += size
    let run = TextRun("", at: Point(left + indent, y), size: size, weight: .bold)
    if let factor {
      let marker = Marker.viewpoint(factor, at: Point(left + 9, y - 0.36 * size), size: 15)
      add(directed([marker] + Element.lines(lines, like: run, leading: Self.leading)))
    } else {
      add(Self.set(lines, of: text, in: right - left - indent, like: run))
    }
    y += Double(max(0, lines.count - 1)) * size * Self.leading + 8
  }

  /// Sets sentences in quiet ink.
  mutating func note(_ sentences: String?...) {
    let text = sentences.compactMap(\.self).joined(separator: " ")
    guard !text.isEmpty else { return }
    let room = right - left
    let lines = TextMetrics.wrap(text, width: room, size: Self.textSize)
    let run = TextRun(
      "", at: Point(left, y + Self.textSize), size: Self.textSize, paint: .mutedInk)
    add(Self.set(lines, of: text, in: room, like: run))
    y += Double(lines.count) * Self.textSize * Self.leading
  }

  /// One sign of a key and what it means.
  struct KeyItem {
    /// Width of the sign, in px.
    let width: Double
    /// What the sign means.
    let words: String
    /// How many lines these may have.
    var mostLines = 1
    /// Draws the sign; the point is the middle of its left edge.
    let sign: (Point) -> [Element]

    /// A viewpoint's marker and name.
    static func viewpoint(_ factor: Int, of document: AnalysisDocument) -> KeyItem {
      KeyItem(width: 14, words: document.fullName(of: factor)) { place in
        [Marker.viewpoint(factor, at: place.moved(right: 7), size: 11)]
      }
    }
  }

  /// Sets a key, as many items on a line as fit.
  mutating func key(_ items: [KeyItem]) {
    guard !items.isEmpty else { return }
    let step = 22.0
    var x = left
    var drawn: [Element] = []
    // How far the further lines of a row reach.
    var below = 0.0
    y += step / 2
    for item in items {
      let room = right - left - item.width - 6
      let lines = TextMetrics.wrap(
        item.words, width: room, size: Self.textSize, maxLines: item.mostLines)
      let widest = lines.map { TextMetrics.width(of: $0, size: Self.textSize) }.max() ?? 0
      let needed = item.width + 6 + widest
      if x > left, x + needed > right {
        x = left
        y += step + below
        below = 0
      }
      let further = Double(lines.count - 1) * Self.textSize * Self.leading
      let run = TextRun("", at: Point(x + item.width + 6, y + further / 2), baseline: .middle)
      drawn += item.sign(Point(x, y)) + Element.lines(lines, like: run, leading: Self.leading)
      below = max(below, further)
      x += needed + 26
    }
    add(directed(drawn))
    y += step / 2 + below
  }

  /// What was laid out from left to right, as it is read.
  private func directed(_ drawn: [Element]) -> [Element] {
    direction == .rightToLeft ? drawn.mirrored(in: width) : drawn
  }

  /// Names that stand at the left of their rows, each on one line, cut where it is wider than `most`
  /// px; and the width of the widest.
  static func rowNames(_ names: [String], size: Double, most: Double) -> (
    names: [String], width: Double
  ) {
    let cut = names.map {
      TextMetrics.wrap($0, width: most, size: size, maxLines: 1).first ?? ""
    }
    return (cut, cut.map { TextMetrics.width(of: $0, size: size) }.max() ?? 0)
  }

  /// Which rows stand on each page of paper, the pages as even as so few can be.
  ///
  /// - Parameters:
  ///   - heights: those of the rows.
  ///   - heads: where rows begin on the first page and on the others.
  ///   - foot: how much room what stands below the rows needs.
  static func paperRanges(
    of heights: [Double], below heads: (first: Double, later: Double), above foot: Double
  ) -> [Range<Int>] {
    let rooms = [heads.first, heads.later].map { paper.height - $0 - foot }
    func filled(_ share: Double) -> [Range<Int>] {
      let most = share * rooms[1]
      var ranges: [Range<Int>] = []
      var (start, taken) = (0, 0.0)
      for (row, height) in heights.enumerated() {
        if row > start, taken + height > min(most, ranges.isEmpty ? rooms[0] : most) {
          ranges.append(start..<row)
          (start, taken) = (row, 0)
        }
        taken += height
      }
      return ranges + [start..<heights.count]
    }
    let fewest = filled(1)
    let even = stride(from: 0.3, to: 1, by: 0.02).lazy.map(filled)
    return even.first { $0.count == fewest.count } ?? fewest
  }

  /// The scene, as high as what was set.
  func scene(title: String, description: String) -> Scene {
    Scene(
      size: Size(width, (y + margin).rounded(.up)), title: title, description: description,
      elements: elements)
  }

  /// Lines of one text from the left edge of a room that begins at the run, or from its right edge
  /// where the text is written from right to left.
  static func set(
    _ lines: [String], of text: String, in room: Double, like run: TextRun,
    leading: Double = leading
  ) -> [Element] {
    var run = run
    if WritingDirection(of: text) == .rightToLeft {
      run.position.x += room
      run.anchor = .end
    }
    return Element.lines(lines, like: run, leading: leading)
  }
}

import QDrawing

/// A page that a figure is set on from top to bottom: heading, notes, key and drawings.
package struct FigureSheet {
  /// The width of figures, in px; it fits A4 at the usual margins.
  package static let standardWidth = 960.0
  /// The smallest and usual size of letters, in px.
  static let textSize = 12.0
  /// The distance between lines, in font sizes.
  static let leading = 1.35

  /// Width of the scene.
  let width: Double
  /// Empty space around the content.
  let margin: Double
  /// Where the next part begins; all above is taken.
  var y: Double
  /// What has been drawn.
  private(set) var elements: [Element] = []

  /// An empty sheet.
  init(width: Double = standardWidth, margin: Double = 16) {
    self.width = width
    self.margin = margin
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
    if let factor {
      add(Marker.viewpoint(factor, at: Point(left + 9, y - 0.36 * size), size: 15))
    }
    let run = TextRun("", at: Point(left + indent, y), size: size, weight: .bold)
    add(Self.set(lines, of: text, in: right - left - indent, like: run))
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
    y += step / 2
    for item in items {
      let room = right - left - item.width - 6
      let words =
        TextMetrics.wrap(item.words, width: room, size: Self.textSize, maxLines: 1).first ?? ""
      let needed = item.width + 6 + TextMetrics.width(of: words, size: Self.textSize)
      if x > left, x + needed > right {
        x = left
        y += step
      }
      add(item.sign(Point(x, y)))
      add(.text(words, at: Point(x + item.width + 6, y), baseline: .middle))
      x += needed + 26
    }
    y += step / 2
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

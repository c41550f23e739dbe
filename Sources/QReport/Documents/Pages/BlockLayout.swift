import QDrawing

/// Turns the blocks of a manuscript into boxes of one width.
struct BlockLayout {
  let style: PageStyle
  /// The room from left to right, in px.
  let width: Double
  /// The headings so far.
  private(set) var headings: Headings
  /// The lines of a list of contents.
  private let contents: [ContentsLine]
  /// The direction of the language: what stands beside each other follows it.
  private let direction: WritingDirection
  /// The ids of all statements, which have one room.
  private let ids: [String]
  /// The key of the viewpoints, which comes again on each page after it.
  private var runningKey: [Box] = []
  /// What stands behind the headings that come again above what a page goes on with.
  private let continued: String
  /// The headings that what follows lies in, but for the title.
  private var open: [(level: Int, text: String, isViewpoint: Bool)] = []
  /// How many parts that go round several boxes there have been.
  private var parts = 0

  /// The headings that a text has had.
  struct Headings {
    fileprivate var depth = HeadingDepth()
    fileprivate var parts = 0

    init() {}
  }

  /// - Parameters:
  ///   - ids: those of every statement that the blocks show.
  ///   - headings: those of the pages before.
  init(
    style: PageStyle, width: Double, ids: [String], direction: WritingDirection = .leftToRight,
    after headings: Headings = Headings(), contents: [ContentsLine] = [], continued: String = ""
  ) {
    self.direction = direction
    self.ids = ids
    self.style = style
    self.width = width
    self.headings = headings
    self.contents = contents
    self.continued = continued
  }

  mutating func boxes(for blocks: [Block]) -> [Box] {
    var boxes: [Box] = []
    for (block, keeping) in blocks.leading {
      if case .heading(_, let level, _) = block { open.removeAll { $0.level >= level } }
      // A grid has a key of its own, and needs the room.
      let runningHead = block.isFigure ? [] : runningKey + runningHeadings(of: block)
      var made = self.boxes(for: block)
      switch keeping {
      case .whole: made.indices.forEach { made[$0].keepsWithNext = true }
      case .end: if let last = made.indices.last { made[last].keepsWithNext = true }
      case .nothing: break
      }
      // A heading stands closer to what it is of than to what is above it.
      if boxes.last?.heading != nil, !made.isEmpty, case .paragraph = block {
        made[0].spaceAbove = min(made[0].spaceAbove, style.spaceBelowHeadings)
      }
      for place in made.indices where made[place].runningHead.isEmpty {
        made[place].runningHead = runningHead
      }
      if case .heading(let text, let level, let factor) = block, level > 1 {
        open.append((level, text, factor != nil))
      }
      if case .key = block { runningKey = made }
      boxes += made
    }
    return boxes
  }

  /// The headings of statements that a page goes on with, and of whatever else is said of a viewpoint.
  private func runningHeadings(of block: Block) -> [Box] {
    let viewpoint = open.lastIndex(where: \.isViewpoint)
    let path: [String]
    switch block {
    case .statements, .beside, .columns: path = open[(viewpoint ?? 0)...].map(\.text)
    case .heading, .paragraph, .list: path = viewpoint.map { open[$0...].map(\.text) } ?? []
    default: path = []
    }
    guard !path.isEmpty, !continued.isEmpty else { return [] }
    let set = SetText(
      path.joined(separator: " · ") + " " + continued, width: width,
      size: style.smallSize, weight: .bold, leading: 1.3, paint: .mutedInk)
    var box = Box(height: set.height + 0.3 * style.smallSize) { place in
      [.tagged(.paragraph, set.elements(at: place))]
    }
    box.spaceAbove = style.gap
    return [box]
  }

  private mutating func boxes(for block: Block) -> [Box] {
    switch block {
    case .heading(let text, let level, let factor):
      return [heading(text, level: level, factor: factor)]
    case .paragraph(let text, let voice): return paragraph(text, voice)
    case .list(let items): return list(items)
    case .statements(let lines):
      return grouped(.list, StatementLayout(lines, ids: ids, style: style, width: width).boxes)
    case .table(let table):
      let layout = TableLayout(table, style: style, width: width, direction: direction)
      return layout.pieces.flatMap { piece in
        paragraph(piece.title, .body, isBold: true, keepsWithNext: true)
          + (piece.note.isEmpty ? [] : paragraph(piece.note, .quiet, keepsWithNext: true))
          + grouped(.table, piece.boxes)
      }
    case .figure(let scene, _, let forms):
      let whole = ([scene] + forms.larger)[min(style.enlargement, forms.larger.count)]
      guard !forms.pages.isEmpty else {
        return [figure(whole, width: style.figureWidth(whole, in: width))]
      }
      return forms.pages.map { page in
        let own = style.figureWidth(page, in: width)
        var box = figure(page, width: own)
        box.leastHeight = min(box.height, page.size.height * style.readableScale)
        return box
      }
    case .key(let scene, _):
      return [figure(scene, width: style.pictureWidth(scene, in: width), isFlush: true)]
    case .beside(let columns): return beside(columns)
    case .columns(let texts):
      var box = ColumnLayout(texts, style: style, width: width, direction: direction).box
      box.spaceAbove = style.spaceBelowHeadings
      return [box]
    case .together(let blocks): return [stack(boxes(for: blocks))]
    case .contents(let title):
      return ContentsLayout(contents, title: title, style: style, width: width).boxes
    case .newPage: return []  // pages are parted before their boxes are made
    }
  }

  private mutating func grouped(_ tag: Tag, _ boxes: [Box]) -> [Box] {
    parts += 1
    let part = Box.Part(number: parts, tag: tag)
    return boxes.map { box in
      var box = box
      box.part = part
      return box
    }
  }

  // MARK: Words

  private mutating func heading(_ text: String, level: Int, factor: Int?) -> Box {
    let depth = headings.depth.depth(of: level)
    // A list of contents leads to the parts of a text.
    var destination: String?
    if level == 2 {
      headings.parts += 1
      destination = "part-\(headings.parts)"
    }
    let named = { [destination] (words: [Element]) -> [Element] in
      destination.map { [.tagged(.destination($0), words)] } ?? words
    }
    let size = style.headingSize(level)
    let indent = factor == nil ? 0 : 1.25 * size
    let set = SetText(text, width: width - indent, size: size, weight: .bold, leading: 1.2)
    var box = Box(height: set.height + 0.1 * size) { [width] place in
      let isMirrored = set.direction == .rightToLeft
      let marker = factor.map {
        Marker.viewpoint(
          $0,
          at: place.moved(
            right: isMirrored ? width - 0.45 * size : 0.45 * size, down: 0.62 * size),
          size: 0.8 * size)
      }
      let words = set.elements(at: place.moved(right: isMirrored ? 0 : indent))
      return [marker].compactMap(\.self) + [.tagged(.heading(depth), named(words))]
    }
    box.spaceAbove = level == 1 ? 0 : style.spaceAboveHeadings * size
    box.keepsWithNext = true
    box.heading = Box.Heading(title: text, depth: depth, destination: destination)
    return box
  }

  private mutating func paragraph(
    _ text: String, _ voice: Block.Voice, isBold: Bool = false, keepsWithNext: Bool = false
  ) -> [Box] {
    let size =
      switch voice {
      case .lead: 1.2 * style.textSize
      case .quiet: style.smallSize
      case .body, .notice, .quote: style.textSize
      }
    let inset = voice == .notice || voice == .quote ? style.textSize : 0
    let set = SetText(
      text, width: width - 2 * inset, size: size, weight: isBold ? .bold : .regular,
      leading: style.leading, paint: voice == .quiet ? .mutedInk : .ink, isItalic: voice == .quote)
    // No line of a paragraph stands alone at the head or the foot of a page.
    var boxes = set.pieces(keeping: voice == .notice ? set.lines.count : 2).map { piece in
      Box(height: piece.height) { place in
        piece.elements(at: place.moved(right: inset))
      }
    }
    guard !boxes.isEmpty else { return [] }
    if voice == .notice || voice == .quote {
      boxes = boxes.map { besideBar($0, inset: voice == .notice ? 0.4 * inset : 0) }
    }
    boxes[0].spaceAbove = style.gap
    if keepsWithNext { boxes.indices.forEach { boxes[$0].keepsWithNext = true } }
    return grouped(.paragraph, boxes)
  }

  /// A line down the left edge tells a notice or a quotation, in grey as in colour.
  private func besideBar(_ box: Box, inset: Double) -> Box {
    let height = box.height + 2 * inset
    var barred = box
    barred.height = height
    // Captures the height and the words, not the box that the closure is kept in.
    barred.draw = { [style, words = box.draw] place in
      let x = place.x + 0.15 * style.textSize
      return [
        .line(
          from: Point(x, place.y), to: Point(x, place.y + height),
          .stroke(.mutedInk, width: 0.18 * style.textSize))
      ] + words(place.moved(down: inset))
    }
    return barred
  }

  private mutating func list(_ items: [String]) -> [Box] {
    let (width, indent) = (width, 1.1 * style.textSize)
    let boxes = items.map { [style] item in
      let set = SetText(
        item, width: width - indent, size: style.textSize, leading: style.leading)
      var box = Box(height: set.height) { place in
        let isMirrored = set.direction == .rightToLeft
        let bullet = TextRun(
          "•",
          at: Point(
            isMirrored ? place.x + width - 0.3 * indent : place.x + 0.3 * indent,
            place.y + set.ascent), size: style.textSize, anchor: .middle)
        let text = set.elements(at: place.moved(right: isMirrored ? 0 : indent))
        return [.tagged(.item, [.text(bullet)] + text)]
      }
      box.spaceAbove = 0.3 * style.textSize
      return box
    }
    return grouped(.list, boxes)
  }

  // MARK: Pictures and parts

  /// - Parameter isFlush: whether it begins where lines do, and not in the middle.
  private func figure(_ scene: Scene, width own: Double, isFlush: Bool = false) -> Box {
    let scale = own / scene.size.width
    let side = isFlush ? (direction == .rightToLeft ? 1.0 : 0) : 0.5
    var box = Box(height: scene.size.height * scale) { place in
      let origin = place.moved(right: (width - own) * side)
      return [scene.asFigure(at: origin, scale: scale)]
    }
    box.spaceAbove = style.gap
    box.isPicture = true
    return box
  }

  /// How much of a page parts beside each other may take. A page can't end within them, and drawn
  /// smaller their letters could not be read: what is taller is read one part after the other.
  private static let tallestBeside = 0.8

  private mutating func beside(_ columns: [[Block]]) -> [Box] {
    let before = headings
    let gutter = 1.6 * style.textSize
    let count = Double(max(1, columns.count))
    let each = (width - gutter * (count - 1)) / count
    var stacks: [[Box]] = []
    for blocks in columns {
      var layout = BlockLayout(
        style: style, width: each, ids: ids, direction: direction, after: headings)
      stacks.append(layout.boxes(for: blocks))
      headings = layout.headings
    }
    let height = stacks.map(PlacedBoxes.height(stacking:)).max() ?? 0
    if height > Self.tallestBeside * (style.bottom - style.top) {
      headings = before
      // What follows belongs to none of the parts.
      let around = open
      defer { open = around }
      return columns.flatMap { boxes(for: $0) }
    }
    let isMirrored = direction == .rightToLeft
    var box = Box(height: height) { [stacks] place in
      stacks.enumerated().flatMap { index, stack in
        let column = isMirrored ? stacks.count - 1 - index : index
        return PlacedBoxes(
          stacking: stack, at: place.moved(right: Double(column) * (each + gutter))
        ).elements
      }
    }
    let heads = stacks.compactMap(\.first).filter { $0.heading != nil }
    box.spaceAbove = max(style.gap, heads.map { style.spaceAbove(heading: $0) }.max() ?? 0)
    return [box]
  }

  private func stack(_ boxes: [Box]) -> Box {
    var box = Box(height: PlacedBoxes.height(stacking: boxes)) {
      PlacedBoxes(stacking: boxes, at: $0).elements
    }
    box.spaceAbove = boxes.first?.spaceAbove ?? 0
    box.keepsWithNext = boxes.last?.keepsWithNext ?? false
    box.heading = boxes.first?.heading
    return box
  }
}

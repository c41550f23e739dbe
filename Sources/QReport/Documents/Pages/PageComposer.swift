import QDrawing

/// Fills pages with boxes.
struct PageComposer {
  let style: PageStyle
  private let noticeLines: [String]
  /// The foot, on one line where it has room in letters of 0.8 of the size of notes or more, and
  /// of 7 points.
  private let footer: SetText?
  /// Where the foot begins: where lines of its language do.
  private let direction: WritingDirection
  private static let smallestFooter = 0.8

  private struct Page {
    var placed = PlacedBoxes()
    var y: Double
  }

  init(_ manuscript: Manuscript, style: PageStyle) {
    self.style = style
    direction = WritingDirection(language: manuscript.language)
    noticeLines =
      manuscript.notice.map {
        TextMetrics.wrap(
          $0, width: style.room - 2 * style.smallSize, size: style.smallSize, weight: .bold,
          maxLines: 3)
      } ?? []
    footer = manuscript.footer.isEmpty ? nil : Self.footer(manuscript.footer, style)
  }

  private static func footer(_ text: String, _ style: PageStyle) -> SetText {
    func set(_ factor: Double) -> SetText {
      // Room is left for the number of the page.
      let number = TextMetrics.width(of: "000 / 000", size: style.smallSize) + style.smallSize
      return SetText(
        text, width: style.room - number, size: factor * style.smallSize, paint: .mutedInk,
        maxLines: 3)
    }
    let least = min(1, max(smallestFooter, points(PageStyle.readable) / style.smallSize))
    let steps = stride(from: 1, through: least - 1e-9, by: -0.04)
    return steps.lazy.map(set).first { $0.lines.count == 1 } ?? set(1)
  }

  /// The pages that hold the boxes, in order.
  ///
  /// What is taller than the page it stands on is drawn smaller to fit.
  func pages(of boxes: [Box]) -> [PDFDocument.NumberedPage] {
    var pages = [Page(y: top)]
    var index = 0
    while index < boxes.count {
      // What stays with the next goes where the next goes.
      var end = index
      while end < boxes.count - 1, boxes[end].keepsWithNext { end += 1 }
      place(Array(boxes[index...end]), on: &pages)
      index = end + 1
    }
    return pages.map { page in
      PDFDocument.NumberedPage(filled: (page.y - top) / roomHeight) { number, count in
        finished(page, number: number, of: count)
      }
    }
  }

  private func place(_ run: [Box], on pages: inout [Page]) {
    if placeParted(run, on: &pages) { return }
    if let page = pages.last, height(of: run, on: page) > room(on: page), !page.placed.isEmpty {
      pages.append(newPage(under: run[0].runningHead))
      if placeParted(run, on: &pages) { return }
    }
    var page = pages.removeLast()
    for part in Self.headed(shrunk(run, on: page)) {
      // Only what is kept together for more than a page comes to this.
      if height(of: part, on: page) > room(on: page) + 1e-6, !page.placed.isEmpty {
        pages.append(page)
        page = Page(y: top)
      }
      for box in part { add(box, to: &page) }
    }
    pages.append(page)
  }

  /// Places a run whose last box goes on on the next page, as far as there is room for it; whether it was
  /// such a run.
  private func placeParted(_ run: [Box], on pages: inout [Page]) -> Bool {
    guard let page = pages.last, let last = run.last, let parted = last.parted else { return false }
    let all = height(of: run, on: page)
    guard all > room(on: page), var parts = parted(room(on: page) - (all - last.height)) else {
      return false
    }
    (parts.here.spaceAbove, parts.rest.runningHead) = (last.spaceAbove, last.runningHead)
    place(run.dropLast() + [parts.here], on: &pages)
    pages.append(newPage(under: last.runningHead))
    place([parts.rest], on: &pages)
    return true
  }

  private func newPage(under heads: [Box]) -> Page {
    var page = Page(y: top)
    for head in heads { add(head, to: &page) }
    return page
  }

  /// A run in parts between which a page may end if it must: each with the headings above it.
  private static func headed(_ run: [Box]) -> [[Box]] {
    run.indices.reduce(into: []) { parts, index in
      if index > 0, run[index - 1].heading != nil {
        parts[parts.count - 1].append(run[index])
      } else {
        parts.append([run[index]])
      }
    }
  }

  /// How tall what stands on a page may be.
  var roomHeight: Double { bottom - top }

  private func room(on page: Page) -> Double { bottom - page.y }

  /// How tall boxes are on a page, the space above the first included where it has any.
  private func height(of run: [Box], on page: Page) -> Double {
    (page.placed.isEmpty ? 0 : run[0].spaceAbove) + PlacedBoxes.height(stacking: run)
  }

  /// The run with its tallest picture drawn smaller, where the run is too tall for what is left of the
  /// page: a picture and its heading. Words keep their size, but for a row that fills a page and has the
  /// head of its table above it, and a box is never taller than a page.
  private func shrunk(_ run: [Box], on page: Page) -> [Box] {
    let excess = height(of: run, on: page) - room(on: page)
    guard excess > 0 else { return run }
    var run = run
    let fillsPage = 0.9 * (bottom - top)
    let shrinking = run.indices.filter { run[$0].isPicture || run[$0].height > fillsPage }
    if let tallest = shrinking.max(by: { run[$0].height < run[$1].height }) {
      let left = run[tallest].height - excess
      // What others leave less than a third of a page goes on pages of its own.
      if left >= max((bottom - top) / 3, run[tallest].leastHeight) {
        run[tallest] = run[tallest].drawn(to: left, width: style.room)
        return run
      }
    }
    return run.map { $0.height > bottom - top ? $0.drawn(to: bottom - top, width: style.room) : $0 }
  }

  private func add(_ box: Box, to page: inout Page) {
    if !page.placed.isEmpty { page.y += box.spaceAbove }
    page.placed.add(box, at: Point(style.margin, page.y))
    page.y += box.height
  }

  // MARK: What every page says

  private var noticeHeight: Double {
    noticeLines.isEmpty
      ? 0 : (0.8 + Self.noticeLeading * Double(noticeLines.count)) * style.smallSize
  }
  private static let noticeLeading = 1.4
  private var top: Double { style.top + noticeHeight }
  private var bottom: Double {
    style.bottom - Double(max(1, footer?.lines.count ?? 0)) * style.smallSize * style.leading
  }

  private func finished(_ page: Page, number: Int, of count: Int) -> PDFPage {
    var scene = Scene(size: style.size, title: "", description: "")
    if !noticeLines.isEmpty { scene.add(banner) }
    scene.add(page.placed.elements)
    scene.add(foot(number: number, of: count))
    let outline = page.placed.boxes.compactMap { box, place in
      box.heading.map {
        OutlineEntry($0.title, level: $0.depth, y: place.y, destination: $0.destination)
      }
    }
    return PDFPage(scene, outline: outline)
  }

  private var banner: [Element] {
    let height = (0.3 + Self.noticeLeading * Double(noticeLines.count)) * style.smallSize
    let box = Rect(
      x: style.margin, y: style.top - 0.68 * style.smallSize, width: style.room, height: height)
    let run = TextRun(
      "", at: box.centre, size: style.smallSize, weight: .bold, anchor: .middle,
      baseline: .middle)
    return [
      .rect(box, cornerRadius: 3, Style(fill: .surface, stroke: .mutedInk, dash: [4, 3])),
      .tagged(.paragraph, Element.lines(noticeLines, like: run, leading: Self.noticeLeading)),
    ]
  }

  private func foot(number: Int, of count: Int) -> [Element] {
    guard footer != nil || count > 1 else { return [] }
    let size = style.smallSize
    let lines = footer?.lines ?? []
    let y = style.bottom - Double(lines.count - 1) * size * style.leading + 1.2 * size
    let run = TextRun("", at: Point(style.margin, y), size: size, paint: .mutedInk)
    let rule = Element.line(
      from: Point(style.margin, y - 1.4 * size),
      to: Point(style.margin + style.room, y - 1.4 * size), .stroke(.rule))
    var elements: [Element] = []
    if let footer {
      var words = run
      words.size = footer.size
      elements.append(.tagged(.paragraph, Element.lines(lines, like: words, leading: 1.4)))
    }
    if count > 1 {
      var page = run
      page.text = "\(number) / \(count)"
      page.position = Point(style.margin + style.room, y)
      page.anchor = .end
      elements.append(.tagged(.paragraph, [.text(page)]))
    }
    return [rule]
      + (direction == .rightToLeft ? elements.mirrored(in: style.size.width) : elements)
  }
}

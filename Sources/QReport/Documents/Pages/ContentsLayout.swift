import QDrawing

/// A line of a list of contents: a heading, the place it links to, and its page.
struct ContentsLine {
  let title: String
  let destination: String
  let page: Int
}

/// A list of contents in two columns, each line a link.
struct ContentsLayout {
  private let lines: [ContentsLine]
  private let title: String
  private let style: PageStyle
  private let width: Double

  init(_ lines: [ContentsLine], title: String, style: PageStyle, width: Double) {
    self.lines = lines
    self.title = title
    self.style = style
    self.width = width
  }

  private var size: Double { style.smallSize }

  /// One box, as a page doesn't end within so short a list; none for a text without parts.
  var boxes: [Box] {
    guard lines.count > 1 else { return [] }
    let step = size * 1.5
    let gutter = 2.4 * style.textSize
    let column = (width - gutter) / 2
    let rows = (lines.count + 1) / 2
    let head = SetText(title, width: width, size: size, weight: .bold, leading: 1.5)
    var box = Box(height: head.height + Double(rows) * step + style.gap) { place in
      let items = lines.enumerated().map { index, line -> Element in
        let corner = place.moved(
          right: Double(index / rows) * (column + gutter),
          down: head.height + Double(index % rows) * step)
        let words = words(line, at: corner, width: column)
        return .tagged(.item, [.link(href: "#\(line.destination)", words)])
      }
      return [.tagged(.paragraph, head.elements(at: place)), .tagged(.list, items)]
    }
    box.spaceAbove = style.gap
    return [box]
  }

  private func words(_ line: ContentsLine, at corner: Point, width: Double) -> [Element] {
    let number = NumberText.integer(line.page)
    let room = width - TextMetrics.width(of: number, size: size) - size
    let words = SetText(line.title, width: room, size: size, leading: 1.5, maxLines: 1)
    let page = SetText(number, width: width, size: size, leading: 1.5, paint: .mutedInk)
    return words.elements(at: corner, anchor: .start) + page.elements(at: corner, anchor: .end)
  }
}

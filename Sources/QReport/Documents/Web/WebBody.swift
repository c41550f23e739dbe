import QDrawing

/// Turns the blocks of a manuscript into the elements of a page.
struct WebBody {
  let language: String
  /// How many viewpoints have been named.
  private(set) var factors = 0
  /// Whether a heading of the first level has been written.
  private(set) var hasTitle = false
  private var figures = 0
  private var depth = HeadingDepth()

  init(language: String) { self.language = language }

  mutating func html(of manuscript: Manuscript, style: PageStyle) -> String {
    var html = ""
    for part in manuscript.parts(style: style) {
      // Pages named otherwise than those before begin on a new one.
      let name = part.style.isLandscape == style.isLandscape ? "as-all" : "lying"
      html += "<div class=\"part \(name)\">\n\(self.html(of: part.blocks))</div>\n"
    }
    return html
  }

  private mutating func html(of blocks: [Block]) -> String {
    var html = ""
    for block in blocks { html += self.html(of: block) }
    return html
  }

  private mutating func html(of block: Block) -> String {
    switch block {
    case .heading(let text, let level, let factor):
      return heading(text, level: level, factor: factor)
    case .paragraph(let text, let voice): return paragraph(text, voice)
    case .list(let items): return "<ul>\n\(items.map { words("li", $0) }.joined())</ul>\n"
    case .statements(let lines): return statements(lines)
    case .table(let table): return HTMLTable.element(table, title: table.title)
    case .figure(let scene, _, _):
      // A screen is no sheet: a picture takes the width there is.
      figures += 1
      return HTMLFigure.element(scene, id: "figure-\(figures)")
    case .key(let scene, let entries): return key(entries, title: scene.title)
    case .beside(let columns):
      return "<div class=\"beside\">\n"
        + columns.map { "<div>\n\(html(of: $0))</div>\n" }.joined() + "</div>\n"
    case .columns(let texts):
      return "<div class=\"columns\">\n\(texts.map { words("p", $0) }.joined())</div>\n"
    case .together(let blocks): return "<div class=\"together\">\n\(html(of: blocks))</div>\n"
    case .contents: return ""  // a page that isn't parted has no page numbers
    case .newPage: return ""  // pages are parted before their blocks are written
    }
  }

  // MARK: Words

  /// An element with words, written in their own direction where it is not that of the page.
  func words(_ tag: String, class name: String? = nil, _ text: String) -> String {
    let attribute = name.map { " class=\"\($0)\"" } ?? ""
    return "<\(tag)\(attribute)\(direction(of: text))>\(XMLText.escaped(text))</\(tag)>\n"
  }

  private func direction(of text: String) -> String {
    let direction = WritingDirection(of: text)
    return direction == WritingDirection(language: language)
      ? "" : " dir=\"\(direction.inHTML)\""
  }

  private func paragraph(_ text: String, _ voice: Block.Voice) -> String {
    switch voice {
    case .body: words("p", text)
    case .lead: words("p", class: "lede", text)
    case .quiet: words("p", class: "muted", text)
    case .notice: words("p", class: "warning", text)
    case .quote: "<blockquote>\(words("p", text))</blockquote>\n"
    }
  }

  private mutating func heading(_ text: String, level: Int, factor: Int?) -> String {
    let depth = depth.depth(of: level)
    let tag = "h\(min(6, depth))"
    if depth == 1 { hasTitle = true }
    let sign = factor.map { mark($0) } ?? ""
    return "<\(tag) class=\"level\(level)\"\(direction(of: text))>\(sign)"
      + "\(XMLText.escaped(text))</\(tag)>\n"
  }

  /// The marker of a viewpoint, which is named beside it.
  private mutating func mark(_ factor: Int) -> String {
    factors = max(factors, factor + 1)
    return HTMLFigure.mark(factor)
  }

  private mutating func key(_ entries: [(factor: Int, name: String)], title: String) -> String {
    var items = ""
    for entry in entries {
      items +=
        "<li\(direction(of: entry.name))>\(mark(entry.factor))\(XMLText.escaped(entry.name))</li>\n"
    }
    return "<ul class=\"key\" aria-label=\"\(XMLText.escaped(title))\">\n\(items)</ul>\n"
  }

  private mutating func statements(_ lines: [StatementLine]) -> String {
    var items: [HTMLCards.Item] = []
    for line in lines {
      var item = HTMLCards.Item(id: line.id, wording: wording(line))
      for column in line.columns {
        item.chips.append(
          HTMLCards.Chip(
            factor: column.factor, name: column.name, value: column.text,
            mark: mark(column.factor)))
      }
      if let scene = line.picture {
        figures += 1
        item.picture = HTMLFigure.drawing(scene, id: "figure-\(figures)")
      }
      items.append(item)
    }
    return HTMLCards.list(items)
  }

  private func wording(_ line: StatementLine) -> String {
    let language = line.language.flatMap(HTMLText.language).map { " lang=\"\($0)\"" } ?? ""
    let attributes = language + direction(of: line.wording)
    let remark =
      line.remark.isEmpty
      ? "" : " <span class=\"muted\">\(XMLText.escaped(line.remark))</span>"
    return "<span\(attributes)>\(XMLText.escaped(line.wording))</span>\(remark)"
  }
}

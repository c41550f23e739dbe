import QDrawing

/// Lengths of scenes and pages in the units of a Word document.
enum WordUnit {
  /// Twentieths of a point, from px.
  static func twips(_ px: Double) -> Int { Int((px * 15).rounded()) }
  /// Half points, from px.
  static func halfPoints(_ px: Double) -> Int { max(2, Int((px * 1.5).rounded())) }
  /// English metric units, 914,400 to the inch, from px.
  static func emu(_ px: Double) -> Int { max(1, Int((px * 9525).rounded())) }
  /// A colour without its number sign.
  static func colour(_ paint: Paint) -> String { String(Palette.light.hex(of: paint).dropFirst()) }
}

/// Words that look the same.
struct WordRun {
  var text: String
  var isBold = false
  /// A character style.
  var style: String?
  /// The size of letters, in px, where it is not that of the paragraph.
  var size: Double?
  /// The language, where it is not that of the document.
  var language: String?

  init(
    _ text: String, isBold: Bool = false, style: String? = nil, size: Double? = nil,
    language: String? = nil
  ) {
    self.text = text
    self.isBold = isBold
    self.style = style
    self.size = size
    self.language = language
  }

  /// What is isolated is a run of its own: Word sets each in its direction.
  var xml: String { text.isolates.map { xml(of: String($0)) }.joined() }

  private func xml(of text: String) -> String {
    guard !text.isEmpty else { return "" }
    var properties = style.map { "<w:rStyle w:val=\"\($0)\"/>" } ?? ""
    if isBold { properties += "<w:b/><w:bCs/>" }
    if let size {
      let value = WordUnit.halfPoints(size)
      properties += "<w:sz w:val=\"\(value)\"/><w:szCs w:val=\"\(value)\"/>"
    }
    if WritingDirection(of: text) == .rightToLeft { properties += "<w:rtl/>" }
    if let language = language.flatMap(HTMLText.language) {
      properties +=
        "<w:lang w:val=\"\(language)\" w:eastAsia=\"\(language)\" w:bidi=\"\(language)\"/>"
    }
    return "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")
      + "<w:t xml:space=\"preserve\">\(XMLText.escaped(text))</w:t></w:r>"
  }
}

/// A paragraph.
struct WordParagraph {
  /// The id of its style.
  var style: WordStyle
  /// Its runs and pictures, as XML.
  var content: String
  /// The direction in which it is written, which the side it is flush with follows.
  var direction: WritingDirection = .leftToRight
  var isFlushRight = false
  /// Whether it stands on the page of the paragraph after it.
  var keepsWithNext = false
  /// How far to the right a tab leads what follows it to end, in px.
  var tab: Double?
  /// The empty space above and below it, in px, where it is not that of its style.
  var spacing: (before: Double, after: Double)?
  /// The end of a section, as XML.
  var section = ""

  init(_ style: WordStyle, _ content: String) {
    self.style = style
    self.content = content
  }

  /// A paragraph of one run, written in the direction of its text.
  init(_ style: WordStyle, _ run: WordRun, keepsWithNext: Bool = false) {
    self.init(style, run.xml)
    direction = WritingDirection(of: run.text)
    self.keepsWithNext = keepsWithNext
  }

  var xml: String {
    // In the order of the schema.
    let properties =
      "<w:pStyle w:val=\"\(style.id)\"/>" + (keepsWithNext ? "<w:keepNext/><w:keepLines/>" : "")
      + (tab.map {
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(WordUnit.twips($0))\"/></w:tabs>"
      } ?? "")
      + (direction == .rightToLeft ? "<w:bidi/>" : "")
      + (spacing.map {
        "<w:spacing w:before=\"\(WordUnit.twips($0.before))\" "
          + "w:after=\"\(WordUnit.twips($0.after))\"/>"
      } ?? "")
      + (isFlushRight ? "<w:jc w:val=\"right\"/>" : "")
      + section
    return "<w:p><w:pPr>\(properties)</w:pPr>\(content)</w:p>\n"
  }
}

/// A table of cells that hold paragraphs.
struct WordTable {
  /// The id of its style.
  var style: WordStyle
  /// The width of each column, the space within cells included, in px.
  var widths: [Double]
  /// How far its left edge stands to the left of the text around it, in px.
  var outdent = 0.0
  /// The space within cells, in px.
  var padding: (left: Double, right: Double)
  /// What it is called, for those who don't see it.
  var title = ""
  /// What it shows, for them.
  var description = ""
  /// Whether the first column stands at the right.
  var isMirrored = false
  var rows: [Row] = []

  struct Row {
    /// Whether it stands again at the head of each page.
    var isHead = false
    /// The paragraphs of each cell, as XML.
    var cells: [String]
    /// The lines around each cell and its ground, as XML; none where the style of the table tells them.
    var frames: [String] = []
  }

  var xml: String {
    let edges = [("left", padding.left), ("right", padding.right)].map {
      "<w:\($0) w:w=\"\(WordUnit.twips($1))\" w:type=\"dxa\"/>"
    }
    let total = widths.map(WordUnit.twips).reduce(0, +)
    let words = [("Caption", title), ("Description", description)].filter { !$0.1.isEmpty }
      .map { "<w:tbl\($0.0) w:val=\"\(XMLText.escaped($0.1))\"/>" }.joined()
    let properties =
      "<w:tblStyle w:val=\"\(style.id)\"/>" + (isMirrored ? "<w:bidiVisual/>" : "")
      + "<w:tblW w:w=\"\(total)\" w:type=\"dxa\"/>"
      + "<w:tblInd w:w=\"\(-WordUnit.twips(outdent))\" w:type=\"dxa\"/>"
      + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\(edges.joined())</w:tblCellMar>"
      + "<w:tblLook w:val=\"0000\" w:firstRow=\"\(rows.first?.isHead == true ? 1 : 0)\" "
      + "w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
      + words
    let grid = widths.map { "<w:gridCol w:w=\"\(WordUnit.twips($0))\"/>" }.joined()
    return "<w:tbl><w:tblPr>\(properties)</w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\n"
      + rows.map(xml).joined() + "</w:tbl>\n" + WordParagraph(.tableEnd, "").xml
  }

  private func xml(_ row: Row) -> String {
    let cells = zip(row.cells, widths).enumerated().map { index, cell in
      let (content, width) = cell
      let frame = row.frames.isEmpty ? "" : row.frames[index]
      return
        "<w:tc><w:tcPr><w:tcW w:w=\"\(WordUnit.twips(width))\" w:type=\"dxa\"/>\(frame)</w:tcPr>"
        // A cell ends with a paragraph.
        + (content.isEmpty ? WordParagraph(.tableText, "").xml : content) + "</w:tc>"
    }
    return "<w:tr><w:trPr><w:cantSplit/>\(row.isHead ? "<w:tblHeader/>" : "")</w:trPr>"
      + cells.joined() + "</w:tr>\n"
  }
}

import QDrawing

/// The styles of a document, by which a reader changes how all of a kind look.
enum WordStyle: String, CaseIterable {
  case normal, title
  case heading1, heading2, heading3, heading4
  case lead, note, notice, quote
  case listBullet, caption, figure
  case statement, statementNote
  case card, cardHeading
  case tableText, tableHeading, tableEnd
  case header, footer
  // Styles of tables.
  case reportTable, statementTable, sideBySide, cardGrid

  var id: String { NumberText.capitalised(rawValue) }

  /// The name as Word lists it; those that Word has itself bear its names.
  var name: String {
    switch self {
    case .normal: "Normal"
    case .title: "Title"
    case .heading1: "heading 1"
    case .heading2: "heading 2"
    case .heading3: "heading 3"
    case .heading4: "heading 4"
    case .lead: "Lead"
    case .note: "Note"
    case .notice: "Notice"
    case .quote: "Quote"
    case .listBullet: "List Bullet"
    case .caption: "caption"
    case .figure: "Figure"
    case .statement: "Statement"
    case .statementNote: "Statement Note"
    case .card: "Card"
    case .cardHeading: "Card Heading"
    case .tableText: "Table Text"
    case .tableHeading: "Table Heading"
    case .tableEnd: "Table End"
    case .header: "header"
    case .footer: "footer"
    case .reportTable: "Report Table"
    case .statementTable: "Statement Table"
    case .sideBySide: "Side by Side"
    case .cardGrid: "Card Grid"
    }
  }

  /// The style of a heading by its depth, that of the title being 1.
  static func heading(_ depth: Int) -> WordStyle {
    let styles: [WordStyle] = [.title, .heading1, .heading2, .heading3, .heading4]
    return styles[min(max(1, depth), styles.count) - 1]
  }

  /// The empty space above and below a heading, in px, by the size of its letters.
  static func spacing(ofHeading size: Double) -> (before: Double, after: Double) {
    (0.9 * size, 0.25 * size)
  }
}

/// `styles.xml`: how the styles look at the sizes of a page style.
struct WordStyleSheet {
  let style: PageStyle
  let language: String

  private typealias Unit = WordUnit
  /// One that Word has on every machine; other programs know what to take for it.
  private static let fonts =
    "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Arial\"/>"

  var xml: String {
    """
    \(WordPart.declaration)<w:styles \(WordPart.namespaces)>
    <w:docDefaults><w:rPrDefault><w:rPr>\(Self.fonts)<w:color w:val="\(Unit.colour(.ink))"/>\
    \(size(style.textSize))<w:lang w:val="\(language)" w:eastAsia="\(language)" \
    w:bidi="\(language)"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
    <w:spacing w:before="0" w:after="0" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault>\
    </w:docDefaults>
    \(paragraphs)\(tables)</w:styles>

    """
  }

  // MARK: Paragraphs

  private var paragraphs: String {
    let text = style.textSize
    let muted = "<w:color w:val=\"\(Unit.colour(.mutedInk))\"/>"
    let bar =
      "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" "
      + "w:color=\"\(Unit.colour(.mutedInk))\"/></w:pBdr>"
    let inset = "<w:ind w:left=\"\(Unit.twips(text))\" w:right=\"\(Unit.twips(text))\"/>"
    let outline = (0...3).map { "<w:outlineLvl w:val=\"\($0)\"/>" }
    let headings = zip([WordStyle.heading1, .heading2, .heading3, .heading4], outline).enumerated()
      .map { index, pair in
        let size = style.headingSize(index + 2)
        let space = WordStyle.spacing(ofHeading: size)
        return paragraph(
          pair.0,
          "<w:keepNext/><w:keepLines/>" + spacing(before: space.before, after: space.after)
            + pair.1,
          "<w:b/><w:bCs/>" + self.size(size))
      }
    let bullet =
      "<w:numPr><w:numId w:val=\"1\"/></w:numPr>" + spacing(before: 0, after: 0.3 * text)
      + "<w:ind w:left=\"\(Unit.twips(1.2 * text))\" w:hanging=\"\(Unit.twips(1.2 * text))\"/>"
    return [
      paragraph(.normal, spacing(before: 0, after: style.gap), ""),
      paragraph(
        .title, "<w:keepNext/><w:keepLines/>" + spacing(before: 0, after: style.gap),
        "<w:b/><w:bCs/>" + size(style.headingSize(1))),
    ].joined() + headings.joined()
      + [
        paragraph(.lead, "", size(1.2 * text)),
        paragraph(.note, "", muted + size(style.smallSize)),
        paragraph(.notice, "<w:keepLines/>" + bar + inset, ""),
        paragraph(.quote, bar + inset, "<w:i/><w:iCs/>"),
        paragraph(.listBullet, bullet, ""),
        paragraph(
          .caption, "<w:keepNext/><w:keepLines/>" + spacing(before: text, after: 0.3 * text),
          "<w:b/><w:bCs/>"),
        paragraph(.figure, spacing(before: 0, after: style.gap) + "<w:jc w:val=\"center\"/>", ""),
        paragraph(
          .statement, spacing(before: 0.2 * text, after: 0.2 * text, line: 252), ""),
        paragraph(
          .statementNote, spacing(before: 0, after: 0.2 * text, line: 252),
          muted + size(style.smallSize)),
        paragraph(.card, spacing(before: 0, after: 0, line: 240), size(style.smallSize)),
        paragraph(
          .cardHeading,
          "<w:keepNext/>" + spacing(before: 1, after: 1, line: 240) + "<w:jc w:val=\"center\"/>", ""
        ),
        paragraph(.tableText, spacing(before: 1, after: 1, line: 240), size(style.smallSize)),
        paragraph(
          .tableHeading, "<w:keepNext/>" + spacing(before: 1, after: 1, line: 240),
          "<w:b/><w:bCs/>" + size(style.smallSize)),
        // A table is followed by a paragraph, or it would run into the next one.
        paragraph(
          .tableEnd, spacing(before: 0, after: style.gap, line: 20, rule: "exact"), size(1.4)),
        paragraph(
          .header,
          "<w:pBdr>"
            + ["top", "left", "bottom", "right"].map {
              "<w:\($0) w:val=\"dashed\" w:sz=\"6\" w:space=\"3\" "
                + "w:color=\"\(Unit.colour(.mutedInk))\"/>"
            }.joined() + "</w:pBdr><w:ind w:left=\"80\" w:right=\"80\"/><w:jc w:val=\"center\"/>",
          "<w:b/><w:bCs/>" + size(style.smallSize)),
        paragraph(
          .footer,
          "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" "
            + "w:color=\"\(Unit.colour(.rule))\"/></w:pBdr>", muted + size(style.smallSize)),
      ].joined()
  }

  private func size(_ px: Double) -> String {
    let value = Unit.halfPoints(px)
    return "<w:sz w:val=\"\(value)\"/><w:szCs w:val=\"\(value)\"/>"
  }

  private func spacing(before: Double, after: Double, line: Int = 271, rule: String = "auto")
    -> String
  {
    "<w:spacing w:before=\"\(Unit.twips(before))\" w:after=\"\(Unit.twips(after))\" "
      + "w:line=\"\(line)\" w:lineRule=\"\(rule)\"/>"
  }

  private func paragraph(_ style: WordStyle, _ paragraph: String, _ letters: String) -> String {
    let isNormal = style == .normal
    let next = [.title, .heading1, .heading2, .heading3, .heading4].contains(style)
    return "<w:style w:type=\"paragraph\"\(isNormal ? " w:default=\"1\"" : "") "
      + "w:styleId=\"\(style.id)\"><w:name w:val=\"\(style.name)\"/>"
      + (isNormal ? "" : "<w:basedOn w:val=\"\(WordStyle.normal.id)\"/>")
      + (next ? "<w:next w:val=\"\(WordStyle.normal.id)\"/>" : "") + "<w:qFormat/>"
      + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>")
      + (letters.isEmpty ? "" : "<w:rPr>\(letters)</w:rPr>") + "</w:style>\n"
  }

  // MARK: Tables

  private var tables: String {
    func line(_ edge: String, _ width: Int, _ paint: Paint) -> String {
      "<w:\(edge) w:val=\"single\" w:sz=\"\(width)\" w:space=\"0\" w:color=\"\(Unit.colour(paint))\"/>"
    }
    let head =
      "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>" + line("bottom", 8, .ink)
      + "</w:tcBorders><w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr>"
    return table(
      .reportTable, line("top", 8, .ink) + line("bottom", 8, .ink) + line("insideH", 4, .rule),
      head)
      + table(.statementTable, line("bottom", 4, .rule) + line("insideH", 4, .rule), "")
      + table(.sideBySide, "", "") + table(.cardGrid, "", "")
  }

  private func table(_ style: WordStyle, _ borders: String, _ parts: String) -> String {
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"\(style.id)\">"
      + "<w:name w:val=\"\(style.name)\"/><w:tblPr>"
      + (borders.isEmpty ? "" : "<w:tblBorders>\(borders)</w:tblBorders>")
      + "</w:tblPr>\(parts)</w:style>\n"
  }
}

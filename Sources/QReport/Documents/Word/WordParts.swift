import QDrawing

/// What every part of a document begins with.
enum WordPart {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let schemas = "http://schemas.openxmlformats.org"
  static let relationships = schemas + "/officeDocument/2006/relationships"
  static let package = schemas + "/package/2006"
  static let namespaces =
    "xmlns:w=\"\(schemas)/wordprocessingml/2006/main\" xmlns:r=\"\(relationships)\" "
    + "xmlns:wp=\"\(schemas)/drawingml/2006/wordprocessingDrawing\" "
    + "xmlns:a=\"\(schemas)/drawingml/2006/main\" xmlns:pic=\"\(schemas)/drawingml/2006/picture\""
}

/// The parts of a document beside its text: what the archive holds, and how parts refer to each
/// other.
struct WordParts {
  private let manuscript: Manuscript
  private let style: PageStyle

  init(_ manuscript: Manuscript, style: PageStyle) {
    self.manuscript = manuscript
    self.style = style
    let titles = manuscript.blocks.compactMap(\.title)
    self.titles = titles.count > 1 ? titles : []
  }

  private var language: String { HTMLText.language(manuscript.language) ?? "en" }
  private var hasHeader: Bool { manuscript.notice != nil }
  /// The titles of a manuscript of many; none of one.
  private let titles: [String]

  /// A part that the document refers to: its id, the end of its type, its name.
  private var related: [(id: String, type: String, name: String)] {
    [
      ("styles", "styles", "styles.xml"), ("numbering", "numbering", "numbering.xml"),
      ("settings", "settings", "settings.xml"),
    ] + (hasHeader ? [("header", "header", "header.xml")] : [])
      + titles.indices.map { ("header\($0 + 1)", "header", "header-\($0 + 1).xml") }
      + [("footer", "footer", "footer.xml"), ("footerWide", "footer", "footer-wide.xml")]
  }

  /// Every entry of the archive.
  func files(body: String, pictures: [(name: String, bytes: [UInt8])])
    -> [(name: String, bytes: [UInt8])]
  {
    let document =
      "\(WordPart.declaration)<w:document \(WordPart.namespaces)>\n<w:body>\n\(body)</w:body>\n"
      + "</w:document>\n"
    var texts = [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", rootRelationships),
      ("docProps/core.xml", properties), ("word/document.xml", document),
      ("word/_rels/document.xml.rels", documentRelationships(pictures.map(\.name))),
      ("word/styles.xml", WordStyleSheet(style: style, language: language).xml),
      ("word/numbering.xml", numbering), ("word/settings.xml", settings),
      ("word/footer.xml", footer(width: style.room)),
      ("word/footer-wide.xml", footer(width: style.landscape.room)),
    ]
    if hasHeader { texts.append(("word/header.xml", header(under: nil))) }
    for (place, title) in titles.enumerated() {
      texts.append(("word/header-\(place + 1).xml", header(under: title)))
    }
    return texts.map { ($0.0, Array($0.1.utf8)) }
      + pictures.map { ("word/media/" + $0.name, $0.bytes) }
  }

  // MARK: The archive

  private var contentTypes: String {
    let office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    let parts =
      [("document.xml", "document.main")] + related.map { ($0.name, $0.type) }
    let overrides = parts.map {
      "<Override PartName=\"/word/\($0)\" ContentType=\"\(office)\($1)+xml\"/>\n"
    }
    return """
      \(WordPart.declaration)<Types xmlns="\(WordPart.package)/content-types">
      <Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Default Extension="png" ContentType="image/png"/>
      \(overrides.joined())<Override PartName="/docProps/core.xml" \
      ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
      </Types>

      """
  }

  private func relationships(_ list: [(id: String, type: String, target: String)]) -> String {
    "\(WordPart.declaration)<Relationships xmlns=\"\(WordPart.package)/relationships\">\n"
      + list.map {
        "<Relationship Id=\"\($0.id)\" Type=\"\($0.type)\" Target=\"\($0.target)\"/>\n"
      }.joined() + "</Relationships>\n"
  }

  private var rootRelationships: String {
    relationships([
      ("document", WordPart.relationships + "/officeDocument", "word/document.xml"),
      (
        "properties", WordPart.package + "/relationships/metadata/core-properties",
        "docProps/core.xml"
      ),
    ])
  }

  private func documentRelationships(_ pictures: [String]) -> String {
    relationships(
      related.map { ($0.id, WordPart.relationships + "/" + $0.type, $0.name) }
        + pictures.enumerated().map { index, name in
          (
            WordPictures.relationship(index + 1), WordPart.relationships + "/image",
            "media/" + name
          )
        })
  }

  /// Title, language and the day the document speaks of; no author, and not the day of its making.
  private var properties: String {
    let isDay = manuscript.date?.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
    let day = (isDay ? manuscript.date : nil).map {
      "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\($0)T00:00:00Z</dcterms:created>\n"
    }
    return """
      \(WordPart.declaration)<cp:coreProperties \
      xmlns:cp="\(WordPart.package)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      \(day ?? "")<dc:language>\(language)</dc:language>
      <dc:title>\(XMLText.escaped(manuscript.title))</dc:title>
      </cp:coreProperties>

      """
  }

  // MARK: Lists and settings

  private var numbering: String {
    """
    \(WordPart.declaration)<w:numbering \(WordPart.namespaces)>
    <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">\
    <w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="\(WordStyle.listBullet.id)"/>\
    <w:lvlText w:val="•"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    </w:numbering>

    """
  }

  /// Without a mode of compatibility, Word opens a file as one of its 2007.
  private var settings: String {
    """
    \(WordPart.declaration)<w:settings \(WordPart.namespaces)>
    <w:compat><w:compatSetting w:name="compatibilityMode" \
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
    </w:settings>

    """
  }

  // MARK: What every page says

  /// The notice, and on pages that a part goes on with, of which of several titles that is.
  private func header(under title: String?) -> String {
    let notice = manuscript.notice.map { WordParagraph(.header, WordRun($0)).xml }
    let own = title.map { WordParagraph(.note, WordRun($0, isBold: true)).xml }
    return "\(WordPart.declaration)<w:hdr \(WordPart.namespaces)>\n"
      + [notice, own].compactMap(\.self).joined() + "</w:hdr>\n"
  }

  /// The footer, and at the other end of its line the page and how many there are.
  private func footer(width: Double) -> String {
    func field(_ name: String) -> String {
      "<w:fldSimple w:instr=\" \(name) \">\(WordRun("1").xml)</w:fldSimple>"
    }
    var paragraph = WordParagraph(.footer, WordRun(manuscript.footer))
    paragraph.content +=
      "<w:r><w:tab/></w:r>" + field("PAGE") + WordRun(" / ").xml + field("NUMPAGES")
    paragraph.tab = width
    return "\(WordPart.declaration)<w:ftr \(WordPart.namespaces)>\n\(paragraph.xml)</w:ftr>\n"
  }

  /// The pages of a section, as XML.
  ///
  /// - Parameter title: which of the titles they are of, from 1. The first page of a section tells that
  ///   itself, and others tell it at their head where there are several.
  func section(_ style: PageStyle, title: Int) -> String {
    let (width, height) = (WordUnit.twips(style.size.width), WordUnit.twips(style.size.height))
    let margin = WordUnit.twips(style.margin)
    let edge = WordUnit.twips(0.5 * style.margin)
    let footer = style.isLandscape ? "footerWide" : "footer"
    func references(_ pages: String, header: String?) -> String {
      (header.map { "<w:headerReference w:type=\"\(pages)\" r:id=\"\($0)\"/>" } ?? "")
        + "<w:footerReference w:type=\"\(pages)\" r:id=\"\(footer)\"/>"
    }
    let plain = hasHeader ? "header" : nil
    let isOfMany = !titles.isEmpty && title > 0
    let isMirrored = WritingDirection(language: manuscript.language) == .rightToLeft
    return "<w:sectPr>" + references("default", header: isOfMany ? "header\(title)" : plain)
      + (isOfMany ? references("first", header: plain) : "") + "<w:type w:val=\"nextPage\"/>"
      + "<w:pgSz w:w=\"\(width)\" w:h=\"\(height)\"\(style.isLandscape ? " w:orient=\"landscape\"" : "")/>"
      + "<w:pgMar w:top=\"\(margin)\" w:right=\"\(margin)\" w:bottom=\"\(margin)\" "
      + "w:left=\"\(margin)\" w:header=\"\(edge)\" w:footer=\"\(edge)\" w:gutter=\"0\"/>"
      + (isOfMany ? "<w:titlePg/>" : "") + (isMirrored ? "<w:bidi/>" : "") + "</w:sectPr>\n"
  }
}

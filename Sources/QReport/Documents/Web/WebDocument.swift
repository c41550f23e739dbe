import QDrawing

/// A manuscript as a page that stands alone: nothing is fetched and no script runs.
package enum WebDocument {
  /// The page; the same manuscript and style give the same bytes.
  ///
  /// - Parameters:
  ///   - style: the paper that it is printed on.
  ///   - fitting: on how many pages it is printed. A picture on a lying sheet
  ///     takes what others leave of one.
  package static func render(_ manuscript: Manuscript, style: PageStyle, fitting: PageCount = .any)
    -> String
  {
    let count = manuscript.parts(style: style).count
    var body = WebBody(language: HTMLText.language(manuscript.language) ?? "en")
    let main = body.html(of: manuscript, style: style)
    return HTMLPage(
      language: body.language, title: manuscript.title,
      style: HTMLStyle.sheet(factors: body.factors) + WebStyle.sheet(style)
        + (style.isLandscape
          ? WebStyle.poster(style, isOnePage: count == 1)
          : fitting == .each(1) && count == 1 ? WebStyle.onePage(style) : "")
        + HTMLStyle.runningLines(title: manuscript.title, notice: manuscript.notice),
      body: header(manuscript, body) + "<main>\n\(main)</main>\n" + footer(manuscript, body)
    ).text
  }

  /// The notice, and the title of a sheet that says it in a picture only.
  private static func header(_ manuscript: Manuscript, _ body: WebBody) -> String {
    let notice = manuscript.notice.map { HTMLText.element("p", class: "banner", $0) } ?? ""
    let title = body.hasTitle ? "" : body.words("h1", manuscript.title)
    return notice.isEmpty && title.isEmpty ? "" : "<header>\n\(notice)\(title)</header>\n"
  }

  private static func footer(_ manuscript: Manuscript, _ body: WebBody) -> String {
    guard !manuscript.footer.isEmpty else { return "" }
    return "<footer>\n\(body.words("p", manuscript.footer))</footer>\n"
  }
}

/// What pages of a manuscript have beside the style of every page.
enum WebStyle {
  static func sheet(_ style: PageStyle) -> String {
    func page(_ style: PageStyle) -> String {
      let (size, margin) = (style.size, style.margin)
      return "size:\(inches(size.width)) \(inches(size.height));margin:\(inches(margin))"
    }
    // A heading looks as its level says, wherever it lies among the others.
    return """
      .level3,.level4{border:0;padding:0}
      .level2{font-size:1.5rem;line-height:1.25}
      .level3{font-size:1.15rem;line-height:1.35;margin:2rem 0 .6rem}
      .level4{font-size:1rem;line-height:1.4;margin:1.5rem 0 .5rem}
      h1 svg,h2 svg,h3 svg,h4 svg,.key svg,.chip svg{direction:inherit}
      h1 svg,h2 svg,h3 svg,h4 svg{height:.8em;width:.8em;margin-inline-end:.3em}
      .key{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;max-width:none;padding:0;list-style:none}
      .key svg{height:.8em;width:.8em;margin-inline-end:.4em}
      .chip svg{height:.8em;width:.8em;margin-inline-end:.15em;vertical-align:-.05em}
      blockquote{margin:0 0 .75rem;padding-inline-start:1rem;border-inline-start:4px solid var(--rule);
      font-style:italic}
      blockquote p{margin:0}
      .beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));
      gap:0 2rem}
      .columns{columns:3 17rem;column-gap:1.6em;font-size:.88rem;line-height:1.3}
      .columns p{margin:0 0 .35em;break-inside:avoid}
      .cards .picture{grid-column:2/-1;max-width:34rem}
      .picture svg{margin:0 auto}
      @media (max-width:30rem){
      .cards .picture{grid-column:1/-1}
      .cards .picture text{font-size:17px}
      }
      @media print{
      .together,.beside,blockquote{break-inside:avoid}
      .part+.part{break-before:page}
      .lying,body:has(.part.lying:last-of-type) footer{page:lying}
      figcaption{break-after:avoid}
      .lying .picture svg{max-height:\(inches(lyingPicture(style.landscape)))}
      .beside{grid-template-columns:repeat(auto-fit,minmax(0,1fr));grid-auto-flow:column}
      }
      @page{\(page(style))}
      @page lying{\(page(style.landscape))}

      """
  }

  /// What is printed on one page: less room is left between its parts and around them.
  static func onePage(_ style: PageStyle) -> String {
    """
    @page{margin:\(inches(0.7 * style.margin))}
    @media print{
    body{font-size:9.5pt;line-height:1.35}
    .banner{margin:0 0 6pt}
    .level1{margin:0 0 3pt}
    .lede{font-size:11pt;line-height:1.35;margin:6pt 0}
    .scroll{margin:8pt 0}
    table.paper{line-height:1.3}
    \(closeFooter)
    }

    """
  }

  private static let closeFooter =
    "header,footer{margin:0}footer{padding-top:4pt;font-size:7pt}footer p{margin:0}"

  /// A sheet for the wall: printed letters are as large as they are in a PDF, and the picture takes what
  /// they leave of its page.
  static func poster(_ style: PageStyle, isOnePage: Bool) -> String {
    func points(_ px: Double) -> String { NumberText.fixed(0.75 * px, 1) + "pt" }
    let height = style.size.height - 2 * style.margin - 2
    // The foot comes after the last page.
    let page =
      isOnePage
      ? "body,main{display:flex;flex-direction:column}body{height:\(inches(height))}"
        + "main{flex:1 1 0;min-height:0}"
      : ".part:first-child{height:\(inches(height - 5 * style.smallSize))}"
    return """
      @media print{
      \(page)
      .part:first-child,.part>figure,.part .picture{display:flex;flex-direction:column;min-height:0}
      .part:first-child,.part>figure,.part .picture{flex:1 1 0}
      .part>*,header,footer{flex:none}
      .part>figure,.part .picture{margin:0}
      figcaption{display:none}
      .part .picture svg{flex:1 1 0;min-height:0;width:100%;max-height:none}
      \(closeFooter)
      .level1{font-size:\(points(style.headingSize(1)));margin:0 0 .2em}
      .lede{font-size:\(points(1.2 * style.textSize));line-height:1.35;margin:0 0 .4em}
      .muted,footer,.banner{font-size:\(points(style.smallSize))}
      .muted{margin:0 0 .4em}
      .banner{margin:0 0 4pt;padding:2pt 8pt}
      }

      """
  }

  /// How tall a picture may be on a lying page, with what stands above it and the foot below.
  private static func lyingPicture(_ style: PageStyle) -> Double {
    style.bottom - style.top - 13 * style.textSize
  }

  private static func inches(_ px: Double) -> String { "\(NumberText.fixed(px / 96, 3))in" }
}

import QDrawing

/// A manuscript as a page that stands alone: nothing is fetched and no script runs.
package enum WebDocument {
  /// The page; the same manuscript and style give the same bytes.
  ///
  /// - Parameter style: the paper that it is printed on.
  package static func render(_ manuscript: Manuscript, style: PageStyle) -> String {
    var body = WebBody(language: HTMLText.language(manuscript.language) ?? "en")
    let main = body.html(of: manuscript, style: style)
    return HTMLPage(
      language: body.language, title: manuscript.title,
      style: HTMLStyle.sheet(factors: body.factors) + WebStyle.sheet(style)
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
      h1 svg,h2 svg,h3 svg,h4 svg{height:.8em;width:.8em;margin-inline-end:.3em}
      .key{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;max-width:none;padding:0;list-style:none}
      .key svg{height:.8em;width:.8em;margin-inline-end:.4em}
      .chip svg{height:.8em;width:.8em;vertical-align:-.05em}
      blockquote{margin:0 0 .75rem;padding-inline-start:1rem;border-inline-start:4px solid var(--rule);
      font-style:italic}
      blockquote p{margin:0}
      .beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));
      gap:0 2rem}
      .cards .picture{grid-column:2/-1;max-width:34rem}
      .picture svg{margin:0 auto}
      @media print{
      .together,.beside,blockquote{break-inside:avoid}
      .part+.part{break-before:page}
      .lying{page:lying}
      .beside{grid-template-columns:repeat(auto-fit,minmax(0,1fr));grid-auto-flow:column}
      }
      @page{\(page(style))}
      @page lying{\(page(style.landscape))}

      """
  }

  private static func inches(_ px: Double) -> String { "\(NumberText.fixed(px / 96, 3))in" }
}

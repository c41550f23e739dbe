import QDrawing

/// The page's own style sheet; its colours are the palette's custom properties.
enum HTMLStyle {
  static func sheet(factors: Int) -> String {
    // Viewpoint 9 looks like viewpoint 1: there are eight series.
    let series = (0..<factors).map { f in
      let name = "series-\(Paint.seriesIndex(f) + 1)"
      return ".v\(f + 1){--own:var(--\(name));--wash:var(--\(name)-wash)}\n"
    }
    return screen + series.joined() + print
  }

  private static let screen = """
    *{box-sizing:border-box}
    html{font-size:100%;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0 auto;max-width:64rem;padding:0 1.25rem 4rem;background:var(--paper);
    color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,
    "Helvetica Neue","Noto Sans",Arial,sans-serif;overflow-wrap:anywhere}
    p,ul,ol,h1,h2,h3,h4{max-width:70ch;margin:0 0 .75rem}
    h1{font-size:clamp(1.6rem,1.1rem + 2.2vw,2.4rem);line-height:1.2;letter-spacing:-.01em;
    margin:2.5rem 0 .5rem;text-wrap:balance}
    h2{font-size:1.5rem;line-height:1.25;margin:3.5rem 0 1rem;padding-top:.75rem;
    border-top:2px solid var(--ink)}
    h3{font-size:1.15rem;line-height:1.35;margin:2rem 0 .6rem}
    h4{font-size:1rem;line-height:1.4;margin:1.5rem 0 .5rem}
    a{color:inherit;text-decoration-color:var(--series-1);text-underline-offset:.15em}
    a:hover{text-decoration-thickness:2px}
    :focus-visible{outline:3px solid var(--series-1);outline-offset:2px;border-radius:2px}
    .skip{position:absolute;left:-999rem;top:0;padding:.75rem 1rem;background:var(--paper);z-index:9}
    .skip:focus{left:.5rem;top:.5rem}
    .banner{max-width:none;margin:0 -1.25rem;padding:.5rem 1.25rem;background:var(--surface);
    border-bottom:2px solid var(--series-2);font-weight:600}
    .question{color:var(--muted-ink);font-size:1.125rem}
    .lede{font-size:1.3rem;line-height:1.45;margin-top:2rem}
    .muted{color:var(--muted-ink);font-size:.9em;font-weight:400}
    .warning{border-inline-start:4px solid var(--series-2);padding:.25rem 0 .25rem 1rem}
    .overview,.cards,.warnings,.references,nav ul{list-style:none;padding:0}
    .overview li{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:4px solid var(--rule)}
    .overview .name{color:var(--ink);font-weight:600;
    text-decoration-color:var(--own);text-decoration-thickness:3px}
    .warnings li{margin:.6rem 0;padding-inline-start:1rem;
    border-inline-start:4px solid var(--series-2)}
    .references li{padding-inline-start:1.5rem;text-indent:-1.5rem;margin:.4rem 0;font-size:.95rem}
    nav{margin:3rem 0 0;padding:1rem 1.25rem;background:var(--surface);border-radius:4px}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:0;max-width:none}
    nav a{display:inline-block;padding:.25rem 0;min-height:1.5rem}
    .cards{max-width:none;border-top:1px solid var(--rule);margin:0 0 1.25rem}
    .cards li{display:grid;grid-template-columns:2.25rem minmax(0,1fr) fit-content(45%);
    gap:.25rem .75rem;align-items:baseline;padding:.45rem 0;border-bottom:1px solid var(--rule)}
    .no{color:var(--muted-ink);font-variant-numeric:tabular-nums;font-size:.9em;text-align:right}
    .wording{max-width:62ch}
    .wording .muted{margin-inline-start:.35em}
    .star{margin-inline-start:.25em}
    .columns{display:flex;flex-wrap:wrap;gap:.25rem}
    .chip{display:inline-block;padding:0 .45em;border-radius:3px;background:var(--wash);
    font-size:.85rem;line-height:1.6;white-space:nowrap;font-variant-numeric:tabular-nums}
    .chip b{display:inline-block;min-width:1.5em;text-align:right}
    .chip.own{box-shadow:inset 0 0 0 2px var(--own)}
    .themes{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));
    gap:1rem 2rem;margin-top:1.5rem}
    .theme{padding-top:.5rem;border-top:1px solid var(--rule)}
    .theme h3{margin:.25rem 0 .5rem}
    .theme p{font-size:.95rem;line-height:1.5;margin:.35rem 0}
    .verdict{display:inline-block;padding:0 .5em;border:1px solid var(--muted-ink);border-radius:3px;
    font-size:.8rem;font-weight:500;line-height:1.6;vertical-align:.1em}
    .bar{height:.5rem;background:var(--surface);border-radius:2px;overflow:hidden}
    .bar i{display:block;height:100%;background:var(--muted-ink)}
    .viewpoint{margin:0 0 3rem}
    .viewpoint h3{font-size:1.35rem;padding-inline-start:.75rem;
    border-inline-start:6px solid var(--own)}
    .gist{font-size:1.125rem;font-style:italic}
    figure{margin:2rem 0}
    figcaption{color:var(--muted-ink);font-size:.9rem;max-width:70ch;margin-top:.5rem}
    .scroll{overflow:auto;max-height:85vh;margin:1.75rem 0;
    \(edges)}
    .picture{max-height:none;margin:0}
    .picture svg{display:block;max-width:100%;height:auto}
    .empty{margin:1.75rem 0;font-size:.9375rem}
    table.paper{overflow-wrap:break-word;min-width:min(100%,34rem);border-collapse:separate;border-spacing:0;font-size:.875rem;line-height:1.4}
    caption{caption-side:top;text-align:left;padding:0 0 .5rem;font-size:.9375rem}
    caption div{position:sticky;left:0;max-width:min(70ch,calc(100vw - 3.5rem))}
    th,td{padding:.3rem .6rem;text-align:start;vertical-align:top;
    border-bottom:1px solid var(--rule)}
    th:first-child,td:first-child{padding-inline-start:.25rem}
    thead th{position:sticky;top:0;background:var(--paper);vertical-align:bottom;font-weight:600;
    border-bottom:1.5px solid var(--ink);border-top:1.5px solid var(--ink)}
    tbody th{font-weight:400}
    tbody tr:last-child>*{border-bottom:1.5px solid var(--ink)}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    thead .n{white-space:normal;overflow-wrap:normal}
    td[dir]:nth-child(2){min-width:14rem;max-width:32rem}
    td strong{font-weight:700}
    .list-of-tables{columns:20rem;max-width:none;font-size:.95rem;padding-inline-start:1.75rem}
    footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--rule);
    color:var(--muted-ink);font-size:.875rem;overflow-wrap:anywhere}
    @media (max-width:44rem){
    .cards li{grid-template-columns:1.9rem minmax(0,1fr)}
    .columns{grid-column:2}
    }
    @media (max-width:56rem){
    .picture svg{max-width:none;min-width:50rem}
    .cards .picture svg{min-width:0;max-width:100%}
    }

    """

  /// A shade at each side on which there is more to scroll to: it stays where it is, and covers of the
  /// page's colour, which move along with the content, lie on it at the ends.
  private static let edges = """
    background:linear-gradient(to right,var(--paper) 40%,transparent) 0 0/2.5rem 100% no-repeat local,
    linear-gradient(to left,var(--paper) 40%,transparent) 100% 0/2.5rem 100% no-repeat local,
    linear-gradient(to right,var(--muted-ink),transparent) 0 0/.6rem 100% no-repeat scroll,
    linear-gradient(to left,var(--muted-ink),transparent) 100% 0/.6rem 100% no-repeat scroll
    """

  private static let print = """
    @media print{
    @page{size:A4;margin:18mm 16mm}
    body{max-width:none;padding:0;font-size:10pt;line-height:1.45}
    nav,.skip,.list-of-tables{display:none}
    .banner{margin:0 0 10pt;border:1pt solid}
    p,ul,ol,h1,h2,h3,h4,.wording{max-width:none}
    h1{font-size:20pt;margin-top:0}
    h2{font-size:14pt;margin-top:18pt;break-after:avoid}
    h3,h4{break-after:avoid}
    .lede{font-size:12.5pt}
    .scroll{overflow:visible;max-height:none;margin:12pt 0;background:none}
    .picture svg{max-width:100%;max-height:235mm}
    figure,.theme,.cards li,tr,table.short,.empty{break-inside:avoid}
    #viewpoints,.viewpoint+.viewpoint{break-before:page}
    table.paper{font-size:8pt;max-width:100%}
    table.wide{font-size:6.5pt}
    table.widest{font-size:4.2pt}
    .wide th,.wide td{padding:.2em .3em}
    .widest th,.widest td{padding:.15em .2em}
    td[dir]:nth-child(2){min-width:38mm}
    thead{display:table-header-group}
    thead th,caption div{position:static}
    caption,thead{break-after:avoid;break-inside:avoid}
    tbody tr:nth-child(-n+2),tbody tr:last-child{break-before:avoid}
    caption div{max-width:none}
    a{color:inherit;text-decoration:none}
    .chip,.bar,.bar i,.banner{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }

    """

  /// What stands on every printed page: the title, the page, and where it applies that the sorts
  /// are simulated.
  static func runningLines(title: String, notice: String?) -> String {
    let top = notice.map { "@top-center{content:\(quoted($0))}" } ?? ""
    return "@page{\(top)@bottom-left{content:\(quoted(title))}"
      + "@bottom-right{content:counter(page) \" / \" counter(pages)}}"
  }

  /// Text as a CSS string, which nothing in it can end: all but letters and digits is escaped.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == " "
        ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }
    return "\"" + escaped.joined() + "\""
  }
}

import QAnalysis
import QDrawing
import QStudy

extension RotationBench {
  /// The section; the script shows it.
  var section: String {
    """
    <section id="bench" aria-labelledby="bench-title" hidden="">
    <h2 id="bench-title">Try a rotation</h2>
    <p>Turn the axes of two viewpoints and see which sorts come to define which. This is a preview: \
    scores, arrays and labels on this page stay as they are. Copy the lines into the recipe, and run \
    the recipe for results.</p>
    <div class="desk">
    \(plot)<div class="controls">
    \(controls)\(counts)</div>
    </div>
    \(lines)\(loadings)</section>

    """
  }

  /// What the script is given, for the end of the page.
  var dataElement: String {
    "<script type=\"application/json\" id=\"bench-data\">\n\(data)</script>\n"
  }

  /// The link to the section, hidden as long as the section is.
  static let link = "<li id=\"bench-link\" hidden=\"\"><a href=\"#bench\">Try a rotation</a></li>\n"

  /// The ground of the plot: the circle of loadings of length 1 and the axes as reported.
  private var plot: String {
    """
    <figure class="plot">
    <svg viewBox="-240 -240 480 480" role="img" aria-labelledby="bench-plot-title" direction="ltr">
    <title id="bench-plot-title">Loadings</title>
    <circle r="190" fill="none" stroke="var(--rule)"/>
    <path d="M-190 0H190M0 -190V190" fill="none" stroke="var(--muted-ink)" stroke-dasharray="2 4"/>
    <g id="bench-axes"></g>
    <g id="bench-marks"></g>
    </svg>
    <figcaption>Each mark is a sort; its shape is that of the viewpoint it defines, a ring that of \
    none or several. Dotted: the axes before this turn. Drag the end of an axis, or use the slider. \
    Where marks crowd, a name that finds no room is left out; point at a mark to read it.</figcaption>
    </figure>

    """
  }

  private var controls: String {
    let options = planes.enumerated().map { index, plane in
      let words = [plane.first, plane.second].map { document.fullName(of: $0) }
      return "<option value=\"\(index)\">\(XMLText.escaped(words.joined(separator: " and ")))"
        + "</option>\n"
    }
    return """
      <p><label for="bench-plane">Viewpoints</label>
      <select id="bench-plane">
      \(options.joined())</select></p>
      <p><label for="bench-slider">Angle, clockwise</label>
      <input type="range" id="bench-slider" min="-180" max="180" step="any" value="0" \
      aria-describedby="bench-keys"></p>
      <p><label for="bench-degrees">Degrees</label>
      <input type="number" id="bench-degrees" min="-180" max="180" step="any" value="0" \
      inputmode="decimal" aria-describedby="bench-keys"></p>
      <p class="muted" id="bench-keys">Arrow keys turn by 1 degree, with Shift by 5, Page Up and \
      Page Down by 10.</p>
      <p class="buttons"><button type="button" id="bench-undo">Undo</button>
      <button type="button" id="bench-redo">Redo</button>
      <button type="button" id="bench-reset">Reset</button></p>
      <p id="bench-status" role="status"></p>

      """
  }

  /// What a recipe takes: the reason for a turn, and the lines.
  private var lines: String {
    let lead =
      document.analysis.decisions.rotations.isEmpty
      ? "Lines for the recipe"
      : "Lines for the recipe, in place of its rotations, which they hold as well"
    return """
      <div class="lines">
      <p><label for="bench-because">Why (kept in the recipe)</label>
      <input type="text" id="bench-because" maxlength="300" autocomplete="off"></p>
      <p><label for="bench-lines">\(lead)</label>
      <textarea id="bench-lines" readonly="" rows="3" spellcheck="false" wrap="off"></textarea></p>
      <p class="buttons"><button type="button" id="bench-copy">Copy the lines</button></p>
      </div>

      """
  }

  /// Defining sorts of every viewpoint, which is the key to the marks as well.
  private var counts: String {
    let flags = document.analysis.flags
    let rows = (0..<document.factors).map { f -> String in
      row(
        mark: Marker.viewpoint(f, at: Point(9, 9), size: 11),
        name: XMLText.escaped(document.fullName(of: f)), count: flags.definers(of: f).count)
    }
    let others = flags.values.count { row in row.count { $0 != 0 } != 1 }
    let ring = Element.circle(
      center: Point(9, 9), radius: 4, Style(fill: .paper, stroke: .mutedInk, strokeWidth: 1.5))
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Defining sorts, before and now">
      <table class="paper" id="bench-counts">
      <caption><div><strong>Defining sorts, before and now.</strong> Before is as reported; now is \
      after the turns above.</div></caption>
      <thead><tr><th scope="col">Viewpoint</th><th scope="col" class="n">Before</th>\
      <th scope="col" class="n">Now</th></tr></thead>
      <tbody>
      \(rows.joined())\(row(mark: ring, name: "none, or several", count: others))</tbody>
      </table>
      </div>

      """
  }

  private func row(mark: Element, name: String, count: Int) -> String {
    let scene = Scene(
      size: Size(18, 18), title: "", description: "",
      elements: [.group(classes: ["mark"]) { mark }])
    return "<tr><th scope=\"row\" dir=\"auto\">\(SVGRenderer().render(scene))\(name)</th>"
      + "<td class=\"n\">\(count)</td><td class=\"n\">\(count)</td></tr>\n"
  }

  /// The head of the loadings; the script fills in a row a sort.
  private var loadings: String {
    let heads = (0..<document.factors).map {
      "<th scope=\"col\" class=\"n\">\(XMLText.escaped(document.identifier(of: $0)))</th>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Loadings now">
      <table class="paper" id="bench-loadings">
      <caption><div><strong>Loadings now.</strong> Bold: the sort defines the viewpoint. New and \
      gone: it does so only after the turns, or only before.</div></caption>
      <thead><tr><th scope="col">Sort</th>\(heads.joined())</tr></thead>
      <tbody></tbody>
      </table>
      </div>

      """
  }

  static let style = """
    #bench .desk{display:grid;grid-template-columns:minmax(0,30rem) minmax(0,1fr);gap:1rem 2rem}
    #bench .plot{margin:0}
    #bench .plot svg{display:block;width:100%;height:auto;max-width:30rem}
    #bench .plot text{font-size:12px;fill:var(--ink)}
    #bench .plot .name{font-weight:700;font-size:14px}
    #bench-marks text{pointer-events:none}
    #bench .grip{cursor:grab;touch-action:none}
    #bench .controls p,#bench .lines p{margin:0 0 .75rem}
    #bench label{display:block;font-weight:600;font-size:.9375rem}
    #bench select,#bench textarea,#bench [type=text]{width:100%}
    #bench [type=range]{width:100%;padding:0;accent-color:var(--series-1)}
    #bench [type=number]{width:8rem}
    #bench textarea{display:block;font-family:ui-monospace,"DejaVu Sans Mono",monospace;
    font-size:.875rem;resize:vertical}
    #bench .buttons{display:flex;flex-wrap:wrap;gap:.5rem}
    #bench button{min-width:4.5rem}
    #bench button[aria-disabled=true]{color:var(--muted-ink);border-style:dashed;cursor:default}
    #bench [role=status]{min-height:1.6em}
    #bench th svg{vertical-align:-.25em;margin-inline-end:.4em}
    #bench small{font-size:.8em;margin-inline-end:.5em}
    #bench .controls .scroll{margin:1rem 0 0}
    #bench .lines{max-width:44rem;margin-top:1rem}
    #bench-counts{min-width:0;width:100%}
    @media (max-width:52rem){#bench .desk{grid-template-columns:minmax(0,1fr)}}
    @media (max-width:30rem){#bench .plot text{font-size:17px}#bench .plot .name{font-size:19px}}
    @media print{#bench{display:none}}

    """
}

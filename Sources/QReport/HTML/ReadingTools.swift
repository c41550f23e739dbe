import QDrawing

/// What a reader can do with lists and tables of the report where its script runs: find a statement,
/// see the other labels, sort a table, and follow a statement or a sort through the page.
///
/// The controls are hidden until the script shows them. They act on what stands below them: the
/// answer is the same for every reader.
struct ReadingTools {
  /// The labels that the page opens with; `nil` where there is no choice.
  let labels: AnalysisDocument.LabelStyle?

  /// The link to the controls, hidden as long as they are.
  static let link =
    "<li id=\"find-link\" hidden=\"\"><a href=\"#find\">Find a statement</a></li>\n"

  var controls: String {
    """
    <div class="tool" id="find" role="search" hidden="">
    <label for="find-field">Find a statement</label>
    <input type="search" id="find-field" placeholder="its number or words" autocomplete="off" \
    spellcheck="false">
    <button type="button" id="find-all" hidden="">Show all</button>
    <p id="find-count" role="status"></p>
    </div>
    \(labelChoice)<div class="tool muted" id="hints" hidden="">
    <p>The head of a column sorts its table. A statement or a sort that you point at or tap is marked \
    wherever it stands. <span id="hint-keys">Enter steps into a table or a figure, arrow keys go on, \
    Escape leads out.</span></p>
    <p class="unseen" id="tools-said" role="status"></p>
    </div>

    """
  }

  private var labelChoice: String {
    guard let labels else { return "" }
    let choices = [
      (AnalysisDocument.LabelStyle.mindset, "Mindset’s: distinguishing, shared, undecided"),
      (.classical, "Classical: distinguishing, consensus"),
    ].map { style, words in
      "<label><input type=\"radio\" name=\"labels\" value=\"\(style.rawValue)\" "
        + "autocomplete=\"off\"\(style == labels ? " checked=\"\"" : "")> \(words)</label>\n"
    }
    return """
      <fieldset class="tool" id="labels" hidden="">
      <legend>Labels of statements</legend>
      \(choices.joined())<p class="muted">For lists and tables below; the answer, figures, methods \
      and checklist keep the labels that were asked for.</p>
      </fieldset>

      """
  }

  static let style = """
    [hidden]{display:none!important}
    :is(#bench,.tool) :is(select,textarea,button,input:not([type=radio])){font:inherit;
    font-size:1rem;min-height:2.5rem;max-width:100%;color:var(--ink);background:var(--paper);
    border:1px solid var(--muted-ink);border-radius:4px;padding:.25rem .6rem}
    :is(#bench,.tool) button{cursor:pointer}
    .tool{max-width:none;margin:0;padding:.75rem 1.25rem;border:0;background:var(--surface)}
    nav+.tool{margin-top:1.5rem;border-radius:4px 4px 0 0}
    .tool:has(+section){border-radius:0 0 4px 4px}
    .tool p{max-width:none;margin:0}
    #find{display:flex;flex-wrap:wrap;align-items:end;gap:.25rem .5rem}
    #find label,#labels legend{padding:0;font-weight:600;font-size:.9375rem}
    #find label{flex:0 0 100%}
    #find input{flex:1 1 8rem;max-width:22rem;min-width:0}
    #find input::placeholder{color:var(--muted-ink);opacity:1}
    #find-count{padding:.45rem .25rem}
    #find-count:empty{display:none}
    #labels legend{float:inline-start;width:100%}
    #labels label{display:inline-flex;align-items:baseline;gap:.5rem;padding:.25rem 1.25rem .25rem 0}
    #labels input{flex:none;width:1.1rem;height:1.1rem;margin:0;transform:translateY(.15em);
    accent-color:var(--series-1)}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    th button{position:relative;display:block;width:calc(100% + 1.2rem);min-width:1.5rem;
    min-height:1.5rem;margin:-.3rem -.6rem;padding:.3rem .6rem;border:0;background:none;color:inherit;
    font:inherit;text-align:inherit;white-space:inherit;overflow-wrap:inherit;cursor:pointer}
    th:first-child button{margin-inline-start:-.25rem;padding-inline-start:.25rem;
    width:calc(100% + .85rem)}
    th button:hover{text-decoration:underline;text-underline-offset:.15em}
    th button:focus-visible{outline-offset:-3px}
    th button::after{position:absolute;inset-inline-end:.1rem;bottom:.4rem;font-size:.6rem;
    font-weight:400;color:var(--muted-ink);content:"↕";content:"↕" / ""}
    [aria-sort] button::after{color:var(--ink);content:"▲";content:"▲" / ""}
    [aria-sort=descending] button::after{content:"▼";content:"▼" / ""}
    tbody th{scroll-margin-top:4rem}
    @media screen{
    .out{display:none!important}
    .nothing{font-style:italic}
    .passing,.chosen{outline:2px dashed var(--ink);outline-offset:-2px}
    .chosen{outline-style:solid}
    g:is(.passing,.chosen){outline-offset:2px}
    :is(tr,li):is(.passing,.chosen),tr:is(.passing,.chosen)>*{background:var(--surface)}
    :is(tr,li):is(.passing,.chosen)>:first-child{color:var(--ink);text-decoration:underline}
    :is(.passing,.chosen) text{font-weight:700}
    :is(.passing,.chosen) :is(path,circle),.card:is(.passing,.chosen)>rect{stroke:var(--ink);
    stroke-width:2.5}
    .picture :is([data-statement],[data-sort]){pointer-events:bounding-box}
    }
    /* Some phones take a tap for a click only where the hand says so. */
    @media (hover:none){[data-statement],[data-sort]{cursor:pointer}}
    @media screen and (min-height:30rem){
    #find.on{position:sticky;top:0;z-index:2;box-shadow:0 2px var(--rule)}
    html:has(#find.on){scroll-padding-top:6rem}
    }
    @media print{
    .tool,.nothing,th button::after{display:none!important}
    th button{all:unset}
    }

    """
}

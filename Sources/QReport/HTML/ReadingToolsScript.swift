extension ReadingTools {
  /// The script of the page. It hides, moves and marks what stands there and writes text only, so
  /// that no data can become markup; it listens on whole parts of the page, never on each cell.
  static let script = """

    (() => {
    "use strict";
    const get = id => document.getElementById(id);
    const all = (selector, from = document) => [...from.querySelectorAll(selector)];
    const say = text => { get("tools-said").textContent = text; };
    \(finding)\(labelling)\(sorting)\(linking)
    for (const part of all(".tool, #find-link")) part.hidden = false;
    })();

    """

  /// Lists and tables below the field show the statements that have every word typed.
  private static let finding = #"""

    // Words are the same in capitals, without accents, and with any kind of apostrophe. Capitals last:
    // only they have one letter for ß and ss, and for both kinds of small sigma.
    const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "")
      .replace(/[\u2018\u2019\u02bc]/g, "'").toUpperCase();
    const field = get("find-field"), places = new Map();
    for (const place of all("#find ~ * :is(tr, li)[data-statement]")) {
      const list = place.closest("table, ul");
      if (!places.has(list)) places.set(list, []);
      places.get(list).push(place);
    }
    // The id of each statement, and its wording from the one table that has all of them.
    const statements = all("#statement-scores tbody tr").map(row => ({
      id: row.dataset.statement, number: folded(row.dataset.statement),
      wording: folded(row.cells[1].textContent)}));
    const isMeant = ({number, wording}, word) => wording.includes(word) || number === word
      || number.replace(/^\D*0*/, "") === word;

    // Below a list of which nothing is left a line says so.
    const lines = new Map();
    const tellEmpty = (list, isEmpty) => {
      if (isEmpty && !lines.has(list)) {
        const line = document.createElement("p");
        line.className = "nothing";
        line.textContent = "No statement here matches.";
        list.after(line);
        lines.set(list, line);
      }
      if (lines.has(list)) lines.get(list).hidden = !isEmpty;
    };

    const narrow = () => {
      const words = folded(field.value).split(/\s+/).filter(word => word);
      const found = new Set(statements
        .filter(statement => words.every(word => isMeant(statement, word)))
        .map(statement => statement.id));
      for (const [list, entries] of places) {
        for (const entry of entries)
          entry.classList.toggle("out", !found.has(entry.dataset.statement));
        tellEmpty(list, !entries.some(entry => found.has(entry.dataset.statement)));
      }
      get("find").classList.toggle("on", words.length > 0);
      get("find-all").hidden = words.length === 0;
      get("find-count").textContent = words.length === 0 ? ""
        : found.size === 0 ? `Nothing matches \u201c${field.value.trim()}\u201d.`
        : `${found.size} of ${statements.length} statements ${found.size === 1 ? "matches" : "match"}.`;
    };
    const showAll = () => {
      field.value = "";
      narrow();
      field.focus();
    };
    field.addEventListener("input", narrow);
    field.addEventListener("keydown", event => { if (event.key === "Escape") showAll(); });
    get("find-all").addEventListener("click", showAll);
    // A browser that comes back to the page may have kept what was typed.
    if (field.value) narrow();

    """#

  /// Parts of the page that say other things by the other labels stand side by side; one is hidden.
  private static let labelling = """

    const choice = get("labels");
    const label = () => {
      const {value} = choice.querySelector(":checked");
      for (const part of all("[data-labels]")) part.hidden = part.dataset.labels !== value;
    };
    if (choice) {
      choice.addEventListener("change", label);
      label();
    }

    """

  /// A button in the head of each column sorts the rows.
  private static let sorting = #"""

    // Words stand in the order of the study's language, unless the study names one that is none.
    const collator = language => {
      try {
        return new Intl.Collator(language, {numeric: true});
      } catch {
        return collator("en");
      }
    };
    const texts = collator(document.querySelector("h1 [lang]")?.lang ?? "en");
    // Numbers as they are printed: with a minus of their own, commas, "<0.001", stars behind them.
    const number = text => {
      const digits = text.replaceAll("\u2212", "-").replace(/[^\d.-]/g, "");
      return /\d/.test(digits) ? Number(digits) / (text.startsWith("<") ? 2 : 1) : NaN;
    };
    const asPrinted = new Map();

    const sort = head => {
      const table = head.closest("table"), body = table.tBodies[0];
      if (!asPrinted.has(table)) asPrinted.set(table, [...body.rows]);
      const rows = asPrinted.get(table), was = head.getAttribute("aria-sort");
      const way = was === "ascending" ? "descending" : was === "descending" ? null : "ascending";
      for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
      say(`${head.textContent}: ${way ?? "as it was"}.`);
      if (way === null) return body.append(...rows);
      head.setAttribute("aria-sort", way);
      const isNumeric = head.classList.contains("n"), sign = way === "ascending" ? 1 : -1;
      const keyed = rows.map(row => {
        const text = row.cells[head.cellIndex].textContent.trim();
        const key = isNumeric ? number(text) : text;
        return {row, key, isEmpty: isNumeric ? Number.isNaN(key) : text === ""};
      });
      const compare = isNumeric ? (a, b) => a - b : texts.compare;
      keyed.sort((a, b) => a.isEmpty || b.isEmpty ? a.isEmpty - b.isEmpty
        : sign * compare(a.key, b.key));
      body.append(...keyed.map(({row}) => row));
    };
    for (const head of all("#find ~ section:not(#bench) thead th")) {
      if (head.closest("table").tBodies[0].rows.length < 2) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
    }
    document.addEventListener("click", event => {
      const button = event.target.closest("th button");
      if (button) sort(button.parentElement);
    });

    """#
}

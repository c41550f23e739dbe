extension ReadingTools {
  /// Wherever a statement or a sort is pointed at, reached by keyboard or chosen, it is marked
  /// wherever else it stands, in lists, tables and figures alike.
  static let linking = #"""

    const things = "[data-statement], [data-sort]";
    // The selector of everything that tells of the same thing as an element; null where it tells of none.
    const alike = element => {
      const thing = element.closest(things);
      if (!thing) return null;
      const kind = thing.dataset.sort === undefined ? "statement" : "sort";
      return `[data-${kind}="${CSS.escape(thing.dataset[kind])}"]`;
    };

    // What is chosen stays marked; what is pointed at or has the focus is marked in passing.
    const marks = {chosen: {thing: null, places: []}, passing: {thing: null, places: []}};
    const mark = (manner, thing) => {
      if (thing === marks[manner].thing) return;
      for (const place of marks[manner].places) place.classList.remove(manner);
      marks[manner] = {thing, places: thing === null ? [] : all(thing)};
      for (const place of marks[manner].places) place.classList.add(manner);
    };
    const choose = thing => {
      mark("chosen", thing === marks.chosen.thing ? null : thing);
      mark("passing", null);
      const {length} = marks.chosen.places.filter(place => place.getClientRects().length > 0);
      say(length === 0 ? "" : `Marked in ${length} places. Escape clears.`);
    };

    // A finger rests on nothing: it taps, which is a click.
    document.addEventListener("pointerover", event => {
      if (event.pointerType !== "touch") mark("passing", alike(event.target));
    });
    document.documentElement.addEventListener("pointerleave", () => mark("passing", null));
    document.addEventListener("focusin", event =>
      mark("passing", event.target.matches(":focus-visible") ? alike(event.target) : null));
    document.addEventListener("click", event => {
      // A control has a use of its own, and who selects words wants the words.
      if (event.target.closest("a, button, input, select, textarea, label")) return;
      if (getSelection().type === "Range") return;
      choose(alike(event.target));
    });

    // By keyboard: a table or a figure is one stop, its rows or marks are steps inside it.
    const steps = region => all(`tbody tr:is(${things}), svg :is(${things})`, region)
      .filter(step => !step.classList.contains("out"))
      .map(step => step.cells ? step.cells[0] : step);
    const enter = step => {
      step.tabIndex = -1;
      const picture = step.ownerSVGElement;
      // Nobody looks inside one image: while a mark has the focus, it is an image in a group.
      if (picture) {
        step.setAttribute("role", "img");
        step.setAttribute("aria-label", step.querySelector("title")?.textContent ?? "");
        picture.setAttribute("role", "group");
      }
      step.addEventListener("blur", event => {
        for (const name of ["tabindex", "role", "aria-label"]) step.removeAttribute(name);
        if (picture && !picture.contains(event.relatedTarget)) picture.setAttribute("role", "img");
      }, {once: true});
      step.focus();
    };
    const ways = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1};
    document.addEventListener("keydown", event => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const at = document.activeElement, region = at.closest(".scroll");
      if (event.key === "Escape") {
        choose(null);
        if (region && at.tabIndex < 0) region.focus();
        return;
      }
      if (!region || at.closest("button")) return;
      const inside = steps(region), place = inside.indexOf(at);
      const isChoice = event.key === "Enter" || event.key === " ";
      const next = at === region ? (event.key === "Enter" ? 0 : -1)
        : place < 0 ? -1
        : event.key === "Home" ? 0
        : event.key === "End" ? inside.length - 1
        : event.key in ways ? Math.max(0, Math.min(inside.length - 1, place + ways[event.key]))
        : -1;
      if (place >= 0 && isChoice) choose(alike(at));
      else if (inside[next]) enter(inside[next]);
      else return;
      event.preventDefault();
    });
    for (const region of all(".scroll")) {
      if (region.querySelector(things)) region.setAttribute("aria-describedby", "hint-keys");
    }
    // The bench draws its marks anew with every turn.
    const drawn = get("bench-marks");
    if (drawn) {
      new MutationObserver(() => {
        for (const manner in marks) {
          const {thing} = marks[manner];
          mark(manner, null);
          mark(manner, thing);
        }
      }).observe(drawn, {childList: true});
    }

    """#
}

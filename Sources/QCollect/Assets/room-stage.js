// A stage of the page: its title, what is next, and its parts.

import { fill, h, onChange } from "./room-dom.js";
import { store } from "./room-store.js";
import { words } from "./room-phrases.js";

/// `next(state)` gives the sentence of what is next, and the stage to go to when that is elsewhere.
export function stage(name, { lead, next, parts }) {
  const line = h("p", { class: "next" });
  const show = onChange(({ text, to }) => fill(line,
    h("strong", {}, `${words.next}: `), text, " ",
    to && h("a", { href: `#${to}` }, words.goTo(words.stages[to]))));
  store.followHere((state) => show(next(state)));
  return h("section", { id: name, "aria-labelledby": `${name}-title`, hidden: true },
    h("h2", { id: `${name}-title`, tabindex: "-1" }, words.stages[name]),
    h("p", { class: "lead" }, lead), line, parts);
}

/// A part of a stage with a heading.
export function panel(title, ...children) {
  return h("section", { class: "panel" }, h("h3", {}, title), children);
}

/// How many cards the grid has room for.
export const places = (study) => study.grid.reduce((sum, { count }) => sum + count, 0);

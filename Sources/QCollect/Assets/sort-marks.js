// What marks the columns, large on the grid or small on the map: the poles of the line, and the places of a column.

import { h } from "./sort-dom.js";
import { pole, says } from "./sort-words.js";

/// The poles stand at the ends of the line, whichever way it runs. No sign stands on a line of its own.
export function poles(app) {
  return h("p", { class: "poles" },
    h("span", {}, "\u2212\u00a0", says("span", pole(app, "low"))),
    h("span", {}, says("span", pole(app, "high")), "\u00a0+"));
}

/// Places of a column, used and free. The numbers are in its name.
export function pips(used, count, isForced) {
  const all = Math.max(used, count);
  return h(
    "span", { class: "pips", "aria-hidden": "true" },
    all <= 6
      ? Array.from({ length: all }, (_, i) =>
        h("span", { class: `pip${i < used ? " used" : ""}${i >= count ? " over" : ""}` }))
      : isForced ? `${used}/${count}` : String(used));
}

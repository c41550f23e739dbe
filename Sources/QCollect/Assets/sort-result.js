// The personal page, once the facilitator has released it.

import { button, h } from "./sort-dom.js";
import { number, wording } from "./sort-card.js";
import { isBoard } from "./sort-layout.js";
import { server } from "./sort-server.js";
import { pole, says } from "./sort-words.js";

const SHAPES = {
  circle: "\u25CF", square: "\u25A0", triangle: "\u25B2", diamond: "\u25C6", star: "\u2605",
};

export function view(app) {
  const { nearest, mine, share, differ, viewpoints } = app.ui.result;
  const words = app.writtenIn(app.study.language);
  return h(
    "div", { class: `page result${isBoard(app) ? " board-wide" : ""}` },
    h("h1", { tabindex: "-1", "data-key": "h1" }, app.t("result.head")),
    h("p", {}, app.t("result.viewpoints", { n: viewpoints })),
    nearest ? h(
      "section", { class: "nearest", "aria-labelledby": "nearest" },
      h("h2", { id: "nearest" },
        h("span", { "aria-hidden": "true" }, `${SHAPES[nearest.shape] ?? ""} `),
        h("span", words, nearest.name)),
      h("p", {}, app.t(`result.fit.${isTurned(nearest) ? "opposite" : nearest.fit}`)),
      nearest.gist ? h("p", { class: "lede", ...words }, nearest.gist) : null) : null,
    list(app, "share", share ?? []),
    list(app, "differ", differ ?? []),
    ownSort(app, mine),
    h("p", { class: "muted" }, app.t("result.caution")),
    h("div", { class: "row" }, button(app.t("back"), "resultBack", { "data-key": "back" })));
}

/// The whole sort: columns side by side where there is room, else one below the other, the highest first.
function ownSort(app, mine) {
  const isWide = isBoard(app);
  const columns = isWide ? app.study.grid : [...app.study.grid].reverse();
  const ends = { [app.study.grid[0].value]: "low", [app.study.grid.at(-1).value]: "high" };
  return h(
    "section", { "aria-labelledby": "mine" },
    h("h2", { id: "mine" }, app.t("result.mine")),
    h("ul", {
      class: `own-sort${isWide ? " wide" : ""}`,
      style: isWide ? { "grid-template-columns": `repeat(${columns.length}, minmax(0, 1fr))` } : {},
    }, columns.map(({ value }) => h(
      "li", {},
      h("h3", {}, app.phrases.value(value), ends[value] ? [" ", says("span", pole(app, ends[value]))] : null),
      h("ul", {}, mine.filter((card) => card.mine === value)
        .map(({ id }) => h("li", {}, number(id), " ", wording(app, id))))))));
}

/// Whether the person holds the opposite of the viewpoint.
const isTurned = ({ opposite, fit }) => opposite && fit !== "none";

/// Statements with the person's column, and the mean of the room where they differ from it.
function list(app, kind, items) {
  if (items.length === 0) return null;
  const value = app.phrases.value.bind(app.phrases);
  return h(
    "section", { "aria-labelledby": kind },
    h("h2", { id: kind }, app.t(`result.${kind}`)),
    h("ul", { class: "compared" }, items.map(({ id, mine, room }) => h(
      "li", {}, wording(app, id),
      h("span", { class: "muted small" },
        room === null ? app.t("result.own", { mine: value(mine) })
          : app.t("result.columns", { mine: value(mine), room: value(room) }))))));
}

export const actions = {
  async result(app) {
    try {
      app.ui.result = await server.result(app.code);
      app.ui.fault = null;
    } catch (error) {
      app.ui.fault = error.status ? error.message : app.t("door.offline");
    }
    app.render();
  },
  resultBack(app) {
    app.ui.result = null;
    app.render();
  },
};

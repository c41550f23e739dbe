// The personal page, once the facilitator has released it.

import { button, h } from "./sort-dom.js";
import { wording } from "./sort-card.js";
import { server } from "./sort-server.js";
import { pole, says } from "./sort-words.js";

const SHAPES = {
  circle: "\u25CF", square: "\u25A0", triangle: "\u25B2", diamond: "\u25C6", star: "\u2605",
};

export function view(app) {
  const { nearest, mine, share, differ, viewpoints } = app.ui.result;
  const words = app.writtenIn(app.study.language);
  return h(
    "div", { class: "page result" },
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
    h("section", { "aria-labelledby": "mine" },
      h("h2", { id: "mine" }, app.t("result.mine")),
      ["high", "low"].map((end) => [
        says("h3", pole(app, end)),
        h("ul", {}, (mine?.[end] ?? []).map(({ id }) => h("li", {}, wording(app, id)))),
      ])),
    h("p", { class: "muted" }, app.t("result.caution")),
    h("div", { class: "row" }, button(app.t("back"), "resultBack", { "data-key": "back" })));
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

// The grid: its columns with what lies in them, low values at the beginning of the line, or on a narrow
// screen one below the other, high values first.

import { h } from "./sort-dom.js";
import { cardButton } from "./sort-card.js";
import { commandForm } from "./sort-command.js";
import { dock } from "./sort-dock.js";
import { isBoard } from "./sort-layout.js";
import { pips, poles } from "./sort-marks.js";
import { chosenCard, isLifted } from "./sort-place.js";
import { cardsAt, hand } from "./sort-record.js";
import { review } from "./sort-review.js";
import { pole, says } from "./sort-words.js";

export function view(app) {
  const board = isBoard(app);
  const left = hand(app.record, app.sort).length;
  return h(
    "div", { class: `arrange ${board ? "board" : "stack"}`, "data-key": "arrange" },
    h("div", { class: "arrange-head", "data-key": "head" },
      h("h1", { tabindex: "-1", "data-key": "h1" }, app.t(left > 0 ? "grid.head" : "review.head")),
      h("p", { class: "progress" }, left > 0 ? app.t("left", { n: left }) : app.t("grid.all"))),
    board ? [dock(app, board), grid(app, board)] : inReach(app, [
      dock(app, board), grid(app, board), review(app), commandForm(app),
    ]));
}

/// The pane comes last where it stays at the foot of the screen, under the thumb; else it comes first.
function inReach(app, [pane, ...rest]) {
  return app.isPinned ? [...rest, pane] : [pane, ...rest];
}

function grid(app, board) {
  const columns = board ? app.study.grid : [...app.study.grid].reverse();
  const rows = Math.max(...columns.map(({ value, count }) =>
    Math.max(count, cardsAt(app.record, app.sort, value).length)));
  const cursor = cursorKey(app, columns);
  return h(
    "section", { class: "grid-area", "aria-label": app.t("grid.label"), "data-key": "grid" },
    board ? poles(app) : null,
    h(
      "div", {
        class: "grid", role: "group", "aria-label": app.t("grid.keys"), "data-grid": true,
        style: board ? {
          "grid-template-columns": `repeat(${columns.length}, minmax(0, 1fr))`,
          "grid-template-rows": `auto repeat(${rows}, auto)`,
        } : {},
      },
      columns.map((one, i) => columnView(app, one, {
        cursor, rows: board ? rows : 0, end: board ? null : poleAt(app, i, columns.length),
      }))));
}

/// The pole a column stands for, where columns stand one below the other.
function poleAt(app, i, count) {
  const end = i === 0 ? "high" : i === count - 1 ? "low" : null;
  return end && app.study.poles[end] ? says("span", pole(app, end), { class: "pole" }) : null;
}

/// The part of the grid that Tab comes to; arrow keys go on from there.
function cursorKey(app, columns) {
  const keys = columns.flatMap(({ value }) =>
    [`head-${value}`, ...cardsAt(app.record, app.sort, value).map((card) => `grid-${card}`)]);
  return keys.includes(app.ui.cursor) ? app.ui.cursor : keys[0];
}

function columnView(app, { value, count }, { cursor, rows, end }) {
  const cards = cardsAt(app.record, app.sort, value);
  const isForced = app.study.distribution === "forced";
  const card = chosenCard(app);
  const pending = app.ui.pending?.value === value;
  const isLine = app.sort.neutral !== null && Math.floor(app.sort.neutral) === value;
  const stop = (key) => (key === cursor ? "0" : "-1");
  const label = app.phrases.value(value);
  return h(
    "div", {
      class: ["column", pending && "pending", isLine && "line"].filter(Boolean).join(" "),
      role: "group", "data-do": "column", "data-value": value, "data-key": `column-${value}`,
      "aria-label": app.t(isForced ? "grid.column" : "grid.columnFree",
        { value: label, used: cards.length, count, n: cards.length }),
      style: rows ? { "grid-row": `1 / span ${rows + 1}` } : {},
    },
    h(
      "button", {
        type: "button", class: "head", "data-do": "column", "data-value": value,
        "data-key": `head-${value}`, tabindex: stop(`head-${value}`), "data-row": 0,
        "aria-label": app.t(card === undefined ? "grid.headNone" : "grid.headPlace", {
          value: label, card: card ?? "", used: cards.length, count,
        }),
      },
      h("span", { class: "value" }, label), pips(cards.length, count, isForced), end),
    cards.map((other, i) => cardButton(app, other, "card", {
      place: "grid", pressed: app.ui.selected === other, tabindex: stop(`grid-${other}`),
      "data-row": i + 1, "data-drag": true,
      class: `card${isLifted(app) && app.ui.selected !== other ? " target" : ""}`,
    })),
    Array.from({ length: Math.max(0, count - cards.length) }, () =>
      h("div", { class: "slot", "aria-hidden": "true" })));
}


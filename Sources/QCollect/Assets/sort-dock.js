// The reading pane: the chosen card at full size and what can be done with it. On a phone also the
// columns as a small map, by which a card is placed with one tap.

import { button, h } from "./sort-dom.js";
import { largeCard } from "./sort-card.js";
import { commandForm } from "./sort-command.js";
import { pips, poles } from "./sort-marks.js";
import { chosenCard, isComplete } from "./sort-place.js";
import { unsureButton } from "./sort-piles.js";
import { cardsAt, hand } from "./sort-record.js";
import { review } from "./sort-review.js";

export function dock(app, board) {
  const card = chosenCard(app);
  const { pending } = app.ui;
  return h(
    "section", { class: "dock", "aria-label": app.t("card.chosen"), "data-key": "dock", tabindex: "-1" },
    card === undefined ? finished(app, board) : h(
      "div", { class: "at-hand" },
      largeCard(app, card, heading(app, card)),
      pending && board ? swapHint(app, pending) : null,
      tools(app, card)),
    board ? commandForm(app) : null,
    board || card === undefined ? null : map(app, card));
}

function heading(app, card) {
  const value = app.sort.places[card];
  if (value !== undefined) return app.t("card.at", { value: app.phrases.value(value) });
  return app.t(app.ui.selected ? "card.picked" : "card.next");
}

/// What is said where no card is left to be placed.
function finished(app, board) {
  return h(
    "div", { class: "finished", "data-key": "finished" },
    h("p", {}, app.t("review.how")),
    isComplete(app)
      ? button(app.t("review.submit"), "submit", { class: "primary", "data-key": "submit" }) : null,
    board ? review(app) : null);
}

/// What to do where a column is full and its cards are in sight.
function swapHint(app, { card, value }) {
  return h("p", { class: "notice", "data-key": "swap-hint" },
    app.t("swap.how", { value: app.phrases.value(value), card }));
}

function tools(app, card) {
  const inHand = hand(app.record, app.sort);
  const isPlaced = app.sort.places[card] !== undefined;
  return h(
    "div", { class: "row card-tools" },
    app.ui.selected ? button(app.t("card.putDown"), "putDown", { "data-key": "put-down" }) : null,
    isPlaced
      ? button(app.t("card.toHand"), "toHand",
        { class: "quiet", data: { card }, "data-key": "to-hand" })
      : inHand.length > 1
        ? button(app.t("card.later"), "later", { class: "quiet", "data-key": "later" }) : null,
    inHand.length > 1
      ? button(app.t("card.hand", { n: inHand.length }), "hand",
        { class: "quiet", "aria-haspopup": "dialog", "data-key": "hand" }) : null,
    unsureButton(app, card));
}

/// All columns in small, low at the beginning of the line.
function map(app, card) {
  return h(
    "div", { class: "map-area", "data-key": "map" },
    poles(app),
    h(
      "div", { class: "map", role: "group", "aria-label": app.t("grid.map") },
      app.study.grid.map(({ value, count }) => {
        const used = cardsAt(app.record, app.sort, value).length;
        const here = app.sort.places[card] === value;
        return button(
          [h("span", { class: "value" }, app.phrases.value(value)),
            pips(used, count, app.study.distribution === "forced")], "column", {
            class: `key${here ? " here" : ""}`, data: { value }, "data-key": `map-${value}`,
            "aria-label": app.t("grid.headPlace",
              { value: app.phrases.value(value), card, used, count }),
          });
      })));
}

// A card as it is shown, small in a column or a list and large where it is read.

import { h } from "./sort-dom.js";

const SIGN = { agree: "+", middle: "", disagree: "\u2212" };

/// The sign of a pile; it stands beside its name, or the name is read aloud.
export function pileSign(pile) {
  return h("span", { class: `sign ${pile}`, "aria-hidden": "true" }, SIGN[pile]);
}

export function number(card) {
  return h("span", { class: "number" }, h("bdi", {}, card));
}

export function wording(app, card, attributes = {}) {
  return h("span", { class: "wording", ...app.writtenIn(app.wordingLanguage(card)), ...attributes },
    app.wording(card));
}

/// Marks of a card: the pile it came from and whether it is not understood.
export function marks(app, card) {
  const pile = app.sort.piles[card];
  const isUnsure = app.sort.unsure.includes(card);
  if (!pile && !isUnsure) return null;
  return h(
    "span", { class: "marks" },
    pile ? [pileSign(pile), h("span", { class: "unseen" }, app.t(`pile.${pile}`), " ")] : null,
    isUnsure ? [
      h("span", { class: "sign unsure", "aria-hidden": "true" }, "?"),
      h("span", { class: "unseen" }, app.t("card.unsure")),
    ] : null);
}

/// A card that can be chosen. It is known by its key, so that focus follows it.
export function cardButton(app, card, action, { place = "list", pressed = null, ...attributes } = {}) {
  return h(
    "button", {
      type: "button", class: "card", "data-do": action, "data-card": card,
      "data-key": `${place}-${card}`,
      "aria-pressed": pressed === null ? null : String(pressed), ...attributes,
    },
    h("span", { class: "card-top" }, number(card), marks(app, card)),
    wording(app, card));
}

/// The card at hand at full size.
export function largeCard(app, card, heading, extra = null) {
  return h(
    "div", { class: "reading", "data-reading": card, "data-key": "reading" },
    h("p", { class: "reading-top" }, h("span", { class: "muted" }, heading), " ",
      number(card), marks(app, card), extra),
    h("p", { class: "full", ...app.writtenIn(app.wordingLanguage(card)) }, app.wording(card)));
}

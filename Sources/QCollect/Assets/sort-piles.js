// The pre-sort: one card after the other onto one of three piles, an action a card.

import { button, h } from "./sort-dom.js";
import { cardButton, largeCard, pileSign } from "./sort-card.js";
import { undealt } from "./sort-record.js";
import { say } from "./sort-say.js";
import { afterPresort } from "./sort-way.js";
import { pole, says } from "./sort-words.js";

/// In the order of the grid: the low pole at the beginning of the line.
const PILES = ["disagree", "middle", "agree"];

/// The card to be put on a pile: the one that was chosen, else the next one dealt.
function current(app) {
  const cards = undealt(app.record, app.sort);
  return app.ui.selected ?? (cards.includes(app.ui.first) ? app.ui.first : cards[0]);
}

export function view(app) {
  const card = current(app);
  const left = undealt(app.record, app.sort).length;
  return h(
    "div", { class: "page presort" },
    h("h1", { tabindex: "-1", "data-key": "h1" }, app.t("presort.head")),
    h("p", { class: "progress" }, left > 0 ? app.t("left", { n: left }) : app.t("presort.done"), " ",
      left === app.record.order.length ? h("span", { class: "muted" }, app.t("presort.how")) : null),
    card === undefined ? null : dealt(app, card),
    h(
      "div", { class: "row onward" },
      left === 0
        ? button(app.t("onward"), "pilesDone", { class: "primary", "data-key": "piles-done" }) : null,
      left > 0 && app.study.presort === "optional"
        ? button(app.t("presort.skip"), "skipPiles", { class: "quiet", "data-key": "piles-skip" })
        : null),
    left < app.record.order.length ? piles(app) : null);
}

function dealt(app, card) {
  return h(
    "section", { class: "dealt", "aria-label": app.t("card.chosen"), "data-key": "dealt" },
    largeCard(app, card, app.t("card.card")),
    h(
      "div", { class: "choices", role: "group", "aria-label": app.t("presort.where") },
      PILES.map((pile) => button(
        [pileSign(pile), h("span", {}, app.t(`pile.${pile}`)), meaning(app, pile)], "pile",
        { class: `choice ${pile}`, data: { pile }, "data-key": `pile-${pile}` }))),
    h("div", { class: "row" }, unsureButton(app, card)));
}

function meaning(app, pile) {
  const end = { agree: "high", disagree: "low" }[pile];
  return end && app.study.poles[end] ? says("span", pole(app, end), { class: "pole" }) : null;
}

/// Marks a card that is not understood, without leaving the step.
export function unsureButton(app, card) {
  const on = app.sort.unsure.includes(card);
  return button(
    [h("span", { class: "sign unsure", "aria-hidden": "true" }, "?"), app.t("card.notUnderstood")],
    "unsure", { class: "quiet toggle", data: { card }, "aria-pressed": String(on), "data-key": "unsure" });
}

function piles(app) {
  return h(
    "details", { class: "piles", "data-key": "piles" },
    h("summary", {}, app.t("presort.look")),
    h("p", { class: "muted small" }, app.t("presort.lookHow")),
    h(
      "div", { class: "three" },
      PILES.map((pile) => {
        const cards = app.record.order.filter((card) => app.sort.piles[card] === pile);
        return h(
          "section", { class: `heap ${pile}`, "aria-labelledby": `heap-${pile}` },
          h("h2", { id: `heap-${pile}` }, pileSign(pile), " ",
            app.t("presort.heap", { pile: app.t(`pile.${pile}`), count: cards.length })),
          cards.map((card) => cardButton(app, card, "choosePiled", {
            place: "heap", pressed: app.ui.selected === card,
          })));
      })));
}

export const actions = {
  pile(app, { pile }) {
    const card = current(app);
    if (card === undefined) return;
    if (!app.make([{ do: "pile", condition: app.condition, card, pile }])) return;
    app.ui = { ...app.ui, selected: null, first: null };
    const next = current(app);
    const left = undealt(app.record, app.sort).length;
    say([
      app.t("said.piled", { card, pile: app.t(`pile.${pile}`) }), app.t("left", { n: left }),
      next === undefined
        ? app.t("presort.done") : app.t("said.next", { card: next, text: app.wording(next) }),
    ].join(" "));
    app.render();
    // The three buttons are gone once the last card is dealt.
    if (next === undefined) document.querySelector("[data-key=piles-done]")?.focus();
  },

  choosePiled(app, { card }) {
    app.ui.selected = app.ui.selected === card ? null : card;
    app.render();
    if (app.ui.selected) {
      say(app.t("said.chosen", { card, text: app.wording(card) }));
      document.querySelector(".reading")?.scrollIntoView({ block: "nearest" });
      document.querySelector(`[data-key=pile-${app.sort.piles[card]}]`)
        ?.focus({ preventScroll: true });
    }
  },

  unsure(app, { card }) {
    const on = !app.sort.unsure.includes(card);
    if (!app.make([{ do: "unsure", condition: app.condition, card, on }])) return;
    say(app.t(on ? "said.unsure" : "said.sure", { card }));
    app.render();
  },

  pilesDone: (app) => app.go(afterPresort(app)),
  skipPiles: (app) => app.go("grid"),
};

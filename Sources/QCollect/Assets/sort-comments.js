// Why the extreme cards are where they are, in the person's words.

import { button, field, h } from "./sort-dom.js";
import { marks, number, wording } from "./sort-card.js";
import { cardsAt } from "./sort-record.js";
import { say } from "./sort-say.js";
import { afterComments, finish } from "./sort-way.js";
import { pole, says } from "./sort-words.js";

const LONGEST = 2000;

export function view(app) {
  const { grid } = app.study;
  // In a free distribution the outer columns may be empty.
  const taken = grid.filter(({ value }) => cardsAt(app.record, app.sort, value).length > 0);
  const ends = [...new Set([taken.at(-1) ?? grid.at(-1), taken[0] ?? grid[0]])];
  const poleOf = (end) => (end === grid.at(-1) ? "high" : end === grid[0] ? "low" : null);
  const asked = ends.flatMap(({ value }) => cardsAt(app.record, app.sort, value));
  const further = app.record.order.filter((card) => !asked.includes(card)
    && (app.sort.comments[card] !== undefined || app.ui.further?.includes(card)));
  const others = app.record.order.filter((card) => !asked.includes(card) && !further.includes(card));
  return h(
    "div", { class: "page comments" },
    h("h1", { tabindex: "-1", "data-key": "h1" }, app.t("comments.head")),
    h("p", {}, app.t("comments.how")),
    ends.map((end, i) => h(
      "section", { "aria-labelledby": `end-${i}`, "data-key": `end-${end.value}` },
      h("h2", { id: `end-${i}` }, app.phrases.value(end.value),
        poleOf(end) && [": ", says("span", pole(app, poleOf(end)))]),
      cardsAt(app.record, app.sort, end.value).map((card) => comment(app, card)))),
    h(
      "section", { "aria-labelledby": "further", "data-key": "further" },
      h("h2", { id: "further" }, app.t("comments.further")),
      further.map((card) => comment(app, card)),
      h("p", {},
        h("label", { for: "another" }, app.t("comments.another")), " ",
        h("select", { id: "another", class: "wide", "data-change": "another" },
          h("option", { value: "", selected: true }, app.t("comments.choose")),
          others.map((card) => h("option", { value: card }, `${card} · ${app.wording(card)}`))))),
    h("label", { class: "share" },
      h("input", { type: "checkbox", "data-change": "share", checked: app.record.share === true }),
      h("span", {}, app.t("comments.share"))),
    h("div", { class: "row onward" },
      button(app.t("onward"), "commentsDone", { class: "primary", "data-key": "on" })));
}

function comment(app, card) {
  const value = app.phrases.value(app.sort.places[card]);
  return h(
    "div", { class: "comment", "data-key": `comment-${card}` },
    h("p", { class: "commented", id: `text-${card}` },
      number(card), " ", wording(app, card), " ", marks(app, card)),
    h("label", { for: `comment-${card}` }, app.t("comments.why", { card, value })),
    field("textarea", app.sort.comments[card], {
      id: `comment-${card}`, "data-input": "comment", "data-card": card, "data-change": "commentNow",
      maxlength: LONGEST, rows: 2, "aria-describedby": `text-${card}`, autocomplete: "off", dir: "auto",
    }));
}

const IDLE = 900;
const waiting = new Map();

function keep(app, card, text) {
  clearTimeout(waiting.get(card)?.timer);
  waiting.delete(card);
  if (!app.record || (app.sort.comments[card] ?? "") === text.trim()) return;
  app.make([{ do: "comment", condition: app.condition, card, text: text.trim() }]);
}

export const actions = {
  /// Keeps what is typed whenever typing rests.
  comment(app, { card }, node) {
    clearTimeout(waiting.get(card)?.timer);
    waiting.set(card, { timer: setTimeout(() => keep(app, card, node.value), IDLE), node });
  },
  commentNow: (app, { card }, node) => keep(app, card, node.value),
  another(app, data, node) {
    if (!node.value) return;
    app.ui.further = [...(app.ui.further ?? []), node.value];
    const id = `comment-${node.value}`;
    app.render();
    document.getElementById(id)?.focus();
  },
  share(app, data, node) {
    app.make([{ do: "share", on: node.checked }]);
    app.render();
  },
  commentsDone(app) {
    for (const [card, { node }] of [...waiting]) keep(app, card, node.value);
    const step = afterComments(app);
    if (step === "receipt") finish(app);
    app.go(step);
    if (step === "presort" || step === "grid") say(app.t("said.nextCondition"));
  },
};

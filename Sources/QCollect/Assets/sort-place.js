// Choose a card, choose a place. All ways of doing so, by tap, key, typed number and drag, end here.

import { isBoard } from "./sort-layout.js";
import { cardsAt, hand } from "./sort-record.js";
import { say } from "./sort-say.js";
import { afterSubmit, finish } from "./sort-way.js";

/// The card that a place is chosen for: the one that was picked up, else the next one dealt.
export function chosenCard(app) {
  const cards = hand(app.record, app.sort, app.ui.later);
  if (app.ui.selected) return app.ui.selected;
  return cards.includes(app.ui.first) ? app.ui.first : cards[0];
}

/// Whether a person picked the card up, so that pressing another one means its place.
export const isLifted = (app) => Boolean(app.ui.selected);

export function column(app, value) {
  return app.study.grid.find((one) => one.value === value);
}

export function isFull(app, value) {
  return app.study.distribution === "forced"
    && cardsAt(app.record, app.sort, value).length >= column(app, value).count;
}

/// Whether the sort can be handed in.
export function isComplete(app) {
  return hand(app.record, app.sort).length === 0;
}

/// Lays the chosen card into a column; a full one asks which card to swap with.
function placeAt(app, value) {
  const card = chosenCard(app);
  if (card === undefined) {
    say(app.t("said.chooseFirst"));
    return;
  }
  if (app.sort.places[card] === value) {
    putDown(app);
  } else if (isFull(app, value)) {
    app.ui = { ...app.ui, selected: card, pending: { card, value } };
    if (!isBoard(app)) app.ui.dialog = "swap";
    say(app.t("said.full", { value: app.phrases.value(value) }));
    app.render();
  } else {
    lay(app, { card, value });
  }
}

function swapWith(app, card, other) {
  lay(app, { card, value: app.sort.places[other], swap: other });
}

function lay(app, { card, value, swap }) {
  const move = { do: "place", condition: app.condition, card, value };
  if (swap) move.swap = swap;
  const origin = app.sort.places[card];
  if (!app.make([move])) return;
  // A card that gave way to one from the hand is the next to find a place.
  const displaced = swap && origin === undefined ? swap : null;
  app.ui = { ...app.ui, selected: null, pending: null, first: displaced, fault: null };
  const parts = [
    value === null ? app.t("said.inHand", { card }) : placed(app, card, value),
    swap ? app.t(displaced ? "said.displaced" : "said.swapped",
      { card: swap, value: origin === undefined ? "" : app.phrases.value(origin) }) : null,
    ...after(app),
  ];
  say(parts.filter(Boolean).join(" "));
  noteReview(app);
  app.render();
}

function placed(app, card, value) {
  const used = cardsAt(app.record, app.sort, value).length;
  const { count } = column(app, value);
  return app.t(app.study.distribution === "forced" ? "said.placed" : "said.placedFreely",
    { card, value: app.phrases.value(value), used, count, n: used });
}

function after(app) {
  const left = hand(app.record, app.sort, app.ui.later).length;
  const next = chosenCard(app);
  if (next === undefined) return [app.t("said.allPlaced")];
  return [app.t("left", { n: left }), app.t("said.next", { card: next, text: app.wording(next) })];
}

/// The step is review for as long as every card has a place.
export function noteReview(app) {
  const step = isComplete(app) ? "review" : "grid";
  if (app.record.step !== step) app.make([{ do: "step", step }]);
}

export function putDown(app) {
  if (!app.ui.selected && !app.ui.pending) return;
  app.ui = { ...app.ui, selected: null, pending: null };
  say(app.t("said.putDown"));
  app.render();
}

/// Picks a card up. It is read aloud only here: elsewhere it would be read twice.
export function lift(app, card) {
  app.ui = { ...app.ui, selected: card, pending: null };
  const value = app.sort.places[card];
  say(value === undefined
    ? app.t("said.chosen", { card, text: app.wording(card) })
    : app.t("said.lifted", { card, text: app.wording(card), value: app.phrases.value(value) }));
  app.render();
}

export const actions = {
  /// A card of a column: the chosen one goes where it lies, or it is picked up itself.
  card(app, { card }) {
    const value = app.sort.places[card];
    const { pending, selected } = app.ui;
    if (pending && pending.value === value && pending.card !== card) {
      swapWith(app, pending.card, card);
    } else if (selected === card) {
      putDown(app);
    } else if (selected && value !== undefined && app.sort.places[selected] !== value) {
      if (isFull(app, value)) swapWith(app, selected, card);
      else lay(app, { card: selected, value });
    } else {
      lift(app, card);
    }
  },
  column: (app, { value }) => placeAt(app, Number(value)),
  swap(app, { card }) {
    document.getElementById("dialog")?.close();
    app.ui.dialog = null;
    swapWith(app, app.ui.pending.card, card);
  },
  putDown,

  /// A card of the hand, from its list.
  fromHand(app, { card }) {
    document.getElementById("dialog").close();
    app.ui.dialog = null;
    lift(app, card);
  },
  later(app) {
    const card = chosenCard(app);
    const later = (app.ui.later ?? []).filter((other) => other !== card);
    app.ui = { ...app.ui, selected: null, first: null, later: [...later, card] };
    say(after(app).at(-1));
    app.render();
  },
  toHand(app, { card }) {
    lay(app, { card, value: null });
  },
  neutral(app, data, node) {
    const value = node.value === "" ? null : Number(node.value);
    if (app.make([{ do: "neutral", condition: app.condition, value }])) app.render();
  },
  submit(app) {
    const { condition } = app;
    if (!app.make([{ do: "submit", condition }])) return;
    const step = afterSubmit(app);
    if (step === "receipt") finish(app);
    app.go(step);
  },
};

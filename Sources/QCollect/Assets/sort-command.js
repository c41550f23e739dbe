// The typed way: "18 → +3" lays card 18 at +3, "+3" the chosen card, "18 x 7" swaps two cards.

import { latin } from "./sort-digits.js";
import { field, h } from "./sort-dom.js";
import { cardsAt } from "./sort-record.js";
import { actions as place, chosenCard, isFull, lift } from "./sort-place.js";
import { say } from "./sort-say.js";

export function commandForm(app) {
  return h(
    "form", { class: "command", "data-submit": "command", "data-key": "command" },
    h("label", { for: "command" }, app.t("command.label")),
    h("div", { class: "row" },
      field("input", "", {
        id: "command", "data-input": "commandHint", autocomplete: "off", autocapitalize: "none",
        spellcheck: "false", placeholder: app.t("command.example"), "aria-describedby": "command-hint",
        dir: "ltr",
      }),
      h("button", { type: "submit" }, app.t("command.do"))),
    h("p", { id: "command-hint", class: "hint small", "data-key": "hint" },
      app.ui.commandHint ?? app.t("command.how")));
}

/// What was typed: `{card, value, other}`, of which some are missing, or null where it means nothing.
export function parse(typed, cards, values) {
  const words = latin(typed).trim()
    .replace(/->|=>|[\u2192\u2190>:,;]/g, " ")
    .replace(/[\u00D7\u21C4*]/g, " x ")
    .replace(/[\u2212\u2013]/g, "-")
    .split(/\s+/).filter(Boolean);
  const card = (word) => cards.find((id) => id.toLowerCase() === word?.toLowerCase());
  const value = (word) => (/^[+-]?\d+$/.test(word ?? "") && values.includes(Number(word))
    ? Number(word) : undefined);
  const isSigned = /^[+-]|^0$/.test(words[0] ?? "");
  if (words.length === 1) {
    if (!isSigned && card(words[0])) return { card: card(words[0]) };
    return value(words[0]) === undefined ? null : { value: value(words[0]) };
  }
  if (words.length === 3 && words[1].toLowerCase() === "x" && card(words[0]) && card(words[2])) {
    return card(words[0]) === card(words[2]) ? null : { card: card(words[0]), other: card(words[2]) };
  }
  if (words.length === 2 && card(words[0]) && value(words[1]) !== undefined) {
    return { card: card(words[0]), value: value(words[1]) };
  }
  return null;
}

function read(app, text) {
  return parse(text, app.record.order, app.study.grid.map(({ value }) => value));
}

/// Whether a swap has no place to give: of two cards in hand neither can take the other's.
function lacksPlace(app, { card, other }) {
  return other !== undefined && app.sort.places[card] === undefined && app.sort.places[other] === undefined;
}

/// What the Enter key would do.
function meaning(app, text) {
  if (text.trim() === "") return app.t("command.how");
  const found = read(app, text);
  if (!found) return app.t("command.unknown");
  const card = found.card ?? chosenCard(app);
  if (card === undefined) return app.t("said.chooseFirst");
  if (lacksPlace(app, found)) return app.t("command.swapsNone", { card, other: found.other });
  if (found.other) return app.t("command.swaps", { card, other: found.other });
  if (found.value === undefined) {
    return app.t(app.ui.pending ? "command.swapsWith" : "command.chooses", { card });
  }
  const value = app.phrases.value(found.value);
  return app.t(isFull(app, found.value) && app.sort.places[card] !== found.value
    ? "command.placesFull" : "command.places",
  { card, value, cards: cardsAt(app.record, app.sort, found.value).join(", ") });
}

export const actions = {
  commandHint(app, data, node) {
    app.ui.commandHint = meaning(app, node.value);
    app.render();
  },

  command(app, data, form) {
    const input = form.querySelector("input");
    const found = read(app, input.value);
    if (!found || lacksPlace(app, found)) {
      app.ui.commandHint = meaning(app, input.value);
      say(app.ui.commandHint);
      app.render();
      return;
    }
    input.value = "";
    app.ui.commandHint = null;
    const { places } = app.sort;
    if (found.other) {
      const [card, other] = places[found.other] === undefined
        ? [found.other, found.card] : [found.card, found.other];
      app.ui = { ...app.ui, selected: card, pending: { card, value: places[other] } };
      place.card(app, { card: other });
    } else if (found.card && app.ui.pending && places[found.card] === app.ui.pending.value) {
      place.swap(app, { card: found.card });
    } else {
      if (found.card) lift(app, found.card);
      if (found.value !== undefined) place.column(app, { value: found.value });
    }
  },
};


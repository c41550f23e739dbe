// Refining: from each pole in turn the few cards that lie nearest to it. Who chooses a card here has
// placed it.

import { button, h } from "./sort-dom.js";
import { cardButton } from "./sort-card.js";
import { say } from "./sort-say.js";
import { pole, says } from "./sort-words.js";

/// Rounds from the outside in, first high, then low: `{value, count, pile}`.
function rounds(app) {
  const { grid } = app.study;
  const found = [];
  for (let i = 0; i < Math.floor(grid.length / 2); i += 1) {
    found.push({ ...grid.at(-1 - i), pile: "agree", isHigh: true, isFirst: i === 0 });
    found.push({ ...grid[i], pile: "disagree", isHigh: false, isFirst: i === 0 });
  }
  return found.filter((round) => candidates(app, round).length > 0);
}

function candidates({ record, sort }, { pile, value }) {
  return record.order.filter((card) => sort.piles[card] === pile
    && (sort.places[card] === undefined || sort.places[card] === value));
}

const chosen = ({ sort }, { value }, cards) => cards.filter((card) => sort.places[card] === value);

/// The round at hand: the one gone to, else the first that is not full.
function current(app, all) {
  const at = all.findIndex((round) => round.value === app.ui.round);
  if (at >= 0) return at;
  const open = all.findIndex((round) => {
    const cards = candidates(app, round);
    return chosen(app, round, cards).length < Math.min(round.count, cards.length);
  });
  return open >= 0 ? open : all.length - 1;
}

export function view(app) {
  const all = rounds(app);
  const i = current(app, all);
  const round = all[i];
  const cards = candidates(app, round);
  const picked = chosen(app, round, cards).length;
  const isFull = picked >= round.count;
  app.ui.round = round.value;
  return h(
    "div", { class: "page refine" },
    h("h1", { tabindex: "-1", "data-key": "h1" },
      app.t(round.isFirst ? "refine.head" : "refine.headNext", { n: round.count }), " ",
      says("q", pole(app, round.isHigh ? "high" : "low"))),
    h("p", { class: "progress", "data-key": "progress" },
      app.t("refine.picked", { count: picked, of: round.count, value: app.phrases.value(round.value) }),
      " ", h("span", { class: "muted" }, app.t("refine.round", { round: i + 1, of: all.length }))),
    h("div", { class: "list", role: "group", "aria-label": app.t("refine.list") }, cards.map((card) => {
      const isPicked = app.sort.places[card] === round.value;
      return cardButton(app, card, "pick", {
        pressed: isPicked, "aria-disabled": isFull && !isPicked ? "true" : null,
      });
    })),
    h(
      "div", { class: "row onward stay" },
      button(app.t("back"), "roundBack", { "data-key": "back" }),
      button(app.t(i + 1 < all.length ? "onward" : "refine.toGrid"), "roundOn",
        { class: "primary", "data-key": "on" }),
      i + 1 < all.length
        ? button(app.t("refine.skip"), "skipRounds", { class: "quiet", "data-key": "skip" }) : null));
}

function turn(app, by) {
  const all = rounds(app);
  const next = current(app, all) + by;
  if (next < 0) app.go("presort");
  else if (next >= all.length) app.go("grid");
  else {
    app.ui.round = all[next].value;
    app.render();
    scrollTo(0, 0);
    document.querySelector("main h1").focus({ preventScroll: true });
  }
}

export const actions = {
  pick(app, { card }) {
    const all = rounds(app);
    const round = all[current(app, all)];
    const isPicked = app.sort.places[card] === round.value;
    const picked = chosen(app, round, candidates(app, round)).length;
    if (!isPicked && picked >= round.count) {
      say(app.t("refine.full", { n: round.count }));
      return;
    }
    const value = isPicked ? null : round.value;
    if (!app.make([{ do: "place", condition: app.condition, card, value }])) return;
    say(app.t(isPicked ? "refine.saidBack" : "refine.said", {
      card, count: picked + (isPicked ? -1 : 1), of: round.count,
    }));
    app.render();
  },
  roundBack: (app) => turn(app, -1),
  roundOn: (app) => turn(app, 1),
  skipRounds: (app) => app.go("grid"),
};

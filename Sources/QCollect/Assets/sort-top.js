// What stays above every step: the question, undo and redo, the menu, and quiet notices.

import { button, h } from "./sort-dom.js";
import { minutesLeft } from "./sort-live.js";
import { noteReview } from "./sort-place.js";
import { say } from "./sort-say.js";
import { question, screen } from "./sort-way.js";
import { says } from "./sort-words.js";

const WITH_UNDO = ["presort", "refine", "grid"];

export function view(app) {
  const name = screen(app);
  return [
    h("a", { class: "skip", href: "#main" }, app.t("top.skip")),
    ["door", "waiting", "declined", "gone", "away", "result"].includes(name) ? null : header(app, name),
    notices(app, name),
  ];
}

function header(app, name) {
  return h(
    "header", { class: `top${app.ui.wholeQuestion ? " whole" : ""}`, "data-key": "header" },
    says("p", question(app), { class: "question", id: "question" }),
    h(
      "div", { class: "tools" },
      unfold(app),
      clock(app),
      WITH_UNDO.includes(name) ? undoButtons(app) : null,
      button(app.t("top.menu"), "menu", { class: "quiet", "aria-haspopup": "dialog", "data-key": "menu" })));
}

/// Shown only where the question is longer than the lines it gets.
function unfold(app) {
  const isWhole = Boolean(app.ui.wholeQuestion);
  return button(app.t(isWhole ? "top.less" : "top.more"), "unfold", {
    class: "quiet unfold", "data-key": "unfold", "aria-controls": "question", "aria-expanded": String(isWhole),
  });
}

function undoButtons(app) {
  const { done, undone } = app.history;
  const state = (steps) => ({ class: "quiet", "aria-disabled": steps.length === 0 ? "true" : null });
  return [
    button(app.t("top.undo"), "undo", { ...state(done), "data-key": "undo" }),
    button(app.t("top.redo"), "redo", { ...state(undone), "data-key": "redo" }),
  ];
}

function clock(app) {
  const minutes = minutesLeft(app.room, app.roomToldAt);
  if (minutes === null || app.room.state !== "open") return null;
  return h("span", { class: "clock muted" }, app.t("top.minutes", { n: minutes }));
}

function notices(app, name) {
  const { state, rehearsal } = app.room;
  const lines = [
    rehearsal ? ["rehearsal", app.t("notice.rehearsal")] : null,
    app.ui.hasRehearsed ? ["rehearsed", app.t("notice.rehearsed")] : null,
    app.record?.test ? ["test", app.t("notice.test")] : null,
    app.record && state === "paused" ? ["paused", app.t("notice.paused")] : null,
    app.queue.isFull ? ["full", app.t(app.study.shared ? "notice.fullShared" : "notice.full")] : null,
    app.queue.isOffline && !app.queue.isFull
      ? ["offline", app.t(app.study.shared ? "notice.offlineShared" : "notice.offline")] : null,
    app.ui.changed ? ["changed", app.t(`notice.changed.${app.ui.changed}`)] : null,
    // The other two say it themselves, beside what was pressed.
    app.ui.fault && !["door", "gone"].includes(name) ? ["fault", app.ui.fault] : null,
  ].filter(Boolean);
  return h("div", { role: "status", "data-key": "notices" }, lines.map(([kind, text]) =>
    h("p", { class: `notice${["fault", "paused"].includes(kind) ? " alert" : ""}`, "data-key": kind },
      text)));
}

/// Takes a step back or on again, where the room takes moves.
function step(app, key) {
  const [next] = (key === "undo" ? app.history.done : app.history.undone).slice(-1);
  if (next && !app.takes(next.moves[0])) {
    say(app.t(`notice.${app.room.state}`));
    return;
  }
  const moves = app.history[key]();
  if (!moves) {
    say(app.t(`${key}.none`));
    return;
  }
  app.make(moves, { isUndoable: false });
  const { card } = moves[0];
  app.ui = { ...app.ui, selected: null, pending: null, first: key === "undo" ? card : null };
  if (screen(app) === "grid") noteReview(app);
  say(app.t(`${key}.said`, { card: card ?? "", n: app.history.done.length }));
  app.render();
}

export const actions = {
  undo: (app) => step(app, "undo"),
  redo: (app) => step(app, "redo"),
  unfold(app) {
    app.ui.wholeQuestion = !app.ui.wholeQuestion;
    app.render();
  },
};

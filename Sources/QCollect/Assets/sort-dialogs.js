// What opens above the page: the menu, the cards in hand, and questions before something is lost.

import { button, h } from "./sort-dom.js";
import { cardButton } from "./sort-card.js";
import { languages } from "./sort-door.js";
import { chosenCard } from "./sort-place.js";
import { code } from "./sort-receipt.js";
import { cardsAt, hand } from "./sort-record.js";
import { say } from "./sort-say.js";
import { server } from "./sort-server.js";

const SIZES = [100, 125, 150, 200];

export function view(app) {
  const name = app.ui.dialog;
  if (!name || !app.record) return null;
  return h(
    "dialog", { id: "dialog", "data-key": `dialog-${name}`, "aria-labelledby": "dialog-head" },
    h("div", { class: "dialog-top" },
      h("h2", { id: "dialog-head" }, app.t(`${name}.head`)),
      button(app.t("close"), "closeDialog", { class: "quiet", "data-key": "close" })),
    parts[name](app));
}

/// A dialog is made by the page, and opened when it is in it.
export function open() {
  const dialog = document.getElementById("dialog");
  if (dialog && !dialog.open) dialog.showModal();
}

const parts = {
  menu: (app) => [
    languages(app),
    h("div", { class: "row", role: "group", "aria-label": app.t("menu.size") },
      h("span", {}, app.t("menu.size")),
      SIZES.map((size) => button(app.phrases.figure(`${size} %`), "textSize", {
        data: { size }, "aria-pressed": String(app.textSize === size), "data-key": `size-${size}`,
      }))),
    code(app),
    h("h3", {}, app.t("menu.keys")),
    h("dl", { class: "keys" }, ["tab", "arrows", "enter", "escape", "undo", "typed"].map((key) => [
      h("dt", {}, app.t(`keys.${key}`)), h("dd", {}, app.t(`keys.${key}Does`)),
    ])),
    h("div", { class: "row" },
      button(app.t(app.study.shared ? "menu.next" : "menu.forget"), "nextPerson",
        { "data-key": "leave" }),
      button(app.t("menu.erase"), "eraseAsk", { class: "quiet", "data-key": "erase" })),
  ],

  hand: (app) => [
    h("p", { class: "muted" }, app.t("hand.how")),
    h("div", { class: "list" }, hand(app.record, app.sort, app.ui.later).map((card) =>
      cardButton(app, card, "fromHand", { place: "hand", pressed: card === chosenCard(app) }))),
  ],

  // On a narrow screen: the cards of the full column may be far away.
  swap: (app) => [
    h("p", {}, app.t("swap.how", {
      value: app.phrases.value(app.ui.pending.value), card: app.ui.pending.card,
    })),
    h("div", { class: "list" }, cardsAt(app.record, app.sort, app.ui.pending.value).map((card) =>
      cardButton(app, card, "swap", { place: "partner" }))),
  ],

  erase: (app) => [
    h("p", {}, app.t("erase.text")),
    app.ui.fault ? h("p", { class: "fault", role: "alert" }, app.ui.fault) : null,
    h("div", { class: "row" },
      button(app.t("erase.yes"), "eraseNow", { "data-key": "erase-yes" }),
      button(app.t("erase.no"), "closeDialog", { class: "primary", "data-key": "erase-no" })),
  ],

  leave: (app) => [
    h("p", {}, app.t(app.queue.pending.length > 0 ? "leave.unsent" : "leave.text",
      { n: app.queue.pending.length })),
    code(app),
    h("div", { class: "row" },
      button(app.t("leave.yes"), "leave", { "data-key": "leave-yes" }),
      button(app.t("leave.no"), "closeDialog", { class: "primary", "data-key": "leave-no" })),
  ],
};

/// Closing gives the focus back to what opened it.
function close(app) {
  document.getElementById("dialog")?.close();
  if (app.ui.dialog === "swap") {
    const { card } = app.ui.pending;
    const isDealt = app.sort.places[card] === undefined;
    app.ui = { ...app.ui, pending: null, ...(isDealt ? { selected: null, first: card } : {}) };
  }
  app.ui.dialog = null;
  app.render();
}

// The Escape key closes, too.
document.addEventListener("close", () => {
  document.querySelector("#dialog [data-do=closeDialog]")?.click();
}, true);

export const actions = {
  menu(app) {
    app.ui.dialog = "menu";
    app.render();
  },
  hand(app) {
    app.ui.dialog = "hand";
    app.render();
  },
  closeDialog: close,
  textSize(app, { size }) {
    app.textSize = Number(size);
    app.kept();
  },
  eraseAsk(app) {
    close(app);
    app.ui.dialog = "erase";
    app.ui.fault = null;
    app.render();
  },
  async eraseNow(app) {
    try {
      await server.erase(app.code);
    } catch (error) {
      if (error.status !== 401 || app.isOther(error.body.room)) {
        app.ui.fault = error.status ? error.message : app.t("door.offline");
        app.render();
        return;
      }
    }
    app.clear();
    app.ui.isErased = true;
    say(app.t("said.erased"));
    app.render();
  },
};

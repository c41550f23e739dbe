// The receipt: the code to go on or to erase by, and what happens next.

import { button, h } from "./sort-dom.js";
import { say } from "./sort-say.js";
import { server } from "./sort-server.js";
import { allSubmitted, firstStep, hasSubmitted, nextCondition, screen } from "./sort-way.js";

/// What to tell a person who has come here.
function state(app) {
  if (app.queue.holdsSort) return app.room.state === "closed" ? "late" : "onWay";
  const goesOn = nextCondition(app) !== undefined;
  if (allSubmitted(app)) return "done";
  if (app.room.state === "closed") {
    return hasSubmitted(app) ? "closedSome" : "closedDraft";
  }
  return goesOn ? "next" : "between";
}

export function view(app) {
  const name = state(app);
  return h(
    "div", { class: "page receipt" },
    h("h1", { tabindex: "-1", "data-key": "h1" }, app.t(`receipt.${name}`)),
    h("p", { class: "lede" }, app.t(`receipt.${name}Text`)),
    name === "next" ? h("div", { class: "row" },
      button(app.t("receipt.goOn"), "nextPart", { class: "primary", "data-key": "next" })) : null,
    app.room.released ? h("div", { class: "row", role: "status", "data-key": "released" },
      button(app.t("receipt.result"), "result", { class: "primary", "data-key": "result" })) : null,
    app.queue.pending.length > 0
      ? h("p", { class: "notice", "data-key": "unsent" },
        app.t("receipt.unsent", { n: app.queue.pending.length })) : null,
    code(app),
    h("div", { class: "row" },
      button(app.t("receipt.download"), "download", { "data-key": "download" }),
      button(app.t("menu.erase"), "eraseAsk", { class: "quiet", "data-key": "erase" })),
    h("div", { class: "row next-person" },
      button(app.t(app.study.shared ? "menu.next" : "menu.forget"), "nextPerson",
        { class: app.study.shared ? "primary" : "quiet", "data-key": "next-person" })));
}

/// The word code, large enough to be photographed.
export function code(app) {
  return h(
    "section", { class: "code-box", "aria-label": app.t("code.head"), "data-key": "code" },
    h("h2", {}, app.t("code.head")),
    h("p", { class: "word-code", dir: "ltr", translate: "no" }, app.code),
    h("p", { class: "muted" }, app.t("code.how"), " ",
      app.t(app.study.access === "personal" ? "code.onCard" : "code.alone")));
}

export const actions = {
  nextPart: (app) => app.go(firstStep(app)),

  async download(app) {
    try {
      const record = await server.download(app.code);
      const blob = new Blob([JSON.stringify(record, null, 2)], { type: "application/json" });
      const address = URL.createObjectURL(blob);
      h("a", { href: address, download: `${app.record.participant}.json` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      say(app.t("receipt.downloaded"));
    } catch (error) {
      app.ui.fault = error.status ? error.message : app.t("door.offline");
      app.render();
    }
  },

  nextPerson(app) {
    if (screen(app) === "receipt" && app.queue.pending.length === 0) {
      app.clear();
    } else {
      app.ui.dialog = "leave";
      app.render();
    }
  },
};

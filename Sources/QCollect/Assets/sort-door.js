// Coming in: what it is about, consent, a code; and the pages on which nothing goes on.

import { button, field, h } from "./sort-dom.js";
import { Refused, server } from "./sort-server.js";
import { code } from "./sort-receipt.js";
import { firstStep, question } from "./sort-way.js";
import { consent, says, title } from "./sort-words.js";

export function view(app) {
  const { study, room, ui } = app;
  const isByCode = needsCode(app);
  return h(
    "div", { class: "page" },
    says("h1", title(app), { tabindex: "-1" }),
    says("p", question(app), { class: "lede" }),
    languages(app),
    ui.isErased ? h("p", { class: "notice" }, app.t("said.erased")) : null,
    h("p", {}, app.t(room.state === "closed" ? "door.was" : study.presort === "off" ? "door.what" : "door.whatPiles",
      { n: study.statements.length })),
    // Whoever has a code agrees after it.
    study.consent && !isByCode ? consentText(app) : null,
    room.state === "open" || app.record
      ? null : h("p", { class: "notice" }, app.t(`door.${room.state}`)),
    ui.fault ? h("p", { class: "fault", role: "alert" }, ui.fault) : null,
    room.state === "none" ? null : isByCode ? codeForm(app) : beginForm(app),
    app.record || isByCode || room.state === "none" ? null : h(
      "details", { class: "other" },
      h("summary", {}, app.t("door.haveCode")), codeForm(app)));
}

/// Whether only those who have a code come in: where the study says so, and once the sorting is closed. A test
/// comes in without one.
const needsCode = ({ record, study, room, ui }) =>
  !record && ((study.access === "personal" && !ui.isTest) || room.state === "closed");

function consentText(app) {
  const { text, attributes } = consent(app);
  return h(
    "section", { class: "consent", "aria-labelledby": "consent-head" },
    h("h2", { id: "consent-head" }, app.t("consent.head")),
    text.split(/\n\s*\n/).map((paragraph) => h("p", attributes, paragraph)));
}

export function languages(app) {
  const codes = [...new Set([app.study.language, ...app.study.languages])];
  if (codes.length < 2) return null;
  return h(
    "p", { class: "languages" },
    h("label", { for: "language" }, app.t("menu.language")), " ",
    h("select", { id: "language", "data-change": "language" }, codes.map((code) =>
      h("option", { value: code, lang: code, selected: code === app.language }, nameOf(code)))));
}

/// What a language calls itself.
function nameOf(code) {
  return new Intl.DisplayNames([code], { type: "language" }).of(code);
}

function beginForm(app) {
  const asksJoin = !app.record && app.study.access === "join" && !app.ui.joinFromLink && !app.ui.isTest;
  return h(
    "form", { class: "begin", "data-submit": "enter", "data-key": "begin" },
    asksJoin ? [
      h("label", { for: "join" }, app.t("door.join")),
      field("input", app.ui.join, {
        id: "join", "data-input": "join", autocomplete: "off", autocapitalize: "none",
        spellcheck: "false", required: true,
      }),
    ] : null,
    h(
      "div", { class: "row" },
      h("button", { type: "submit", class: "primary" }, app.t(
        isEarly(app) ? (app.study.consent ? "consent.agreeEarly" : "door.comeIn")
          : app.study.consent ? "consent.agree" : "door.begin")),
      app.study.consent ? button(app.t("consent.decline"), "decline") : null));
}

/// Whoever comes in now waits for the room to open; a test need not.
const isEarly = ({ room, record, ui }) => room.state === "waiting" && !(record?.test ?? ui.isTest);

function codeForm(app) {
  return h(
    "form", { class: "code-form", "data-submit": "enterCode", "data-key": "code" },
    h("label", { for: "code" }, app.t("door.code")),
    field("input", app.ui.typed, {
      id: "code", "data-input": "typed", autocomplete: "off", autocapitalize: "none",
      spellcheck: "false", required: true,
    }),
    h("div", { class: "row" },
      h("button", { type: "submit", class: needsCode(app) ? "primary" : null }, app.t("door.goOn"))));
}

/// Let in before the room opens: the page goes on by itself.
export function waiting(app) {
  return h(
    "div", { class: "page" },
    h("h1", { tabindex: "-1", "data-key": "h1" }, app.t("waiting.head")),
    says("p", question(app), { class: "lede" }),
    h("p", { class: "notice" }, app.t("notice.waiting")),
    code(app));
}

export function declined(app) {
  return h(
    "div", { class: "page" },
    h("h1", { tabindex: "-1" }, app.t("declined.head")),
    h("p", {}, app.t(app.record ? "declined.record" : "declined.text")),
    button(app.t("declined.back"), "reconsider"));
}

export function gone(app) {
  const isElsewhere = app.gone === "superseded";
  return h(
    "div", { class: "page" },
    h("h1", { tabindex: "-1" }, app.t(isElsewhere ? "gone.elsewhere" : "gone.unknown")),
    h("p", {}, app.t(isElsewhere ? "gone.elsewhereText" : "gone.unknownText")),
    isElsewhere && app.queue.pending.length > 0
      ? h("p", { class: "notice alert" }, app.t("gone.unsent", { n: app.queue.pending.length })) : null,
    app.ui.fault ? h("p", { class: "fault", role: "alert" }, app.ui.fault) : null,
    h("div", { class: "row" },
      isElsewhere ? button(app.t("gone.here"), "takeOver", { class: "primary" }) : null,
      button(app.t("gone.leave"), "leave")));
}

/// Another workshop is open on the computer. Whoever wants to take part in that one loads the page again.
export function away(app) {
  const unsent = app.queue.pending.length;
  return h(
    "div", { class: "page" },
    h("h1", { tabindex: "-1", "data-key": "h1" }, app.t("away.head")),
    h("p", { class: "lede" }, app.t("away.text")),
    unsent > 0 ? h("p", { class: "notice" }, app.t("away.unsent", { n: unsent })) : null,
    code(app));
}

/// Asks to be let in; `false` where the server says no, with the reason on the page.
async function comeIn(app, { join = null, code = null }, begin = (entry) => app.begin(entry)) {
  if (app.isEntering) return false;
  app.isEntering = true;
  app.ui.fault = null;
  try {
    const body = { join, code, test: app.ui.isTest ?? false, language: app.language };
    begin(await server.enter(body));
    return true;
  } catch (error) {
    if (error.code === "join") app.ui.joinFromLink = false;
    if (error instanceof Refused) app.ui.fault = error.message;
    else app.ui.fault = app.t("door.offline");
    app.render();
    return false;
  } finally {
    app.isEntering = false;
  }
}

export const actions = {
  join: (app, data, node) => { app.ui.join = node.value; },
  typed: (app, data, node) => { app.ui.typed = node.value; },

  /// Begins: with consent, where it is asked for, it is given by this very button.
  async enter(app) {
    if (!app.record && !(await comeIn(app, { join: app.ui.join?.trim() || null }))) return;
    if (app.study.consent && app.record.consent !== true) {
      app.make([{ do: "consent", given: true }]);
    }
    if (app.record.step === "consent") app.go(firstStep(app));
  },

  /// Opens the record of a code, here or on from another device.
  async enterCode(app) {
    if (!(await comeIn(app, { code: app.ui.typed.trim() }))) return;
    const isAsked = app.study.consent && app.record.consent !== true;
    if (app.record.step === "consent" && !isAsked) app.go(firstStep(app));
  },

  decline(app) {
    if (app.record) app.make([{ do: "consent", given: false }]);
    app.ui.declined = true;
    app.render();
  },
  reconsider(app) {
    app.ui.declined = false;
    app.render();
  },

  takeOver: (app) => comeIn(app, { code: app.code }, (entry) => app.takeBack(entry)),
  leave: (app) => app.clear(),

  language(app, data, node) {
    const language = node.value;
    if (app.record) app.make([{ do: "language", language }]);
    else app.ui.language = language;
    app.speak(app.language);
    app.render();
  },
};

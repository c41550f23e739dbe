// The study's background questions. An answer is kept as soon as it is given.

import { button, field, h } from "./sort-dom.js";
import { say } from "./sort-say.js";
import { finish } from "./sort-way.js";

export function view(app) {
  const missing = app.ui.missing ?? [];
  return h(
    "div", { class: "page background" },
    h("h1", { tabindex: "-1", "data-key": "h1" }, app.t("background.head")),
    h("p", {}, app.t(app.study.background.some(({ required }) => required)
      ? "background.howRequired" : "background.how")),
    app.study.background.map((question, i) =>
      h("div", { class: "asked", "data-key": `asked-${question.id}` },
        fields[question.type](app, question, `answer-${i}`, missing.includes(question.id)))),
    h("div", { class: "row onward" },
      button(app.t("background.done"), "backgroundDone", { class: "primary", "data-key": "on" })));
}

function title(app, { question, required }) {
  return [
    h("span", app.writtenIn(app.study.language), question),
    required ? h("span", { class: "muted small" }, ` (${app.t("background.required")})`) : null,
  ];
}

function fault(app, { type }, id, isMissing) {
  if (!isMissing) return null;
  return h("p", { class: "fault", id: `${id}-fault` },
    app.t(type === "number" ? "background.numberMissing" : "background.missing"));
}

function line(app, question, id, isMissing, attributes) {
  return [
    h("label", { for: id }, title(app, question)),
    field(attributes.rows ? "textarea" : "input", app.record.answers[question.id], {
      id, "data-change": "answer", "data-id": question.id, autocomplete: "off",
      "aria-required": question.required ? "true" : null, "aria-invalid": isMissing ? "true" : null,
      "aria-describedby": isMissing ? `${id}-fault` : null, ...attributes,
    }),
    fault(app, question, id, isMissing),
  ];
}

function options(app, question, id, isMissing, type) {
  const answer = app.record.answers[question.id];
  const isChosen = (option) => (Array.isArray(answer) ? answer.includes(option) : answer === option);
  return h(
    "fieldset", {
      class: question.type === "scale" ? "scale" : null,
      "aria-describedby": isMissing ? `${id}-fault` : null,
    },
    h("legend", { id: `${id}-legend`, tabindex: "-1" }, title(app, question)),
    fault(app, question, id, isMissing),
    h("div", { class: "options" }, question.options.map((option) =>
      h("label", {},
        h("input", {
          type, name: id, value: option, "data-change": type === "radio" ? "answer" : "answerSeveral",
          "data-id": question.id, checked: isChosen(option),
        }),
        h("span", app.writtenIn(app.study.language), option)))));
}

const fields = {
  text: (...facts) => line(...facts, { type: "text", maxlength: 1000, dir: "auto" }),
  number: (...facts) => line(...facts, { type: "text", inputmode: "decimal", class: "short" }),
  choice: (...facts) => options(...facts, "radio"),
  scale: (...facts) => options(...facts, "radio"),
  several: (...facts) => options(...facts, "checkbox"),
};

/// A number as it was typed, with either sign for decimals; nothing where it is none.
function numberIn(text) {
  const plain = text.trim().replace(",", ".");
  return plain === "" || !Number.isFinite(Number(plain)) ? undefined : Number(plain);
}

function answer(app, id, value) {
  app.make([{ do: "answer", id, value }]);
  app.ui.missing = (app.ui.missing ?? []).filter((other) => other !== id);
  app.render();
}

export const actions = {
  answer(app, { id }, node) {
    const { type } = app.study.background.find((question) => question.id === id);
    const text = node.value.trim();
    const value = text === "" ? null : type === "number" ? numberIn(text) : text;
    if (value === undefined) {
      app.ui.missing = [...new Set([...(app.ui.missing ?? []), id])];
      say(app.t("background.numberMissing"));
      app.render();
    } else if (value !== (app.record.answers[id] ?? null)) {
      answer(app, id, value);
    }
  },

  answerSeveral(app, { id }, node) {
    const chosen = [...node.closest("fieldset").querySelectorAll("input:checked")];
    answer(app, id, chosen.length > 0 ? chosen.map(({ value }) => value) : null);
  },

  backgroundDone(app) {
    const faulty = app.ui.missing ?? [];
    const missing = app.study.background.filter(({ id, required }) =>
      (required && app.record.answers[id] === undefined) || faulty.includes(id));
    if (missing.length > 0) {
      app.ui.missing = missing.map(({ id }) => id);
      say(app.t("background.missingSome", { n: missing.length }));
      app.render();
      const i = app.study.background.indexOf(missing[0]);
      (document.getElementById(`answer-${i}`) ?? document.getElementById(`answer-${i}-legend`)).focus();
      return;
    }
    finish(app);
    app.go("receipt");
  },
};

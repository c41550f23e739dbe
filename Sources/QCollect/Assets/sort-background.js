// The study's background questions. An answer is kept as soon as it is given.

import { numberIn } from "./sort-digits.js";
import { button, field, h } from "./sort-dom.js";
import { say } from "./sort-say.js";
import { finish } from "./sort-way.js";
import { asked, option, says } from "./sort-words.js";

export function view(app) {
  return h(
    "div", { class: "page background" },
    h("h1", { tabindex: "-1", "data-key": "h1" }, app.t("background.head")),
    h("p", {}, app.t(app.study.background.some(({ required }) => required)
      ? "background.howRequired" : "background.how")),
    app.study.background.map((question, i) =>
      h("div", { class: "asked", "data-key": `asked-${question.id}` },
        fields[question.type](app, question, `answer-${i}`, isMissing(app, question)))),
    h("div", { class: "row onward" },
      button(app.t("background.done"), "backgroundDone", { class: "primary", "data-key": "on" })));
}

const isMissing = (app, { id }) => (app.ui.missing ?? []).includes(id);

/// Notes which questions still lack an answer. Those of before are remembered, too.
function miss(app, ids) {
  app.ui.missing = ids;
  app.ui.missed = [...new Set([...(app.ui.missed ?? []), ...ids])];
}

function title(app, question) {
  return [
    says("span", asked(app, question)),
    question.required ? h("span", { class: "muted small" }, ` (${app.t("background.required")})`) : null,
  ];
}

/// What is wrong with an answer. Its line stays when it is mended, and under a number it is there from the start:
/// an answer is taken while the next option is being pressed, which must not move away.
function fault(app, { id: asked, type }, id, isWrong) {
  const isNumber = type === "number";
  if (!isWrong && !isNumber && !(app.ui.missed ?? []).includes(asked)) return null;
  return h("p", { class: isWrong ? "fault" : isNumber ? "fault easy" : "fault mended", id: `${id}-fault` },
    app.t(isNumber ? "background.numberMissing" : "background.missing"));
}

function line(app, question, id, isWrong, attributes) {
  return [
    h("label", { for: id }, title(app, question)),
    field(attributes.rows ? "textarea" : "input", app.record.answers[question.id], {
      id, "data-change": "answer", "data-id": question.id, autocomplete: "off",
      "aria-required": question.required ? "true" : null, "aria-invalid": isWrong ? "true" : null,
      "aria-describedby": isWrong || question.type === "number" ? `${id}-fault` : null, ...attributes,
    }),
    fault(app, question, id, isWrong),
  ];
}

function options(app, question, id, isWrong, type) {
  const answer = app.record.answers[question.id];
  const isChosen = (option) => (Array.isArray(answer) ? answer.includes(option) : answer === option);
  return h(
    "fieldset", {
      class: question.type === "scale" ? "scale" : null,
      "aria-describedby": isWrong ? `${id}-fault` : null,
    },
    h("legend", { id: `${id}-legend`, tabindex: "-1" }, title(app, question)),
    fault(app, question, id, isWrong),
    h("div", { class: "options" }, question.options.map((answered, i) =>
      h("label", {},
        h("input", {
          type, name: id, value: answered, "data-change": type === "radio" ? "answer" : "answerSeveral",
          "data-id": question.id, checked: isChosen(answered),
        }),
        says("span", option(app, question, i))))));
}

const fields = {
  text: (...facts) => line(...facts, { type: "text", maxlength: 1000, dir: "auto" }),
  number: (...facts) => line(...facts, { type: "text", inputmode: "decimal", class: "short" }),
  choice: (...facts) => options(...facts, "radio"),
  scale: (...facts) => options(...facts, "radio"),
  several: (...facts) => options(...facts, "checkbox"),
};

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
      miss(app, [...new Set([...(app.ui.missing ?? []), id])]);
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
      miss(app, missing.map(({ id }) => id));
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

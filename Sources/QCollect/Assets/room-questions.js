// What people are asked about themselves after the sorting.

import { h } from "./room-dom.js";
import { announce } from "./room-announce.js";
import { area, field, select, tick } from "./room-fields.js";
import { editor } from "./room-editor.js";
import { freeID } from "./room-design.js";
import { lines } from "./room-statements.js";
import { rowList } from "./room-rows.js";
import { words } from "./room-phrases.js";

const said = words.prepare;

/// How many answers there are to choose from at least, by the kind of question; none for the others.
const FEWEST = { choice: 2, several: 1, scale: 2 };

export function questionsEditor() {
  const rows = rowList({
    add: said.addAsked, make: askedRow,
    blank: (existing) => ({ id: freeID("question", existing), question: "", type: "text", options: [], required: false }),
    gone: () => announce(said.removedAsked, { now: true }),
    moved: (place, count) => announce(said.movedAsked(place, count), { now: true }),
  });
  return editor({
    title: said.askedTitle, summary: (study) => said.askedSummary((study.background || []).length),
    lead: h("p", {}, said.askedLead), body: rows.node,
    values: (study) => ({ background: (study.background || []).map(plain) }),
    show: (values) => rows.show(values.background),
    read: () => ({ background: rows.read() }),
    faults: () => rows.rows.map((row) => row.fault()).find(Boolean) || null,
    place(message) {
      rows.wrong(message);
      return message ? rows.button : null;
    },
  });
}

/// In the shape in which it is edited: answers are one a line, and only where they are chosen from.
const plain = ({ id, question, type, options, required }) => ({
  id, question, type, options: FEWEST[type] ? lines(options.join("\n")) : [], required,
});

function askedRow(asked, index, remove, move) {
  const place = index + 1;
  const question = field(said.asked(place), area({ rows: 2 }));
  const type = field(said.kind, select(Object.entries(said.kinds)));
  const options = field(said.answers, area({ rows: 3 }), { hint: said.answersHint });
  const required = tick(said.needed);
  question.control.value = asked.question;
  type.control.value = asked.type;
  options.control.value = asked.options.join("\n");
  required.control.checked = asked.required;
  const fit = () => {
    options.node.hidden = !FEWEST[type.control.value];
  };
  fit();
  type.control.addEventListener("change", fit);
  const given = () => (FEWEST[type.control.value] ? lines(options.control.value) : []);
  return {
    parts: [question.node,
      h("div", { class: "asked", role: "group", "aria-label": said.asked(place) },
        type.node, required.node, options.node,
        h("div", { class: "buttons" }, move(said.moveUp(place), -1), move(said.moveDown(place), 1),
          remove(said.removeAsked(place))))],
    read: () => ({
      id: asked.id, question: question.control.value, type: type.control.value, options: given(),
      required: required.control.checked,
    }),
    /// The first control that is at fault, with what is wrong beside each.
    fault() {
      const isEmpty = !question.control.value.trim();
      question.wrong(isEmpty ? said.emptyAsked : null);
      const wrong = answersFault(type.control.value, given());
      options.wrong(wrong);
      return isEmpty ? question.control : wrong ? options.control : null;
    },
  };
}

/// What is wrong with the answers that people choose from.
function answersFault(type, answers) {
  if (answers.length < (FEWEST[type] || 0)) return said.fewAnswers(FEWEST[type]);
  if (new Set(answers).size < answers.length) return said.answerTwice;
  // Several answers of a person stand in one cell of the table, with semicolons in between.
  return type === "several" && answers.some((answer) => answer.includes(";")) ? said.answerParted : null;
}
